import { type Text, text } from './question.ts';
import type { Filters } from './types.ts';

const MONEY = ['initial_amount', 'adjusted_amount', 'executed_amount', 'unspent'];
const OTHERS = [
  'form_no',
  'evaluation_id',
  'kind',
  'fiscal_year',
  'unit_id',
  'unit_name',
  'unit_short_name',
  'region',
  'department_unit_id',
  'department_name',
  'project_id',
  'project_name',
  'title_raw',
  'category',
  'attribute',
  'term',
  'profile_id',
  'rate',
  'rate_of_initial',
  'score_share',
  'grade',
  'full_score',
  'demonstrated',
  'verifiable_points',
  'weighed_points',
  'target_equals_actual_share',
  'budget_points_lost',
  'output_lost',
  'benefit_lost',
  'satisfaction_lost',
];

const COUNTED_ONCE = `(
  SELECT ${OTHERS.join(', ')},
    ${MONEY.map((c) => `CASE WHEN covers_projects THEN NULL ELSE ${c} END AS ${c}`).join(',\n    ')}
  FROM evaluation_summary
) e`;

/**
 * What aggregates are taken over, as `e`. With both kinds chosen, a department's form gives its score but not
 * its money where project forms of that year hold the same money: no 元 is counted twice.
 */
export function evaluationsOf(filters: Filters): Text {
  return text(filters.kind === null ? COUNTED_ONCE : 'evaluation_summary e');
}
