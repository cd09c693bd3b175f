import type { EvaluationRow, FundLineRow, IndicatorRow } from '../../model/rows.gen.ts';
import {
  type DrawnCell,
  type DrawnForm,
  data,
  type FormRows,
  head,
  indicatorRows,
  ofForm,
  ofLine,
} from './drawing.ts';

/** The options of the three tick rows of the Hubei form, as it prints them. */
const TICK_ROWS = [
  ['项目类别', 'category', ['部门预算项目', '市直专项', '省对下转移支付项目']],
  ['项目属性', 'attribute', ['持续性项目', '新增性项目']],
  ['项目类型', 'term', ['常年性项目', '延续性项目', '一次性项目']],
] as const;

function ticks(options: readonly string[], chosen: string | null): string {
  const ticked = new Set((chosen ?? '').split(';'));
  return options.map((option, i) => `${i + 1}、${option} ${ticked.has(option) ? '☑' : '☐'}`).join('　');
}

/** The Hubei project form of 2020: budget line 20 points, indicators 80, no column of points available. */
function hubei(form: FormRows): DrawnForm {
  const e = form.evaluation;
  const points = e.budget_points_max ?? 20;
  const lines = form.fundLines;
  const rows: DrawnCell[][] = [
    [head('项目名称'), data(form.projectName, { colSpan: 6, reference: ofForm('project_id') })],
    [
      head('主管部门'),
      data(form.departmentName, { colSpan: 2, reference: ofForm('department_unit_id') }),
      head('项目实施单位'),
      data(form.unitName, { colSpan: 3, reference: ofForm('unit_id') }),
    ],
    ...TICK_ROWS.map(([label, column, options]) => [
      head(label),
      data(ticks(options, e[column]), { colSpan: 6, reference: ofForm(column) }),
    ]),
    [
      head(`预算执行情况（${e.declared_money_unit ?? '万元'}）（${points}分）`, {
        rowSpan: lines.length + 1,
      }),
      head('', { colSpan: 2 }),
      head('预算数（A）'),
      head('执行数（B）'),
      head('执行率（B/A）'),
      head(`得分（${points}分×执行率）`),
    ],
    ...lines.map((line) => [
      head(line.label_raw ?? '年度财政资金总额', {
        colSpan: 2,
        reference: ofLine(line, 'label_raw'),
        repaired: line.label_raw === null,
      }),
      data(line.adjusted_raw, { reference: ofLine(line, 'adjusted_amount') }),
      data(line.executed_raw, { reference: ofLine(line, 'executed_amount') }),
      ...(line.kind === 'total'
        ? [
            data(e.rate_raw, { reference: ofForm('rate_reported') }),
            data(e.budget_points_raw, { reference: ofForm('budget_points') }),
          ]
        : [data(line.rate_raw, { reference: ofLine(line, 'rate_raw') }), data(line.points_raw)]),
    ]),
  ];
  if (form.indicators.length > 0) {
    const lead = head(`年度绩效目标（${100 - points}分）`, { rowSpan: form.indicators.length + 1 });
    const titles = ['一级指标', '二级指标', '三级指标', '年初目标值（A）', '实际完成值（B）', '得分'];
    rows.push(
      [lead, ...titles.map((title) => head(title))],
      ...indicatorRows(form, ['name_raw', 'target_raw', 'actual_raw', 'points_raw']),
    );
  }
  rows.push(
    [head('总分'), data(e.total_raw, { colSpan: 6, reference: ofForm('total_reported') })],
    [
      head('偏差大或目标未完成原因分析'),
      data(e.deviation_reason, { colSpan: 6, reference: ofForm('deviation_reason') }),
    ],
    [head('改进措施及结果应用方案'), data(e.improvement, { colSpan: 6, reference: ofForm('improvement') })],
  );
  return { title: e.title_raw, columns: 7, rows };
}

/** A fund line of the national form; rate and points of the total line belong to the form as a whole. */
function fundRow(e: EvaluationRow, line: FundLineRow, wide: number): DrawnCell[] {
  const total = line.kind === 'total';
  return [
    head(line.label_raw ?? '', { reference: ofLine(line, 'label_raw') }),
    data(line.initial_raw, { reference: ofLine(line, 'initial_amount') }),
    data(line.adjusted_raw, { reference: ofLine(line, 'adjusted_amount') }),
    data(line.executed_raw, { reference: ofLine(line, 'executed_amount') }),
    data(line.points_max_raw, total ? { reference: ofForm('budget_points_max') } : {}),
    data(line.rate_raw ?? (total ? e.rate_raw : null), {
      reference: total ? ofForm('rate_reported') : ofLine(line, 'rate_raw'),
    }),
    data(total ? e.budget_points_raw : line.points_raw, {
      colSpan: wide + 1,
      reference: total ? ofForm('budget_points') : ofLine(line, 'points_raw'),
    }),
  ];
}

const SPENDING: readonly FundLineRow['kind'][] = ['basic', 'project'];

/** A department's form that lists its money once by income and once by spending, one figure a line. */
function isByNature(form: FormRows): boolean {
  const parts = form.fundLines.filter((line) => line.kind !== 'total');
  return (
    form.evaluation.kind === 'department' &&
    parts.some((line) => SPENDING.includes(line.kind)) &&
    parts.every((line) => line.initial_raw === null && line.adjusted_raw === null)
  );
}

/** Income on the left, spending on the right, label and figure in one cell, as the form prints them. */
function natureRows(lines: readonly FundLineRow[], columns: number): DrawnCell[][] {
  const spending = lines.filter((line) => SPENDING.includes(line.kind));
  const income = lines.filter((line) => line.kind !== 'total' && !SPENDING.includes(line.kind));
  const [left, right] = [4, columns - 5];
  const side = (line: FundLineRow | undefined, colSpan: number) =>
    line === undefined
      ? data('', { colSpan })
      : data(`${line.label_raw ?? ''}${line.executed_raw ?? ''}`, {
          colSpan,
          reference: ofLine(line, 'executed_amount'),
        });
  const rows = Array.from({ length: Math.max(income.length, spending.length) }, (_, at) => [
    side(income[at], left),
    side(spending[at], right),
  ]);
  return [[head('按收入性质分：', { colSpan: left }), head('按支出性质分：', { colSpan: right })], ...rows];
}

/** The Hunan forms, which follow the national form of 2020: three amounts, points available for each row. */
function national(form: FormRows): DrawnForm {
  const e = form.evaluation;
  const reviewed = form.indicators.some(
    (row) => row.reviewed_points !== null || row.reviewed_actual_raw !== null,
  );
  const columns = reviewed ? 11 : 9;
  const named: DrawnCell[][] =
    e.kind === 'department'
      ? [
          [
            head('预算部门、单位名称', { colSpan: 2 }),
            data(form.unitName, { colSpan: columns - 2, reference: ofForm('unit_id') }),
          ],
        ]
      : [
          [
            head('项目支出名称', { colSpan: 2 }),
            data(form.projectName, { colSpan: columns - 2, reference: ofForm('project_id') }),
          ],
          [
            head('主管部门', { colSpan: 2 }),
            data(form.departmentName, { colSpan: 2, reference: ofForm('department_unit_id') }),
            head('实施单位'),
            data(form.unitName, { colSpan: columns - 5, reference: ofForm('unit_id') }),
          ],
          ...TICK_ROWS.filter(([, column]) => e[column] !== null).map(([label, column]) => [
            head(label, { colSpan: 2 }),
            data(e[column], { colSpan: columns - 2, reference: ofForm(column) }),
          ]),
        ];
  const wide = columns - 8;
  const byNature = isByNature(form) ? natureRows(form.fundLines, columns) : [];
  const lines = byNature.length > 0 ? form.fundLines.filter((line) => line.kind === 'total') : form.fundLines;
  const funds: DrawnCell[][] = [
    [
      head(`${e.kind === 'department' ? '年度预算申请' : '项目资金'}（${e.declared_money_unit ?? '万元'}）`, {
        rowSpan: 1 + lines.length + byNature.length,
      }),
      head(''),
      ...['年初预算数', '全年预算数', '全年执行数', '分值', '执行率'].map((title) => head(title)),
      head('得分', { colSpan: wide + 1 }),
    ],
    ...lines.map((line) => fundRow(e, line, wide)),
    ...byNature,
  ];
  const goals: DrawnCell[][] = [
    [
      head('年度总体目标', { rowSpan: 2 }),
      head('预期目标', { colSpan: 4 }),
      head('实际完成情况', { colSpan: columns - 5 }),
    ],
    [
      data(e.goal_expected, { colSpan: 4, reference: ofForm('goal_expected') }),
      data(e.goal_actual, { colSpan: columns - 5, reference: ofForm('goal_actual') }),
    ],
  ];
  const rows = [...named, ...funds, ...goals];
  if (form.indicators.length > 0) {
    const lead = head('绩效指标', { rowSpan: form.indicators.length + 1 });
    const titles = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '自评得分'];
    const shown: (keyof IndicatorRow)[] = [
      'name_raw',
      'target_raw',
      'actual_raw',
      'points_max_raw',
      'points_raw',
    ];
    if (reviewed) shown.push('reviewed_actual_raw', 'reviewed_points');
    shown.push('deviation_reason');
    const extra = reviewed ? ['复核完成值', '复核得分'] : [];
    rows.push(
      [lead, ...[...titles, ...extra, '偏差原因分析及改进措施'].map((title) => head(title))],
      ...indicatorRows(form, shown),
    );
  }
  rows.push([
    head('总分', { colSpan: 6 }),
    data(e.total_max_raw, { reference: ofForm('total_max') }),
    data(e.total_raw, { reference: ofForm('total_reported') }),
    data('', { colSpan: columns - 8 }),
  ]);
  return { title: e.title_raw, columns, rows };
}

/** Draws a form in the layout it was published in: Hubei's where a project form prints no points available, else the national one. */
export function officialLayout(form: FormRows): DrawnForm {
  const printsPoints = form.indicators.some((row) => row.points_max_raw !== null);
  const { kind, budget_points_max, profile_id } = form.evaluation;
  // A list prints no points at all: the Hubei form would put 20 and 80 in its mouth.
  const hasPoints = budget_points_max !== null || profile_id !== null;
  return kind === 'project' && !printsPoints && hasPoints ? hubei(form) : national(form);
}
