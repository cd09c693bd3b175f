import type { SqlValue } from '../engine/engine.ts';
import type { Bilingual } from '../model/schema.ts';
import type { AnswerColumn, ValueUnit } from './types.ts';

interface Known<T extends SqlValue> {
  readonly title: Bilingual;
  readonly unit: ValueUnit;
  /** Only carries the type of the cell; never set. */
  readonly cell?: T;
}

const named =
  <T extends SqlValue>(unit: ValueUnit) =>
  (zh: string, en: string): Known<T> => ({ title: { zh, en }, unit });

const text = named<string>('text');
const year = named<number>('year');
const money = named<number>('元');
const fraction = named<number>('fraction');
const points = named<number>('points');
const count = named<number>('count');
const ratio = named<number>('ratio');
const flag = named<boolean>('flag');
const choice = <T extends string>(zh: string, en: string): Known<T> => named<T>('text')(zh, en);

export type Grade = 'excellent' | 'good' | 'fair' | 'poor';
export type Level1 = 'output' | 'benefit' | 'satisfaction' | 'cost' | 'other';

/** Every column that an answer can hold, by name: title, unit and type, said once. */
export const COLUMNS = {
  evaluation_id: text('自评表编号', 'Evaluation ID'),
  kind: choice<'project' | 'department'>('类型', 'Kind'),
  fiscal_year: year('年度', 'Fiscal year'),
  year_from: year('起始年度', 'First year'),
  year_to: year('终止年度', 'Last year'),
  unit_id: text('单位编号', 'Unit ID'),
  unit_name: text('单位', 'Unit'),
  unit_short_name: text('单位简称', 'Unit, short'),
  department_unit_id: text('主管部门编号', 'Department ID'),
  department_name: text('主管部门', 'Supervising department'),
  region: text('地区', 'Region'),
  level: choice<'province' | 'city' | 'county' | 'township'>('层级', 'Level'),
  parent_unit_id: text('上级单位编号', 'Parent unit ID'),
  aliases: text('别名', 'Aliases'),
  project_id: text('项目编号', 'Project ID'),
  project_name: text('项目', 'Project'),
  title_raw: text('原表标题', 'Title as printed'),
  category: text('项目类别', 'Category'),
  attribute: text('项目属性', 'Attribute'),
  term: text('项目类型', 'Term'),
  profile_id: text('评分口径', 'Scoring profile'),
  initial_amount: money('年初预算数', 'Initial budget'),
  adjusted_amount: money('全年预算数', 'Budget'),
  executed_amount: money('全年执行数', 'Executed'),
  amount_basis: choice<'total' | 'parts'>('金额依据', 'Amounts from'),
  rate: fraction('执行率', 'Execution rate'),
  rate_reported: fraction('自报执行率', 'Reported rate'),
  unspent: money('未用资金', 'Unspent'),
  unspent_share: fraction('占未用资金', 'Share of unspent'),
  cumulative_unspent: money('累计未用资金', 'Cumulative unspent'),
  cumulative_share: fraction('累计占比', 'Cumulative share'),
  total_unspent: money('未用资金合计', 'Unspent in total'),
  budget_points: points('预算执行得分', 'Budget points'),
  budget_points_max: points('预算执行分值', 'Budget points available'),
  total_reported: points('自评总分', 'Self-score'),
  total_max: points('满分', 'Full score'),
  score: points('自评得分（百分制）', 'Self-score of 100'),
  reviewed_total: points('复核得分', 'Reviewed score'),
  grade: choice<Grade>('等级', 'Grade'),
  grade_share: fraction('占比', 'Share'),
  full_score: flag('满分', 'Full score'),
  demonstrated: flag('依据充分', 'Demonstrated'),
  deviation_reason: text('偏差原因', 'Deviation reason'),
  improvement: text('改进措施', 'Improvement'),
  data_origin: choice<'reported' | 'simulated'>('数据性质', 'Data origin'),
  source_id: text('来源编号', 'Source ID'),
  locator: text('位置', 'Locator'),

  evaluations: count('自评表数', 'Evaluations'),
  evaluations_with_rate: count('有执行率的自评表数', 'Evaluations with a rate'),
  evaluations_with_score: count('有得分的自评表数', 'Evaluations with a score'),
  evaluations_with_initial: count('有年初预算的自评表数', 'Evaluations with an initial budget'),
  units: count('单位数', 'Units'),
  projects: count('项目数', 'Projects'),
  indicators: count('指标数', 'Indicators'),
  initial_budget: money('年初预算数', 'Initial budget'),
  budget: money('全年预算数', 'Budget'),
  executed: money('全年执行数', 'Executed'),
  execution_rate: fraction('执行率（加权）', 'Execution rate (weighted)'),
  mean_rate: fraction('执行率（简单平均）', 'Execution rate (simple mean)'),
  rate_of_initial: fraction('占年初预算', 'Rate of the initial budget'),
  mean_score: points('平均分', 'Mean score'),
  median_score: points('中位分', 'Median score'),
  weighted_score: points('加权平均分', 'Budget-weighted score'),
  min_score: points('最低分', 'Lowest score'),
  max_score: points('最高分', 'Highest score'),
  q1_score: points('下四分位分', 'First quartile'),
  q3_score: points('上四分位分', 'Third quartile'),
  excellent_share: fraction('优占比', 'Excellent'),
  good_share: fraction('良占比', 'Good'),
  fair_share: fraction('中占比', 'Fair'),
  poor_share: fraction('差占比', 'Poor'),
  excellent: count('优', 'Excellent'),
  good: count('良', 'Good'),
  fair: count('中', 'Fair'),
  poor: count('差', 'Poor'),
  not_scored: count('无得分', 'No score'),
  not_demonstrated: count('依据不足', 'Not demonstrated'),
  full_scores: count('满分表数', 'Full scores'),
  full_score_share: fraction('满分占比', 'Full-score share'),
  verifiable_share: fraction('可核实分值占比', 'Verifiable share of points'),
  target_equals_actual_share: fraction('目标值等于完成值占比', 'Target equals actual'),
  budget_points_lost: points('预算执行失分', 'Lost: budget execution'),
  output_lost: points('产出失分', 'Lost: output'),
  benefit_lost: points('效益失分', 'Lost: benefit'),
  satisfaction_lost: points('满意度失分', 'Lost: satisfaction'),
  budget_points_known: count('预算执行可知', 'Known: budget execution'),
  output_known: count('产出可知', 'Known: output'),
  benefit_known: count('效益可知', 'Known: benefit'),
  satisfaction_known: count('满意度可知', 'Known: satisfaction'),
  previous_evaluations: count('上年自评表数', 'Evaluations last year'),
  previous_budget: money('上年全年预算数', 'Budget last year'),
  previous_executed: money('上年全年执行数', 'Executed last year'),
  previous_execution_rate: fraction('上年执行率', 'Execution rate last year'),
  previous_unspent: money('上年未用资金', 'Unspent last year'),
  previous_median_score: points('上年中位分', 'Median score last year'),
  previous_full_score_share: fraction('上年满分占比', 'Full-score share last year'),

  dimension: choice<
    'year' | 'unit' | 'department' | 'region' | 'kind' | 'category' | 'attribute' | 'term' | 'profile'
  >('筛选项', 'Filter'),
  value: text('值', 'Value'),
  label: text('名称', 'Name'),
  bin_low: points('区间下限', 'From'),
  bin_high: points('区间上限', 'To'),
  rate_low: fraction('执行率下限', 'Rate from'),
  rate_high: fraction('执行率上限', 'Rate to'),
  bucket: choice<string>('完成程度', 'Achievement'),
  matches: count('符合条件数', 'Matching'),
  name_raw: text('三级指标', 'Indicator'),
  indicator_no: count('序号', 'No.'),
  level1: choice<Level1>('一级指标', 'Level 1'),
  level2: text('二级指标', 'Level 2'),
  level2_raw: text('二级指标（原文）', 'Level 2 as printed'),
  concept_id: text('概念编号', 'Concept ID'),
  nature: choice<'≥' | '≤' | '=' | 'qualitative'>('性质', 'Nature'),
  target_raw: text('年度指标值', 'Target'),
  actual_raw: text('实际完成值', 'Actual'),
  target_value: named<number>('ratio')('目标数值', 'Target value'),
  actual_value: named<number>('ratio')('完成数值', 'Actual value'),
  target_unit: text('目标单位', 'Target unit'),
  actual_unit: text('完成单位', 'Actual unit'),
  target_kind: text('目标类型', 'Kind of target'),
  actual_kind: text('完成值类型', 'Kind of actual'),
  target_comparator: text('目标比较符', 'Comparator'),
  achievement_ratio: ratio('完成比', 'Achievement ratio'),
  verifiable: flag('可核实', 'Verifiable'),
  target_equals_actual: flag('目标值等于完成值', 'Target equals actual'),
  reverse: flag('反向指标', 'Reverse'),
  points_max: points('分值', 'Points available'),
  points: points('得分', 'Points'),
  points_lost: points('失分', 'Points lost'),
  indicator_count: count('指标数', 'Indicators'),
  points_awarded: points('指标得分', 'Indicator points'),
  points_available: points('指标分值', 'Indicator points available'),
  table_name: text('表', 'Table'),
  rows: count('行数', 'Rows'),
  title: text('标题', 'Title'),
  publisher: text('发布单位', 'Publisher'),
  source_kind: choice<'form' | 'report' | 'dataset'>('来源类型', 'Kind of source'),
  url: text('网址', 'Address'),
  sha256: text('校验和', 'Checksum'),
  note: text('说明', 'Note'),
  statement_id: text('编号', 'Statement ID'),
  metric: text('指标', 'Metric'),
  subject: text('所指', 'Subject'),
  stated_value: named<number>('ratio')('数值', 'Value'),
  value_unit: text('计量单位', 'Unit'),
  comparator: text('比较符', 'Comparator'),
  quote: text('引文', 'Quote'),
  path: text('路径', 'Path'),
  number_raw: text('编号（原文）', 'Number as printed'),
  heading_raw: text('标题（原文）', 'Heading as printed'),
  heading_level: count('层级', 'Level'),
  text: text('内容', 'Text'),

  rule_code: text('计分规则', 'Scoring rule'),
  points_low: points('复算得分下限', 'Recomputed, at least'),
  points_high: points('复算得分上限', 'Recomputed, at most'),
  points_recomputed: points('复算得分', 'Recomputed points'),
  budget_points_available: points('预算执行分值', 'Budget points available'),
  budget_points_recomputed: points('预算执行复算得分', 'Recomputed budget points'),
  indicator_low: points('指标复算下限', 'Indicators, at least'),
  indicator_high: points('指标复算上限', 'Indicators, at most'),
  total_low: points('总分复算下限', 'Total, at least'),
  total_high: points('总分复算上限', 'Total, at most'),
  total_recomputed: points('复算总分', 'Recomputed total'),
  difference: points('自报与复算之差', 'Reported less recomputed'),
  gap: points('超出可行范围', 'Outside the feasible range'),
  profile_name: text('评分口径名称', 'Scoring profile'),
  profile_name_en: text('评分口径英文名', 'Scoring profile, English'),
  profile_reason: text('口径依据', 'Reason for the profile'),
  profile_basis: text('口径出处', 'Basis of the profile'),

  budget_lost_share: fraction('预算执行失分率', 'Budget execution, share lost'),
  output_lost_share: fraction('产出失分率', 'Output, share lost'),
  benefit_lost_share: fraction('效益失分率', 'Benefit, share lost'),
  satisfaction_lost_share: fraction('满意度失分率', 'Satisfaction, share lost'),
  schemes: count('评分口径数', 'Scoring schemes'),
  errors: count('错误级疑点', 'Errors'),
  warnings: count('警告级疑点', 'Warnings'),
  without_reason: count('未说明原因', 'Without a reason'),
  with_reason_field: count('有偏差原因栏', 'With a field for reasons'),
  reason_printed: flag('有偏差原因栏', 'Has a field for reasons'),
  sides: count('出现于几方', 'Sides'),
  source_title: text('来源', 'Source'),
  indicator_available: points('指标分值合计', 'Indicator points available'),
} as const;

export type ColumnName = keyof typeof COLUMNS;
/** A column of an answer; a `?` marks one that can be NULL. */
export type ColumnMark = ColumnName | `${ColumnName}?`;

type CellOf<N extends ColumnName> = (typeof COLUMNS)[N] extends Known<infer T> ? T : never;
type NameOf<M extends ColumnMark> = M extends `${infer N extends ColumnName}?` ? N : M;

/** The row type that goes with a list of marks. */
export type RowOf<M extends readonly ColumnMark[]> = {
  readonly [K in M[number] as NameOf<K>]: K extends `${infer N extends ColumnName}?`
    ? CellOf<N> | null
    : K extends ColumnName
      ? CellOf<K>
      : never;
};

/** The declared columns of a list of marks, in its order. */
export function answerColumns(marks: readonly ColumnMark[]): AnswerColumn[] {
  return marks.map((mark) => {
    const nullable = mark.endsWith('?');
    const name = (nullable ? mark.slice(0, -1) : mark) as ColumnName;
    const { title, unit } = COLUMNS[name];
    return { name, title, unit, nullable };
  });
}
