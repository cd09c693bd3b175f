import { evaluationsOf } from './evaluations.ts';
import { selectMetrics } from './metrics.ts';
import { question, sql, text } from './question.ts';
import { NO_FILTERS } from './types.ts';

export interface UnitParams {
  readonly unit: string;
}
export interface ProjectParams {
  readonly project: string;
}
export const FIGURES = [
  'evaluations',
  'budget',
  'executed',
  'execution_rate',
  'unspent',
  'mean_score',
  'median_score',
] as const;
export const FIGURE_COLUMNS = [
  'evaluations',
  'budget?',
  'executed?',
  'execution_rate?',
  'unspent?',
  'mean_score?',
  'median_score?',
] as const;
const EVERYTHING = evaluationsOf(NO_FILTERS);

/** What is known of a unit and of all its forms, in one row; none for an unknown unit. */
export const unitProfile = question(
  'unit_profile',
  '这个单位是谁，自评如何？',
  'Who is this unit and how did it evaluate itself?',
  [
    'unit_id',
    'unit_name',
    'unit_short_name',
    'region?',
    'level?',
    'parent_unit_id?',
    'department_name?',
    'aliases?',
    'year_from?',
    'year_to?',
    ...FIGURE_COLUMNS,
    'full_scores',
    'full_score_share?',
    'verifiable_share?',
    'not_demonstrated',
    'target_equals_actual_share?',
  ],
  ({ unit }: UnitParams) => sql`
SELECT u.unit_id, u.name AS unit_name, coalesce(u.short_name, u.name) AS unit_short_name, u.region, u.level,
  u.parent_unit_id, p.name AS department_name, u.aliases, f.*
FROM unit u LEFT JOIN unit p ON p.unit_id = u.parent_unit_id
CROSS JOIN (
  SELECT min(e.fiscal_year) AS year_from, max(e.fiscal_year) AS year_to,
    ${text(selectMetrics([...FIGURES, 'full_scores', 'full_score_share', 'verifiable_share', 'not_demonstrated', 'target_equals_actual_share']))}
  FROM ${EVERYTHING} WHERE e.unit_id = ${unit}
) f
WHERE u.unit_id = ${unit}`,
);

/** A unit's figures, one row a year. */
export const unitYears = question(
  'unit_years',
  '这个单位逐年如何？',
  'How did this unit do, year by year?',
  ['fiscal_year', ...FIGURE_COLUMNS, 'full_scores', 'initial_budget?'],
  ({ unit }: UnitParams) => sql`
SELECT e.fiscal_year, ${text(selectMetrics([...FIGURES, 'full_scores', 'initial_budget']))}
FROM ${EVERYTHING} WHERE e.unit_id = ${unit}
GROUP BY e.fiscal_year ORDER BY e.fiscal_year`,
);

const FORM_COLUMNS = [
  'evaluation_id',
  'kind',
  'fiscal_year',
  'project_id?',
  'project_name?',
  'title_raw',
  'initial_amount?',
  'adjusted_amount?',
  'executed_amount?',
  'rate?',
  'unspent?',
  'score?',
  'grade?',
  'demonstrated?',
  'full_score?',
  'verifiable_share?',
  'target_equals_actual_share?',
  'reviewed_total?',
  'deviation_reason?',
  'improvement?',
  'indicator_count',
] as const;
const FORM_SELECT = `e.evaluation_id, e.kind, e.fiscal_year, e.project_id, e.project_name, e.title_raw, e.initial_amount,
  e.adjusted_amount, e.executed_amount, e.rate, e.unspent, 100 * e.score_share AS score, e.grade, e.demonstrated,
  e.full_score, e.verifiable_share, e.target_equals_actual_share, e.reviewed_total, e.deviation_reason,
  e.improvement, e.indicator_count`;

/** A unit's forms, newest year first. */
export const unitForms = question(
  'unit_forms',
  '这个单位有哪些自评表？',
  'Which forms did this unit file?',
  FORM_COLUMNS,
  ({ unit }: UnitParams) => sql`
SELECT ${text(FORM_SELECT)} FROM evaluation_summary e WHERE e.unit_id = ${unit}
ORDER BY e.fiscal_year DESC, e.kind, e.adjusted_amount DESC NULLS LAST, e.evaluation_id`,
);

/** A project's forms, oldest year first. */
export const projectHistory = question(
  'project_history',
  '这个项目逐年如何？',
  'How did this project do, year by year?',
  [...FORM_COLUMNS, 'unit_id', 'unit_name', 'unit_short_name', 'department_unit_id?', 'department_name?'],
  ({ project }: ProjectParams) => sql`
SELECT ${text(FORM_SELECT)}, e.unit_id, e.unit_name, e.unit_short_name, e.department_unit_id, e.department_name
FROM evaluation_summary e WHERE e.project_id = ${project} ORDER BY e.fiscal_year, e.evaluation_id`,
);

/** What is known of a project, in one row; none for an unknown project. */
export const projectProfile = question(
  'project_profile',
  '这是什么项目？',
  'What is this project?',
  ['project_id', 'project_name', 'aliases?', 'unit_id', 'unit_name', 'unit_short_name', 'region?'],
  ({ project }: ProjectParams) => sql`
SELECT p.project_id, p.name AS project_name, p.aliases, u.unit_id, u.name AS unit_name,
  coalesce(u.short_name, u.name) AS unit_short_name, u.region
FROM project p JOIN unit u ON u.unit_id = p.unit_id WHERE p.project_id = ${project}`,
);
