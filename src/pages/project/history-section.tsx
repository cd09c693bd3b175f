import { useMemo } from 'react';
import { Link } from 'react-router';
import { count } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { formLink } from '../../app/links.ts';
import { ChartGrid } from '../../app/shell/screen.tsx';
import { form as formEn } from '../../app/text/en/form.ts';
import { record as en } from '../../app/text/en/record.ts';
import { form as formZh } from '../../app/text/zh/form.ts';
import { record as zh } from '../../app/text/zh/record.ts';
import { DataTable } from '../../app/ui/data-table.tsx';
import { RecordSection } from '../../app/ui/record-frame.tsx';
import { ChartFrame } from '../../charts/frame/chart-frame.tsx';
import { yearLines } from '../../charts/year-lines/option.ts';
import { gradeWords } from '../form/sentence.ts';
import { historyOf, lineOf } from './history.ts';
import type { ProjectAnswers } from './questions.ts';

/** The project year by year, with the years that only a later report tells of; pictures where two years can be joined. */
export function ProjectHistory({
  rows,
  search,
  waiting,
}: {
  readonly rows: ProjectAnswers;
  readonly search: string;
  readonly waiting: boolean;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const words = useTexts({ zh: formZh, en: formEn });
  const history = useMemo(() => historyOf(rows), [rows]);
  const [profile] = rows.profile;
  const name = profile?.project_name ?? '';
  const source = rows.sources.map((row) => row.title).join(lang === 'zh' ? '；' : '; ');
  const shown = history.map((row) => ({
    ...row,
    basisWords: row.basis === 'form' ? text.fromForm : text.stated(row.locator ?? ''),
    gradeWords: gradeWords(row, words, lang),
  }));
  const [rates, scores] = [lineOf(history, 'rate'), lineOf(history, 'score')];
  const subtitle = history.some((row) => row.basis === 'text') ? text.historySub : text.withYears;
  const picture = (
    points: NonNullable<typeof rates>,
    unit: 'fraction' | 'points',
    title: string,
    measure: string,
  ) => (
    <ChartFrame
      kind={yearLines}
      rows={{ series: [{ id: unit, name: measure, points }], unit, title: measure, references: [] }}
      title={title}
      subtitle={subtitle(count(points.filter((point) => point.value !== null).length).text)}
      source={source}
      waiting={waiting}
    />
  );
  return (
    <>
      <RecordSection
        title={text.historyTitle}
        {...(history.some((row) => row.basis === 'text') ? { note: text.historyNote } : {})}
      >
        <DataTable
          caption={text.historyTitle}
          fileTitle={`${name} ${text.historyTitle}`}
          rows={shown}
          rowKey={(row) => `${row.year} ${row.basis} ${row.evaluation ?? ''}`}
          columns={[
            { name: 'year', title: text.year, unit: 'year' },
            {
              name: 'basisWords',
              title: text.basis,
              unit: 'text',
              render: (row) => {
                const to = row.evaluation === null ? null : formLink(row.evaluation, lang, search);
                return to === null ? row.basisWords : <Link to={to}>{row.basisWords}</Link>;
              },
            },
            { name: 'budget', title: text.budget, unit: '元', nullReason: text.noAmount },
            { name: 'executed', title: text.executed, unit: '元', nullReason: text.noAmount },
            { name: 'rate', title: text.rate, unit: 'fraction', nullReason: text.noRate },
            { name: 'unspent', title: text.unspent, unit: '元', nullReason: text.noAmount },
            { name: 'score', title: text.score, unit: 'points', nullReason: text.noScore },
            { name: 'gradeWords', title: text.grade, unit: 'text', nullReason: text.noScore },
          ]}
        />
      </RecordSection>
      {(rates !== null || scores !== null) && (
        <ChartGrid>
          {rates !== null && picture(rates, 'fraction', text.rateHistory, text.rate)}
          {scores !== null && picture(scores, 'points', text.scoreHistory, text.score)}
        </ChartGrid>
      )}
    </>
  );
}
