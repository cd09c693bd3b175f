import type { IndicatorValueRow } from '../../src/model/rows.gen.ts';
import type { Part } from '../../src/scoring/achievement.ts';

/** One parsed quantity of a target or an actual; a plain number unless said otherwise. */
export const part = (role: Part['role'], more: Partial<IndicatorValueRow>, part_no = 1): Part => ({
  role,
  part_no,
  kind: 'number',
  comparator: null,
  value: null,
  value_high: null,
  unit: null,
  level: null,
  date_value: null,
  parse_status: 'ok',
  ...more,
});
