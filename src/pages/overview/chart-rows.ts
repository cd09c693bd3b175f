import { formName, formNames } from '../../app/format/form-name.ts';
import type { DotStrip } from '../../charts/dot-strip/option.ts';
import type { HeatMatrix } from '../../charts/heat-matrix/option.ts';
import type { RateBars } from '../../charts/rate-bars/option.ts';
import type { ScoreExecution } from '../../charts/score-execution/option.ts';
import type { ScoreBin, ScoreHistogram } from '../../charts/score-histogram/option.ts';
import { SCATTER_LIMIT } from '../../questions/scores.ts';
import { CORNER, detailOf, type OverviewAnswers } from './look-first.ts';

/** Words for the form of a whole department, from its unit. */
export type WholeDepartment = (unit: string) => string;

const REFERENCES = [0.8, 0.9] as const;

/** More unit-years than this read better as a matrix than as bars. */
const MOST_BARS = 14;

export function isMatrix(answers: OverviewAnswers): boolean {
  return (
    answers.unitYears.length > MOST_BARS && new Set(answers.unitYears.map((row) => row.fiscal_year)).size > 1
  );
}

/** One bar for each unit and year, the lowest rate first; the year stands in the name when there are several. */
export function rateBarsOf(answers: OverviewAnswers): RateBars {
  const years = new Set(answers.unitYears.map((row) => row.fiscal_year));
  const bars = answers.unitYears.map((row) => ({
    id: row.unit_id,
    name: years.size > 1 ? `${row.unit_short_name} ${row.fiscal_year}` : row.unit_short_name,
    rate: row.execution_rate,
    budget: row.budget,
    executed: row.executed,
    unspent: row.unspent,
    n: row.evaluations,
  }));
  return { bars: bars.sort((a, b) => (a.rate ?? 9) - (b.rate ?? 9)), references: REFERENCES };
}

/** With one unit in one year there is nothing to compare but its projects: the lowest rates first. */
export function projectBarsOf(answers: OverviewAnswers, wholeDepartment: WholeDepartment): RateBars {
  const names = formNames(answers.lowest, wholeDepartment);
  const bars = answers.lowest.map((row, index) => ({
    id: row.evaluation_id,
    name: names[index] ?? formName(row, wholeDepartment),
    rate: row.rate,
    budget: row.adjusted_amount,
    executed: row.executed_amount,
    unspent: row.unspent,
    n: null,
  }));
  return { bars, references: REFERENCES };
}

export function isOneUnitYear(answers: OverviewAnswers): boolean {
  return answers.unitYears.length === 1 && answers.lowest.length > 1;
}

export function matrixOf(
  answers: OverviewAnswers,
  words: { unit: string; year: string; rate: string },
): HeatMatrix {
  const units = new Map(answers.unitYears.map((row) => [row.unit_id, row.unit_short_name]));
  const years = [...new Set(answers.unitYears.map((row) => row.fiscal_year))].sort((a, b) => a - b);
  return {
    rows: [...units].map(([id, name]) => ({ id, name })),
    columns: years.map((year) => ({ id: String(year), name: String(year) })),
    cells: answers.unitYears.map((row) => ({
      id: row.unit_id,
      row: row.unit_id,
      column: String(row.fiscal_year),
      value: row.execution_rate,
      n: row.evaluations,
    })),
    unit: 'fraction',
    title: words.rate,
    rowTitle: words.unit,
    columnTitle: words.year,
    references: REFERENCES,
  };
}

/** The bins of `scoreDistribution` from the lowest that holds a form to full scores, the empty ones between them too. */
export function histogramOf(answers: OverviewAnswers): ScoreHistogram {
  const found = new Map(answers.distribution.map((row) => [row.bin_low, row.evaluations]));
  const grid: Omit<ScoreBin, 'n'>[] = [
    { from: 0, to: 60 },
    ...[60, 65, 70, 75, 80, 85].map((from) => ({ from, to: from + 5 })),
    ...Array.from({ length: 10 }, (_, index) => ({ from: 90 + index, to: 91 + index })),
    { from: 100, to: 100 },
  ];
  const bins = grid.map((bin) => ({ ...bin, n: found.get(bin.from) ?? 0 }));
  const first = bins.findIndex((bin) => bin.n > 0);
  return { bins: first === -1 ? [] : bins.slice(Math.min(first, 7)) };
}

export function dotsOf(answers: OverviewAnswers, title: string, wholeDepartment: WholeDepartment): DotStrip {
  return {
    dots: answers.dots.map((row) => ({
      id: row.evaluation_id,
      name: formName(row, wholeDepartment),
      group: detailOf(row),
      value: row.score,
    })),
    unit: 'points',
    title,
  };
}

/** Single bubbles, or counts by cell when there are more forms than bubbles can show. */
export function scatterOf(answers: OverviewAnswers, wholeDepartment: WholeDepartment): ScoreExecution {
  const forms = answers.cells.reduce((sum, cell) => sum + cell.evaluations, 0);
  if (forms > SCATTER_LIMIT) {
    const cells = answers.cells.map((row) => ({
      rateFrom: row.rate_low,
      rateTo: row.rate_high,
      scoreFrom: row.bin_low / 100,
      scoreTo: row.bin_high / 100,
      n: row.evaluations,
    }));
    return { points: [], cells, corner: CORNER };
  }
  const points = answers.points.map((row) => ({
    id: row.evaluation_id,
    name: formName(row, wholeDepartment),
    detail: detailOf(row),
    rate: row.rate,
    score: row.score / 100,
    budget: row.adjusted_amount,
  }));
  return { points, cells: null, corner: CORNER };
}
