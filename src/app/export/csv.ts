import type { SqlValue } from '../../engine/engine.ts';
import { type ExportTable, exportedValue, fileName, headerOf, saveFile } from './table.ts';

const NUMBER = /^[-+]?\d+(\.\d+)?%?$/;

/**
 * A cell as Excel reads it without running it: text that begins like a formula gets an apostrophe,
 * negative numbers stay numbers.
 */
export function csvCell(value: SqlValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type Columns = ExportTable['columns'];

/** What a CSV begins with: a byte order mark, without which Excel shows Chinese as garbage, and the titles. */
export function csvHeader(columns: Columns): string {
  return `\uFEFF${columns.map((column) => csvCell(headerOf(column))).join(',')}\r\n`;
}

/** Rows as the lines of a CSV; lines end in CRLF. */
export function csvLines({ columns, rows }: ExportTable): string {
  return rows
    .map(
      (row) =>
        `${columns.map((column) => csvCell(exportedValue(row[column.name] ?? null, column.unit))).join(',')}\r\n`,
    )
    .join('');
}

export function csvText(table: ExportTable): string {
  return csvHeader(table.columns) + csvLines(table);
}

export function saveCsv(title: string, table: ExportTable): void {
  saveFile(fileName(title, 'csv'), csvText(table), 'text/csv;charset=utf-8');
}
