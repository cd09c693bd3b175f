import type { Bilingual } from '../model/schema.ts';
import type { Metric, ValueUnit } from './types.ts';

const AMOUNTS_MISSING: Bilingual = {
  zh: '没有一张表写明该金额时为空。',
  en: 'Missing when no form states the amount.',
};
const NO_SCORE: Bilingual = {
  zh: '没有一张表写明总分时为空；未写总分的表不计入。',
  en: 'Missing when no form states a total; forms without one are left out.',
};
const NO_BUDGET: Bilingual = {
  zh: '预算为零、没有预算数或执行数的表不计入；都不能计入时为空，不记作 0。',
  en: 'Forms whose budget is zero or missing, or whose executed amount is missing, are left out; missing, never 0, when none is left.',
};
const NEVER: Bilingual = { zh: '不会为空。', en: 'Never missing.' };

const over = (top: string, bottom: string) => `CAST(${top} AS DOUBLE) / NULLIF(CAST(${bottom} AS DOUBLE), 0)`;
const when = (condition: string, value: string) => `sum(${value}) FILTER (WHERE ${condition})`;
const HAS_RATE = 'e.rate IS NOT NULL';
const HAS_RATE_OF_INITIAL = 'e.rate_of_initial IS NOT NULL';
const WEIGHS = 'e.adjusted_amount > 0 AND e.score_share IS NOT NULL';
const gradeShare = (grade: string) => over(`count(*) FILTER (WHERE e.grade = '${grade}')`, 'count(e.grade)');

const define = (
  id: string,
  unit: ValueUnit,
  zh: string,
  en: string,
  sql: string,
  formulaZh: string,
  formulaEn: string,
  nullRule: Bilingual,
): Metric => ({ id, name: { zh, en }, unit, formula: { zh: formulaZh, en: formulaEn }, nullRule, sql });

const lost = (id: string, block: string, zh: string, en: string): Metric =>
  define(
    id,
    'points',
    zh,
    en,
    `sum(e.${id})`,
    `Σ（${block}的分值 − 得分），只计分值与得分都已知的表`,
    `Σ (points available − points) of the block, over forms where both are known`,
    {
      zh: '没有一张表能算出时为空；得分高于标注分值的表互相矛盾，不计入。',
      en: 'Missing when no form allows it; a form that awards more than it prints contradicts itself and is left out.',
    },
  );

const LIST = [
  define(
    'evaluations',
    'count',
    '自评表数',
    'Evaluations',
    'count(*)',
    '自评表张数',
    'Number of self-evaluation forms',
    NEVER,
  ),
  define(
    'initial_budget',
    '元',
    '年初预算数',
    'Initial budget',
    'sum(e.initial_amount)',
    'Σ 年初预算数',
    'Σ initial budget',
    AMOUNTS_MISSING,
  ),
  define(
    'budget',
    '元',
    '全年预算数',
    'Budget',
    'sum(e.adjusted_amount)',
    'Σ 全年预算数（含调整与结转）',
    'Σ full-year budget, with adjustments and carry-over',
    AMOUNTS_MISSING,
  ),
  define(
    'executed',
    '元',
    '全年执行数',
    'Executed',
    'sum(e.executed_amount)',
    'Σ 全年执行数',
    'Σ executed',
    AMOUNTS_MISSING,
  ),
  define(
    'unspent',
    '元',
    '未用资金',
    'Unspent',
    'sum(e.unspent)',
    'Σ（全年预算数 − 全年执行数）',
    'Σ (budget − executed)',
    {
      zh: '没有预算数或执行数的表不计入。',
      en: 'Forms that lack the budget or the executed amount are left out.',
    },
  ),
  define(
    'execution_rate',
    'fraction',
    '执行率（加权）',
    'Execution rate (weighted)',
    over(when(HAS_RATE, 'e.executed_amount'), when(HAS_RATE, 'e.adjusted_amount')),
    'Σ 全年执行数 ÷ Σ 全年预算数',
    'Σ executed ÷ Σ budget: a ratio of sums, not a mean of ratios',
    NO_BUDGET,
  ),
  define(
    'mean_rate',
    'fraction',
    '执行率（简单平均）',
    'Execution rate (simple mean)',
    'avg(e.rate)',
    '各表（全年执行数 ÷ 全年预算数）的平均，不论金额大小',
    'Mean over forms of executed ÷ budget, whatever their size',
    NO_BUDGET,
  ),
  define(
    'rate_of_initial',
    'fraction',
    '占年初预算',
    'Rate of the initial budget',
    over(when(HAS_RATE_OF_INITIAL, 'e.executed_amount'), when(HAS_RATE_OF_INITIAL, 'e.initial_amount')),
    'Σ 全年执行数 ÷ Σ 年初预算数',
    'Σ executed ÷ Σ initial budget',
    NO_BUDGET,
  ),
  define(
    'mean_score',
    'points',
    '平均分',
    'Mean score',
    '100 * avg(e.score_share)',
    '各表（自评总分 ÷ 满分 × 100）的平均',
    'Mean of self-score ÷ full score × 100',
    NO_SCORE,
  ),
  define(
    'median_score',
    'points',
    '中位分',
    'Median score',
    '100 * quantile_cont(e.score_share, 0.5)',
    '各表（自评总分 ÷ 满分 × 100）的中位数',
    'Median of self-score ÷ full score × 100',
    NO_SCORE,
  ),
  define(
    'weighted_score',
    'points',
    '加权平均分',
    'Budget-weighted score',
    `100 * ${over(when(WEIGHS, 'e.score_share * CAST(e.adjusted_amount AS DOUBLE)'), when(WEIGHS, 'e.adjusted_amount'))}`,
    'Σ（得分 × 全年预算数）÷ Σ 全年预算数',
    'Σ (score × budget) ÷ Σ budget',
    NO_SCORE,
  ),
  define(
    'min_score',
    'points',
    '最低分',
    'Lowest score',
    '100 * min(e.score_share)',
    '最低的（自评总分 ÷ 满分 × 100）',
    'Lowest self-score ÷ full score × 100',
    NO_SCORE,
  ),
  define(
    'max_score',
    'points',
    '最高分',
    'Highest score',
    '100 * max(e.score_share)',
    '最高的（自评总分 ÷ 满分 × 100）',
    'Highest self-score ÷ full score × 100',
    NO_SCORE,
  ),
  ...(
    [
      ['excellent', '优', 'Excellent'],
      ['good', '良', 'Good'],
      ['fair', '中', 'Fair'],
      ['poor', '差', 'Poor'],
    ] as const
  ).map(([grade, zh, en]) =>
    define(
      `${grade}_share`,
      'fraction',
      `${zh}占比`,
      `Share ${en.toLowerCase()}`,
      gradeShare(grade),
      `等级为${zh}的表数 ÷ 有总分的表数；分界取各表口径，达到即入`,
      `Forms graded ${en.toLowerCase()} ÷ forms with a total; the cut-offs of each form's profile, reached counts`,
      NO_SCORE,
    ),
  ),
  define(
    'full_scores',
    'count',
    '满分表数',
    'Full scores',
    'count(*) FILTER (WHERE e.full_score)',
    '自评总分达到满分的表数',
    'Forms whose self-score reaches the full score',
    NEVER,
  ),
  define(
    'full_score_share',
    'fraction',
    '满分占比',
    'Full-score share',
    over('count(*) FILTER (WHERE e.full_score)', 'count(e.full_score)'),
    '满分表数 ÷ 有总分的表数',
    'Full scores ÷ forms with a total',
    NO_SCORE,
  ),
  define(
    'verifiable_share',
    'fraction',
    '可核实分值占比',
    'Verifiable share of points',
    over('sum(e.verifiable_points)', 'sum(e.weighed_points)'),
    '目标值与完成值都是数字且单位相同的指标的分值 ÷ 全部指标分值（未印分值的取得分）',
    'Points of indicators whose target and actual are numbers in the same unit ÷ points of all indicators (points awarded where none are printed)',
    { zh: '没有带分值或得分的指标时为空。', en: 'Missing when no indicator has points.' },
  ),
  define(
    'not_demonstrated',
    'count',
    '依据不足',
    'Not demonstrated',
    'count(*) FILTER (WHERE NOT e.demonstrated)',
    '可核实分值不到一半的表数',
    'Forms with less than half of their points verifiable',
    NEVER,
  ),
  define(
    'target_equals_actual_share',
    'fraction',
    '目标值等于完成值占比',
    'Target equals actual',
    'avg(e.target_equals_actual_share)',
    '各表（完成值与目标值相同的指标 ÷ 两者都填的指标）的平均',
    'Mean over forms of indicators whose actual equals the target ÷ indicators that state both',
    {
      zh: '目标值与完成值都填的指标一条也没有的表不计入。',
      en: 'Forms without an indicator that states both are left out.',
    },
  ),
  lost('budget_points_lost', '预算执行', '预算执行失分', 'Lost: budget execution'),
  lost('output_lost', '产出', '产出失分', 'Lost: output'),
  lost('benefit_lost', '效益', '效益失分', 'Lost: benefit'),
  lost('satisfaction_lost', '满意度', '满意度失分', 'Lost: satisfaction'),
] as const satisfies readonly Metric[];

/** Every metric of an evaluation group, in the order of the dictionary. */
export const METRICS: readonly Metric[] = LIST;

const BY_ID = new Map(METRICS.map((m) => [m.id, m]));

/** The metric of an id. @throws Error when there is none: a slip in our own code. */
export function metric(id: string): Metric {
  const found = BY_ID.get(id);
  if (found === undefined) throw new Error(`no metric ${id}`);
  return found;
}

/** Metrics as a SELECT list over `evaluation_summary e`, each under its own id. */
export function selectMetrics(ids: readonly string[]): string {
  return ids.map((id) => `${metric(id).sql} AS ${id}`).join(',\n  ');
}

/** Change on last year: this year's value minus last year's, in the metric's unit (fractions: percentage points). */
export const CHANGE_ON_LAST_YEAR: {
  readonly name: Bilingual;
  readonly formula: Bilingual;
  readonly nullRule: Bilingual;
} = {
  name: { zh: '比上年', en: 'Change on last year' },
  formula: {
    zh: '所选最后一年的值 − 上一年同一范围的值',
    en: 'Value of the last chosen year − value of the year before, under the same other filters',
  },
  nullRule: { zh: '上一年没有数据时为空。', en: 'Missing when there are no forms of the year before.' },
};
