import { Link, type MetaFunction, useLoaderData } from 'react-router';
import { decimal } from '../../app/format/number.ts';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { unitLink } from '../../app/links.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { Screen } from '../../app/shell/screen.tsx';
import { directory as en } from '../../app/text/en/directory.ts';
import { directory as zh } from '../../app/text/zh/directory.ts';
import { ListTable } from '../../app/ui/list-screen.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { unitsQuestions } from './questions.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the answers at the defaults go into the page. */
export async function loader() {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  return snapshotOf(unitsQuestions);
}

export const meta: MetaFunction = ({ location }) => {
  const text = languageOfPath(location.pathname) === 'zh' ? zh : en;
  return [{ title: text.unitsTitle }, { name: 'description', content: text.unitsDescription }];
};

export default function Units() {
  const snapshot = useLoaderData<typeof loader>();
  const answers = useAnswers(unitsQuestions, snapshot);
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const search = sharedSearch(answers.filters, answers.dataset);
  const names = text.columns;
  const rows = answers.rows.units.map((row) => ({
    ...row,
    years: row.year_from === row.year_to ? String(row.year_from) : `${row.year_from}–${row.year_to}`,
  }));
  const all = rows[0]?.matches ?? 0;
  return (
    <Screen answers={answers}>
      <PageHeader
        headline={all === 0 ? text.units : text.unitsHeadline(decimal(all, 0))}
        lead={<p>{text.unitsLead}</p>}
      />
      <ListTable
        title={text.units}
        placeholder={text.searchUnits}
        search={answers.parameters.q ?? ''}
        onSearch={(q) => answers.setParameters({ q }, true)}
        rows={rows}
        rowKey={(row) => row.unit_id}
        columns={[
          {
            name: 'unit_name',
            title: names.unit,
            unit: 'text',
            roomy: true,
            render: (row) => {
              const to = unitLink(row.unit_id, lang, search);
              return to === null ? row.unit_name : <Link to={to}>{row.unit_name}</Link>;
            },
          },
          { name: 'region', title: names.region, unit: 'text' },
          { name: 'years', title: names.years, unit: 'text' },
          { name: 'evaluations', title: names.n, unit: 'count' },
          { name: 'budget', title: names.budget, unit: '元', nullReason: text.noAmount },
          { name: 'executed', title: names.executed, unit: '元', nullReason: text.noAmount },
          { name: 'execution_rate', title: names.rate, unit: 'fraction', nullReason: text.noRate },
          { name: 'unspent', title: names.unspent, unit: '元', nullReason: text.noAmount },
          { name: 'median_score', title: names.median, unit: 'points', nullReason: text.noScore },
        ]}
      />
    </Screen>
  );
}
