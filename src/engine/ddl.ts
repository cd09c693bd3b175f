import { quoteIdentifier } from '../model/quote-identifier.ts';
import type { Field, Table } from '../model/schema.ts';
import { EngineError } from './engine.ts';

/** The DuckDB type of a field. Money and points are exact; other numbers are doubles. */
export function columnType(field: Field): string {
  if (field.decimal !== null) return `DECIMAL(${field.decimal[0]}, ${field.decimal[1]})`;
  switch (field.type) {
    case 'integer':
      return 'INTEGER';
    case 'number':
      return 'DOUBLE';
    case 'boolean':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'string':
      return 'VARCHAR';
  }
}

/** @throws EngineError when rows come without a column that their table must have. */
export function expectRequired(table: Table, isThere: (column: string) => boolean): void {
  const missing = table.fields.filter((f) => f.required && !isThere(f.name));
  if (missing.length > 0)
    throw new EngineError('data', `${table.name}: no column ${missing.map((f) => f.name).join(', ')}`);
}

/**
 * The table of a schema, empty. Keys and enumerations are checked when a package is read (publish/check,
 * intake); in the engine their indexes would cost memory and slow the load.
 */
export function createTable(table: Table, orReplace: boolean): string {
  const columns = table.fields.map((f) => `  ${quoteIdentifier(f.name)} ${columnType(f)}`).join(',\n');
  const verb = orReplace ? 'CREATE OR REPLACE TABLE' : 'CREATE TABLE IF NOT EXISTS';
  return `${verb} ${quoteIdentifier(table.name)} (\n${columns}\n)`;
}

/** The columns of a CSV of this table as a struct for `read_csv(columns = …)`: typed, never sniffed. */
export function csvColumns(table: Table, header: readonly string[]): string {
  const types = new Map(table.fields.map((f) => [f.name, columnType(f)]));
  const pairs = header.map((name) => `'${name.replaceAll("'", "''")}': '${types.get(name) ?? 'VARCHAR'}'`);
  return `{${pairs.join(', ')}}`;
}
