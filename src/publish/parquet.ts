import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeEngine, type TableFile } from '../engine/duckdb-node.ts';
import { quoteIdentifier, quoteText } from '../model/quote-identifier.ts';
import { TABLE_NAMES, TABLES, type TableName } from '../model/schema.ts';
import { csvRecords, type PackageDescription, readDescription, tablePath } from './package-reader.ts';

/** A published data set: what the browser fetches first. Files are relative to the manifest. */
export interface PublishedManifest extends PackageDescription {
  readonly tables: readonly {
    readonly table: TableName;
    readonly file: string;
    readonly bytes: number;
    readonly rows: number;
    readonly sha256: string;
  }[];
}

/** The CSV files of a package folder as the engine reads them itself, with the header each begins with. */
export async function packageFiles(folder: string): Promise<TableFile[]> {
  const files: TableFile[] = [];
  for (const table of TABLE_NAMES) {
    const csvPath = tablePath(folder, table);
    const parquetPath = join(folder, `${table}.parquet`);
    if (existsSync(parquetPath)) files.push({ table, parquetPath });
    else if (existsSync(csvPath)) {
      for await (const { cells } of csvRecords(csvPath)) {
        files.push({ table, csvPath, header: cells });
        break;
      }
    }
  }
  return files;
}

/** By year and unit where a table has them, or else by its key, so that near rows are read together. */
function order(table: TableName): string {
  const names = new Set(TABLES[table].fields.map((f) => f.name));
  const near = ['fiscal_year', 'unit_id'].filter((n) => names.has(n));
  const own = [...near, ...TABLES[table].primaryKey.filter((c) => !near.includes(c))].map(
    (c) => `t.${quoteIdentifier(c)}`,
  );
  const ofForm = !names.has('fiscal_year') && names.has('evaluation_id');
  return [...(ofForm ? ['e.fiscal_year', 'e.unit_id'] : []), ...own].join(', ');
}

function sorted(table: TableName): string {
  const names = new Set(TABLES[table].fields.map((f) => f.name));
  const join =
    !names.has('fiscal_year') && names.has('evaluation_id')
      ? 'LEFT JOIN evaluation e ON e.evaluation_id = t.evaluation_id'
      : '';
  return `SELECT t.* FROM ${quoteIdentifier(table)} t ${join} ORDER BY ${order(table)}`;
}

/** Writes every table that an engine holds as Parquet into a folder, with `manifest.json` beside them. */
export async function writeParquet(
  engine: NodeEngine,
  description: PackageDescription,
  folder: string,
): Promise<PublishedManifest> {
  await mkdir(folder, { recursive: true });
  const tables: PublishedManifest['tables'][number][] = [];
  for (const table of TABLE_NAMES) {
    const file = `${table}.parquet`;
    const path = join(folder, file);
    await engine.run(
      `COPY (${sorted(table)}) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`,
    );
    const [counted] = await engine.query({
      sql: `SELECT count(*) AS rows FROM ${quoteIdentifier(table)}`,
      params: [],
    });
    const { size } = await stat(path);
    const sha256 = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    tables.push({ table, file, bytes: size, rows: Number(counted?.rows ?? 0), sha256 });
  }
  const manifest = { ...description, tables };
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  return manifest;
}

/** Publishes a package folder (CSV or Parquet) as Parquet and a manifest; check it first. */
export async function publishPackage(from: string, to: string): Promise<PublishedManifest> {
  const engine = await NodeEngine.open();
  try {
    await engine.loadFiles(await packageFiles(from), { derivations: [] });
    return await writeParquet(engine, await readDescription(from), to);
  } finally {
    await engine.close();
  }
}
