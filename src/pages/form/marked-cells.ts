import { linkKey } from './cell-link.ts';
import type { FormData } from './form-questions.ts';

const AMOUNTS = ['initial_amount', 'adjusted_amount', 'executed_amount'] as const;

/** Values that are not as printed: a unit converted against its heading, a value inferred, a cell put back. */
export function markedCells(
  data: Pick<FormData, 'evaluation' | 'fundLines' | 'indicators'>,
): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const line of data.fundLines) {
    if (line.money_unit_resolved === line.money_unit_declared || line.money_unit_resolved === null) continue;
    for (const column of AMOUNTS) {
      if (line[column] !== null) keys.add(linkKey({ table: 'fund_line', row: line.line_no, column }));
    }
  }
  if (data.evaluation.budget_points_inferred)
    keys.add(linkKey({ table: 'evaluation', row: null, column: 'budget_points' }));
  for (const row of data.indicators) {
    const of = (column: string) => linkKey({ table: 'indicator', row: row.indicator_no, column });
    if (row.points_inferred) keys.add(of('points'));
    // A shifted row was put back as a whole: one mark, on its name.
    if (row.layout_shifted) keys.add(of('name'));
  }
  return keys;
}
