import { useMemo } from 'react';
import { count, moneyScale, rate } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { onlyGroup } from '../../app/only-group.ts';
import { ChartGrid } from '../../app/shell/screen.tsx';
import { execution as en } from '../../app/text/en/execution.ts';
import { shell as shellEn } from '../../app/text/en/shell.ts';
import { execution as zh } from '../../app/text/zh/execution.ts';
import { shell as shellZh } from '../../app/text/zh/shell.ts';
import type { MarkData } from '../../charts/environment.ts';
import { ChartFrame } from '../../charts/frame/chart-frame.tsx';
import { heatMatrix } from '../../charts/heat-matrix/option.ts';
import { type RateBars, rateBars } from '../../charts/rate-bars/option.ts';
import { threeSteps } from '../../charts/three-steps/option.ts';
import { WORDS } from '../../charts/words.ts';
import { yearLines } from '../../charts/year-lines/option.ts';
import type { Lang } from '../../model/schema.ts';
import type { Filters } from '../../questions/types.ts';
import {
  againstOf,
  type ExecutionAnswers,
  groupBars,
  hasTrend,
  projectBars,
  sameUnitsEveryYear,
  someUnitRecurs,
  stepsOf,
  unitYearMatrix,
  yearBars,
  yearLinesOf,
} from './chart-rows.ts';
import type { GROUPINGS, ORDERS } from './questions.ts';
import { UnspentFrame } from './unspent-frame.tsx';

export interface ExecutionChartsProps {
  readonly answers: ExecutionAnswers;
  readonly references: readonly number[];
  readonly by: (typeof GROUPINGS)[number];
  readonly order: (typeof ORDERS)[number];
  readonly waiting: boolean;
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  readonly onForm: (mark: MarkData) => void;
}

function unitOf(bars: RateBars, lang: Lang): string {
  return moneyScale(
    bars.bars.map((bar) => bar.unspent),
    lang,
  ).unit;
}

/** The pictures of the execution screen; groups and years filter, forms open. */
export function ExecutionCharts(props: ExecutionChartsProps) {
  const { answers, references, by, order, waiting, filters, onFilters, onForm } = props;
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const shell = useTexts({ zh: shellZh, en: shellEn });
  const words = text.charts;
  const rows = useMemo(() => {
    const shortNames = new Map(answers.unitYears.map((row) => [row.unit_id, row.unit_short_name]));
    const nameOf = (value: string, label: string) => {
      if (by === 'unit') return shortNames.get(value) ?? label;
      if (by === 'kind' && (value === 'project' || value === 'department')) return shell.kindNames[value];
      return label;
    };
    const table = { unit: WORDS.unit[lang], year: WORDS.year[lang], rate: WORDS.rate[lang] };
    return {
      groups: groupBars(answers, references, nameOf),
      projects: projectBars(answers, references, text.wholeDepartment),
      against: againstOf(answers, nameOf),
      steps: stepsOf(answers, text.wholeDepartment),
      years: yearBars(answers, references),
      lines: yearLinesOf(answers, references, {
        weighted: words.weighted,
        mean: words.mean,
        rate: WORDS.rate[lang],
      }),
      matrix: unitYearMatrix(answers, references, table),
    };
  }, [answers, references, by, lang, text, shell, words]);

  const source = text.source(answers.regions.map((row) => row.label).join(lang === 'zh' ? '、' : ', '));
  const shared = { waiting, source };
  const forms = (found: readonly { readonly evaluations: number }[]) =>
    count(found.reduce((sum, row) => sum + row.evaluations, 0)).text;
  const all = count(answers.figures[0]?.evaluations ?? 0).text;
  const inGroups = forms(answers.groups);
  const groups = count(answers.groups.length).text;
  const [low = 0] = references;
  const high = references.at(-1) ?? low;
  const withRate = count(answers.figures[0]?.evaluations_with_rate ?? 0).text;
  const group = ({ id }: MarkData) => onFilters(onlyGroup(filters, by, id));
  const year = ({ id }: MarkData) => onFilters({ ...filters, years: [Number(id)] });
  const unitYear = ({ id }: MarkData) => {
    const [unit, fiscal] = id.split('\n');
    if (unit !== undefined && fiscal !== undefined) {
      onFilters({ ...filters, units: [unit], years: [Number(fiscal)] });
    }
  };
  const mixed = !sameUnitsEveryYear(answers);
  return (
    <ChartGrid>
      <section id="groups" aria-label={words.byGroup(text.byNames[by])}>
        <ChartFrame
          kind={rateBars}
          rows={rows.groups}
          title={words.byGroup(text.byNames[by])}
          subtitle={words.byGroupSub(all, inGroups, groups, unitOf(rows.groups, lang))}
          note={words.byGroupNote(rate(low, lang, 0).text, rate(high, lang, 0).text)}
          onMark={group}
          {...shared}
        />
      </section>
      <section id="against" aria-label={words.against}>
        <ChartFrame
          kind={threeSteps}
          rows={rows.against}
          title={words.against}
          subtitle={words.againstSub(all, inGroups, groups)}
          note={rows.steps.groups.length > 0 ? words.againstNote : `${words.againstNote} ${words.stepsEmpty}`}
          onMark={group}
          {...shared}
        />
      </section>
      <section id="projects" aria-label={words.projectsOf[order]}>
        <ChartFrame
          kind={rateBars}
          rows={rows.projects}
          title={words.projectsOf[order]}
          subtitle={words.projectsSub(
            count(rows.projects.bars.length).text,
            withRate,
            unitOf(rows.projects, lang),
          )}
          note={words.projectsNote}
          onMark={onForm}
          {...shared}
        />
      </section>
      <UnspentFrame
        holders={answers.holders}
        wholeDepartment={text.wholeDepartment}
        onForm={onForm}
        {...shared}
      />
      {answers.years.length > 1 && (
        <section id="years" aria-label={words.years}>
          {hasTrend(answers) ? (
            <ChartFrame
              kind={yearLines}
              rows={rows.lines}
              title={words.years}
              subtitle={words.yearsSub(forms(answers.years))}
              note={mixed ? words.yearsMixed : words.yearsNote}
              {...shared}
            />
          ) : (
            <ChartFrame
              kind={rateBars}
              rows={rows.years}
              title={words.years}
              subtitle={words.yearsFew(forms(answers.years), unitOf(rows.years, lang))}
              note={mixed ? words.yearsMixed : words.yearsNote}
              onMark={year}
              {...shared}
            />
          )}
        </section>
      )}
      {rows.steps.groups.length > 0 && (
        <section id="steps" aria-label={words.steps}>
          <ChartFrame
            kind={threeSteps}
            rows={rows.steps}
            title={words.steps}
            subtitle={words.stepsSub(
              count(rows.steps.groups.length).text,
              count(answers.steps[0]?.matches ?? 0).text,
            )}
            note={words.stepsNote}
            onMark={onForm}
            {...shared}
          />
        </section>
      )}
      {someUnitRecurs(answers) && (
        <section id="unit-years" aria-label={words.unitYears}>
          <ChartFrame
            kind={heatMatrix}
            rows={rows.matrix}
            title={words.unitYears}
            subtitle={words.unitYearsSub(forms(answers.unitYears))}
            onMark={unitYear}
            {...shared}
          />
        </section>
      )}
    </ChartGrid>
  );
}
