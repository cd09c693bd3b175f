import { type Comparator, parsePair, type Quantity } from '../values/quantity.ts';
import { decimalOf } from './amounts.ts';
import type { IndicatorCell } from './flat-record.ts';

interface Pair {
  readonly target: readonly Quantity[];
  readonly actual: readonly Quantity[];
}

/** Measures that say “a share of something” without saying how its numbers are written. */
const SHARE_WORD = /^(?:percent(?:age)?|porcentaje|proporci[oó]n|百分比|比例|比率|パーセント|割合)$/iu;

/**
 * Target and actual of an indicator row. Where one side prints a percent sign, or the measure is a word such
 * as 百分比 or Porcentaje, a bare number up to 1.5 beside it is a fraction (0.09 for 9 %): workbooks keep
 * percentages so. Such a reading is marked ambiguous.
 */
export function readPair(cell: IndicatorCell, comparator: Comparator | null): Pair {
  const measure = cell.measure?.trim().replace('％', '%') ?? null;
  const byWord = measure !== null && SHARE_WORD.test(measure);
  const signed = /[%％]/u.test(cell.target) || /[%％]/u.test(cell.actual);
  const bare = [cell.target, cell.actual].map(bareFraction);
  const numbers = [cell.target, cell.actual].filter((text) => text !== '' && !/[%％]/u.test(text));
  const allSmall = numbers.length > 0 && numbers.every((text) => bareFraction(text) !== null);
  if (
    allSmall &&
    ((byWord && !isPlainPercent(numbers)) || (signed && (byWord || measure === null || measure === '%')))
  ) {
    const [target, actual] = bare;
    const pair = parsePair(target ?? cell.target, actual ?? cell.actual, {
      name: cell.name,
      unit: '%',
      comparator,
    });
    return {
      target:
        target === null || target === undefined
          ? pair.target
          : pair.target.map((q) => asPrinted(q, cell.target)),
      actual:
        actual === null || actual === undefined
          ? pair.actual
          : pair.actual.map((q) => asPrinted(q, cell.actual)),
    };
  }
  return parsePair(cell.target, cell.actual, { name: cell.name, unit: byWord ? '%' : measure, comparator });
}

/** A bare number from 0 to 1.5 as a percent text; null for everything else. */
function bareFraction(text: string): string | null {
  if (/[%％]/u.test(text)) return null;
  const decimal = decimalOf(text, 'point');
  if (decimal === null) return null;
  const value = Number(decimal);
  return value < 0 || value > 1.5 ? null : `${Number((value * 100).toPrecision(12))}%`;
}

/** 0 alone says nothing of the scale. */
function isPlainPercent(numbers: readonly string[]): boolean {
  return numbers.every((text) => Number(text) === 0);
}

function asPrinted(quantity: Quantity, raw: string): Quantity {
  return {
    ...quantity,
    raw,
    parse_status: quantity.parse_status === 'ok' ? 'ambiguous' : quantity.parse_status,
  };
}
