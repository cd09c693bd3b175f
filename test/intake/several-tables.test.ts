import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ImportSession } from '../../src/intake/import-session.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { csvOf } from '../fixtures/files/make.ts';
import { finished } from './finished.ts';

type Rows = readonly (readonly string[])[];

/** The rows of tables imported together, in the order given. */
async function together(files: Readonly<Record<string, Rows>>) {
  const session = new ImportSession();
  for (const [name, rows] of Object.entries(files)) await session.add(fromBytes(name, strToU8(csvOf(rows))));
  const { rows, counts } = await finished(session);
  const sources = new Map(rows.source?.map(({ source_id, title }) => [source_id, title]));
  const titleOf = (source: string | null | undefined) =>
    source === null || source === undefined ? null : sources.get(source);
  return { rows, counts, titleOf };
}

const SCORES: Rows = [
  ['单位', '年度', '项目', '自评得分', '满分'],
  ['甲', '2022', '乙', '96', '100'],
];

describe('a form that stands in several tables', () => {
  test('amounts of a second table carry its source, place and unit', async () => {
    const { rows, titleOf } = await together({
      '得分.csv': SCORES,
      '资金.csv': [
        ['单位', '年度', '项目', '预算数（万元）', '执行数（万元）'],
        ['丙', '2022', '丁', '7', '7'],
        ['甲', '2022', '乙', '10', '5'],
      ],
    });
    const form = rows.evaluation?.find((row) => row.title_raw === '乙');
    expect(titleOf(form?.source_id)).toBe('得分.csv');
    expect(form).toMatchObject({ total_reported: 96, locator: 'L2', declared_money_unit: '万元' });
    const line = rows.fund_line?.find((row) => row.evaluation_id === form?.evaluation_id);
    expect(titleOf(line?.source_id)).toBe('资金.csv');
    expect(line).toMatchObject({ adjusted_amount: 100_000, executed_amount: 50_000, locator: 'L3' });
    expect(line).toMatchObject({ money_unit_declared: '万元', money_unit_resolved: '万元' });
    // A form that stands in one table only needs no source of its own for its amounts.
    const other = rows.evaluation?.find((row) => row.title_raw === '丁');
    expect(titleOf(other?.source_id)).toBe('资金.csv');
    expect(rows.fund_line?.find((row) => row.evaluation_id === other?.evaluation_id)?.source_id).toBeNull();
  });

  test('a single amount that another table fills in names that table', async () => {
    const { rows, titleOf } = await together({
      '预算.csv': [
        ['单位', '年度', '项目', '预算数（万元）'],
        ['甲', '2022', '乙', '10'],
      ],
      '执行.csv': [
        ['单位', '年度', '项目', '执行数（元）'],
        ['甲', '2022', '乙', '50000'],
      ],
    });
    const [line] = rows.fund_line ?? [];
    expect(line).toMatchObject({ adjusted_amount: 100_000, executed_amount: 50_000, source_id: null });
    const spent = rows.source?.find(({ title }) => title === '执行.csv')?.source_id;
    expect(line?.locator).toBe(`L2;${spent} L2`);
    expect(line?.unit_resolution).toBe(`${spent} 的金额按元读取`);
    expect(titleOf(rows.evaluation?.[0]?.source_id)).toBe('预算.csv');
  });

  test('a figure of the first table is kept, and the second leaves no trace of it', async () => {
    const money = (budget: string): Rows => [
      ['单位', '年度', '项目', '预算数（元）', '执行数（元）'],
      ['甲', '2022', '乙', budget, '5'],
    ];
    const { rows } = await together({ 'a.csv': money('10'), 'b.csv': money('30') });
    expect(rows.fund_line).toMatchObject([{ adjusted_amount: 10, source_id: null, locator: 'L2' }]);
  });

  test('full score and review are taken from the table that has them', async () => {
    const { rows, counts } = await together({
      '资金.csv': [
        ['单位', '年度', '项目', '预算数（元）', '执行数（元）'],
        ['甲', '2022', '乙', '10', '5'],
      ],
      '得分.csv': [
        ['单位', '年度', '项目', '自评得分', '满分'],
        ['甲', '2022', '乙', '76', '80'],
      ],
      '复核.csv': [
        ['单位', '年度', '项目', '自评得分', '复核得分'],
        ['甲', '2022', '乙', '76', '70'],
      ],
    });
    expect(rows.evaluation).toMatchObject([{ total_reported: 76, total_max: 80, reviewed_total: 70 }]);
    expect(counts.map((count) => count.rows.accepted)).toEqual([1, 1, 1]);
  });
});
