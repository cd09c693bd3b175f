import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/intake/forms/recognise.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { type ReadFileOptions, readFile } from '../../src/intake/readers/read-file.ts';
import type { Recognition } from '../../src/intake/types.ts';
import { HUBEI_FORM } from '../fixtures/files/hubei-form.ts';
import { docxOf, type Grid, htmlOf, type Part, xlsxOf } from '../fixtures/files/make.ts';

const wide = (text: string, colSpan: number) => ({ text, colSpan });
const tall = (text: string, rowSpan: number) => ({ text, rowSpan });

const NATIONAL_TITLE = '项目支出绩效自评表';
const NATIONAL: Grid = [
  [wide('（2022年度）', 10)],
  [wide('项目名称', 2), wide('湿地巡护补助', 8)],
  [wide('主管部门', 2), wide('苇州市林业局', 4), '实施单位', wide('苇州市湿地中心', 3)],
  [
    { text: '项目资金\n（万元）', colSpan: 2, rowSpan: 5 },
    '',
    '年初预算数',
    '全年预算数',
    '全年执行数',
    '分值',
    wide('执行率', 2),
    '得分',
  ],
  ['年度资金总额', '36.00', '40.00', '38.00', '10', wide('95.00%', 2), '9.5'],
  ['其中：当年财政拨款', '36.00', '36.00', '34.00', '—', wide('', 2), '—'],
  ['上年结转资金', '0', '4.00', '4.00', '—', wide('', 2), '—'],
  ['其他资金', '', '', '', '—', wide('', 2), '—'],
  [tall('年度总体目标', 2), wide('预期目标', 5), wide('实际完成情况', 4)],
  [wide('巡护湿地12处。', 5), wide('巡护湿地12处，补植苗木。', 4)],
  [
    tall('绩效指标', 8),
    '一级指标',
    '二级指标',
    wide('三级指标', 2),
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '偏差原因分析及改进措施',
  ],
  [tall('产出指标', 4), tall('数量指标', 2), wide('巡护次数', 2), '≥240次', '252次', '15', '15', ''],
  [wide('补植面积', 2), '30亩', '27亩', '15', '13.5', '苗木供应不足'],
  ['质量指标', wide('成活率', 2), '≥85%', '86%', '10', '10', ''],
  ['成本指标', wide('亩均补植成本', 2), '≤1200元', '1180元', '10', '10', ''],
  [tall('效益指标', 2), '生态效益指标', wide('鸟类种数', 2), '≥80种', '83种', '20', '20', ''],
  ['可持续影响指标', wide('巡护机制', 2), '健全', '健全', '10', '10', ''],
  ['满意度指标', '服务对象满意度指标', wide('周边群众满意度', 2), '≥90%', '92%', '10', '10', ''],
  [wide('总分', 7), '100', '98', ''],
];

async function recogniseFile(
  name: string,
  bytes: Uint8Array | string,
  options: ReadFileOptions = {},
): Promise<Recognition> {
  const outcomes = await readFile(
    fromBytes(name, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes),
    options,
  );
  const document = outcomes[0]?.document;
  if (document === null || document === undefined) throw new Error(`${name} was not read`);
  return recognise(document);
}

const NATIONAL_PARTS: readonly Part[] = [NATIONAL_TITLE, NATIONAL];

describe('a title that forms and reports share', () => {
  const [, filed, grid] = HUBEI_FORM;

  it('is that of the form right below it, which keeps its year', async () => {
    const parts = ['2022年度示例补助项目自评结果', filed as Part, grid as Part];
    const { found, rows } = await recogniseFile('结果.docx', await docxOf(parts));
    expect(found).toMatchObject([{ kind: 'project-form', title: '2022年度示例补助项目自评结果' }]);
    expect(rows.evaluation).toMatchObject([
      { fiscal_year: 2022, fiscal_year_basis: 'stated', filed_on: '2023-03-01' },
    ]);
  });

  it('is that of the report where its text follows', async () => {
    const parts = [
      '2022年度示例补助项目自评结果',
      '一、项目概况',
      '本项目由示例市示例中心实施，面向全市符合条件的居民发放补助，全年共分四个批次发放完毕，资金足额到位。',
      ...HUBEI_FORM,
    ];
    const { found } = await recogniseFile('报告.docx', await docxOf(parts));
    expect(found.map((each) => each.kind).sort()).toEqual(['project-form', 'report']);
  });
});

describe('merged cells of real files', () => {
  it.each([
    ['表.docx', () => docxOf(NATIONAL_PARTS)],
    ['表.xlsx', async () => xlsxOf([{ name: '自评表', grid: [[wide(NATIONAL_TITLE, 10)], ...NATIONAL] }])],
    ['表.html', async () => htmlOf(NATIONAL_PARTS)],
  ] as const)('%s gives the same rows', async (name, make) => {
    const { rows, notUnderstood, problems, found } = await recogniseFile(name, await make());
    expect(found.map((each) => [each.kind, each.family])).toEqual([['project-form', 'mof-2020-project']]);
    expect(problems).toEqual([]);
    expect(notUnderstood).toEqual([]);
    expect(rows.evaluation?.[0]).toMatchObject({
      fiscal_year: 2022,
      budget_points_max: 10,
      budget_points: 9.5,
      rate_reported: 0.95,
      total_max: 100,
      total_reported: 98,
      goal_expected: '巡护湿地12处。',
      goal_actual: '巡护湿地12处，补植苗木。',
    });
    expect(
      rows.fund_line?.map((line) => [
        line.kind,
        line.initial_amount,
        line.adjusted_amount,
        line.executed_amount,
      ]),
    ).toEqual([
      ['total', 360000, 400000, 380000],
      ['fiscal', 360000, 360000, 340000],
      ['carry_over', 0, 40000, 40000],
      ['other', null, null, null],
    ]);
    expect(
      rows.indicator?.map((row) => [
        row.level1,
        row.level2,
        row.name_raw,
        row.nature,
        row.points_max,
        row.points,
        row.deviation_reason,
      ]),
    ).toEqual([
      ['output', 'quantity', '巡护次数', '≥', 15, 15, null],
      ['output', 'quantity', '补植面积', '≥', 15, 13.5, '苗木供应不足'],
      ['output', 'quality', '成活率', '≥', 10, 10, null],
      ['output', 'cost', '亩均补植成本', '≤', 10, 10, null],
      ['benefit', 'ecological', '鸟类种数', '≥', 20, 20, null],
      ['benefit', 'sustainable', '巡护机制', 'qualitative', 10, 10, null],
      ['satisfaction', 'satisfaction', '周边群众满意度', '≥', 10, 10, null],
    ]);
    expect(rows.indicator?.some((row) => row.layout_shifted)).toBe(false);
  });

  it('joins a form that runs over two tables and reads two forms of one file', async () => {
    const parts: readonly Part[] = [NATIONAL_TITLE, NATIONAL.slice(0, 11), NATIONAL.slice(11), ...HUBEI_FORM];
    const { rows, found } = await recogniseFile('两表.docx', await docxOf(parts));
    expect(found.map((each) => each.family)).toEqual(['mof-2020-project', 'hubei-project']);
    const [first, second] = rows.evaluation ?? [];
    const count = (id: string | undefined): number =>
      rows.indicator?.filter((row) => row.evaluation_id === id).length ?? 0;
    expect([count(first?.evaluation_id), count(second?.evaluation_id)]).toEqual([7, 4]);
    expect(second).toMatchObject({
      fiscal_year: 2022,
      category: '部门预算项目',
      filed_on: '2023-03-01',
      rate_reported: 0.8,
    });
  });

  it('reads what the reader hands over: hidden sheets only when they were asked for', async () => {
    const grid: Grid = [[wide(NATIONAL_TITLE, 10)], ...NATIONAL];
    const bytes = xlsxOf([
      { name: '表一', grid },
      { name: '旧表', grid, hidden: true },
    ]);
    expect((await recogniseFile('隐藏.xlsx', bytes)).rows.evaluation).toHaveLength(1);
    const both = await recogniseFile('隐藏.xlsx', bytes, { hiddenSheets: true });
    expect(both.rows.evaluation).toHaveLength(2);
    expect(both.problems.map((problem) => problem.kind)).toContain('duplicate-form');
  });
});
