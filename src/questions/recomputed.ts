import type { Statement } from '../engine/engine.ts';
import { whereFilters } from './filters.ts';
import type { FilterParams } from './overview.ts';
import { question, sql } from './question.ts';

export interface RecomputedParams extends FilterParams {
  /**
   * The recomputation to compare with, one row a form: `SELECT * FROM recomputed_evaluation` for each form
   * under its own scheme, or what scoring writes for one scheme over all forms.
   */
  readonly recomputation: Statement;
  /** A total outside the recomputed range by up to this many points is rounding. */
  readonly tolerance: number;
}

/** Each form under its own scheme, as derived after the load. */
export const OWN_RECOMPUTATION: Statement = { sql: 'SELECT * FROM recomputed_evaluation', params: [] };

/** Self-scores against what the arithmetic allows, those furthest outside first. */
export const recomputedForms = question(
  'recomputed_forms',
  '自报得分与复算相符吗？',
  'Do self-scores agree with the recomputation?',
  [
    'evaluation_id',
    'kind',
    'project_name?',
    'title_raw',
    'unit_id',
    'unit_short_name',
    'fiscal_year',
    'profile_id?',
    'total_reported?',
    'total_low',
    'total_high',
    'total_recomputed?',
    'gap?',
    'budget_points_available?',
    'budget_points_recomputed?',
    'indicator_available?',
  ],
  ({ filters, recomputation, limit }: RecomputedParams & { readonly limit: number }) => sql`
WITH r AS (${recomputation})
SELECT e.evaluation_id, e.kind, e.project_name, e.title_raw, e.unit_id, e.unit_short_name, e.fiscal_year, r.profile_id,
  r.total_reported, r.total_low, r.total_high, r.total_recomputed, r.gap, r.budget_points_available,
  r.budget_points_recomputed, r.indicator_available
FROM r JOIN evaluation_summary e ON e.evaluation_id = r.evaluation_id
WHERE r.total_low IS NOT NULL AND r.total_high IS NOT NULL AND ${whereFilters(filters)}
ORDER BY abs(coalesce(r.gap, 0)) DESC, r.total_high - r.total_low, e.evaluation_id LIMIT ${limit}`,
);

/** How many forms lie inside what the arithmetic allows, above and below it; one row. */
export const recomputedCounts = question(
  'recomputed_counts',
  '有多少自报得分算得出来？',
  'How many self-scores does the arithmetic bear out?',
  ['evaluations', 'computable', 'determined', 'above_range', 'below_range'],
  ({ filters, recomputation, tolerance }: RecomputedParams) => sql`
WITH r AS (${recomputation})
SELECT count(*) AS evaluations,
  count(CASE WHEN r.total_reported IS NOT NULL THEN r.total_low + r.total_high END) AS computable,
  count(CASE WHEN r.total_reported IS NOT NULL THEN r.total_recomputed END) AS determined,
  count(CASE WHEN r.gap > ${tolerance} THEN 1 END) AS above_range,
  count(CASE WHEN r.gap < -CAST(${tolerance} AS DOUBLE) THEN 1 END) AS below_range
FROM evaluation_summary e LEFT JOIN r ON r.evaluation_id = e.evaluation_id
WHERE ${whereFilters(filters)}`,
);
