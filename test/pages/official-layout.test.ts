import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvaluationRow, FundLineRow, IndicatorRow } from '../../src/model/rows.gen.ts';
import type { DrawnForm, FormRows } from '../../src/pages/form/drawing.ts';
import { listLayout } from '../../src/pages/form/list-layout.ts';
import { officialLayout } from '../../src/pages/form/official-layout.ts';

const EVALUATION: EvaluationRow = {
  evaluation_id: 'e1',
  kind: 'project',
  fiscal_year: 2021,
  fiscal_year_basis: 'stated',
  unit_id: 'u1',
  department_unit_id: null,
  project_id: 'p1',
  title_raw: '2021年度甲项目自评表',
  category: '部门预算项目',
  attribute: '持续性项目',
  term: '常年性项目',
  tick_groups: 3,
  profile_id: null,
  profile_reason: null,
  declared_money_unit: '万元',
  budget_points_max: 20,
  rate_raw: '98.44%',
  rate_reported: 0.9844,
  budget_points_raw: '20',
  budget_points: 20,
  budget_points_inferred: false,
  total_max_raw: null,
  total_max: null,
  total_raw: '98',
  total_reported: 98,
  goal_expected: null,
  goal_actual: null,
  deviation_reason: '无',
  improvement: '无',
  filed_on: null,
  filed_by_present: null,
  phone_present: null,
  signed: false,
  stamped: false,
  reviewed_total: null,
  data_origin: 'reported',
  layout: null,
  extraction_confidence: 1,
  source_id: 's1',
  locator: 'L1-9',
};
const LINE: FundLineRow = {
  evaluation_id: 'e1',
  line_no: 1,
  kind: 'total',
  label_raw: '年度财政资金总额',
  initial_raw: null,
  initial_amount: null,
  adjusted_raw: '45',
  adjusted_amount: 450000,
  executed_raw: '44.3',
  executed_amount: 443000,
  rate_raw: null,
  points_max_raw: null,
  points_raw: null,
  money_unit_declared: '万元',
  money_unit_resolved: '万元',
  unit_resolution: null,
  source_id: null,
  locator: 'L18',
};
const INDICATOR: IndicatorRow = {
  evaluation_id: 'e1',
  indicator_no: 1,
  level1: 'output',
  level2: 'quantity',
  level2_raw: '数量指标',
  name_raw: '全年话务总量',
  concept_id: null,
  nature: '≥',
  target_raw: '8万',
  actual_raw: '11.3万',
  points_max_raw: null,
  points_max: null,
  points_max_inferred: false,
  points_raw: '10',
  points: 10,
  points_inferred: false,
  deviation_reason: null,
  reviewed_actual_raw: null,
  reviewed_points: null,
  layout_shifted: false,
  source_id: null,
  locator: 'L20',
};
const FORM: FormRows = {
  evaluation: EVALUATION,
  fundLines: [LINE],
  sections: [
    {
      evaluation_id: 'e1',
      level1: 'output',
      label_raw: '产出指标 (40分)',
      points_declared: 40,
      locator: null,
    },
  ],
  indicators: [INDICATOR],
  unitName: '甲局',
  departmentName: '乙局',
  projectName: '甲项目',
};

/** Lays the cells on a grid as a browser does; a hole or an overlap is a fault of the drawing. */
function faults(form: DrawnForm): string[] {
  const taken = form.rows.map(() => new Array<boolean>(form.columns).fill(false));
  const found: string[] = [];
  form.rows.forEach((row, r) => {
    for (const cell of row) {
      const c = taken[r]!.indexOf(false);
      for (let dr = 0; dr < cell.rowSpan; dr += 1) {
        for (let dc = 0; dc < cell.colSpan; dc += 1) {
          if (taken[r + dr]?.[c + dc] !== false) found.push(`row ${r}: ${cell.text} does not fit`);
          else taken[r + dr]![c + dc] = true;
        }
      }
    }
  });
  taken.forEach((row, r) => {
    if (row.includes(false)) found.push(`row ${r} has a hole`);
  });
  return found;
}

const text = (form: DrawnForm) => form.rows.map((row) => row.map((cell) => cell.text));

describe('the form in its official layout', () => {
  it('draws the Hubei form: ticks, no column of points available, the printed values untouched', () => {
    const form = officialLayout(FORM);
    expect(form.columns).toBe(7);
    expect(faults(form)).toEqual([]);
    const rows = text(form);
    expect(rows).toContainEqual(['项目类别', '1、部门预算项目 ☑　2、市直专项 ☐　3、省对下转移支付项目 ☐']);
    expect(rows).toContainEqual(['年度财政资金总额', '45', '44.3', '98.44%', '20']);
    expect(rows).toContainEqual(['产出指标 (40分)', '数量指标', '全年话务总量', '8万', '11.3万', '10']);
    expect(rows).toContainEqual(['总分', '98']);
  });

  it('draws the national form where points available are printed', () => {
    const form = officialLayout({
      ...FORM,
      evaluation: { ...EVALUATION, tick_groups: 0, total_max_raw: '100', budget_points_max: 10 },
      indicators: [{ ...INDICATOR, points_max_raw: '10', deviation_reason: '扩面' }],
    });
    expect(form.columns).toBe(9);
    expect(faults(form)).toEqual([]);
    expect(text(form)).toContainEqual([
      '产出指标 (40分)',
      '数量指标',
      '全年话务总量',
      '8万',
      '11.3万',
      '10',
      '10',
      '扩面',
    ]);
    expect(text(form)).toContainEqual(['总分', '100', '98', '']);
  });

  it('names a department once and shows no project', () => {
    const form = officialLayout({
      ...FORM,
      evaluation: { ...EVALUATION, kind: 'department', tick_groups: 0, project_id: null },
      projectName: null,
    });
    expect(text(form)[0]).toEqual(['预算部门、单位名称', '甲局']);
    expect(faults(form)).toEqual([]);
  });

  it('adds the columns of the review when a review is there', () => {
    const reviewed = { ...INDICATOR, points_max_raw: '10', reviewed_actual_raw: '10万', reviewed_points: 8 };
    const form = officialLayout({
      ...FORM,
      evaluation: { ...EVALUATION, tick_groups: 0 },
      indicators: [reviewed],
    });
    expect(form.columns).toBe(11);
    expect(text(form)).toContainEqual([
      '产出指标 (40分)',
      '数量指标',
      '全年话务总量',
      '8万',
      '11.3万',
      '10',
      '10',
      '10万',
      '8',
      '',
    ]);
    expect(faults(form)).toEqual([]);
  });

  it('points every value at its row of the model', () => {
    const cells = officialLayout(FORM).rows.flat();
    expect(cells.find((c) => c.text === '11.3万')?.reference).toEqual({
      table: 'indicator',
      row: 1,
      column: 'actual_raw',
    });
    expect(cells.find((c) => c.text === '45')?.reference).toEqual({
      table: 'fund_line',
      row: 1,
      column: 'adjusted_amount',
    });
  });

  it('tiles its rectangle whatever the form holds', () => {
    const level1 = fc.constantFrom('output', 'benefit', 'satisfaction', 'cost', 'other');
    const indicator = fc.record({
      level1,
      level2_raw: fc.constantFrom('数量指标', '质量指标', null),
      points_max_raw: fc.constantFrom('10', null),
      reviewed_points: fc.constantFrom(null, 5),
    });
    fc.assert(
      fc.property(
        fc.array(indicator, { maxLength: 12 }),
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom('project', 'department'),
        fc.constantFrom(0, 3),
        (indicators, lines, kind, ticks) => {
          const form = officialLayout({
            ...FORM,
            evaluation: { ...EVALUATION, kind: kind as 'project', tick_groups: ticks },
            fundLines: Array.from({ length: lines }, (_, i) => ({
              ...LINE,
              line_no: i + 1,
              kind: i === 0 ? 'total' : 'fiscal',
            })),
            indicators: indicators.map(
              (row, i) => ({ ...INDICATOR, ...row, indicator_no: i + 1 }) as IndicatorRow,
            ),
          });
          expect(faults(form)).toEqual([]);
        },
      ),
    );
  });
});

describe('a row of a list', () => {
  it('is set out with what the list says and nothing that only a form prints', () => {
    const { rows, columns } = listLayout({
      ...FORM,
      evaluation: { ...EVALUATION, improvement: null, total_max_raw: null, rate_raw: null },
      sections: [],
      indicators: [{ ...INDICATOR, points_max_raw: null, points_raw: null, deviation_reason: null }],
    });
    const texts = rows.flat().map((cell) => cell.text);
    for (const printed of ['分值', '得分', '总分', '执行率', '改进措施', '预算执行情况']) {
      const isThere = texts.some((text) => text.startsWith(printed));
      expect([printed, isThere]).toEqual([printed, printed === '总分']);
    }
    expect(texts).toEqual(expect.arrayContaining(['年度指标值', '实际完成值', '8万', '11.3万']));
    for (const row of rows.slice(0, -1))
      expect(row.reduce((sum, cell) => sum + cell.colSpan, 0)).toBe(columns);
  });
});
