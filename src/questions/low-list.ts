import { allOf, type Condition, whereFilters } from './filters.ts';
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

/**
 * Forms that cross any of the reader's thresholds, with the unit's own reason and where the form stands;
 * `matches` is the number of all of them and `total_unspent` their unspent money. Severity: thresholds crossed, then errors, then how far rate and
 * score together fall short. Reads `quality_index`, which the audit derives.
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
    'errors',
    'warnings',
    'deviation_reason?',
    'improvement?',
    'source_id',
    'source_title',
    'locator',
    'matches',
    'total_unspent',
  ],
  (params: LowListParams) => {
    const rate = test('coalesce(l.rate < ?, FALSE)', params.rateBelow);
    const score = test('coalesce(round(l.score, 6) < ?, FALSE)', params.scoreBelow);
    const errors = test('l.errors >= ?', params.errorsFrom);
    const crossed = [rate, score, errors];
    const reasons = {
      sql: crossed.map(counted).join(' + '),
      params: crossed.flatMap((c) => c.params),
    };
    // As in every sum: a department's money that its project forms hold already is not counted twice.
    const once = text(params.filters.kind === null ? 'l.covers_projects' : 'FALSE');
    return sql`
WITH form AS (
  SELECT e.*, 100 * e.score_share AS score, coalesce(q.e, 0) AS errors, coalesce(q.w, 0) AS warnings,
    s.title AS source_title,
    greatest(1 - coalesce(e.rate, 1), 0) + greatest(1 - coalesce(e.score_share, 1), 0) AS shortfall
  FROM evaluation_summary e
  LEFT JOIN quality_index q ON q.evaluation_id = e.evaluation_id
  LEFT JOIN source s ON s.source_id = e.source_id
  WHERE ${allOf(whereFilters(params.filters))}
), listed AS (
  SELECT l.*, ${reasons} AS reasons FROM form l
)
SELECT l.evaluation_id, l.kind, l.project_id, l.project_name, l.title_raw, l.unit_id, l.unit_name, l.unit_short_name,
  l.department_name, l.region, l.fiscal_year, l.category, l.attribute, l.term, l.profile_id, l.initial_amount,
  l.adjusted_amount, l.executed_amount, l.rate, l.unspent, l.score, l.grade, l.demonstrated, l.verifiable_share,
  l.errors, l.warnings, l.deviation_reason, l.improvement, l.source_id,
  coalesce(l.source_title, l.source_id) AS source_title, l.locator, count(*) OVER () AS matches,
  coalesce(sum(CASE WHEN l.unspent > 0 AND NOT ${once} THEN l.unspent END) OVER (), 0) AS total_unspent
FROM listed l WHERE l.reasons > 0
ORDER BY ${text(ORDER[params.sort])}, l.evaluation_id LIMIT ${params.limit}`;
  },
);
