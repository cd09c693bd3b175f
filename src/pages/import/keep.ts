import { parquetColumnsOfTable, parquetFileWriter } from '../../app/export/parquet.ts';
import { zipWriter } from '../../app/export/zip.ts';
import type { Correction } from '../../app/session/imported-corrections.ts';
import type { Arrangement, ImportedStore, Layer, LayerTables } from '../../app/session/imported-store.ts';
import type { Row } from '../../engine/engine.ts';
import { tableCsv } from '../../intake/package/csv.ts';
import { descriptor, IMPORTED } from '../../intake/package/descriptor.ts';
import type { TableRows } from '../../intake/types.ts';
import { TABLE_NAMES, TABLES, type TableName } from '../../model/schema.ts';

/** Rows written at a time, so that the page stays responsive. */
const PORTION = 5_000;

export interface PackingProgress {
  readonly table: TableName;
  readonly done: number;
  readonly total: number;
}

export interface Packing {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PackingProgress) => void;
}

const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

export function rowCount(rows: TableRows): number {
  return TABLE_NAMES.reduce((sum, table) => sum + (rows[table]?.length ?? 0), 0);
}

/** Each table that holds rows as a Parquet file. */
export async function packed(rows: TableRows, { signal, onProgress }: Packing): Promise<LayerTables> {
  const total = rowCount(rows);
  let done = 0;
  const tables: { table: TableName; parquet: Uint8Array }[] = [];
  for (const table of TABLE_NAMES) {
    const own = (rows[table] ?? []) as readonly object[] as readonly Row[];
    if (own.length === 0) continue;
    const writer = parquetFileWriter(parquetColumnsOfTable(table));
    for (let at = 0; at < own.length; at += PORTION) {
      signal.throwIfAborted();
      const portion = own.slice(at, at + PORTION);
      writer.add(portion);
      done += portion.length;
      onProgress({ table, done, total });
      await breathe();
    }
    tables.push({ table, parquet: await writer.finish(signal) });
  }
  return tables;
}

/** The rows as a data package: `datapackage.json` and a CSV for each table, in one ZIP. */
export async function packageZip(rows: TableRows, { signal, onProgress }: Packing): Promise<Blob> {
  const total = rowCount(rows);
  let done = 0;
  const zip = zipWriter();
  const description = zip.entry('datapackage.json');
  description.write(descriptor(IMPORTED));
  description.end();
  for (const table of TABLE_NAMES) {
    const entry = zip.entry(TABLES[table].path);
    for (const piece of tableCsv(table, rows[table] ?? [])) {
      signal.throwIfAborted();
      entry.write(piece);
      onProgress({ table, done, total });
      await breathe();
    }
    entry.end();
    done += rows[table]?.length ?? 0;
  }
  return zip.finish();
}

export type Mode = 'only' | 'together' | 'add';

/** What a new import is laid over. */
export function arrangementUnder(mode: Mode, current: Arrangement | null): Arrangement {
  if (mode === 'add' && current !== null) return current;
  return { base: mode === 'together' ? 'published' : 'none', layers: [] };
}

export function newLayer(
  rows: TableRows,
  tables: LayerTables,
  files: readonly string[],
  corrections: readonly Correction[],
  now = new Date(),
): Layer {
  return {
    id: `${now.getTime().toString(36)}-${Math.random().toString(36).slice(2, 8)}`,
    savedAt: now.toISOString(),
    files,
    evaluations: rows.evaluation?.length ?? 0,
    rows: rowCount(rows),
    bytes: tables.reduce((sum, { parquet }) => sum + parquet.length, 0),
    corrections,
  };
}

/** What the session says once it was asked to hold the import. */
export type Loaded = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** Keeps an import and loads it; when it cannot be loaded, what was kept before is put back. */
export async function keepAndLoad(
  store: Pick<ImportedStore, 'put' | 'undo'>,
  under: Arrangement,
  layer: Layer,
  tables: LayerTables,
  load: () => Promise<Loaded>,
): Promise<Loaded> {
  await store.put(under, layer, tables);
  const loaded = await load();
  if (!loaded.ok) await store.undo();
  return loaded;
}
