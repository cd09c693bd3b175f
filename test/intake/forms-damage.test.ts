import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/intake/forms/recognise.ts';
import { readHtmlText } from '../../src/intake/readers/html.ts';
import { LIMITS } from '../../src/intake/readers/limits.ts';
import { readText } from '../../src/intake/readers/text.ts';
import { type Document, LOW_CONFIDENCE, type Recognition } from '../../src/intake/types.ts';

type Lines = readonly (readonly string[])[];

/** An invented national form; merged cells are blank but for the first. */
const NATIONAL: Lines = [
  ['项目支出绩效自评表（2023年度）'],
  ['项目名称', '', '管网改造', '', '', '', '', '', '', ''],
  ['主管部门', '', '南屏县住房局', '', '', '实施单位', '', '南屏县供水所', '', ''],
  ['项目资金（万元）', '', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '', '得分'],
  ['', '', '年度资金总额', '310.00', '325.50', '287.42', '10', '88.30%', '', '8.83'],
  ['', '', '其中：当年财政拨款', '300.00', '305.50', '270.42', '—', '', '', '—'],
  ['', '', '上年结转资金', '10.00', '20.00', '17.00', '—', '', '', '—'],
  [
    '绩效指标',
    '一级指标',
    '二级指标',
    '三级指标',
    '',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '偏差原因',
  ],
  ['', '产出指标', '数量指标', '改造长度', '', '≥36公里', '37.5公里', '32', '31.7', ''],
  ['', '', '', '更换水表', '', '≥2400只', '2380只', '18', '17.6', ''],
  ['', '效益指标', '社会效益指标', '受益户数', '', '≥5200户', '5311户', '30', '29.5', ''],
  ['', '满意度指标', '服务对象满意度指标', '满意度', '', '≥92%', '93.4%', '10', '9.6', ''],
  ['总分', '', '', '', '', '', '', '100', '97.23', ''],
];

function read(lines: Lines): Recognition {
  return recognise(readText('f.txt', lines.map((line) => line.join('\t')).join('\n'), 'a'.repeat(64)));
}

/** The form with one of its lines changed. */
function changed(at: number, change: (line: readonly string[]) => readonly string[]): Recognition {
  return read(NATIONAL.map((line, index) => (index === at ? change(line) : line)));
}

const without =
  (cell: number) =>
  (line: readonly string[]): readonly string[] =>
    line.filter((_, index) => index !== cell);

const confidence = (result: Recognition, table: string, row: number, column: string) =>
  result.origins.find((each) => each.table === table && each.row === row && each.column === column)
    ?.confidence ?? 1;

const kinds = (result: Recognition) => result.problems.map((problem) => problem.kind);

it('a whole form is sure of everything and says nothing', () => {
  const result = read(NATIONAL);
  expect(result.problems).toEqual([]);
  expect(result.origins.filter((origin) => origin.confidence < LOW_CONFIDENCE)).toEqual([]);
});

describe('money lines', () => {
  it('stand as far off their header as the total does', () => {
    // Two columns of the first label became one in the header alone.
    const result = changed(3, without(1));
    const amounts = (result.rows.fund_line ?? []).map((line) => [
      line.initial_amount,
      line.adjusted_amount,
      line.executed_amount,
    ]);
    expect(amounts).toEqual([
      [3_100_000, 3_255_000, 2_874_200],
      [3_000_000, 3_055_000, 2_704_200],
      [100_000, 200_000, 170_000],
    ]);
  });

  it.each([
    ['the total lost an amount', 4, 4, 0],
    ['a part lost an amount', 5, 3, 1],
    ['a part lost an amount in its middle', 6, 4, 2],
  ])('%s: those that are left are marked', (_, line, cell, row) => {
    const result = changed(line, without(cell));
    const read = (['initial', 'adjusted', 'executed'] as const).filter(
      (column) => typeof result.rows.fund_line?.[row]?.[`${column}_amount`] === 'number',
    );
    expect(read.length).toBeGreaterThan(0);
    for (const column of read)
      expect(confidence(result, 'fund_line', row, `${column}_amount`)).toBeLessThan(LOW_CONFIDENCE);
  });

  it('a line with a piece of its amount below it is marked', () => {
    const torn = changed(5, (line) => line.map((cell) => (cell === '270.42' ? '270.4' : cell)));
    expect(confidence(torn, 'fund_line', 1, 'executed_amount')).toBeGreaterThan(LOW_CONFIDENCE);
    const piece = ['', '', '', '', '', '2', '', '', '', ''];
    const below = NATIONAL.flatMap((line, at) =>
      at === 5 ? [line.map((cell) => (cell === '270.42' ? '270.4' : cell)), piece] : [line],
    );
    expect(confidence(read(below), 'fund_line', 1, 'executed_amount')).toBeLessThan(LOW_CONFIDENCE);
  });
});

describe('indicator rows', () => {
  it.each([
    ['lost its target', without(5)],
    ['lost its maximum', without(7)],
    [
      'has target and actual in one cell',
      (line: readonly string[]) => [...line.slice(0, 5), '≥92% 93.4%', ...line.slice(7)],
    ],
    [
      'has a target and an actual that changed places',
      (line: readonly string[]) => line.with(5, '93.4%').with(6, '≥92%'),
    ],
  ])('one that %s is marked', (_, change) => {
    const result = changed(11, change);
    const row = (result.rows.indicator ?? []).findIndex((indicator) => indicator.name_raw === '满意度');
    expect(confidence(result, 'indicator', row, 'target_raw')).toBeLessThan(LOW_CONFIDENCE);
    if (result.rows.indicator?.[row]?.points_max !== 10)
      expect(confidence(result, 'indicator', row, 'points_max')).toBeLessThan(LOW_CONFIDENCE);
  });

  it('say a merged name once where it was written out for each column', () => {
    const result = changed(9, (line) => line.with(4, '更换水表'));
    expect(result.rows.indicator?.[1]).toMatchObject({ name_raw: '更换水表', points: 17.6 });
  });

  it.each(['更换水表 — 3 —', '更换水表 第3页', '更换水表 第 3 页 共 7 页'])(
    '%s: the page is taken out and told',
    (name) => {
      const result = changed(9, (line) => line.with(3, name));
      expect(result.rows.indicator?.[1]).toMatchObject({ name_raw: '更换水表', points: 17.6 });
      expect(result.repairs).toMatchObject([{ kind: 'page-number', before: name, after: '更换水表' }]);
    },
  );

  it.each(['第 3 页 共 7 页', '3 / 7', '— 3 —'])('a line %s between rows does not end the table', (page) => {
    const lines = NATIONAL.flatMap((line, at) => (at === 10 ? [[page], line] : [line]));
    expect(read(lines).rows).toEqual(
      expect.objectContaining({ indicator: expect.objectContaining({ length: 4 }) }),
    );
  });

  it('whose points do not come to the total are told', () => {
    const result = changed(10, (line) => line.with(8, '28.5'));
    expect(kinds(result)).toEqual(['points-differ-from-total']);
  });
});

describe('the row of sums', () => {
  it('that lost its maximum still holds the total', () => {
    expect(changed(12, without(7)).rows.evaluation).toMatchObject([
      { total_max: null, total_reported: 97.23 },
    ]);
  });

  it('that lost the gap between maximum and total holds neither', () => {
    const result = changed(12, (line) => line.with(7, '10097.23').with(8, ''));
    expect(result.rows.evaluation).toMatchObject([{ total_max: null, total_reported: null }]);
    expect(kinds(result)).toEqual(['total-unreadable']);
  });
});

describe('a form over two pages', () => {
  it.each([
    ['in the same columns', (line: readonly string[]) => line],
    ['in other columns', (line: readonly string[]) => [...line.slice(0, 4), ...line.slice(5)]],
  ])('repeats its header %s: it is no indicator', (_, second) => {
    const lines = NATIONAL.flatMap((line, at) => {
      if (at < 10) return [line];
      return at === 10 ? [second(NATIONAL[7] ?? []), second(line)] : [second(line)];
    });
    const result = read(lines);
    const rows = (result.rows.indicator ?? []).map((row) => [row.name_raw, row.points_max, row.points]);
    expect(rows).toEqual([
      ['改造长度', 32, 31.7],
      ['更换水表', 18, 17.6],
      ['受益户数', 30, 29.5],
      ['满意度', 10, 9.6],
    ]);
    expect(result.notUnderstood).toEqual([]);
    expect(result.rows.evaluation).toMatchObject([{ total_max: 100, total_reported: 97.23 }]);
  });
});

it('characters that optical reading confused are repaired in cells too, and marked', () => {
  const slips: Readonly<Record<string, string>> = {
    '项目资金（万元）': '项目资金（万兀）',
    '10': 'IO',
    '310.00': '31O.00',
    '287.42': '287.4Z',
  };
  const result = read(NATIONAL.map((line, at) => (at < 5 ? line.map((cell) => slips[cell] ?? cell) : line)));
  expect(result.rows.fund_line?.[0]).toMatchObject({
    initial_amount: 3_100_000,
    executed_amount: 2_874_200,
    money_unit_declared: '万元',
  });
  expect(result.repairs.map(({ before, after }) => `${before} ${after}`)).toEqual(
    expect.arrayContaining(['万兀 万元', '31O.00 310.00', '287.4Z 287.42', 'IO 10']),
  );
  expect(confidence(result, 'fund_line', 0, 'initial_amount')).toBeLessThan(LOW_CONFIDENCE);
  const code = read(
    NATIONAL.map((line, at) => (at === 8 ? line.map((c) => (c === '改造长度' ? 'S12' : c)) : line)),
  );
  expect(code.rows.indicator?.[0]?.name_raw).toBe('S12');
});

it('forms of several years in one file each have the year below their own title', () => {
  const lines = [2021, 2022, 2023].flatMap((year) => [
    ['项目支出绩效自评表'],
    [`（${year}年度）`],
    ...NATIONAL.slice(1).map((line) => line.map((cell) => (cell === '管网改造' ? `管网改造${year}` : cell))),
  ]);
  const forms = read(lines).rows.evaluation ?? [];
  expect(forms.map((form) => [form.project_id?.slice(-4), form.fiscal_year, form.title_raw])).toEqual([
    ['2021', 2021, '项目支出绩效自评表'],
    ['2022', 2022, '项目支出绩效自评表'],
    ['2023', 2023, '项目支出绩效自评表'],
  ]);
});

it('a form inside the cell of a page laid out in tables has the title that stands above it there', () => {
  const cells = NATIONAL.slice(1).map(
    (line) => `<tr>${line.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
  );
  const page = `<table><tr><td>公开</td><td><p>项目支出绩效自评表</p><p>（2023年度）</p><table>${cells.join('')}</table></td></tr></table>`;
  const outcome = readHtmlText(
    { file: 'p.html', bytes: new Uint8Array(), limits: LIMITS, options: {} },
    page,
  );
  const result = recognise(outcome.document as Document);
  expect(result.rows.evaluation).toMatchObject([{ fiscal_year: 2023, total_reported: 97.23 }]);
});
