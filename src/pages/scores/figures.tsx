import { count, points, rate } from '../../app/format/number.ts';
import { missing } from '../../app/format/value.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { scores as en } from '../../app/text/en/scores.ts';
import { scores as zh } from '../../app/text/zh/scores.ts';
import { FigureRow, FigureTile } from '../../app/ui/figure-tile.tsx';
import { metric } from '../../questions/metrics.ts';
import type { ScoresAnswers } from './chart-rows.ts';

/** Median, full scores, forms without evidence, and scores above what the arithmetic allows. */
export function ScoresFigures({
  figures,
  counts,
}: {
  readonly figures: ScoresAnswers['figures'][number];
  readonly counts: ScoresAnswers['agreement'];
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const median = metric('median_score');
  const full = metric('full_scores');
  const number = (value: number | null) => (value === null ? '—' : points(value, lang).number);
  return (
    <FigureRow label={text.figures}>
      <FigureTile
        name={text.median}
        figure={
          figures.median_score === null
            ? missing(lang, median.nullRule[lang])
            : points(figures.median_score, lang, 2)
        }
        detail={text.meanDetail(
          figures.mean_score === null ? '—' : points(Math.round(figures.mean_score * 100) / 100, lang).number,
          number(figures.min_score),
        )}
        definition={{ formula: median.formula[lang], nullRule: median.nullRule[lang] }}
      />
      <FigureTile
        name={text.full}
        figure={count(figures.full_scores, text.forms(figures.full_scores))}
        detail={
          figures.full_score_share === null
            ? undefined
            : text.fullDetail(rate(figures.full_score_share, lang, 1).text)
        }
        definition={{ formula: full.formula[lang] }}
      />
      <FigureTile
        name={text.evidence}
        figure={count(figures.not_demonstrated, text.forms(figures.not_demonstrated))}
        detail={text.evidenceDetail}
        definition={{ formula: text.evidenceFormula }}
      />
      {counts !== undefined && (
        <FigureTile
          name={text.above}
          figure={count(counts.above_range, text.forms(counts.above_range))}
          detail={text.aboveDetail(count(counts.computable).text, count(counts.determined).text)}
          definition={{ formula: text.aboveFormula }}
          tone={counts.above_range > 0 ? 'alert' : 'plain'}
        />
      )}
    </FigureRow>
  );
}
