import { toHalfWidth } from '../values/characters.ts';
import { isEmptyMark, MONEY_POWER, type MoneyUnit, parseAmount } from '../values/money.ts';
import { plainDecimal, shiftDecimal } from '../values/numbers.ts';

/** How a column writes its numbers: 1,234.56 or 1.234,56. */
export type NumberStyle = 'point' | 'comma';

/** What a cell of figures turned out to be. */
export type Figure =
  | { readonly kind: 'blank' }
  | { readonly kind: 'value'; readonly value: number; readonly interpreted: boolean }
  | { readonly kind: 'unreadable' };

const BLANK: Figure = { kind: 'blank' };
const UNREADABLE: Figure = { kind: 'unreadable' };

/** Error values that spreadsheets write: a figure that was never there. */
export function isErrorValue(text: string): boolean {
  return (
    text.startsWith('#') &&
    /^#(?:DIV\/0!|N\/A|VALUE!|REF!|NAME\?|NUM!|NULL!|¡DIV\/0!|¡VALOR!|¡REF!|N\/D)$/u.test(text.trim())
  );
}

/** Plain digits (`-?\d+(\.\d+)?`), by far the most cells of a table: read without any tidying. */
function isPlain(text: string): boolean {
  let digits = 0;
  let points = 0;
  for (let i = text.charCodeAt(0) === 45 ? 1 : 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code === 46 && digits > 0 && points === 0) {
      points = 1;
      digits = 0;
    } else return false;
  }
  return digits > 0;
}

export function isBlank(text: string): boolean {
  if (text === '') return true;
  if (isPlain(text) || (text.length > 4 && /^[\p{L}\p{N}]/u.test(text))) return false;
  return isEmptyMark(text) || /^(?:n\/?a|null|none|nan|nd|s\/d|なし|該当なし|未定|－|―)$/iu.test(text.trim());
}

/** A plain decimal out of a printed number: currency signs, separators, △ and brackets for minus. */
export function decimalOf(raw: string, style: NumberStyle): string | null {
  if (style === 'point' && isPlain(raw)) return raw;
  let text = toHalfWidth(raw)
    .replace(/[\s\u00a0']/gu, '')
    .replace(/^(?:RMB|CNY|COP|JPY|US|MXN)?[¥￥$€£]|^(?:RMB|CNY|COP|JPY)/iu, '');
  const negative = /^[△▲−-]/u.test(text) || /^[(（].*[)）]$/u.test(text);
  text = text
    .replace(/^[△▲−-]/u, '')
    .replace(/^[(（](.*)[)）]$/u, '$1')
    .replace(/^[¥￥$€]/u, '')
    .replace(/円$/u, '');
  if (style === 'comma') {
    if (!/^\d+(?:\.\d{3})*(?:,\d+)?$/u.test(text)) return null;
    text = text.replaceAll('.', '').replace(',', '.');
  }
  const exponent = /^(\d+(?:\.\d+)?)[eE]([+-]?\d{1,2})$/u.exec(text);
  const decimal = exponent?.[1]
    ? String(shiftDecimal(exponent[1], Number(exponent[2])) ?? '')
    : plainDecimal(text);
  if (decimal === null || decimal === '') return null;
  return negative ? `-${decimal}` : decimal;
}

const TENS = Array.from({ length: 12 }, (_, power) => 10 ** power);

/** A money cell in the base unit of its currency (元, 円, peso), to the hundredth. */
export function readMoney(raw: string, unit: MoneyUnit, style: NumberStyle): Figure {
  if (style === 'point' && raw.length <= 12 && isPlain(raw)) {
    const power = MONEY_POWER[unit] + 2;
    const point = raw.indexOf('.');
    // A whole number of cents below 2^53 is exact in a double, so rounding the product cannot miss it.
    if ((point < 0 ? 0 : raw.length - point - 1) <= power && raw.length + power <= 18)
      return {
        kind: 'value',
        value: Math.round(Number(raw) * (TENS[power] ?? 10 ** power)) / 100,
        interpreted: false,
      };
  }
  if (isBlank(raw) || isErrorValue(raw)) return BLANK;
  const yen = /^(.*?)\s*(百万円|千円|円)\s*$/u.exec(raw);
  if (yen?.[1] && yen[2]) {
    const own = yen[2] as MoneyUnit;
    const digits = decimalOf(yen[1], style);
    const value = digits === null ? null : cents(digits, MONEY_POWER[own]);
    return value === null ? UNREADABLE : { kind: 'value', value, interpreted: own !== unit };
  }
  const decimal = decimalOf(raw, style);
  if (decimal !== null) {
    const value = cents(decimal, MONEY_POWER[unit]);
    return value === null ? UNREADABLE : { kind: 'value', value, interpreted: false };
  }
  const amount = parseAmount(raw, unit);
  return amount === null
    ? UNREADABLE
    : {
        kind: 'value',
        value: cents(amount.digits, MONEY_POWER[amount.ownUnit ?? unit]) ?? amount.value,
        interpreted: true,
      };
}

/** A decimal text times a power of ten, to the hundredth, half away from zero; worked out on the digits. */
function cents(decimal: string, power: number): number | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/u.exec(decimal);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (whole === '' && fraction === '') return null;
  const shifted = whole.length + power + 2;
  const digits = (whole + fraction).padEnd(shifted + 1, '0');
  const kept = BigInt(digits.slice(0, shifted) || '0') + (digits.charCodeAt(shifted) >= 53 ? 1n : 0n);
  return Number(`${sign}${kept}`) / 100;
}

/** How a column writes rates that carry no percent sign. */
export type RateScale = 'fraction' | 'percent';

/** A rate as a fraction: `71.16%`, `百分之九十` is not read, `0.7116` or `71.16` by the column's scale. */
export function readRate(raw: string, scale: RateScale, style: NumberStyle): Figure {
  if (style === 'point' && raw.endsWith('%') && isPlain(raw.slice(0, -1))) {
    const value = shiftDecimal(raw.slice(0, -1), -2);
    return value === null ? UNREADABLE : { kind: 'value', value, interpreted: false };
  }
  if (isBlank(raw) || isErrorValue(raw)) return BLANK;
  const text = toHalfWidth(raw).replace(/\s/gu, '');
  const percent = /^(.*)[%％]$/u.exec(text);
  const decimal = decimalOf(percent?.[1] ?? text, style);
  if (decimal === null) return UNREADABLE;
  const power = percent || scale === 'percent' ? -2 : 0;
  const value = shiftDecimal(decimal, power);
  return value === null ? UNREADABLE : { kind: 'value', value, interpreted: !percent && scale === 'percent' };
}

/** Points or another plain number: `92`, `92分`, `92.5`. */
export function readNumber(raw: string, style: NumberStyle): Figure {
  if (style === 'point' && isPlain(raw)) return { kind: 'value', value: Number(raw), interpreted: false };
  if (isBlank(raw) || isErrorValue(raw)) return BLANK;
  const decimal = decimalOf(raw.replace(/分$/u, ''), style);
  return decimal === null ? UNREADABLE : { kind: 'value', value: Number(decimal), interpreted: false };
}
