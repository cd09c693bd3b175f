import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Row, SqlValue, TableData } from '../engine/engine.ts';
import { type Field, TABLE_NAMES, TABLES, type Table, type TableName } from '../model/schema.ts';

/** What `datapackage.json` says of a package as a whole. */
export interface PackageDescription {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly version: string | null;
  readonly data_origin: 'reported' | 'simulated';
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Reads the description of the package in a folder; a folder without one is described by its name. */
export async function readDescription(folder: string): Promise<PackageDescription> {
  const path = join(folder, 'datapackage.json');
  const raw: Record<string, unknown> = existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : {};
  const name = text(raw.name) ?? 'package';
  const zh = text(raw.title) ?? name;
  return {
    name,
    title: { zh, en: text(raw.title_en) ?? zh },
    version: text(raw.version),
    data_origin: raw.data_origin === 'simulated' ? 'simulated' : 'reported',
  };
}

/** A cell of a CSV as the schema types it; undefined when it does not fit. Empty is NULL. */
export function parseCell(field: Field, cell: string | undefined): SqlValue | undefined {
  if (cell === undefined || cell === '') return null;
  switch (field.type) {
    case 'string':
      return cell;
    case 'boolean':
      return cell === 'true' ? true : cell === 'false' ? false : undefined;
    case 'date':
      return isDate(cell) ? cell : undefined;
    case 'integer':
      return /^-?\d+$/.test(cell) ? Number(cell) : undefined;
    case 'number':
      return /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(cell) ? Number(cell) : undefined;
  }
}

function isDate(cell: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(cell)) return false;
  const parsed = new Date(`${cell}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(cell);
}

/** A record of a CSV file with the line it begins on (1-based, the header is line 1). */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads a CSV file record by record without holding it; the first record is the header. */
export async function* csvRecords(path: string): AsyncGenerator<CsvRecord> {
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: ',', skipEmptyLines: false });
  const stream = createReadStream(path, { encoding: 'utf8' }).pipe(parser);
  let line = 1;
  for await (const record of stream as AsyncIterable<string[]>) {
    const cells = line === 1 ? record.map((c) => c.replace(/^\uFEFF/, '')) : record;
    if (cells.length > 1 || cells[0] !== '') yield { line, cells };
    line += 1 + cells.reduce((breaks, c) => breaks + (c.includes('\n') ? c.split('\n').length - 1 : 0), 0);
  }
}

/** The path of a table's CSV in a package folder. */
export function tablePath(folder: string, table: TableName): string {
  return join(folder, TABLES[table].path);
}

async function readTable(folder: string, table: Table): Promise<Row[]> {
  const rows: Row[] = [];
  let header: readonly string[] | null = null;
  for await (const { line, cells } of csvRecords(tablePath(folder, table.name))) {
    if (header === null) {
      header = cells;
      continue;
    }
    const at = new Map(header.map((name, i) => [name, cells[i]]));
    const entries = table.fields.map((field): [string, SqlValue] => {
      const value = parseCell(field, at.get(field.name));
      if (value === undefined) {
        throw new Error(
          `${table.path} line ${line}: ${field.name} is not ${field.type}: ${at.get(field.name)}`,
        );
      }
      return [field.name, value];
    });
    rows.push(Object.fromEntries(entries));
  }
  return rows;
}

/**
 * All tables of the package in a folder, as typed rows, ready for `Engine.load`. A table without a file is
 * empty. For packages that fit in memory; `NodeEngine.loadFiles` takes the others.
 * @throws Error at the first cell that does not fit its type: run the check first for the whole list.
 */
export async function readPackage(folder: string): Promise<readonly TableData[]> {
  const present = TABLE_NAMES.filter((name) => existsSync(tablePath(folder, name)));
  return Promise.all(present.map(async (table) => ({ table, rows: await readTable(folder, TABLES[table]) })));
}
