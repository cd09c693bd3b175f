import { formName } from '../../app/format/form-name.ts';
import { decimal, MISSING, rate, years } from '../../app/format/number.ts';
import { formatValue } from '../../app/format/value.ts';
import type { Answers } from '../../app/session/answers.ts';
import type { compare } from '../../app/text/zh/compare.ts';
import type { HeatMatrix } from '../../charts/heat-matrix/option.ts';
import { shortPartName } from '../../charts/points-lost/option.ts';
import type { RateBars } from '../../charts/rate-bars/option.ts';
import type { ScoreRanges } from '../../charts/score-ranges/option.ts';
import type { ThreeSteps } from '../../charts/three-steps/option.ts';
import type { Bilingual, Lang } from '../../model/schema.ts';
import { metric } from '../../questions/metrics.ts';
import { QUARTILES_FROM } from '../../questions/score-groups.ts';
import type { SideKind } from '../../questions/side-by-side.ts';
import type { ValueUnit } from '../../questions/types.ts';
import type { compareQuestions } from './questions.ts';

export type CompareAnswers = Answers<ReturnType<(typeof compareQuestions)['questions']>>;
type Side = CompareAnswers['figures'][number];
type Text = typeof compare;

export const REFERENCES = [0.8, 0.9] as const;

export function rateBarsOf(figures: readonly Side[]): RateBars {
  return {
    references: REFERENCES,
    bars: figures.map((side) => ({
      id: side.value,
      name: side.label,
      rate: side.execution_rate,
      budget: side.budget,
      executed: side.executed,
      unspent: side.unspent,
      n: side.evaluations,
    })),
  };
}

/** Budget and executed of each side. The initial budget is left out: sides state it for different forms. */
export function moneyOf(figures: readonly Side[]): ThreeSteps {
  return {
    groups: figures
      .filter((side) => side.budget !== null || side.executed !== null)
      .map((side) => ({
        id: side.value,
        name: side.label,
        adjusted: side.budget,
        executed: side.executed,
      })),
  };
}

export function rangesOf(
  figures: readonly Side[],
  scores: CompareAnswers['scores'],
  department: (unit: string) => string,
): ScoreRanges {
  return {
    groups: figures
      .filter((side) => side.evaluations_with_score > 0)
      .map((side) => {
        const { min_score: min, q1_score: q1, median_score: median, q3_score: q3, max_score: max } = side;
        const many = side.evaluations_with_score >= QUARTILES_FROM;
        const known = min !== null && q1 !== null && median !== null && q3 !== null && max !== null;
        return {
          id: side.value,
          name: side.label,
          n: side.evaluations_with_score,
          dots: many
            ? []
            : scores
                .filter((dot) => dot.value === side.value)
                .map((dot) => ({
                  id: dot.evaluation_id,
                  name: `${formName(dot, department)} · ${dot.fiscal_year}`,
                  score: Math.round(dot.score * 1000) / 1000,
                })),
          box: many && known ? { min, q1, median, q3, max } : null,
        };
      }),
  };
}

const BLOCKS = ['budget', 'output', 'benefit', 'satisfaction'] as const;

/** Sides × blocks: the share of the points available that was lost. */
export function lostMatrix(
  figures: readonly Side[],
  lost: CompareAnswers['lost'],
  words: { readonly title: string; readonly side: string; readonly block: string },
  lang: Lang,
): HeatMatrix {
  return {
    rows: figures.map((side) => ({ id: side.value, name: side.label })),
    columns: BLOCKS.map((id) => ({ id, name: shortPartName(id, lang) })),
    cells: lost.flatMap((row) =>
      BLOCKS.flatMap((block) => {
        const n = block === 'budget' ? row.budget_points_known : row[`${block}_known`];
        return n === 0
          ? []
          : [{ id: row.value, row: row.value, column: block, value: row[`${block}_lost_share`], n }];
      }),
    ),
    unit: 'fraction',
    title: words.title,
    rowTitle: words.side,
    columnTitle: words.block,
    references: [],
  };
}

/** One line of the table of figures: a metric with its definition, and a cell for each side. */
export interface FigureLine {
  readonly id: string;
  readonly name: Bilingual;
  readonly unit: ValueUnit;
  readonly formula: Bilingual;
  readonly nullRule: Bilingual;
  readonly cells: readonly {
    readonly value: number | null;
    /** Forms behind the value, where they are fewer than all of the side's. */
    readonly n: number | null;
  }[];
}

const LINES = [
  ['evaluations', null],
  ['budget', null],
  ['executed', null],
  ['execution_rate', 'evaluations_with_rate'],
  ['mean_rate', 'evaluations_with_rate'],
  ['unspent', null],
  ['median_score', 'evaluations_with_score'],
  ['mean_score', 'evaluations_with_score'],
  ['min_score', 'evaluations_with_score'],
  ['max_score', 'evaluations_with_score'],
  ['full_score_share', 'evaluations_with_score'],
  ['verifiable_share', null],
  ['not_demonstrated', null],
  ['target_equals_actual_share', null],
] as const;

export function figureLines(figures: readonly Side[]): FigureLine[] {
  return LINES.map(([id, counted]) => {
    const { name, unit, formula, nullRule } = metric(id);
    return {
      id,
      name,
      unit,
      formula,
      nullRule,
      cells: figures.map((side) => ({ value: side[id], n: counted === null ? null : side[counted] })),
    };
  });
}

/** A figure as the table shows it; means of points at two decimals, as no form prints more. */
export function shownFigure(line: FigureLine, value: number | null, lang: Lang) {
  const rounded = line.unit === 'points' && value !== null ? Math.round(value * 1000) / 1000 : value;
  return formatValue(rounded, line.unit, lang, { reason: line.nullRule[lang] });
}

/** The headline: the lowest and the highest rate, when they lie well apart; null otherwise. */
export function headlineOf(figures: readonly Side[], sides: SideKind, lang: Lang, text: Text): string | null {
  const name = (label: string) => (sides === 'units' ? label : text.yearName(label));
  const known = figures.flatMap((side) =>
    side.execution_rate === null ? [] : [{ label: side.label, rate: side.execution_rate }],
  );
  const sorted = [...known].sort((a, b) => a.rate - b.rate);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || high.rate - low.rate < 0.05) return null;
  return text.headlineRates(
    name(low.label),
    rate(low.rate, lang).text,
    name(high.label),
    rate(high.rate, lang).text,
  );
}

export interface IndicatorEntry {
  readonly key: string;
  readonly evaluation: string;
  readonly form: string;
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly ratio: number | null;
  readonly points: number | null;
  readonly pointsMax: number | null;
}

/** Indicators of one meaning, with the entries of each side in the order of the sides. */
export interface IndicatorGroup {
  readonly key: string;
  readonly label: string;
  readonly level1: string | null;
  readonly sides: readonly { readonly entries: readonly IndicatorEntry[]; readonly total: number }[];
}

const LATEX: readonly (readonly [RegExp, string])[] = [
  [/\$/g, ''],
  [/\\geq?\b\s*/g, '≥'],
  [/\\leq?\b\s*/g, '≤'],
  [/\\times\b\s*/g, '×'],
  [/\\%/g, '%'],
];

/** A printed value without the marks that a conversion to text left in it; the original stands on the form's page. */
export function plain(raw: string | null): string {
  if (raw === null) return '';
  return LATEX.reduce((text, [mark, character]) => text.replace(mark, character), raw).trim();
}

export function indicatorGroups(
  indicators: CompareAnswers['indicators'],
  figures: readonly Side[],
  text: Text,
): IndicatorGroup[] {
  const groups = new Map<
    string,
    {
      label: string;
      level1: string | null;
      entries: Map<string, { entries: IndicatorEntry[]; total: number }>;
    }
  >();
  for (const row of indicators) {
    const key = row.concept_id ?? `name:${row.label}`;
    const group = groups.get(key) ?? { label: row.label, level1: row.level1, entries: new Map() };
    groups.set(key, group);
    const entry: IndicatorEntry = {
      key: `${row.evaluation_id}:${row.indicator_no}`,
      evaluation: row.evaluation_id,
      form: row.project_name ?? row.title_raw,
      name: row.name_raw,
      target: plain(row.target_raw) || text.blank,
      actual: plain(row.actual_raw) || text.blank,
      ratio: row.verifiable ? row.achievement_ratio : null,
      points: row.points,
      pointsMax: row.points_max,
    };
    const side = group.entries.get(row.value) ?? { entries: [], total: row.rows };
    side.entries.push(entry);
    group.entries.set(row.value, side);
  }
  return [...groups].map(([key, group]) => ({
    key,
    label: group.label,
    level1: group.level1,
    sides: figures.map((side) => group.entries.get(side.value) ?? { entries: [], total: 0 }),
  }));
}

/** `9/10 分`, or the points alone where the form prints none available. */
export function pointsText(entry: Pick<IndicatorEntry, 'points' | 'pointsMax'>, text: Text): string {
  if (entry.points === null) return text.noPoints;
  const points = decimal(entry.points, 0, 3);
  return entry.pointsMax === null
    ? text.pointsOnly(points)
    : text.pointsOf(points, decimal(entry.pointsMax, 0, 3));
}

/** The schemes of a side in words; a dash where its forms name none. */
export function schemesOf(schemes: CompareAnswers['schemes'], side: string, lang: Lang): string {
  const names = schemes
    .filter((row) => row.value === side)
    .map((row) => (lang === 'zh' ? row.profile_name : row.profile_name_en));
  return names.length === 0 ? MISSING : names.join(lang === 'zh' ? '、' : ', ');
}

/** Whether the sides follow more than one scheme in all. */
export function schemesDiffer(schemes: CompareAnswers['schemes']): boolean {
  return new Set(schemes.map((row) => row.profile_id)).size > 1;
}

/** The years of some sides: single ones listed, from the first to the last where a side has several. */
export function spanOfYears(
  figures: readonly Pick<CompareAnswers['figures'][number], 'year_from' | 'year_to'>[],
  lang: Lang,
): string {
  if (figures.every((side) => side.year_from === side.year_to))
    return years(
      figures.map((side) => side.year_from),
      lang,
    );
  const from = Math.min(...figures.map((side) => side.year_from));
  const to = Math.max(...figures.map((side) => side.year_to));
  return `${from}–${to}`;
}
