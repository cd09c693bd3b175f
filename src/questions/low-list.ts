import type { Statement } from '../engine/engine.ts';
import { rowsAt } from './evaluations.ts';
import { type Condition, oneOf, whereFilters } from './filters.ts';
import { type ListPage, type Orderings, orderedBy, wordOf } from './list-order.ts';
import type { FilterParams } from './overview.ts';
import { question, sql, text } from './question.ts';

/** A threshold that is null is not applied; with none applied nothing is listed. */
export interface LowLimits extends FilterParams {
  /** A form is listed when its rate is below this fraction … */
  readonly rateBelow: number | null;
  /** … or its score, of 100, is below this … */
  readonly scoreBelow: number | null;
  /** … or at least this many findings of severity E stand against it. */
  readonly errorsFrom: number | null;
}

export const LOW_ORDERINGS = {
  unspent: [['l.unspent', 'DESC']],
  severity: [
    ['l.reasons', 'DESC'],
    ['l.errors', 'DESC'],
    ['l.shortfall', 'DESC'],
  ],
  rate: [['l.rate', 'ASC']],
  score: [['l.score', 'ASC']],
  errors: [['l.errors', 'DESC']],
} as const satisfies Orderings<string>;
export type LowOrder = keyof typeof LOW_ORDERINGS;
export interface LowListParams extends LowLimits, ListPage<LowOrder> {}

/** What a unit writes where it gives no reason; a full stop may follow. */
const NO_REASON = ['无', '无偏差', '没有', '没有偏差', '无原因', '否', '/', '-', '—', '——'];
export const SAYS_NO_REASON: readonly string[] = NO_REASON.flatMap((word) => [word, `${word}。`, `${word}.`]);
const BLANKS = ' \t\n\r\u00a0\u3000';

function test(condition: string, limit: number | null): Condition {
  return limit === null ? { sql: 'FALSE', params: [] } : { sql: condition, params: [limit] };
}

const counted = (c: Condition) => `CASE WHEN ${c.sql} THEN 1 ELSE 0 END`;

/**
 * The forms that cross a limit, as the relation `low l` in a WITH clause, with what they are ordered by. Errors are
 * read only where they are asked for: the audit takes longest to be derived.
 */
function low(limits: LowLimits, audited: boolean): Statement {
  const crossed = [
    test('coalesce(l.rate < ?, FALSE)', limits.rateBelow),
    test('coalesce(round(l.score, 6) < ?, FALSE)', limits.scoreBelow),
    test('l.errors >= ?', limits.errorsFrom),
  ];
  const reasons = {
    sql: crossed.map(counted).join(' + '),
    params: crossed.flatMap((c) => c.params),
  };
  const found = audited
    ? 'coalesce(q.e, 0) AS errors, coalesce(q.w, 0) AS warnings'
    : 'CAST(NULL AS INTEGER) AS errors, CAST(NULL AS INTEGER) AS warnings';
  const join = audited ? 'LEFT JOIN quality_index q ON q.evaluation_id = e.evaluation_id' : '';
  return sql`form AS (
  SELECT e.evaluation_id, e.row_no, e.rate, e.unspent, 100 * e.score_share AS score, ${text(found)}, e.covers_projects,
    e.deviation_reason, e.reason_printed, greatest(1 - coalesce(e.rate, 1), 0) + greatest(1 - coalesce(e.score_share, 1), 0) AS shortfall
  FROM evaluation_summary e ${text(join)}
  WHERE ${whereFilters(limits.filters)}
), weighed AS (
  SELECT l.*, ${reasons} AS reasons FROM form l
), low AS (
  SELECT * FROM weighed WHERE reasons > 0
)`;
}

/** Whether the page itself cannot be had without the errors. */
function needsErrors({ errorsFrom, sort }: LowListParams): boolean {
  return errorsFrom !== null || ['severity', 'errors'].includes(wordOf(sort));
}

/** The forms of the page, as the relation `listed l`. */
function listed(params: LowListParams): Statement {
  return sql`${low(params, needsErrors(params))}, listed AS (
  SELECT * FROM low l ORDER BY ${orderedBy(LOW_ORDERINGS, params.sort)}, l.evaluation_id LIMIT ${params.limit} OFFSET ${params.offset}
)`;
}

/**
 * A page of the forms that cross any of the reader's thresholds, with the unit's own reason and where the form
 * stands. Severity: thresholds crossed, then errors, then how far rate and score together fall short. Errors are
 * NULL unless a threshold or the order reads them; `low_list_errors` gives them afterwards.
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
    'reason_printed',
    'improvement?',
    'source_id',
    'source_title',
    'locator',
  ],
  (params: LowListParams) => sql`
WITH ${listed(params)}
SELECT e.evaluation_id, e.kind, e.project_id, e.project_name, e.title_raw, e.unit_id, e.unit_name, e.unit_short_name,
  e.department_name, e.region, e.fiscal_year, e.category, e.attribute, e.term, e.profile_id, e.initial_amount,
  e.adjusted_amount, e.executed_amount, l.rate, l.unspent, l.score, e.grade, e.demonstrated, e.verifiable_share,
  l.errors, l.warnings, e.deviation_reason, e.reason_printed, e.improvement, e.source_id,
  coalesce(s.title, e.source_id) AS source_title, e.locator
FROM listed l JOIN evaluation_summary e ON e.row_no = l.row_no AND ${rowsAt('listed')}
LEFT JOIN source s ON s.source_id = e.source_id
ORDER BY ${orderedBy(LOW_ORDERINGS, params.sort)}, l.evaluation_id`,
);

/**
 * How many forms cross the thresholds, their unspent money, how many of them have a field for reasons, and how many
 * of those give none: a list without such a column was not asked. As in every sum,
 * a department's money that its project forms hold already is not counted twice.
 */
export const lowListTotals = question(
  'low_list_totals',
  '越过所设界限的自评表合计如何？',
  'What do the forms that cross the thresholds come to?',
  ['matches', 'total_unspent', 'with_reason_field', 'without_reason'],
  (limits: LowLimits) => {
    const once = text(limits.filters.kind === null ? 'l.covers_projects' : 'FALSE');
    const said = text(`trim(coalesce(l.deviation_reason, ''), '${BLANKS}')`);
    return sql`
WITH ${low(limits, limits.errorsFrom !== null)}
SELECT count(*) AS matches,
  coalesce(sum(CASE WHEN l.unspent > 0 AND NOT ${once} THEN l.unspent END), 0) AS total_unspent,
  count(CASE WHEN l.reason_printed THEN 1 END) AS with_reason_field,
  count(CASE WHEN l.reason_printed AND (${said} = '' OR ${oneOf(said.sql, SAYS_NO_REASON)}) THEN 1 END) AS without_reason
FROM low l`;
  },
);

/** The findings against each form on a page of `low_list`. Reads `quality_index`, which the audit derives. */
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
