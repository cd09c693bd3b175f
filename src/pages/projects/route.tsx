import { Link, type MetaFunction, useLoaderData } from 'react-router';
import { decimal } from '../../app/format/number.ts';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { projectLink, unitLink } from '../../app/links.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { Screen } from '../../app/shell/screen.tsx';
import { directory as en } from '../../app/text/en/directory.ts';
import { directory as zh } from '../../app/text/zh/directory.ts';
import { ListTable } from '../../app/ui/list-screen.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { projectsQuestions } from './questions.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the answers at the defaults go into the page. */
export async function loader() {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  return snapshotOf(projectsQuestions);
}

export const meta: MetaFunction = ({ location }) => {
  const text = languageOfPath(location.pathname) === 'zh' ? zh : en;
  return [{ title: text.projectsTitle }, { name: 'description', content: text.projectsDescription }];
};

export default function Projects() {
  const snapshot = useLoaderData<typeof loader>();
  const answers = useAnswers(projectsQuestions, snapshot);
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const search = sharedSearch(answers.filters, answers.dataset);
  const names = text.columns;
  const rows = answers.rows.projects.map((row) => ({
    ...row,
    years: row.year_from === row.year_to ? String(row.year_from) : `${row.year_from}–${row.year_to}`,
  }));
  const all = rows[0]?.matches ?? 0;
  return (
    <Screen answers={answers}>
      <PageHeader
        headline={all === 0 ? text.projects : text.projectsHeadline(decimal(all, 0))}
        lead={<p>{text.projectsLead}</p>}
      />
      <ListTable
        title={text.projects}
        placeholder={text.searchProjects}
        search={answers.parameters.q ?? ''}
        onSearch={(q) => answers.setParameters({ q }, true)}
        rows={rows}
        rowKey={(row) => row.project_id}
        columns={[
          {
            name: 'project_name',
            title: names.project,
            unit: 'text',
            roomy: true,
            render: (row) => {
              const to = projectLink(row.project_id, lang, search);
              return to === null ? row.project_name : <Link to={to}>{row.project_name}</Link>;
            },
          },
          {
            name: 'unit_short_name',
            title: names.unit,
            unit: 'text',
            render: (row) => {
              const to = unitLink(row.unit_id, lang, search);
              return to === null ? row.unit_short_name : <Link to={to}>{row.unit_short_name}</Link>;
            },
          },
          { name: 'years', title: names.years, unit: 'text' },
          { name: 'evaluations', title: names.n, unit: 'count' },
          { name: 'budget', title: names.budget, unit: '元', nullReason: text.noAmount },
          { name: 'executed', title: names.executed, unit: '元', nullReason: text.noAmount },
          { name: 'execution_rate', title: names.rate, unit: 'fraction', nullReason: text.noRate },
          { name: 'unspent', title: names.unspent, unit: '元', nullReason: text.noAmount },
          { name: 'mean_score', title: names.mean, unit: 'points', nullReason: text.noScore },
        ]}
      />
    </Screen>
  );
}
