import { decimal } from '../../app/format/number.ts';
import type { Bilingual, Lang } from '../../model/schema.ts';
import type { RuleCode } from '../../scoring/achievement.ts';

/** What a sentence about one row's recomputation is made of; texts are as the form reads, points as numbers. */
export interface RuleFacts {
  readonly code: string;
  readonly target: string;
  readonly actual: string;
  readonly ratio: number | null;
  readonly pointsMax: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Target or actual hold several parts, compared pair by pair. */
  readonly compound: boolean;
  /** What the source has no column for, which was then not left blank. */
  readonly lacks: 'target' | 'actual' | 'both' | null;
  /** Target or actual is 0, so that there is no quotient to show. */
  readonly zero: boolean;
}

const points = (value: number) => decimal(value, 0, 2);

const LACKS: Readonly<Record<NonNullable<RuleFacts['lacks']>, Bilingual>> = {
  target: {
    zh: '来源没有目标值一栏，不能算出得分',
    en: 'The source has no targets: the points cannot be worked out',
  },
  actual: {
    zh: '来源没有完成值一栏，不能算出得分',
    en: 'The source has no actuals: the points cannot be worked out',
  },
  both: {
    zh: '来源没有目标值和完成值，不能算出得分',
    en: 'The source has neither targets nor actuals: the points cannot be worked out',
  },
};
const OF_BLANKS: readonly string[] = ['target_unset', 'actual_missing', 'blank'] satisfies RuleCode[];

type Sentence = (facts: RuleFacts, ratio: string) => string;

const ZH: Readonly<Record<RuleCode, Sentence>> = {
  positive: (f, r) => `正向指标：完成 ${f.actual} ÷ 目标 ${f.target} = ${r}`,
  reverse: (f, r) => `反向指标（越少越好）：目标 ${f.target} ÷ 完成 ${f.actual} = ${r}`,
  equal: (f, r) => `目标是定值 ${f.target}，完成 ${f.actual}，符合程度 ${r}`,
  range: (f, r) => `目标是区间 ${f.target}，完成 ${f.actual}，符合程度 ${r}`,
  deadline: (f) => `完成时间 ${f.actual} 不晚于期限 ${f.target}`,
  band_met: () => '以文字判断为达成，按「达成」一档计分',
  band_partly: () => '以文字判断为部分达成，按「部分达成」一档计分',
  band_not: () => '以文字判断为未达成，按「未达成」一档计分',
  text_equal: () => '目标与完成是同一句话，按「达成」一档计分，无法用数字核对',
  verbal_met: (f) => `目标是数字 ${f.target}，完成只写「达标」一类的话，按「达成」一档计分，无法用数字核对`,
  target_unset: () => '年初未设目标，不能算出得分',
  blank: () => '目标与完成都是空白，不能算出得分',
  actual_missing: () => '没有填写完成值，不能算出得分',
  unit_conflict: () => '目标与完成的单位或部分对不上，不能算出得分',
  zero_target: () => '目标为零，不能相除',
  text_actual: () => '完成情况是一段文字，不能折算为得分',
  target_not_numeric: () => '完成是数字而目标不是，不能相除',
};

const EN: Readonly<Record<RuleCode, Sentence>> = {
  positive: (f, r) => `More is better: actual ${f.actual} ÷ target ${f.target} = ${r}`,
  reverse: (f, r) => `Less is better: target ${f.target} ÷ actual ${f.actual} = ${r}`,
  equal: (f, r) => `The target is exactly ${f.target}, the actual ${f.actual}: agreement ${r}`,
  range: (f, r) => `The target is the range ${f.target}, the actual ${f.actual}: agreement ${r}`,
  deadline: (f) => `Done by ${f.actual}, not later than ${f.target}`,
  band_met: () => 'Judged in words as met: the band “met”',
  band_partly: () => 'Judged in words as partly met: the band “partly met”',
  band_not: () => 'Judged in words as not met: the band “not met”',
  text_equal: () => 'Target and actual are the same words: the band “met”; no number to check',
  verbal_met: (f) =>
    `The target is the number ${f.target}, the actual only says that it was met: the band “met”; no number to check`,
  target_unset: () => 'No target was set: the points cannot be worked out',
  blank: () => 'Target and actual are blank: the points cannot be worked out',
  actual_missing: () => 'No actual was given: the points cannot be worked out',
  unit_conflict: () => 'Units or parts of target and actual do not match: the points cannot be worked out',
  zero_target: () => 'The target is zero: there is nothing to divide by',
  text_actual: () => 'The actual is a text that cannot be turned into points',
  target_not_numeric: () => 'The actual is a number and the target is not: they cannot be compared',
};

/** `10`, `8–10`, `≥ 8` where no upper limit is known, or a dash where nothing is. */
export function pointsRange(low: number | null, high: number | null): string {
  if (high === null) return low === null || low < 1e-6 ? '—' : `≥ ${points(low)}`;
  if (low === null) return points(high);
  return high - low < 1e-6 ? points(high) : `${points(low)}–${points(high)}`;
}

function result(facts: RuleFacts, lang: Lang): string {
  const { pointsMax, low, high, ratio } = facts;
  if (high === null && (low === null || low < 1e-6)) {
    if (pointsMax !== null || low === null) return '';
    return lang === 'zh'
      ? '；来源没有分值，不能折算为得分'
      : '; the source gives no points, so none are worked out';
  }
  const range = pointsRange(low, high);
  const exact = low !== null && high !== null && high - low < 1e-6;
  if (pointsMax === null) {
    return lang === 'zh'
      ? `；本行未印分值，按一级指标余下的分，可行范围 ${range} 分`
      : `; the form prints no points for this row: feasible ${range}`;
  }
  const max = points(pointsMax);
  if (!exact) return lang === 'zh' ? `；分值 ${max}，可得 ${range} 分` : `; of ${max} points: ${range}`;
  const share = ratio === null ? 1 : Math.min(1, Math.max(0, ratio));
  const plain = Math.abs(pointsMax * share - high) < 0.005;
  if (plain && share === 1) return lang === 'zh' ? `，得满分 ${max} 分` : `: full points, ${max}`;
  if (plain) {
    const percent = `${decimal(share * 100, 0, 2)}%`;
    return lang === 'zh' ? `；${max} × ${percent} = ${range} 分` : `; ${max} × ${percent} = ${range} points`;
  }
  return lang === 'zh'
    ? `；分值 ${max}，按口径得 ${range} 分`
    : `; of ${max} points the scheme gives ${range}`;
}

function isCode(code: string): code is RuleCode {
  return code in ZH;
}

/** The rule that was applied to a row, with its numbers; the code itself for one that has no words yet. */
export function ruleSentence(facts: RuleFacts, lang: Lang): string {
  if (!isCode(facts.code)) return facts.code;
  const ratio = facts.ratio === null ? '—' : `${decimal(facts.ratio * 100, 0, 2)}%`;
  const several = facts.compound
    ? lang === 'zh'
      ? '（一格多项：介于最低一项与各项平均之间）'
      : ' (several parts: between the lowest and their mean)'
    : '';
  if (facts.lacks !== null && OF_BLANKS.includes(facts.code))
    return LACKS[facts.lacks][lang] + (lang === 'zh' ? '。' : '.');
  const met = facts.zero && facts.ratio === 1;
  const sentence = met
    ? lang === 'zh'
      ? `目标 ${facts.target}，完成 ${facts.actual}：已达到`
      : `Target ${facts.target}, actual ${facts.actual}: met`
    : (lang === 'zh' ? ZH : EN)[facts.code](facts, ratio);
  return sentence + several + result(facts, lang) + (lang === 'zh' ? '。' : '.');
}

/** How far the reported points lie outside what can be earned; 0 inside, null where either is unknown. */
export function outside(reported: number | null, low: number | null, high: number | null): number | null {
  if (reported === null || low === null || high === null) return null;
  // Points are printed with at most two decimals: what rounds to the limit lies inside it.
  if (reported > high + 0.005) return reported - high;
  if (reported < low - 0.005) return reported - low;
  return 0;
}
