import { question, sql } from './question.ts';
import type { FormParams } from './tables.ts';

/** Each row of the form under its own scheme: the points, or the range they can lie in, and the rule applied. */
export const formRecomputedRows = question(
  'form_recomputed_rows',
  '各指标按口径应得多少分？',
  'How many points does each indicator earn under the form’s own scheme?',
  [
    'indicator_no',
    'points_max?',
    'achievement_ratio?',
    'points_low?',
    'points_high?',
    'points_recomputed?',
    'rule_code',
  ],
  ({ evaluation }: FormParams) => sql`
SELECT r.indicator_no, r.points_max, r.ratio AS achievement_ratio, r.points_low, r.points_high, r.points_recomputed,
  r.rule_code
FROM recomputed_indicator r WHERE r.evaluation_id = ${evaluation} ORDER BY r.indicator_no`,
);

/** The form's total under its own scheme beside the reported one, with the scheme and why it is this form's. */
export const formRecomputed = question(
  'form_recomputed',
  '整张表按口径应得多少分？',
  'What does the form earn under its own scheme?',
  [
    'profile_id?',
    'profile_name?',
    'profile_name_en?',
    'profile_basis?',
    'profile_reason?',
    'total_reported?',
    'budget_points_available?',
    'budget_points_recomputed?',
    'indicator_available?',
    'indicator_low?',
    'indicator_high?',
    'total_low?',
    'total_high?',
    'total_recomputed?',
    'difference?',
    'gap?',
  ],
  ({ evaluation }: FormParams) => sql`
SELECT r.profile_id, p.name AS profile_name, p.name_en AS profile_name_en, p.basis AS profile_basis, e.profile_reason,
  r.total_reported, r.budget_points_available, r.budget_points_recomputed, r.indicator_available, r.indicator_low, r.indicator_high,
  r.total_low, r.total_high, r.total_recomputed, r.difference, r.gap
FROM recomputed_evaluation r JOIN evaluation e ON e.evaluation_id = r.evaluation_id
LEFT JOIN profile p ON p.profile_id = r.profile_id
WHERE r.evaluation_id = ${evaluation}`,
);
