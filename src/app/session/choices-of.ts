import type { Choice, FilterChoices } from './choices.ts';

export interface ProfileListRow {
  readonly profile_id: string;
  readonly name: string;
  readonly name_en: string;
}

export interface OptionRow {
  readonly dimension: string;
  readonly value: string;
  readonly label: string;
  readonly evaluations: number;
}

/** The choices of the filter bar from the rows of `filterOptions`. */
export function choicesOf(options: readonly OptionRow[], profiles: readonly ProfileListRow[]): FilterChoices {
  const of = (dimension: string): Choice[] =>
    options
      .filter((row) => row.dimension === dimension)
      .map((row) => ({ id: row.value, name: row.label, n: row.evaluations }));
  return {
    years: of('year').sort((a, b) => Number(a.id) - Number(b.id)),
    regions: of('region'),
    units: of('unit'),
    departments: of('department'),
    kinds: of('kind'),
    categories: of('category'),
    attributes: of('attribute'),
    terms: of('term'),
    profiles: profiles.map((row) => ({ id: row.profile_id, name: row.name, nameEn: row.name_en, n: null })),
  };
}
