import { cellRule, type Rule, setRule } from '../rule.ts';

const points = { unit: 'points' as const };
const ratio = { unit: 'ratio' as const };

/** Money spent under a cost heading, with numbers on both sides. */
const COST =
  "(r.level2 = 'cost' OR r.level1 = 'cost') AND r.ak = 'money' AND r.bk = 'money' AND r.a > 0 AND r.b >= 0";
const BOTH = 'r.a IS NOT NULL AND r.b IS NOT NULL AND r.a_numeric AND r.b_numeric';

/** Decimals shown in a percentage, and without trailing zeros: 1.60% may stand for 1.6 %. */
const shown = (text: string) => `length(split_part(replace(replace(${text}, '%', ''), '％', ''), '.', 2))`;
const shortest = (text: string) =>
  `length(rtrim(split_part(replace(replace(${text}, '%', ''), '％', ''), '.', 2), '0'))`;
const SAVED = '1 - CAST(r.exe AS DOUBLE) / nullif(CAST(r.bud AS DOUBLE), 0)';

/** D. 指标得分. */
export const INDICATOR_POINT_RULES: readonly Rule[] = [
  cellRule({
    id: 'D01',
    severity: 'E',
    ...points,
    on: 'row',
    parameters: ['quantitative_rule'],
    name: { zh: '正向指标未达标得分不符', en: 'Score of a missed target' },
    question: {
      zh: '未达标的正向指标是否按比例得分？',
      en: 'Is a missed positive target scored in proportion?',
    },
    formula: {
      zh: '完成值＜目标值时，得分应为分值×完成值÷目标值（四舍五入到 0、1 或 2 位均可）',
      en: 'Where actual < target, the score should be points × actual ÷ target (rounded to 0, 1 or 2 decimals)',
    },
    test: `CASE WHEN r.rule_code = 'positive' AND r.target_parts = 1 AND r.w IS NOT NULL AND r.s IS NOT NULL AND NOT r.s_inferred AND r.w > 0
      THEN r.ratio < 1 AND r.ratio >= 0 AND abs(r.s - r.w * r.ratio) > 0.005 + 1e-9
        AND abs(r.s - floor(r.w * r.ratio * 10 + 0.5 + 1e-9) / 10) > 1e-6 AND abs(r.s - floor(r.w * r.ratio + 0.5 + 1e-9)) > 1e-6 END`,
    reported: 'r.s',
    expected: 'round(r.w * r.ratio, 2)',
    v1: 'r.w',
    v2: 'r.b',
    v3: 'r.a',
    say: {
      zh: '“{name}”完成 {v2:num}，目标 {v3:num}，按比例应得 {expected:pts} 分，自评 {reported:pts} 分',
      en: '“{name}” reached {v2:num} of {v3:num}: {expected:pts} points in proportion, {reported:pts} reported',
    },
    filled: {
      zh: '{v1:pts}×{v2:num}÷{v3:num}={expected:pts}',
      en: '{v1:pts} × {v2:num} ÷ {v3:num} = {expected:pts}',
    },
    otherwise: {
      zh: '主管部门可能对扣分另有规定',
      en: 'The supervising department may set its own deductions',
    },
  }),
  cellRule({
    id: 'D02',
    severity: 'E',
    ...points,
    on: 'row',
    name: { zh: '反向指标超目标仍满分', en: 'Overspent, full points' },
    question: {
      zh: '成本等反向指标超过目标，是否仍得满分？',
      en: 'Does a reverse indicator above its target keep full points?',
    },
    formula: {
      zh: '反向指标完成值＞目标值，而得分＝分值',
      en: 'Reverse indicator: actual > target, score = points',
    },
    test: `CASE WHEN r.rule_code = 'reverse' AND r.w_sure IS NOT NULL AND r.s IS NOT NULL
      THEN r.ratio < 1 - 1e-9 AND abs(r.s - r.w_sure) < 1e-9 AND r.s > 0 END`,
    reported: 'r.s',
    expected: 'round(r.w_sure * greatest(0.0, r.ratio), 3)',
    v1: 'r.w_sure',
    v2: 'r.b',
    v3: 'r.a',
    say: {
      zh: '“{name}”完成 {v2:num} 高于目标 {v3:num}，仍得满分 {reported:pts}；按反向指标应为 {expected:pts} 分',
      en: '“{name}” came to {v2:num}, above {v3:num}, with full points {reported:pts}; as a reverse indicator {expected:pts}',
    },
    filled: {
      zh: '{v1:pts}×{v3:num}÷{v2:num}={expected:pts}',
      en: '{v1:pts} × {v3:num} ÷ {v2:num} = {expected:pts}',
    },
    otherwise: {
      zh: '差额可能出于取整或核定的调整',
      en: 'The difference may come from rounding or an approved change',
    },
  }),
  cellRule({
    id: 'D03',
    severity: 'E',
    ...points,
    on: 'section',
    name: { zh: '得分不可行（无分值列）', en: 'Infeasible scores without weights' },
    question: {
      zh: '未印分值时，是否存在一组分值能得出这些得分？',
      en: 'Without printed points: could any weights give these scores?',
    },
    formula: {
      zh: '在各行分值不低于其得分、合计等于一级指标分值的条件下，按完成率所能得到的最高分（计入取整）仍低于自评得分之和',
      en: 'With each row worth at least its score and all of them worth the section, the most its completion can earn (rounding allowed) is below the scores',
    },
    test: `CASE WHEN k.w_missing > 0 AND k.s_missing = 0 AND k.available IS NOT NULL AND k.available - k.least_w >= -1e-6 THEN
      k.sum_s - (k.reachable + greatest(0.0, k.available - k.least_w) * coalesce(k.best_free, 0.0)) > 0.5 * k.short_free + 0.05 END`,
    reported: 'k.sum_s',
    expected: 'round(k.reachable + greatest(0.0, k.available - k.least_w) * coalesce(k.best_free, 0.0), 2)',
    v1: 'k.available',
    v2: 'k.weakest_share',
    quote: 'coalesce(k.label_raw, k.level1)',
    part: 'k.level1',
    indicator: 'k.weakest_no',
    say: {
      zh: '该一级指标自评合计 {reported:pts} 分（满分 {v1:pts}），按各行完成率最多可得 {expected:pts} 分；“{name}”完成率仅 {v2:pct}',
      en: 'This section scores {reported:pts} of {v1:pts}; its completion can earn at most {expected:pts} (“{name}” reached {v2:pct})',
    },
    filled: {
      zh: 'max Σ分值×min(1, 完成率)={expected:pts}＜{reported:pts}',
      en: 'max Σ points × min(1, completion) = {expected:pts} < {reported:pts}',
    },
    otherwise: {
      zh: '评分可能考虑了客观原因，但应在偏差原因中说明',
      en: 'The scoring may allow for outside causes; the reason should say so',
    },
  }),
  cellRule({
    id: 'D04',
    severity: 'W',
    ...ratio,
    on: 'row',
    needs: ['any_reason'],
    parameters: ['over_threshold', 'over_penalty'],
    name: { zh: '超额30%以上未说明', en: 'Over-achievement unexplained' },
    question: {
      zh: '大幅超额完成是否说明原因？',
      en: 'Is a large over-achievement explained?',
    },
    formula: {
      zh: '完成值÷目标值≥门槛（未定者 1.3），而该行与全表都没有原因；成本节约不在此列',
      en: 'Actual ÷ target ≥ the threshold (1.3 where none is set), and neither row nor form gives a reason; savings excluded',
    },
    test: `CASE WHEN r.ratio IS NOT NULL AND r.level2 IS DISTINCT FROM 'cost' AND r.level1 <> 'cost'
      THEN r.ratio >= r.over_threshold - 1e-9 AND r.row_reason < 2 AND r.form_reason < 2 END`,
    reported: 'r.ratio',
    expected: 'r.over_threshold',
    v1: 'r.b',
    v2: 'r.a',
    say: {
      zh: '“{name}”完成 {v1:num}，目标 {v2:num}，为 {reported:pct}，未见说明',
      en: '“{name}” reached {v1:num} against {v2:num} ({reported:pct}) without a reason',
    },
    filled: { zh: '完成率 {reported:pct}≥{expected:pct}', en: 'completion {reported:pct} ≥ {expected:pct}' },
    otherwise: { zh: '目标可能按上年数保守设定', en: 'The target may have been set cautiously' },
  }),
  cellRule({
    id: 'D05',
    severity: 'W',
    ...points,
    on: 'row',
    needs: ['target'],
    name: { zh: '目标未设定仍得分', en: 'Points without a target' },
    question: { zh: '没有目标的指标是否得分？', en: 'Does an indicator without a target score?' },
    formula: {
      zh: '目标为“未设定”“无”或空（完成值不空），而得分＞0',
      en: 'Target 未设定, 无 or blank (with an actual), and score > 0',
    },
    test: `CASE WHEN r.s IS NOT NULL THEN r.rule_code = 'target_unset' AND r.s > 0 END`,
    reported: 'r.s',
    say: {
      zh: '“{name}”未设目标，得 {reported:pts} 分',
      en: '“{name}” has no target and scores {reported:pts}',
    },
    otherwise: {
      zh: '目标可能在批复文件中另有规定',
      en: 'The target may be set in the approval',
    },
  }),
  cellRule({
    id: 'D06',
    severity: 'E',
    ...points,
    on: 'row',
    needs: ['target', 'actual'],
    name: { zh: '目标与完成均空仍得分', en: 'A blank row scored' },
    question: {
      zh: '目标和完成值都为空的行是否得分？',
      en: 'Does a row with neither target nor actual score?',
    },
    formula: { zh: '目标、完成值皆空，而得分＞0', en: 'Target and actual both blank, score > 0' },
    test: `CASE WHEN r.s IS NOT NULL AND NOT r.s_inferred THEN r.target = '' AND r.actual = '' AND r.s > 0 END`,
    reported: 'r.s',
    say: {
      zh: '“{name}”的目标与完成值均为空，得 {reported:pts} 分',
      en: '“{name}” has neither target nor actual and scores {reported:pts}',
    },
    otherwise: { zh: '也可能是读取时单元格丢失，请对照原表', en: 'Cells may have been lost in reading' },
  }),
  cellRule({
    id: 'D07',
    severity: 'W',
    on: 'row',
    name: { zh: '定量目标、定性完成', en: 'Numeric target, verbal actual' },
    question: {
      zh: '数值目标是否以数值填报完成？',
      en: 'Is a numeric target answered with a number?',
    },
    formula: {
      zh: '目标为数值，完成值为“达标”“已完成”等文字',
      en: 'The target is a number, the actual is words such as 达标 or 已完成',
    },
    test: `CASE WHEN r.a_numeric AND r.a IS NOT NULL AND r.actual <> '' THEN r.bk IN ('level', 'text') END`,
    say: {
      zh: '“{name}”的目标是数值，完成值只写文字，无从复算',
      en: '“{name}” has a numeric target and only words as its actual',
    },
  }),
  cellRule({
    id: 'D08',
    severity: 'N',
    on: 'row',
    name: { zh: '定性目标、数值完成', en: 'Verbal target, numeric actual' },
    question: { zh: '数值完成是否对应数值目标？', en: 'Does a numeric actual have a numeric target?' },
    formula: { zh: '目标为文字，完成值为数值', en: 'The target is words, the actual a number' },
    test: `CASE WHEN r.b_numeric AND r.b IS NOT NULL AND r.target <> '' THEN r.ak IN ('level', 'text') END`,
    say: {
      zh: '“{name}”以数值完成，而目标只写文字，无法判断是否达到',
      en: '“{name}” reports a number against a verbal target',
    },
  }),
  cellRule({
    id: 'D09',
    severity: 'N',
    ...points,
    on: 'section',
    needs: ['any_reason'],
    name: { zh: '扣分无对应原因', en: 'Deduction unexplained' },
    question: { zh: '扣了分的指标是否说明原因？', en: 'Is every deduction explained?' },
    formula: {
      zh: '一级指标得分低于分值，而全表与该块各行都没有原因',
      en: 'A section scores below its points, and neither the form nor its rows give a reason',
    },
    test: `CASE WHEN k.s_missing = 0 THEN coalesce(CASE WHEN k.w_missing = 0 THEN k.sum_w END, k.declared) - k.sum_s > 0.05 + 1e-9
      AND k.form_reason < 2 AND coalesce(k.row_reason, 0) < 2 END`,
    reported: 'k.sum_s',
    expected: 'coalesce(CASE WHEN k.w_missing = 0 THEN k.sum_w END, k.declared)',
    quote: 'coalesce(k.label_raw, k.level1)',
    part: 'k.level1',
    say: {
      zh: '“{quote}”得 {reported:pts} 分（分值 {expected:pts}），没有说明扣分原因',
      en: '“{quote}” scores {reported:pts} of {expected:pts} without a reason',
    },
  }),
  cellRule({
    id: 'D10',
    severity: 'N',
    on: 'row',
    unit: 'count',
    name: { zh: '目标为零', en: 'Zero target' },
    question: { zh: '目标值是否为 0？', en: 'Is the target zero?' },
    formula: { zh: '目标值＝0', en: 'Target = 0' },
    test: 'CASE WHEN r.a IS NOT NULL AND r.a_numeric THEN r.a = 0 END',
    reported: 'r.a',
    say: {
      zh: '“{name}”的目标为 0，完成率无从计算',
      en: '“{name}” has a target of 0; no completion rate can be computed',
    },
    otherwise: { zh: '差错率等指标以 0 为目标属正常', en: 'For an error rate a target of 0 is normal' },
  }),
  setRule({
    id: 'D11',
    severity: 'W',
    ...points,
    subject: 'unit',
    name: { zh: '同类指标评分口径不一', en: 'Same kind scored differently' },
    question: {
      zh: '同一部门的成本节约有的满分、有的扣分？',
      en: 'Are savings in one department scored both full and reduced?',
    },
    formula: {
      zh: '同一部门同一年度，节约成本的行有的得满分、有的扣分（只看分值已知的行）',
      en: 'One department and year: cost rows below target, some with full points and some without (known points only)',
    },
    check: `
SELECT x.group_id AS unit_id, x.fiscal_year, count(*) FILTER (s >= w_sure - 1e-9) AS reported,
  count(*) FILTER (s < w_sure - 1e-9) AS expected, count(*) AS v1,
  count(*) FILTER (s >= w_sure - 1e-9) > 0 AND count(*) FILTER (s < w_sure - 1e-9) > 0 AS failed
FROM audit_row r JOIN audit_context x ON x.form_no = r.form_no
WHERE level2 = 'cost' AND rule_code = 'reverse' AND ratio > 1 AND w_sure > 0 AND s IS NOT NULL AND NOT s_inferred
GROUP BY x.group_id, x.fiscal_year HAVING count(DISTINCT r.form_no) >= 2`,
    say: {
      zh: '同一部门节约成本的指标，{reported:num} 行得满分，{expected:num} 行扣分',
      en: 'Of the cost rows below target in one department, {reported:num} have full points and {expected:num} do not',
    },
  }),
  cellRule({
    id: 'D12',
    severity: 'N',
    ...ratio,
    on: 'row',
    name: { zh: '成本大幅节约且满分', en: 'Large saving, full points' },
    question: {
      zh: '成本远低于目标是因为节约，还是因为没有执行？',
      en: 'Is a cost far below target a saving, or work not done?',
    },
    formula: { zh: '成本完成值÷目标值＜0.8，而得分＝分值', en: 'Cost actual ÷ target < 0.8, score = points' },
    test: `CASE WHEN ${COST} AND r.w_sure IS NOT NULL AND r.s IS NOT NULL
      THEN r.b / r.a < 0.8 AND abs(r.s - r.w_sure) < 1e-9 AND r.s > 0 END`,
    reported: 'r.b / nullif(r.a, 0)',
    expected: '0.8',
    v1: 'r.b',
    v2: 'r.a',
    say: {
      zh: '“{name}”只用 {v1:money}（目标 {v2:money}，{reported:pct}）而得满分，是节约还是未执行请核实',
      en: '“{name}” used {v1:money} of {v2:money} ({reported:pct}) with full points: a saving, or not executed?',
    },
  }),
  cellRule({
    id: 'D13',
    severity: 'E',
    ...ratio,
    on: 'row',
    name: { zh: '量级异常', en: 'Magnitude error' },
    question: {
      zh: '完成值与目标值是否差了数量级？',
      en: 'Do target and actual differ by orders of magnitude?',
    },
    formula: {
      zh: '完成值÷目标值＞100 或＜0.02（换算单位后；完成值为 0 不计；成本行不计）',
      en: 'Actual ÷ target > 100 or < 0.02 (units scaled; an actual of 0 and costs excluded)',
    },
    test: `CASE WHEN ${BOTH} AND r.a > 0 AND r.b > 0 AND (r.ak = 'percent') = (r.bk = 'percent')
        AND (r.au = r.bu OR r.au IS NULL OR r.bu IS NULL) AND r.level2 IS DISTINCT FROM 'cost'
      THEN CASE WHEN r.rule_code = 'reverse' THEN r.b / r.a > 100 ELSE r.b / r.a > 100 OR r.b / r.a < 0.02 END END`,
    reported: 'r.b',
    expected: 'r.a',
    v1: 'r.b / nullif(r.a, 0)',
    t1: 'r.target',
    t2: 'r.actual',
    say: {
      zh: '“{name}”完成“{t2}”，目标“{t1}”，为 {v1:ratio} 倍，请核实单位或位数',
      en: '“{name}”: “{t2}” against “{t1}”, {v1:ratio} times; check the unit or the digits',
    },
    otherwise: {
      zh: '也可能确未开展，应在偏差原因中说明',
      en: 'The work may really not have taken place; the reason should say so',
    },
  }),
  cellRule({
    id: 'D14',
    severity: 'N',
    ...points,
    on: 'row',
    parameters: ['band_full_low', 'band_part_low'],
    name: { zh: '定性得分越档', en: 'Qualitative score outside its band' },
    question: {
      zh: '定性指标得分是否落在所报档次内？',
      en: 'Does a qualitative score lie in the band it reports?',
    },
    formula: {
      zh: '达成、部分达成、未达成三档各有分值区间，得分÷分值不在所报档次内',
      en: 'Score ÷ points outside the band of met, partly met or not met',
    },
    test: `CASE WHEN r.rule_code IN ('band_met', 'band_partly', 'band_not') AND r.w_sure > 0 AND r.s IS NOT NULL AND r.band_full_low IS NOT NULL
      THEN CASE r.rule_code WHEN 'band_met' THEN r.s / r.w_sure < r.band_full_low - 1e-9
        WHEN 'band_partly' THEN r.s / r.w_sure < r.band_part_low - 1e-9 OR r.s / r.w_sure > r.band_full_low + 1e-9
        ELSE r.s / r.w_sure > r.band_part_low + 1e-9 END END`,
    reported: 'r.s',
    expected: 'r.w_sure',
    v1: 'r.s / nullif(r.w_sure, 0)',
    v2: 'r.band_full_low',
    v3: 'r.band_part_low',
    say: {
      zh: '“{name}”得分为分值的 {v1:pct}，不在所报档次内（达成 ≥{v2:pct}，部分达成 ≥{v3:pct}）',
      en: '“{name}” scores {v1:pct} of its points, outside the band reported (met ≥ {v2:pct}, partly ≥ {v3:pct})',
    },
  }),
  cellRule({
    id: 'D15',
    severity: 'E',
    unit: 'fraction',
    on: 'row',
    name: { zh: '派生指标与资金数不符', en: 'Derived figure does not follow' },
    question: {
      zh: '成本降低率是否等于 1－执行数÷预算数？',
      en: 'Is the cost reduction 1 − executed ÷ budget?',
    },
    formula: {
      zh: '1－执行数÷预算数，四舍五入到所印位数（或去掉末尾零的位数），应等于所填成本降低率',
      en: '1 − executed ÷ budget, rounded to the printed decimals (or without trailing zeros), should be the rate reported',
    },
    // One branch after the other: the text is read only where the name calls for it.
    test: `CASE WHEN r.name_reduction THEN CASE WHEN r.bk = 'percent' AND r.b IS NOT NULL AND r.bud > 0 AND r.exe IS NOT NULL
        AND TRY_CAST(replace(replace(r.actual, '%', ''), '％', '') AS DOUBLE) IS NOT NULL
      THEN abs(round((${SAVED}) * 100 + 1e-9, CAST(${shown('r.actual')} AS INTEGER)) - r.b * 100) > 1e-6
        AND abs(round((${SAVED}) * 100 + 1e-9, CAST(${shortest('r.actual')} AS INTEGER)) - r.b * 100) > 1e-6 END END`,
    reported: 'r.b',
    expected: SAVED,
    v1: 'r.exe',
    v2: 'r.bud',
    say: {
      zh: '“{name}”填 {reported:pct}，按资金数应为 {expected:pct}',
      en: '“{name}” reports {reported:pct}; the funds give {expected:pct}',
    },
    filled: {
      zh: '1－{v1:money}÷{v2:money}={expected:pct}',
      en: '1 − {v1:money} ÷ {v2:money} = {expected:pct}',
    },
    otherwise: {
      zh: '成本的计算基数可能不是项目资金总额',
      en: 'The cost in question may not be the whole budget',
    },
  }),
];
