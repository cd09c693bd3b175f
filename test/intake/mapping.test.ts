import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type FileEntry, type ImportOptions, ImportSession } from '../../src/intake/import-session.ts';
import { readMoney, readRate } from '../../src/intake/mapping/amounts.ts';
import type { FlatFieldId } from '../../src/intake/mapping/fields.ts';
import { type Mapping, type MappingMemory, signatureOf } from '../../src/intake/mapping/mapping.ts';
import { parseYear } from '../../src/intake/mapping/years.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { csvOf, xlsxOf } from '../fixtures/files/make.ts';
import { type Finished, finished } from './finished.ts';

type Rows = readonly (readonly string[])[];

async function importFiles(
  files: Readonly<Record<string, Rows | Uint8Array>>,
  options: ImportOptions = {},
): Promise<{ result: Finished; entries: readonly FileEntry[]; session: ImportSession }> {
  const session = new ImportSession(options);
  for (const [name, content] of Object.entries(files))
    await session.add(fromBytes(name, content instanceof Uint8Array ? content : strToU8(csvOf(content))));
  return { session, entries: session.entries, result: await finished(session) };
}

const UNITS = ['元', '千元', '万元', '亿元', '百万円'] as const;

const matched = (entry: FileEntry | undefined): Record<string, string> =>
  Object.fromEntries(
    (entry?.flat[0]?.mapping.columns ?? []).flatMap((c) =>
      c.field ? [[c.header, c.year ? `${c.field}@${c.year}` : c.field]] : [],
    ),
  );

describe('years', () => {
  test.each([
    ['2024', 2024],
    ['2024.0', 2024],
    ['2024年度', 2024],
    ['２０２４年', 2024],
    ['FY2023', 2023],
    ['FY23', 2023],
    ['2023-24', 2023],
    ['2023-12-31', 2023],
    ['令和5年度', 2023],
    ['令和元年度', 2019],
    ['平成30年度', 2018],
    ['R5', 2023],
    ['H30', 2018],
    ['二〇二三年度', 2023],
  ])('%s', (text, year) => {
    expect(parseYear(text)?.year).toBe(year);
  });

  test.each(['', '—', '202', '12345', '1.5', '项目', '1850', '2150', '令和', '2023万元'])(
    '%j is no year',
    (text) => {
      expect(parseYear(text)).toBeNull();
    },
  );
});

describe('amounts and rates', () => {
  test.each([
    ['1,234.56', '万元', 'point', 12345600],
    ['1.234,56', '元', 'comma', 1234.56],
    ['$3,404,125,267.00', 'peso', 'point', 3404125267],
    ['￥ 12.5', '元', 'point', 12.5],
    ['△1,000', '百万円', 'point', -1e9],
    ['1,000', '円', 'point', 1000],
    ['29円', '百万円', 'point', 29],
    ['△1,000 千円', '円', 'point', -1e6],
    ['(1,000)', '千元', 'point', -1e6],
    ['28.637', '百万円', 'point', 28637000],
    ['１２３', '亿元', 'point', 1.23e10],
    ['140万元', '元', 'point', 1400000],
    ['0.1', '万元', 'point', 1000],
  ] as const)('%s in %s', (raw, unit, style, value) => {
    expect(readMoney(raw, unit, style)).toMatchObject({ kind: 'value', value });
  });

  test.each(['约三百', '1,23', 'abc', '12..3'])('%s is unreadable, never a guess', (raw) => {
    expect(readMoney(raw, '元', 'point').kind).toBe('unreadable');
  });

  test.each(['', '—', '/', 'N/A', '#DIV/0!', '无'])('%j is blank, never 0', (raw) => {
    expect(readMoney(raw, '元', 'point').kind).toBe('blank');
  });

  test.each([
    ['71.16%', 'fraction', 0.7116],
    ['71.16%', 'percent', 0.7116],
    ['71.16', 'percent', 0.7116],
    ['0.7116', 'fraction', 0.7116],
    ['１００％', 'fraction', 1],
  ] as const)('rate %s in a column of %s', (raw, scale, value) => {
    expect(readRate(raw, scale, 'point')).toMatchObject({ kind: 'value', value });
  });

  test('a quick reading of plain digits is the exact one', () => {
    fc.assert(
      fc.property(
        fc.nat(10 ** 8),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(...UNITS),
        (n, decimals, unit) => {
          const digits = String(n).padStart(decimals + 1, '0');
          const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
          const power = { 元: 0, 千元: 3, 万元: 4, 亿元: 8, 百万円: 6 }[unit];
          const cents = BigInt(n) * 10n ** BigInt(power + 2 + 6 - decimals);
          const expected = Number((cents + 500_000n) / 1_000_000n) / 100;
          expect(readMoney(text, unit, 'point')).toMatchObject({ value: expected });
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('money keeps its cents whatever the unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 11), max: 10 ** 11 }), (cents) => {
        const text = `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
        expect(readMoney(text, '元', 'point')).toMatchObject({ value: Number(text) });
      }),
    );
  });
});

describe('the unit of amounts in other currencies', () => {
  const list = (budget: string, executed: string, amount: string): Rows => [
    ['年度', '单位', '事業名', budget, executed],
    ['2023', '示例庁', '道路', amount, amount],
  ];
  test.each([
    ['予算額（円）', '執行額（円）', '1000', '円', 'declared', 1000],
    ['予算額（千円）', '執行額（千円）', '1000', '千円', 'declared', 1e6],
    ['予算額（百万円）', '執行額（百万円）', '1000', '百万円', 'declared', 1e9],
    ['予算額', '執行額', '1,000円', '円', 'assumed', 1000],
    ['APROPIACION', 'COMPROMISOS', '$1,000.00', 'peso', 'assumed', 1000],
  ] as const)('%s %s %s', async (budget, executed, amount, unit, basis, value) => {
    const { entries, result } = await importFiles({ 'a.csv': list(budget, executed, amount) });
    expect(entries[0]!.flat[0]!.mapping).toMatchObject({ moneyUnitBasis: basis });
    expect(result.rows.fund_line?.[0]).toMatchObject({ money_unit_resolved: unit, executed_amount: value });
  });
});

describe('a Chinese list with a title', () => {
  const list: Rows = [
    ['2023年度项目支出绩效自评情况汇总表', '', '', '', '', '', ''],
    ['填报部门：示例市示例局', '', '', '', '', '', '单位：万元'],
    ['序号', '预算单位', '项目名称', '年初预算数', '全年预算数', '执行数', '执行率', '自评得分'].slice(0, 8),
    ['1', '示例中心', '培训经费', '100', '120.5', '96.4', '80%', '92.5'],
    ['2', '示例中心', '设备购置', '50', '50', '—', '', ''],
    ['3', '示例学校', '维修', '', '约三十', '10', '33', '85分'],
    ['', '合计', '', '150', '200.5', '106.4', '', ''],
    ['4', '', '无名项目', '1', '1', '1', '100%', '100'],
  ];

  test('columns, year and money unit are found', async () => {
    const { entries, result } = await importFiles({ '汇总.csv': list });
    expect(matched(entries[0])).toEqual({
      预算单位: 'unit',
      项目名称: 'project',
      年初预算数: 'initial',
      全年预算数: 'budget',
      执行数: 'executed',
      执行率: 'rate',
      自评得分: 'score',
    });
    expect(entries[0]!.flat[0]!.mapping).toMatchObject({
      year: 2023,
      moneyUnit: '万元',
      moneyUnitBasis: 'declared',
    });
    expect(result.decisions).toEqual([]);
  });

  test('rows of the model, in 元, with what was printed beside them', async () => {
    const { rows, problems, counts } = (await importFiles({ '汇总.csv': list })).result;
    expect(rows.unit?.map((u) => u.name)).toEqual(['示例中心', '示例学校']);
    expect(
      rows.evaluation?.map((e) => [
        e.evaluation_id,
        e.fiscal_year,
        e.fiscal_year_basis,
        e.rate_reported,
        e.total_reported,
      ]),
    ).toEqual([
      ['示例中心-培训经费-2023', 2023, 'inferred', 0.8, 92.5],
      ['示例中心-设备购置-2023', 2023, 'inferred', null, null],
      ['示例学校-维修-2023', 2023, 'inferred', 0.33, 85],
    ]);
    expect(
      rows.fund_line?.map((f) => [
        f.initial_amount,
        f.adjusted_raw,
        f.adjusted_amount,
        f.executed_amount,
        f.money_unit_declared,
        f.locator,
      ]),
    ).toEqual([
      [1000000, '120.5', 1205000, 964000, '万元', 'L4'],
      [500000, '50', 500000, null, '万元', 'L5'],
      [null, '约三十', null, 100000, '万元', 'L6'],
    ]);
    expect(problems.map((p) => [p.kind, p.place, p.column, p.value, p.severity])).toEqual([
      ['figure-unreadable', 'L6', '全年预算数', '约三十', 'warning'],
      ['unit-missing', 'L8', '预算单位', null, 'error'],
    ]);
    expect(counts[0]!.rows).toEqual({
      accepted: 2,
      repaired: 1,
      refused: 1,
      superseded: 0,
      empty: 0,
      total: 1,
    });
  });

  test('the same as a workbook with a merged title keeps exact amounts', async () => {
    const bytes = xlsxOf([
      {
        name: '汇总',
        grid: [
          [{ text: '2023年度自评汇总（单位：万元）', colSpan: 5 }],
          ['单位名称', '项目名称', '预算数', '执行数', '执行率'],
          ['甲局', '乙项目', '', '', ''],
        ],
        edit: (s) => {
          s.C3 = { t: 'n', v: 1234.5678, z: '#,##0.00' };
          s.D3 = { t: 'n', v: 1000, z: '0' };
          s.E3 = { t: 'n', v: 0.81, z: '0%' };
        },
      },
    ]);
    const { rows } = (await importFiles({ '汇总.xlsx': bytes })).result;
    expect(rows.fund_line).toMatchObject([
      { adjusted_raw: '1,234.57', adjusted_amount: 12345678, executed_amount: 10000000, locator: '汇总!3:3' },
    ]);
    expect(rows.evaluation).toMatchObject([{ rate_raw: '81%', rate_reported: 0.81 }]);
  });

  test('without a stated money unit the numbers stand and a person is asked', async () => {
    const { result, session } = await importFiles({
      'x.csv': [
        ['单位', '年度', '项目', '预算数', '执行数'],
        ['甲局', '2022', '乙', '12.5', '10'],
      ],
    });
    expect(result.rows.fund_line).toMatchObject([
      { adjusted_amount: 12.5, money_unit_declared: null, unit_resolution: '原表未标注单位，按元读取' },
    ]);
    expect(result.decisions).toMatchObject([{ kind: 'money-unit', proposed: '元' }]);
    session.answer(result.decisions[0]!.id, '万元');
    const again = await finished(session);
    expect(again.rows.fund_line).toMatchObject([{ adjusted_amount: 125000, money_unit_resolved: '万元' }]);
    expect(again.decisions).toEqual([]);
  });
});

describe('wide tables', () => {
  test('a year in the column name becomes a year of rows', async () => {
    const wide: Rows = [
      [
        '单位名称',
        '项目名称',
        '2022年预算数(万元)',
        '2022年执行数(万元)',
        '2023年预算数(万元)',
        '2023年执行数(万元)',
      ],
      ['甲局', '乙', '10', '9', '20', '5'],
      ['甲局', '丙', '', '', '7', '7'],
    ];
    const { result, entries } = await importFiles({ 'w.csv': wide });
    expect(matched(entries[0])['2023年执行数(万元)']).toBe('executed@2023');
    expect(result.rows.evaluation?.map((e) => e.evaluation_id)).toEqual([
      '甲局-乙-2022',
      '甲局-乙-2023',
      '甲局-丙-2023',
    ]);
    expect(result.rows.fund_line?.map((f) => [f.adjusted_amount, f.executed_amount])).toEqual([
      [100000, 90000],
      [200000, 50000],
      [70000, 70000],
    ]);
  });

  test('of twin headers, the pair that gives the printed rate is taken', async () => {
    const rows: Rows = [
      [
        'RESPONSABLE',
        'PROYECTO',
        'APROPIACION 2025',
        'COMPROMISOS 2025',
        'APROPIACION 2025',
        'COMPROMISOS 2025',
        '% EJECUCION 2025',
      ],
      ...Array.from({ length: 6 }, (_, i) => [
        'Sec. Obra',
        `P${i}`,
        '999',
        '1',
        '200',
        String(20 * (i + 1)),
        `${10 * (i + 1)}%`,
      ]),
    ];
    const { result, entries } = await importFiles({ 't.csv': rows }, { moneyUnit: 'peso' });
    expect(matched(entries[0])).toMatchObject({
      'APROPIACION 2025 (2)': 'budget@2025',
      'COMPROMISOS 2025 (2)': 'executed@2025',
    });
    expect(result.rows.fund_line?.[2]).toMatchObject({
      adjusted_amount: 200,
      executed_amount: 60,
      money_unit_resolved: 'peso',
    });
    expect(result.rows.unit?.[0]?.unit_id).toBe('sec-obra');
  });
});

describe('indicators', () => {
  const list: Rows = [
    [
      '单位名称',
      '年度',
      '项目名称',
      '一级指标',
      '二级指标',
      '三级指标',
      '指标性质',
      '指标值',
      '计量单位',
      '完成值',
      '分值',
      '得分',
      '未完成原因',
    ],
    ['甲局', '2022', '乙', '产出指标', '数量指标', '培训人次', '≥', '100', '人次', '95', '10', '9.5', '疫情'],
    ['甲局', '2022', '乙', '效益指标', '社会效益', '知晓率', '≥', '90%', '', '0.93', '10', '10', ''],
    ['甲局', '2022', '乙', '', '满意度指标', '满意度', '', '≥95%', '', '96%', '10', '10', ''],
  ];

  test('levels, nature, quantities and points', async () => {
    const { rows } = (await importFiles({ 'i.csv': list })).result;
    expect(
      rows.indicator?.map((i) => [
        i.level1,
        i.level2,
        i.nature,
        i.target_raw,
        i.actual_raw,
        i.points_max,
        i.points,
        i.deviation_reason,
      ]),
    ).toEqual([
      ['output', 'quantity', '≥', '100', '95', 10, 9.5, '疫情'],
      ['benefit', 'social', '≥', '90%', '0.93', 10, 10, null],
      ['satisfaction', 'satisfaction', '≥', '≥95%', '96%', 10, 10, null],
    ]);
    expect(
      rows.indicator_value?.map((v) => [v.indicator_no, v.role, v.kind, v.value, v.unit, v.parse_status]),
    ).toEqual([
      [1, 'target', 'number', 100, '人次', 'ok'],
      [1, 'actual', 'number', 95, '人次', 'ok'],
      [2, 'target', 'percent', 0.9, null, 'ok'],
      [2, 'actual', 'percent', 0.93, null, 'ambiguous'],
      [3, 'target', 'percent', 0.95, null, 'ok'],
      [3, 'actual', 'percent', 0.96, null, 'ok'],
    ]);
  });

  test('amounts of one table and indicators of another meet in one form', async () => {
    const money: Rows = [
      ['单位名称', '年度', '项目名称', '预算数（元）', '执行数（元）'],
      ['甲局', '2022年度', '乙', '100', '80'],
    ];
    const { rows } = (await importFiles({ 'i.csv': list, 'm.csv': money })).result;
    expect(rows.evaluation).toHaveLength(1);
    expect(rows.fund_line).toMatchObject([{ evaluation_id: '甲局-乙-2022', executed_amount: 80 }]);
    expect(rows.indicator).toHaveLength(3);
    expect(rows.source).toHaveLength(2);
  });

  test('a form’s amounts repeated on each of its indicator rows count once', async () => {
    const joined = list.map((row, i) =>
      i === 0 ? [...row, '预算数（元）', '执行数（元）'] : [...row, '100', '80'],
    );
    const { rows, decisions } = (await importFiles({ 'j.csv': joined })).result;
    expect(rows.fund_line).toMatchObject([{ adjusted_amount: 100, executed_amount: 80 }]);
    expect(decisions).toEqual([]);
  });
});

describe('rows that share a key', () => {
  const header = [
    '単位コード',
    '府省庁',
    '事業ID',
    '事業名',
    '予算年度',
    '公開年度',
    '予算計（百万円）',
    '執行額（百万円）',
  ];
  const plain: Rows = [
    ['单位', '年度', '项目', '预算数（元）', '执行数（元）'],
    ['甲', '2022', '乙', '10', '5'],
    ['甲', '2022', '乙', '30', '15'],
  ];

  test('asked about when they differ, and nothing of them is imported', async () => {
    const { result, session } = await importFiles({ 'd.csv': plain });
    expect(result.rows.evaluation ?? []).toEqual([]);
    expect(result.decisions).toMatchObject([{ kind: 'duplicate-key', proposed: null }]);
    expect(result.counts[0]!.rows).toMatchObject({ refused: 2, accepted: 0 });
    session.answer(result.decisions[0]!.id, 'sum');
    expect((await finished(session)).rows.fund_line).toMatchObject([
      {
        adjusted_raw: '10 + 30',
        adjusted_amount: 40,
        executed_amount: 20,
        unit_resolution: '2 行相加',
        locator: 'L2;L3',
      },
    ]);
    session.answer(result.decisions[0]!.id, 'keep-last');
    const kept = await finished(session);
    expect(kept.rows.fund_line).toMatchObject([{ adjusted_amount: 30, locator: 'L3' }]);
    expect(kept.counts[0]!.rows).toMatchObject({ accepted: 1, superseded: 1 });
  });

  test('the question shows what each rule would make of an example, and only rules that settle it', async () => {
    const { result } = await importFiles({ 'd.csv': plain });
    const [decision] = result.decisions;
    expect(decision!.question.zh).toContain('例如 乙 2022（预算数 / 执行数）：10 / 5 (L2)；30 / 15 (L3)');
    expect(decision!.options.map((option) => [option.id, option.example])).toEqual([
      ['keep-last', '乙 2022: 30 / 15 (L3)'],
      ['sum', '乙 2022: 10 + 30 / 5 + 15 (L2;L3)'],
    ]);
  });

  test('rows of one publication that differ are left open, and the question says why', async () => {
    const rows: Rows = [
      header,
      ['x', '環境省', '7', '名', '2019', '2020', '9', '9'],
      ['x', '環境省', '7', '名', '2019', '2021', '10', '5'],
      ['x', '環境省', '7', '名', '2019', '2021', '30', '15'],
    ];
    const { result, session } = await importFiles({ 'p.csv': rows });
    const [decision] = result.decisions;
    expect(decision!.reason.zh).toBe(
      '已按最近发布的为准，但这些项目年度在最近发布的同一年度里仍有数字不同的几行',
    );
    expect(result.problems.find((p) => p.kind === 'duplicate-key')?.message.zh).toContain(
      decision!.reason.zh,
    );
    expect(decision!.options.map((option) => option.id)).toEqual(['keep-last', 'sum']);
    session.answer(decision!.id, 'sum');
    expect((await finished(session)).rows.fund_line).toMatchObject([{ adjusted_raw: '10 + 30' }]);
  });

  test('the latest publication counts, and a code ties names together', async () => {
    const rows: Rows = [
      header,
      ['x', '環境省', '7', '旧名', '2019', '2020', '10', ''],
      ['x', '環境省', '7', '新名', '令和元年度', '2021', '12', '11.5'],
      ['x', '環境省', '', '新名', '2020', '2022', '3', '3'],
      ['x', '環境省', '8', '別', '2019', '2021', '', ''],
    ];
    const { result } = await importFiles({ 'p.csv': rows });
    expect(result.rows.project).toMatchObject([
      { project_id: expect.stringMatching(/-7$/), name: '新名', aliases: '旧名' },
    ]);
    expect(result.rows.fund_line?.map((f) => [f.adjusted_amount, f.executed_amount])).toEqual([
      [12000000, 11500000],
      [3000000, 3000000],
    ]);
    expect(result.counts[0]!.rows).toMatchObject({ accepted: 1, repaired: 1, superseded: 1, empty: 1 });
  });

  test('a code that changes with the publication stays one project, two codes in one publication do not', async () => {
    const rows: Rows = [
      header,
      ['x', '環境省', '7', '経費', '2018', '2019', '10', '9'],
      ['x', '環境省', '91', '経費', '2018', '2020', '10', '8'],
      ['x', '環境省', '', '経費', '2018', '2021', '10', '7'],
      ['x', '環境省', '5', '拠出金', '2018', '2019', '90', '90'],
      ['x', '環境省', '6', '拠出金', '2018', '2019', '160', '160'],
      ['x', '環境省', '95', '拠出金', '2019', '2020', '1', '1'],
    ];
    const { result } = await importFiles({ 'p.csv': rows });
    expect(result.rows.evaluation?.map((e) => e.evaluation_id.replace(/^.*?-/u, ''))).toEqual([
      '7-2018',
      '5-2018',
      '6-2018',
      '95-2019',
    ]);
    expect(result.rows.fund_line?.map((f) => f.executed_amount)).toEqual([7e6, 90e6, 160e6, 1e6]);
  });
});

describe('a table given twice', () => {
  test('adds no amount and no indicator', async () => {
    const rows: Rows = [
      ['单位', '年度', '项目', '预算数（元）', '执行数（元）', '三级指标', '年度指标值', '实际完成值'],
      ['甲', '2022', '乙', '10', '5', '修路', '3公里', '3公里'],
      ['甲', '2022', '乙', '10', '5', '植树', '9棵', '8棵'],
    ];
    const { result } = await importFiles({ 'a.csv': rows, 'b.csv': rows });
    expect(result.rows.fund_line).toMatchObject([{ adjusted_amount: 10, executed_amount: 5 }]);
    expect(result.rows.indicator?.map((i) => i.name_raw)).toEqual(['修路', '植树']);
  });
});

describe('memory', () => {
  test('a confirmed mapping and single columns are proposed again', async () => {
    const kept = new Map<string, Mapping>();
    const memory: MappingMemory = {
      recall: (signature) => kept.get(signature) ?? null,
      recallColumn: (core): FlatFieldId | null | undefined => (core === '花掉的钱' ? 'executed' : undefined),
      remember: (signature, mapping) => void kept.set(signature, mapping),
    };
    const rows: Rows = [
      ['单位', '年度', '项目', '预算数（元）', '花掉的钱'],
      ['甲', '2022', '乙', '10', '5'],
    ];
    const first = await importFiles({ 'm.csv': rows }, { memory });
    expect(first.entries[0]!.flat[0]!.proposal.columns[4]).toMatchObject({
      field: 'executed',
      reason: 'memory',
    });
    const own = first.entries[0]!.flat[0]!.mapping;
    memory.remember(signatureOf(rows[0]!), { ...own, moneyUnit: '万元', moneyUnitBasis: 'chosen' });
    const again = await importFiles({ 'm.csv': rows }, { memory });
    expect(again.entries[0]!.flat[0]!.proposal.remembered).toBe(true);
    expect(again.result.rows.fund_line).toMatchObject([{ executed_amount: 50000 }]);
  });
});

const SHARED = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const JUDGIT = `${SHARED}jp-judgit`;
const TENJO = `${SHARED}co-tenjo/PLAN INDICATIVO TENJO.xlsx`;
const load = (path: string): Uint8Array => new Uint8Array(readFileSync(path));

describe.skipIf(!existsSync(JUDGIT))('Japanese project reviews', () => {
  test('21 600 budget rows and 28 536 indicator rows are all accounted for', async () => {
    const { result } = await importFiles(
      {
        'budget.csv': load(`${JUDGIT}/budget_long_4ministries.csv`),
        'outcome.csv': load(`${JUDGIT}/outcome_long_4ministries.csv`),
      },
      { moneyUnit: '百万円' },
    );
    const totals = result.counts.map((c) => Object.values(c.rows).reduce((a, b) => a + b, 0));
    expect(totals).toEqual([21_600, 28_536]);
    expect(result.counts.map((c) => c.rows.empty)).toEqual([4320, 7278]);
    expect(result.rows.unit?.map((u) => u.name).sort()).toEqual(['内閣官房', '環境省', '財務省', '金融庁']);
    // Publications renumber the projects; counted once each, 2018 had 1.11 million million yen, not 3.15.
    const budget2018 = (result.rows.fund_line ?? [])
      .filter((f) => f.evaluation_id.endsWith('-2018'))
      .reduce((total, f) => total + (f.adjusted_amount ?? 0), 0);
    expect(budget2018).toBeCloseTo(1_109_454_137_000, 0);
    // Printed as 28.637 in the sheet of 2015 and as 29.0 in those of 2016 and 2017: the latest counts.
    expect(result.rows.fund_line?.find((f) => f.evaluation_id.endsWith('-15-2014'))).toMatchObject({
      initial_raw: '29.0',
      initial_amount: 29000000,
    });
    expect(result.rows.indicator?.find((i) => i.evaluation_id.endsWith('-15-2014'))).toMatchObject({
      level1: 'benefit',
      actual_raw: '92.3',
    });
    expect(result.rows.evaluation?.every((e) => e.declared_money_unit !== '元')).toBe(true);
    expect(result.decisions.map((d) => [d.kind, d.options.map((option) => option.id)])).toEqual([
      ['duplicate-key', ['keep-last', 'sum']],
    ]);
  });
});

describe.skipIf(!existsSync(TENJO))('a municipal plan of 82 columns', () => {
  test('331 rows over two years, twins told apart, sums by project', async () => {
    const { result, entries } = await importFiles(
      { 'tenjo.xlsx': load(TENJO) },
      { moneyUnit: 'peso', duplicates: 'sum' },
    );
    expect(matched(entries[0])).toMatchObject({
      'COMPROMISOS 2025 (2)': 'executed@2025',
      RESPONSABLE: 'unit',
      INDICADOR: 'indicator',
    });
    expect(result.counts[0]!.rows).toMatchObject({ accepted: 331, refused: 0, total: 1 });
    expect(new Set(result.rows.evaluation?.map((e) => e.fiscal_year))).toEqual(new Set([2024, 2025]));
    const executed = result.rows
      .fund_line!.filter((f) => f.evaluation_id.endsWith('2025'))
      .reduce((sum, f) => sum + (f.executed_amount ?? 0), 0);
    const sheet = entries[0]!.document!.sheets[0]!.cells.slice(1, 332);
    const direct = sheet.reduce((sum, row) => sum + Number(row[74]?.exact ?? row[74]?.text ?? 0), 0);
    expect(executed).toBeCloseTo(direct, 1);
  });
});
