import { type CellObject, SSF } from '@e965/xlsx';

const formats = SSF as { is_date(format: string): boolean };
const DAY_MS = 86_400_000;

export interface CellText {
  readonly text: string;
  /** The whole number, when the text shows less of it. */
  readonly exact: string | null;
}

/**
 * What a workbook cell says: the stored text, or the stored number as its format prints it. Formulas are
 * never computed; the result that the file stores beside them is read.
 */
export function cellText(cell: CellObject, date1904: boolean): CellText {
  switch (cell.t) {
    case 's':
      return plain(typeof cell.v === 'string' ? cell.v : '');
    case 'b':
      return plain(cell.v === true ? 'TRUE' : 'FALSE');
    case 'e':
      return plain(cell.w ?? '#VALUE!');
    case 'n':
      return typeof cell.v === 'number' ? numberText(cell.v, cell, date1904) : plain('');
    case 'd':
      return plain(cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : (cell.w ?? ''));
    default:
      return plain('');
  }
}

function plain(text: string): CellText {
  return {
    text: text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim(),
    exact: null,
  };
}

function numberText(value: number, cell: CellObject, date1904: boolean): CellText {
  const whole = fullNumber(value);
  const format = typeof cell.z === 'string' ? cell.z : 'General';
  if (format === 'General' || format === '@' || format === '0')
    return withExact(format === '0' ? (cell.w ?? whole) : whole, whole);
  if (formats.is_date(format)) return plain(dateText(value, cell.w ?? '', format, date1904));
  const printed = (cell.w ?? '').trim();
  return printed === '' || /^#+$/u.test(printed) ? withExact(whole, whole) : withExact(printed, whole);
}

function withExact(text: string, whole: string): CellText {
  return { text, exact: text === whole ? null : whole };
}

/** A stored number in full, without the binary noise of the 16th and 17th digit and without an exponent. */
export function fullNumber(value: number): string {
  const clean = Number(value.toPrecision(15));
  const text = String(clean);
  if (!text.includes('e')) return text;
  return Math.abs(clean) >= 1 ? BigInt(Math.round(clean)).toString() : clean.toFixed(20).replace(/0+$/u, '');
}

/** A whole date reads as ISO; formats with their own words (2021年9月) or with a part of a date keep them. */
function dateText(serial: number, printed: string, format: string, date1904: boolean): string {
  const hasWords = /[^\u0020-\u007e]/u.test(printed);
  const whole = /y/iu.test(format) && /d/iu.test(format);
  if (hasWords || !whole || serial < 1) return printed;
  const days = Math.floor(serial) + (date1904 ? 1462 : 0);
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * DAY_MS);
  return Number.isNaN(date.getTime()) ? printed : date.toISOString().slice(0, 10);
}
