import type { Row, SqlValue } from '../../engine/engine.ts';
import type { Field } from '../../model/schema.ts';

/**
 * A cell of a package's CSV: exact and unguarded, because a machine reads it back. Money and points keep the
 * decimals of their column, so that 35000 and 35000.00 are written alike.
 */
function cell(field: Field, value: SqlValue | undefined): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) || text !== text.trim() || (text === '' && field.type === 'string')
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

export function packageCsvHeader(fields: readonly Field[]): string {
  return `${fields.map((field) => field.name).join(',')}\n`;
}

/** Rows of a table as the lines of its CSV, in the order of the schema's columns. */
export function packageCsvLines(fields: readonly Field[], rows: readonly Row[]): string {
  return rows.map((row) => `${fields.map((field) => cell(field, row[field.name])).join(',')}\n`).join('');
}
