import { quoteText } from '../model/quote-identifier.ts';
import type { SqlValue, Statement } from './engine.ts';

/**
 * A bound value written out, typed as the native engine binds it: whole numbers as integers, others as doubles
 * (an exponent makes a DOUBLE of what would be a DECIMAL).
 */
export function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return quoteText(value);
  if (!Number.isFinite(value)) throw new Error(`not a finite number: ${value}`);
  return Number.isSafeInteger(value) ? String(value) : value.toExponential();
}

/** What may hold a question mark that is no placeholder (texts, names, comments), or is one. */
const PIECE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g;

/**
 * A statement with its values written out. Preparing it instead would make the engine in its worker plan the
 * statement twice, which on small data is half of the answer time.
 * @throws Error when there are more or fewer values than placeholders.
 */
export function writtenOut({ sql, params }: Statement): string {
  let used = 0;
  const text = sql.replace(PIECE, (piece) => {
    if (piece !== '?') return piece;
    const value = params[used];
    used += 1;
    if (value === undefined)
      throw new Error(`the statement has more placeholders than its ${params.length} values`);
    const written = literal(value);
    return written.startsWith('-') ? `(${written})` : written;
  });
  if (used !== params.length) throw new Error(`${params.length} values for ${used} placeholders`);
  return text;
}
