import type { FoundRow } from '../../questions/finding-rows.ts';
import { linkKey } from './cell-link.ts';

/** The value of the form that a finding is about: its indicator's points, its money line, else the total. */
export function cellOfFinding(finding: Pick<FoundRow, 'indicator_no' | 'line_no' | 'rule'>): string {
  if (finding.indicator_no !== null)
    return linkKey({ table: 'indicator', row: finding.indicator_no, column: 'name' });
  if (finding.line_no !== null)
    return linkKey({ table: 'fund_line', row: finding.line_no, column: 'executed_amount' });
  if (finding.rule.startsWith('A'))
    return linkKey({ table: 'evaluation', row: null, column: 'rate_reported' });
  if (finding.rule.startsWith('B'))
    return linkKey({ table: 'evaluation', row: null, column: 'budget_points' });
  return linkKey({ table: 'evaluation', row: null, column: 'total_reported' });
}
