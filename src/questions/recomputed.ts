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
  readonly limit: number;
}

/** Each form under its own scheme, as derived after the load. */
export const OWN_RECOMPUTATION: Statement = { sql: 'SELECT * FROM recomputed_evaluation', params: [] };

/**
 * Self-scores against what the arithmetic allows, those furthest outside first. Every row also holds how many of
 * the selected forms can be recomputed, how many of them to one figure, and how many lie above and below. Forms
 * whose printed points do not add up to their full score are on another scale than their total: they are counted
 * in `off_scale` and not compared.
 */
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
    'computable',
    'determined',
    'above_range',
    'below_range',
    'off_scale',
  ],
  ({ filters, recomputation, tolerance, limit }: RecomputedParams) => sql`
WITH r AS (${recomputation}
), chosen AS (
  SELECT r.*, coalesce(abs(r.budget_points_available + r.indicator_available - coalesce(CAST(e.total_max AS DOUBLE), 100))
    < 0.01, FALSE) AS on_scale
  FROM r JOIN evaluation_summary e ON e.evaluation_id = r.evaluation_id
  WHERE r.total_low IS NOT NULL AND r.total_high IS NOT NULL AND ${whereFilters(filters)}
), scaled AS (
  SELECT *, count(CASE WHEN NOT on_scale THEN 1 END) OVER () AS off_scale
  FROM chosen
), counted AS (
  SELECT *, count(total_reported) OVER () AS computable,
    count(CASE WHEN total_reported IS NOT NULL THEN total_recomputed END) OVER () AS determined,
    count(CASE WHEN gap > ${tolerance} THEN 1 END) OVER () AS above_range,
    count(CASE WHEN gap < -CAST(${tolerance} AS DOUBLE) THEN 1 END) OVER () AS below_range
  FROM scaled WHERE on_scale
), first AS (
  SELECT * FROM counted ORDER BY abs(coalesce(gap, 0)) DESC, total_high - total_low, evaluation_id LIMIT ${limit}
)
SELECT e.evaluation_id, e.kind, e.project_name, e.title_raw, e.unit_id, e.unit_short_name, e.fiscal_year, r.profile_id,
  r.total_reported, r.total_low, r.total_high, r.total_recomputed, r.gap, r.budget_points_available,
  r.budget_points_recomputed, r.indicator_available, r.computable, r.determined, r.above_range, r.below_range,
  r.off_scale
FROM first r JOIN evaluation_summary e ON e.evaluation_id = r.evaluation_id
ORDER BY abs(coalesce(r.gap, 0)) DESC, r.total_high - r.total_low, e.evaluation_id`,
);
