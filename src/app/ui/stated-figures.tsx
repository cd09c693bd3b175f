import { metricWord, type StatedFigure, statedText } from '../format/statement-words.ts';
import { useLanguage, useTexts } from '../language.ts';
import { record as en } from '../text/en/record.ts';
import { record as zh } from '../text/zh/record.ts';
import { DataTable } from './data-table.tsx';

export interface Statement extends StatedFigure {
  readonly statement_id: string;
  readonly fiscal_year: number;
  readonly subject: string | null;
  readonly quote: string;
  readonly locator: string;
}

/** Figures that texts state, each with its words and its line. */
export function StatedFigures({
  caption,
  statements,
  fileTitle,
}: {
  readonly caption: string;
  readonly statements: readonly Statement[];
  readonly fileTitle?: string;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const rows = statements.map(({ statement_id, fiscal_year, quote, locator, ...row }) => ({
    statement_id,
    fiscal_year,
    about: row.subject ?? metricWord(row.metric, lang),
    shown: statedText(row, lang),
    quote,
    locator,
  }));
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.statement_id}
      columns={[
        { name: 'fiscal_year', title: text.year, unit: 'year' },
        {
          name: 'about',
          title: text.about,
          unit: 'text',
          roomy: true,
          render: (row) => <span lang="zh-CN">{row.about}</span>,
        },
        { name: 'shown', title: text.value, unit: 'text' },
        {
          name: 'quote',
          title: text.quote,
          unit: 'text',
          roomy: true,
          render: (row) => <span lang="zh-CN">{row.quote}</span>,
        },
        { name: 'locator', title: text.place, unit: 'text' },
      ]}
      {...(fileTitle === undefined ? {} : { fileTitle })}
    />
  );
}
