import type { ProjectAnswers } from './questions.ts';

/** One year of a project: from its form, or from what a later report states where the form is not in the data. */
export interface HistoryRow {
  readonly year: number;
  readonly basis: 'form' | 'text';
  readonly evaluation: string | null;
  readonly budget: number | null;
  readonly executed: number | null;
  readonly rate: number | null;
  readonly unspent: number | null;
  readonly score: number | null;
  readonly grade: 'excellent' | 'good' | 'fair' | 'poor' | null;
  readonly demonstrated: boolean | null;
  /** Where a stated result stands. */
  readonly locator: string | null;
}

/** Metrics of a statement that tell a whole year's result; amounts of one purpose do not. */
const RESULTS: Readonly<Record<string, 'rate' | 'score'>> = { execution_rate: 'rate', total_points: 'score' };

function statedYears(answers: Pick<ProjectAnswers, 'history' | 'statements'>): HistoryRow[] {
  const years = new Set(answers.history.map((form) => form.fiscal_year));
  const stated = answers.statements.filter(
    (row) => row.metric in RESULTS && !years.has(row.fiscal_year) && (row.comparator ?? '=') === '=',
  );
  return [...new Set(stated.map((row) => row.fiscal_year))].map((year) => {
    const own = stated.filter((row) => row.fiscal_year === year);
    const value = (column: 'rate' | 'score') =>
      own.find((row) => RESULTS[row.metric] === column)?.stated_value ?? null;
    return {
      year,
      basis: 'text',
      evaluation: null,
      budget: null,
      executed: null,
      rate: value('rate'),
      unspent: null,
      score: value('score'),
      grade: null,
      demonstrated: null,
      locator: own[0]?.locator ?? null,
    };
  });
}

/** A project over the years, oldest first; what reports state of years without a form stands between the forms. */
export function historyOf(answers: Pick<ProjectAnswers, 'history' | 'statements'>): HistoryRow[] {
  const forms = answers.history.map(
    (form): HistoryRow => ({
      year: form.fiscal_year,
      basis: 'form',
      evaluation: form.evaluation_id,
      budget: form.adjusted_amount,
      executed: form.executed_amount,
      rate: form.rate,
      unspent: form.unspent,
      score: form.score,
      grade: form.grade,
      demonstrated: form.demonstrated,
      locator: null,
    }),
  );
  return [...statedYears(answers), ...forms].sort((a, b) => a.year - b.year);
}

/** The line of one measure over the years; null where fewer than two years hold it. */
export function lineOf(history: readonly HistoryRow[], column: 'rate' | 'score') {
  const points = history.map((row) => ({ year: row.year, value: row[column], n: null }));
  return points.filter((point) => point.value !== null).length < 2 ? null : points;
}
