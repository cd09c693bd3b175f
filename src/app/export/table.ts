import type { SqlValue } from '../../engine/engine.ts';
import { exactMoney } from '../../model/exact-digits.ts';
import type { ValueUnit } from '../../questions/types.ts';

export interface ExportColumn {
  readonly name: string;
  readonly title: string;
  readonly unit: ValueUnit;
}

/** A table on its way out to a file: exact values, units in the headers. */
export interface ExportTable {
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly Readonly<Record<string, SqlValue>>[];
}

/** The header of a column with its unit, so that a file says what its numbers are. */
export function headerOf(column: ExportColumn): string {
  return column.unit === '元' ? `${column.title} (元)` : column.title;
}

/** A value as it goes into a file: of money only the digits that are exact. */
export function exportedValue(value: SqlValue, unit: ValueUnit): SqlValue {
  return unit === '元' && typeof value === 'number' ? exactMoney(value) : value;
}

/** Hands a file to the reader. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A name that every file system takes. */
export function fileName(title: string, extension: string): string {
  const clean = title.replaceAll(/[\\/:*?"<>|\s]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return `${clean.slice(0, 80) || 'jilan'}.${extension}`;
}
