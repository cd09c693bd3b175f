import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { recognise } from '../../src/intake/forms/recognise.ts';
import { readText } from '../../src/intake/readers/text.ts';
import { LOW_CONFIDENCE, type Recognition } from '../../src/intake/types.ts';
import { toHalfWidth } from '../../src/intake/values/characters.ts';

/** One keyed value against what was read. */
export interface Answer {
  readonly file: string;
  readonly what: string;
  readonly expected: string;
  readonly got: string;
  readonly right: boolean;
  /** True when the reader of the report is told to look: a low confidence or a problem on the value. */
  readonly marked: boolean;
}

export function parseCsv(text: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

export function readForms(directory: string): ReadonlyMap<string, Recognition> {
  const result = new Map<string, Recognition>();
  for (const name of readdirSync(directory).sort()) {
    const number = /^(\d{2})_.*\.txt$/.exec(name)?.[1];
    if (number === undefined) continue;
    result.set(
      number,
      recognise(readText(name, readFileSync(join(directory, name), 'utf8'), 'a'.repeat(64))),
    );
  }
  return result;
}

function plain(text: string | number | null | undefined): string {
  return toHalfWidth(String(text ?? ''))
    .replace(/\s+/g, '')
    .replace('百分比', '%');
}

function same(expected: string, got: string): boolean {
  const a = plain(expected);
  const b = plain(got);
  if (a === b) return true;
  return a !== '' && b !== '' && Number.isFinite(Number(a)) && Number(a) === Number(b);
}

function confidence(read: Recognition, table: string, row: number, column: string): number {
  return (
    read.origins.find((each) => each.table === table && each.row === row && each.column === column)
      ?.confidence ?? 0
  );
}

/** Compares project-level values with the answer key, one answer a filled key cell. */
export function projectAnswers(
  read: ReadonlyMap<string, Recognition>,
  key: Record<string, string>[],
): Answer[] {
  return key.flatMap((expected) => {
    const file = expected.文件 ?? '';
    const found = read.get(file);
    const rows = found?.rows.evaluation ?? [];
    const index = rows.length - 1;
    const evaluation = rows[index];
    if (found === undefined || evaluation === undefined) {
      return [
        {
          file,
          what: '表',
          expected: '1',
          got: '0',
          right: false,
          marked: (found?.problems.length ?? 0) > 0,
        },
      ];
    }
    const unit = found.rows.unit?.find((each) => each.unit_id === evaluation.unit_id);
    const department = found.rows.unit?.find((each) => each.unit_id === evaluation.department_unit_id);
    const project = found.rows.project?.find((each) => each.project_id === evaluation.project_id);
    const lines = (found.rows.fund_line ?? [])
      .map((line, at) => ({ line, at }))
      .filter((each) => each.line.evaluation_id === evaluation.evaluation_id);
    const total = lines.find((each) => each.line.kind === 'total') ?? lines[0];
    const money = (column: 'initial_amount' | 'adjusted_amount' | 'executed_amount') => {
      const empty = (total?.line.adjusted_amount ?? 0) === 0 || (total?.line.executed_amount ?? 0) === 0;
      const part = lines.find((each) => each.line.kind !== 'total' && (each.line.executed_amount ?? 0) > 0);
      const used = empty && part !== undefined ? part : total;
      const value = used?.line[column] ?? null;
      return {
        got: value === null ? '' : String(value / 10_000),
        sure: used === undefined ? 0 : confidence(found, 'fund_line', used.at, column),
      };
    };
    const own = (got: string | number | null | undefined, column: string) => ({
      got: String(got ?? ''),
      sure: confidence(found, 'evaluation', index, column),
    });
    const values: readonly (readonly [string, { got: string; sure: number }])[] = [
      ['实施单位', own(unit?.name, 'unit_id')],
      ['主管部门', own(department?.name, 'department_unit_id')],
      ['项目名称', own(project?.name, 'project_id')],
      ['年度', own(evaluation.fiscal_year, 'fiscal_year')],
      ['金额单位', own(evaluation.declared_money_unit, 'declared_money_unit')],
      ['年初预算数', money('initial_amount')],
      ['全年预算数', money('adjusted_amount')],
      ['全年执行数', money('executed_amount')],
      ['执行率(原文)', own(evaluation.rate_raw, 'rate_raw')],
      ['执行率分值', own(evaluation.budget_points_max, 'budget_points_max')],
      ['执行率得分', own(evaluation.budget_points, 'budget_points')],
      ['自评总分', own(evaluation.total_reported, 'total_reported')],
    ];
    return values.flatMap(([name, { got, sure }]) => {
      const wanted = expected[name] ?? expected[name.replace('(', '（').replace(')', '）')] ?? '';
      if (wanted === '') return [];
      return [
        {
          file,
          what: name,
          expected: wanted,
          got,
          right: same(wanted, got),
          marked: got === '' || sure < LOW_CONFIDENCE,
        },
      ];
    });
  });
}

/** Compares indicator values with the answer key; an indicator is found by its name. */
export function indicatorAnswers(
  read: ReadonlyMap<string, Recognition>,
  key: Record<string, string>[],
): Answer[] {
  const level1: Readonly<Record<string, string>> = {
    output: '产出指标',
    benefit: '效益指标',
    satisfaction: '满意度指标',
  };
  return key.flatMap((expected) => {
    const file = expected.文件 ?? '';
    const found = read.get(file);
    const name = expected.三级指标 ?? '';
    const at = (found?.rows.indicator ?? []).findIndex((each) => plain(each.name_raw) === plain(name));
    const row = found?.rows.indicator?.[at];
    const columns: readonly (readonly [string, string | number | null | undefined, string])[] = [
      ['一级指标', level1[row?.level1 ?? ''], 'level1'],
      ['二级指标', row?.level2_raw, 'level1'],
      ['三级指标', row?.name_raw, 'name_raw'],
      ['年度指标值', row?.target_raw, 'target_raw'],
      ['实际完成值', row?.actual_raw, 'actual_raw'],
      ['分值', row?.points_max, 'points_max'],
      ['得分', row?.points, 'points'],
    ];
    return columns.flatMap(([what, value, column]) => {
      const wanted = expected[what] ?? '';
      if (wanted === '') return [];
      const got = String(value ?? '');
      const sure = found === undefined || at < 0 ? 0 : confidence(found, 'indicator', at, column);
      return [
        {
          file,
          what: `${name} ${what}`,
          expected: wanted,
          got,
          right: same(wanted, got),
          marked: got === '' || sure < LOW_CONFIDENCE,
        },
      ];
    });
  });
}
