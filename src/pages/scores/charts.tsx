import { useMemo } from 'react';
import { count, rate } from '../../app/format/number.ts';
import { joinSentences } from '../../app/format/sentences.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { onlyGroup } from '../../app/only-group.ts';
import { type FilterChoices, useSiteData } from '../../app/session/choices.ts';
import { ChartGrid } from '../../app/shell/screen.tsx';
import { scores as en } from '../../app/text/en/scores.ts';
import { shell as shellEn } from '../../app/text/en/shell.ts';
import { scores as zh } from '../../app/text/zh/scores.ts';
import { shell as shellZh } from '../../app/text/zh/shell.ts';
import type { MarkData } from '../../charts/environment.ts';
import { ChartFrame } from '../../charts/frame/chart-frame.tsx';
import { gradeShares } from '../../charts/grade-shares/option.ts';
import { heatMatrix } from '../../charts/heat-matrix/option.ts';
import { pointsLost } from '../../charts/points-lost/option.ts';
import { recomputedRange } from '../../charts/recomputed-range/option.ts';
import { scoreHistogram } from '../../charts/score-histogram/option.ts';
import { scoreRanges } from '../../charts/score-ranges/option.ts';
import type { Lang } from '../../model/schema.ts';
import type { Filters } from '../../questions/types.ts';
import {
  binRange,
  gradesOf,
  histogramOf,
  lostMatrix,
  lostOf,
  type NameOf,
  rangesOf,
  recomputedOf,
  type ScoresAnswers,
} from './chart-rows.ts';
import type { GROUPINGS } from './questions.ts';
import styles from './scores.module.css';

export interface ScoresChartsProps {
  readonly answers: ScoresAnswers;
  readonly by: (typeof GROUPINGS)[number];
  /** Name of the assumed scheme; null when each form is recomputed under its own. */
  readonly whatIf: string | null;
  readonly tolerance: number;
  readonly waiting: boolean;
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  readonly onForm: (mark: MarkData) => void;
}

/** The name of a scheme in the page's language; its id where the site knows no name. */
export function profileName(choices: FilterChoices, lang: Lang): NameOf {
  const names = new Map(
    choices.profiles.map((choice) => [
      choice.id,
      lang === 'en' ? (choice.nameEn ?? choice.name) : choice.name,
    ]),
  );
  return (value) => names.get(value) ?? value;
}

/** The pictures of the screen of scores; groups, years and bins filter, forms open. */
export function ScoresCharts(props: ScoresChartsProps) {
  const { answers, by, whatIf, tolerance, waiting, filters, onFilters, onForm } = props;
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const shell = useTexts({ zh: shellZh, en: shellEn });
  const { choices } = useSiteData();
  const words = text.charts;
  const group = text.byNames[by];
  const rows = useMemo(() => {
    const scheme = profileName(choices, lang);
    const nameOf: NameOf = (value, label) => {
      if (by === 'profile') return scheme(value, label);
      if (by === 'kind' && (value === 'project' || value === 'department')) return shell.kindNames[value];
      return label;
    };
    return {
      histogram: histogramOf(answers.distribution),
      groups: rangesOf(answers.groups, answers.groupDots, nameOf, text.wholeDepartment),
      years: rangesOf(
        [...answers.years].sort((a, b) => Number(a.value) - Number(b.value)),
        answers.yearDots,
        (value) => value,
        text.wholeDepartment,
      ),
      grades: gradesOf(answers.grades, nameOf),
      lostShares: lostMatrix(
        answers.lostShares,
        nameOf,
        { title: words.lostTitle, group, block: words.block },
        lang,
      ),
      lost: lostOf(answers.lost, scheme),
      recomputed: recomputedOf(answers.forms, tolerance, text.wholeDepartment),
    };
  }, [answers, by, choices, group, lang, shell, text, tolerance, words]);

  const [figures] = answers.figures;
  if (figures === undefined) return null;
  const source = text.source(answers.regions.map((row) => row.label).join(lang === 'zh' ? '、' : ', '));
  const shared = { waiting, source };
  const scored = count(figures.evaluations_with_score).text;
  const sum = (list: readonly number[]) => count(list.reduce((all, n) => all + n, 0)).text;
  const only = ({ id }: MarkData) => onFilters(onlyGroup(filters, by, id));
  const dotOr = (ofGroup: (id: string) => void) => (mark: MarkData) =>
    mark.id.startsWith('group:') ? ofGroup(mark.id.slice(6)) : onForm(mark);
  const boxes = new Set(rows.groups.groups.filter((row) => row.box !== null).map((row) => row.id));
  const groupMark = (mark: MarkData) =>
    boxes.has(mark.id) ? only(mark) : dotOr((id) => only({ id, name: mark.name }))(mark);
  const yearMark = (mark: MarkData) =>
    /^\d{4}$/.test(mark.id)
      ? onFilters({ ...filters, years: [Number(mark.id)] })
      : dotOr((id) => onFilters({ ...filters, years: [Number(id)] }))(mark);
  const mixed = answers.lost.length > 1;
  const computable = count(answers.agreement?.computable ?? 0).text;
  return (
    <ChartGrid>
      <section id="distribution" aria-label={words.distribution}>
        <ChartFrame
          kind={scoreHistogram}
          rows={rows.histogram}
          title={words.distribution}
          subtitle={words.distributionSub(scored)}
          note={words.distributionNote(
            count(figures.full_scores).text,
            rate(figures.full_score_share ?? 0, lang, 1).text,
          )}
          onMark={({ id }) => onFilters({ ...filters, scoreRange: binRange(id) })}
          {...shared}
        />
      </section>
      <section id="years" aria-label={words.years}>
        <ChartFrame
          kind={scoreRanges}
          rows={rows.years}
          title={words.years}
          subtitle={words.yearsSub(sum(rows.years.groups.map((row) => row.n)))}
          note={words.yearsNote}
          onMark={yearMark}
          {...shared}
        />
      </section>
      <section id="ranges" aria-label={words.ranges(group)}>
        <ChartFrame
          kind={scoreRanges}
          rows={rows.groups}
          title={words.ranges(group)}
          subtitle={words.rangesSub(
            scored,
            sum(rows.groups.groups.map((row) => row.n)),
            count(rows.groups.groups.length).text,
          )}
          note={words.rangesNote}
          onMark={groupMark}
          {...shared}
        />
      </section>
      <section id="grades" aria-label={words.grades(group)}>
        <ChartFrame
          kind={gradeShares}
          rows={rows.grades}
          title={words.grades(group)}
          subtitle={words.gradesSub(sum(answers.grades.map((row) => row.evaluations)))}
          note={words.gradesNote}
          onMark={only}
          {...shared}
        />
      </section>
      <section id="recomputed" aria-label={words.recomputed}>
        <ChartFrame
          kind={recomputedRange}
          rows={rows.recomputed}
          title={words.recomputed}
          subtitle={words.recomputedSub(count(rows.recomputed.forms.length).text, computable)}
          note={whatIf === null ? words.recomputedOwn : words.recomputedWhatIf(whatIf)}
          emptyText={words.recomputedEmpty}
          onMark={onForm}
          {...shared}
        />
      </section>
      <div className={styles.stack}>
        <section id="lost-share" aria-label={words.lostShare(group)}>
          <ChartFrame
            kind={heatMatrix}
            rows={rows.lostShares}
            title={words.lostShare(group)}
            subtitle={words.lostShareSub(sum(answers.lostShares.map((row) => row.evaluations)))}
            note={joinSentences(lang, mixed && words.lostShareMixed, words.lostShareNote)}
            onMark={only}
            {...shared}
          />
        </section>
        <section id="lost" aria-label={words.lost}>
          <ChartFrame
            kind={pointsLost}
            rows={rows.lost}
            title={words.lost}
            subtitle={words.lostSub(sum(answers.lost.map((row) => row.evaluations)))}
            note={words.lostNote}
            {...shared}
          />
        </section>
      </div>
    </ChartGrid>
  );
}
