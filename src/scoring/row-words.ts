import type { Bilingual } from '../model/schema.ts';
import {
  type Achievement,
  type AchievementRow,
  achievementOf,
  type Part,
  type RuleCode,
} from './achievement.ts';
import type { Profile } from './profiles.ts';

/** The rule behind each judgement, in words. */
export const RULE_WORDS: Readonly<Record<RuleCode, Bilingual>> = {
  positive: {
    zh: '正向指标：分值×完成值÷目标值，不超过分值',
    en: 'Positive: points × actual ÷ target, never above the points',
  },
  reverse: {
    zh: '反向指标：分值×目标值÷完成值，不超过分值',
    en: 'Reverse: points × target ÷ actual, never above the points',
  },
  equal: {
    zh: '目标为定值：越接近目标得分越高，分值×较小者÷较大者',
    en: 'Exact target: points × the smaller ÷ the larger of target and actual',
  },
  range: {
    zh: '目标为区间：区间内满分，之外按最近一端的比例',
    en: 'Range: full points inside, in proportion to the nearer end outside',
  },
  deadline: { zh: '期限：按期完成得满分', en: 'Deadline: kept, full points' },
  band_met: { zh: '定性“达成”：在达成档的分值区间内', en: 'Judged met: within the band for met' },
  band_partly: {
    zh: '定性“部分达成”：在部分达成档的分值区间内',
    en: 'Judged partly met: within the band for partly met',
  },
  band_not: {
    zh: '定性“未达成”：在未达成档的分值区间内',
    en: 'Judged not met: within the band for not met',
  },
  text_equal: {
    zh: '完成与目标文字相同：按“达成”档',
    en: 'Actual and target in the same words: the band for met',
  },
  verbal_met: {
    zh: '数值目标而只写“达标”：按“达成”档，数值无从核对',
    en: 'A numeric target answered “met”: the band for met; the number cannot be checked',
  },
  target_unset: { zh: '没有目标：无从判定', en: 'No target: cannot be determined' },
  blank: { zh: '目标与完成值皆空：无从判定', en: 'Target and actual blank: cannot be determined' },
  actual_missing: { zh: '没有完成值：无从判定', en: 'No actual: cannot be determined' },
  unit_conflict: {
    zh: '目标与完成值的单位不一致：无从判定',
    en: 'Units of target and actual differ: cannot be determined',
  },
  zero_target: {
    zh: '目标为零或负数：没有比率，无从判定',
    en: 'A target of zero or below gives no ratio: cannot be determined',
  },
  text_actual: {
    zh: '完成值是自由文字：无从判定',
    en: 'The actual is free text: cannot be determined',
  },
  target_not_numeric: {
    zh: '目标没有数值：无从判定',
    en: 'The target holds no number: cannot be determined',
  },
};

/** Points of one row under a scheme: exact, or a range where the form does not determine them. */
export interface RecomputedRow {
  readonly achievement: Achievement;
  readonly low: number;
  /** Null when neither row nor section says how many points the row can have. */
  readonly high: number | null;
  /** The points when low and high meet, else null. */
  readonly points: number | null;
  /** The rule, then the sum with its numbers. */
  readonly words: Bilingual;
}

export interface RowPoints {
  /** Printed or determined points available; null where the form prints none. */
  readonly pointsMax: number | null;
  /** Self-awarded points; the least the row must be worth when `pointsMax` is null. */
  readonly points: number | null;
  /** What the section leaves over its awarded points, for rows without printed points; null when unknown. */
  readonly slack?: number | null;
}

const round = (value: number) => Math.round(value * 1e6) / 1e6;
const show = (value: number) => String(Math.round(value * 1000) / 1000);

function shares(a: Achievement, profile: Profile): readonly [number, number] {
  switch (a.grade) {
    case 'quantitative':
      return [a.shareLow ?? 0, a.shareHigh ?? 1];
    case 'met':
      return [profile.band_full_low, 1];
    case 'partly':
      return [profile.band_part_low, profile.band_full_low];
    case 'not':
      return [0, profile.band_part_low];
    case 'open':
      return [0, 1];
  }
}

function sum(
  worth: readonly [number, number | null],
  share: readonly [number, number],
  low: number,
  high: number | null,
): string {
  const points =
    worth[0] === worth[1] ? show(worth[0]) : `${show(worth[0])}–${worth[1] === null ? '?' : show(worth[1])}`;
  const part = share[0] === share[1] ? show(share[0]) : `${show(share[0])}–${show(share[1])}`;
  const result = low === high ? show(low) : `${show(low)}–${high === null ? '?' : show(high)}`;
  return `${points}×${part}=${result}`;
}

/**
 * Recomputes one row: the SQL of `recomputed_indicator`, for a single row and in words. Never negative, never
 * above the points available; an over-achievement penalty of the scheme is taken off where it applies.
 */
export function recomputeRow(
  row: AchievementRow,
  parts: readonly Part[],
  available: RowPoints,
  profile: Profile,
): RecomputedRow {
  const achievement = achievementOf(row, parts);
  const share = shares(achievement, profile);
  const awarded = Math.max(0, available.points ?? 0);
  const least = available.pointsMax ?? awarded;
  const slack = available.slack ?? null;
  const most = available.pointsMax ?? (slack === null ? null : awarded + Math.max(0, slack));
  const over =
    profile.over_threshold !== null &&
    achievement.ratio !== null &&
    achievement.ratio >= profile.over_threshold;
  const penalty = over ? (profile.over_penalty ?? 0) : 0;
  const low = round(Math.max(0, least * share[0] - penalty));
  const high = most === null ? null : round(Math.max(0, most * share[1] - penalty));
  const arithmetic = `${sum([least, most], share, low, high)}`;
  const rule = RULE_WORDS[achievement.code];
  const explain: Bilingual = over
    ? {
        zh: `；完成率 ${show((achievement.ratio ?? 0) * 100)}% 达到 ${show((profile.over_threshold ?? 0) * 100)}%，${penalty > 0 ? `扣 ${show(penalty)} 分` : '须说明原因'}`,
        en: `; completion ${show((achievement.ratio ?? 0) * 100)} % reaches ${show((profile.over_threshold ?? 0) * 100)} %: ${penalty > 0 ? `${show(penalty)} points off` : 'a reason is due'}`,
      }
    : { zh: '', en: '' };
  return {
    achievement,
    low,
    high,
    points: high !== null && Math.abs(high - low) < 1e-6 ? high : null,
    words: {
      zh: `${rule.zh}：${arithmetic}${explain.zh}`,
      en: `${rule.en}: ${arithmetic}${explain.en}`,
    },
  };
}
