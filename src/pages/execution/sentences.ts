import { formName } from '../../app/format/form-name.ts';
import { count, money, rate, signed } from '../../app/format/number.ts';
import type { execution } from '../../app/text/zh/execution.ts';
import type { Lang } from '../../model/schema.ts';
import type { Bands } from './bands.ts';
import type { ExecutionAnswers } from './chart-rows.ts';

type Text = typeof execution;

/** A gap between weighted and simple mean worth a word, as a fraction. */
const NOTABLE_GAP = 0.03;
/** A share of the unspent money that few forms must hold to be named. */
const NOTABLE_SHARE = 0.8;

/** The headline, or null where the figures are nothing out of the ordinary. */
export function headlineOf(
  answers: ExecutionAnswers,
  bands: Bands,
  low: number,
  lang: Lang,
  text: Text,
): string | null {
  const [figures] = answers.figures;
  if (figures === undefined || figures.evaluations_with_rate === 0) return null;
  const all = count(figures.evaluations_with_rate).text;
  const unspent = answers.holders[0]?.total_unspent ?? 0;
  if (bands.below.evaluations > 0 && bands.below.unspent > 0 && unspent > 0) {
    return text.headlineLow(
      count(bands.below.evaluations).text,
      all,
      rate(low / 100, lang, 0).text,
      rate(Math.min(1, bands.below.unspent / unspent), lang, 1).text,
    );
  }
  if (figures.unspent === 0 && answers.holders.length === 0) return text.headlineFull(all);
  return null;
}

export interface ExecutionSentence {
  readonly key: string;
  readonly text: string;
  /** The form that proves it, or the chart on this page. */
  readonly evaluation: string | null;
  readonly chart: 'pareto' | 'groups' | 'projects' | 'steps';
}

/** Up to four sentences; none where there is nothing to say. */
export function sentencesOf(answers: ExecutionAnswers, lang: Lang, text: Text): ExecutionSentence[] {
  const [figures] = answers.figures;
  if (figures === undefined) return [];
  const said: ExecutionSentence[] = [];
  const { execution_rate: weighted, mean_rate: mean } = figures;
  if (weighted !== null && mean !== null && mean - weighted >= NOTABLE_GAP) {
    said.push({
      key: 'gap',
      text: text.sentences.gap(rate(weighted, lang).text, rate(mean, lang).text),
      evaluation: null,
      chart: 'groups',
    });
  }
  const holders = answers.holders.findIndex((row) => row.cumulative_share >= NOTABLE_SHARE);
  const holder = answers.holders[holders];
  if (holder !== undefined && figures.evaluations_with_rate > (holders + 1) * 3) {
    said.push({
      key: 'holders',
      text:
        holders === 0
          ? text.sentences.holder(
              formName(holder, text.wholeDepartment),
              rate(holder.cumulative_share, lang, 1).text,
            )
          : text.sentences.holders(count(holders + 1).text, rate(holder.cumulative_share, lang, 1).text),
      evaluation: holders === 0 ? holder.evaluation_id : null,
      chart: 'pareto',
    });
  }
  const lowest = [...answers.projects].sort((a, b) => a.rate - b.rate)[0];
  if (lowest !== undefined && lowest.rate < 0.5) {
    said.push({
      key: 'lowest',
      text: text.sentences.lowest(
        formName(lowest, text.wholeDepartment),
        rate(lowest.rate, lang).text,
        money(lowest.adjusted_amount, lang).text,
      ),
      evaluation: lowest.evaluation_id,
      chart: 'projects',
    });
  }
  const [step] = answers.steps;
  const moved = step?.adjusted_amount == null ? 0 : step.adjusted_amount - step.initial_amount;
  if (step !== undefined && step.initial_amount > 0 && Math.abs(moved) / step.initial_amount >= 0.01) {
    said.push({
      key: 'adjusted',
      text: text.sentences.adjusted(
        formName(step, text.wholeDepartment),
        `${signed((moved / step.initial_amount) * 100, 2)}%`,
      ),
      evaluation: step.evaluation_id,
      chart: 'steps',
    });
  }
  return said.slice(0, 4);
}
