import { EVERY_FORM, evaluationsOf, namedEvaluationsOf, rowsAt } from './evaluations.ts';
import { allOf, type Condition, oneOf, whereFilters } from './filters.ts';
import { selectMetrics } from './metrics.ts';
import type { FilterParams } from './overview.ts';
import { question, sql, type Text, text } from './question.ts';
import { LOST_SHARES } from './score-groups.ts';

/** What stands side by side: units, the years of one unit, or the years of one project. */
export type SideKind = 'units' | 'unit-years' | 'project-years';

export interface SidesParams extends FilterParams {
  readonly sides: SideKind;
  /** unit_id or project_id of what is compared; empty lets the question choose. */
  readonly chosen: readonly string[];
}

/** Units that are set side by side when the reader has chosen none. */
export const DEFAULT_SIDES = 4;
export const MOST_SIDES = 6;
/** Forms of one side that are listed for one indicator. */
const ENTRIES = 12;

const KEY = {
  units: 'e.unit_id',
  'unit-years': 'e.fiscal_year',
  'project-years': 'e.fiscal_year',
} as const;

const LABEL = {
  units: 'e.unit_short_name',
  'unit-years': 'e.fiscal_year',
  'project-years': 'e.fiscal_year',
} as const;

/**
 * The forms that are compared. When the reader has chosen nothing: the units with the largest budgets, or the
 * one unit or project with most years (then forms, then money).
 */
function scope({ filters, sides, chosen }: SidesParams): Condition {
  const column = sides === 'project-years' ? 'e.project_id' : 'e.unit_id';
  const where = whereFilters(filters);
  if (chosen.length > 0) {
    const named = sides === 'units' ? chosen.slice(0, MOST_SIDES) : chosen.slice(0, 1);
    return allOf(oneOf(column, named), whereFilters(filters, 'units'));
  }
  const order = sides === 'units' ? '' : 'count(DISTINCT e.fiscal_year) DESC, count(*) DESC,';
  const limit = sides === 'units' ? DEFAULT_SIDES : 1;
  const compared = sides === 'project-years' ? namedEvaluationsOf : evaluationsOf;
  return {
    sql: `(${where.sql}) AND ${column} IN (SELECT ${column} FROM ${compared(filters).sql}
      WHERE ${column} IS NOT NULL AND ${where.sql}
      GROUP BY ${column} ORDER BY ${order} coalesce(sum(e.adjusted_amount), 0) DESC, ${column} LIMIT ${limit})`,
    params: [...where.params, ...where.params],
  };
}

/** The forms as printed: the short copy, but where a project is compared, which it does not name. */
const formsOf = (sides: SideKind) => (sides === 'project-years' ? text('evaluation_summary e') : EVERY_FORM);

const FIGURES = [
  'evaluations',
  'initial_budget',
  'budget',
  'executed',
  'execution_rate',
  'mean_rate',
  'unspent',
  'mean_score',
  'median_score',
  'min_score',
  'max_score',
  'full_scores',
  'full_score_share',
  'verifiable_share',
  'not_demonstrated',
  'target_equals_actual_share',
] as const;

/** Every side in one row, with its figures. */
export const sideFigures = question(
  'side_figures',
  '并排相比，各方如何？',
  'How do they compare side by side?',
  [
    'value',
    'label',
    'unit_id',
    'unit_name',
    'project_id?',
    'project_name?',
    'year_from',
    'year_to',
    'evaluations_with_rate',
    'evaluations_with_score',
    'evaluations',
    'initial_budget?',
    'budget?',
    'executed?',
    'execution_rate?',
    'mean_rate?',
    'unspent?',
    'mean_score?',
    'median_score?',
    'min_score?',
    'q1_score?',
    'q3_score?',
    'max_score?',
    'full_scores',
    'full_score_share?',
    'verifiable_share?',
    'not_demonstrated',
    'target_equals_actual_share?',
  ],
  (params: SidesParams) => {
    const key: Text = text(KEY[params.sides]);
    return sql`
SELECT CAST(${key} AS VARCHAR) AS value, CAST(max(${text(LABEL[params.sides])}) AS VARCHAR) AS label,
  max(e.unit_id) AS unit_id, max(e.unit_name) AS unit_name, max(e.project_id) AS project_id,
  max(e.project_name) AS project_name, min(e.fiscal_year) AS year_from, max(e.fiscal_year) AS year_to,
  count(e.rate) AS evaluations_with_rate, count(e.score_share) AS evaluations_with_score,
  100 * quantile_cont(e.score_share, 0.25) AS q1_score, 100 * quantile_cont(e.score_share, 0.75) AS q3_score,
  ${text(selectMetrics(FIGURES))}
FROM ${namedEvaluationsOf(params.filters)}
WHERE ${scope(params)}
GROUP BY ${key}
ORDER BY ${text(params.sides === 'units' ? 'coalesce(sum(e.adjusted_amount), 0) DESC, value' : 'value')}`;
  },
);

/** Every scored form of the sides, for dots; lowest first. */
export const sideScores = question(
  'side_scores',
  '各方每张表得了多少分？',
  'What did each form of the sides score?',
  [
    'value',
    'evaluation_id',
    'project_name?',
    'title_raw',
    'unit_short_name',
    'fiscal_year',
    'profile_id?',
    'rate?',
    'score',
    'adjusted_amount?',
  ],
  (params: SidesParams & { readonly limit: number }) => sql`
WITH lowest AS (
  SELECT e.row_no FROM ${formsOf(params.sides)} WHERE e.score_share IS NOT NULL AND ${scope(params)}
  ORDER BY CAST(${text(KEY[params.sides])} AS VARCHAR), e.score_share, e.form_no LIMIT ${params.limit}
)
SELECT CAST(${text(KEY[params.sides])} AS VARCHAR) AS value, e.evaluation_id, e.project_name, e.title_raw,
  e.unit_short_name, e.fiscal_year, e.profile_id, e.rate, 100 * e.score_share AS score, e.adjusted_amount
FROM evaluation_summary e WHERE ${rowsAt('lowest')}
ORDER BY value, e.score_share, e.form_no`,
);

/** The share of each block's points that each side lost; comparable between schemes. */
export const sideLost = question(
  'side_lost',
  '各方的分丢在哪一块？',
  'Which block costs each side its points?',
  [
    'value',
    'budget_lost_share?',
    'output_lost_share?',
    'benefit_lost_share?',
    'satisfaction_lost_share?',
    'budget_points_known',
    'output_known',
    'benefit_known',
    'satisfaction_known',
  ],
  (params: SidesParams) => sql`
SELECT CAST(${text(KEY[params.sides])} AS VARCHAR) AS value, ${text(LOST_SHARES)}
FROM ${formsOf(params.sides)} WHERE ${scope(params)}
GROUP BY ${text(KEY[params.sides])} ORDER BY value`,
);

/** The scoring schemes that each side's forms follow. */
export const sideSchemes = question(
  'side_schemes',
  '各方按什么口径评分？',
  'Which scoring schemes do the sides follow?',
  ['value', 'profile_id', 'profile_name', 'profile_name_en', 'evaluations'],
  (params: SidesParams) => sql`
SELECT CAST(${text(KEY[params.sides])} AS VARCHAR) AS value, e.profile_id, coalesce(max(p.name), e.profile_id) AS profile_name,
  coalesce(max(p.name_en), e.profile_id) AS profile_name_en, count(*) AS evaluations
FROM ${formsOf(params.sides)} LEFT JOIN profile p ON p.profile_id = e.profile_id
WHERE e.profile_id IS NOT NULL AND ${scope(params)}
GROUP BY ${text(KEY[params.sides])}, e.profile_id ORDER BY value, evaluations DESC, e.profile_id`,
);

/**
 * Indicators of the same concept, or of the same name, that occur on more than one side; rows of one indicator
 * stand together, those on most sides first. At most `limit` indicators, and of each at most ENTRIES forms a
 * side; `rows` is how many a side has.
 */
export const sideIndicators = question(
  'side_indicators',
  '各方的同名指标各报了多少？',
  'What did the sides report for indicators of the same name?',
  [
    'label',
    'sides',
    'rows',
    'value',
    'concept_id?',
    'evaluation_id',
    'indicator_no',
    'project_name?',
    'title_raw',
    'fiscal_year',
    'level1?',
    'name_raw',
    'target_raw?',
    'actual_raw?',
    'achievement_ratio?',
    'verifiable',
    'points?',
    'points_max?',
  ],
  (params: SidesParams & { readonly limit: number }) => sql`
WITH side AS (
  SELECT CAST(${text(KEY[params.sides])} AS VARCHAR) AS value, e.form_no, e.row_no
  FROM ${formsOf(params.sides)} WHERE ${scope(params)}
), place AS (
  SELECT i.rowid AS row_no FROM indicator_summary i WHERE i.form_no IN (SELECT form_no FROM side)
), named AS (
  SELECT i.form_no, i.concept_id, i.evaluation_id, i.indicator_no, i.fiscal_year, i.level1, i.name_raw, i.target_raw,
    i.actual_raw, i.achievement_ratio, i.verifiable, i.points, i.points_max, s.value AS side, s.row_no,
    coalesce(i.concept_id, trim(i.name_raw)) AS same_key
  FROM indicator_summary i JOIN side s ON s.form_no = i.form_no WHERE i.rowid IN (SELECT row_no FROM place)
), shared AS (
  SELECT n.same_key, coalesce(max(c.name), max(trim(n.name_raw))) AS label, count(DISTINCT n.side) AS sides,
    count(*) AS n
  FROM named n LEFT JOIN concept c ON c.concept_id = n.concept_id
  GROUP BY n.same_key HAVING count(DISTINCT n.side) > 1
  ORDER BY sides DESC, n DESC, label, n.same_key LIMIT ${params.limit}
), shown AS (
  SELECT s.label, s.sides, s.n, c.* FROM (
    SELECT *, count(*) OVER (PARTITION BY same_key, side) AS rows,
      row_number() OVER (PARTITION BY same_key, side ORDER BY evaluation_id, indicator_no) AS place
    FROM named
  ) c JOIN shared s ON s.same_key = c.same_key WHERE c.place <= ${ENTRIES}
)
SELECT n.label, n.sides, n.rows, n.side AS value, n.concept_id, n.evaluation_id, n.indicator_no, e.project_name,
  e.title_raw, n.fiscal_year, n.level1, n.name_raw, n.target_raw, n.actual_raw, n.achievement_ratio, n.verifiable,
  n.points, n.points_max
FROM shown n JOIN evaluation_summary e ON e.form_no = n.form_no
WHERE ${rowsAt('shown')}
ORDER BY n.sides DESC, n.n DESC, n.label, n.same_key, n.side, n.evaluation_id, n.indicator_no`,
);

export interface CandidatesParams extends FilterParams {
  readonly of: 'unit' | 'project';
  readonly limit: number;
}

/** What can be chosen for a comparison: units or projects with their years, most years first. */
export const sideCandidates = question(
  'side_candidates',
  '可以比较哪些单位或项目？',
  'Which units or projects can be compared?',
  ['value', 'label', 'unit_short_name', 'year_from', 'year_to', 'evaluations'],
  ({ filters, of, limit }: CandidatesParams) => {
    const key = of === 'unit' ? 'e.unit_id' : 'e.project_id';
    const label = of === 'unit' ? 'e.unit_name' : 'e.project_name';
    return sql`
SELECT ${text(key)} AS value, max(${text(label)}) AS label, max(e.unit_short_name) AS unit_short_name,
  min(e.fiscal_year) AS year_from, max(e.fiscal_year) AS year_to, count(*) AS evaluations
FROM evaluation_summary e WHERE ${text(key)} IS NOT NULL AND ${whereFilters(filters, 'units')}
GROUP BY ${text(key)}
ORDER BY count(DISTINCT e.fiscal_year) DESC, coalesce(sum(e.adjusted_amount), 0) DESC, value LIMIT ${limit}`;
  },
);
