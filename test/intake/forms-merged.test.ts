import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/intake/forms/recognise.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { type ReadFileOptions, readFile } from '../../src/intake/readers/read-file.ts';
import type { Recognition } from '../../src/intake/types.ts';
import { HUBEI_FORM } from '../fixtures/files/hubei-form.ts';
import { docxOf, type Grid, htmlOf, type Part, xlsxOf } from '../fixtures/files/make.ts';
import { NATIONAL, NATIONAL_TITLE, wide } from '../fixtures/files/national-form.ts';

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
