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

/** Label, level 1 and 2 beside it, and room for what is said. */
const LEAST_COLUMNS = 5;

const FORM_FIELDS: readonly (readonly [string, keyof EvaluationRow])[] = [
  ['项目类别', 'category'],
  ['项目属性', 'attribute'],
  ['项目类型', 'term'],
];
const AMOUNTS: readonly (readonly [string, keyof FundLineRow, keyof FundLineRow])[] = [
  ['年初预算数', 'initial_raw', 'initial_amount'],
  ['全年预算数', 'adjusted_raw', 'adjusted_amount'],
  ['全年执行数', 'executed_raw', 'executed_amount'],
];
const FIGURES: readonly (readonly [string, keyof EvaluationRow, keyof EvaluationRow])[] = [
  ['执行率', 'rate_raw', 'rate_reported'],
  ['满分', 'total_max_raw', 'total_max'],
  ['总分', 'total_raw', 'total_reported'],
  ['预期目标', 'goal_expected', 'goal_expected'],
  ['实际完成情况', 'goal_actual', 'goal_actual'],
  ['偏差原因', 'deviation_reason', 'deviation_reason'],
  ['改进措施', 'improvement', 'improvement'],
];
const INDICATOR_FIELDS: readonly (readonly [string, keyof IndicatorRow])[] = [
  ['年度指标值', 'target_raw'],
  ['实际完成值', 'actual_raw'],
  ['分值', 'points_max_raw'],
  ['得分', 'points_raw'],
  ['偏差原因', 'deviation_reason'],
];

/** A row of a list, field by field: only what the list says, in no form's layout. */
export function listLayout(form: FormRows): DrawnForm {
  const e = form.evaluation;
  const shown = INDICATOR_FIELDS.filter(([, column]) => form.indicators.some((row) => row[column] !== null));
  const columns = Math.max(LEAST_COLUMNS, 3 + shown.length);
  const pair = (label: string, cell: DrawnCell): DrawnCell[] => [head(label, { colSpan: 2 }), cell];
  const wide = { colSpan: columns - 2 };
  const said = (value: unknown): value is string => typeof value === 'string' && value !== '';
  const rows: DrawnCell[][] = [];
  if (form.projectName !== null)
    rows.push(pair('项目', data(form.projectName, { ...wide, reference: ofForm('project_id') })));
  rows.push(pair('实施单位', data(form.unitName, { ...wide, reference: ofForm('unit_id') })));
  if (form.departmentName !== null)
    rows.push(
      pair('主管部门', data(form.departmentName, { ...wide, reference: ofForm('department_unit_id') })),
    );
  for (const [label, column] of FORM_FIELDS) {
    const value = e[column];
    if (said(value)) rows.push(pair(label, data(value, { ...wide, reference: ofForm(column) })));
  }
  for (const line of form.fundLines)
    for (const [label, raw, column] of AMOUNTS) {
      const value = line[raw];
      const unit = line.money_unit_resolved === null ? '' : `（${line.money_unit_resolved}）`;
      if (said(value))
        rows.push(pair(`${label}${unit}`, data(value, { ...wide, reference: ofLine(line, column) })));
    }
  for (const [label, raw, column] of FIGURES) {
    const value = e[raw];
    if (said(value)) rows.push(pair(label, data(value, { ...wide, reference: ofForm(column) })));
  }
  if (form.indicators.length > 0) {
    const name = { colSpan: columns - 2 - shown.length };
    rows.push(
      [head('一级指标'), head('二级指标'), head('指标', name), ...shown.map(([label]) => head(label))],
      ...indicatorRows(form, ['name_raw', ...shown.map(([, column]) => column)], name.colSpan),
    );
  }
  return { title: form.projectName ?? form.unitName, columns, evenly: true, rows };
}
