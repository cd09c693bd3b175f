import { decimalsHeld } from '../../model/exact-digits.ts';
import type { Bilingual, Lang } from '../../model/schema.ts';

/** A figure ready to be shown: the number and its unit apart, so that they can be set in different sizes. */
export interface Figure {
  readonly number: string;
  /** `万元`, `%`, `分`; empty where the number needs none. */
  readonly unit: string;
  /** The whole as one string: `439.45 万元`. */
  readonly text: string;
  /** The exact value in its base unit, for titles and tables: `4,394,500.00 元`. */
  readonly exact: string;
}

export const MISSING = '—';

/** The unit an axis or a column is written in; `divisor` is in 元. */
export interface MoneyScale {
  readonly divisor: number;
  readonly unit: string;
}

const MONEY_UNITS: readonly { readonly from: number; readonly divisor: number; readonly name: Bilingual }[] =
  [
    { from: 1e12, divisor: 1e12, name: { zh: '万亿元', en: 'tn yuan' } },
    { from: 1e8, divisor: 1e8, name: { zh: '亿元', en: '×100 m yuan' } },
    { from: 1e4, divisor: 1e4, name: { zh: '万元', en: '×10 k yuan' } },
    { from: 0, divisor: 1, name: { zh: '元', en: 'yuan' } },
  ];
const ENGLISH_UNITS: readonly { readonly from: number; readonly divisor: number; readonly name: string }[] = [
  { from: 1e12, divisor: 1e12, name: 'tn yuan' },
  { from: 1e9, divisor: 1e9, name: 'bn yuan' },
  { from: 1e6, divisor: 1e6, name: 'm yuan' },
  { from: 1e4, divisor: 1e3, name: 'k yuan' },
  { from: 0, divisor: 1, name: 'yuan' },
];

/** Above it the last place of a double is no longer far below a cent. */
const NUDGED = 2 ** 42;

const formatters = new Map<string, Intl.NumberFormat>();

/**
 * Digits grouped by comma in both languages, as the forms print them; half-up at the given decimals, of which only
 * those are shown that the number holds.
 */
export function decimal(value: number, least: number, most: number = least): string {
  const minimum = decimalsHeld(value, least);
  const maximum = decimalsHeld(value, most);
  const key = `${minimum}:${maximum}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.NumberFormat('en-US', {
      minimumFractionDigits: minimum,
      maximumFractionDigits: maximum,
    });
    formatters.set(key, formatter);
  }
  // Doubles such as 0.575 lie just below their decimal: one nudge in the last place rounds them half-up.
  const nudged = Math.abs(value) < NUDGED ? value * (1 + Number.EPSILON) : value;
  return formatter.format(nudged === 0 ? 0 : nudged).replace('-', '−');
}

function join(number: string, unit: string): string {
  if (unit === '') return number;
  return unit === '%' ? `${number}%` : `${number} ${unit}`;
}

/** The scale for a set of amounts in 元: the unit of the largest, for an axis or a column. */
export function moneyScale(amounts: readonly (number | null)[], lang: Lang): MoneyScale {
  let largest = 0;
  for (const amount of amounts) if (amount !== null) largest = Math.max(largest, Math.abs(amount));
  if (lang === 'en') {
    const unit = ENGLISH_UNITS.find((candidate) => largest >= candidate.from);
    return { divisor: unit?.divisor ?? 1, unit: unit?.name ?? 'yuan' };
  }
  const unit = MONEY_UNITS.find((candidate) => largest >= candidate.from);
  return { divisor: unit?.divisor ?? 1, unit: unit?.name.zh ?? '元' };
}

/** A number that is not 0 never reads as 0: `<0.01`. */
function visible(value: number, decimals: number): string {
  const text = decimal(value, decimals);
  if (value === 0 || /[1-9]/.test(text)) return text;
  const smallest = decimal(10 ** -decimals, decimals);
  return value > 0 ? `<${smallest}` : `>−${smallest}`;
}

/** Money in 元, written in 元, 万元 or 亿元 (yuan, k, m, bn) by its size, or in a given scale. */
export function money(value: number, lang: Lang, scale?: MoneyScale): Figure {
  const { divisor, unit } = scale ?? moneyScale([value], lang);
  const number = visible(value / divisor, divisor === 1 ? 0 : 2);
  const exact = `${decimal(value, 2)} ${lang === 'zh' ? '元' : 'yuan'}`;
  return { number, unit, text: join(number, unit), exact };
}

/** A fraction as a percentage: 0.7116 → 71.16 %. */
export function rate(value: number, lang: Lang, decimals = 2): Figure {
  const number = decimal(value * 100, decimals);
  return {
    number,
    unit: '%',
    text: `${number}%`,
    exact: `${decimal(value * 100, 0, 6)}%${lang === 'zh' ? '' : ''}`,
  };
}

/** A difference of two fractions in percentage points, with its sign. */
export function ratePoints(value: number, lang: Lang): Figure {
  const number = signed(value * 100, 2);
  const unit = lang === 'zh' ? '个百分点' : 'pp';
  return { number, unit, text: `${number} ${unit}`, exact: `${signed(value * 100, 6)} ${unit}` };
}

/** Points of a score, without needless zeros: 100, 95.53, 83.265; means and medians take two decimals. */
export function points(value: number, lang: Lang, decimals = 3): Figure {
  const number = decimal(value, 0, decimals);
  const unit = lang === 'zh' ? '分' : value === 1 ? 'point' : 'points';
  return { number, unit, text: join(number, unit), exact: join(number, unit) };
}

/** A count with the word of what is counted (already in the page's language, may be empty). */
export function count(value: number, unit = ''): Figure {
  const number = decimal(value, 0);
  return { number, unit, text: join(number, unit), exact: join(number, unit) };
}

/** A number with its sign written out: +3.2, −0.5, 0. */
export function signed(value: number, decimals: number): string {
  const text = decimal(Math.abs(value), 0, decimals);
  if (text === '0') return '0';
  return value > 0 ? `+${text}` : `−${text}`;
}

/** Years as the reader writes them: 2021, 2021–2024, 2021、2024. */
export function years(values: readonly number[], lang: Lang): string {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const year of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs
    .map(([from, to]) => (from === to ? String(from) : `${from}–${to}`))
    .join(lang === 'zh' ? '、' : ', ');
}
