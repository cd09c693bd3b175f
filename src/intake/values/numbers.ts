import { unbroken } from './characters.ts';
import { remember } from './remember.ts';

const EXACT_DIGITS = 15;

/**
 * A decimal text times a power of ten, worked out on the digits so that 0.1 + 0.2 never happens.
 * Returns null when the text is no plain decimal, or has more digits than a double can hold.
 */
export function shiftDecimal(text: string, power: number): number | null {
  return plainShift(text, power) ?? exactShift(text, power);
}

/**
 * Plain digits without a tour through texts. A whole number of up to fifteen digits and a power of ten up to
 * 10²² are exact in a double, so their product or quotient is rounded once: the same as reading the shifted text.
 */
function plainShift(text: string, power: number): number | null {
  let whole = 0;
  let scale = -1;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) whole = whole * 10 + (code - 48);
    else if (code === 46 && scale < 0 && i > 0) scale = text.length - i - 1;
    else return null;
  }
  if (text.length > EXACT_DIGITS || scale === 0 || text === '') return null;
  const shift = power - Math.max(scale, 0);
  if (shift < -22 || shift > 22) return null;
  return shift < 0 ? whole / 10 ** -shift : whole * 10 ** shift;
}

function exactShift(text: string, power: number): number | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  const digits = whole + fraction;
  if (digits.replace(/^0+/, '').length > EXACT_DIGITS) return null;
  const point = whole.length + power;
  const padded = point < 0 ? '0'.repeat(-point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 0);
  return Number(`${sign}${padded.slice(0, at) || '0'}.${padded.slice(at) || '0'}`);
}

/** Digits with thousands separators (`1,143,900.00`) as a plain decimal text, or null. */
export function plainDecimal(text: string): string | null {
  const t = text.trim();
  if (/^[+-]?\d+(?:\.\d+)?$/.test(t)) return t;
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(t)) return t.replaceAll(',', '');
  return null;
}

/** A plain number such as `20.00`, `　3`, `10分`; null for everything else, percentages included. */
export const parsePoints: (raw: string) => number | null = remember((raw) => {
  if (raw.length > 24) return null;
  const decimal = plainDecimal((unbroken(raw) ?? '').replace(/分$/, ''));
  return decimal === null ? null : Number(decimal);
});

export interface Rate {
  /** As a fraction: 0.7116. */
  readonly value: number;
  /** True when the text has no percent sign and the reading rests on size or arithmetic. */
  readonly assumed: boolean;
}

/**
 * An execution rate as printed. Without a percent sign `58.61` is read as percent; a number up to 1.5
 * as a fraction, unless `expected` (executed ÷ budget) says that percent was meant.
 */
export function parseRate(raw: string, expected?: number | null): Rate | null {
  const text = unbroken(raw);
  if (text === null) return null;
  const percent = /^([+-]?\d+(?:,\d{3})*(?:\.\d+)?)[%]$/.exec(text);
  if (percent?.[1] !== undefined) {
    const value = shiftDecimal(percent[1].replaceAll(',', ''), -2);
    return value === null ? null : { value, assumed: false };
  }
  const decimal = plainDecimal(text);
  if (decimal === null) return null;
  const number = Number(decimal);
  if (number === 0) return { value: 0, assumed: false };
  const asPercent = shiftDecimal(decimal, -2) ?? number / 100;
  if (expected !== undefined && expected !== null) {
    const asFractionFits = Math.abs(number - expected) < Math.abs(asPercent - expected);
    return { value: asFractionFits ? number : asPercent, assumed: true };
  }
  return { value: Math.abs(number) <= 1.5 ? number : asPercent, assumed: true };
}
