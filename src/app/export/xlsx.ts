import type { CellObject, WorkSheet } from '@e965/xlsx';
import { utils, write } from '@e965/xlsx';
import type { SqlValue } from '../../engine/engine.ts';
import type { ValueUnit } from '../../questions/types.ts';
import { type ExportTable, exportedValue, fileName, headerOf, saveFile } from './table.ts';

const FORMATS: Partial<Record<ValueUnit, string>> = {
  元: '#,##0.00',
  fraction: '0.00%',
  points: '0.###',
  count: '#,##0',
};

function cellOf(value: SqlValue, unit: ValueUnit): CellObject | null {
  if (value === null) return null;
  if (typeof value === 'number') {
    const format = FORMATS[unit];
    return format === undefined ? { t: 'n', v: value } : { t: 'n', v: value, z: format };
  }
  if (typeof value === 'boolean') return { t: 'b', v: value };
  return { t: 's', v: value };
}

function sheetOf(table: ExportTable): WorkSheet {
  const sheet: WorkSheet = {};
  table.columns.forEach((column, c) => {
    sheet[utils.encode_cell({ r: 0, c })] = { t: 's', v: headerOf(column) };
    table.rows.forEach((row, r) => {
      const cell = cellOf(exportedValue(row[column.name] ?? null, column.unit), column.unit);
      if (cell !== null) sheet[utils.encode_cell({ r: r + 1, c })] = cell;
    });
  });
  sheet['!ref'] = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: table.rows.length, c: Math.max(0, table.columns.length - 1) },
  });
  sheet['!cols'] = table.columns.map((column) => ({ wch: column.unit === 'text' ? 28 : 16 }));
  return sheet;
}

export interface Sheet {
  readonly name: string;
  readonly table: ExportTable;
}

/** A workbook of one sheet a table: numbers as numbers in their format, text as text (never a formula). */
export function xlsxBytes(sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  const book = utils.book_new();
  for (const { name, table } of sheets) {
    utils.book_append_sheet(book, sheetOf(table), name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31), true);
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

export function xlsxBlob(sheets: readonly Sheet[]): Blob {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new Blob([xlsxBytes(sheets)], { type });
}

export function saveXlsx(title: string, sheets: readonly Sheet[]): void {
  const blob = xlsxBlob(sheets);
  saveFile(fileName(title, 'xlsx'), blob, blob.type);
}
