import { quoteText } from '../model/quote-identifier.ts';
import { TABLES } from '../model/schema.ts';

/** The values that the schema lists for a column; empty when it lists none. */
export const valuesOf = (
  table: 'evaluation' | 'indicator' | 'indicator_value' | 'fund_line',
  field: string,
): readonly string[] => TABLES[table].fields.find((f) => f.name === field)?.enumeration ?? [];

/**
 * SQL that selects a column of few values as numbers of a list, under its own name; what is not on the list
 * becomes NULL. A million rows of it are read and written in a tenth of the time of texts.
 */
export function listed(column: string, values: readonly string[]): string {
  return `TRY_CAST(${column} AS ENUM (${values.map(quoteText).join(', ')})) AS ${column}`;
}
