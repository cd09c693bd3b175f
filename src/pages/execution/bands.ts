import type { ExecutionAnswers } from './chart-rows.ts';

/** What lies in one part of the scale of rates. Money in 元. */
export interface Band {
  readonly evaluations: number;
  readonly budget: number;
  readonly unspent: number;
}

export interface Bands {
  readonly below: Band;
  /** Between the lines; null when both are the same. */
  readonly between: Band | null;
  readonly from: Band;
  readonly noRate: Band;
}

const NOTHING: Band = { evaluations: 0, budget: 0, unspent: 0 };

function sum(rows: ExecutionAnswers['rates']): Band {
  return rows.reduce(
    (band, row) => ({
      evaluations: band.evaluations + row.evaluations,
      budget: band.budget + (row.budget ?? 0),
      unspent: band.unspent + (row.unspent ?? 0),
    }),
    NOTHING,
  );
}

/**
 * Counts forms by reference lines given in whole percent, from bins of one percent; a rate exactly on a line
 * counts above it.
 */
export function bandsOf(rates: ExecutionAnswers['rates'], low: number, high: number): Bands {
  const [first, second] = [Math.min(low, high), Math.max(low, high)];
  const percent = (row: ExecutionAnswers['rates'][number]) => Math.round((row.rate_low ?? 0) * 100);
  const known = rates.filter((row) => row.rate_low !== null);
  return {
    below: sum(known.filter((row) => percent(row) < first)),
    between:
      first === second ? null : sum(known.filter((row) => percent(row) >= first && percent(row) < second)),
    from: sum(known.filter((row) => percent(row) >= second)),
    noRate: sum(rates.filter((row) => row.rate_low === null)),
  };
}
