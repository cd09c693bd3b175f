import { formName, formNames } from '../../app/format/form-name.ts';
import type { Answers } from '../../app/session/answers.ts';
import type { GradeShares } from '../../charts/grade-shares/option.ts';
import type { HeatMatrix } from '../../charts/heat-matrix/option.ts';
import { type PointsLost, shortPartName } from '../../charts/points-lost/option.ts';
import type { RecomputedRange } from '../../charts/recomputed-range/option.ts';
import type { ScoreBin, ScoreHistogram } from '../../charts/score-histogram/option.ts';
import type { ScoreGroup, ScoreRanges } from '../../charts/score-ranges/option.ts';
import type { Lang } from '../../model/schema.ts';
import { QUARTILES_FROM } from '../../questions/score-groups.ts';
import { partsOf } from '../../scoring/recomputed-parts.ts';
import type { scoresQuestions } from './questions.ts';

type Answered = Answers<ReturnType<(typeof scoresQuestions)['questions']>>;
/** The answers, those of the recomputation by their parts. */
export type ScoresAnswers = Omit<Answered, 'agreement'> &
  Pick<ReturnType<typeof partsOf>, 'agreement' | 'forms'>;
export type NameOf = (value: string, label: string) => string;

export function scoresAnswers(answered: Answered): ScoresAnswers {
  const { agreement, forms } = partsOf(answered.agreement);
  return { ...answered, agreement, forms };
}

const GRID: readonly Omit<ScoreBin, 'n'>[] = [
  { from: 0, to: 60 },
  ...[60, 65, 70, 75, 80, 85].map((from) => ({ from, to: from + 5 })),
  ...Array.from({ length: 10 }, (_, index) => ({ from: 90 + index, to: 91 + index })),
  { from: 100, to: 100 },
];
/** The scale always reaches down to here, so that a crowd at the top is seen as one. */
const SHOWN_FROM = 85;

/** Every bin from the lowest that holds a form, the empty ones between them too. */
export function histogramOf(rows: ScoresAnswers['distribution']): ScoreHistogram {
  const found = new Map(rows.map((row) => [row.bin_low, row.evaluations]));
  const bins = GRID.map((bin) => ({ ...bin, n: found.get(bin.from) ?? 0 }));
  const first = bins.find((bin) => bin.n > 0);
  return first === undefined
    ? { bins: [] }
    : { bins: bins.filter((bin) => bin.from >= Math.min(first.from, SHOWN_FROM)) };
}

/** The range of score shares that a bin `93..94` stands for; the address holds hundredths of a percent. */
export function binRange(id: string): readonly [number, number] {
  const [from = 0, to = 0] = id.split('..').map(Number);
  return [from / 100, to > from ? (to * 100 - 1) / 10_000 : to / 100];
}

function groupOf(
  row: ScoresAnswers['groups'][number],
  dots: ScoresAnswers['groupDots'],
  name: string,
  department: (unit: string) => string,
): ScoreGroup {
  const { min_score: min, q1_score: q1, median_score: median, q3_score: q3, max_score: max } = row;
  const many = row.evaluations_with_score >= QUARTILES_FROM;
  const known = min !== null && q1 !== null && median !== null && q3 !== null && max !== null;
  return {
    id: row.value,
    name,
    n: row.evaluations_with_score,
    dots: dots
      .filter((dot) => dot.value === row.value)
      .map((dot) => ({
        id: dot.evaluation_id,
        name: `${formName(dot, department)} · ${dot.unit_short_name} ${dot.fiscal_year}`,
        score: Math.round(dot.score * 1000) / 1000,
      })),
    box: many && known ? { min, q1, median, q3, max } : null,
  };
}

/** A row a group that has a score: dots for few forms, five numbers for many. */
export function rangesOf(
  groups: ScoresAnswers['groups'],
  dots: ScoresAnswers['groupDots'],
  nameOf: NameOf,
  department: (unit: string) => string,
): ScoreRanges {
  return {
    groups: groups
      .filter((row) => row.evaluations_with_score > 0)
      .map((row) => groupOf(row, dots, nameOf(row.value, row.label), department)),
  };
}

export function gradesOf(rows: ScoresAnswers['grades'], nameOf: NameOf): GradeShares {
  return {
    bars: rows.map((row) => ({
      id: row.value,
      name: nameOf(row.value, row.label),
      counts: {
        excellent: row.excellent,
        good: row.good,
        fair: row.fair,
        poor: row.poor,
        undemonstrated: row.not_demonstrated,
        none: row.not_scored,
      },
    })),
  };
}

const BLOCKS = ['budget', 'output', 'benefit', 'satisfaction'] as const;

/** Groups × blocks: the share of the points available that was lost. */
export function lostMatrix(
  rows: ScoresAnswers['lostShares'],
  nameOf: NameOf,
  words: { readonly title: string; readonly group: string; readonly block: string },
  lang: Lang,
): HeatMatrix {
  return {
    rows: rows.map((row) => ({ id: row.value, name: nameOf(row.value, row.label) })),
    columns: BLOCKS.map((id) => ({ id, name: shortPartName(id, lang) })),
    cells: rows.flatMap((row) =>
      BLOCKS.flatMap((block) => {
        const n = block === 'budget' ? row.budget_points_known : row[`${block}_known`];
        const value = row[`${block}_lost_share`];
        return n === 0 ? [] : [{ id: row.value, row: row.value, column: block, value, n }];
      }),
    ),
    unit: 'fraction',
    title: words.title,
    rowTitle: words.group,
    columnTitle: words.block,
    references: [],
  };
}

/** One bar a scheme: within it points add up. */
export function lostOf(rows: ScoresAnswers['lost'], nameOf: NameOf): PointsLost {
  return {
    bars: rows.map((row) => ({
      id: row.value,
      name: nameOf(row.value, row.label),
      n: row.evaluations,
      lost: {
        budget: row.budget_points_lost,
        output: row.output_lost,
        benefit: row.benefit_lost,
        satisfaction: row.satisfaction_lost,
      },
    })),
  };
}

export function recomputedOf(
  rows: ScoresAnswers['forms'],
  tolerance: number,
  department: (unit: string) => string,
): RecomputedRange {
  const names = formNames(rows, department);
  return {
    tolerance,
    forms: rows.map((row, index) => ({
      id: row.evaluation_id,
      name: names[index] ?? '',
      detail: `${row.unit_short_name} ${row.fiscal_year}`,
      reported: row.total_reported,
      low: row.low,
      high: row.high,
      gap: row.gap ?? 0,
    })),
  };
}
