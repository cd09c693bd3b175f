import { useMemo } from 'react';
import { count, moneyScale, rate } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { overview as en } from '../../app/text/en/overview.ts';
import { overview as zh } from '../../app/text/zh/overview.ts';
import { dotStrip } from '../../charts/dot-strip/option.ts';
import type { MarkData, Range } from '../../charts/environment.ts';
import { ChartFrame } from '../../charts/frame/chart-frame.tsx';
import { heatMatrix } from '../../charts/heat-matrix/option.ts';
import { rateBars } from '../../charts/rate-bars/option.ts';
import { scoreExecution } from '../../charts/score-execution/option.ts';
import { scoreHistogram } from '../../charts/score-histogram/option.ts';
import { WORDS } from '../../charts/words.ts';
import type { Filters } from '../../questions/types.ts';
import { UnspentFrame } from '../execution/unspent-frame.tsx';
import {
  dotsOf,
  histogramOf,
  isMatrix,
  isOneUnitYear,
  matrixOf,
  projectBarsOf,
  rateBarsOf,
  scatterOf,
} from './chart-rows.ts';
import type { OverviewAnswers } from './look-first.ts';
import { FEW } from './questions.ts';

interface OverviewChartsProps {
  readonly answers: OverviewAnswers;
  readonly waiting: boolean;
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  readonly onForm: (mark: MarkData) => void;
}

/** The four pictures of the overview; each mark filters or opens its form, the scatter can be brushed. */
export function OverviewCharts({ answers, waiting, filters, onFilters, onForm }: OverviewChartsProps) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const words = text.charts;
  const rows = useMemo(
    () => ({
      bars: rateBarsOf(answers),
      projects: projectBarsOf(answers, text.department),
      matrix: matrixOf(answers, { unit: WORDS.unit[lang], year: WORDS.year[lang], rate: WORDS.rate[lang] }),
      histogram: histogramOf(answers),
      dots: dotsOf(answers, words.score, text.department),
      scatter: scatterOf(answers, text.department),
    }),
    [answers, lang, words.score, text.department],
  );
  const [figures] = answers.figures;
  if (figures === undefined) return null;

  const source = text.source(answers.regions.map((row) => row.label).join(lang === 'zh' ? '、' : ', '));
  const shared = { waiting, source };
  const scored = figures.evaluations_with_score;
  const unitForms = answers.unitYears.reduce((sum, row) => sum + row.evaluations, 0);
  const onlyUnit = ({ id }: MarkData) => onFilters({ ...filters, units: [id] });
  const onlyBin = ({ id }: MarkData) => onFilters({ ...filters, scoreRange: binRange(id) });
  const brush = (range: Range | null) => {
    if (range === null) return;
    const ends = [Math.max(0, range.from), Math.max(0, range.to)] as const;
    onFilters({ ...filters, [range.axis === 'x' ? 'rateRange' : 'scoreRange']: ends });
  };
  const inScatter = answers.cells.reduce((sum, cell) => sum + cell.evaluations, 0);
  return (
    <>
      <section id="execution" aria-label={words.execution}>
        {isOneUnitYear(answers) ? (
          <ChartFrame
            kind={rateBars}
            rows={rows.projects}
            title={words.projects}
            subtitle={words.projectsSub(
              count(rows.projects.bars.length).text,
              moneyScale(
                rows.projects.bars.map((bar) => bar.unspent),
                lang,
              ).unit,
            )}
            note={words.projectsNote}
            onMark={onForm}
            {...shared}
          />
        ) : isMatrix(answers) ? (
          <ChartFrame
            kind={heatMatrix}
            rows={rows.matrix}
            title={words.execution}
            subtitle={words.matrixSub(count(unitForms).text)}
            onMark={onlyUnit}
            {...shared}
          />
        ) : (
          <ChartFrame
            kind={rateBars}
            rows={rows.bars}
            title={words.execution}
            subtitle={words.executionSub(
              count(unitForms).text,
              moneyScale(
                rows.bars.bars.map((bar) => bar.unspent),
                lang,
              ).unit,
            )}
            note={words.executionNote}
            onMark={onlyUnit}
            {...shared}
          />
        )}
      </section>
      <section id="scores" aria-label={words.scores}>
        {scored < FEW ? (
          <ChartFrame
            kind={dotStrip}
            rows={rows.dots}
            title={words.scores}
            subtitle={words.dotsSub(count(scored).text)}
            onMark={onForm}
            {...shared}
          />
        ) : (
          <ChartFrame
            kind={scoreHistogram}
            rows={rows.histogram}
            title={words.scores}
            subtitle={words.scoresSub(count(scored).text)}
            note={words.scoresNote(
              count(figures.full_scores).text,
              rate(figures.full_score_share ?? 0, lang, 1).text,
            )}
            onMark={onlyBin}
            {...shared}
          />
        )}
      </section>
      <section id="scatter" aria-label={words.scatter}>
        <ChartFrame
          kind={scoreExecution}
          rows={rows.scatter}
          title={words.scatter}
          subtitle={(rows.scatter.cells === null ? words.scatterSub : words.scatterDense)(
            count(inScatter).text,
          )}
          note={words.scatterNote}
          onMark={onForm}
          brushAxes={['x', 'y']}
          onBrush={brush}
          {...shared}
        />
      </section>
      <UnspentFrame holders={answers.holders} wholeDepartment={text.department} onForm={onForm} {...shared} />
    </>
  );
}

/** The range of scores (fractions) that a bin `93..94` stands for; its upper end is left out. */
function binRange(id: string): readonly [number, number] {
  const [from = 0, to = 0] = id.split('..').map(Number);
  return [from / 100, (to > from ? to - 0.01 : to) / 100];
}
