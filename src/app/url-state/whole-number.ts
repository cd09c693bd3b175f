import type { Parameter } from './parts.ts';
import { numberWithin } from './parts.ts';

/** A whole number within limits, with a fallback that is not written; fractions are reported and left out. */
export function wholeNumber(minimum: number, maximum: number, fallback: number): Parameter<number> {
  const plain = numberWithin(minimum, maximum, fallback);
  return {
    ...plain,
    read(raw, report) {
      if (/^-?\d+$/.test(raw)) return plain.read(raw, report);
      report(raw, 'not-a-number');
      return fallback;
    },
  };
}

/** The page of a list; the first is not written. */
export const pageNumber: Parameter<number> = { ...wholeNumber(1, 1_000_000, 1), restarts: true };

/** A whole number that can be switched off: `off` in the address. */
export function wholeNumberOrOff(
  minimum: number,
  maximum: number,
  fallback: number | null,
): Parameter<number | null> {
  const plain = wholeNumber(minimum, maximum, Number.NaN);
  return {
    fallback,
    read(raw, report) {
      if (raw === 'off') return null;
      const value = plain.read(raw, report);
      return Number.isNaN(value) ? fallback : value;
    },
    write: (value) => (value === fallback ? null : value === null ? 'off' : String(value)),
  };
}
