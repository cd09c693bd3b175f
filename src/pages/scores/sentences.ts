import { formName } from '../../app/format/form-name.ts';
import { count, decimal, points, rate } from '../../app/format/number.ts';
import type { scores } from '../../app/text/zh/scores.ts';
import { PART_NAMES } from '../../charts/points-lost/option.ts';
import { rangeText } from '../../charts/recomputed-range/option.ts';
import type { Lang } from '../../model/schema.ts';
import type { ScoresAnswers } from './chart-rows.ts';

type Text = typeof scores;

const MANY_FULL = 0.3;

/** The headline, or null where the scores are nothing out of the ordinary. */
export function headlineOf(answers: ScoresAnswers, text: Text): string | null {
  const [figures] = answers.figures;
  if (figures === undefined || figures.evaluations_with_score === 0) return null;
  const above = answers.agreement?.above_range ?? 0;
  const all = count(figures.evaluations_with_score).text;
  const share = figures.full_scores / figures.evaluations_with_score;
  const tail = above > 0 ? text.headlineAbove(count(above).text) : '';
  if (share >= MANY_FULL) return text.headlineFull(all, count(figures.full_scores).text) + tail;
  return above > 0 ? text.headlineOnlyAbove(all, count(above).text) : null;
}

export interface ScoresSentence {
  readonly key: string;
  readonly text: string;
  readonly evaluation: string | null;
  readonly chart: 'grades' | 'lost' | 'recomputed';
}

function aboutAbove(answers: ScoresAnswers, text: Text): ScoresSentence[] {
  const counts = answers.agreement;
  const first = answers.forms.find((row) => (row.gap ?? 0) > 0);
  if (counts === undefined || counts.above_range === 0) return [];
  if (first === undefined || first.total_reported === null) return [];
  return [
    {
      key: 'above',
      text: text.sentences.above(
        formName(first, text.wholeDepartment),
        `${first.unit_short_name} ${first.fiscal_year}`,
        decimal(first.total_reported, 0, 2),
        rangeText(first),
      ),
      evaluation: first.evaluation_id,
      chart: 'recomputed',
    },
  ];
}

function aboutEvidence(answers: ScoresAnswers, lang: Lang, text: Text): ScoresSentence[] {
  const [figures] = answers.figures;
  if (figures === undefined || figures.not_demonstrated === 0 || figures.evaluations === 0) return [];
  return [
    {
      key: 'evidence',
      text: text.sentences.evidence(
        count(figures.not_demonstrated).text,
        rate(figures.not_demonstrated / figures.evaluations, lang, 1).text,
      ),
      evaluation: null,
      chart: 'grades',
    },
  ];
}

function aboutLost(answers: ScoresAnswers, lang: Lang, text: Text): ScoresSentence[] {
  const sum = (value: (row: ScoresAnswers['lost'][number]) => number | null) =>
    answers.lost.reduce((total, row) => total + (value(row) ?? 0), 0);
  const parts = [
    {
      part: 'budget' as const,
      lost: sum((row) => row.budget_points_lost),
      n: sum((row) => row.budget_points_known),
    },
    { part: 'output' as const, lost: sum((row) => row.output_lost), n: sum((row) => row.output_known) },
    { part: 'benefit' as const, lost: sum((row) => row.benefit_lost), n: sum((row) => row.benefit_known) },
    {
      part: 'satisfaction' as const,
      lost: sum((row) => row.satisfaction_lost),
      n: sum((row) => row.satisfaction_known),
    },
  ];
  const all = parts.reduce((total, { lost }) => total + lost, 0);
  const [most] = [...parts].sort((a, b) => b.lost - a.lost);
  if (most === undefined || all <= 0 || most.lost / all < 0.5) return [];
  const name = PART_NAMES[most.part][lang];
  return [
    {
      key: 'lost',
      text: text.sentences.lost(
        points(all, lang).text,
        lang === 'en' ? name.toLowerCase() : name,
        rate(most.lost / all, lang, 1).text,
        count(most.n).text,
      ),
      evaluation: null,
      chart: 'lost',
    },
  ];
}

function aboutOpen(answers: ScoresAnswers, text: Text): ScoresSentence[] {
  const counts = answers.agreement;
  if (counts === undefined || counts.computable === 0 || counts.determined === counts.computable) return [];
  return [
    {
      key: 'open',
      text: text.sentences.open(
        count(counts.computable - counts.determined).text,
        count(counts.computable).text,
      ),
      evaluation: null,
      chart: 'recomputed',
    },
  ];
}

function aboutScale(answers: ScoresAnswers, text: Text): ScoresSentence[] {
  const n = answers.agreement?.off_scale ?? 0;
  if (n === 0) return [];
  return [{ key: 'scale', text: text.sentences.scale(count(n).text), evaluation: null, chart: 'recomputed' }];
}

/** Up to five sentences; none where there is nothing to say. */
export function sentencesOf(answers: ScoresAnswers, lang: Lang, text: Text): ScoresSentence[] {
  return [
    ...aboutAbove(answers, text),
    ...aboutEvidence(answers, lang, text),
    ...aboutLost(answers, lang, text),
    ...aboutOpen(answers, text),
    ...aboutScale(answers, text),
  ];
}
