import { Link } from 'react-router';
import { useLanguage } from '../../app/language.ts';
import { formLink, projectLink, unitLink } from '../../app/links.ts';

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

/** A row with its years as one text: 2021 or 2021–2024. */
export function withYears<R extends { readonly year_from: number; readonly year_to: number }>(row: R) {
  const { year_from: from, year_to: to } = row;
  return { ...row, years: from === to ? String(from) : `${from}–${to}` };
}
