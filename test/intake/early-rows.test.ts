import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ImportClient } from '../../src/intake/client.ts';
import { ImportSession } from '../../src/intake/import-session.ts';
import { allRows, PORTION_ROWS } from '../../src/intake/package/table-writer.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { sha256 } from '../../src/intake/readers/sha256.ts';
import { firstRows, type Portion, rowsOfPortions } from '../../src/model/portion.ts';
import type { TableName } from '../../src/model/schema.ts';
import { csvOf as csvText } from '../fixtures/files/make.ts';
import { workerPort } from '../pages/import/worker-port.ts';

const HEADER = ['单位', '主管部门', '年度', '项目', '预算数（万元）', '执行数（万元）', '自评得分'];

const csvOf = (rows: readonly (readonly string[])[]) => new TextEncoder().encode(csvText(rows));

async function read(csv: Uint8Array, files = 1) {
  const session = new ImportSession();
  for (let i = 0; i < files; i += 1) await session.add(fromBytes(`list${i}.csv`, csv));
  const whole = await session.finish();
  const told = new Map<TableName, Portion[]>();
  let repeals = 0;
  const early = await session.finish({
    arrivals: {
      onPortion: (table, portion) => told.set(table, [...(told.get(table) ?? []), portion]),
      onRepeal: () => {
        repeals += 1;
      },
    },
  });
  return { whole, early, told, repeals };
}

const cell = fc.constantFrom('甲局', '甲 局', '乙中心', '丙镇', '市财政局', '');
const line = fc.tuple(
  cell,
  cell,
  fc.constantFrom('2021', '2022', '无'),
  fc.constantFrom('道路', '河道', '救助', ''),
  fc.constantFrom('10', '20.5', '—', '约3'),
  fc.constantFrom('8', '', '#N/A'),
  fc.constantFrom('90', '', '100'),
);

describe('rows told while a list is read', () => {
  test('are the rows of the whole list, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const { whole, early, told, repeals } = await read(csvOf([HEADER, ...lines]));
        const { tables, ...rest } = early;
        expect(allRows(tables)).toEqual(allRows(whole.tables));
        expect({ ...rest, tables: null }).toEqual({ ...whole, tables: null });
        if (repeals > 0) return;
        for (const table of ['evaluation', 'fund_line'] as const)
          expect([...rowsOfPortions(told.get(table) ?? [])]).toEqual(allRows(tables)[table] ?? []);
      }),
      { numRuns: 150 },
    );
  });

  test('end at the second row of a form, and are not told where keys or files have to be compared', async () => {
    const row = ['甲局', '', '2021', '道路', '10', '8', '90'];
    const other = ['乙局', '', '2021', '道路', '10', '8', '90'];
    expect((await read(csvOf([HEADER, row, other]))).repeals).toBe(0);
    expect((await read(csvOf([HEADER, row, other, row]))).repeals).toBe(1);
    const twice = await read(csvOf([HEADER, row, other]), 2);
    expect(twice.told.size).toBe(0);
    const coded = csvOf([
      [...HEADER, '项目编码'],
      [...row, 'A1'],
      [...other, 'A2'],
    ]);
    expect((await read(coded)).told.size).toBe(0);
  });

  test('come to the page before the report, all tables of a long list and none of a short one', async () => {
    const lines = (count: number) =>
      csvOf([
        HEADER,
        ...Array.from({ length: count }, (_, i) => [`第${i}局`, '', '2021', '道路', '10', '8', '90']),
      ]);
    const told = async (csv: Uint8Array) => {
      const client = new ImportClient(workerPort);
      await client.add('list.csv', new Blob([csv as BlobPart]));
      const seen = new Map<TableName, number>();
      let first: Record<string, unknown> | undefined;
      await client.finish({
        onRows: (rows) => {
          if (rows === null) throw new Error('nothing is repealed here');
          seen.set(rows.table, (seen.get(rows.table) ?? 0) + rows.portion.length);
          if (rows.table === 'evaluation') first ??= firstRows([rows.portion], 1)[0];
        },
      });
      client.close();
      return { seen: Object.fromEntries(seen), first };
    };
    expect((await told(lines(100))).seen).toEqual({});
    const count = PORTION_ROWS + 100;
    const csv = lines(count);
    const { seen, first } = await told(csv);
    expect(seen).toEqual({ source: 1, unit: count, project: count, evaluation: count, fund_line: count });
    expect(first?.source_id).toBe(`list-${sha256(csv).slice(0, 8)}`);
  });
});
