import type { Row, SqlValue } from '../../engine/engine.ts';
import type { Field } from '../../model/schema.ts';

/** A cell of a package's CSV: exact, and unguarded against spreadsheets, because a machine reads it back. */
function cell(value: SqlValue | undefined): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

export function packageCsvHeader(fields: readonly Field[]): string {
  return `${fields.map((field) => field.name).join(',')}\n`;
}

/** Rows of a table as the lines of its CSV, in the order of the schema's columns. */
export function packageCsvLines(fields: readonly Field[], rows: readonly Row[]): string {
  return rows.map((row) => `${fields.map((field) => cell(row[field.name])).join(',')}\n`).join('');
}
