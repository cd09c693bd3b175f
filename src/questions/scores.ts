import { EVERY_FORM, evaluationsOf, rowsAt } from './evaluations.ts';
import { whereFilters } from './filters.ts';
import { type ByParams, grouped, type LimitedParams } from './grouping.ts';
import { selectMetrics } from './metrics.ts';
import type { FilterParams } from './overview.ts';
import { question, sql, text } from './question.ts';

const SCORES = [
  'evaluations',
  'mean_score',
  'weighted_score',
  'min_score',
  'max_score',
  'full_scores',
  'full_score_share',
  'not_demonstrated',
] as const;
/** The three quartiles from one aggregate, whose sorting is most of the work. */
const quartile = (place: number) => `100 * quantile_cont(e.score_share, [0.25, 0.5, 0.75])[${place}]`;
const QUARTILES = `${quartile(1)} AS q1_score, ${quartile(2)} AS median_score, ${quartile(3)} AS q3_score,
  count(e.score_share) AS evaluations_with_score`;

/**
 * Forms by score: bins of one point from 90, of five from 60, and one below 60. A bin holds its lower limit
 * and not its upper one, but for 100 itself, which is a bin of its own. Empty bins are not listed.
 */
export const scoreDistribution = question(
  'score_distribution',
  '自评得分如何分布？',
  'How are the self-scores distributed?',
  ['bin_low', 'bin_high', 'evaluations', 'not_demonstrated', 'budget?'],
  ({ filters }: FilterParams) => sql`
WITH binned AS (
  SELECT CASE WHEN e.score_floor >= 100 THEN 100 WHEN e.score_floor >= 90 THEN e.score_floor
    WHEN e.score_floor >= 60 THEN 5 * (e.score_floor // 5) ELSE 0 END AS bin_low, e.demonstrated, e.adjusted_amount
  FROM ${evaluationsOf(filters)} WHERE e.score_floor IS NOT NULL AND ${whereFilters(filters)}
)
SELECT CAST(bin_low AS DOUBLE) AS bin_low,
  CAST(CASE WHEN bin_low >= 100 THEN 100 WHEN bin_low >= 90 THEN bin_low + 1 WHEN bin_low >= 60 THEN bin_low + 5 ELSE 60 END
    AS DOUBLE) AS bin_high,
  count(*) AS evaluations, count(CASE WHEN demonstrated = FALSE THEN 1 END) AS not_demonstrated,
  sum(adjusted_amount) AS budget
FROM binned GROUP BY bin_low ORDER BY bin_low`,
);

/** Scores by the chosen dimension, lowest mean first; groups without any score come last. */
export const scoreBy = question(
  'score_by',
  '得分：按所选维度',
  'Scores by the chosen dimension',
  [
    'value',
    'label',
    'evaluations',
    'evaluations_with_score',
    'mean_score?',
    'median_score?',
    'weighted_score?',
    'min_score?',
    'q1_score?',
    'q3_score?',
    'max_score?',
    'full_scores',
    'full_score_share?',
    'not_demonstrated',
  ],
  ({ filters, by, limit }: ByParams) => {
    return grouped({
      by,
      filters,
      from: evaluationsOf(filters),
      columns: `${QUARTILES}, ${selectMetrics(SCORES)}`,
      order: { term: 'avg(e.score_share)', direction: 'ASC NULLS LAST' },
      limit,
    });
  },
);

/** One row a year, in order. */
export const scoreByYear = question(
  'score_by_year',
  '得分逐年如何变化？',
  'How did scores change over the years?',
  ['fiscal_year', 'evaluations', 'evaluations_with_score', 'mean_score?', 'median_score?', 'full_scores'],
  ({ filters }: FilterParams) => sql`
SELECT e.fiscal_year, count(e.score_share) AS evaluations_with_score,
  ${text(selectMetrics(['evaluations', 'mean_score', 'median_score', 'full_scores']))}
FROM ${evaluationsOf(filters)} WHERE ${whereFilters(filters)}
GROUP BY e.fiscal_year ORDER BY e.fiscal_year`,
);

/** Single scores by unit and year, for dots where there are too few forms for a summary. */
export const scoreDots = question(
  'score_dots',
  '每张表得了多少分？',
  'What did each form score?',
  [
    'evaluation_id',
    'project_name?',
    'title_raw',
    'unit_id',
    'unit_short_name',
    'fiscal_year',
    'score',
    'grade',
    'demonstrated?',
  ],
  ({ filters, limit }: LimitedParams) => sql`
WITH lowest AS (
  SELECT e.row_no FROM ${EVERY_FORM} WHERE e.score_share IS NOT NULL AND ${whereFilters(filters)}
  ORDER BY e.score_share, e.id_order LIMIT ${limit}
)
SELECT e.evaluation_id, e.project_name, e.title_raw, e.unit_id, e.unit_short_name, e.fiscal_year,
  100 * e.score_share AS score, e.grade, e.demonstrated
FROM evaluation_summary e WHERE ${rowsAt('lowest')} ORDER BY e.score_share, e.evaluation_id`,
);

const gradeCounts = (['excellent', 'good', 'fair', 'poor'] as const)
  .map((g) => `count(CASE WHEN e.grade = '${g}' THEN 1 END) AS ${g}`)
  .join(', ');

/** Forms by grade, by the chosen dimension. */
export const gradeShares = question(
  'grade_shares',
  '各等级占多少？',
  'How are the grades shared out?',
  ['value', 'label', 'evaluations', 'excellent', 'good', 'fair', 'poor', 'not_scored', 'not_demonstrated'],
  ({ filters, by, limit }: ByParams) => {
    return grouped({
      by,
      filters,
      from: EVERY_FORM,
      columns: `${selectMetrics(['evaluations', 'not_demonstrated'])}, ${gradeCounts}, count(*) - count(e.grade) AS not_scored`,
      order: { term: 'count(*)', direction: 'DESC' },
      limit,
    });
  },
);

/** Points lost by block, by the chosen dimension, with the number of forms for which each is known. */
export const whereLost = question(
  'where_lost',
  '分丢在哪里？',
  'Where are points lost?',
  [
    'value',
    'label',
    'evaluations',
    'budget_points_lost?',
    'output_lost?',
    'benefit_lost?',
    'satisfaction_lost?',
    'budget_points_known',
    'output_known',
    'benefit_known',
    'satisfaction_known',
  ],
  ({ filters, by, limit }: ByParams) => {
    return grouped({
      by,
      filters,
      from: EVERY_FORM,
      columns: `${selectMetrics(['evaluations', 'budget_points_lost', 'output_lost', 'benefit_lost', 'satisfaction_lost'])},
  count(e.budget_points_lost) AS budget_points_known, count(e.output_lost) AS output_known,
  count(e.benefit_lost) AS benefit_known, count(e.satisfaction_lost) AS satisfaction_known`,
      order: {
        term: `coalesce(sum(e.budget_points_lost), 0) + coalesce(sum(e.output_lost), 0) + coalesce(sum(e.benefit_lost), 0)
  + coalesce(sum(e.satisfaction_lost), 0)`,
        direction: 'DESC',
      },
      limit,
    });
  },
);

/** Above this many forms the scatter is drawn from bins. */
export const SCATTER_LIMIT = 2000;

/** One row a form that has both a rate and a score; none at all when there are more than `limit` of them. */
export const scoreVsExecution = question(
  'score_vs_execution',
  '得分与执行率相称吗？',
  'Do scores go with execution?',
  [
    'evaluation_id',
    'project_id?',
    'project_name?',
    'title_raw',
    'unit_id',
    'unit_short_name',
    'fiscal_year',
    'rate',
    'score',
    'adjusted_amount',
    'unspent',
    'demonstrated?',
  ],
  ({ filters, limit }: LimitedParams) => sql`
WITH chosen AS (
  SELECT e.row_no FROM ${EVERY_FORM}
  WHERE e.rate IS NOT NULL AND e.score_share IS NOT NULL AND ${whereFilters(filters)} LIMIT ${limit + 1}
), few AS (
  SELECT row_no FROM chosen WHERE (SELECT count(*) FROM chosen) <= ${limit}
)
SELECT e.evaluation_id, e.project_id, e.project_name, e.title_raw, e.unit_id, e.unit_short_name, e.fiscal_year,
  e.rate, 100 * e.score_share AS score, e.adjusted_amount, e.unspent, e.demonstrated
FROM evaluation_summary e WHERE ${rowsAt('few')}
ORDER BY e.adjusted_amount DESC, e.evaluation_id`,
);

/** The same in bins: 2 percentage points of the rate (all above 110 % together) by 1 point of the score. */
export const scoreVsExecutionBins = question(
  'score_vs_execution_bins',
  '得分与执行率相称吗（合并）？',
  'Do scores go with execution (binned)?',
  ['rate_low', 'rate_high', 'bin_low', 'bin_high', 'evaluations', 'budget?', 'unspent?'],
  ({ filters }: FilterParams) => sql`
WITH binned AS (
  SELECT e.rate_fiftieth AS r, e.score_floor AS s, e.adjusted_amount, e.unspent
  FROM ${evaluationsOf(filters)}
  WHERE e.rate_fiftieth IS NOT NULL AND e.score_floor IS NOT NULL AND ${whereFilters(filters)}
)
SELECT r / 50 AS rate_low, (r + 1) / 50 AS rate_high, CAST(s AS DOUBLE) AS bin_low, CAST(s + 1 AS DOUBLE) AS bin_high, count(*) AS evaluations,
  sum(adjusted_amount) AS budget, sum(unspent) AS unspent
FROM binned GROUP BY r, s ORDER BY r, s`,
);
