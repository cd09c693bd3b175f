import type { Filters } from '../../questions/types.ts';
import { oneOf, type Parameter, percentRange, text, textList, type UrlProblem, yearList } from './parts.ts';

/** The sizes of the simulated data: another size is other data, and so it stands in the address. */
export const SIMULATED_IDS = ['simulated', 'simulated-large', 'simulated-huge'] as const;
export type SimulatedId = (typeof SIMULATED_IDS)[number];
export type DatasetKind = 'reported' | 'simulated' | 'imported';
/** Which data the reader looks at; never mixed. */
export type DatasetId = DatasetKind | SimulatedId;

/** Whether data are real, made by a program, or the reader's own. */
export function kindOfDataset(dataset: DatasetId): DatasetKind {
  return isSimulated(dataset) ? 'simulated' : dataset;
}

export function isSimulated(dataset: DatasetId): dataset is SimulatedId {
  return (SIMULATED_IDS as readonly string[]).includes(dataset);
}

/** Parameters of one screen beside the filters: thresholds, sorting, what is compared. */
export type ParameterSpec<P> = { readonly [K in keyof P]: Parameter<P[K]> };

const FILTER_PARAMETERS: ParameterSpec<Filters> = {
  years: yearList,
  units: textList,
  departments: textList,
  regions: textList,
  kind: oneOf(['project', 'department']),
  categories: textList,
  attributes: textList,
  terms: textList,
  profile: text,
  rateRange: percentRange,
  scoreRange: percentRange,
};

/** Short names in the address. */
const FILTER_NAMES: Readonly<Record<keyof Filters, string>> = {
  years: 'years',
  units: 'unit',
  departments: 'department',
  regions: 'region',
  kind: 'kind',
  categories: 'category',
  attributes: 'attribute',
  terms: 'term',
  profile: 'profile',
  rateRange: 'rate',
  scoreRange: 'score',
};
const FILTER_KEYS = Object.keys(FILTER_NAMES) as (keyof Filters)[];

const DATASET = oneOf<DatasetId>(['reported', ...SIMULATED_IDS, 'imported'], 'reported');
const DATASET_NAME = 'data';

export interface UrlState<P> {
  readonly filters: Filters;
  readonly dataset: DatasetId;
  readonly parameters: P;
  readonly problems: readonly UrlProblem[];
}

function readOne<T>(
  search: URLSearchParams,
  name: string,
  parameter: Parameter<T>,
  problems: UrlProblem[],
): T {
  const values = search.getAll(name);
  const [first] = values;
  if (first === undefined) return parameter.fallback;
  for (const value of values.slice(1)) problems.push({ parameter: name, value, reason: 'repeated' });
  return parameter.read(first, (value, reason) => problems.push({ parameter: name, value, reason }));
}

type TextListKey = 'units' | 'departments' | 'regions' | 'categories' | 'attributes' | 'terms';
/** The values that a filter can take in the loaded data; a filter without an entry takes any. */
export type KnownValues = Readonly<Partial<Record<TextListKey, ReadonlySet<string>>>>;

/** Leaves out, and reports, values that the loaded data do not know: they would choose nothing in silence. */
function onlyKnown(filters: Filters, known: KnownValues, problems: UrlProblem[]): Filters {
  const kept = { ...filters };
  for (const key of Object.keys(known) as TextListKey[]) {
    const values = known[key];
    if (values === undefined) continue;
    kept[key] = filters[key].filter((value) => {
      if (!values.has(value)) problems.push({ parameter: FILTER_NAMES[key], value, reason: 'unknown-value' });
      return values.has(value);
    });
  }
  return kept;
}

/**
 * Reads the address. What cannot be read, or is not among `known`, is reported and left out; parameters that
 * are not ours are left alone.
 */
export function parseUrl<P>(
  search: URLSearchParams,
  spec: ParameterSpec<P>,
  known: KnownValues | null = null,
): UrlState<P> {
  const problems: UrlProblem[] = [];
  const filters = Object.fromEntries(
    FILTER_KEYS.map((key) => [
      key,
      readOne(search, FILTER_NAMES[key], FILTER_PARAMETERS[key] as Parameter<unknown>, problems),
    ]),
  ) as unknown as Filters;
  const parameters = Object.fromEntries(
    Object.entries(spec).map(([name, parameter]) => [
      name,
      readOne(search, name, parameter as Parameter<unknown>, problems),
    ]),
  ) as P;
  const dataset = readOne(search, DATASET_NAME, DATASET, problems);
  return {
    filters: known === null ? filters : onlyKnown(filters, known, problems),
    dataset,
    parameters,
    problems,
  };
}

/** The parameters after a choice; those that tell a place in the choice before begin again unless they are chosen. */
export function parametersAfter<P>(parameters: P, change: Partial<P>, spec: ParameterSpec<P>): P {
  const begun = Object.entries(spec)
    .filter(([, parameter]) => (parameter as Parameter<unknown>).restarts)
    .map(([name, parameter]) => [name, (parameter as Parameter<unknown>).fallback]);
  return { ...parameters, ...Object.fromEntries(begun), ...change };
}

/** Writes what differs from the defaults, in a fixed order, so that one choice has one address. */
export function serializeUrl<P>(
  state: Omit<UrlState<P>, 'problems'>,
  spec: ParameterSpec<P>,
): URLSearchParams {
  const search = new URLSearchParams();
  const put = <T>(name: string, parameter: Parameter<T>, value: T) => {
    const written = parameter.write(value);
    if (written !== null && written !== '') search.set(name, written);
  };
  put(DATASET_NAME, DATASET, state.dataset);
  for (const key of FILTER_KEYS) {
    put(FILTER_NAMES[key], FILTER_PARAMETERS[key] as Parameter<unknown>, state.filters[key]);
  }
  for (const [name, parameter] of Object.entries(spec)) {
    put(name, parameter as Parameter<unknown>, state.parameters[name as keyof P]);
  }
  return search;
}

/** The part of the address that every screen shares, for links from one screen to another. */
export function sharedSearch(filters: Filters, dataset: DatasetId): string {
  const search = serializeUrl({ filters, dataset, parameters: {} }, {}).toString();
  return search === '' ? '' : `?${readable(search)}`;
}

/** Keeps an address readable: commas and dots need no escaping in a query. */
export function readable(search: string): string {
  return search.replaceAll('%2C', ',').replaceAll('%7E', '~');
}

export function isDefault(filters: Filters): boolean {
  return FILTER_KEYS.every((key) => FILTER_PARAMETERS[key].write(filters[key] as never) === null);
}
