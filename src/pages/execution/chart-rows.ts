import { formNames } from '../../app/format/form-name.ts';
import type { Answers } from '../../app/session/answers.ts';
import type { HeatMatrix } from '../../charts/heat-matrix/option.ts';
import type { RateBars } from '../../charts/rate-bars/option.ts';
import type { ThreeSteps } from '../../charts/three-steps/option.ts';
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
  const names = formNames(answers.projects, department);
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
  const names = formNames(answers.steps, department);
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

/** A matrix says something only where some unit has more than one year. */
export function someUnitRecurs(answers: ExecutionAnswers): boolean {
  return new Set(answers.unitYears.map((row) => row.unit_id)).size < answers.unitYears.length;
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
