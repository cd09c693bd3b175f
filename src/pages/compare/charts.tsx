import { useMemo } from 'react';
import { count, moneyScale } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { ChartGrid } from '../../app/shell/screen.tsx';
import { compare as en } from '../../app/text/en/compare.ts';
import { compare as zh } from '../../app/text/zh/compare.ts';
import type { MarkData } from '../../charts/environment.ts';
import { ChartFrame } from '../../charts/frame/chart-frame.tsx';
import { heatMatrix } from '../../charts/heat-matrix/option.ts';
import { rateBars } from '../../charts/rate-bars/option.ts';
import { scoreRanges } from '../../charts/score-ranges/option.ts';
import { threeSteps } from '../../charts/three-steps/option.ts';
import { type CompareAnswers, lostMatrix, moneyOf, rangesOf, rateBarsOf } from './rows.ts';

/** The sides in three pictures: rate, money, scores. */
export function CompareCharts({
  answers,
  waiting,
  onSide,
  onForm,
}: {
  readonly answers: CompareAnswers;
  readonly waiting: boolean;
  readonly onSide: (id: string) => void;
  readonly onForm: (mark: MarkData) => void;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const words = text.charts;
  const { figures, scores, lost } = answers;
  const rows = useMemo(
    () => ({
      rates: rateBarsOf(figures),
      money: moneyOf(figures),
      scores: rangesOf(figures, scores, text.wholeDepartment),
      lost: lostMatrix(
        figures,
        lost,
        { title: text.charts.lostTitle, side: text.side, block: text.charts.block },
        lang,
      ),
    }),
    [figures, scores, lost, lang, text],
  );
  const shared = { waiting, source: text.source };
  const sum = (list: readonly number[]) => count(list.reduce((all, n) => all + n, 0)).text;
  const forms = sum(figures.map((side) => side.evaluations));
  const side = ({ id }: MarkData) => onSide(id);
  const sides = new Set(figures.map((row) => row.value));
  const scoreMark = (mark: MarkData) => {
    const group = mark.id.startsWith('group:') ? mark.id.slice(6) : mark.id;
    if (sides.has(group)) onSide(group);
    else onForm(mark);
  };
  return (
    <ChartGrid>
      <section aria-label={words.rates}>
        <ChartFrame
          kind={rateBars}
          rows={rows.rates}
          title={words.rates}
          subtitle={words.ratesSub(
            forms,
            moneyScale(
              rows.rates.bars.map((bar) => bar.unspent),
              lang,
            ).unit,
          )}
          note={words.ratesNote}
          onMark={side}
          {...shared}
        />
      </section>
      <section aria-label={words.money}>
        <ChartFrame
          kind={threeSteps}
          rows={rows.money}
          title={words.money}
          subtitle={words.moneySub(forms)}
          note={words.moneyNote}
          onMark={side}
          {...shared}
        />
      </section>
      <section aria-label={words.scores}>
        <ChartFrame
          kind={scoreRanges}
          rows={rows.scores}
          title={words.scores}
          subtitle={words.scoresSub(sum(rows.scores.groups.map((group) => group.n)))}
          note={words.scoresNote}
          onMark={scoreMark}
          {...shared}
        />
      </section>
      <section aria-label={words.lost}>
        <ChartFrame
          kind={heatMatrix}
          rows={rows.lost}
          title={words.lost}
          subtitle={words.lostSub(forms)}
          note={words.lostNote}
          onMark={side}
          {...shared}
        />
      </section>
    </ChartGrid>
  );
}
