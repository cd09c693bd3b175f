import { ALWAYS, type Condition } from './filters.ts';

/** Whether any of the columns holds a text, by characters and in either case; an empty text is held by all. */
export function heldByAny(columns: readonly string[], search: string): Condition {
  if (search === '') return ALWAYS;
  return {
    sql: columns.map((column) => `position(lower(?) IN lower(coalesce(${column}, ''))) > 0`).join(' OR '),
    params: columns.map(() => search),
  };
}
