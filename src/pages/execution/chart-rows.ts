import type { Answers } from '../../app/session/answers.ts';
import type { HeatMatrix } from '../../charts/heat-matrix/option.ts';
import type { RateBars } from '../../charts/rate-bars/option.ts';
import type { ThreeSteps } from '../../charts/three-steps/option.ts';
import type { UnspentPareto } from '../../charts/unspent-pareto/option.ts';
import type { YearLines } from '../../charts/year-lines/option.ts';
import type { executionQuestions } from './questions.ts';

export type ExecutionAnswers = Answers<ReturnType<(typeof executionQuestions)['questions']>>;

/** The two reference lines as fractions, lowest first; one line when both are the same. */
export function referencesOf({
  low,
  high,
}: {
  readonly low: number;
  readonly high: number;
}): readonly number[] {
  const [first, second] = [Math.min(low, high) / 100, Math.max(low, high) / 100];
  return first === second ? [first] : [first, second];
}

export interface NamedForm {
  readonly project_name: string | null;
  readonly title_raw: string;
  readonly unit_short_name: string;
}

/** What a form is called: its project, or the unit whose whole department it covers. */
export function formName(
  row: NamedForm & { readonly kind?: string },
  department: (unit: string) => string,
): string {
  if (row.project_name !== null) return row.project_name;
  return row.kind === 'project' ? row.title_raw : department(row.unit_short_name);
}

/** Names that occur more than once are told apart by unit, and by year where that is not enough. */
export function distinctNames(
  rows: readonly { readonly name: string; readonly unit: string; readonly year: number }[],
): string[] {
  const times = (text: (row: (typeof rows)[number]) => string) => {
    const seen = new Map<string, number>();
    for (const row of rows) seen.set(text(row), (seen.get(text(row)) ?? 0) + 1);
    return seen;
  };
  const byName = times((row) => row.name);
  const withUnit = (row: (typeof rows)[number]) => `${row.name}（${row.unit}）`;
  const byUnit = times(withUnit);
  return rows.map((row) => {
    if (byName.get(row.name) === 1) return row.name;
    return byUnit.get(withUnit(row)) === 1 ? withUnit(row) : `${row.name}（${row.unit} ${row.year}）`;
  });
}

/** One bar a group, in the order of the answer (largest budget first). */
export function groupBars(
  answers: ExecutionAnswers,
  references: readonly number[],
  nameOf: (value: string, label: string) => string,
): RateBars {
  return {
    references,
    bars: answers.groups.map((row) => ({
      id: row.value,
      name: nameOf(row.value, row.label),
      rate: row.execution_rate,
      budget: row.budget,
      executed: row.executed,
      unspent: row.unspent,
      n: row.evaluations,
    })),
  };
}

export function projectBars(
  answers: ExecutionAnswers,
  references: readonly number[],
  department: (unit: string) => string,
): RateBars {
  const names = distinctNames(
    answers.projects.map((row) => ({
      name: formName(row, department),
      unit: row.unit_short_name,
      year: row.fiscal_year,
    })),
  );
  return {
    references,
    bars: answers.projects.map((row, index) => ({
      id: row.evaluation_id,
      name: names[index] ?? '',
      rate: row.rate,
      budget: row.adjusted_amount,
      executed: row.executed_amount,
      unspent: row.unspent,
      n: null,
    })),
  };
}

export function againstOf(
  answers: ExecutionAnswers,
  nameOf: (value: string, label: string) => string,
): ThreeSteps {
  return {
    groups: answers.groups
      .filter((row) => row.budget !== null || row.executed !== null)
      .map((row) => ({
        id: row.value,
        name: nameOf(row.value, row.label),
        adjusted: row.budget,
        executed: row.executed,
      })),
  };
}

export function stepsOf(answers: ExecutionAnswers, department: (unit: string) => string): ThreeSteps {
  const names = distinctNames(
    answers.steps.map((row) => ({
      name: formName(row, department),
      unit: row.unit_short_name,
      year: row.fiscal_year,
    })),
  );
  return {
    groups: answers.steps.map((row, index) => ({
      id: row.evaluation_id,
      name: names[index] ?? '',
      initial: row.initial_amount,
      adjusted: row.adjusted_amount,
      executed: row.executed_amount,
    })),
  };
}

export function paretoOf(answers: ExecutionAnswers, department: (unit: string) => string): UnspentPareto {
  const names = distinctNames(
    answers.holders.map((row) => ({
      name: formName(row, department),
      unit: row.unit_short_name,
      year: row.fiscal_year,
    })),
  );
  return {
    total: answers.holders[0]?.total_unspent ?? 0,
    parts: answers.holders.map((row, index) => ({
      id: row.evaluation_id,
      name: names[index] ?? '',
      unspent: row.unspent,
      cumulative: row.cumulative_share,
    })),
  };
}

/** A line needs three years; two are shown as bars, which do not pretend to a trend. */
export const LINE_FROM = 3;

export function hasTrend(answers: ExecutionAnswers): boolean {
  return answers.years.filter((row) => row.execution_rate !== null).length >= LINE_FROM;
}

export function yearBars(answers: ExecutionAnswers, references: readonly number[]): RateBars {
  return {
    references,
    bars: answers.years.map((row) => ({
      id: String(row.fiscal_year),
      name: String(row.fiscal_year),
      rate: row.execution_rate,
      budget: row.budget,
      executed: row.executed,
      unspent: row.unspent,
      n: row.evaluations,
    })),
  };
}

export function yearLinesOf(
  answers: ExecutionAnswers,
  references: readonly number[],
  words: { readonly weighted: string; readonly mean: string; readonly rate: string },
): YearLines {
  const series = (
    id: string,
    name: string,
    value: (row: ExecutionAnswers['years'][number]) => number | null,
  ) => ({
    id,
    name,
    points: answers.years.map((row) => ({ year: row.fiscal_year, value: value(row), n: row.evaluations })),
  });
  return {
    unit: 'fraction',
    title: words.rate,
    references,
    series: [
      series('weighted', words.weighted, (row) => row.execution_rate),
      series('mean', words.mean, (row) => row.mean_rate),
    ],
  };
}

/** Units × years, where there are several years. */
export function unitYearMatrix(
  answers: ExecutionAnswers,
  references: readonly number[],
  words: { readonly unit: string; readonly year: string; readonly rate: string },
): HeatMatrix {
  const units = new Map(answers.unitYears.map((row) => [row.unit_id, row.unit_short_name]));
  const years = [...new Set(answers.unitYears.map((row) => row.fiscal_year))].sort((a, b) => a - b);
  return {
    rows: [...units].map(([id, name]) => ({ id, name })),
    columns: years.map((year) => ({ id: String(year), name: String(year) })),
    cells: answers.unitYears.map((row) => ({
      id: `${row.unit_id}\n${row.fiscal_year}`,
      row: row.unit_id,
      column: String(row.fiscal_year),
      value: row.execution_rate,
      n: row.evaluations,
    })),
    unit: 'fraction',
    title: words.rate,
    rowTitle: words.unit,
    columnTitle: words.year,
    references,
  };
}

/** Whether the years hold the same units, so that a change between them means something. */
export function sameUnitsEveryYear(answers: ExecutionAnswers): boolean {
  const byYear = new Map<number, string[]>();
  for (const row of answers.unitYears) {
    byYear.set(row.fiscal_year, [...(byYear.get(row.fiscal_year) ?? []), row.unit_id]);
  }
  const sets = [...byYear.values()].map((units) => [...units].sort().join('\n'));
  return new Set(sets).size <= 1;
}
