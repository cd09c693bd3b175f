import { describe, expect, test } from 'vitest';
import { ImportSession } from '../../src/intake/import-session.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { type Template, templateCells, templateWorkbook } from '../../src/intake/templates/layout.ts';
import { TEMPLATES } from '../../src/intake/templates/templates.ts';
import { finished } from './finished.ts';

const byId = (id: string): Template => TEMPLATES.find((t) => t.id === id)!;

async function read(template: Template, filled: boolean) {
  const session = new ImportSession();
  await session.add(fromBytes(`${template.id}.xlsx`, templateWorkbook(template, filled)));
  return finished(session);
}

const serious = (problems: readonly { severity: string }[]) =>
  problems.filter((p) => p.severity === 'error' || p.severity === 'ask');

describe.each(TEMPLATES.map((t) => [t.id, t] as const))('%s', (_, template) => {
  test('rows are all as wide, and every mark joins to a cell', () => {
    const widths = new Set(template.rows.map((row) => row.split('|').length));
    expect([...widths]).toEqual([template.widths.length]);
    const covered = templateCells(template, true).reduce((sum, c) => sum + c.rowSpan * c.colSpan, 0);
    expect(covered).toBe(template.rows.length * template.widths.length);
  });

  test('the blank imports nothing', async () => {
    const { rows } = await read(template, false);
    expect(rows.evaluation ?? []).toEqual([]);
  });

  test('the example imports without a question', async () => {
    const { rows, problems, decisions, notUnderstood } = await read(template, true);
    expect(serious(problems)).toEqual([]);
    expect(decisions).toEqual([]);
    expect(notUnderstood).toEqual([]);
    expect(rows.evaluation!.length).toBeGreaterThan(0);
  });
});

describe('figures of the examples', () => {
  test.each([
    ['mof-2020-project', 1200000, 960000, 95, 6],
    ['hubei-project', 1200000, 960000, 94, 5],
    ['sichuan-project', 1200000, 960000, 95, 4],
    ['hunan-department', 18000000, 17100000, 98, 5],
    ['hunan-project', 1200000, 960000, 95, 6],
    ['shanghai-project', 1200000, 960000, 95, 6],
    ['reviewed-project', 1200000, 960000, 98, 4],
    ['department', 18000000, 17100000, 98, 4],
  ])('%s', async (id, budget, executed, total, indicators) => {
    const { rows, found } = await read(byId(id), true);
    // Shanghai's is the national form in 元.
    const family = id === 'shanghai-project' ? 'mof-2020-project' : id;
    const { beside } = byId(id);
    expect(found.map((f) => f.family)).toEqual(beside ? [family, beside.id] : [family]);
    expect(rows.evaluation).toMatchObject([{ fiscal_year: 2023, total_reported: total }]);
    expect(rows.fund_line?.find((f) => f.kind === 'total')).toMatchObject({
      adjusted_amount: budget,
      executed_amount: executed,
    });
    expect(rows.indicator).toHaveLength(indicators);
  });

  test('the re-check scores of the form with one', async () => {
    const { rows } = await read(byId('reviewed-project'), true);
    expect(rows.evaluation).toMatchObject([{ total_reported: 98, reviewed_total: 94 }]);
    expect(rows.indicator?.map((row) => row.reviewed_points)).toEqual([25, 24, 27, 10]);
  });

  test('the base data beside the departmental form', async () => {
    const { rows } = await read(byId('hunan-department'), true);
    expect(rows.base_metric).toHaveLength(24);
    expect(rows.base_metric?.[0]).toMatchObject({
      label_raw: '财政供养人员情况（人）',
      block: 'staff',
      measure: 'count',
      value: 30,
      fiscal_year: 2023,
    });
    const running = rows.base_metric?.filter((m) => m.block === 'running' && m.measure === 'final');
    expect(running?.map((m) => [m.column_year, m.value])).toEqual([
      [2022, 900000],
      [2023, 842000],
      [2022, 200000],
      [2023, 176000],
    ]);
  });

  test('lists', async () => {
    const projects = await read(byId('flat-projects'), true);
    expect(
      projects.rows.fund_line?.map((f) => [f.initial_amount, f.adjusted_amount, f.executed_amount]),
    ).toEqual([
      [1000000, 1200000, 960000],
      [500000, 500000, 500000],
    ]);
    expect(projects.rows.evaluation?.map((e) => [e.rate_reported, e.total_reported])).toEqual([
      [0.8, 95],
      [1, 98.5],
    ]);
    const indicators = await read(byId('flat-indicators'), true);
    expect(indicators.rows.indicator?.map((i) => [i.level1, i.nature, i.points_max, i.points])).toEqual([
      ['output', '≥', 50, 50],
      ['benefit', '≥', 30, 27],
    ]);
  });
});
