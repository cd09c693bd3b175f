import { formNames } from '../../app/format/form-name.ts';
import type { whatIf as zh } from '../../app/text/zh/what-if.ts';
import type { GradePlace } from '../../scoring/graded-sql.ts';
import type { GradePart } from '../../scoring/recomputed-parts.ts';
import type { FormGradesRow, GradeCountRow } from '../../scoring/what-if-questions.ts';
import { gradeName, rangeGradeName } from './names.ts';

const PLACES: readonly GradePlace[] = ['excellent', 'good', 'fair', 'poor', 'open', 'scale', 'none'];

export type GradeBefore = {
  readonly place: string;
  readonly reported: number;
  readonly thin: number;
  readonly own: number;
  readonly assumed: number;
};

/** A row a grade: forms before and after; grades that nobody has are left out. */
export function gradeTable(
  rows: readonly GradeCountRow[],
  assumed: readonly GradePart[],
  text: typeof zh,
): GradeBefore[] {
  const of = (basis: GradeCountRow['basis'], place: GradePlace) =>
    rows.find((row) => row.basis === basis && row.place === place);
  return PLACES.map((place) => ({
    place: text.places[place],
    reported: of('reported', place)?.evaluations ?? 0,
    thin: of('reported', place)?.not_demonstrated ?? 0,
    own: of('own', place)?.evaluations ?? 0,
    assumed: assumed.find((row) => row.place === place)?.evaluations ?? 0,
  })).filter((row) => row.reported + row.own + row.assumed > 0);
}

/** Forms as a table shows them: named, with their grades in words. */
export function gradeRows(rows: readonly FormGradesRow[], text: typeof zh) {
  const names = formNames(rows, text.department);
  return rows.map((row, index) => ({
    evaluation_id: row.evaluation_id,
    name: names[index] ?? row.title_raw,
    unit: row.unit_short_name,
    fiscal_year: row.fiscal_year,
    rate: row.rate,
    reported: row.total_reported,
    grade: gradeName(row.grade, row.demonstrated, text),
    own_low: row.own_low,
    own_high: row.own_high,
    low: row.low,
    high: row.high,
    available: row.available,
    newGrade: rangeGradeName(row.grade_low, row.grade_high, row.demonstrated, text),
  }));
}
