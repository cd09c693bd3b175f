import { quoteText } from '../model/quote-identifier.ts';
import type { SqlValue } from './engine.ts';

/**
 * A bound value written out for EXECUTE, typed as the native engine binds it: whole numbers as integers,
 * others as doubles (an exponent makes a DOUBLE of what would be a DECIMAL).
 */
export function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return quoteText(value);
  if (!Number.isFinite(value)) throw new Error(`not a finite number: ${value}`);
  return Number.isSafeInteger(value) ? String(value) : value.toExponential();
}
