import { namedEvaluationsOf } from './evaluations.ts';
import { allOf, oneOf, whereFilters } from './filters.ts';
import { selectMetrics } from './metrics.ts';
import type { FilterParams } from './overview.ts';
import { question, sql, text } from './question.ts';

const SIDE_BY_SIDE = [
  'evaluations',
  'initial_budget',
  'budget',
  'executed',
  'execution_rate',
  'mean_rate',
  'unspent',
  'mean_score',
  'median_score',
  'weighted_score',
  'full_score_share',
  'verifiable_share',
  'not_demonstrated',
  'target_equals_actual_share',
] as const;

const SIDE_COLUMNS = [
  'fiscal_year',
  'evaluations',
  'initial_budget?',
  'budget?',
  'executed?',
  'execution_rate?',
  'mean_rate?',
  'unspent?',
  'mean_score?',
  'median_score?',
  'weighted_score?',
  'full_score_share?',
  'verifiable_share?',
  'not_demonstrated',
  'target_equals_actual_share?',
] as const;

export interface CompareUnitsParams extends FilterParams {
  /** unit_id of the units to set side by side; none gives no rows. */
  readonly units: readonly string[];
}

const noneGivesNothing = (column: string, ids: readonly string[]) =>
  ids.length === 0 ? { sql: 'FALSE', params: [] } : oneOf(column, ids);

/** Two to six units side by side, year by year. The filters' own units do not narrow it. */
export const compareUnits = question(
  'compare_units',
  '这些单位相比如何？',
  'How do these units compare?',
  ['unit_id', 'unit_name', 'unit_short_name', ...SIDE_COLUMNS],
  ({ filters, units }: CompareUnitsParams) => sql`
SELECT e.unit_id, max(e.unit_name) AS unit_name, max(e.unit_short_name) AS unit_short_name, e.fiscal_year,
  ${text(selectMetrics(SIDE_BY_SIDE))}
FROM ${namedEvaluationsOf(filters)}
WHERE ${allOf(noneGivesNothing('e.unit_id', units), whereFilters(filters, 'units'))}
GROUP BY e.unit_id, e.fiscal_year ORDER BY e.unit_id, e.fiscal_year`,
);

export interface CompareProjectsParams {
  /** project_id of the projects to set side by side; none gives no rows. */
  readonly projects: readonly string[];
}

/** Projects side by side, year by year. */
export const compareProjects = question(
  'compare_projects',
  '这些项目相比如何？',
  'How do these projects compare?',
  ['project_id', 'project_name', 'unit_id', 'unit_short_name', ...SIDE_COLUMNS],
  ({ projects }: CompareProjectsParams) => sql`
SELECT e.project_id, max(e.project_name) AS project_name, max(e.unit_id) AS unit_id,
  max(e.unit_short_name) AS unit_short_name, e.fiscal_year, ${text(selectMetrics(SIDE_BY_SIDE))}
FROM evaluation_summary e WHERE ${noneGivesNothing('e.project_id', projects)}
GROUP BY e.project_id, e.fiscal_year ORDER BY e.project_id, e.fiscal_year`,
);

export interface SameNamedParams {
  readonly units: readonly string[];
  readonly projects: readonly string[];
  readonly years: readonly number[];
  readonly limit: number;
}

/**
 * Indicators of the chosen units or projects that bear the same concept, or the same name, in more than one
 * form; rows of a group stand together.
 */
export const sameNamedIndicators = question(
  'same_named_indicators',
  '同名指标各报了多少？',
  'What was reported for indicators of the same name?',
  [
    'label',
    'concept_id?',
    'evaluation_id',
    'indicator_no',
    'fiscal_year',
    'unit_id',
    'unit_short_name',
    'project_id?',
    'project_name?',
    'name_raw',
    'target_raw?',
    'actual_raw?',
    'target_value?',
    'target_unit?',
    'actual_value?',
    'actual_unit?',
    'achievement_ratio?',
    'points?',
    'points_max?',
  ],
  ({ units, projects, years, limit }: SameNamedParams) => {
    const chosen = allOf(
      oneOf('i.unit_id', units),
      oneOf('i.project_id', projects),
      oneOf('i.fiscal_year', years),
    );
    return sql`
WITH chosen AS (
  SELECT i.*, coalesce(i.concept_id, trim(i.name_raw)) AS same_key FROM indicator_summary i WHERE ${chosen}
), shared AS (
  SELECT same_key, coalesce(max(c.name), max(trim(name_raw))) AS label, count(DISTINCT evaluation_id) AS forms
  FROM chosen LEFT JOIN concept c ON c.concept_id = chosen.concept_id
  GROUP BY same_key HAVING count(DISTINCT evaluation_id) > 1
)
SELECT s.label, i.concept_id, i.evaluation_id, i.indicator_no, i.fiscal_year, i.unit_id,
  e.unit_short_name, i.project_id, e.project_name, i.name_raw, i.target_raw, i.actual_raw,
  i.target_value, i.target_unit, i.actual_value, i.actual_unit, i.achievement_ratio, i.points, i.points_max
FROM chosen i JOIN shared s ON s.same_key = i.same_key
JOIN evaluation_summary e ON e.evaluation_id = i.evaluation_id
ORDER BY s.forms DESC, s.label, s.same_key, i.fiscal_year, i.evaluation_id, i.indicator_no LIMIT ${limit}`;
  },
);
