import { UNMEASURABLE, wordList } from '../lexicon.ts';
import { cellRule, leftOut, type Rule } from '../rule.ts';

/** A comparator right after a number or a unit, at the end of the cell or of one of its parts. */
const trailing = (column: string, comparator: string) =>
  `(CASE WHEN ${comparator} IS NULL THEN false
    ELSE regexp_matches(${column}, '[0-9%％次份人件个万亿元] *[>＞≥<＜≤]( |$)') END)`;

/** I. 指标设置: rules on one row or one form. */
export const DESIGN_RULES: readonly Rule[] = [
  cellRule({
    id: 'I04',
    severity: 'W',
    judges: true,
    on: 'row',
    name: { zh: '二级类别疑似错配', en: 'Level-2 class may be wrong' },
    question: { zh: '指标是否归入合适的二级类别？', en: 'Is the indicator under the right level-2 class?' },
    formula: {
      zh: '名称以“率”为量度、目标为百分比，而归入数量指标',
      en: 'Named a rate, with a percentage target, but listed under quantity',
    },
    test: `CASE WHEN r.level2 = 'quantity' AND r.ak IS NOT NULL THEN r.ak = 'percent' AND r.name_rate END`,
    say: {
      zh: '“{name}”以百分比衡量，归入数量指标，是否应为质量指标请核实',
      en: '“{name}” is measured as a percentage but listed under quantity; quality may fit better',
    },
  }),
  cellRule({
    id: 'I05',
    severity: 'W',
    on: 'row',
    name: { zh: '满意度指标并非满意度', en: 'Not a satisfaction indicator' },
    question: {
      zh: '满意度栏下的指标是否在衡量满意度？',
      en: 'Does an indicator under satisfaction measure satisfaction?',
    },
    formula: {
      zh: '一级或二级为满意度，而名称不含“满意”',
      en: 'Listed under satisfaction, the name lacks 满意',
    },
    test: `CASE WHEN r.level1 = 'satisfaction' OR r.level2 = 'satisfaction' THEN NOT r.name_satisfaction END`,
    say: {
      zh: '“{name}”列在满意度指标下，看不出衡量的是满意度',
      en: '“{name}” stands under satisfaction, but does not seem to measure it',
    },
  }),
  cellRule({
    id: 'I06',
    severity: 'N',
    on: 'form',
    name: { zh: '缺少二级类别', en: 'Level-2 class missing' },
    question: { zh: '产出指标是否齐备四类？', en: 'Are all four classes of output present?' },
    formula: {
      zh: '产出指标缺数量、质量、时效、成本之一（二级名称非标准的表不查）',
      en: 'Outputs lack quantity, quality, timeliness or cost (not checked where level-2 names are not standard)',
    },
    test: `CASE WHEN f.output_rows > 0 AND f.output_unclassed = 0
      THEN NOT (f.has_quantity AND f.has_quality AND f.has_timeliness AND f.has_cost) END`,
    t1: `concat_ws('、', CASE WHEN NOT f.has_quantity THEN '数量' END, CASE WHEN NOT f.has_quality THEN '质量' END,
      CASE WHEN NOT f.has_timeliness THEN '时效' END, CASE WHEN NOT f.has_cost THEN '成本' END)`,
    say: { zh: '产出指标缺少：{t1:words}', en: 'Outputs lack: {t1:words}' },
    otherwise: {
      zh: '有的口径不要求四类齐备',
      en: 'Some schemes do not ask for all four',
    },
  }),
  cellRule({
    id: 'I07',
    severity: 'N',
    unit: 'count',
    on: 'form',
    name: { zh: '二级名称非标准', en: 'Level-2 names not standard' },
    question: { zh: '二级指标是否使用标准名称？', en: 'Are the level-2 names standard ones?' },
    formula: {
      zh: '二级指标名称不在数量、质量、时效、成本、经济、社会、生态、可持续影响、满意度之内',
      en: 'A level-2 name is none of the standard nine',
    },
    test: 'CASE WHEN f.level2_named > 0 THEN f.level2_odd > 0 END',
    reported: 'f.level2_odd',
    t1: `(SELECT string_agg(DISTINCT i.level2_raw, '、' ORDER BY i.level2_raw) FROM indicator i
      WHERE i.evaluation_id = f.evaluation_id AND coalesce(i.level2, 'other') = 'other')`,
    say: {
      zh: '{reported:num} 行指标的二级名称不是标准类别：{t1}',
      en: 'The level-2 names of {reported:num} rows are not standard classes: {t1}',
    },
  }),
  cellRule({
    id: 'I08',
    severity: 'W',
    unit: '元',
    on: 'row',
    name: { zh: '资金支付类“数量”指标', en: 'Payment listed as quantity' },
    question: { zh: '数量指标是否只是花钱多少？', en: 'Is the quantity merely money paid?' },
    formula: { zh: '数量指标的目标为金额', en: 'The target of a quantity indicator is money' },
    test: `CASE WHEN r.level2 = 'quantity' AND r.ak IS NOT NULL THEN r.ak = 'money' END`,
    reported: 'r.a',
    say: {
      zh: '“{name}”以金额 {reported:money} 作数量目标，不反映做了多少事',
      en: '“{name}” takes {reported:money} as its quantity; it does not show what was done',
    },
  }),
  cellRule({
    id: 'I09',
    severity: 'W',
    on: 'row',
    name: { zh: '目标不可衡量', en: 'Unmeasurable target' },
    question: { zh: '目标是否能用数衡量？', en: 'Can the target be measured?' },
    formula: {
      zh: '目标为“达标”“良好”“全年”“规定时限内”之类，或对一项活动填 100%',
      en: 'The target is 达标, 良好, 全年, 规定时限内 and the like, or 100 % of an activity',
    },
    test: `CASE WHEN r.ak IN ('text', 'level') AND r.target <> ''
        THEN r.target IN (${wordList(UNMEASURABLE)}) OR (length(r.target) <= 6 AND regexp_matches(r.target, '^[0-9]{4}年度?$'))
      WHEN r.ak = 'percent' THEN r.a = 1 AND NOT r.name_measures
      WHEN r.target <> '' AND r.ak <> 'unset' THEN false END`,
    t1: 'r.target',
    say: {
      zh: '“{name}”的目标是“{t1}”，难以衡量是否达到',
      en: '“{name}” has the target “{t1}”, which is hard to measure',
    },
  }),
  cellRule({
    id: 'I10',
    severity: 'W',
    unit: 'fraction',
    on: 'form',
    needs: ['target', 'actual'],
    name: { zh: '目标值等于完成值', en: 'Target equals actual' },
    question: {
      zh: '是否多数指标的完成值与目标完全相同？',
      en: 'Do most actuals equal their targets exactly?',
    },
    formula: {
      zh: '目标与完成值相同的行数÷总行数≥50%',
      en: 'Rows with equal target and actual ÷ rows ≥ 50 %',
    },
    test: 'CASE WHEN f.n >= 4 THEN f.same_rows >= 0.5 * f.n END',
    reported: 'CAST(f.same_rows AS DOUBLE) / nullif(f.n, 0)',
    expected: '0.5',
    v1: 'f.same_rows',
    v2: 'f.n',
    say: {
      zh: '{v2:num} 个指标中 {v1:num} 个的完成值与目标完全相同（{reported:pct}）',
      en: '{v1:num} of {v2:num} indicators report exactly their target ({reported:pct})',
    },
    filled: { zh: '{v1:num}÷{v2:num}={reported:pct}', en: '{v1:num} ÷ {v2:num} = {reported:pct}' },
  }),
  cellRule({
    id: 'I11',
    severity: 'N',
    on: 'row',
    name: { zh: '数字写进指标名', en: 'Value inside the name' },
    question: { zh: '目标值是否写进了指标名称？', en: 'Is the target value part of the name?' },
    formula: { zh: '指标名称含“数字＋单位”', en: 'The name holds a number with a unit' },
    test: 'r.name_value',
    say: { zh: '指标名称“{name}”里写有数值', en: 'The name “{name}” contains a value' },
  }),
  cellRule({
    id: 'I12',
    severity: 'N',
    unit: 'count',
    on: 'row',
    name: { zh: '复合指标', en: 'Two metrics in one row' },
    question: { zh: '一行是否包含多个指标？', en: 'Does one row hold several metrics?' },
    formula: { zh: '目标中有两个以上“数值＋单位”', en: 'The target has two or more values with units' },
    test: "CASE WHEN r.target <> '' THEN r.target_parts >= 2 END",
    reported: 'r.target_parts',
    t1: 'r.target',
    say: {
      zh: '“{name}”一行有 {reported:num} 个目标（{t1}），得分无从拆分',
      en: '“{name}” has {reported:num} targets in one row ({t1})',
    },
  }),
  cellRule({
    id: 'I13',
    severity: 'E',
    on: 'row',
    name: { zh: '目标与完成单位不一', en: 'Units of target and actual differ' },
    question: { zh: '目标值与完成值的单位是否相同？', en: 'Are target and actual in the same unit?' },
    formula: {
      zh: '目标与完成值的计量单位不同，或完成值的单位自相矛盾',
      en: 'Target and actual have different units, or the unit of the actual contradicts itself',
    },
    test: `CASE WHEN r.a_numeric AND r.b_numeric AND (r.conflict OR (r.a IS NOT NULL AND r.b IS NOT NULL))
      THEN r.conflict OR (r.ak = 'percent') <> (r.bk = 'percent') OR coalesce(r.au <> r.bu, false) END`,
    t1: 'r.target',
    t2: 'r.actual',
    say: {
      zh: '“{name}”目标“{t1}”、完成“{t2}”，单位不一致，疑为笔误',
      en: '“{name}”: target “{t1}”, actual “{t2}”; the units differ, perhaps a slip',
    },
  }),
  cellRule({
    id: 'I14',
    severity: 'N',
    on: 'row',
    name: { zh: '比较符歧义', en: 'Ambiguous comparator' },
    question: { zh: '比较符是否写在数字之后？', en: 'Does a comparator stand after its number?' },
    formula: {
      zh: '“>”“≥”等写在数字之后，方向不明',
      en: 'A comparator after the number leaves the direction open',
    },
    test: `CASE WHEN r.target <> '' OR r.actual <> ''
      THEN ${trailing('r.target', 'r.cmp')} OR ${trailing('r.actual', 'r.actual_comparator')} END`,
    t1: 'r.target',
    t2: 'r.actual',
    say: {
      zh: '“{name}”目标“{t1}”、完成“{t2}”，比较符在数字之后，方向不明',
      en: '“{name}”: target “{t1}”, actual “{t2}”; the comparator follows the number',
    },
  }),
  cellRule({
    id: 'I15',
    severity: 'N',
    on: 'row',
    name: { zh: '模糊量词', en: 'Fuzzy quantity' },
    question: {
      zh: '数值是否带“近”“约”“余”“以上”“左右”？',
      en: 'Is a value qualified by about, nearly, over?',
    },
    formula: { zh: '目标或完成值带模糊量词', en: 'Target or actual carries a fuzzy qualifier' },
    test: 'CASE WHEN r.a_numeric OR r.b_numeric THEN r.qualifier IS NOT NULL END',
    t1: 'r.qualifier',
    t2: "concat_ws(' / ', nullif(r.target, ''), nullif(r.actual, ''))",
    say: {
      zh: '“{name}”的数值（{t2}）带“{t1:once}”',
      en: '“{name}”: the value ({t2}) is qualified by “{t1:once}”',
    },
  }),
  leftOut({
    id: 'I19',
    severity: 'N',
    judges: true,
    name: { zh: '指标与项目无关', en: 'Indicator unrelated to the project' },
    question: { zh: '指标是否与项目内容有关？', en: 'Is the indicator about the project?' },
    formula: { zh: '指标名称与项目名称没有共同的词', en: 'Indicator and project names share no word' },
    reason: {
      zh: '没有共同的词不等于无关（“城镇新增就业”之于“就业配套补助”）；按字面判断会误指',
      en: 'Sharing no word is not being unrelated; judged by letters alone this would accuse wrongly',
    },
  }),
  cellRule({
    id: 'I20',
    severity: 'N',
    on: 'row',
    name: { zh: '同义反复', en: 'Tautology' },
    question: {
      zh: '名称、目标、完成值是否同一句话？',
      en: 'Are name, target and actual the same words?',
    },
    formula: { zh: '指标名称＝目标＝完成值', en: 'Name = target = actual' },
    test: `CASE WHEN r.target <> '' AND r.actual <> '' THEN CASE WHEN r.target = r.actual THEN trim(r.name_raw) = r.target ELSE false END END`,
    say: {
      zh: '“{name}”的名称、目标与完成值是同一句话',
      en: 'Name, target and actual of “{name}” are the same words',
    },
  }),
  cellRule({
    id: 'I21',
    severity: 'N',
    on: 'row',
    name: { zh: '文字截断', en: 'Text cut off' },
    question: { zh: '指标名称是否没有写完？', en: 'Does the name break off?' },
    formula: { zh: '名称以“的”“了”“和”“、”等收尾', en: 'The name ends in a particle or a comma' },
    test: 'r.name_cut',
    say: { zh: '“{name}”似未写完', en: '“{name}” seems to break off' },
  }),
  cellRule({
    id: 'I22',
    severity: 'W',
    unit: 'fraction',
    on: 'form',
    needs: ['actual'],
    name: { zh: '完成值无数字占比高', en: 'Mostly verbal actuals' },
    question: {
      zh: '多数分值是否落在没有数字的完成值上？',
      en: 'Do most points rest on actuals without a number?',
    },
    formula: {
      zh: '完成值不是数值的行所占分值（未印者以得分计）≥50%',
      en: 'Points (scores where not printed) on rows with a verbal or blank actual ≥ 50 %',
    },
    test: 'CASE WHEN f.weighed > 0 THEN coalesce(f.wordy, 0) >= 0.5 * f.weighed - 1e-9 END',
    reported: 'coalesce(f.wordy, 0) / nullif(f.weighed, 0)',
    expected: '0.5',
    v1: 'f.wordy',
    v2: 'f.weighed',
    say: {
      zh: '{v2:pts} 分指标中，{v1:pts} 分（{reported:pct}）的完成值没有数字',
      en: '{v1:pts} of {v2:pts} points ({reported:pct}) rest on actuals without a number',
    },
    filled: { zh: '{v1:pts}÷{v2:pts}={reported:pct}', en: '{v1:pts} ÷ {v2:pts} = {reported:pct}' },
  }),
  cellRule({
    id: 'I23',
    severity: 'W',
    unit: 'ratio',
    on: 'form',
    name: { zh: '目标整体偏低', en: 'Targets low as a whole' },
    question: { zh: '是否所有数值目标都大幅超额？', en: 'Is every numeric target far exceeded?' },
    formula: {
      zh: '至少 3 个数值指标（成本除外）完成率都≥1.15，且中位数≥1.3',
      en: 'At least 3 numeric indicators (costs aside), all at ≥ 1.15 of target, median ≥ 1.3',
    },
    test: 'CASE WHEN f.rated_rows >= 3 THEN f.lowest_ratio >= 1.15 AND coalesce(f.median_ratio >= 1.3, false) END',
    reported: 'f.median_ratio',
    expected: '1.3',
    v1: 'f.rated_rows',
    v2: 'f.lowest_ratio',
    say: {
      zh: '{v1:num} 个数值指标全部超额，最低 {v2:pct}，中位数 {reported:pct}，目标是否偏低请核实',
      en: 'All {v1:num} numeric indicators exceed their targets (lowest {v2:pct}, median {reported:pct})',
    },
  }),
  leftOut({
    id: 'I24',
    severity: 'N',
    judges: true,
    name: { zh: '逻辑关系不合', en: 'Business logic violated' },
    question: { zh: '指标之间是否符合业务逻辑？', en: 'Do the indicators fit each other?' },
    formula: { zh: '按业务规则比较相关指标', en: 'Compare related indicators by business rules' },
    reason: {
      zh: '各业务的逻辑规则不在表内，无从统一判定',
      en: 'The rules of each trade are not on the form',
    },
  }),
  cellRule({
    id: 'I25',
    severity: 'W',
    on: 'row',
    needs: ['actual'],
    name: { zh: '满意度无数值依据', en: 'Satisfaction without a figure' },
    question: { zh: '满意度是否有调查得出的数值？', en: 'Is satisfaction a surveyed figure?' },
    formula: {
      zh: '满意度行的完成值不是数值，或只写“以上”“大于”',
      en: 'The actual of a satisfaction row is not a number, or only “above …”',
    },
    test: `CASE WHEN (r.level1 = 'satisfaction' OR r.level2 = 'satisfaction') AND (r.target <> '' OR r.actual <> '')
      THEN NOT coalesce(r.b_numeric AND r.b IS NOT NULL, false) OR coalesce(r.actual_qualifier = '以上', false)
        OR coalesce(r.actual_comparator IN ('≥', '>'), false) END`,
    t1: 'r.actual',
    say: {
      zh: '“{name}”的完成值为“{t1}”，看不出调查所得的数值',
      en: '“{name}” reports “{t1}”, not a surveyed figure',
    },
  }),
];
