import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CELL_RULES } from '../../src/audit/status-sql.ts';
import { ImportSession } from '../../src/intake/import-session.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { isPrinted, isPrintedSql } from '../../src/model/printed-fields.ts';
import { lowListTotals } from '../../src/questions/low-list.ts';
import { sources } from '../../src/questions/sources.ts';
import { NO_FILTERS } from '../../src/questions/types.ts';
import { csvOf } from '../fixtures/files/make.ts';
import { finished } from '../intake/finished.ts';
import { type Bench, bench, load, loadData, type Package } from '../scoring/package.ts';
import { DERIVED } from './engine.ts';

type Rows = readonly (readonly string[])[];

/** Rules that say that something was left blank, which a list without the column cannot have done. */
const OF_BLANKS = CELL_RULES.filter((rule) => rule.needs !== undefined).map((rule) => rule.id);

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(() => on.close());

async function imported(files: Readonly<Record<string, Rows>>): Promise<void> {
  const session = new ImportSession();
  for (const [name, rows] of Object.entries(files)) await session.add(fromBytes(name, strToU8(csvOf(rows))));
  await load(on, (await finished(session)).rows as Package, DERIVED);
}

/** Rules by their status over all forms; a rule with several is under each. */
async function statuses(): Promise<Record<string, string[]>> {
  const rows = await on.ask<{ status: string; rules: string }>(
    "SELECT status, string_agg(DISTINCT rule, ' ' ORDER BY rule) AS rules FROM rule_check WHERE evaluation_id IS NOT NULL GROUP BY status",
  );
  return Object.fromEntries(rows.map((row) => [row.status, row.rules.split(' ')]));
}

const HEADS = ['年度', '单位', '项目', '年初预算数（元）', '预算数（元）', '执行数（元）', '自评得分'];
const LOW: Rows = [
  HEADS,
  ['2023', '甲县示例局', '道路养护', '100000', '80000', '30000', '95'],
  ['2023', '甲县示例局', '2022年河道整治', '200000', '200000', '0', '90'],
];

describe('the fields of a layout', () => {
  const layouts = [
    null,
    'form-heading',
    'form-points_max-reason',
    'list',
    'list+points_max',
    'list+points+reason',
  ];
  const fields = ['heading', 'reason', 'row_reason', 'points', 'points_max'] as const;
  it.each(layouts)('of %s are the same in SQL', async (layout) => {
    for (const ofDataset of [false, true])
      for (const field of fields) {
        const literal = layout === null ? 'CAST(NULL AS VARCHAR)' : `'${layout}'`;
        const [row] = await on.ask<{ has: boolean }>(
          `SELECT ${isPrintedSql(field, literal, String(ofDataset))} AS has`,
        );
        expect([field, ofDataset, row?.has]).toEqual([field, ofDataset, isPrinted(field, layout, ofDataset)]);
      }
  });
});

describe('a list of amounts and scores', () => {
  it('is blamed for no blank in a column that it does not have', async () => {
    await imported({ 'list.csv': LOW });
    const { failed = [], not_checkable: open = [], passed = [] } = await statuses();
    expect(failed).toEqual(['A11', 'A13', 'P05']);
    expect(open).toEqual(expect.arrayContaining(OF_BLANKS.filter((rule) => rule !== 'A05')));
    expect(open).toContain('T10');
    expect(passed.filter((rule) => OF_BLANKS.includes(rule))).toEqual(['A05']);
    expect(OF_BLANKS).toEqual(
      expect.arrayContaining(['A12', 'A15', 'A16', 'B03', 'D04', 'D05', 'D06', 'D09']),
    );
  });

  it('is not counted among those that give no reason', async () => {
    const limits = { filters: NO_FILTERS, rateBelow: 0.8, scoreBelow: null, errorsFrom: null };
    const ask = () => on.ask(lowListTotals.compile(limits));
    expect(await ask()).toMatchObject([{ matches: 2, with_reason_field: 0, without_reason: 0 }]);
    await imported({ 'list.csv': LOW.map((row, i) => [...row, ['偏差原因', '尾款次年支付', ''][i] ?? '']) });
    expect(await ask()).toMatchObject([{ matches: 2, with_reason_field: 2, without_reason: 1 }]);
  });

  it('answers for the blanks of a column that it has', async () => {
    await imported({ 'list.csv': LOW.map((row, i) => [...row, i === 0 ? '偏差原因' : '']) });
    expect((await statuses()).failed).toEqual(['A11', 'A12', 'A13', 'A15', 'P05', 'T01']);
  });
});

describe('a list of indicators', () => {
  const rows: Rows = [
    ['年度', '单位', '项目', '一级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
    ['2023', '甲县示例局', '道路养护', '产出指标', '养护里程', '100公里', '160公里', '50', '40'],
    ['2023', '甲县示例局', '道路养护', '满意度指标', '群众满意度', '', '', '10', '10'],
  ];
  const names = rows.map((row, i) => (i === 0 ? row.with(8, '指标得分') : row));

  it('is asked for targets, actuals and points in the columns that it has', async () => {
    await imported({ 'indicators.csv': names });
    const { failed = [], not_checkable: open = [] } = await statuses();
    expect(failed).toEqual(expect.arrayContaining(['D06']));
    expect(open).toEqual(expect.arrayContaining(['D04', 'D09', 'T01', 'B03', 'C10']));
  });

  it.each([
    ['年度指标值', ['D05', 'D06', 'I10']],
    ['实际完成值', ['D06', 'I10', 'I22', 'I25']],
    ['指标得分', ['C06']],
  ])('is not asked for %s where it has no such column', async (head, rules) => {
    const index = (names[0] ?? []).indexOf(head);
    await imported({ 'indicators.csv': names.map((row) => row.filter((_, i) => i !== index)) });
    expect((await statuses()).not_checkable).toEqual(expect.arrayContaining(rules));
  });

  it('keeps its own source beside the list of amounts, and is credited with its rows', async () => {
    await imported({
      'amounts.csv': LOW,
      'indicators.csv': [
        ...names,
        ['2023', '甲县示例局', '另一项目', '产出指标', '数量', '1', '1', '1', '1'],
      ],
    });
    const credited = await on.ask<{ title: string; evaluations: number; indicators: number }>(
      sources.compile({}),
    );
    expect(credited.map((s) => [s.title, s.evaluations, s.indicators])).toEqual([
      ['amounts.csv', 2, 0],
      ['indicators.csv', 1, 3],
    ]);
    const [found] = await on.ask<{ source_id: string }>("SELECT source_id FROM finding WHERE rule = 'D06'");
    expect(found?.source_id).toMatch(/^indicators-/);
  });

  it('has the findings on amounts of another list stand in that list', async () => {
    const without = LOW.map((row) => [row[0] ?? '', row[1] ?? '', row[2] ?? '', row[6] ?? '']);
    await imported({ 'scores.csv': without, 'amounts.csv': LOW.map((row) => row.slice(0, 6)) });
    const found = await on.ask<{ rule: string; source_id: string; locator: string }>(
      "SELECT rule, source_id, locator FROM finding WHERE rule IN ('A13', 'P05') ORDER BY rule, locator",
    );
    // Nothing was spent: an amount's finding. The score is far above the rate: one of the form.
    expect(found.map((row) => [row.rule, row.source_id.split('-')[0], row.locator])).toEqual([
      ['A13', 'amounts', 'L3'],
      ['P05', 'scores', 'L2'],
      ['P05', 'scores', 'L3'],
    ]);
  });
});

describe('a data set that does not tell its columns', () => {
  beforeAll(() => loadData(on, ["UPDATE source SET kind = 'dataset'", ...DERIVED]));

  it('is not asked for anything that may not have been in it', async () => {
    // T06 also reads the headings of reports.
    const rules = OF_BLANKS.filter((rule) => rule !== 'T06')
      .map((rule) => `'${rule}'`)
      .join(', ');
    expect(await on.ask(`SELECT rule FROM finding WHERE rule IN (${rules})`)).toEqual([]);
    const status = await on.ask<{ status: string }>(
      `SELECT DISTINCT status FROM rule_check WHERE rule IN (${rules})`,
    );
    expect(status.map((row) => row.status)).toEqual(['not_checkable']);
  });

  it('is held to its arithmetic all the same', async () => {
    const found = await on.ask<{ rule: string; n: number }>(
      "SELECT rule, count(*) AS n FROM finding WHERE rule IN ('A01', 'B01', 'C01') GROUP BY rule ORDER BY rule",
    );
    expect(found.map((row) => [row.rule, Number(row.n)])).toEqual([
      ['A01', 2],
      ['B01', 2],
      ['C01', 3],
    ]);
  });
});
