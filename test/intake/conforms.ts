import type { TableRows } from '../../src/intake/types.ts';
import { TABLE_NAMES, TABLES, type TableName } from '../../src/model/schema.ts';

type Cells = Readonly<Record<string, unknown>>;

/** What of the rows breaks the schemas: types, required columns, enumerations, ranges, keys, references. */
export function violations(rows: TableRows): string[] {
  const found: string[] = [];
  const all = (name: TableName): readonly Cells[] => (rows[name] ?? []) as unknown as readonly Cells[];
  for (const name of TABLE_NAMES) {
    const table = TABLES[name];
    const keys = new Set<string>();
    for (const row of all(name)) {
      const key = table.primaryKey.map((column) => String(row[column])).join(' | ');
      if (keys.has(key)) found.push(`${name} ${key}: key twice`);
      keys.add(key);
      const columns = new Set(table.fields.map((field) => field.name));
      for (const column of Object.keys(row))
        if (!columns.has(column)) found.push(`${name}.${column}: unknown`);
      for (const field of table.fields) {
        const value = row[field.name] ?? null;
        const say = (what: string) =>
          found.push(`${name}.${field.name} of ${key}: ${what} (${String(value)})`);
        if (value === null) {
          if (field.required) say('required');
          continue;
        }
        const isNumber = typeof value === 'number' && Number.isFinite(value);
        if (field.type === 'integer' && !(isNumber && Number.isInteger(value))) say('no integer');
        else if (field.type === 'number' && !isNumber) say('no number');
        else if (field.type === 'boolean' && typeof value !== 'boolean') say('no boolean');
        else if ((field.type === 'string' || field.type === 'date') && typeof value !== 'string')
          say('no text');
        if (field.type === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(String(value))) say('no date');
        if (field.enumeration !== null && !field.enumeration.includes(String(value)))
          say('not one of the allowed');
        if (field.minimum !== null && Number(value) < field.minimum) say('too small');
        if (field.maximum !== null && Number(value) > field.maximum) say('too large');
        if (field.pattern !== null && !new RegExp(field.pattern).test(String(value))) say('wrong form');
      }
    }
    for (const foreign of table.foreignKeys) {
      const targets = new Set(
        all(foreign.table).map((row) => foreign.references.map((column) => String(row[column])).join(' | ')),
      );
      for (const row of all(name)) {
        if (foreign.columns.some((column) => (row[column] ?? null) === null)) continue;
        const key = foreign.columns.map((column) => String(row[column])).join(' | ');
        if (!targets.has(key))
          found.push(`${name}.${foreign.columns.join('+')}: ${key} is not in ${foreign.table}`);
      }
    }
  }
  return found;
}
