import type { SqlValue } from '../engine/engine.ts';
import type { Filters } from './types.ts';

/** A condition with the values bound to it; `sql` is never empty. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

export const ALWAYS: Condition = { sql: 'TRUE', params: [] };

/** `column IN (…)` with a placeholder a value; an empty list chooses everything. */
export function oneOf(column: string, values: readonly SqlValue[]): Condition {
  if (values.length === 0) return ALWAYS;
  // Planned in half the time of a list of one.
  if (values.length === 1) return { sql: `${column} = ?`, params: values };
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, params: values };
}

/** A column between two bounds, both included. */
export function between(column: string, range: readonly [number, number] | null): Condition {
  return range === null ? ALWAYS : { sql: `${column} BETWEEN ? AND ?`, params: [range[0], range[1]] };
}

/** Conditions that all hold; those that choose everything leave no trace. */
export function allOf(...conditions: readonly Condition[]): Condition {
  const real = conditions.filter((c) => c.sql !== ALWAYS.sql);
  if (real.length === 0) return ALWAYS;
  return { sql: real.map((c) => `(${c.sql})`).join(' AND '), params: real.flatMap((c) => c.params) };
}

/**
 * The reader's filters as a condition on `evaluation_summary e`. The profile filters nothing: it is a
 * what-if that scoring applies. `except` leaves one filter out, for the counts beside its own choices.
 */
export function whereFilters(filters: Filters, except?: keyof Filters): Condition {
  const f = except === undefined ? filters : { ...filters, [except]: except === 'kind' ? null : [] };
  return allOf(
    oneOf('e.fiscal_year', f.years),
    oneOf('e.unit_id', f.units),
    oneOf('e.department_unit_id', f.departments),
    oneOf('e.region', f.regions),
    f.kind === null ? ALWAYS : { sql: 'e.kind = ?', params: [f.kind] },
    oneOf('e.category', f.categories),
    oneOf('e.attribute', f.attributes),
    oneOf('e.term', f.terms),
    between('e.rate', f.rateRange),
    between('e.score_share', f.scoreRange),
  );
}
