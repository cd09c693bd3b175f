import { parquetColumnsOfTable, parquetFileWriter } from '../../app/export/parquet.ts';
import { zipWriter } from '../../app/export/zip.ts';
import { type Correction, corrected } from '../../app/session/imported-corrections.ts';
import type {
  Arrangement,
  ImportedState,
  ImportedStore,
  Layer,
  LayerTables,
} from '../../app/session/imported-store.ts';
import { bytesOf } from '../../app/session/imported-store.ts';
import type { TableData } from '../../engine/engine.ts';
import { csvHeader, portionCsv } from '../../intake/package/csv.ts';
import { descriptor, IMPORTED } from '../../intake/package/descriptor.ts';
import { allRows, portionsOf } from '../../intake/package/table-writer.ts';
import { countOf, type Portion, type TablePortions } from '../../model/portion.ts';
import { TABLE_NAMES, TABLES, type TableName } from '../../model/schema.ts';

/** The rows of an import, which come portion by portion: from the worker that reads, or out of memory. */
export interface ImportedRows {
  readonly counts: Readonly<Partial<Record<TableName, number>>>;
  portion(table: TableName, index: number): Promise<Portion | null>;
}

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

export function rowCount({ counts }: Pick<ImportedRows, 'counts'>): number {
  return TABLE_NAMES.reduce((sum, table) => sum + (counts[table] ?? 0), 0);
}

export function fromMemory(tables: TablePortions): ImportedRows {
  const counts = TABLE_NAMES.flatMap((table) => (tables[table] ? [[table, countOf(tables[table])]] : []));
  return {
    counts: Object.fromEntries(counts),
    portion: async (table, index) => tables[table]?.[index] ?? null,
  };
}

async function* portionsOfTable(rows: ImportedRows, table: TableName): AsyncGenerator<Portion> {
  if ((rows.counts[table] ?? 0) === 0) return;
  for (let index = 0; ; index += 1) {
    const portion = await rows.portion(table, index);
    if (portion === null) return;
    yield portion;
  }
}

/** The rows with what was changed by hand; untouched ones stay where they are. */
export async function withCorrections(
  rows: ImportedRows,
  corrections: readonly Correction[],
): Promise<ImportedRows> {
  if (corrections.length === 0) return rows;
  const tables: Partial<Record<TableName, Portion[]>> = {};
  for (const table of TABLE_NAMES)
    for await (const portion of portionsOfTable(rows, table)) {
      tables[table] ??= [];
      tables[table].push(portion);
    }
  return fromMemory(portionsOf(corrected(allRows(tables), corrections)));
}

/** Each table that holds rows as a Parquet file. */
export async function packed(rows: ImportedRows, { signal, onProgress }: Packing): Promise<LayerTables> {
  const total = rowCount(rows);
  let done = 0;
  const tables: { table: TableName; parquet: Uint8Array }[] = [];
  for (const table of TABLE_NAMES) {
    if ((rows.counts[table] ?? 0) === 0) continue;
    const writer = parquetFileWriter(parquetColumnsOfTable(table));
    for await (const portion of portionsOfTable(rows, table)) {
      signal.throwIfAborted();
      writer.addPortion(portion);
      done += portion.length;
      onProgress({ table, done, total });
    }
    tables.push({ table, parquet: await writer.finish(signal) });
  }
  return tables;
}

/** The rows as a data package: `datapackage.json` and a CSV for each table, in one ZIP. */
export async function packageZip(rows: ImportedRows, { signal, onProgress }: Packing): Promise<Blob> {
  const total = rowCount(rows);
  let done = 0;
  const zip = zipWriter();
  const description = zip.entry('datapackage.json');
  description.write(descriptor(IMPORTED));
  description.end();
  for (const table of TABLE_NAMES) {
    const entry = zip.entry(TABLES[table].path);
    entry.write(csvHeader(table));
    for await (const portion of portionsOfTable(rows, table)) {
      for (const piece of portionCsv(table, portion)) {
        signal.throwIfAborted();
        entry.write(piece);
        onProgress({ table, done, total });
        await breathe();
      }
      done += portion.length;
    }
    entry.end();
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
  rows: ImportedRows,
  tables: LayerTables,
  files: readonly string[],
  corrections: readonly Correction[],
  now = new Date(),
): Layer {
  return {
    id: `${now.getTime().toString(36)}-${Math.random().toString(36).slice(2, 8)}`,
    savedAt: now.toISOString(),
    files,
    evaluations: rows.counts.evaluation ?? 0,
    rows: rowCount(rows),
    bytes: bytesOf(tables),
    corrections,
  };
}

/** What the session says once it was asked to hold the import. */
export type Loaded = { readonly ok: true } | { readonly ok: false; readonly message: string };

async function loadOrUndo(store: Pick<ImportedStore, 'undo'>, load: () => Promise<Loaded>): Promise<Loaded> {
  const loaded = await load();
  if (!loaded.ok) await store.undo();
  return loaded;
}

/** Keeps an import and loads it; when it cannot be loaded, what was kept before is put back. */
export async function keepAndLoad(
  store: Pick<ImportedStore, 'put' | 'undo'>,
  under: Arrangement,
  layer: Layer,
  tables: LayerTables,
  load: () => Promise<Loaded>,
): Promise<Loaded> {
  await store.put(under, layer, tables);
  return loadOrUndo(store, load);
}

/** From so many rows on, an import is looked at before it is kept: writing a million forms takes many seconds. */
export const MANY_ROWS = 100_000;

/** The tables of an import as the engine takes them. */
export function tablesOf(rows: ImportedRows): readonly TableData[] {
  return TABLE_NAMES.flatMap((table) =>
    (rows.counts[table] ?? 0) === 0 ? [] : [{ table, portions: portionsOfTable(rows, table) }],
  );
}

/** Loads an import and keeps it afterwards; when it cannot be loaded, what was kept before stays. */
export async function adoptAndLoad(
  store: Pick<ImportedStore, 'adopt' | 'undo'>,
  under: Arrangement,
  layer: Layer,
  rows: ImportedRows,
  load: () => Promise<Loaded>,
): Promise<Loaded> {
  await store.adopt(under, layer, () => tablesOf(rows));
  return loadOrUndo(store, load);
}

/** Writes an import that is in view already to this machine; says whether that went well. */
export async function keepInBackground(
  store: Pick<ImportedStore, 'keep' | 'giveUp'>,
  id: string,
  pack: () => Promise<LayerTables>,
): Promise<ImportedState> {
  try {
    return await store.keep(id, await pack());
  } catch {
    return store.giveUp(id);
  }
}
