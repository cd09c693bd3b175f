import { type Field, TABLE_NAMES, TABLES, type TableName } from '../../model/schema.ts';
import type { FlatSource } from '../readers/flat-source.ts';
import type { Problem } from '../types.ts';

type Value = string | number | boolean | null;

/** The table of the model whose CSV this header is: its own columns, the key among them; null for any other. */
export function modelTableOf(header: readonly string[]): TableName | null {
  if (header.length < 3 || new Set(header).size !== header.length) return null;
  for (const name of TABLE_NAMES) {
    const { fields, primaryKey } = TABLES[name];
    const columns = new Set(fields.map((field) => field.name));
    const required = fields.filter((field) => field.required).map((field) => field.name);
    if (
      header.every((column) => columns.has(column)) &&
      [...primaryKey, ...required].every((c) => header.includes(c))
    )
      return name;
  }
  return null;
}

/** Rows of a CSV of a data package, typed by the schema; cells that do not fit are blank, with a problem. */
export async function readModelRows(
  table: TableName,
  source: FlatSource,
  signal?: AbortSignal,
): Promise<{ readonly rows: readonly object[]; readonly problems: readonly Problem[] }> {
  const { fields, primaryKey } = TABLES[table];
  const rows: object[] = [];
  const problems: Problem[] = [];
  let header: readonly string[] | null = null;
  for await (const piece of source.rows(signal))
    for (const line of piece) {
      if (header === null) {
        header = line.values;
        continue;
      }
      const cells = new Map(header.map((name, i) => [name, line.values[i] ?? '']));
      const row: Record<string, Value> = {};
      let whole = true;
      for (const field of fields) {
        const text = cells.get(field.name) ?? '';
        const value = typed(field, text);
        if (value === undefined || (value === null && field.required)) {
          whole = whole && !field.required;
          problems.push(misfit(source.file, line.locator, table, field, text));
        }
        row[field.name] = value ?? null;
      }
      if (whole && primaryKey.every((column) => row[column] !== null)) rows.push(row);
    }
  return { rows, problems };
}

function typed(field: Field, text: string): Value | undefined {
  if (text === '') return null;
  if (field.enumeration && !field.enumeration.includes(text)) return undefined;
  switch (field.type) {
    case 'string':
      return text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : undefined;
    case 'integer':
      return /^-?\d+$/u.test(text) ? Number(text) : undefined;
    case 'number':
      return /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : undefined;
  }
}

function misfit(file: string, place: string, table: TableName, field: Field, text: string): Problem {
  return {
    file,
    place,
    column: `${table}.${field.name}`,
    value: text === '' ? null : text,
    kind: 'schema',
    severity: field.required ? 'error' : 'warning',
    message: field.required
      ? {
          zh: `“${field.title.zh}”缺失或不合规范，该行未导入`,
          en: `“${field.title.en}” is missing or does not fit; the row was not imported`,
        }
      : {
          zh: `“${field.title.zh}”不合规范，按空白导入`,
          en: `“${field.title.en}” does not fit and was imported as blank`,
        },
    remedy: { zh: '请对照数据字典改正', en: 'Correct it by the data dictionary' },
  };
}
