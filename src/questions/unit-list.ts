import type { SearchedParams } from './evaluation-list.ts';
import { evaluationsOf } from './evaluations.ts';
import { whereFilters } from './filters.ts';
import { type ListPage, type Ordering, type Orderings, orderedBy, wordOf } from './list-order.ts';
import { metric, selectMetrics } from './metrics.ts';
import { question, sql, type Text, text } from './question.ts';
import { heldByAny } from './search.ts';
import type { Filters } from './types.ts';
import { FIGURE_COLUMNS, FIGURES } from './units.ts';

const most: Ordering = [['place', 'DESC']];
const least: Ordering = [['place', 'ASC']];
export const UNIT_ORDERINGS = {
  budget: most,
  name: least,
  forms: most,
  executed: most,
  rate: least,
  unspent: most,
  score: least,
} as const satisfies Orderings<string>;
export type UnitOrder = keyof typeof UNIT_ORDERINGS;
export interface UnitListParams extends SearchedParams, ListPage<UnitOrder> {}

/** What is listed with the figures of its forms. */
interface Listed {
  readonly key: string;
  /** The forms, as `e`. */
  readonly from: (filters: Filters) => Text;
  /** Joins the names to the groups `g`, whose key is `k`. */
  readonly names: Text;
  readonly searched: readonly string[];
  /** SQL of the columns that come before the figures. */
  readonly columns: Text;
  /** What an order compares: SQL over the forms of a group, or a name. */
  readonly place: Readonly<Record<UnitOrder, string>>;
}

const placeBy = (name: string, score: 'median_score' | 'mean_score'): Listed['place'] => ({
  budget: metric('budget').sql,
  name,
  forms: metric('evaluations').sql,
  executed: metric('executed').sql,
  rate: metric('execution_rate').sql,
  unspent: metric('unspent').sql,
  score: metric(score).sql,
});

const UNITS: Listed = {
  key: 'e.unit_id',
  from: evaluationsOf,
  names: text('JOIN unit u ON u.unit_id = g.k'),
  searched: ['u.name', 'u.short_name', 'u.aliases'],
  columns: text(
    'u.unit_id, u.name AS unit_name, coalesce(u.short_name, u.name) AS unit_short_name, u.region, u.aliases',
  ),
  place: placeBy('u.name', 'median_score'),
};

const PROJECTS: Listed = {
  key: 'e.project_id',
  from: () => text('evaluation_summary e'),
  names: text('JOIN project p ON p.project_id = g.k JOIN unit u ON u.unit_id = p.unit_id'),
  searched: ['p.name', 'p.aliases', 'u.name', 'u.short_name'],
  columns: text(
    'p.project_id, p.name AS project_name, u.unit_id, coalesce(u.short_name, u.name) AS unit_short_name',
  ),
  place: placeBy('p.name', 'mean_score'),
};

const SHOWN = text(['year_from', 'year_to', ...FIGURES].map((column) => `f.${column}`).join(', '));

/** Places are worked out for every group, the other figures for those on the page alone. */
function page(list: Listed, { filters, search, sort, limit, offset }: UnitListParams) {
  const key = text(list.key);
  const from = list.from(filters);
  const where = whereFilters(filters);
  const word = wordOf(sort);
  const place = text(list.place[word]);
  const named = word === 'name';
  const order = orderedBy(UNIT_ORDERINGS, sort);
  return sql`
WITH g AS (
  SELECT ${key} AS k${named ? text('') : sql`, ${place} AS worth`} FROM ${from}
  WHERE ${key} IS NOT NULL AND ${where} GROUP BY ${key}
), page AS (
  SELECT g.k, ${named ? place : text('g.worth')} AS place FROM g ${list.names}
  WHERE ${heldByAny(list.searched, search)} ORDER BY ${order}, g.k LIMIT ${limit} OFFSET ${offset}
)
SELECT ${list.columns}, ${SHOWN}
FROM page g ${list.names} JOIN (
  SELECT ${key} AS k, min(e.fiscal_year) AS year_from, max(e.fiscal_year) AS year_to,
    ${text(selectMetrics(FIGURES))}
  FROM ${from} WHERE ${key} IN (SELECT k FROM page) AND ${where} GROUP BY ${key}
) f ON f.k = g.k
ORDER BY ${order}, g.k`;
}

function total(list: Listed, { filters, search }: SearchedParams) {
  const key = text(list.key);
  return sql`
SELECT count(*) AS matches FROM (
  SELECT DISTINCT ${key} AS k FROM ${list.from(filters)} WHERE ${key} IS NOT NULL AND ${whereFilters(filters)}
) g ${list.names} WHERE ${heldByAny(list.searched, search)}`;
}

/** A page of the units that have forms under the filters, found by name or alias. */
export const unitList = question(
  'unit_list',
  '有哪些单位？',
  'Which units are there?',
  [
    'unit_id',
    'unit_name',
    'unit_short_name',
    'region?',
    'aliases?',
    'year_from',
    'year_to',
    ...FIGURE_COLUMNS,
  ],
  (params: UnitListParams) => page(UNITS, params),
);

/** How many units `unit_list` has in all. */
export const unitListCount = question(
  'unit_list_count',
  '有多少个单位？',
  'How many units are there?',
  ['matches'],
  (params: SearchedParams) => total(UNITS, params),
);

/** A page of the projects that have forms under the filters, found by name, alias or unit. */
export const projectList = question(
  'project_list',
  '有哪些项目？',
  'Which projects are there?',
  ['project_id', 'project_name', 'unit_id', 'unit_short_name', 'year_from', 'year_to', ...FIGURE_COLUMNS],
  (params: UnitListParams) => page(PROJECTS, params),
);

/** How many projects `project_list` has in all. */
export const projectListCount = question(
  'project_list_count',
  '有多少个项目？',
  'How many projects are there?',
  ['matches'],
  (params: SearchedParams) => total(PROJECTS, params),
);
