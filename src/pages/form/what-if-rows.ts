import type { whatIf as zh } from '../../app/text/zh/what-if.ts';
import type { FormGradesRow } from '../../scoring/what-if-questions.ts';
import type { AssumedRow } from '../../scoring/what-if-rows.ts';
import { gradeName, rangeGradeName } from '../what-if/names.ts';

interface OwnRow {
  readonly indicator_no: number;
  readonly points_low: number | null;
  readonly points_high: number | null;
}

/** The form in three views: reported, under its own scheme, under the assumed one (where there is one). */
export function formViews(
  own: FormGradesRow,
  assumed: { readonly name: string; readonly grades: FormGradesRow } | null,
  text: typeof zh,
) {
  const range = (id: string, view: string, grades: FormGradesRow) => ({
    id,
    view,
    low: grades.low,
    high: grades.high,
    available: grades.available,
    grade: rangeGradeName(grades.grade_low, grades.grade_high, grades.demonstrated, text),
  });
  return [
    {
      id: 'reported',
      view: text.formReported,
      low: own.total_reported,
      high: own.total_reported,
      available: null as number | null,
      grade: gradeName(own.grade, own.demonstrated, text),
    },
    range('own', text.formOwn, own),
    ...(assumed === null ? [] : [range('assumed', text.formAssumed(assumed.name), assumed.grades)]),
  ];
}

/** The budget line and the rows of the form: what was awarded, what their own scheme gives, what the assumed one gives. */
export function assumedTable(
  budget: {
    readonly name: string;
    readonly points: number | null;
    readonly own: number | null;
    readonly printed: number | null;
  },
  indicators: readonly {
    readonly indicator_no: number;
    readonly name_raw: string;
    readonly points: number | null;
  }[],
  own: readonly OwnRow[],
  assumed: readonly AssumedRow[],
) {
  const line = assumed.find((candidate) => candidate.indicator_no === 0);
  const first = {
    no: 0,
    name: budget.name,
    points: budget.points,
    own_low: budget.own ?? (budget.printed === null ? null : 0),
    own_high: budget.own ?? budget.printed,
    max: line?.points_max ?? null,
    low: line?.points_low ?? null,
    high: line?.points_high ?? null,
  };
  const rows = indicators.map((row) => {
    const self = own.find((candidate) => candidate.indicator_no === row.indicator_no);
    const under = assumed.find((candidate) => candidate.indicator_no === row.indicator_no);
    return {
      no: row.indicator_no,
      name: `${row.indicator_no} ${row.name_raw}`,
      points: row.points,
      own_low: self?.points_low ?? null,
      own_high: self?.points_high ?? null,
      max: under?.points_max ?? null,
      low: under?.points_low ?? null,
      high: under?.points_high ?? null,
    };
  });
  return [first, ...rows];
}
