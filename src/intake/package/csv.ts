import { type Field, TABLES, type TableName } from '../../model/schema.ts';

type Value = string | number | boolean | null | undefined;

const ROWS_PER_PIECE = 2000;

/** A table of the package as CSV text, piece by piece: the header, then the rows as they are. */
export function* tableCsv(table: TableName, rows: Iterable<object>): Generator<string> {
  const { fields } = TABLES[table];
  let piece = `${fields.map((field) => field.name).join(',')}\n`;
  let held = 0;
  for (const row of rows) {
    piece += `${fields.map((field) => cell(field, (row as Record<string, Value>)[field.name])).join(',')}\n`;
    held += 1;
    if (held === ROWS_PER_PIECE) {
      yield piece;
      piece = '';
      held = 0;
    }
  }
  yield piece;
}

/** A value as the package writes it: NULL is empty, numbers are plain decimals, texts are never changed. */
function cell(field: Field, value: Value): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return decimal(field, value);
  return /[",\r\n]|^\s|\s$/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function decimal(field: Field, value: number): string {
  if (!Number.isFinite(value)) return '';
  const scale = field.decimal?.[1];
  if (scale !== undefined && !Number.isInteger(value)) return trimmed(value.toFixed(scale));
  const text = String(value);
  return text.includes('e') ? trimmed(value.toFixed(Math.abs(value) >= 1 ? 0 : 15)) : text;
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}
