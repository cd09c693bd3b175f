import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import * as parquetWasm from 'parquet-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvFile, packageFile, workbookFile } from '../../../src/app/export/downloads.ts';
import { TooLongForWorkbook } from '../../../src/app/export/limits.ts';
import { parquetColumnsOfAnswer, parquetColumnsOfTable } from '../../../src/app/export/parquet.ts';
import type { Reading } from '../../../src/app/export/row-source.ts';
import { derivations } from '../../../src/app/session/derivations.ts';
import type { Engine, Row } from '../../../src/engine/engine.ts';
import { portionsToParquet, rowsToIpc } from '../../../src/engine/parquet-write.ts';
import { TABLE_NAMES, TABLES } from '../../../src/model/schema.ts';
import { packageTables, sizeText } from '../../../src/pages/data/download-list.ts';
import { checkPackage } from '../../../src/publish/check.ts';
import { readPackage } from '../../../src/publish/package-reader.ts';
import {
  type Download,
  formsDownload,
  fundsDownload,
  indicatorsDownload,
  tableDownload,
} from '../../../src/questions/downloads.ts';
import { NO_FILTERS } from '../../../src/questions/types.ts';
import { HOMES } from '../../engine/both-engines.ts';

const huangshi = { ...NO_FILTERS, regions: ['湖北 黄石'] };

describe.each(HOMES)('downloads from the $home engine', ({ open }) => {
  let engine: Engine;
  const scratch: string[] = [];
  const reading = (filters: Reading['filters'], more: Partial<Reading> = {}): Reading => ({
    ask: engine.query.bind(engine),
    filters,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...more,
  });
  const folderOf = async (zip: Blob) => {
    const folder = await mkdtemp(join(tmpdir(), 'jilan-package-'));
    scratch.push(folder);
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
    return folder;
  };
  const sorted = (rows: readonly Row[]) =>
    rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

  beforeAll(async () => {
    engine = await open();
    await engine.load(await readPackage('data'), { derivations: await derivations() });
  });
  afterAll(async () => {
    await engine.close();
    for (const folder of scratch) await rm(folder, { recursive: true, force: true });
  });

  it('gives the whole package back row for row, and the check accepts it', async () => {
    const folder = await folderOf(await packageFile(TABLE_NAMES, 'csv', 'reported', reading(null)));
    expect((await checkPackage(folder)).problems).toEqual([]);
    const before = await readPackage('data');
    const after = await readPackage(folder);
    for (const data of before) {
      const again = after.find((other) => other.table === data.table);
      if (!('rows' in data) || again === undefined || !('rows' in again)) throw new Error(data.table);
      expect(sorted(again.rows), data.table).toEqual(sorted(data.rows));
    }
  });

  it('narrows a package to the chosen forms and keeps every reference', async () => {
    const tables = packageTables('selection');
    const folder = await folderOf(await packageFile(tables, 'csv', 'reported', reading(huangshi)));
    const report = await checkPackage(folder);
    expect(report.problems).toEqual([]);
    expect(report.rows.evaluation).toBe(20);
    expect(report.rows.indicator).toBe(151);
    expect(report.rows.base_metric ?? 0).toBe(0);
  });

  it('writes the list of forms for Excel: titles with units, amounts exact, n as filtered', async () => {
    const text = await (await csvFile(formsDownload, 'zh', reading(huangshi))).text();
    const bytes = new Uint8Array(await (await csvFile(formsDownload, 'zh', reading(huangshi))).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(21);
    expect(lines[0]).toContain('全年预算数 (元)');
    expect(lines.find((line) => line.includes('就业配套补助经费'))).toContain(',4340500,708400,');
  });

  it.each([formsDownload, indicatorsDownload, fundsDownload, tableDownload('indicator_value')])(
    'answers $id with exactly its columns, whole and in parts',
    async (download: Download) => {
      const names = download.columns.map((column) => column.name).sort();
      const all = await engine.query(download.compile({ from: 0, to: 1e9, filters: null }));
      expect(Object.keys(all[0] ?? {}).sort()).toEqual(names);
      const parts: Row[] = [];
      for (let from = 0; from < all.length + 7; from += 7) {
        parts.push(...(await engine.query(download.compile({ from, to: from + 7, filters: null }))));
      }
      expect(sorted(parts)).toEqual(sorted(all));
      for (const row of all) {
        for (const column of download.columns) {
          if (!column.nullable) expect(row[column.name], column.name).not.toBeNull();
        }
      }
    },
  );

  it('writes Parquet that the engine reads back to the cent', async () => {
    const rows = await engine.query(tableDownload('fund_line').compile({ from: 0, to: 1e9, filters: null }));
    const columns = parquetColumnsOfTable('fund_line');
    const half = Math.floor(rows.length / 2);
    const parquet = await portionsToParquet(parquetWasm, [
      rowsToIpc(columns, rows.slice(0, half)),
      rowsToIpc(columns, rows.slice(half)),
    ]);
    const other = await (HOMES[1]?.open() ?? Promise.reject(new Error('no engine')));
    await other.load([{ table: 'fund_line', parquet }], { derivations: [] });
    const again = await other.query(tableDownload('fund_line').compile({ from: 0, to: 1e9, filters: null }));
    await other.close();
    expect(sorted(again)).toEqual(sorted(rows));
  });

  it('reports progress to the end, and stops when it is called off', async () => {
    const seen: number[] = [];
    await csvFile(indicatorsDownload, 'en', reading(null, { onProgress: (p) => seen.push(p.done) }));
    expect(seen.at(-1)).toBe(196);
    const stop = new AbortController();
    stop.abort();
    await expect(
      csvFile(indicatorsDownload, 'en', reading(null, { signal: stop.signal })),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('makes a workbook of several sheets, and refuses one that would not open', async () => {
    const book = await workbookFile([formsDownload, fundsDownload], 'zh', reading(null));
    const sheets = Object.keys(unzipSync(new Uint8Array(await book.arrayBuffer())));
    expect(sheets).toContain('xl/worksheets/sheet2.xml');
    const endless: Download = {
      ...formsDownload,
      compile: () => ({ sql: 'SELECT range AS evaluation_id FROM range(250000)', params: [] }),
    };
    await expect(workbookFile([endless], 'zh', reading(null))).rejects.toBeInstanceOf(TooLongForWorkbook);
  });
});

describe('the schema of a Parquet file', () => {
  it('is exact for money and typed for the rest', () => {
    expect(parquetColumnsOfTable('fund_line').find((c) => c.name === 'executed_amount')?.type).toEqual([
      18, 2,
    ]);
    expect(parquetColumnsOfAnswer(formsDownload.columns).find((c) => c.name === 'unspent')?.type).toEqual([
      18, 2,
    ]);
    expect(parquetColumnsOfTable('evaluation').map((c) => c.name)).toEqual(
      TABLES.evaluation.fields.map((f) => f.name),
    );
  });
});

describe('sizes of files', () => {
  it('are written as readers count them', () => {
    expect([sizeText(512), sizeText(13_698), sizeText(4_950_000)]).toEqual(['512 B', '13.7 KB', '5.0 MB']);
  });
});
