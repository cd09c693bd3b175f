import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type ImportOptions, ImportSession } from '../../src/intake/import-session.ts';
import { recalledFor } from '../../src/intake/mapping/mapping.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { writeWorkbook } from '../../src/intake/readers/write-workbook.ts';
import { csvOf } from '../fixtures/files/make.ts';
import { finished } from './finished.ts';

type Rows = readonly (readonly string[])[];

/** What a list gives: its columns as they were matched, and its forms with their amounts. */
async function read(rows: Rows, name = '清单.csv') {
  const session = new ImportSession();
  await session.add(fromBytes(name, strToU8(csvOf(rows))));
  const result = await finished(session);
  const mapping = session.entries[0]?.flat[0]?.mapping;
  const units = new Map(result.rows.unit?.map((unit) => [unit.unit_id, unit.name]));
  const lines = new Map(result.rows.fund_line?.map((line) => [line.evaluation_id, line]));
  const forms = (result.rows.evaluation ?? []).map((form) => ({
    unit: units.get(form.unit_id),
    year: form.fiscal_year,
    project: form.project_id === null ? null : form.title_raw,
    budget: lines.get(form.evaluation_id)?.adjusted_amount ?? null,
    executed: lines.get(form.evaluation_id)?.executed_amount ?? null,
    rate: form.rate_reported,
    score: form.total_reported,
    reviewed: form.reviewed_total,
  }));
  return { ...result, mapping, forms, kinds: result.problems.map((problem) => problem.kind) };
}

describe('years over or below the names of columns', () => {
  const amounts = [
    { year: 2021, budget: 1_000_000, executed: 900_000 },
    { year: 2022, budget: 1_200_000, executed: 600_000 },
  ];
  const body = ['市一中', '校舍', '100', '90', '120', '60'];
  test.each([
    ['merged cells', ['单位', '项目', '2021年', '2021年', '2022年', '2022年'], ['单位', '项目']],
    ['lost merged cells', ['单位', '项目', '2021年', '', '2022年', ''], ['', '']],
  ])('a line of years over names, %s', async (_, years, first) => {
    const names = [...first, '预算数', '执行数', '预算数', '执行数'];
    const { forms } = await read([['分年度情况（单位：万元）', '', '', '', '', ''], years, names, body]);
    expect(forms).toMatchObject(amounts);
  });

  test.each([
    ['merged cells', ['单位', '项目', '预算数', '预算数', '执行数', '执行数'], ['单位', '项目']],
    ['lost merged cells', ['单位', '项目', '预算数', '', '执行数', ''], ['', '']],
  ])('a line of years below names, %s', async (_, names, first) => {
    const years = [...first, '2021年', '2022', '2021年', '2022'];
    const { forms } = await read([
      ['分年度情况（单位：万元）', '', '', '', '', ''],
      names,
      years,
      ['市一中', '校舍', '100', '120', '90', '60'],
    ]);
    expect(forms).toMatchObject(amounts);
  });

  test('a row of equal amounts below names with years is data', async () => {
    const { forms } = await read([
      ['单位', '项目', '2021年预算数（元）', '2021年执行数（元）'],
      ['市一中', '校舍', '100', '100'],
    ]);
    expect(forms).toMatchObject([{ year: 2021, budget: 100, executed: 100 }]);
  });

  test('a date above a table is no year of its columns', async () => {
    const { forms } = await read([
      ['填报单位：某局', '填报单位：某局', '2023年12月31日', '单位：万元'],
      ['单位', '项目', '预算数', '执行数'],
      ['市一中', '校舍', '100', '90'],
    ]);
    expect(forms).toMatchObject([{ year: 2023, unit: '市一中', budget: 1_000_000, executed: 900_000 }]);
  });
});

describe('lists of scores', () => {
  test('a review list has no figure but the reviewed score', async () => {
    const { forms, kinds } = await read([
      ['单位', '年度', '项目', '复核得分'],
      ['市一中', '2023', '校舍', '88.5'],
      ['市二中', '2023', '食堂', '91分'],
    ]);
    expect(forms).toMatchObject([
      { unit: '市一中', year: 2023, project: '校舍', reviewed: 88.5, score: null },
      { unit: '市二中', year: 2023, project: '食堂', reviewed: 91, score: null },
    ]);
    expect(kinds).toEqual(['review-alone']);
  });

  test('a review list adds its scores to the forms it reviews', async () => {
    const session = new ImportSession();
    const form: Rows = [
      ['项目支出绩效自评表（2023年度）', '', ''],
      ['项目名称', '校舍', ''],
      ['实施单位', '市一中', ''],
      ['项目资金（万元）', '全年预算数', '全年执行数'],
      ['年度资金总额', '100', '90'],
      ['总分', '', '96'],
    ];
    const cells = form.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
    await session.add(fromBytes('表.html', strToU8(`<table>${cells.join('')}</table>`)));
    const review: Rows = [
      ['单位', '年度', '项目', '复核得分'],
      ['市一中', '2023', '校舍', '88.5'],
      ['市二中', '2023', '食堂', '91'],
    ];
    await session.add(fromBytes('复核.csv', strToU8(csvOf(review))));
    const { rows, problems } = await finished(session);
    expect(rows.evaluation).toMatchObject([{ reviewed_total: 88.5 }, { reviewed_total: 91 }]);
    expect(rows.fund_line).toMatchObject([{ adjusted_amount: 1_000_000 }]);
    expect(problems.filter((problem) => problem.kind === 'review-joined')).toHaveLength(1);
    expect(problems.find((problem) => problem.kind === 'review-alone')?.value).toBe('1');
    expect(problems.filter((problem) => problem.kind === 'form-conflict')).toEqual([]);
  });

  test('rows that differ in the reviewed score alone are asked about', async () => {
    const { forms, decisions } = await read([
      ['单位', '年度', '项目', '自评得分', '复核得分'],
      ['市一中', '2023', '校舍', '96', '88'],
      ['市一中', '2023', '校舍', '96', '77'],
    ]);
    expect(forms).toEqual([]);
    expect(decisions.map((decision) => decision.kind)).toEqual(['duplicate-key']);
  });

  test('a column of scores that all end in 分 is a column of scores', async () => {
    const { forms } = await read([
      ['单位', '年度', '项目', '得分'],
      ['市一中', '2023', '校舍', '98分'],
      ['市二中', '2023', '食堂', '９７．５ 分'],
    ]);
    expect(forms).toMatchObject([{ score: 98 }, { score: 97.5 }]);
  });

  const INDICATOR = ['三级指标', '年度指标值', '实际完成值', '分值'];
  test.each([
    [[...INDICATOR, '得分'], ['人数', '≥100人', '120人', '20', '18'], { score: null, points: 18 }],
    [['得分', ...INDICATOR], ['95', '人数', '≥100人', '120人', '20'], { score: 95, points: null }],
    [
      ['得分', ...INDICATOR, '得分'],
      ['95', '人数', '≥100人', '120人', '20', '18'],
      { score: 95, points: 18 },
    ],
  ])('得分 is the form’s before an indicator and the indicator’s after it: %s', async (names, row, told) => {
    const { forms, rows } = await read([
      ['单位', '年度', '项目', ...names],
      ['市一中', '2023', '校舍', ...row],
    ]);
    expect(forms[0]?.score).toBe(told.score);
    expect(rows.indicator?.[0]?.points).toBe(told.points);
  });
});

describe('names of columns', () => {
  test.each([
    ['所属区县|单位名称|年度|项目名称|资金总额（万元）|支出额（万元）|自评分数|财政评审得分'],
    [
      'Region|Agency|Year|Project Title|Approved Budget (10k yuan)|Actual Spending (10k yuan)|Score|Review score',
    ],
  ])('%s', async (names) => {
    const { forms, rows, kinds } = await read([
      names.split('|'),
      ['东区', '甲局', '2023', '校舍', '100', '90', '98分', '88'],
    ]);
    expect(forms).toEqual([
      {
        unit: '甲局',
        year: 2023,
        project: '校舍',
        budget: 1_000_000,
        executed: 900_000,
        rate: null,
        score: 98,
        reviewed: 88,
      },
    ]);
    expect(rows.unit?.[0]?.region).toBe('东区');
    expect(kinds).toEqual([]);
  });

  test('columns that are not read are told, those that bear the name of a figure with a warning', async () => {
    const list = (names: readonly string[]): Rows => [
      names,
      names.map((_, i) => ['甲局', '2023', '90'][i] ?? '1'),
    ];
    const told = async (...names: string[]) =>
      (await read(list(['单位', '年度', '得分', ...names]))).problems;
    expect(await told('备注', '等次')).toMatchObject([
      { kind: 'columns-unused', severity: 'info', value: '备注、等次' },
    ]);
    expect(await told('备注', '得分')).toMatchObject([
      { kind: 'columns-unused', severity: 'warning', value: '得分 (2)、备注' },
    ]);
    expect(await told('序号')).toEqual([]);
  });
});

describe('rates written in two ways in one column', () => {
  const list = (rates: readonly string[], amounts: boolean, name = '执行率'): Rows => [
    ['单位', '年度', '项目', '预算数（元）', '执行数（元）', name, '得分'],
    ...rates.map((rate, i) => [
      '甲局',
      '2023',
      `项目${i}`,
      amounts ? '1000' : '',
      amounts ? '955' : '',
      rate,
      '9',
    ]),
  ];
  const rates = async (...given: Parameters<typeof list>) => {
    const { forms, problems } = await read(list(...given));
    return { rates: forms.map((form) => form.rate), told: problems.map(({ kind, value }) => [kind, value]) };
  };

  test.each([
    [['95.5', '95.4', '0.955', '95.5%'], [0.955, 0.954, 0.955, 0.955], '0.955'],
    [['0.955', '0.954', '0.95', '0.96', '95.5'], [0.955, 0.954, 0.95, 0.96, 0.955], '95.5'],
  ])('the amounts tell: %s', async (given, read, marked) => {
    expect(await rates(given, true)).toEqual({ rates: read, told: [['rate-scale', marked]] });
  });

  test.each([
    [['95.5', '95.4', '0.955', '0'], [0.955, 0.954, null, 0], ['0.955']],
    [['0.955', '0.954', '0.95', '0.96', '95.5'], [0.955, 0.954, 0.95, 0.96, null], ['95.5']],
  ])('without amounts none is guessed: %s', async (given, read, marked) => {
    const told = marked.map((value) => ['rate-scale-unknown', value]);
    expect(await rates(given, false)).toEqual({ rates: read, told });
  });

  test('small numbers under a name with a percent sign are not guessed either', async () => {
    const told = ['0.8', '0.5'].map((value) => ['rate-scale-unknown', value]);
    expect(await rates(['0.8', '0.5'], false, '执行率（%）')).toEqual({ rates: [null, null], told });
    expect((await rates(['0.955', '0.954'], true, '执行率（%）')).rates).toEqual([0.955, 0.954]);
  });
});

describe('amounts of one row in two units', () => {
  test.each([
    ['every column states its own', [], '预算数（元）', '执行数（万元）'],
    ['one differs from the table', [['单位：元']], '预算数', '执行数（万元）'],
  ])('%s', async (_, titles, budget, executed) => {
    const { rows, decisions } = await read([
      ...titles.map((title) => [...title, '', '', '', '']),
      ['单位', '年度', '项目', budget, executed],
      ['市一中', '2023', '校舍', '1000000', '95'],
    ]);
    expect(decisions).toEqual([]);
    expect(rows.fund_line).toMatchObject([
      {
        adjusted_amount: 1_000_000,
        executed_amount: 950_000,
        money_unit_declared: '元',
        money_unit_resolved: '元',
        unit_resolution: '全年执行数按万元读取',
      },
    ]);
  });
});

describe('a list that states no year', () => {
  const LIST: Rows = [
    ['单位', '项目', '得分'],
    ['市一中', '校舍', '98'],
    ['市二中', '食堂', '97'],
  ];

  test('takes it from the name of its file, and says so', async () => {
    const { forms, problems } = await read(LIST, '2023年度自评结果.csv');
    expect(forms).toMatchObject([{ year: 2023 }, { year: 2023 }]);
    expect(problems).toMatchObject([{ kind: 'year-from-name', value: '2023' }]);
  });

  test('does not take a date or number of a file’s name for it', async () => {
    const { forms, kinds } = await read(LIST, '导出2023-11-05.csv');
    expect(forms).toEqual([]);
    expect(kinds).toContain('year-missing');
  });

  test('takes it from the names of its sheets, one a year, unless a year is given', async () => {
    const book = writeWorkbook(
      ['2022', '2023年'].map((name) => ({
        name,
        widths: [],
        cells: LIST.flatMap((cells, row) =>
          cells.map((text, col) => ({ text, row, col, rowSpan: 1, colSpan: 1 })),
        ),
      })),
    );
    const years = async (options: ImportOptions) => {
      const session = new ImportSession(options);
      await session.add(fromBytes('汇总.xlsx', book));
      return (await finished(session)).rows.evaluation?.map((form) => form.fiscal_year);
    };
    expect(await years({})).toEqual([2022, 2022, 2023, 2023]);
    expect(await years({ year: 2020 })).toEqual([2020, 2020]);
  });
});

describe('a list with the headers of an earlier one', () => {
  const NAMES = ['单位', '项目', '预算数', '执行数', '执行率', '花费说明'];
  const table = async (title: string, rates: readonly string[]) => {
    const rows = rates.map((rate, i) => ['市一中', `项目${i}`, '100', '95', rate, '']);
    const { mapping } = await read([[title, '', '', '', '', ''], NAMES, ...rows]);
    if (!mapping) throw new Error('no list was recognised');
    return mapping;
  };

  test('keeps its own year, money unit and way of writing rates', async () => {
    const earlier = await table('2022年度（单位：万元）', ['95', '95']);
    const now = await table('2023年度（单位：元）', ['0.95', '0.95']);
    const chosen = earlier.columns.map((c) =>
      c.header === '花费说明' ? { ...c, field: 'reason' as const } : c,
    );
    expect(recalledFor({ ...earlier, columns: chosen, duplicates: 'sum' }, now)).toEqual({
      ...now,
      duplicates: 'sum',
      columns: now.columns.map((c) => (c.header === '花费说明' ? { ...c, field: 'reason' } : c)),
    });
  });

  test('takes a unit that the earlier one printed for a guess, one that was chosen for chosen', async () => {
    const declared = await table('2022年度（单位：万元）', ['95']);
    const silent = await table('2023年度', ['95']);
    expect(recalledFor(declared, silent)).toMatchObject({ moneyUnit: '万元', moneyUnitBasis: 'assumed' });
    const chosen = { ...declared, moneyUnitBasis: 'chosen' as const };
    expect(recalledFor(chosen, silent)).toMatchObject({ moneyUnit: '万元', moneyUnitBasis: 'chosen' });
  });
});

describe('rows of a list that are no data', () => {
  const NAMES = ['单位', '项目', '预算数', '执行数'];
  const TITLE = ['2023年度（单位：万元）', '', '', ''];

  test('sums under any name are passed over, and told', async () => {
    const { forms, problems } = await read([
      TITLE,
      NAMES,
      ['甲局', '一', '100', '90'],
      ['教育局小计', '', '300', '280'],
      ['教育局（汇总）', '', '300', '280'],
      ['', '全市合计', '400', '370'],
      ['合计（万元）', '', '400', '370'],
      ['合 计', '', '400', '370'],
      ['审计局', '统计', '10', '9'],
    ]);
    expect(forms.map((form) => form.unit)).toEqual(['甲局', '审计局']);
    expect(problems.map(({ kind, value }) => [kind, value])).toEqual(
      ['教育局小计', '教育局（汇总）', '全市合计', '合计（万元）'].map((name) => ['row-of-sums', name]),
    );
  });

  test('names repeated at the head of a page are no row', async () => {
    const spaced = ['单 位', '项目', '预算数', '执行数'];
    const { forms, kinds } = await read([
      TITLE,
      NAMES,
      ['甲局', '一', '1', '1'],
      spaced,
      ['乙局', '二', '1', '1'],
    ]);
    expect(forms.map((form) => form.unit)).toEqual(['甲局', '乙局']);
    expect(kinds).toEqual([]);
  });

  const FIRST = [TITLE, NAMES, ['甲局', '一', '100', '90'], ['', '', '', '']];
  test.each([
    [
      'of another year and unit',
      [['2022年度（单位：元）', '', '', ''], NAMES, ['乙局', '二', '1000000', '900000']],
    ],
    ['of another unit', [['单位：元', '', '', ''], NAMES, ['乙局', '二', '1000000', '900000']]],
    [
      'with its columns in another order',
      [
        ['单位', '项目', '执行数', '预算数'],
        ['乙局', '二', '90', '100'],
      ],
    ],
  ])('a second table below, %s, is told and not read', async (_, second) => {
    const { forms, problems } = await read([...FIRST, ...second]);
    expect(forms).toMatchObject([{ unit: '甲局', budget: 1_000_000, executed: 900_000 }]);
    expect(problems).toMatchObject([{ kind: 'other-table', severity: 'error' }]);
  });

  test('a second table below of the same year, unit and columns is read', async () => {
    const { forms, kinds } = await read([
      ...FIRST,
      ['2023年（单位：万元）', '', '', ''],
      NAMES,
      ['乙局', '二', '5', '4'],
    ]);
    expect(forms).toMatchObject([{ unit: '甲局' }, { unit: '乙局', year: 2023, budget: 50_000 }]);
    expect(kinds).toEqual([]);
  });
});
