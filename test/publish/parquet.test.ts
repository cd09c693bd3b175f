import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NodeEngine } from '../../src/engine/duckdb-node.ts';
import { startWasmEngineInNode } from '../../src/engine/duckdb-wasm-node.ts';
import type { Engine, TableData } from '../../src/engine/engine.ts';
import { TABLE_NAMES, TABLES } from '../../src/model/schema.ts';
import { readPackage } from '../../src/publish/package-reader.ts';
import { type PublishedManifest, packageFiles, publishPackage } from '../../src/publish/parquet.ts';
import { allRows, DERIVATIONS } from '../../src/questions/index.ts';

let folder: string;
let manifest: PublishedManifest;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jilan-parquet-'));
  manifest = await publishPackage('data', folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the manifest lists every table with its size, rows and hash', () => {
  expect(manifest).toMatchObject({ name: 'jilan-real', data_origin: 'reported' });
  expect(manifest.title.zh).toContain('黄石');
  expect(manifest.tables.map((t) => t.table)).toEqual([...TABLE_NAMES]);
  expect(manifest.tables.find((t) => t.table === 'evaluation')?.rows).toBe(23);
  for (const t of manifest.tables) {
    expect(readFileSync(join(folder, t.file)).length).toBe(t.bytes);
    expect(t.sha256).toMatch(/^[0-9a-f]{64}$/);
  }
  expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toEqual(manifest);
});

test('what the browser reads from Parquet is what the CSV files say, cell by cell', async () => {
  const parquet: TableData[] = manifest.tables.map((t) => ({
    table: t.table,
    parquet: new Uint8Array(readFileSync(join(folder, t.file))),
  }));
  const [fromCsv, fromParquet, fromFiles] = await Promise.all([
    NodeEngine.open(),
    startWasmEngineInNode(),
    NodeEngine.open(),
  ]);
  try {
    await fromCsv.load(await readPackage('data'), { derivations: DERIVATIONS });
    await fromParquet.load(parquet, { derivations: DERIVATIONS });
    await fromFiles.loadFiles(await packageFiles('data'), { derivations: DERIVATIONS });
    for (const table of TABLE_NAMES) {
      const statement = allRows(table).compile({ limit: 10_000, offset: 0 });
      const rows = (engine: Engine) => engine.query(statement);
      const expected = await rows(fromCsv);
      expect(await rows(fromParquet), TABLES[table].path).toEqual(expected);
      expect(await rows(fromFiles), TABLES[table].path).toEqual(expected);
    }
  } finally {
    await Promise.all([fromCsv.close(), fromParquet.close(), fromFiles.close()]);
  }
});

test('bytes that are no Parquet are a failure of the data, and leave what was loaded', async () => {
  const engine = await startWasmEngineInNode();
  try {
    await engine.load([{ table: 'unit', rows: [{ unit_id: 'u', name: 'n' }] }], { derivations: [] });
    const broken: TableData = {
      table: 'unit',
      parquet: new TextEncoder().encode('<!doctype html> not Parquet'),
    };
    await expect(engine.load([broken], { derivations: [] })).rejects.toMatchObject({ name: 'EngineError' });
    const rows = await engine.query({ sql: 'SELECT count(*) AS n FROM unit', params: [] });
    expect(rows).toEqual([{ n: 1 }]);
  } finally {
    await engine.close();
  }
});
