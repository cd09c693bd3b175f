import { DIMENSIONS } from './dimensions.ts';
import { evaluationsOf } from './evaluations.ts';
import { type Condition, whereFilters } from './filters.ts';
import { metric, selectMetrics } from './metrics.ts';
import { question, sql, text } from './question.ts';
import type { Filters } from './types.ts';

export interface FilterParams {
  readonly filters: Filters;
}

const FIGURES = [
  'evaluations',
  'initial_budget',
  'budget',
  'executed',
  'execution_rate',
  'mean_rate',
  'rate_of_initial',
  'unspent',
  'mean_score',
  'median_score',
  'weighted_score',
  'min_score',
  'excellent_share',
  'good_share',
  'fair_share',
  'poor_share',
  'full_scores',
  'full_score_share',
  'verifiable_share',
  'not_demonstrated',
  'target_equals_actual_share',
] as const;

const COMPARED = [
  'evaluations',
  'budget',
  'executed',
  'execution_rate',
  'unspent',
  'median_score',
  'full_score_share',
] as const;

/** The year before that of the selection; NULL when it lies in several. Known at once when one year is chosen. */
function yearBefore(filters: Filters): Condition {
  const [year] = filters.years;
  if (year !== undefined && filters.years.length === 1) return { sql: '?', params: [year - 1] };
  const { sql, params } = whereFilters(filters);
  return {
    sql: `(SELECT CASE WHEN min(e.fiscal_year) = max(e.fiscal_year) THEN min(e.fiscal_year) - 1 END
    FROM evaluation_fact e WHERE ${sql})`,
    params,
  };
}

/**
 * The figures of a selection, in one row. The `previous_` ones are those of the year before, under the same
 * other filters, and only when the selection lies in one year.
 */
export const overviewFigures = question(
  'overview_figures',
  '自评总体情况如何？',
  'What do the self-evaluations say as a whole?',
  [
    'year_from?',
    'year_to?',
    'units',
    'projects',
    'evaluations_with_rate',
    'evaluations_with_score',
    'evaluations_with_initial',
    'evaluations',
    'initial_budget?',
    'budget?',
    'executed?',
    'execution_rate?',
    'mean_rate?',
    'rate_of_initial?',
    'unspent?',
    'mean_score?',
    'median_score?',
    'weighted_score?',
    'min_score?',
    'excellent_share?',
    'good_share?',
    'fair_share?',
    'poor_share?',
    'full_scores',
    'full_score_share?',
    'verifiable_share?',
    'not_demonstrated',
    'target_equals_actual_share?',
    'previous_evaluations?',
    'previous_budget?',
    'previous_executed?',
    'previous_execution_rate?',
    'previous_unspent?',
    'previous_median_score?',
    'previous_full_score_share?',
  ],
  ({ filters }: FilterParams) => sql`
WITH now AS (
  SELECT min(e.fiscal_year) AS year_from, max(e.fiscal_year) AS year_to,
    count(DISTINCT e.unit_id) AS units, count(DISTINCT e.project_no) AS projects,
    count(e.rate) AS evaluations_with_rate, count(e.score_share) AS evaluations_with_score,
    count(e.initial_amount) AS evaluations_with_initial,
    ${text(selectMetrics(FIGURES))}
  FROM ${evaluationsOf(filters)} WHERE ${whereFilters(filters)}
), before AS (
  SELECT ${text(COMPARED.map((id) => `${metric(id).sql} AS previous_${id}`).join(', '))}
  FROM ${evaluationsOf(filters)}
  WHERE e.fiscal_year = ${yearBefore(filters)} AND ${whereFilters(filters, 'years')}
  HAVING count(*) > 0
)
SELECT n.*, ${text(COMPARED.map((id) => `b.previous_${id}`).join(', '))}
FROM now n LEFT JOIN before b ON n.evaluations > 0`,
);

const CHOICES = DIMENSIONS.filter((d) => d.filter !== null);

/**
 * Every value of every filter with the number of forms it would leave, the filter itself set aside, so that
 * a second year can be added to the first.
 */
export const filterOptions = question(
  'filter_options',
  '可以按什么筛选？',
  'What can be filtered by?',
  ['dimension', 'value', 'label', 'evaluations'],
  ({ filters }: FilterParams) => {
    const branches = CHOICES.map((d) => {
      const where = whereFilters(filters, d.filter ?? undefined);
      const named = d.id === 'unit' || d.id === 'department';
      const counted = `SELECT ${d.key} AS k, count(*) AS n FROM evaluation_fact e
  WHERE ${d.key} IS NOT NULL AND ${where.sql} GROUP BY ${d.key}`;
      return {
        sql: `SELECT '${d.id}' AS dimension, CAST(c.k AS VARCHAR) AS value,
  ${named ? 'coalesce(u.name, c.k)' : 'CAST(c.k AS VARCHAR)'} AS label, c.n AS evaluations
FROM (${counted}) c${named ? ' LEFT JOIN unit u ON u.unit_id = c.k' : ''}`,
        params: where.params,
      };
    });
    return {
      sql: `${branches.map((b) => b.sql).join('\nUNION ALL\n')}\nORDER BY dimension, evaluations DESC, value`,
      params: branches.flatMap((b) => b.params),
    };
  },
);
