import type { FlatRow } from '../readers/flat-source.ts';
import { toHalfWidth } from '../values/characters.ts';
import { decimalOf, isBlank, isErrorValue, type NumberStyle, type RateScale } from './amounts.ts';
import type { Content } from './fields.ts';
import { parseYear } from './years.ts';

/** What the cells of a column look like, counted over a sample. */
export interface ColumnContent {
  readonly filled: number;
  /** Shares of the filled cells, from 0 to 1. */
  readonly numeric: number;
  readonly percent: number;
  readonly years: number;
  readonly shortWords: number;
  readonly dollars: boolean;
  readonly yen: boolean;
  readonly style: NumberStyle;
  /** Scale of numbers without a percent sign, were this a column of rates. */
  readonly rateScale: RateScale;
}

/** Looks at one column of the rows below the header. */
export function lookAt(rows: readonly FlatRow[], column: number): ColumnContent {
  const texts = rows
    .map((row) => (row.values[column] ?? '').trim())
    .filter((text) => !isBlank(text) && !isErrorValue(text));
  const style = styleOf(texts);
  let numeric = 0;
  let percent = 0;
  let years = 0;
  let shortWords = 0;
  const plain: number[] = [];
  for (const text of texts) {
    const isPercent = /[%％]\s*$/u.test(text);
    const decimal = decimalOf(isPercent ? text.replace(/[%％]\s*$/u, '') : text, style);
    if (decimal !== null || /\d\s*(?:[万亿千]元?|元|分)$/u.test(toHalfWidth(text))) numeric += 1;
    if (decimal !== null && isPercent) percent += 1;
    else if (decimal !== null) plain.push(Math.abs(Number(decimal)));
    if (parseYear(text) !== null) years += 1;
    if (decimal === null && text.length <= 5) shortWords += 1;
  }
  const share = (n: number): number => (texts.length === 0 ? 0 : n / texts.length);
  return {
    filled: texts.length,
    numeric: share(numeric),
    percent: share(percent),
    years: share(years),
    shortWords: share(shortWords),
    dollars: texts.some((text) => text.startsWith('$')),
    yen: texts.some((text) => /\d\s*円$/u.test(text)),
    style,
    rateScale: plain.filter((n) => n > 1.5).length * 4 > plain.length ? 'percent' : 'fraction',
  };
}

/** 1.234,56 when a number can be nothing else and none can only be 1,234.56. */
function styleOf(texts: readonly string[]): NumberStyle {
  let comma = 0;
  let point = 0;
  for (const raw of texts) {
    const text = raw.replace(/^[¥￥$€\s]+|[\s%％]+$/gu, '');
    if (/^-?\d{1,3}(?:\.\d{3})+,\d+$|^-?\d{1,3}(?:\.\d{3}){2,}$|^-?\d+,\d{1,2}$/u.test(text)) comma += 1;
    if (/^-?\d{1,3}(?:,\d{3})+\.\d+$|^-?\d{1,3}(?:,\d{3}){2,}$|^-?\d+\.\d{1,2}$|^-?\d+\.\d{4,}$/u.test(text))
      point += 1;
  }
  return comma > point ? 'comma' : 'point';
}

/** How well a column's cells suit a kind of content, from 0 to 1; an empty column suits all, weakly. */
export function fits(content: ColumnContent, kind: Content): number {
  if (content.filled === 0) return 0.3;
  switch (kind) {
    case 'year':
      return content.years;
    case 'money':
      return content.percent > 0.5 ? 0 : content.numeric;
    case 'rate':
    case 'number':
      return content.numeric;
    case 'text':
      return 1;
  }
}
