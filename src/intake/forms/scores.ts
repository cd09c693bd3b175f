import { parsePoints } from '../values/numbers.ts';
import type { FormReading } from './form.ts';

export interface Scored {
  readonly max: number | null;
  readonly maxInferred: boolean;
  readonly points: number | null;
  readonly pointsInferred: boolean;
}

export interface Totals {
  readonly maxRaw: string | null;
  readonly max: number | null;
  readonly raw: string | null;
  readonly total: number | null;
  readonly locator: string | null;
  /** True when one number could be the maximum as well as the total. */
  readonly ambiguous: boolean;
}

const EPSILON = 1e-6;

/** No scheme gives more; a greater number is two that lost what stood between them. */
const MOST_POINTS = 1000;

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < EPSILON;
}

function sum(values: readonly (number | null)[]): number | null {
  let total = 0;
  for (const value of values) {
    if (value === null) return null;
    total += value;
  }
  return Math.round(total * 1000) / 1000;
}

/** Maximum and awarded total from the row of sums: one number or two, with or without a points column. */
export function readTotals(form: FormReading, budgetPoints: number | null): Totals {
  const none: Totals = { maxRaw: null, max: null, raw: null, total: null, locator: null, ambiguous: false };
  const header = form.fields.values.get('selfTotal') ?? null;
  const headed = header === null ? null : parsePoints(header.text);
  const [first, second] = form.totals;
  if (first === undefined) {
    if (header === null || headed === null) return none;
    return { ...none, raw: header.text, total: headed, locator: header.locator };
  }
  const value = (text: string): number | null => {
    const points = parsePoints(text);
    return points !== null && points > MOST_POINTS ? null : points;
  };
  const columns = form.block?.columns ?? [];
  const maxColumn = columns.find((column) => column.role === 'max');
  if (second !== undefined && (maxColumn !== undefined || second.text !== first.text)) {
    return {
      maxRaw: first.text,
      max: value(first.text),
      raw: second.text,
      total: value(second.text),
      locator: first.locator,
      ambiguous: false,
    };
  }
  const asTotal: Totals = { ...none, raw: first.text, total: value(first.text), locator: first.locator };
  const asMax: Totals = { ...none, maxRaw: first.text, max: value(first.text), locator: first.locator };
  const headedToo = headed === null ? asMax : { ...asMax, raw: header?.text ?? null, total: headed };
  if (maxColumn === undefined) return asTotal;
  const rows = form.block?.rows ?? [];
  const points = sum([budgetPoints, ...rows.map((row) => parsePoints(row.cells.get('points')?.text ?? ''))]);
  const maxima = sum(rows.map((row) => parsePoints(row.cells.get('max')?.text ?? '')));
  const printed = value(first.text);
  if (rows.every((row) => !row.cells.has('points'))) return headedToo;
  const pointsColumn = columns.find((column) => column.role === 'points');
  if (pointsColumn !== undefined && first.col >= pointsColumn.from && first.col <= pointsColumn.to)
    return asTotal;
  if (
    printed !== null &&
    points !== null &&
    near(points, printed) &&
    (maxima === null || !near(maxima, printed))
  )
    return asTotal;
  if (first.col >= maxColumn.from && first.col <= maxColumn.to && first.col > 1) return headedToo;
  if (printed !== null && (printed === 100 || (maxima !== null && near(maxima, printed))))
    return { ...headedToo, ambiguous: headed === null };
  return { ...asTotal, ambiguous: true };
}

/**
 * Points and maxima of every indicator. A printed number stays; a missing one is filled in only where
 * sums leave one answer: a single unknown below the total, several unknowns whose upper bounds add up to
 * what is missing, maxima of a block whose awarded points reach what its label declares.
 */
export function scoreIndicators(
  form: FormReading,
  budgetPoints: number | null,
  total: number | null,
): { readonly scores: readonly Scored[]; readonly contradiction: boolean } {
  const rows = form.block?.rows ?? [];
  const columns = form.block?.columns ?? [];
  const hasMax = columns.some((column) => column.role === 'max');
  const max = rows.map((row) => parsePoints(row.cells.get('max')?.text ?? ''));
  const points = rows.map((row) => parsePoints(row.cells.get('points')?.text ?? ''));
  const maxInferred = rows.map(() => false);
  const pointsInferred = rows.map(() => false);
  let contradiction = false;

  const blockOf = (index: number) => form.blocks.find((block) => index >= block.start && index < block.end);
  const unknown = points.flatMap((value, index) =>
    value === null && rows[index]?.lostPoints === true ? [index] : [],
  );
  const blankOnly = points.some((value, index) => value === null && rows[index]?.lostPoints !== true);
  if (unknown.length > 0 && !blankOnly && total !== null && budgetPoints !== null) {
    const known = sum(points.filter((value) => value !== null)) ?? 0;
    const missing = Math.round((total - budgetPoints - known) * 1000) / 1000;
    const bounds = unknown.map((index) => {
      const own = max[index] ?? null;
      if (own !== null) return own;
      const block = blockOf(index);
      if (block?.declared === null || block === undefined) return null;
      const rest = points.slice(block.start, block.end).reduce<number>((acc, value) => acc + (value ?? 0), 0);
      return block.declared - rest;
    });
    const [only] = unknown;
    if (unknown.length === 1 && only !== undefined) {
      const bound = bounds[0] ?? null;
      if (missing >= 0 && (bound === null || missing <= bound + EPSILON)) {
        points[only] = missing;
        pointsInferred[only] = true;
      } else contradiction = true;
    } else {
      const together = sum(bounds);
      const perBlock = new Set(unknown.map((index) => blockOf(index)?.start));
      if (together !== null && perBlock.size === unknown.length && near(together, missing)) {
        for (const [at, index] of unknown.entries()) {
          points[index] = bounds[at] ?? null;
          pointsInferred[index] = points[index] !== null;
        }
      } else contradiction = together !== null && missing > together + EPSILON;
    }
  }
  if (!hasMax) {
    const reach = (indexes: readonly number[], declared: number | null): boolean => {
      const awarded = sum(indexes.map((index) => points[index] ?? null));
      return declared !== null && awarded !== null && near(awarded, declared);
    };
    const fill = (indexes: readonly number[]): void => {
      for (const index of indexes) {
        max[index] = points[index] ?? null;
        maxInferred[index] = max[index] !== null;
      }
    };
    const all = rows.map((_row, index) => index);
    const declaredSum = sum(form.blocks.map((block) => block.declared));
    if (rows.length > 0 && declaredSum === null && reach(all, form.indicatorPoints)) fill(all);
    for (const block of form.blocks) {
      const indexes = all.slice(block.start, block.end);
      const [only] = indexes;
      if (reach(indexes, block.declared)) fill(indexes);
      else if (indexes.length === 1 && only !== undefined && block.declared !== null) {
        max[only] = block.declared;
        maxInferred[only] = true;
      }
    }
  }
  return {
    scores: rows.map((_row, index) => ({
      max: max[index] ?? null,
      maxInferred: maxInferred[index] ?? false,
      points: points[index] ?? null,
      pointsInferred: pointsInferred[index] ?? false,
    })),
    contradiction,
  };
}

/**
 * A missing budget score that the total determines: only when it is also what maximum × rate gives,
 * within half a point. Otherwise null, and the gap stays open.
 */
export function inferBudgetPoints(
  form: FormReading,
  total: number | null,
  max: number | null,
  rate: number | null,
): { readonly value: number | null; readonly gap: number | null } {
  const rows = form.block?.rows ?? [];
  const awarded = sum(rows.map((row) => parsePoints(row.cells.get('points')?.text ?? '')));
  if (total === null || awarded === null || rows.length === 0) return { value: null, gap: null };
  const gap = Math.round((total - awarded) * 1000) / 1000;
  if (max === null || rate === null || gap < 0 || gap > max) return { value: null, gap };
  return Math.abs(gap - max * Math.min(rate, 1)) <= 0.5 ? { value: gap, gap } : { value: null, gap };
}
