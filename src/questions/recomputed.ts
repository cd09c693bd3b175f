import type { Statement } from '../engine/engine.ts';
import { whereFilters } from './filters.ts';
import type { FilterParams } from './overview.ts';
import { question, sql } from './question.ts';

export interface RecomputedParams extends FilterParams {
  /**
   * The recomputation to compare with, one row a form: that of each form under its own scheme, or what scoring
   * writes for one scheme over the forms chosen.
   */
  readonly recomputation: Statement;
  /** A total outside the recomputed range by up to this many points is rounding. */
  readonly tolerance: number;
  readonly limit: number;
}

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
  SELECT r.*, e.form_no AS fact_no FROM r JOIN evaluation_fact e ON e.id_order = r.form_no
  WHERE r.total_low IS NOT NULL AND r.total_high IS NOT NULL AND ${whereFilters(filters)}
), counted AS (
  SELECT count(CASE WHEN on_scale THEN total_reported END) AS computable,
    count(CASE WHEN on_scale AND total_reported IS NOT NULL THEN total_recomputed END) AS determined,
    count(CASE WHEN on_scale AND gap > ${tolerance} THEN 1 END) AS above_range,
    count(CASE WHEN on_scale AND gap < -CAST(${tolerance} AS DOUBLE) THEN 1 END) AS below_range,
    count(CASE WHEN NOT on_scale THEN 1 END) AS off_scale
  FROM chosen
), first AS (
  SELECT * FROM chosen WHERE on_scale ORDER BY abs(coalesce(gap, 0)) DESC, total_high - total_low, form_no LIMIT ${limit}
)
SELECT e.evaluation_id, e.kind, e.project_name, e.title_raw, e.unit_id, e.unit_short_name, e.fiscal_year, r.profile_id,
  r.total_reported, r.total_low, r.total_high, r.total_recomputed, r.gap, r.budget_points_available,
  r.budget_points_recomputed, r.indicator_available, n.computable, n.determined, n.above_range, n.below_range,
  n.off_scale
FROM first r CROSS JOIN counted n JOIN evaluation_summary e ON e.form_no = r.fact_no
ORDER BY abs(coalesce(r.gap, 0)) DESC, r.total_high - r.total_low, r.form_no`,
);
