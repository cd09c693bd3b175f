import { points } from '../../app/format/number.ts';
import { shareInWords } from '../../app/format/share-in-words.ts';
import type { Lang } from '../../model/schema.ts';

export interface YearFigures {
  readonly year: number;
  readonly rate: number | null;
  readonly median: number | null;
}

/** Below this a rate is worth a headline; the usual line for "must be explained". */
const NOTEWORTHY_RATE = 0.9;
const FULL = 99.995;
const NEARLY_FULL = 98;

function spent(rate: number, lang: Lang): string {
  if (lang === 'zh') {
    if (rate > 1.005) return '支出超过预算';
    if (rate > 0.995) return '预算全部用完';
    return rate < 0.005 ? '预算几乎没用' : `预算用了${shareInWords(rate, lang)}`;
  }
  if (rate > 1.005) return 'more than the budget was spent';
  if (rate > 0.995) return 'the whole budget was spent';
  return rate < 0.005
    ? 'hardly any of the budget was spent'
    : `${shareInWords(rate, lang)} of the budget was spent`;
}

function scored(medians: readonly number[], lang: Lang): string | null {
  const lowest = Math.min(...medians);
  if (medians.length === 0) return null;
  const all = medians.length > 1;
  if (lowest >= FULL) {
    if (lang === 'zh') return `自评得分中位数${all ? '都' : ''}是满分`;
    return all ? 'the median self-score is full in each year' : 'the median self-score is full';
  }
  if (lowest >= NEARLY_FULL) {
    if (lang === 'zh') return `自评得分中位数${all ? '都' : ''}接近满分`;
    return all
      ? 'the median self-score is close to full in each year'
      : 'the median self-score is close to full';
  }
  if (all) return null;
  return lang === 'zh'
    ? `自评得分中位数 ${points(lowest, lang).text}`
    : `the median self-score is ${points(lowest, lang).number}`;
}

/**
 * The headline of the overview, composed from the figures of each year: what was spent and how the units
 * score themselves. Null when there is nothing to say (money spent, scores ordinary) or more than two years,
 * whose totals would mix what cannot be compared.
 */
export function headline(years: readonly YearFigures[], lang: Lang): string | null {
  if (years.length === 0 || years.length > 2) return null;
  const rates = years.flatMap((year) => (year.rate === null ? [] : [{ year: year.year, rate: year.rate }]));
  const medians = years.flatMap((year) => year.median ?? []);
  const noteworthy =
    rates.some(({ rate }) => rate < NOTEWORTHY_RATE || rate > 1.005) ||
    (medians.length > 0 && Math.min(...medians) >= NEARLY_FULL);
  if (!noteworthy || rates.length === 0) return null;
  const score = scored(medians, lang);
  if (lang === 'zh') {
    const money = rates.map(({ year, rate }) => `${year} 年${spent(rate, lang)}`).join('，');
    return score === null ? money : `${money}${rates.length > 1 ? '；' : '，'}${score}`;
  }
  const money = rates.map(({ year, rate }) => `in ${year}, ${spent(rate, lang)}`).join('; ');
  const sentence = score === null ? money : `${money}; ${score}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
