import type { Statement } from '../engine/engine.ts';
import { type Condition, whereFilters } from './filters.ts';
import type { FilterParams } from './overview.ts';
import { question, sql, text } from './question.ts';

/** A threshold that is null is not applied; with none applied nothing is listed. */
export interface LowListParams extends FilterParams {
  /** A form is listed when its rate is below this fraction … */
  readonly rateBelow: number | null;
  /** … or its score, of 100, is below this … */
  readonly scoreBelow: number | null;
  /** … or at least this many findings of severity E stand against it. */
  readonly errorsFrom: number | null;
  readonly sort: 'unspent' | 'severity';
  readonly limit: number;
}

const ORDER = {
  unspent: 'l.unspent DESC NULLS LAST',
  severity: 'l.reasons DESC, l.errors DESC, l.shortfall DESC',
} as const;

function test(condition: string, limit: number | null): Condition {
  return limit === null ? { sql: 'FALSE', params: [] } : { sql: condition, params: [limit] };
}

const counted = (c: Condition) => `CASE WHEN ${c.sql} THEN 1 ELSE 0 END`;

/** Errors are read only where a limit or the order needs them: the audit takes longest to be derived. */
function needsErrors({ errorsFrom, sort }: LowListParams): boolean {
  return errorsFrom !== null || sort === 'severity';
}

/** The forms listed, as the relation `listed l` in a WITH clause, with what they are listed and ordered by. */
function listed(params: LowListParams): Statement {
  const audited = needsErrors(params);
  const crossed = [
    test('coalesce(l.rate < ?, FALSE)', params.rateBelow),
    test('coalesce(round(l.score, 6) < ?, FALSE)', params.scoreBelow),
    test('l.errors >= ?', params.errorsFrom),
  ];
  const reasons = {
    sql: crossed.map(counted).join(' + '),
    params: crossed.flatMap((c) => c.params),
  };
  // As in every sum: a department's money that its project forms hold already is not counted twice.
  const once = text(params.filters.kind === null ? 'l.covers_projects' : 'FALSE');
  const found = audited
    ? 'coalesce(q.e, 0) AS errors, coalesce(q.w, 0) AS warnings'
    : 'CAST(NULL AS INTEGER) AS errors, CAST(NULL AS INTEGER) AS warnings';
  const join = audited ? 'LEFT JOIN quality_index q ON q.evaluation_id = e.evaluation_id' : '';
  return sql`form AS (
  SELECT e.evaluation_id, e.rate, e.unspent, 100 * e.score_share AS score, ${text(found)}, e.covers_projects,
    greatest(1 - coalesce(e.rate, 1), 0) + greatest(1 - coalesce(e.score_share, 1), 0) AS shortfall
  FROM evaluation_summary e ${text(join)}
  WHERE ${whereFilters(params.filters)}
), weighed AS (
  SELECT l.*, ${reasons} AS reasons FROM form l
), counted AS (
  SELECT l.*, count(*) OVER () AS matches,
    coalesce(sum(CASE WHEN l.unspent > 0 AND NOT ${once} THEN l.unspent END) OVER (), 0) AS total_unspent
  FROM weighed l WHERE l.reasons > 0
), listed AS (
  SELECT * FROM counted l ORDER BY ${text(ORDER[params.sort])}, l.evaluation_id LIMIT ${params.limit}
)`;
}

/**
 * Forms that cross any of the reader's thresholds, with the unit's own reason and where the form stands;
 * `matches` is the number of all of them and `total_unspent` their unspent money. Severity: thresholds crossed,
 * then errors, then how far rate and score together fall short. Errors are NULL unless a threshold or the order
 * reads them; `low_list_errors` gives them afterwards.
 */
export const lowList = question(
  'low_list',
  '哪些自评表越过了所设界限？',
  'Which forms cross the thresholds?',
  [
    'evaluation_id',
    'kind',
    'project_id?',
    'project_name?',
    'title_raw',
    'unit_id',
    'unit_name',
    'unit_short_name',
    'department_name?',
    'region?',
    'fiscal_year',
    'category?',
    'attribute?',
    'term?',
    'profile_id?',
    'initial_amount?',
    'adjusted_amount?',
    'executed_amount?',
    'rate?',
    'unspent?',
    'score?',
    'grade?',
    'demonstrated?',
    'verifiable_share?',
    'errors?',
    'warnings?',
    'deviation_reason?',
    'improvement?',
    'source_id',
    'source_title',
    'locator',
    'matches',
    'total_unspent',
  ],
  (params: LowListParams) => sql`
WITH ${listed(params)}
SELECT e.evaluation_id, e.kind, e.project_id, e.project_name, e.title_raw, e.unit_id, e.unit_name, e.unit_short_name,
  e.department_name, e.region, e.fiscal_year, e.category, e.attribute, e.term, e.profile_id, e.initial_amount,
  e.adjusted_amount, e.executed_amount, l.rate, l.unspent, l.score, e.grade, e.demonstrated, e.verifiable_share,
  l.errors, l.warnings, e.deviation_reason, e.improvement, e.source_id,
  coalesce(s.title, e.source_id) AS source_title, e.locator, l.matches, l.total_unspent
FROM listed l JOIN evaluation_summary e ON e.evaluation_id = l.evaluation_id
LEFT JOIN source s ON s.source_id = e.source_id
ORDER BY ${text(ORDER[params.sort])}, l.evaluation_id`,
);

/** The findings against each form that `low_list` lists. Reads `quality_index`, which the audit derives. */
export const lowListErrors = question(
  'low_list_errors',
  '所列自评表各有几条疑点？',
  'How many findings stand against each form listed?',
  ['evaluation_id', 'errors', 'warnings'],
  (params: LowListParams) => sql`
WITH ${listed(params)}
SELECT l.evaluation_id, coalesce(i.e, 0) AS errors, coalesce(i.w, 0) AS warnings
FROM listed l LEFT JOIN quality_index i ON i.evaluation_id = l.evaluation_id
ORDER BY l.evaluation_id`,
);
