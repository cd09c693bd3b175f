import { Link, type MetaFunction, useLoaderData } from 'react-router';
import { decimal } from '../../app/format/number.ts';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { formLink, unitLink } from '../../app/links.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { Screen } from '../../app/shell/screen.tsx';
import { directory as en } from '../../app/text/en/directory.ts';
import { form as formEn } from '../../app/text/en/form.ts';
import { directory as zh } from '../../app/text/zh/directory.ts';
import { form as formZh } from '../../app/text/zh/form.ts';
import { PickField } from '../../app/ui/control-bar.tsx';
import { ListTable } from '../../app/ui/list-screen.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { formName, gradeWords } from '../form/sentence.ts';
import { formsQuestions, ORDERS } from './questions.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the answers at the defaults go into the page. */
export async function loader() {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  return snapshotOf(formsQuestions);
}

export const meta: MetaFunction = ({ location }) => {
  const text = languageOfPath(location.pathname) === 'zh' ? zh : en;
  return [{ title: text.formsTitle }, { name: 'description', content: text.formsDescription }];
};

export default function Forms() {
  const snapshot = useLoaderData<typeof loader>();
  const answers = useAnswers(formsQuestions, snapshot);
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const formText = useTexts({ zh: formZh, en: formEn });
  const search = sharedSearch(answers.filters, answers.dataset);
  const names = text.columns;
  const rows = answers.rows.forms.map((row) => ({
    ...row,
    form: formName(row, formText),
    kindWords: text.kinds[row.kind],
    gradeWords: gradeWords(row, formText, lang),
  }));
  const all = rows[0]?.matches ?? 0;
  return (
    <Screen answers={answers}>
      <PageHeader
        headline={all === 0 ? text.forms : text.formsHeadline(decimal(all, 0))}
        lead={<p>{text.formsLead}</p>}
      />
      <ListTable
        title={text.forms}
        placeholder={text.searchForms}
        search={answers.parameters.q ?? ''}
        onSearch={(q) => answers.setParameters({ q }, true)}
        controls={
          <PickField
            label={text.order}
            value={answers.parameters.sort}
            options={ORDERS.map((id) => ({ id, name: text.orders[id] }))}
            onChange={(sort) => answers.setParameters({ sort })}
          />
        }
        rows={rows}
        rowKey={(row) => row.evaluation_id}
        columns={[
          {
            name: 'form',
            title: names.form,
            unit: 'text',
            roomy: true,
            render: (row) => {
              const to = formLink(row.evaluation_id, lang, search);
              return to === null ? row.form : <Link to={to}>{row.form}</Link>;
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
          { name: 'fiscal_year', title: names.year, unit: 'year' },
          { name: 'kindWords', title: names.kind, unit: 'text' },
          { name: 'adjusted_amount', title: names.budget, unit: '元', nullReason: text.noAmount },
          { name: 'executed_amount', title: names.executed, unit: '元', nullReason: text.noAmount },
          { name: 'rate', title: names.rate, unit: 'fraction', nullReason: text.noRate },
          { name: 'unspent', title: names.unspent, unit: '元', nullReason: text.noAmount },
          { name: 'score', title: names.score, unit: 'points', nullReason: text.noScore },
          { name: 'gradeWords', title: names.grade, unit: 'text', nullReason: text.noScore },
          { name: 'verifiable_share', title: names.verifiable, unit: 'fraction' },
        ]}
      />
    </Screen>
  );
}
