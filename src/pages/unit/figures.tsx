import { count, money, points, rate } from '../../app/format/number.ts';
import { missing } from '../../app/format/value.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { record as en } from '../../app/text/en/record.ts';
import { record as zh } from '../../app/text/zh/record.ts';
import { FigureRow, FigureTile } from '../../app/ui/figure-tile.tsx';
import { metric } from '../../questions/metrics.ts';
import type { UnitForm } from './questions.ts';
import type { Totals } from './totals.ts';

type MetricId = Parameters<typeof metric>[0];

/** The figures of a unit's project forms; its department's form is told apart, since it holds the same money. */
export function UnitFigures({
  forms,
  totals,
}: {
  readonly forms: readonly UnitForm[];
  readonly totals: Totals;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const definition = (id: MetricId) => {
    const { formula, nullRule } = metric(id);
    return { formula: formula[lang], nullRule: nullRule[lang] };
  };
  const none = (id: MetricId) => missing(lang, metric(id).nullRule[lang]);
  const [most] = [...forms].sort((a, b) => (b.unspent ?? 0) - (a.unspent ?? 0));
  const left = forms.reduce((sum, form) => sum + Math.max(0, form.unspent ?? 0), 0);
  return (
    <FigureRow label={text.figures}>
      <FigureTile
        name={text.n}
        figure={count(totals.n, text.formsName)}
        detail={text.project}
        definition={definition('evaluations')}
      />
      <FigureTile
        name={text.budget}
        figure={totals.budget === null ? none('budget') : money(totals.budget, lang)}
        detail={totals.executed === null ? undefined : text.executedOf(money(totals.executed, lang).text)}
        definition={definition('budget')}
      />
      <FigureTile
        name={text.rate}
        figure={totals.rate === null ? none('execution_rate') : rate(totals.rate, lang)}
        detail={
          totals.meanRate === null
            ? undefined
            : `${text.simpleMean(rate(totals.meanRate, lang).text)} · ${text.withRate(count(totals.withRate).text)}`
        }
        definition={definition('execution_rate')}
      />
      <FigureTile
        name={text.unspent}
        figure={totals.unspent === null ? none('unspent') : money(totals.unspent, lang)}
        detail={
          most === undefined || most.unspent === null || most.unspent <= 0 || forms.length < 2
            ? undefined
            : text.most(most.project_name ?? most.title_raw, rate(most.unspent / left, lang, 1).text)
        }
        definition={definition('unspent')}
      />
      <FigureTile
        name={text.median}
        figure={totals.median === null ? none('median_score') : points(totals.median, lang)}
        detail={text.fullScores(count(totals.fullScores).text, count(totals.scored).text)}
        definition={definition('median_score')}
      />
      <FigureTile
        name={text.mostlyVerifiable}
        figure={count(totals.demonstrated, text.formsName)}
        detail={
          totals.notDemonstrated === 0
            ? text.demonstratedAll
            : text.notDemonstrated(count(totals.notDemonstrated).text)
        }
        definition={definition('verifiable_share')}
      />
    </FigureRow>
  );
}
