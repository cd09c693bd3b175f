import { type MetaFunction, useLoaderData } from 'react-router';
import { languageOfPath, useTexts } from '../../app/language.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { directory as en } from '../../app/text/en/directory.ts';
import { directory as zh } from '../../app/text/zh/directory.ts';
import { NameLink } from '../../app/ui/name-link.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { ListScreen } from '../list/list-screen.tsx';
import { withYears } from '../list/with-years.ts';
import { unitsList } from './questions.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the answers at the defaults go into the page. */
export async function loader() {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  return snapshotOf(unitsList);
}

export const meta: MetaFunction = ({ location }) => {
  const text = languageOfPath(location.pathname) === 'zh' ? zh : en;
  return [{ title: text.unitsTitle }, { name: 'description', content: text.unitsDescription }];
};

export default function Units() {
  const answers = useAnswers(unitsList, useLoaderData<typeof loader>());
  const text = useTexts({ zh, en });
  const names = text.columns;
  const search = sharedSearch(answers.filters, answers.dataset);
  return (
    <ListScreen
      list={unitsList}
      answers={answers}
      words={{
        title: text.units,
        headline: text.unitsHeadline,
        lead: text.unitsLead,
        placeholder: text.searchUnits,
        orders: text.orders,
      }}
      toRow={(row) => withYears(row)}
      rowKey={(row) => row.unit_id}
      columns={[
        {
          name: 'unit_name',
          title: names.unit,
          unit: 'text',
          order: 'name',
          roomy: true,
          render: (row) => <NameLink screen="unit" id={row.unit_id} name={row.unit_name} search={search} />,
        },
        { name: 'region', title: names.region, unit: 'text' },
        { name: 'years', title: names.years, unit: 'text' },
        { name: 'evaluations', title: names.n, unit: 'count', order: 'forms' },
        { name: 'budget', title: names.budget, unit: '元', order: 'budget', nullReason: text.noAmount },
        { name: 'executed', title: names.executed, unit: '元', order: 'executed', nullReason: text.noAmount },
        {
          name: 'execution_rate',
          title: names.rate,
          unit: 'fraction',
          order: 'rate',
          nullReason: text.noRate,
        },
        { name: 'unspent', title: names.unspent, unit: '元', order: 'unspent', nullReason: text.noAmount },
        {
          name: 'median_score',
          title: names.median,
          unit: 'points',
          order: 'score',
          nullReason: text.noScore,
        },
      ]}
    />
  );
}
