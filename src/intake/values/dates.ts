import { valueText } from './characters.ts';

const DIGITS: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  '○': '0',
  Ｏ: '0',
  O: '0',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** `二十三` → 23, `十` → 10, `二0二五` → 2025, `13` → 13; null when it is no such numeral. */
export function chineseInteger(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text);
  if (tens !== null) {
    return Number(tens[1] ? DIGITS[tens[1]] : '1') * 10 + Number(tens[2] ? DIGITS[tens[2]] : '0');
  }
  let digits = '';
  for (const character of text) {
    const digit = /\d/.test(character) ? character : DIGITS[character];
    if (digit === undefined) return null;
    digits += digit;
  }
  return digits === '' ? null : Number(digits);
}

function iso(year: number, month: number, day: number): string | null {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > lastDay(year, month))
    return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const NUMERAL = '[0-9零〇○O一二三四五六七八九十]';

/** A full date such as `2022年5月29日`, `二0二五年 五 月 十三日`, `2022-05-29`; null without a day. */
export function parseDate(raw: string): string | null {
  const text = valueText(raw).replace(/\s/g, '');
  const written = new RegExp(`(${NUMERAL}{4})年(${NUMERAL}{1,3})月(${NUMERAL}{1,3})日`).exec(text);
  const numeric = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  const [, y, m, d] = written ?? numeric ?? [];
  if (y === undefined || m === undefined || d === undefined) return null;
  const year = chineseInteger(y);
  const month = chineseInteger(m);
  const day = chineseInteger(d);
  return year === null || month === null || day === null ? null : iso(year, month, day);
}

export interface Deadline {
  readonly date: string;
  /** True when the text names no day or does not say that it is a limit. */
  readonly assumed: boolean;
  readonly isLimit: boolean;
}

/** A deadline in a target: `2021年9月底前` → 2021-09-30, `2021年11月30日前完成支付`. */
export function parseDeadline(raw: string): Deadline | null {
  const text = valueText(raw).replace(/\s/g, '');
  const match =
    /(\d{4})年(\d{1,2})月(?:(\d{1,2})日|(底|末|中旬|上旬|下旬))?(底|末)?(之前|以前|前|内|止)?/.exec(text);
  if (match === null) return null;
  const [, y = '', m = '', d, part, , limit] = match;
  const year = Number(y);
  const month = Number(m);
  const day =
    d !== undefined ? Number(d) : part === '上旬' ? 10 : part === '中旬' ? 20 : lastDay(year, month);
  const date = iso(year, month, day);
  if (date === null) return null;
  const isLimit = limit !== undefined;
  return { date, isLimit, assumed: (d === undefined && part === undefined) || !isLimit };
}

/** The fiscal year that a title names: `2021 年度…`, `(2022年度)`, `（2021年）`; null when it names none. */
export function titleYear(raw: string): number | null {
  const text = valueText(raw).replace(/\s/g, '');
  const match =
    new RegExp(`(${NUMERAL}{4})年度`).exec(text) ??
    new RegExp(`(${NUMERAL}{4})年`).exec(text) ??
    /(?<!\d)(20\d{2})(?!\d)/.exec(text);
  if (match?.[1] === undefined) return null;
  const year = chineseInteger(match[1]);
  return year !== null && year >= 1995 && year <= 2100 ? year : null;
}
