import { type MetaFunction, useLoaderData } from 'react-router';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { directory as en } from '../../app/text/en/directory.ts';
import { form as formEn } from '../../app/text/en/form.ts';
import { directory as zh } from '../../app/text/zh/directory.ts';
import { form as formZh } from '../../app/text/zh/form.ts';
import { NameLink } from '../../app/ui/name-link.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { formName, gradeWords } from '../form/sentence.ts';
import { ListScreen } from '../list/list-screen.tsx';
import { formsList } from './questions.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the answers at the defaults go into the page. */
export async function loader() {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  return snapshotOf(formsList);
}

export const meta: MetaFunction = ({ location }) => {
  const text = languageOfPath(location.pathname) === 'zh' ? zh : en;
  return [{ title: text.formsTitle }, { name: 'description', content: text.formsDescription }];
};

export default function Forms() {
  const answers = useAnswers(formsList, useLoaderData<typeof loader>());
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const names = text.columns;
  const search = sharedSearch(answers.filters, answers.dataset);
  const formText = useTexts({ zh: formZh, en: formEn });
  return (
    <ListScreen
      list={formsList}
      answers={answers}
      words={{
        title: text.forms,
        headline: text.formsHeadline,
        lead: text.formsLead,
        placeholder: text.searchForms,
        orders: text.orders,
      }}
      toRow={(row) => ({
        ...row,
        form: formName(row, formText),
        kindWords: text.kinds[row.kind],
        gradeWords: gradeWords(row, formText, lang),
      })}
      rowKey={(row) => row.evaluation_id}
      columns={[
        {
          name: 'form',
          title: names.form,
          unit: 'text',
          roomy: true,
          render: (row) => <NameLink screen="form" id={row.evaluation_id} name={row.form} search={search} />,
        },
        {
          name: 'unit_short_name',
          title: names.unit,
          unit: 'text',
          order: 'unit',
          render: (row) => (
            <NameLink screen="unit" id={row.unit_id} name={row.unit_short_name} search={search} />
          ),
        },
        { name: 'fiscal_year', title: names.year, unit: 'year', order: 'year' },
        { name: 'kindWords', title: names.kind, unit: 'text' },
        {
          name: 'adjusted_amount',
          title: names.budget,
          unit: '元',
          order: 'budget',
          nullReason: text.noAmount,
        },
        {
          name: 'executed_amount',
          title: names.executed,
          unit: '元',
          order: 'executed',
          nullReason: text.noAmount,
        },
        { name: 'rate', title: names.rate, unit: 'fraction', order: 'rate', nullReason: text.noRate },
        { name: 'unspent', title: names.unspent, unit: '元', order: 'unspent', nullReason: text.noAmount },
        { name: 'score', title: names.score, unit: 'points', order: 'score', nullReason: text.noScore },
        { name: 'gradeWords', title: names.grade, unit: 'text', nullReason: text.noScore },
        { name: 'verifiable_share', title: names.verifiable, unit: 'fraction', order: 'verifiable' },
      ]}
    />
  );
}
