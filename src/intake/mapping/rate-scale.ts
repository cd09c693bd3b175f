import type { Bilingual } from '../../model/schema.ts';
import { readRate } from './amounts.ts';
import type { ColumnChoice } from './mapping.ts';

/** Rates beyond this are rare enough to ask whether the number is a percentage. */
const SURE = 1.5;

/** Whether a number without a percent sign speaks against the scale that its column is read in. */
function isDoubtful(value: number, { rateScale, header }: ColumnChoice): boolean {
  const size = Math.abs(value);
  if (size === 0) return false;
  if (rateScale === 'percent') return size * 100 <= SURE;
  return size > SURE || /[%％]/u.test(header);
}

/**
 * A rate that may be a fraction or a percentage: `0.955` among `95.5`. Of both readings, which differ a hundredfold,
 * the one nearer to executed by budget holds. Null when no amounts tell.
 */
export function settleScale(
  text: string,
  value: number,
  column: ColumnChoice,
  budget: number | null,
  executed: number | null,
): { readonly value: number | null; readonly isMarked: boolean } {
  if (/[%％]/u.test(text) || !isDoubtful(value, column)) return { value, isMarked: false };
  if (!budget || !executed) return { value: null, isMarked: true };
  const other = readRate(text, column.rateScale === 'percent' ? 'fraction' : 'percent', column.style);
  if (other.kind !== 'value') return { value: null, isMarked: true };
  const quotient = executed / budget;
  const distance = (rate: number): number =>
    rate * quotient > 0 ? Math.abs(Math.log(rate / quotient)) : Infinity;
  return distance(other.value) < distance(value)
    ? { value: other.value, isMarked: true }
    : { value, isMarked: false };
}

export const OTHER_SCALE: { kind: string; message: Bilingual; remedy: Bilingual } = {
  kind: 'rate-scale',
  message: {
    zh: '该列的比率写法不一（百分数与小数），这一格按执行数÷预算数判定',
    en: 'The rates of this column are written in two ways, as percentages and as fractions; this one was read as executed by budget tells',
  },
  remedy: {
    zh: '请核对，或在原表中统一写成带 % 的百分数',
    en: 'Check it, or write all rates with a percent sign',
  },
};

export const UNKNOWN_SCALE: { kind: string; message: Bilingual; remedy: Bilingual } = {
  kind: 'rate-scale-unknown',
  message: {
    zh: '这一格可能是小数，也可能是百分数，没有金额可以判定，按空白导入',
    en: 'This may be a fraction or a percentage and no amounts tell which; it was imported as blank',
  },
  remedy: { zh: '请在原表中写成带 % 的百分数', en: 'Write it with a percent sign' },
};
