import type { Bilingual } from '../model/schema.ts';
import { type Profile, parseCaps } from './profiles.ts';

const show = (value: number) => String(Math.round(value * 1000) / 1000);
const percent = (value: number) => `${show(value * 100)}%`;

function pointsWords(profile: Profile): Bilingual {
  const { budget_points: budget, output_points, benefit_points, satisfaction_points } = profile;
  const sections = [output_points, benefit_points, satisfaction_points];
  const rest = show(100 - budget);
  if (sections.every((points) => points === null)) {
    return {
      zh: `预算执行 ${show(budget)} 分；产出、效益、满意度按各表所印分值的比例分其余 ${rest} 分。`,
      en: `Budget execution ${show(budget)} points; outputs, benefits and satisfaction share the other ${rest} in the proportions that each form prints.`,
    };
  }
  const part = (points: number | null, own: string) => (points === null ? own : show(points));
  const zh = sections.map((points) => part(points, '照原表'));
  const en = sections.map((points) => part(points, 'as printed'));
  return {
    zh: `分值：预算执行 ${show(budget)}，产出 ${zh[0]}，效益 ${zh[1]}，满意度 ${zh[2]}。`,
    en: `Points: budget execution ${show(budget)}, outputs ${en[0]}, benefits ${en[1]}, satisfaction ${en[2]}.`,
  };
}

function overWords(profile: Profile): Bilingual {
  const { over_threshold: threshold, over_penalty: penalty } = profile;
  if (threshold === null) return { zh: '超额完成不扣分。', en: 'Nothing is taken off for over-achievement.' };
  const at = percent(threshold);
  return penalty === null || penalty === 0
    ? {
        zh: `完成值达到目标的 ${at} 须说明原因，不扣分。`,
        en: `An actual of ${at} of the target or more needs a reason; nothing is taken off.`,
      }
    : {
        zh: `完成值达到目标的 ${at} 的指标，每项扣 ${show(penalty)} 分。`,
        en: `Each indicator whose actual reaches ${at} of the target loses ${show(penalty)} points.`,
      };
}

function capWords(profile: Profile): Bilingual[] {
  const caps = parseCaps(profile.caps) ?? [];
  if (caps.length === 0) return [];
  const zh = caps.map((cap) => `低于 ${percent(cap.below)} 至多 ${show(cap.cap)} 分`).join('，');
  const en = caps.map((cap) => `below ${percent(cap.below)} at most ${show(cap.cap)}`).join(', ');
  return [{ zh: `执行率封顶总分：${zh}。`, en: `The execution rate caps the total: ${en}.` }];
}

/** A scheme as sentences that a reader can check, one a parameter. */
export function profileInWords(profile: Profile): readonly Bilingual[] {
  const full = percent(profile.band_full_low);
  const part = percent(profile.band_part_low);
  const initial = profile.rate_basis === 'initial';
  return [
    pointsWords(profile),
    {
      zh: `预算执行得分＝分值×执行数÷${initial ? '年初预算数' : '全年（调整后）预算数'}，不超过分值。`,
      en: `The budget line earns its points × executed ÷ ${initial ? 'initial' : 'full-year (adjusted)'} budget, never more than its points.`,
    },
    profile.quantitative_rule === 'proportional'
      ? {
          zh: '定量指标按完成比例计分（正向 完成÷目标，反向 目标÷完成），不超过分值。',
          en: 'Numeric indicators earn in proportion (positive: actual ÷ target, reverse: target ÷ actual), never above their points.',
        }
      : {
          zh: '定量指标达到目标得满分，未达到按完成比例计分。',
          en: 'Numeric indicators earn full points when the target is met, else in proportion.',
        },
    {
      zh: `定性指标：达成 ${full}–100%，部分达成 ${part}–${full}，未达成 0–${part}。`,
      en: `Indicators judged in words: met ${full}–100%, partly met ${part}–${full}, not met 0–${part}.`,
    },
    overWords(profile),
    ...capWords(profile),
    {
      zh: `自报总分超出复算区间 ${show(profile.rounding_tolerance)} 分以内视为取整。`,
      en: `A reported total outside the recomputed range by up to ${show(profile.rounding_tolerance)} points counts as rounding.`,
    },
    {
      zh: `等级：优 ≥ ${show(profile.grade_excellent)}，良 ≥ ${show(profile.grade_good)}，中 ≥ ${show(profile.grade_fair)}，以下为差。`,
      en: `Grades: excellent ≥ ${show(profile.grade_excellent)}, good ≥ ${show(profile.grade_good)}, fair ≥ ${show(profile.grade_fair)}, poor below.`,
    },
  ];
}
