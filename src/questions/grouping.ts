import { type Dimension, dimension } from './dimensions.ts';
import { whereFilters } from './filters.ts';
import type { FilterParams } from './overview.ts';
import { sql, type Text, text } from './question.ts';

export interface LimitedParams extends FilterParams {
  /** At most this many groups, the largest budgets first. */
  readonly limit: number;
}

export interface ByParams extends LimitedParams {
  readonly by: Dimension['id'];
}

export interface Grouping extends ByParams {
  /** What is grouped, as `e`. */
  readonly from: Text;
  /** Further columns of the answer, as SQL over a group. */
  readonly columns: string;
  /** Which groups come first: SQL over a group, and its direction; ties go by value. */
  readonly order: { readonly term: string; readonly direction: 'ASC NULLS LAST' | 'DESC' };
}

const isUnit = (d: Dimension) => d.id === 'unit' || d.id === 'department';

/** Thousands of units, of which few are listed: their other columns are worked out for those alone. */
const chosenFirst = (d: Dimension, columns: string) => isUnit(d) && columns.includes('quantile');

/**
 * A row a group of the dimension: `value`, `label` and the columns, in order, at most `limit` of them. Names of
 * units are looked up for the groups that are listed.
 */
export function grouped({ by, filters, from, columns, order, limit }: Grouping) {
  const d = dimension(by);
  const key = text(d.key);
  const where = whereFilters(filters);
  const { term, direction } = order;
  const value = text(`CAST(${d.key} AS VARCHAR) AS value`);
  const first = sql`SELECT ${key} AS k, ${text(term)} AS place FROM ${from}
  WHERE ${key} IS NOT NULL AND ${where} GROUP BY ${key}
  ORDER BY place ${text(direction)}, CAST(${key} AS VARCHAR) LIMIT ${limit}`;
  const groups = chosenFirst(d, columns)
    ? sql`
WITH chosen AS (${first}), listed AS (
  SELECT ${value}, ${text(term)} AS place, ${text(columns)} FROM ${from}
  WHERE ${key} IN (SELECT k FROM chosen) AND ${where} GROUP BY ${key}
)`
    : sql`
WITH listed AS (
  SELECT ${value}, ${text(term)} AS place, ${text(columns)} FROM ${from}
  WHERE ${key} IS NOT NULL AND ${where} GROUP BY ${key}
  ORDER BY place ${text(direction)}, value LIMIT ${limit}
)`;
  const label = isUnit(d) ? 'u.name' : 'g.value';
  const names = isUnit(d) ? ' LEFT JOIN unit u ON u.unit_id = g.value' : '';
  return sql`${groups}
SELECT g.value, ${text(label)} AS label, g.* EXCLUDE (value, place)
FROM listed g${text(names)} ORDER BY g.place ${text(direction)}, g.value`;
}
