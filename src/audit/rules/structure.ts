import { cellRule, type Rule } from '../rule.ts';

const points = { unit: 'points' as const };
const SUBTRACTED = {
  zh: '{reported:pts}－{expected:pts}={difference:pts}',
  en: '{reported:pts} − {expected:pts} = {difference:pts}',
};
const LEVEL_ZH = `CASE k.level1 WHEN 'output' THEN '产出指标' WHEN 'benefit' THEN '效益指标'
  WHEN 'satisfaction' THEN '满意度指标' WHEN 'cost' THEN '成本指标' ELSE '其他指标' END`;
const sectionText = `coalesce(k.label_raw, ${LEVEL_ZH})`;

/** Looked up for the forms found only. */
const SECTION_LABELS =
  "(SELECT string_agg(s.label_raw, '；' ORDER BY s.points_declared DESC) FROM section s WHERE s.evaluation_id = f.evaluation_id)";

/** C. 分值结构. */
export const STRUCTURE_RULES: readonly Rule[] = [
  cellRule({
    id: 'C01',
    severity: 'E',
    ...points,
    on: 'form',
    name: { zh: '总分不等于各项得分之和', en: 'Total is not the sum of the scores' },
    question: { zh: '各项得分加起来是否等于总分？', en: 'Do the scores add up to the total?' },
    formula: {
      zh: '|总分－（预算得分＋各指标得分）|＞0.05；有得分缺失且差额可由其填补时不查',
      en: '|total − (budget score + indicator scores)| > 0.05; not checked while a missing score could fill the gap',
    },
    test: `CASE WHEN f.total IS NOT NULL AND f.n > 0 AND f.sum_s IS NOT NULL THEN
      CASE WHEN f.sb IS NOT NULL AND NOT f.sb_inferred AND f.s_unprinted = 0 THEN abs(f.total - f.sb - f.sum_s) > 0.05 + 1e-9
        WHEN f.s_missing > 0 OR f.sb IS NULL THEN CASE WHEN f.total - coalesce(f.sb, 0) - f.sum_s < -0.05 THEN true END END END`,
    reported: 'f.total',
    expected: 'coalesce(f.sb, 0) + f.sum_s',
    v1: 'f.sb',
    v2: 'f.sum_s',
    quote: 'f.total_raw',
    say: {
      zh: '总分 {reported:pts}，预算得分与各指标得分合计 {expected:pts}，相差 {difference:abs-pts} 分',
      en: 'The total is {reported:pts}; budget and indicator scores add up to {expected:pts}, {difference:abs-pts} apart',
    },
    filled: {
      zh: '{v1:pts}＋{v2:pts}={expected:pts}；{reported:pts}－{expected:pts}={difference:pts}',
      en: '{v1:pts} + {v2:pts} = {expected:pts}; {reported:pts} − {expected:pts} = {difference:pts}',
    },
  }),
  cellRule({
    id: 'C02',
    severity: 'E',
    ...points,
    on: 'form',
    name: { zh: '分值合计不等于满分', en: 'Points available do not make 100' },
    question: { zh: '预算分值与各指标分值合计是否为 100？', en: 'Do all points available make 100?' },
    formula: {
      zh: '|预算分值＋各指标分值－满分（未印者 100）|＞0.01；所有分值都印出时才查',
      en: '|budget points + indicator points − maximum (100 where not printed)| > 0.01; only where all are printed',
    },
    test: `CASE WHEN f.wb IS NOT NULL AND f.n > 0 AND f.w_unprinted = 0
      THEN abs(f.wb + f.sum_w - coalesce(f.total_max, 100)) > 0.01 + 1e-9 END`,
    reported: 'f.wb + f.sum_w',
    expected: 'coalesce(f.total_max, 100)',
    v1: 'f.wb',
    v2: 'f.sum_w',
    quote: 'f.total_max_raw',
    say: {
      zh: '各项分值合计 {reported:pts}，满分为 {expected:pts}',
      en: 'Points available add up to {reported:pts}; the maximum is {expected:pts}',
    },
    filled: {
      zh: '{v1:pts}＋{v2:pts}={reported:pts}',
      en: '{v1:pts} + {v2:pts} = {reported:pts}',
    },
  }),
  cellRule({
    id: 'C03',
    severity: 'E',
    ...points,
    on: 'section',
    name: { zh: '一级指标标注分值不等于其下合计', en: 'Section label is not the sum of its rows' },
    question: {
      zh: '一级指标标注的分值是否等于其下各行之和？',
      en: 'Does a section print the sum of its rows?',
    },
    formula: {
      zh: '标注分值≠其下分值之和；未印分值时，其下得分之和＞标注分值',
      en: 'Printed points ≠ sum of the rows; without row points, scores in it exceed the printed points',
    },
    test: `CASE WHEN k.declared IS NOT NULL AND k.n > 0 THEN
      CASE WHEN k.w_unprinted = 0 THEN abs(k.declared - k.sum_w) > 0.01 + 1e-9
        WHEN k.s_unprinted = 0 THEN k.sum_s - k.declared > 0.05 + 1e-9
        WHEN k.sum_s IS NOT NULL AND k.sum_s - k.declared > 0.05 + 1e-9 THEN true END END`,
    reported: 'k.declared',
    expected: 'CASE WHEN k.w_unprinted = 0 THEN k.sum_w ELSE k.sum_s END',
    quote: 'k.label_raw',
    part: 'k.level1',
    t1: sectionText,
    say: {
      zh: '“{t1}”标注 {reported:pts} 分，其下合计 {expected:pts} 分',
      en: '“{t1}” prints {reported:pts} points; its rows add up to {expected:pts}',
    },
    filled: SUBTRACTED,
  }),
  cellRule({
    id: 'C04',
    severity: 'E',
    ...points,
    on: 'form',
    name: { zh: '标注分值合计不等于100', en: 'Declared sections do not make 100' },
    question: {
      zh: '预算与各一级指标标注的分值合计是否为 100？',
      en: 'Do the printed section points and the budget points make 100?',
    },
    formula: {
      zh: '各一级指标标注分值之和＋预算分值≠100',
      en: 'Σ printed section points + budget points ≠ 100',
    },
    test: `CASE WHEN f.wb IS NOT NULL AND f.sections > 0 AND f.sections = f.sections_declared
        AND f.output_declared IS NOT NULL AND f.benefit_declared IS NOT NULL
      THEN abs(f.declared_sum + f.wb - coalesce(f.total_max, 100)) > 0.01 + 1e-9 END`,
    reported: 'f.declared_sum + f.wb',
    expected: 'coalesce(f.total_max, 100)',
    v1: 'f.declared_sum',
    v2: 'f.wb',
    quote: SECTION_LABELS,
    say: {
      zh: '标注分值合计 {reported:pts}（一级指标 {v1:pts}＋预算 {v2:pts}），应为 {expected:pts}',
      en: 'Printed points add up to {reported:pts} (sections {v1:pts} + budget {v2:pts}) instead of {expected:pts}',
    },
    filled: {
      zh: '{v1:pts}＋{v2:pts}={reported:pts}',
      en: '{v1:pts} + {v2:pts} = {reported:pts}',
    },
  }),
  cellRule({
    id: 'C05',
    severity: 'N',
    ...points,
    on: 'form',
    parameters: ['budget_points', 'output_points', 'benefit_points', 'satisfaction_points'],
    name: { zh: '权重方案偏离', en: 'Off-scheme weights' },
    question: { zh: '标注分值是否与适用口径一致？', en: 'Do the printed points follow the profile?' },
    formula: {
      zh: '预算、产出、效益、满意度标注分值有一项与口径不同',
      en: 'One of budget, output, benefit, satisfaction differs from the profile',
    },
    test: `CASE WHEN coalesce(f.wb, f.output_declared, f.benefit_declared, f.satisfaction_declared) IS NOT NULL AND f.scheme_budget IS NOT NULL
      THEN coalesce(f.wb <> f.scheme_budget, false) OR coalesce(f.output_declared <> f.scheme_output, false)
        OR coalesce(f.benefit_declared <> f.scheme_benefit, false) OR coalesce(f.satisfaction_declared <> f.scheme_satisfaction, false) END`,
    t1: "concat_ws('/', coalesce(CAST(f.wb AS VARCHAR), '—'), coalesce(CAST(f.output_declared AS VARCHAR), '—'), coalesce(CAST(f.benefit_declared AS VARCHAR), '—'), coalesce(CAST(f.satisfaction_declared AS VARCHAR), '—'))",
    t2: "concat_ws('/', coalesce(CAST(f.scheme_budget AS VARCHAR), '—'), coalesce(CAST(f.scheme_output AS VARCHAR), '—'), coalesce(CAST(f.scheme_benefit AS VARCHAR), '—'), coalesce(CAST(f.scheme_satisfaction AS VARCHAR), '—'))",
    quote: SECTION_LABELS,
    say: {
      zh: '标注分值（预算/产出/效益/满意度）{t1:points}，口径为 {t2:points}',
      en: 'Printed points (budget/output/benefit/satisfaction) {t1:points}; the profile has {t2:points}',
    },
  }),
  cellRule({
    id: 'C06',
    severity: 'N',
    ...points,
    on: 'row',
    needs: ['points'],
    name: { zh: '得分缺失', en: 'Score missing' },
    question: {
      zh: '指标是否漏填得分，能否由合计推得？',
      en: 'Is a score blank, and does a sum determine it?',
    },
    formula: {
      zh: '得分为空；总分或一级指标分值能唯一确定时给出推定值',
      en: 'Score blank; where the total or the section determines it, the inferred value is given',
    },
    test: `CASE WHEN r.target <> '' OR r.actual <> '' OR r.w > 0 THEN r.s IS NULL OR r.s_inferred END`,
    expected: 'CASE WHEN r.s_inferred THEN r.s END',
    say: {
      zh: '“{name}”未填得分{expected:inferred}',
      en: '“{name}” has no score{expected:inferred}',
    },
    otherwise: {
      zh: '也可能是读取时单元格丢失，请对照原表',
      en: 'The cell may have been lost in reading; compare the original',
    },
  }),
  cellRule({
    id: 'C07',
    severity: 'E',
    ...points,
    on: 'row',
    name: { zh: '得分超过分值', en: 'Score above its points' },
    question: { zh: '得分是否超过分值？', en: 'Does a score exceed its points?' },
    formula: {
      zh: '得分＞分值；未印分值时，得分＞所在一级指标标注分值',
      en: 'Score > points; without printed points, score > those of its section',
    },
    test: `CASE WHEN r.s IS NOT NULL AND NOT r.s_inferred AND coalesce(CASE WHEN NOT r.w_inferred THEN r.w END, r.section_declared) IS NOT NULL
      THEN r.s > coalesce(CASE WHEN NOT r.w_inferred THEN r.w END, r.section_declared) + 1e-9 END`,
    reported: 'r.s',
    expected: 'coalesce(CASE WHEN NOT r.w_inferred THEN r.w END, r.section_declared)',
    say: {
      zh: '“{name}”得 {reported:pts} 分，超过分值 {expected:pts}',
      en: '“{name}” scores {reported:pts}, above its {expected:pts} points',
    },
    filled: SUBTRACTED,
  }),
  cellRule({
    id: 'C08',
    severity: 'W',
    ...points,
    on: 'row',
    name: { zh: '单项权重过高', en: 'One indicator too heavy' },
    question: { zh: '一个指标是否占去过多分值？', en: 'Does one indicator hold too many points?' },
    formula: {
      zh: '分值≥20，或在三行以上的一级指标中占到一半；未印分值时以得分为下限。满意度（按例只设一行）不查',
      en: 'Points ≥ 20, or half of a section of three rows or more; the score is the lower bound where points are not printed. Satisfaction, usually one row, is not checked',
    },
    test: `CASE WHEN r.level1 <> 'satisfaction' AND (r.w IS NOT NULL OR (r.s IS NOT NULL AND NOT r.s_inferred)) THEN
      CASE WHEN coalesce(r.w, r.s) >= 20 OR (r.section_rows > 2 AND coalesce(r.w, r.s) >= r.section_available / 2) THEN true
        WHEN r.w IS NOT NULL THEN false END END`,
    reported: 'coalesce(r.w, r.s)',
    expected: 'least(20.0, r.section_available / 2)',
    v1: 'r.section_available',
    say: {
      zh: '“{name}”占 {reported:pts} 分（所在一级指标共 {v1:pts} 分）',
      en: '“{name}” holds {reported:pts} points (its section has {v1:pts})',
    },
  }),
  cellRule({
    id: 'C09',
    severity: 'W',
    ...points,
    on: 'form',
    parameters: ['satisfaction_points'],
    name: { zh: '满意度占比异常', en: 'Unusual share for satisfaction' },
    question: {
      zh: '满意度分值是否偏离口径 5 分以上？',
      en: 'Is satisfaction more than 5 points off the profile?',
    },
    formula: {
      zh: '|满意度分值－口径满意度分值|＞5',
      en: '|satisfaction points − those of the profile| > 5',
    },
    test: `CASE WHEN f.scheme_satisfaction IS NOT NULL AND coalesce(f.satisfaction_w, f.satisfaction_declared) IS NOT NULL
      THEN abs(coalesce(f.satisfaction_w, f.satisfaction_declared) - f.scheme_satisfaction) > 5 END`,
    reported: 'coalesce(f.satisfaction_w, f.satisfaction_declared)',
    expected: 'f.scheme_satisfaction',
    quote: SECTION_LABELS,
    say: {
      zh: '满意度占 {reported:pts} 分，口径为 {expected:pts} 分',
      en: 'Satisfaction holds {reported:pts} points; the profile gives {expected:pts}',
    },
    filled: SUBTRACTED,
  }),
  cellRule({
    id: 'C10',
    severity: 'I',
    unit: 'count',
    on: 'form',
    needs: ['heading'],
    name: { zh: '无分值列', en: 'No weight column' },
    question: { zh: '表上是否印有各指标的分值？', en: 'Does the form print points for each indicator?' },
    formula: { zh: '所有指标行都没有印分值', en: 'No indicator row prints its points' },
    test: 'CASE WHEN f.n > 0 THEN f.w_unprinted = f.n END',
    reported: 'f.w_unprinted',
    say: {
      zh: '表上未印 {reported:num} 个指标的分值，单项得分无从复算，只能给出可行范围',
      en: 'Points are not printed for any of the {reported:num} indicators; only a feasible range can be given',
    },
  }),
  cellRule({
    id: 'C11',
    severity: 'I',
    ...points,
    on: 'form',
    parameters: ['grade_excellent', 'grade_good', 'grade_fair'],
    name: { zh: '等级边界', en: 'At the edge of a grade' },
    question: { zh: '总分是否恰在等级界线上？', en: 'Is the total exactly at a grade cut-off?' },
    formula: { zh: '总分恰为 90、80 或 60', en: 'Total exactly 90, 80 or 60' },
    test: 'CASE WHEN f.total IS NOT NULL THEN f.total IN (f.grade_excellent, f.grade_good, f.grade_fair) END',
    reported: 'f.total',
    quote: 'f.total_raw',
    say: {
      zh: '总分 {reported:pts} 恰在等级界线上',
      en: 'The total {reported:pts} lies exactly on a grade cut-off',
    },
  }),
];
