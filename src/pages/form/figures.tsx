import type { ReactNode } from 'react';
import { decimal, type Figure, money, points, rate } from '../../app/format/number.ts';
import { missing } from '../../app/format/value.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { form as en } from '../../app/text/en/form.ts';
import { form as zh } from '../../app/text/zh/form.ts';
import { FigureRow, FigureTile } from '../../app/ui/figure-tile.tsx';
import type { FormData } from './form-questions.ts';
import { outside, pointsRange } from './rule-words.ts';

const WORD = (text: string): Figure => ({ number: text, unit: '', text, exact: text });

/** The figures of one form: money, rate, score, grade with its reservation, what can be verified, the recomputation. */
export function FormFigures({
  data,
  children,
}: {
  readonly data: FormData;
  /** Further figures, behind those of the form itself. */
  readonly children?: ReactNode;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { summary: s, evaluation: e, recomputed } = data;
  const join = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(' · ');
  const amount = (value: number | null) =>
    value === null ? missing(lang, text.noAmount) : money(value, lang);
  return (
    <FigureRow label={text.figures}>
      <FigureTile
        name={text.budget}
        figure={amount(s.adjusted_amount)}
        detail={join(
          s.executed_amount === null ? null : text.executedDetail(money(s.executed_amount, lang).text),
          s.initial_amount === null || s.initial_amount === s.adjusted_amount
            ? null
            : text.initialDetail(money(s.initial_amount, lang).text),
        )}
        definition={{ formula: text.glossary[0]?.[1] ?? '', ...basisOf(s.amount_basis, text) }}
      />
      <FigureTile
        name={text.rate}
        figure={s.rate === null ? missing(lang, text.noRate) : rate(s.rate, lang)}
        detail={rateDetail(e.rate_raw, s.rate, text)}
        definition={{ formula: text.rateRule, nullRule: text.noRate }}
      />
      <FigureTile
        name={s.unspent !== null && s.unspent < 0 ? text.overspent : text.unspent}
        figure={amount(s.unspent === null ? null : Math.abs(s.unspent))}
      />
      <FigureTile
        name={text.score}
        figure={e.total_reported === null ? missing(lang, text.noScore) : points(e.total_reported, lang)}
        detail={join(
          s.grade === null ? null : text.grades[s.grade],
          s.demonstrated === false ? text.notDemonstrated : null,
          s.reviewed_total === null ? null : text.sentenceReviewed(points(s.reviewed_total, lang).text),
        )}
        definition={{ formula: text.gradeRule }}
      />
      <FigureTile
        name={text.verifiable}
        figure={
          s.verifiable_share === null ? missing(lang, text.noIndicators) : rate(s.verifiable_share, lang, 1)
        }
        detail={text.verifiableDetail}
        definition={{ formula: text.verifiableRule, nullRule: text.noIndicators }}
      />
      <FigureTile
        name={text.recomputedTotal}
        figure={
          recomputed === null || (recomputed.total_low === null && recomputed.total_high === null)
            ? missing(lang, text.notRecomputable)
            : WORD(pointsRange(recomputed.total_low, recomputed.total_high))
        }
        detail={recomputed === null ? text.notRecomputable : comparison(recomputed, s.total_max, text)}
        definition={{ formula: text.recomputedRule, nullRule: text.rangeNote }}
      />
      {children}
    </FigureRow>
  );
}

function basisOf(basis: 'total' | 'parts' | null, text: typeof zh): { nullRule: string } | object {
  return basis === null ? {} : { nullRule: text.basis[basis] };
}

/** What the form prints for its rate, and whether the amounts give the same at the printed decimals. */
export function rateDetail(raw: string | null, computed: number | null, text: typeof zh): string | undefined {
  if (raw === null || raw.trim() === '') return undefined;
  const printed = Number(raw.replace(/[%％\s]/g, ''));
  if (computed === null || Number.isNaN(printed)) return text.rateDetail(raw);
  const decimals = raw.match(/\.(\d+)/)?.[1]?.length ?? 0;
  const step = 10 ** -decimals;
  return Math.abs(computed * 100 - printed) <= step / 2 + 1e-9 ? text.rateAgrees : text.rateDetail(raw);
}

/** Reported against recomputed; points that do not add up to the full score are not on one scale with it. */
export function comparison(
  recomputed: NonNullable<FormData['recomputed']>,
  max: number | null,
  text: typeof zh,
): string {
  const { budget_points_available: budget, indicator_available: indicators } = recomputed;
  const available = budget === null || indicators === null ? null : budget + indicators;
  const full = max ?? 100;
  if (available !== null && Math.abs(available - full) > 0.01)
    return text.notOneScale(decimal(available, 0, 2), decimal(full, 0, 2));
  const off = outside(recomputed.total_reported, recomputed.total_low, recomputed.total_high);
  if (off === null) return text.notRecomputable;
  if (off > 0) return text.above(decimal(off, 0, 2));
  if (off < 0) return text.below(decimal(-off, 0, 2));
  return recomputed.total_recomputed === null ? text.within : text.exact;
}
