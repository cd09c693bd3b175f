import { trimmed } from '../../model/text-sql.ts';
import { FORM_TEXT, printedAs } from '../form-facts.ts';
import { ADJUSTMENT, mentions, OTHER_SOURCES, OTHER_YEARS, RUNNING_COSTS } from '../lexicon.ts';
import { cellRule, leftOut, type Rule } from '../rule.ts';
import { BASE_SUMS } from './base-table.ts';

const amounts = { unit: '元' as const };
const PART_TOLERANCE = (parts: string) => `greatest(0.01, 0.005 * (${parts})) * f.scale + 0.0001`;

/** A. 资金与执行率: rules on the money lines of one form. */
export const FUND_RULES: readonly Rule[] = [
  cellRule({
    id: 'A01',
    severity: 'E',
    unit: 'fraction',
    on: 'form',
    name: { zh: '执行率与金额不符', en: 'Rate does not follow from the amounts' },
    question: { zh: '表上印的执行率是否等于执行数÷预算数？', en: 'Is the printed rate executed ÷ budget?' },
    formula: {
      zh: '执行数÷全年预算数，四舍五入到所印位数，应等于所印执行率',
      en: 'Executed ÷ full-year budget, rounded half up to the printed decimals, should equal the printed rate',
    },
    test: `CASE WHEN f.bud > 0 AND f.exe >= 0 AND f.rate_k IS NOT NULL
      THEN NOT ${printedAs('f.rate_k', 'f.rate_scale', ['f.exe', 'f.bud', 'f.rate_bud'])} END`,
    reported: 'f.rate_rep',
    expected:
      'round(CAST(f.exe AS DOUBLE) / nullif(CAST(f.bud AS DOUBLE), 0), CAST(f.rate_decimals AS INTEGER))',
    v1: 'f.exe',
    v2: 'f.bud',
    line: 'f.line_no',
    quote: 'f.rate_raw',
    say: {
      zh: '所印执行率为 {reported:pct}，按执行数与预算数应为 {expected:pct}，请核实',
      en: 'The printed rate is {reported:pct}; executed and budget give {expected:pct}',
    },
    filled: { zh: '{v1:money}÷{v2:money}={expected:pct}', en: '{v1:money} ÷ {v2:money} = {expected:pct}' },
    otherwise: {
      zh: '若金额系取整后所印，执行率可能按未取整的金额计算',
      en: 'If the amounts were rounded for print, the rate may come from the unrounded ones',
    },
  }),
  cellRule({
    id: 'A02',
    severity: 'E',
    unit: 'fraction',
    on: 'form',
    name: { zh: '执行率分母用错', en: 'Wrong denominator of the rate' },
    question: {
      zh: '执行率是否误用年初预算数作分母？',
      en: 'Was the initial budget used instead of the full-year one?',
    },
    formula: {
      zh: '所印执行率等于执行数÷年初预算数，而不等于执行数÷全年预算数',
      en: 'The printed rate equals executed ÷ initial budget, not executed ÷ full-year budget',
    },
    test: `CASE WHEN f.bud > 0 AND f.ini > 0 AND f.exe > 0 AND f.rate_k IS NOT NULL THEN CASE WHEN f.ini = f.bud THEN false
      ELSE ${printedAs('f.rate_k', 'f.rate_scale', ['f.exe', 'f.ini', 'f.rate_ini'])}
        AND NOT ${printedAs('f.rate_k', 'f.rate_scale', ['f.exe', 'f.bud', 'f.rate_bud'])} END END`,
    reported: 'f.rate_rep',
    expected:
      'round(CAST(f.exe AS DOUBLE) / nullif(CAST(f.bud AS DOUBLE), 0), CAST(f.rate_decimals AS INTEGER))',
    v1: 'f.exe',
    v2: 'f.ini',
    v3: 'f.bud',
    line: 'f.line_no',
    quote: 'f.rate_raw',
    say: {
      zh: '所印执行率 {reported:pct} 与“执行数÷年初预算数”相符；按全年预算数应为 {expected:pct}',
      en: 'The printed rate {reported:pct} matches executed ÷ initial budget; the full-year budget gives {expected:pct}',
    },
    filled: {
      zh: '{v1:money}÷年初 {v2:money}={reported:pct}；÷全年 {v3:money}={expected:pct}',
      en: '{v1:money} ÷ initial {v2:money} = {reported:pct}; ÷ full-year {v3:money} = {expected:pct}',
    },
  }),
  cellRule({
    id: 'A03',
    severity: 'E',
    ...amounts,
    on: 'form',
    name: { zh: '超预算支出', en: 'Spent above budget' },
    question: { zh: '执行数是否超过全年预算数？', en: 'Does spending exceed the full-year budget?' },
    formula: { zh: '执行数＞全年预算数', en: 'Executed > full-year budget' },
    test: 'CASE WHEN f.bud IS NOT NULL AND f.exe IS NOT NULL THEN f.exe > f.bud END',
    reported: 'f.exe',
    expected: 'f.bud',
    line: 'f.line_no',
    quote: 'f.executed_raw',
    say: {
      zh: '执行数 {reported:money} 大于全年预算数 {expected:money}，多 {difference:abs-money}',
      en: 'Executed {reported:money} exceeds the full-year budget {expected:money} by {difference:money}',
    },
    filled: {
      zh: '{reported:money}－{expected:money}={difference:money}',
      en: '{reported:money} − {expected:money} = {difference:money}',
    },
    otherwise: {
      zh: '追加预算可能未并入全年预算数',
      en: 'A supplement may be missing from the full-year budget',
    },
  }),
  cellRule({
    id: 'A05',
    severity: 'N',
    on: 'form',
    needs: ['money_unit'],
    name: { zh: '金额单位缺失或混用', en: 'Money unit missing or mixed' },
    question: { zh: '每个金额是否都标明同一单位？', en: 'Does every amount carry one and the same unit?' },
    formula: {
      zh: '有金额而无单位，或一张表用了两种单位',
      en: 'An amount without a unit, or two units in one form',
    },
    test: 'CASE WHEN coalesce(f.bud, f.exe, f.ini) IS NOT NULL THEN f.unit_missing OR f.unit_count > 1 END',
    reported: 'f.unit_count',
    line: 'f.line_no',
    quote: 'f.adjusted_raw',
    say: {
      zh: '金额单位未标明，或同一张表用了不同单位',
      en: 'Amounts lack a unit, or units are mixed in one form',
    },
  }),
  cellRule({
    id: 'A06',
    severity: 'E',
    ...amounts,
    on: 'form',
    name: { zh: '合计不等于分项之和', en: 'Total is not the sum of its parts' },
    question: { zh: '资金合计是否等于各来源之和？', en: 'Do the sources of funds add up to the total?' },
    formula: {
      zh: '|合计－（财政拨款＋上年结转＋其他资金）| 超过取整误差；仅有部分来源时只查超出',
      en: '|total − (appropriation + carry-over + other)| beyond rounding; with sources left blank, only an excess',
    },
    test: `CASE WHEN f.bud IS NOT NULL AND f.source_bud_n > 0 THEN
        CASE WHEN f.source_bud_n = f.source_rows AND f.source_rows > 1 THEN abs(f.bud - f.source_bud) > ${PART_TOLERANCE('f.source_bud_n')}
        ELSE f.source_bud - f.bud > ${PART_TOLERANCE('f.source_bud_n')} END
      WHEN f.exe IS NOT NULL AND f.source_exe_n > 0 THEN
        CASE WHEN f.source_exe_n = f.source_rows AND f.source_rows > 1 THEN abs(f.exe - f.source_exe) > ${PART_TOLERANCE('f.source_exe_n')}
        ELSE f.source_exe - f.exe > ${PART_TOLERANCE('f.source_exe_n')} END END`,
    reported: 'CASE WHEN f.source_bud_n > 0 THEN f.bud ELSE f.exe END',
    expected: 'CASE WHEN f.source_bud_n > 0 THEN f.source_bud ELSE f.source_exe END',
    line: 'f.line_no',
    quote: 'CASE WHEN f.source_bud_n > 0 THEN f.adjusted_raw ELSE f.executed_raw END',
    say: {
      zh: '资金合计 {reported:money}，分项之和 {expected:money}，相差 {difference:abs-money}',
      en: 'The total is {reported:money}, its parts add up to {expected:money}: {difference:abs-money} apart',
    },
    filled: {
      zh: '{reported:money}－{expected:money}={difference:money}',
      en: '{reported:money} − {expected:money} = {difference:money}',
    },
    also: BASE_SUMS,
  }),
  cellRule({
    id: 'A07',
    severity: 'E',
    ...amounts,
    on: 'form',
    name: { zh: '收支构成不平', en: 'Income and expenditure splits disagree' },
    question: {
      zh: '按收入性质、按支出性质的合计是否与总额一致？',
      en: 'Do the splits by income and by nature agree with the total?',
    },
    formula: {
      zh: '按收入性质之和＝按支出性质之和＝资金总额',
      en: 'Sum by income = sum by nature = total',
    },
    test: `CASE WHEN f.income_n > 0 AND f.nature_n > 0 AND coalesce(f.exe, f.bud) IS NOT NULL THEN
      abs(f.income + coalesce(f.other_amount, 0) - f.nature) > ${PART_TOLERANCE('f.income_n + f.nature_n')}
      OR least(abs(f.nature - coalesce(f.exe, f.bud)), abs(f.nature - coalesce(f.bud, f.exe))) > ${PART_TOLERANCE('f.nature_n')} END`,
    reported: 'f.income + coalesce(f.other_amount, 0)',
    expected: 'f.nature',
    v1: 'coalesce(f.exe, f.bud)',
    line: 'f.line_no',
    quote: 'f.executed_raw',
    say: {
      zh: '按收入性质合计 {reported:money}，按支出性质合计 {expected:money}，资金总额 {v1:money}，三者不一致',
      en: 'By income {reported:money}, by nature {expected:money}, total {v1:money}: they do not agree',
    },
    filled: {
      zh: '{reported:money}－{expected:money}={difference:money}',
      en: '{reported:money} − {expected:money} = {difference:money}',
    },
  }),
  cellRule({
    id: 'A11',
    severity: 'W',
    unit: 'fraction',
    on: 'form',
    parameters: ['rate_explain_below', 'rate_basis'],
    name: { zh: '执行率偏低', en: 'Low execution' },
    question: {
      zh: '执行率是否低于须说明的界线？',
      en: 'Is the execution rate below the line to be explained?',
    },
    formula: {
      zh: '执行率＜口径所定界线（未定者 90%）；分档 90、80、70、60、50',
      en: 'Rate < the line of the profile (90 % where it sets none); tiers 90, 80, 70, 60, 50',
    },
    test: 'CASE WHEN f.rate IS NOT NULL THEN f.rate < f.explain_below END',
    reported: 'f.rate',
    expected: 'f.explain_below',
    v1: `CASE WHEN f.rate < 0.5 THEN 0.5 WHEN f.rate < 0.6 THEN 0.6 WHEN f.rate < 0.7 THEN 0.7
      WHEN f.rate < 0.8 THEN 0.8 ELSE 0.9 END`,
    v2: 'f.exe',
    v3: 'f.bud',
    line: 'f.line_no',
    quote: 'f.rate_raw',
    say: {
      zh: '执行率 {reported:pct}，低于 {v1:pct}',
      en: 'The execution rate is {reported:pct}, below {v1:pct}',
    },
    filled: { zh: '{v2:money}÷{v3:money}={reported:pct}', en: '{v2:money} ÷ {v3:money} = {reported:pct}' },
    otherwise: {
      zh: '支付可能安排在次年，或预算按两年编列',
      en: 'Payment may fall in the next year, or the budget may cover two',
    },
  }),
  cellRule({
    id: 'A12',
    severity: 'E',
    unit: 'fraction',
    on: 'form',
    needs: ['reason'],
    parameters: ['rate_explain_below', 'rate_basis'],
    name: { zh: '低执行率未说明', en: 'Low rate without a reason' },
    question: { zh: '执行率偏低时是否说明了原因？', en: 'Is a low rate explained?' },
    formula: {
      zh: '执行率低于界线，而原因栏为空、“无”或“无偏差”',
      en: 'Rate below the line, and the reason is blank, 无 or 无偏差',
    },
    test: 'CASE WHEN f.rate IS NOT NULL THEN f.rate < f.explain_below AND f.any_reason < 2 END',
    reported: 'f.rate',
    expected: 'f.explain_below',
    t1: "coalesce(nullif(trim(f.deviation_reason), ''), '（空）')",
    quote: 'f.deviation_reason',
    say: {
      zh: '执行率 {reported:pct} 低于 {expected:pct}，偏差原因栏为“{t1}”',
      en: 'The rate {reported:pct} is below {expected:pct}; the reason given is “{t1}”',
    },
  }),
  cellRule({
    id: 'A13',
    severity: 'W',
    ...amounts,
    on: 'form',
    name: { zh: '零执行', en: 'Nothing executed' },
    question: { zh: '有预算而全年没有支出？', en: 'A budget, and no spending all year?' },
    formula: { zh: '执行数＝0 且 全年预算数＞0', en: 'Executed = 0 and full-year budget > 0' },
    test: 'CASE WHEN f.bud IS NOT NULL AND f.exe IS NOT NULL THEN f.exe = 0 AND f.bud > 0 END',
    reported: 'f.exe',
    expected: 'f.bud',
    line: 'f.line_no',
    quote: 'f.executed_raw',
    say: { zh: '全年预算 {expected:money}，执行数为 0', en: 'Full-year budget {expected:money}, executed 0' },
    otherwise: {
      zh: '支付可能按计划在次年进行',
      en: 'Payment may be planned for the next year',
    },
  }),
  cellRule({
    id: 'A14',
    severity: 'N',
    ...amounts,
    on: 'form',
    name: { zh: '全年预算疑似倒挤', en: 'Budget may be back-filled from spending' },
    question: {
      zh: '全年预算数是否按执行数倒填？',
      en: 'Was the full-year budget filled in from the spending?',
    },
    formula: {
      zh: '全年预算数＝执行数≠年初预算数，且带角分',
      en: 'Full-year budget = executed ≠ initial, with odd cents',
    },
    test: `CASE WHEN f.ini IS NOT NULL AND f.bud IS NOT NULL AND f.exe IS NOT NULL
      THEN f.bud = f.exe AND f.bud <> f.ini AND f.bud <> floor(f.bud) END`,
    reported: 'f.bud',
    expected: 'f.ini',
    line: 'f.line_no',
    quote: 'f.adjusted_raw',
    say: {
      zh: '全年预算数 {reported:money} 与执行数分毫不差，而年初预算数为 {expected:money}',
      en: 'The full-year budget {reported:money} equals spending to the cent, while the initial budget was {expected:money}',
    },
    otherwise: {
      zh: '年末按实际支出调整预算时也会如此',
      en: 'A year-end adjustment to actual spending looks the same',
    },
  }),
  cellRule({
    id: 'A15',
    severity: 'W',
    ...amounts,
    on: 'form',
    needs: ['reason'],
    name: { zh: '预算调整无说明或方向矛盾', en: 'Adjustment unexplained or contradicted' },
    question: {
      zh: '全年预算与年初不同，是否说明，方向是否一致？',
      en: 'Is a change of budget explained, and in the same direction?',
    },
    formula: {
      zh: '全年预算数≠年初预算数而未说明；或正文写核减而全年预算数反高于年初',
      en: 'Full-year ≠ initial budget without a reason; or the text says cut while it rose',
    },
    test: `CASE WHEN f.ini = f.bud THEN false WHEN f.bud > f.ini AND f.cut_stated THEN true
      WHEN f.ini IS NOT NULL AND f.bud IS NOT NULL
      THEN NOT coalesce(${mentions("concat_ws(' ', f.deviation_reason, f.goal_actual)", ADJUSTMENT)}, false) END`,
    reported: 'f.bud',
    expected: 'f.ini',
    v1: 'CASE WHEN f.cut_stated AND f.bud > f.ini THEN 1 ELSE 0 END',
    t1: "CASE WHEN f.cut_stated AND f.bud > f.ini THEN f.cut_quote ELSE '' END",
    line: 'f.line_no',
    quote: "concat_ws(' → ', f.initial_raw, f.adjusted_raw)",
    say: {
      zh: '全年预算数较年初变动 {difference:abs-money}，未见调整说明{t1:quoted}',
      en: 'The budget changed by {difference:money} over the year; no explanation of the change was found{t1:quoted}',
    },
    filled: {
      zh: '{reported:money}－{expected:money}={difference:money}',
      en: '{reported:money} − {expected:money} = {difference:money}',
    },
  }),
  cellRule({
    id: 'A16',
    severity: 'W',
    ...amounts,
    on: 'form',
    needs: ['fund_sources'],
    name: { zh: '结转、非税未并入', en: 'Carry-over or non-tax income left out' },
    question: {
      zh: '说明提到的结转、非税、追加是否列入资金？',
      en: 'Are carry-over, non-tax income or supplements named in the text among the funds?',
    },
    formula: {
      zh: '文字提到结转、非税、剩余指标、追加，而资金行没有相应来源',
      en: 'The text names carry-over, non-tax income, remaining quota or a supplement, and no money line does',
    },
    test: `CASE WHEN ${trimmed('f.deviation_reason')} <> '' AND f.bud IS NOT NULL
      THEN ${mentions('f.deviation_reason', OTHER_SOURCES)} AND NOT coalesce(f.has_carry, false) END`,
    reported: 'f.bud',
    quote: 'f.deviation_reason',
    say: {
      zh: '说明提到结转、非税、追加或以前年度指标，而资金行未单列，预算数 {reported:money} 是否已含，请核实',
      en: 'The text names carry-over, non-tax income or earlier quotas, and no money line does; does {reported:money} include them?',
    },
    otherwise: {
      zh: '预算数可能已按调整后总额填列（含结转）',
      en: 'The budget may already be the adjusted total, carry-over included',
    },
  }),
  cellRule({
    id: 'A17',
    severity: 'E',
    ...amounts,
    on: 'form',
    name: { zh: '总额行为零或空而明细有数', en: 'Zero or blank total over filled parts' },
    question: { zh: '总额行是否漏填？', en: 'Was the total row left out?' },
    formula: { zh: '总额为 0 或空，而明细之和＞0', en: 'Total 0 or blank, and its parts > 0' },
    test: `CASE WHEN f.lines > 0 AND coalesce(f.detail_bud, f.detail_exe, f.bud, f.exe) IS NOT NULL THEN
      (coalesce(f.bud, 0) = 0 AND coalesce(f.detail_bud, 0) > 0) OR (coalesce(f.exe, 0) = 0 AND coalesce(f.detail_exe, 0) > 0) END`,
    reported: 'coalesce(f.bud, f.exe, 0)',
    expected:
      'CASE WHEN coalesce(f.bud, 0) = 0 AND coalesce(f.detail_bud, 0) > 0 THEN f.detail_bud ELSE f.detail_exe END',
    line: 'f.line_no',
    quote: 'f.adjusted_raw',
    say: {
      zh: '总额行为 0 或空，而明细合计 {expected:money}',
      en: 'The total row is 0 or blank, while its parts hold {expected:money}',
    },
  }),
  cellRule({
    id: 'A19',
    severity: 'N',
    ...amounts,
    on: 'row',
    name: { zh: '产出资金远超预算', en: 'Outputs in money far above the budget' },
    question: {
      zh: '以金额计的产出能否归因于本项目资金？',
      en: 'Can an output in money be attributed to this budget?',
    },
    formula: { zh: '金额类产出完成值＞预算数×2', en: 'A money output > 2 × the budget' },
    test: `CASE WHEN r.level1 = 'output' AND r.level2 IS DISTINCT FROM 'cost' AND r.bk = 'money' AND r.b IS NOT NULL AND r.bud > 0
      THEN r.b > 2 * CAST(r.bud AS DOUBLE) END`,
    reported: 'r.b',
    expected: '2 * CAST(r.bud AS DOUBLE)',
    v1: 'r.bud',
    say: {
      zh: '“{name}”完成 {reported:money}，为预算数 {v1:money} 的两倍以上，能否归因于本项目请核实',
      en: '“{name}” reached {reported:money}, more than twice the budget {v1:money}: is it due to this money?',
    },
    otherwise: {
      zh: '基金、贷款等资金另有来源时，本项目只承担经办费用',
      en: 'Funds or loans have their own source; the project pays for handling them',
    },
  }),
  cellRule({
    id: 'A20',
    severity: 'N',
    on: 'row',
    name: { zh: '疑似跨年度列支', en: 'May pay for other years' },
    question: { zh: '是否用本年资金支付以前年度事项？', en: 'Does this year pay for earlier years?' },
    formula: {
      zh: '指标名称、目标或原因中出现欠款、上年度、以前年度',
      en: 'The row names arrears, last year or earlier years',
    },
    test: `CASE WHEN r.name_years THEN true
      WHEN r.row_reason = 2 THEN ${mentions("concat_ws(' ', r.row_reason_raw, r.target)", OTHER_YEARS)}
      WHEN r.ak = 'text' THEN ${mentions('r.target', OTHER_YEARS)} ELSE false END`,
    say: {
      zh: '“{name}”提到以前年度事项，是否属本年支出请核实',
      en: '“{name}” speaks of earlier years; does it belong to this one?',
    },
  }),
  cellRule({
    id: 'A21',
    severity: 'N',
    judges: true,
    on: 'form',
    name: { zh: '项目经费列支人员、公用支出', en: 'Project money for running costs' },
    question: {
      zh: '项目资金是否用于人员或日常公用支出？',
      en: 'Is project money spent on staff or running costs?',
    },
    formula: {
      zh: '文字中出现办公费、聘用人员工资、协管员工资、车辆运行等',
      en: 'The text names office costs, hired staff, vehicle running costs',
    },
    test: `CASE WHEN f.kind = 'project' AND coalesce(f.deviation_reason, f.improvement, f.goal_actual, f.report_text) IS NOT NULL
      THEN ${['f.deviation_reason', 'f.improvement', 'f.goal_actual', 'f.report_text'].map((text) => `coalesce(${mentions(text, RUNNING_COSTS)}, false)`).join(' OR ')} END`,
    quote: `coalesce(f.report_text, ${FORM_TEXT})`,
    say: {
      zh: '文字显示项目资金用于办公、聘用人员或车辆运行等支出',
      en: 'The text says project money paid for office, hired staff or vehicle costs',
    },
    otherwise: { zh: '批复的项目内容可能包括这些支出', en: 'The approved project may include them' },
  }),
  leftOut({
    id: 'A22',
    severity: 'N',
    judges: true,
    name: { zh: '用途表述不一致', en: 'Use described differently' },
    question: { zh: '各处对资金用途的表述是否一致？', en: 'Do the texts agree on the use of the money?' },
    formula: { zh: '比较不同文字对用途的描述', en: 'Compare what different texts say of the use' },
    reason: {
      zh: '需要理解两段文字的意思；数据包只收录文字的概述，据此判断不可靠',
      en: 'It takes understanding two texts; the package holds summaries only, and judging from those would not be sound',
    },
  }),
];
