import { count, money, points, rate } from '../../app/format/number.ts';
import type { Answers } from '../../app/session/answers.ts';
import type { overview } from '../../app/text/zh/overview.ts';
import { type LostPart, PART_NAMES } from '../../charts/points-lost/option.ts';
import type { Lang } from '../../model/schema.ts';
import type { overviewQuestions } from './questions.ts';

export type OverviewAnswers = Answers<ReturnType<(typeof overviewQuestions)['questions']>>;

/** One sentence of "look at these first": its subject is a link to the proof. */
export interface Sentence {
  readonly key: string;
  /** The form it is about, or the chart on this page that shows it. */
  readonly proof: { readonly evaluation: string } | { readonly chart: ChartAnchor };
  /** The linked words. */
  readonly subject: string;
  readonly rest: string;
  /** The unit's own explanation, in its own words. */
  readonly reason: string | null;
}

type ChartAnchor = 'execution' | 'scores' | 'scatter' | 'pareto';

export const CORNER = { rateBelow: 0.8, scoreFrom: 0.9 } as const;
/** A single form that holds this much of the unspent money is worth a sentence of its own. */
const HOLDS_MUCH = 0.3;
const MOSTLY_FULL = 0.5;
const NO_REASON = /^(无|无偏差|没有|—|-)?$/;

function nameOf(row: { readonly project_name: string | null; readonly title_raw: string }): string {
  return row.project_name ?? row.title_raw;
}

export function detailOf(row: { readonly unit_short_name: string; readonly fiscal_year: number }): string {
  return `${row.unit_short_name} ${row.fiscal_year}`;
}

function reasonOf(text: string | null): string | null {
  const reason = text?.trim() ?? '';
  return NO_REASON.test(reason) ? null : reason;
}

function aboutHolders(answers: OverviewAnswers, lang: Lang, text: typeof overview): Sentence[] {
  const [first] = answers.holders;
  const same = answers.mostUnspent.find((row) => row.evaluation_id === first?.evaluation_id);
  if (first === undefined) return [];
  if (first.unspent_share >= HOLDS_MUCH) {
    return [
      {
        key: 'holder',
        proof: { evaluation: first.evaluation_id },
        subject: nameOf(first),
        rest: text.holder(
          detailOf(first),
          first.rate === null ? text.noRate : rate(first.rate, lang).text,
          money(first.unspent, lang).text,
          rate(first.unspent_share, lang, 1).text,
          same?.score == null ? null : points(same.score, lang).text,
        ),
        reason: reasonOf(same?.deviation_reason ?? null),
      },
    ];
  }
  const half = answers.holders.findIndex((row) => row.cumulative_share >= 0.5);
  const row = answers.holders[half];
  if (row === undefined) return [];
  const share = rate(row.cumulative_share, lang, 1).text;
  return [
    {
      key: 'holders',
      proof: { chart: 'pareto' },
      subject: text.holders(count(half + 1).text, share),
      rest: '',
      reason: null,
    },
  ];
}

function aboutZero(answers: OverviewAnswers, lang: Lang, text: typeof overview): Sentence[] {
  const row = answers.lowest.find((candidate) => candidate.rate === 0 && candidate.score !== null);
  if (row === undefined || row.score === null || row.score < CORNER.scoreFrom * 100) return [];
  const [holder] = answers.holders;
  const alreadyNamed = holder?.evaluation_id === row.evaluation_id && holder.unspent_share >= HOLDS_MUCH;
  if (alreadyNamed) return [];
  return [
    {
      key: 'zero',
      proof: { evaluation: row.evaluation_id },
      subject: nameOf(row),
      rest: text.zero(detailOf(row), money(row.adjusted_amount, lang).text, points(row.score, lang).text),
      reason: reasonOf(row.deviation_reason),
    },
  ];
}

function aboutCorner(answers: OverviewAnswers, lang: Lang, text: typeof overview): Sentence[] {
  const n = answers.cells
    .filter((cell) => cell.rate_high <= CORNER.rateBelow + 1e-9 && cell.bin_low >= CORNER.scoreFrom * 100)
    .reduce((sum, cell) => sum + cell.evaluations, 0);
  if (n === 0) return [];
  const subject = text.corner(
    count(n).text,
    rate(CORNER.rateBelow, lang, 0).text,
    rate(CORNER.scoreFrom, lang, 0).text,
  );
  return [{ key: 'corner', proof: { chart: 'scatter' }, subject, rest: '', reason: null }];
}

function aboutLost(answers: OverviewAnswers, lang: Lang, text: typeof overview): Sentence[] {
  const sums: Record<'budget' | 'output' | 'benefit' | 'satisfaction', number> = {
    budget: 0,
    output: 0,
    benefit: 0,
    satisfaction: 0,
  };
  for (const row of answers.lost) {
    sums.budget += row.budget_points_lost ?? 0;
    sums.output += row.output_lost ?? 0;
    sums.benefit += row.benefit_lost ?? 0;
    sums.satisfaction += row.satisfaction_lost ?? 0;
  }
  const all = Object.values(sums).reduce((sum, value) => sum + value, 0);
  const [most] = Object.entries(sums).sort((a, b) => b[1] - a[1]);
  if (most === undefined || all <= 0 || most[1] / all < 0.5) return [];
  const part = PART_NAMES[most[0] as LostPart][lang];
  const subject = text.lost(points(all, lang).text, part, rate(most[1] / all, lang, 1).text);
  return [{ key: 'lost', proof: { chart: 'scores' }, subject, rest: '', reason: null }];
}

function aboutFullScores(answers: OverviewAnswers, lang: Lang, text: typeof overview): Sentence[] {
  const [figures] = answers.figures;
  const share = figures?.full_score_share;
  if (figures === undefined || share === null || share === undefined || share < MOSTLY_FULL) return [];
  const subject = text.fullShare(
    count(figures.full_scores).text,
    count(figures.evaluations_with_score).text,
    rate(share, lang, 1).text,
  );
  return [{ key: 'full', proof: { chart: 'scores' }, subject, rest: '', reason: null }];
}

/** Up to five sentences composed from the data; none where the data have nothing to say. */
export function lookFirst(answers: OverviewAnswers, lang: Lang, text: typeof overview): Sentence[] {
  return [
    ...aboutHolders(answers, lang, text),
    ...aboutZero(answers, lang, text),
    ...aboutCorner(answers, lang, text),
    ...aboutFullScores(answers, lang, text),
    ...aboutLost(answers, lang, text),
  ].slice(0, 5);
}
