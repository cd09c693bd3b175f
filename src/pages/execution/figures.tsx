import { count, money, rate } from '../../app/format/number.ts';
import { missing } from '../../app/format/value.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { execution as en } from '../../app/text/en/execution.ts';
import { execution as zh } from '../../app/text/zh/execution.ts';
import { FigureRow, FigureTile } from '../../app/ui/figure-tile.tsx';
import { metric } from '../../questions/metrics.ts';
import type { Band, Bands } from './bands.ts';
import type { ExecutionAnswers } from './chart-rows.ts';

/** The weighted rate, and how many forms lie in each part between the reference lines. */
export function ExecutionFigures({
  figures,
  bands,
  references,
}: {
  readonly figures: ExecutionAnswers['figures'][number];
  readonly bands: Bands;
  readonly references: readonly number[];
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const [first = 0] = references;
  const last = references.at(-1) ?? first;
  const [low, high] = [rate(first, lang, 0).text, rate(last, lang, 0).text];
  const weighted = metric('execution_rate');
  const band = (name: string, found: Band, tone: 'alert' | 'plain') => (
    <FigureTile
      name={name}
      figure={count(found.evaluations, text.forms(found.evaluations))}
      detail={text.bandDetail(money(found.budget, lang).text, money(found.unspent, lang).text)}
      definition={{ formula: text.bandFormula }}
      tone={found.evaluations > 0 ? tone : 'plain'}
    />
  );
  return (
    <FigureRow label={text.figures}>
      <FigureTile
        name={text.weighted}
        figure={
          figures.execution_rate === null
            ? missing(lang, weighted.nullRule[lang])
            : rate(figures.execution_rate, lang)
        }
        detail={figures.mean_rate === null ? undefined : text.simpleMean(rate(figures.mean_rate, lang).text)}
        definition={{ formula: weighted.formula[lang], nullRule: weighted.nullRule[lang] }}
        tone={figures.execution_rate !== null && figures.execution_rate < first ? 'alert' : 'plain'}
      />
      {band(text.below(low), bands.below, 'alert')}
      {bands.between !== null && band(text.between(low, high), bands.between, 'plain')}
      {band(text.from(high), bands.from, 'plain')}
    </FigureRow>
  );
}
