import { Link } from 'react-router';
import { useLanguage } from '../language.ts';
import { formLink, projectLink, unitLink } from '../links.ts';
import type { TableColumn } from './data-table.tsx';

const LINKS = { unit: unitLink, project: projectLink, form: formLink } as const;

/** A name that leads to its page. */
export function NameLink({
  screen,
  id,
  name,
  search,
}: {
  readonly screen: keyof typeof LINKS;
  readonly id: string;
  readonly name: string;
  readonly search: string;
}) {
  const to = LINKS[screen](id, useLanguage(), search);
  return to === null ? name : <Link to={to}>{name}</Link>;
}

type NamedForm = {
  readonly evaluation_id: string;
  readonly name: string;
  readonly unit: string;
  readonly fiscal_year: number;
};

/** The columns that say which form a row is: its name, leading to the form, its unit unless all are of one, its year. */
export function formColumns(
  titles: { readonly form: string; readonly unit: string; readonly year: string },
  search: string,
  ofOneUnit = false,
): readonly TableColumn<NamedForm>[] {
  const unit: TableColumn<NamedForm> = { name: 'unit', title: titles.unit, unit: 'text' };
  return [
    {
      name: 'name',
      title: titles.form,
      unit: 'text',
      roomy: true,
      render: (row) => <NameLink screen="form" id={row.evaluation_id} name={row.name} search={search} />,
    },
    ...(ofOneUnit ? [] : [unit]),
    { name: 'fiscal_year', title: titles.year, unit: 'year' },
  ];
}
