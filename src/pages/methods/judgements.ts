import type { Bilingual } from '../../model/schema.ts';
import type { RuleCode } from '../../scoring/achievement.ts';

/** How rows of a kind are recomputed, in words. */
export interface Judgement {
  readonly name: Bilingual;
  readonly how: Bilingual;
}

const j = (zh: string, en: string, howZh: string, howEn: string): Judgement => ({
  name: { zh, en },
  how: { zh: howZh, en: howEn },
});

const OPEN_ZH = '不作判断，得分按从 0 分到满分的可行范围计。';
const OPEN_EN = 'Not judged: anything from no points to all of them is possible.';

/** Every way in which a row can be judged; the compiler holds the list complete. */
export const JUDGEMENTS: Readonly<Record<RuleCode, Judgement>> = {
  positive: j(
    '正向数值',
    'Number, more is better',
    '完成值 B 达到目标值 A 得满分，否则为分值 × B ÷ A，不超过分值。',
    'Full points when the actual B reaches the target A, else points × B ÷ A; never above the points available.',
  ),
  reverse: j(
    '反向数值',
    'Number, less is better',
    '表上写 ≤、小于，或成本类的金额：不超过目标得满分，否则为分值 × A ÷ B。',
    'The form says ≤ or “less than”, or it is money under cost: full points within the target, else points × A ÷ B.',
  ),
  equal: j(
    '等于目标',
    'Equal to the target',
    '表上写 =：按 B ÷ A 与 A ÷ B 中较小者计分。',
    'The form says =: points in proportion to the smaller of B ÷ A and A ÷ B.',
  ),
  range: j(
    '区间目标',
    'Range',
    '落在区间内得满分；低于下限按正向、高于上限按反向计分。',
    'Full points inside the range; below it as more-is-better, above it as less-is-better.',
  ),
  deadline: j(
    '期限',
    'Deadline',
    '写明的完成日期不晚于期限得满分；其他写法不作判断。',
    'Full points when the stated date is not after the deadline; anything else is not judged.',
  ),
  band_met: j(
    '文字：达成',
    'Words: met',
    '按口径的“达成”档给出得分范围。',
    'A range of points: the band “met” of the profile.',
  ),
  band_partly: j(
    '文字：部分达成',
    'Words: partly met',
    '按口径的“部分达成”档给出得分范围。',
    'A range of points: the band “partly met” of the profile.',
  ),
  band_not: j(
    '文字：未达成',
    'Words: not met',
    '从 0 分到“部分达成”档下限。',
    'From no points to the lower bound of the band “partly met”.',
  ),
  text_equal: j(
    '文字与目标相同',
    'Same words as the target',
    '完成情况照写目标：视为“达成”档。',
    'The actual repeats the target word for word: the band “met”.',
  ),
  verbal_met: j(
    '数值目标、文字完成',
    'Numeric target, met in words',
    '目标是数字，完成只写“达标”一类的话：视为“达成”档，不计入可核实分值。',
    'The target is a number and the actual only says that it was met: the band “met”, and not verifiable.',
  ),
  target_unset: j('目标未设定', 'No target set', OPEN_ZH, OPEN_EN),
  blank: j('目标与完成均空', 'Target and actual blank', OPEN_ZH, OPEN_EN),
  actual_missing: j('完成值未填', 'Actual missing', OPEN_ZH, OPEN_EN),
  unit_conflict: j(
    '单位不一致',
    'Units differ',
    `目标与完成的单位或数字个数对不上。${OPEN_ZH}`,
    `Target and actual differ in unit or in how many numbers they hold. ${OPEN_EN}`,
  ),
  zero_target: j(
    '目标为零',
    'Zero target',
    `除以零没有意义，除非完成值也为零。${OPEN_ZH}`,
    `Division by zero has no meaning unless the actual is zero too. ${OPEN_EN}`,
  ),
  text_actual: j(
    '完成情况为自由文字',
    'Actual in free words',
    `没有可与目标比较的数字或等次。${OPEN_ZH}`,
    `No number or level to compare with the target. ${OPEN_EN}`,
  ),
  target_not_numeric: j(
    '文字目标、数值完成',
    'Target in words, numeric actual',
    `数字没有可比的目标。${OPEN_ZH}`,
    `The number has no target to be compared with. ${OPEN_EN}`,
  ),
};

export const JUDGEMENT_CODES = Object.keys(JUDGEMENTS) as readonly RuleCode[];
