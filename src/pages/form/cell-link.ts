import type { CellReference } from './drawing.ts';

/** Columns that show the same value: what is printed and what was read from it. */
const SAME: Readonly<Record<string, string>> = {
  initial_raw: 'initial_amount',
  adjusted_raw: 'adjusted_amount',
  executed_raw: 'executed_amount',
  target_raw: 'target',
  actual_raw: 'actual',
  points_max_raw: 'points_max',
  points_raw: 'points',
  name_raw: 'name',
  level2_raw: 'level2',
  reviewed_actual_raw: 'reviewed_actual',
  rate_raw: 'rate_reported',
  budget_points_raw: 'budget_points',
  total_raw: 'total_reported',
  total_max_raw: 'total_max',
};

/** One name for a value wherever it is shown: the drawn cell and its counterpart in the rows share it. */
export function linkKey(reference: CellReference): string {
  const column = SAME[reference.column] ?? reference.column;
  return `${reference.table}.${reference.row ?? ''}.${column}`;
}

/** The reference behind a key, for addresses and findings; null for text that is none. */
export function referenceOf(key: string): CellReference | null {
  const [table, row, column, ...rest] = key.split('.');
  if (column === undefined || column === '' || rest.length > 0) return null;
  if (table !== 'evaluation' && table !== 'fund_line' && table !== 'section' && table !== 'indicator')
    return null;
  if (row === undefined || row === '') return { table, row: null, column };
  return { table, row: table === 'section' ? row : Number(row), column };
}
