import { question, sql } from './question.ts';
import { type FormParams, formRows } from './tables.ts';

/** The form itself, one row; with its fund lines, sections, indicators and values everything that it prints. */
export const formEvaluation = formRows('evaluation');
export const formFundLines = formRows('fund_line');
export const formSections = formRows('section');
export const formIndicators = formRows('indicator');
export const formValues = formRows('indicator_value');

/** What the form comes to: names, amounts, rates, grade. One row, none for an unknown form. */
export const formSummary = question(
  'form_summary',
  '这张表总的来说如何？',
  'What does this form come to?',
  [
    'evaluation_id',
    'kind',
    'fiscal_year',
    'unit_id',
    'unit_name',
    'unit_short_name',
    'region?',
    'department_unit_id?',
    'department_name?',
    'project_id?',
    'project_name?',
    'title_raw',
    'profile_id?',
    'initial_amount?',
    'adjusted_amount?',
    'executed_amount?',
    'amount_basis?',
    'rate?',
    'rate_of_initial?',
    'rate_reported?',
    'unspent?',
    'budget_points?',
    'budget_points_max?',
    'total_reported?',
    'total_max?',
    'score?',
    'grade?',
    'full_score?',
    'demonstrated?',
    'verifiable_share?',
    'target_equals_actual_share?',
    'indicator_count',
    'points_awarded?',
    'points_available?',
    'budget_points_lost?',
    'output_lost?',
    'benefit_lost?',
    'satisfaction_lost?',
    'reviewed_total?',
    'data_origin',
    'source_id',
    'locator',
  ],
  ({ evaluation }: FormParams) => sql`
SELECT e.evaluation_id, e.kind, e.fiscal_year, e.unit_id, e.unit_name, e.unit_short_name, e.region,
  e.department_unit_id, e.department_name, e.project_id, e.project_name, e.title_raw, e.profile_id, e.initial_amount,
  e.adjusted_amount, e.executed_amount, e.amount_basis, e.rate, e.rate_of_initial, e.rate_reported, e.unspent,
  e.budget_points, e.budget_points_max, e.total_reported, e.total_max, 100 * e.score_share AS score, e.grade,
  e.full_score, e.demonstrated, e.verifiable_share, e.target_equals_actual_share, e.indicator_count,
  e.points_awarded, e.points_available, e.budget_points_lost, e.output_lost, e.benefit_lost, e.satisfaction_lost,
  e.reviewed_total, e.data_origin, e.source_id, e.locator
FROM evaluation_summary e WHERE e.evaluation_id = ${evaluation}`,
);

/** The form's indicators with their numbers, achievement and whether they can be verified. */
export const formIndicatorSummary = question(
  'form_indicator_summary',
  '各指标完成得如何？',
  'How far was each indicator achieved?',
  [
    'indicator_no',
    'level1',
    'level2?',
    'level2_raw?',
    'name_raw',
    'concept_id?',
    'nature?',
    'target_raw?',
    'actual_raw?',
    'target_value?',
    'target_comparator?',
    'target_kind?',
    'target_unit?',
    'actual_value?',
    'actual_kind?',
    'actual_unit?',
    'reverse',
    'verifiable',
    'achievement_ratio?',
    'target_equals_actual?',
    'points_max?',
    'points?',
    'points_lost?',
    'deviation_reason?',
    'locator',
  ],
  ({ evaluation }: FormParams) => sql`
SELECT i.indicator_no, i.level1, i.level2, i.level2_raw, i.name_raw, i.concept_id, i.nature, i.target_raw, i.actual_raw,
  i.target_value, i.target_comparator, i.target_kind, i.target_unit, i.actual_value, i.actual_kind, i.actual_unit,
  i.reverse, i.verifiable, i.achievement_ratio, i.target_equals_actual, i.points_max, i.points, i.points_lost,
  i.deviation_reason, i.locator
FROM indicator_summary i WHERE i.evaluation_id = ${evaluation} ORDER BY i.indicator_no`,
);
