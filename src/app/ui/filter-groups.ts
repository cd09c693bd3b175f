import type { Lang } from '../../model/schema.ts';
import { type Filters, NO_FILTERS } from '../../questions/types.ts';
import { isCustomChoice } from '../../scoring/what-if.ts';
import { decimal, years as writeYears } from '../format/number.ts';
import type { Choice, FilterChoices } from '../session/choices.ts';
import type { shell } from '../text/zh/shell.ts';

type ShellText = typeof shell;

export interface Option {
  readonly id: string;
  readonly name: string;
  readonly n: number | null;
}

/** One group of the filter bar: what it offers and how a choice changes the filters. */
export interface FilterGroup {
  readonly id: string;
  readonly label:
    | 'years'
    | 'regions'
    | 'units'
    | 'departments'
    | 'kind'
    | 'categories'
    | 'attributes'
    | 'terms'
    | 'profile';
  readonly single: boolean;
  shown(choices: FilterChoices, filters: Filters): boolean;
  options(choices: FilterChoices, lang: Lang, text: ShellText): readonly Option[];
  chosen(filters: Filters): readonly string[];
  choose(filters: Filters, chosen: readonly string[]): Filters;
}

function option(choice: Choice, lang: Lang): Option {
  return { id: choice.id, name: lang === 'en' ? (choice.nameEn ?? choice.name) : choice.name, n: choice.n };
}

type ListKey = 'regions' | 'units' | 'departments' | 'categories' | 'attributes' | 'terms';

function listGroup(key: ListKey): FilterGroup {
  return {
    id: key,
    label: key,
    single: false,
    // One value says nothing and filters nothing; a filter that is set must still be removable.
    shown: (choices, filters) => choices[key].length > 1 || filters[key].length > 0,
    options: (choices, lang) => choices[key].map((choice) => option(choice, lang)),
    chosen: (filters) => filters[key],
    choose: (filters, chosen) => ({ ...filters, [key]: [...chosen].sort() }),
  };
}

const YEARS: FilterGroup = {
  id: 'years',
  label: 'years',
  single: false,
  shown: (choices, filters) => choices.years.length > 0 || filters.years.length > 0,
  options: (choices, lang) => choices.years.map((choice) => option(choice, lang)),
  chosen: (filters) => filters.years.map(String),
  choose: (filters, chosen) => ({ ...filters, years: chosen.map(Number).sort((a, b) => a - b) }),
};

const KIND: FilterGroup = {
  id: 'kind',
  label: 'kind',
  single: true,
  shown: (choices, filters) => choices.kinds.length > 1 || filters.kind !== null,
  options: (choices, _lang, text) => [
    { id: '', name: text.all, n: null },
    ...(['project', 'department'] as const).map((id) => ({
      id,
      name: text.kindNames[id],
      n: choices.kinds.find((choice) => choice.id === id)?.n ?? null,
    })),
  ],
  chosen: (filters) => [filters.kind ?? ''],
  choose: (filters, [chosen]) => ({
    ...filters,
    kind: chosen === 'project' || chosen === 'department' ? chosen : null,
  }),
};

const PROFILE: FilterGroup = {
  id: 'profile',
  label: 'profile',
  single: true,
  shown: (choices, filters) => choices.profiles.length > 0 || filters.profile !== null,
  options: (choices, lang, text) => [
    { id: '', name: text.ownProfile, n: null },
    ...choices.profiles.map((choice) => option(choice, lang)),
  ],
  chosen: (filters) => [filters.profile ?? ''],
  choose: (filters, [chosen]) => ({
    ...filters,
    profile: chosen === undefined || chosen === '' ? null : chosen,
  }),
};

export const FILTER_GROUPS: readonly FilterGroup[] = [
  YEARS,
  listGroup('regions'),
  listGroup('departments'),
  listGroup('units'),
  KIND,
  listGroup('categories'),
  listGroup('attributes'),
  listGroup('terms'),
  PROFILE,
];

/** A scheme of the reader's own is in no list; anything else unlisted is shown as it stands in the address. */
function unlisted(group: FilterGroup, id: string, text: ShellText): string {
  return group.id === 'profile' && isCustomChoice(id) ? text.customProfile : id;
}

/** The value that stands on the button of a group. */
export function shownValue(
  group: FilterGroup,
  filters: Filters,
  choices: FilterChoices,
  lang: Lang,
  text: ShellText,
): string {
  const chosen = group.chosen(filters).filter((id) => id !== '');
  const options = group.options(choices, lang, text);
  if (group.id === 'years') {
    const years = chosen.length > 0 ? filters.years : choices.years.map((choice) => Number(choice.id));
    return writeYears(years, lang);
  }
  if (chosen.length === 0) return group.single ? (options[0]?.name ?? text.all) : text.allOf(options.length);
  if (chosen.length > 1) return text.chosen(chosen.length);
  return (
    options.find((candidate) => candidate.id === chosen[0])?.name ?? unlisted(group, chosen[0] ?? '', text)
  );
}

export interface Chip {
  readonly key: string;
  readonly group: string;
  readonly name: string;
  readonly without: Filters;
}

/** One chip for each thing that was chosen, with the filters as they are without it. */
export function chipsOf(filters: Filters, choices: FilterChoices, lang: Lang, text: ShellText): Chip[] {
  const chips = FILTER_GROUPS.flatMap((group) => {
    const options = group.options(choices, lang, text);
    const chosen = group.chosen(filters).filter((id) => id !== '');
    return chosen.map((id) => ({
      key: `${group.id}:${id}`,
      group: text[group.label],
      name: options.find((candidate) => candidate.id === id)?.name ?? unlisted(group, id, text),
      without: group.choose(filters, group.single ? [''] : chosen.filter((other) => other !== id)),
    }));
  });
  for (const key of ['rateRange', 'scoreRange'] as const) {
    const range = filters[key];
    if (range === null) continue;
    const [from, to] = range.map((value) => `${decimal(value * 100, 0, 2)}%`);
    chips.push({
      key,
      group: text[key],
      name: `${from}–${to}`,
      without: { ...filters, [key]: NO_FILTERS[key] },
    });
  }
  return chips;
}

/** The filters in words, all that was chosen by name: what stands on paper in place of the buttons and chips. */
export function statedOf(
  groups: readonly FilterGroup[],
  filters: Filters,
  choices: FilterChoices,
  lang: Lang,
  text: ShellText,
): { readonly name: string; readonly value: string }[] {
  const chips = chipsOf(filters, choices, lang, text);
  const named = (label: string) =>
    chips
      .filter((chip) => chip.group === label)
      .map((chip) => chip.name)
      .join(lang === 'zh' ? '、' : ', ');
  const values = groups.map((group) => ({
    name: text[group.label],
    value:
      group.id === 'years' || group.chosen(filters).length < 2
        ? shownValue(group, filters, choices, lang, text)
        : named(text[group.label]),
  }));
  const ranges = (['rateRange', 'scoreRange'] as const)
    .filter((key) => filters[key] !== null)
    .map((key) => ({ name: text[key], value: named(text[key]) }));
  return [...values, ...ranges];
}
