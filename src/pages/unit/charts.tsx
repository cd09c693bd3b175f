import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { count, moneyScale } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { formLink } from '../../app/links.ts';
import { ChartGrid } from '../../app/shell/screen.tsx';
import { record as en } from '../../app/text/en/record.ts';
import { record as zh } from '../../app/text/zh/record.ts';
import { ChartFrame } from '../../charts/frame/chart-frame.tsx';
import { rateBars } from '../../charts/rate-bars/option.ts';
import { yearLines } from '../../charts/year-lines/option.ts';
import type { UnitAnswers, UnitForm } from './questions.ts';
import { totalsOf } from './totals.ts';

/** The lines that the forms' own rules speak of: below 80 % and 90 % a rate is to be explained. */
const REFERENCES = [0.8, 0.9] as const;
/** More bars than this are no picture; the table below holds them all. */
const MOST_BARS = 30;

export function unitBars(projects: readonly UnitForm[]) {
  const several = new Set(projects.map((form) => form.fiscal_year)).size > 1;
  const bars = projects.map((form) => ({
    id: form.evaluation_id,
    name: `${form.project_name ?? form.title_raw}${several ? ` ${form.fiscal_year}` : ''}`,
    rate: form.rate,
    budget: form.adjusted_amount,
    executed: form.executed_amount,
    unspent: form.unspent,
    n: null,
  }));
  return {
    bars: bars.sort((a, b) => (a.rate ?? 9) - (b.rate ?? 9)).slice(0, MOST_BARS),
    references: REFERENCES,
  };
}

/** Each year's weighted rate over the unit's project forms. */
export function unitYearPoints(projects: readonly UnitForm[]) {
  const years = [...new Set(projects.map((form) => form.fiscal_year))].sort((a, b) => a - b);
  return years.map((year) => {
    const totals = totalsOf(projects.filter((form) => form.fiscal_year === year));
    return { year, value: totals.rate, n: totals.withRate };
  });
}

/** How much of its budget each project used, and over the years where there are several. */
export function UnitCharts({
  profile,
  projects,
  sources,
  search,
  waiting,
}: {
  readonly profile: UnitAnswers['profile'][number];
  readonly projects: readonly UnitForm[];
  readonly sources: UnitAnswers['sources'];
  readonly search: string;
  readonly waiting: boolean;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const navigate = useNavigate();
  const bars = useMemo(() => unitBars(projects), [projects]);
  const lines = useMemo(
    () => ({
      series: [{ id: profile.unit_id, name: text.rate, points: unitYearPoints(projects) }],
      unit: 'fraction' as const,
      title: text.rate,
      references: REFERENCES,
    }),
    [projects, profile, text.rate],
  );
  if (projects.length < 2) return null;
  const source = sources.map((row) => row.title).join(lang === 'zh' ? '；' : '; ');
  const { unit } = moneyScale(
    bars.bars.map((bar) => bar.unspent),
    lang,
  );
  const years = lines.series[0]?.points.length ?? 0;
  return (
    <ChartGrid>
      <ChartFrame
        kind={rateBars}
        rows={bars}
        title={text.ratesTitle}
        subtitle={
          bars.bars.length < projects.length
            ? text.ratesCut(count(bars.bars.length).text, count(projects.length).text, unit)
            : text.ratesSub(count(projects.length).text, unit)
        }
        note={text.ratesNote}
        source={source}
        waiting={waiting}
        onMark={({ id }) => {
          const to = formLink(id, lang, search);
          if (to !== null) void navigate(to);
        }}
      />
      {years > 1 && (
        <ChartFrame
          kind={yearLines}
          rows={lines}
          title={text.yearsTitle}
          subtitle={text.yearsSub(count(projects.length).text)}
          source={source}
          waiting={waiting}
        />
      )}
    </ChartGrid>
  );
}
