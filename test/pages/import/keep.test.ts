import { unzipSync } from 'fflate';
import * as parquetWasm from 'parquet-wasm';
import { describe, expect, test } from 'vitest';
import { parquetColumnsOfTable } from '../../../src/app/export/parquet.ts';
import type { Row } from '../../../src/engine/engine.ts';
import { portionsToParquet, portionToIpc } from '../../../src/engine/parquet-write.ts';
import { ImportSession } from '../../../src/intake/import-session.ts';
import { allRows } from '../../../src/intake/package/table-writer.ts';
import { fromBytes } from '../../../src/intake/readers/file-input.ts';
import { hasValues, type TablePortions } from '../../../src/model/portion.ts';
import { TABLE_NAMES, TABLES } from '../../../src/model/schema.ts';
import { fromMemory, newLayer, packageZip, rowCount } from '../../../src/pages/import/keep.ts';
import { HOMES } from '../../engine/both-engines.ts';
import { HUBEI_FORM } from '../../fixtures/files/hubei-form.ts';
import { docxOf } from '../../fixtures/files/make.ts';

async function imported(): Promise<TablePortions> {
  const session = new ImportSession();
  await session.add(fromBytes('a.docx', await docxOf(HUBEI_FORM)));
  return (await session.finish()).tables;
}
const quiet = () => ({ signal: new AbortController().signal, onProgress: () => {} });

describe('what is kept of an import', () => {
  test('comes back from Parquet row for row, with columns that hold nothing', async () => {
    const portions = await imported();
    const rows = allRows(portions);
    expect(rows.evaluation?.[0]).toMatchObject({ signed: null, phone_present: null });
    const tables = await Promise.all(
      TABLE_NAMES.flatMap((table) => (rows[table] === undefined ? [] : [table])).map(async (table) => ({
        table,
        parquet: await portionsToParquet(
          parquetWasm,
          portions[table]!.map((portion) =>
            portionToIpc(
              parquetColumnsOfTable(table).filter(({ name }) => hasValues(portion, name)),
              portion,
            ),
          ),
        ),
      })),
    );
    const engine = await HOMES[1]!.open();
    await engine.load(tables, { derivations: [] });
    for (const { table } of tables) {
      const { fields, primaryKey } = TABLES[table];
      const columns = fields.map(({ name, type }) =>
        type === 'date' ? `CAST(${name} AS VARCHAR) AS ${name}` : name,
      );
      const back = await engine.query({
        sql: `SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${primaryKey.join(', ')}`,
        params: [],
      });
      const key = (row: Row) => JSON.stringify(primaryKey.map((column) => row[column]));
      const byKey = new Map(back.map((row) => [key(row), row]));
      const own = rows[table] as unknown as readonly Row[];
      expect(back).toHaveLength(own.length);
      for (const row of own) {
        for (const { name, decimal } of fields) {
          const value = byKey.get(key(row))?.[name] ?? null;
          if (decimal === null || row[name] === null)
            expect(value, `${table}.${name}`).toEqual(row[name] ?? null);
          else expect(value, `${table}.${name}`).toBeCloseTo(Number(row[name]), decimal[1]);
        }
      }
    }
    await engine.close();
  });

  test('goes out as a package of every table, and says how far it is', async () => {
    const tables = await imported();
    const rows = fromMemory(tables);
    const seen: number[] = [];
    const zip = await packageZip(rows, { ...quiet(), onProgress: (progress) => seen.push(progress.done) });
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    expect(Object.keys(files).sort()).toEqual(
      ['datapackage.json', ...TABLE_NAMES.map((name) => TABLES[name].path)].sort(),
    );
    const lines = new TextDecoder().decode(files[TABLES.indicator.path]).trim().split('\n');
    expect(lines).toHaveLength(1 + tables.indicator![0]!.length);
    expect(seen.at(-1)).toBeLessThanOrEqual(rowCount(rows));
    const stop = new AbortController();
    stop.abort();
    await expect(packageZip(rows, { ...quiet(), signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  test('is described by its figures', async () => {
    const rows = fromMemory(await imported());
    const layer = newLayer(
      rows,
      [{ table: 'unit', parquet: new Uint8Array(7) }],
      ['a.docx'],
      [],
      new Date(0),
    );
    expect(layer).toMatchObject({
      evaluations: 1,
      bytes: 7,
      rows: rowCount(rows),
      savedAt: '1970-01-01T00:00:00.000Z',
    });
  });
});
