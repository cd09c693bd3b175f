import { cellRule, type Rule, setRule } from '../rule.ts';

/** A department in a year, with what its forms add up to. At least five forms before a share says anything. */
export const GROUPS = `
CREATE OR REPLACE TEMP TABLE audit_group AS
WITH form AS (
  SELECT group_id, fiscal_year, source_id, total, coalesce(total_max, 100) AS best, wb, sb, rate, sum_s, s_unprinted, n,
    CAST(bud AS DOUBLE) AS bud, bud IS NOT NULL AND exe IS NOT NULL AS spent, greatest(bud - exe, 0) AS unspent, 100 * total / nullif(coalesce(total_max, 100), 0) AS score,
    project_name, form_no
  FROM audit_form
)
SELECT group_id, fiscal_year, CASE WHEN min(source_id) = max(source_id) THEN min(source_id) END AS source_id, count(*) AS forms,
  count(score) AS scored, count(*) FILTER (score >= 100 - 1e-9) AS full_scores,
  count(rate) AS rated, count(*) FILTER (abs(rate - 1) < 0.00005) AS full_rates,
  count(*) FILTER (n > 0 AND s_unprinted = 0 AND wb IS NOT NULL) AS indicator_known,
  count(*) FILTER (n > 0 AND s_unprinted = 0 AND wb IS NOT NULL AND sum_s >= best - wb - 1e-9) AS indicator_full,
  stddev_pop(score) AS sd, avg(score) AS mean,
  sum(score * bud) FILTER (score IS NOT NULL AND bud > 0) / nullif(sum(bud) FILTER (score IS NOT NULL AND bud > 0), 0) AS weighted_mean,
  sum(best - total) FILTER (total IS NOT NULL AND wb IS NOT NULL AND sb IS NOT NULL) AS loss,
  sum(wb - sb) FILTER (total IS NOT NULL AND wb IS NOT NULL AND sb IS NOT NULL) AS budget_loss,
  sum(unspent) AS unspent, max(unspent) AS top_unspent, count(*) FILTER (spent) AS spent_known,
  arg_max(project_name, unspent) AS top_project, arg_max(form_no, unspent) AS top_form
FROM form GROUP BY group_id, fiscal_year`;

const group = (fields: string, failed: string, where: string) => `
SELECT g.group_id AS unit_id, g.fiscal_year, g.source_id, ${fields}, ${failed} AS failed
FROM audit_group g WHERE ${where}`;

const SHARE = {
  zh: '{v1:num}÷{v2:num}={reported:pct}',
  en: '{v1:num} ÷ {v2:num} = {reported:pct}',
};

/** A form and that of the same project the year before. */
const BEFORE = `
CREATE OR REPLACE TEMP TABLE audit_before AS
SELECT a.form_no, a.total AS score, b.total AS score_before,
  CAST(a.bud AS DOUBLE) AS bud, CAST(b.bud AS DOUBLE) AS bud_before, a.rate, b.rate AS rate_before, b.form_no AS related
FROM audit_form a JOIN audit_form b ON b.unit_id = a.unit_id AND b.kind = a.kind
  AND b.project_id IS NOT DISTINCT FROM a.project_id AND b.fiscal_year = a.fiscal_year - 1
WHERE a.project_id IS NOT NULL OR a.kind = 'department'`;

/** P. 分布与横向. */
export const DISTRIBUTION_RULES: readonly Rule[] = [
  setRule({
    id: 'P01',
    severity: 'W',
    unit: 'fraction',
    subject: 'unit',
    name: { zh: '满分扎堆', en: 'Crowding at full score' },
    question: { zh: '一个部门是否满分过多？', en: 'Are too many forms of a department at full score?' },
    formula: {
      zh: '满分份数÷有总分的份数＞30%（不少于 5 份）',
      en: 'Forms at full score ÷ forms with a total > 30 % (5 forms or more)',
    },
    check: group(
      'CAST(g.full_scores AS DOUBLE) / g.scored AS reported, 0.3 AS expected, g.full_scores AS v1, g.scored AS v2',
      'g.full_scores > 0.3 * g.scored',
      'g.scored >= 5',
    ),
    say: {
      zh: '{v2:num} 份自评表中 {v1:num} 份满分（{reported:pct}）',
      en: '{v1:num} of {v2:num} forms have full score ({reported:pct})',
    },
    filled: SHARE,
  }),
  setRule({
    id: 'P02',
    severity: 'W',
    unit: 'fraction',
    subject: 'unit',
    name: { zh: '指标零扣分', en: 'Indicators never lose a point' },
    question: { zh: '指标部分是否普遍满分？', en: 'Is the indicator part full in most forms?' },
    formula: {
      zh: '指标部分满分的份数÷得分齐全的份数＞50%（不少于 5 份）',
      en: 'Forms with a full indicator part ÷ forms with all scores > 50 % (5 forms or more)',
    },
    check: group(
      'CAST(g.indicator_full AS DOUBLE) / g.indicator_known AS reported, 0.5 AS expected, g.indicator_full AS v1, g.indicator_known AS v2',
      'g.indicator_full > 0.5 * g.indicator_known',
      'g.indicator_known >= 5',
    ),
    say: {
      zh: '{v2:num} 份得分齐全的表中 {v1:num} 份指标部分未扣一分（{reported:pct}）',
      en: '{v1:num} of {v2:num} forms lost no indicator point ({reported:pct})',
    },
    filled: SHARE,
  }),
  setRule({
    id: 'P03',
    severity: 'I',
    unit: 'fraction',
    subject: 'unit',
    name: { zh: '失分结构', en: 'Where points are lost' },
    question: { zh: '失分有多少来自预算执行？', en: 'How much of the loss comes from the budget line?' },
    formula: { zh: '预算执行失分÷全部失分', en: 'Points lost on the budget line ÷ all points lost' },
    check: group(
      'g.budget_loss / g.loss AS reported, g.budget_loss AS v1, g.loss AS v2',
      'true',
      'g.loss > 0 AND g.budget_loss >= 0 AND g.forms >= 5',
    ),
    say: {
      zh: '全部失分 {v2:pts} 分，其中预算执行 {v1:pts} 分（{reported:pct}）',
      en: 'Of {v2:pts} points lost, {v1:pts} fall on the budget line ({reported:pct})',
    },
    filled: {
      zh: '{v1:pts}÷{v2:pts}={reported:pct}',
      en: '{v1:pts} ÷ {v2:pts} = {reported:pct}',
    },
  }),
  setRule({
    id: 'P04',
    severity: 'W',
    unit: 'points',
    subject: 'unit',
    name: { zh: '离散度过低', en: 'Scores hardly differ' },
    question: { zh: '总分是否几乎没有差别？', en: 'Do the totals hardly differ?' },
    formula: {
      zh: '总分标准差＜3 分（不少于 8 份）',
      en: 'Standard deviation of the totals < 3 (8 forms or more)',
    },
    check: group('g.sd AS reported, 3 AS expected, g.scored AS v1', 'g.sd < 3', 'g.scored >= 8'),
    say: {
      zh: '{v1:num} 份总分的标准差只有 {reported:pts} 分',
      en: 'The totals of {v1:num} forms have a standard deviation of only {reported:pts}',
    },
  }),
  cellRule({
    id: 'P05',
    severity: 'W',
    unit: 'points',
    on: 'form',
    name: { zh: '得分与执行背离', en: 'Score far above execution' },
    question: { zh: '执行率低而总分高？', en: 'A low rate and a high total?' },
    formula: { zh: '总分（百分制）－100×执行率≥20', en: 'Total (of 100) − 100 × rate ≥ 20' },
    test: `CASE WHEN f.total IS NOT NULL AND f.rate IS NOT NULL AND coalesce(f.total_max, 100) > 0
      THEN 100 * f.total / coalesce(f.total_max, 100) - 100 * least(1.0, f.rate) >= 20 - 1e-9 END`,
    reported: '100 * f.total / nullif(coalesce(f.total_max, 100), 0)',
    expected: '100 * least(1.0, f.rate)',
    v1: 'f.rate',
    quote: 'f.total_raw',
    say: {
      zh: '执行率 {v1:pct}，总分 {reported:pts}，相差 {difference:abs-pts} 分',
      en: 'Rate {v1:pct}, total {reported:pts}: {difference:pts} points apart',
    },
    filled: {
      zh: '{reported:pts}－100×{v1:pct}={difference:pts}',
      en: '{reported:pts} − 100 × {v1:pct} = {difference:pts}',
    },
    otherwise: {
      zh: '任务可能已完成而款项尚未支付',
      en: 'The work may be done and not yet paid',
    },
  }),
  cellRule({
    id: 'P06',
    severity: 'W',
    unit: 'fraction',
    on: 'form',
    name: { zh: '投入产出倒挂', en: 'All outputs, little money' },
    question: {
      zh: '执行率很低而产出全部达标？',
      en: 'A very low rate, and every output met?',
    },
    formula: {
      zh: '执行率＜60%，而有数值的产出指标（成本除外）全部≥100%',
      en: 'Rate < 60 %, and every numeric output (costs aside) ≥ 100 %',
    },
    test: 'CASE WHEN f.rate IS NOT NULL AND f.output_rated > 0 THEN f.rate < 0.6 AND f.output_lowest >= 1 - 1e-9 END',
    reported: 'f.rate',
    expected: '0.6',
    v1: 'f.output_rated',
    v2: 'f.output_lowest',
    quote: 'f.rate_raw',
    say: {
      zh: '执行率 {reported:pct}，而 {v1:num} 个产出指标全部达标（最低 {v2:pct}），钱从何处来请核实',
      en: 'Rate {reported:pct}, yet all {v1:num} numeric outputs were met (lowest {v2:pct}): paid from where?',
    },
    otherwise: {
      zh: '可能由其他资金承担，或款项次年支付',
      en: 'Other funds may have paid, or payment follows next year',
    },
  }),
  setRule({
    id: 'P07',
    severity: 'I',
    unit: 'points',
    subject: 'unit',
    name: { zh: '均值与资金加权均值之差', en: 'Plain against money-weighted mean' },
    question: {
      zh: '大项目是否得分更低？',
      en: 'Do the large projects score lower?',
    },
    formula: { zh: '|总分均值－按资金加权均值|≥5', en: '|mean total − mean weighted by money| ≥ 5' },
    check: group(
      'g.mean AS reported, g.weighted_mean AS expected, g.scored AS v1',
      'abs(g.mean - g.weighted_mean) >= 5',
      'g.weighted_mean IS NOT NULL AND g.scored >= 5',
    ),
    say: {
      zh: '总分均值 {reported:pts}，按资金加权为 {expected:pts}，相差 {difference:abs-pts} 分',
      en: 'Mean total {reported:pts}, weighted by money {expected:pts}: {difference:abs-pts} apart',
    },
    filled: {
      zh: '{reported:pts}－{expected:pts}={difference:pts}',
      en: '{reported:pts} − {expected:pts} = {difference:pts}',
    },
  }),
  setRule({
    id: 'P08',
    severity: 'N',
    unit: 'fraction',
    subject: 'unit',
    name: { zh: '100%执行扎堆', en: 'Crowding at 100 % execution' },
    question: { zh: '是否过多项目执行率恰为 100%？', en: 'Do too many projects execute exactly 100 %?' },
    formula: {
      zh: '执行率为 100% 的份数÷有执行率的份数＞30%（不少于 5 份）',
      en: 'Forms at 100 % ÷ forms with a rate > 30 % (5 forms or more)',
    },
    check: group(
      'CAST(g.full_rates AS DOUBLE) / g.rated AS reported, 0.3 AS expected, g.full_rates AS v1, g.rated AS v2',
      'g.full_rates > 0.3 * g.rated',
      'g.rated >= 5',
    ),
    say: {
      zh: '{v2:num} 份表中 {v1:num} 份执行率恰为 100%（{reported:pct}）',
      en: '{v1:num} of {v2:num} forms execute exactly 100 % ({reported:pct})',
    },
    filled: SHARE,
    otherwise: {
      zh: '调整后预算按实际支出核定时也会如此',
      en: 'Budgets adjusted to actual spending give the same',
    },
  }),
  setRule({
    id: 'P09',
    severity: 'I',
    unit: 'fraction',
    subject: 'unit',
    name: { zh: '未用资金集中度', en: 'Concentration of unspent money' },
    question: { zh: '未用资金集中在哪个项目？', en: 'Which project holds the unspent money?' },
    formula: {
      zh: '未用资金最多的一个项目÷全部未用资金（不少于 3 份）',
      en: 'Largest unspent amount ÷ all unspent money (3 forms or more)',
    },
    check: group(
      'g.top_unspent / g.unspent AS reported, g.top_unspent AS v1, g.unspent AS v2, g.top_project AS t1, g.top_form AS related_form',
      'true',
      'g.unspent > 0 AND g.spent_known >= 3',
    ),
    say: {
      zh: '未用资金 {v2:money}，其中“{t1}”{v1:money}，占 {reported:pct}',
      en: 'Unspent {v2:money}; “{t1}” holds {v1:money}, {reported:pct}',
    },
    filled: {
      zh: '{v1:money}÷{v2:money}={reported:pct}',
      en: '{v1:money} ÷ {v2:money} = {reported:pct}',
    },
  }),
  setRule({
    id: 'P10',
    severity: 'W',
    unit: 'points',
    subject: 'form',
    name: { zh: '年度突变', en: 'A jump from year to year' },
    question: { zh: '得分或预算是否比上年突变？', en: 'Did score or budget jump from last year?' },
    formula: {
      zh: '与上年相比，总分相差≥5 分，或预算数变动≥30%',
      en: 'Against the year before: total ≥ 5 points apart, or budget ≥ 30 %',
    },
    prepare: [BEFORE],
    check: `
WITH pair AS (
  SELECT form_no, score, score_before, bud, bud_before, related, CAST(NULL AS VARCHAR) AS quote FROM audit_before
  UNION ALL
  SELECT f.form_no, f.total, s.value, NULL, NULL, NULL, s.quote
  FROM audit_form f JOIN statement s ON s.project_id = f.project_id AND s.fiscal_year = f.fiscal_year - 1 AND s.metric = 'total_points'
  WHERE f.form_no NOT IN (SELECT form_no FROM audit_before)
)
SELECT form_no, score AS reported, score_before AS expected, bud AS v1, bud_before AS v2,
  bud / nullif(bud_before, 0) - 1 AS v3, related AS related_form, quote,
  coalesce(abs(score - score_before) >= 5, false) OR coalesce(abs(bud / nullif(bud_before, 0) - 1) >= 0.3, false) AS failed
FROM pair WHERE (score IS NOT NULL AND score_before IS NOT NULL) OR (bud IS NOT NULL AND bud_before > 0)`,
    say: {
      zh: '总分 {reported:pts}（上年 {expected:pts}），预算 {v1:money}（上年 {v2:money}）',
      en: 'Total {reported:pts} (before {expected:pts}), budget {v1:money} (before {v2:money})',
    },
    otherwise: { zh: '项目内容或评分口径可能有调整', en: 'The project or the scheme may have changed' },
  }),
  setRule({
    id: 'P11',
    severity: 'W',
    unit: 'fraction',
    subject: 'form',
    name: { zh: '连续低执行仍安排预算', en: 'Low twice, budget not cut' },
    question: {
      zh: '连续两年低执行，预算是否仍未压减？',
      en: 'Low execution two years running, and no cut?',
    },
    formula: {
      zh: '连续两年执行率＜80%，而本年预算数不低于上年',
      en: 'Rate < 80 % two years running, and the budget not below last year’s',
    },
    check: `
SELECT form_no, rate AS reported, rate_before AS expected, bud AS v1, bud_before AS v2,
  related AS related_form, rate < 0.8 AND rate_before < 0.8 AND bud >= bud_before AS failed
FROM audit_before WHERE rate IS NOT NULL AND rate_before IS NOT NULL AND bud IS NOT NULL AND bud_before IS NOT NULL`,
    say: {
      zh: '执行率 {reported:pct}，上年 {expected:pct}，预算由 {v2:money} 到 {v1:money}，未见压减',
      en: 'Rate {reported:pct}, before {expected:pct}; the budget went from {v2:money} to {v1:money}',
    },
  }),
  cellRule({
    id: 'P12',
    severity: 'W',
    unit: 'points',
    on: 'form',
    name: { zh: '复核偏离度', en: 'Deviation from the review' },
    question: { zh: '自评与复核得分相差多少？', en: 'How far is the self-score from the review?' },
    formula: {
      zh: '|自评总分－复核得分|÷自评总分≥5%',
      en: '|self-score − reviewed| ÷ self-score ≥ 5 %',
    },
    test: 'CASE WHEN f.reviewed_total IS NOT NULL AND f.total > 0 THEN abs(f.total - f.reviewed_total) / f.total >= 0.05 - 1e-9 END',
    reported: 'f.total',
    expected: 'f.reviewed_total',
    v1: '(f.total - f.reviewed_total) / nullif(f.total, 0)',
    quote: 'f.total_raw',
    say: {
      zh: '自评 {reported:pts} 分，复核 {expected:pts} 分，偏离 {v1:pct}',
      en: 'Self-score {reported:pts}, reviewed {expected:pts}: deviation {v1:pct}',
    },
    filled: {
      zh: '（{reported:pts}－{expected:pts}）÷{reported:pts}={v1:pct}',
      en: '({reported:pts} − {expected:pts}) ÷ {reported:pts} = {v1:pct}',
    },
  }),
];
