import { count, type Figure, money, points, rate, ratePoints, signed } from '../../app/format/number.ts';
import { missing } from '../../app/format/value.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { overview as en } from '../../app/text/en/overview.ts';
import { overview as zh } from '../../app/text/zh/overview.ts';
import { type Definition, FigureRow, FigureTile } from '../../app/ui/figure-tile.tsx';
import type { Lang } from '../../model/schema.ts';
import { metric } from '../../questions/metrics.ts';
import type { OverviewAnswers } from './look-first.ts';

type Figures = OverviewAnswers['figures'][number];
type MetricId = Parameters<typeof metric>[0];

function definitionOf(id: MetricId, lang: Lang): Definition {
  const { formula, nullRule } = metric(id);
  return { formula: formula[lang], nullRule: nullRule[lang] };
}

function shown(value: number | null, write: (value: number) => Figure, id: MetricId, lang: Lang): Figure {
  return value === null ? missing(lang, metric(id).nullRule[lang]) : write(value);
}

/** The six figures of the overview, with what stands behind each and the change on last year where there is one. */
export function OverviewFigures({
  figures,
  holders,
}: {
  readonly figures: Figures;
  readonly holders: OverviewAnswers['holders'];
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const lastYear =
    figures.year_from !== null && figures.year_from === figures.year_to ? figures.year_from - 1 : null;
  const change = (now: number | null, before: number | null, write: (difference: number) => string) =>
    lastYear === null || now === null || before === null
      ? null
      : text.change(String(lastYear), write(now - before));
  const relative = (now: number | null, before: number | null) =>
    before === null || before === 0 || now === null
      ? null
      : change(now / before, 1, (difference) => `${signed(difference * 100, 1)}%`);
  const lines = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(' · ');
  const [largest] = holders;
  const low = figures.min_score === null ? '—' : points(figures.min_score, lang).number;
  return (
    <FigureRow label={text.figures}>
      <FigureTile
        name={text.names.evaluations}
        figure={count(figures.evaluations, text.forms)}
        detail={text.unitsAndProjects(count(figures.units).text, count(figures.projects).text)}
        definition={definitionOf('evaluations', lang)}
      />
      <FigureTile
        name={text.names.budget}
        figure={shown(figures.budget, (value) => money(value, lang), 'budget', lang)}
        detail={lines(
          figures.executed === null ? null : text.executedOf(money(figures.executed, lang).text),
          relative(figures.budget, figures.previous_budget),
        )}
        definition={definitionOf('budget', lang)}
      />
      <FigureTile
        name={text.names.rate}
        figure={shown(figures.execution_rate, (value) => rate(value, lang), 'execution_rate', lang)}
        tone={figures.execution_rate !== null && figures.execution_rate < 0.8 ? 'alert' : 'plain'}
        detail={lines(
          figures.mean_rate === null ? null : text.simpleMean(rate(figures.mean_rate, lang).text),
          change(
            figures.execution_rate,
            figures.previous_execution_rate,
            (difference) => ratePoints(difference, lang).text,
          ),
        )}
        definition={definitionOf('execution_rate', lang)}
      />
      <FigureTile
        name={text.names.unspent}
        figure={shown(figures.unspent, (value) => money(value, lang), 'unspent', lang)}
        detail={lines(
          largest === undefined
            ? text.noUnspent
            : text.largestHolder(rate(largest.unspent_share, lang, 1).text),
          relative(figures.unspent, figures.previous_unspent),
        )}
        definition={definitionOf('unspent', lang)}
      />
      <FigureTile
        name={text.names.score}
        figure={shown(figures.median_score, (value) => points(value, lang, 2), 'median_score', lang)}
        detail={lines(
          text.fullScores(count(figures.full_scores).text, low),
          change(figures.median_score, figures.previous_median_score, (difference) => signed(difference, 2)),
        )}
        definition={definitionOf('median_score', lang)}
      />
      <FigureTile
        name={text.names.grade}
        figure={
          figures.excellent_share === null
            ? missing(lang, metric('excellent_share').nullRule[lang])
            : rate(figures.excellent_share, lang, 1)
        }
        detail={lines(
          figures.good_share === null
            ? null
            : text.otherGrades(
                rate(figures.good_share, lang, 1).text,
                rate((figures.fair_share ?? 0) + (figures.poor_share ?? 0), lang, 1).text,
              ),
          figures.not_demonstrated > 0 ? text.notDemonstrated(count(figures.not_demonstrated).text) : null,
        )}
        definition={definitionOf('excellent_share', lang)}
      />
    </FigureRow>
  );
}
