import { parseAmount } from '../values/money.ts';
import { parsePoints, parseRate } from '../values/numbers.ts';
import type { FundReading, Funds } from './funds.ts';
import type { IndicatorBlock, IndicatorReading } from './indicators.ts';
import type { FundRole } from './labels.ts';

/** How sure a value is whose row lost a cell: low enough that the reader is asked to look. */
export const LOST_CELL = 0.6;

const SCORES = ['max', 'points'] as const;
const AMOUNTS: readonly FundRole[] = ['initial', 'adjusted', 'executed'];

const COMPARATOR = /^\$?\\?(?:[≥≤><]|geq|leq|不低于|不少于|不高于|不超过)/u;

/** A comparator belongs to a target: where the actual alone has one, the two may have changed places. */
function isExchanged({ cells }: IndicatorReading): boolean {
  const target = cells.get('target')?.text ?? '';
  return target !== '' && COMPARATOR.test(cells.get('actual')?.text ?? '') && !COMPARATOR.test(target);
}

/**
 * Rows whose cells may stand for their neighbours: those that lack the maximum or the points that most rows of their
 * block print, those with a piece of a cell below them, and those whose target and actual look exchanged.
 */
export function doubtfulRows(block: IndicatorBlock): ReadonlySet<number> {
  const { rows, columns, torn } = block;
  const roles = SCORES.filter((role) => columns.some((column) => column.role === role));
  const lacking = rows.flatMap((row, index) => (roles.every((role) => row.cells.has(role)) ? [] : [index]));
  const exchanged = rows.flatMap((row, index) => (isExchanged(row) ? [index] : []));
  return new Set([
    ...torn,
    ...[lacking, exchanged].flatMap((each) => (each.length * 2 < rows.length ? each : [])),
  ]);
}

const amount = (line: FundReading, role: FundRole): number | null =>
  parseAmount(line.cells.get(role)?.text ?? '', '元')?.value ?? null;

/** Whether the printed rate of a line is not that of its amounts; false when it cannot be told. */
function contradictsRate(line: FundReading): boolean {
  const printed = line.cells.get('rate');
  const base = amount(line, 'adjusted') ?? amount(line, 'initial');
  const executed = amount(line, 'executed');
  if (printed === undefined || !base || executed === null) return false;
  const rate = parseRate(printed.text, executed / base)?.value ?? null;
  return rate !== null && Math.abs(rate - executed / base) > 0.006;
}

/** A rate beside one amount: the amount may as well be the budget. */
function lacksBudget(line: FundReading): boolean {
  return (
    line.cells.has('rate') &&
    amount(line, 'executed') !== null &&
    amount(line, 'adjusted') === null &&
    amount(line, 'initial') === null
  );
}

/**
 * Money lines whose cells may stand for their neighbours: fewer amounts than the header names, where the printed rate
 * speaks against them, what was executed is missing while the total states all, or there is a rate and no budget.
 */
export function doubtfulLines({ lines }: Pick<Funds, 'lines'>): ReadonlySet<FundReading> {
  const named = AMOUNTS.filter((role) => lines.some((line) => amount(line, role) !== null));
  const total = lines.find((line) => line.kind === 'total');
  const isWhole = (line: FundReading): boolean => named.every((role) => amount(line, role) !== null);
  return new Set(
    lines.filter((line) => {
      if (line.torn || lacksBudget(line)) return true;
      if (isWhole(line) || !named.some((role) => amount(line, role) !== null)) return false;
      if (contradictsRate(line)) return true;
      return line !== total && total !== undefined && isWhole(total) && amount(line, 'executed') === null;
    }),
  );
}

/** Points of the indicators and of the budget line, where all are printed and do not come to the total. */
export function sumThatDiffers(
  block: IndicatorBlock | null,
  budgetPoints: number | null,
  total: number | null,
): number | null {
  const points = (block?.rows ?? []).map((row) => parsePoints(row.cells.get('points')?.text ?? ''));
  if (points.length === 0 || budgetPoints === null || total === null) return null;
  let sum = budgetPoints;
  for (const each of points) {
    if (each === null) return null;
    sum += each;
  }
  return Math.abs(sum - total) > 0.05 ? Math.round(sum * 1000) / 1000 : null;
}
