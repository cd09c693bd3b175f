import { POOLS } from './profiles.ts';
import { AWARDED, CARRIED_POINTS } from './row-points.ts';

/**
 * What the roll-up adds up: of every form its budget points, what its sections leave over and the points that
 * depend on no other form, and apart from them the rows whose numbers are put together with those of the same name.
 * Forms go by the number of `scoring_key` (`id_order` of `evaluation_fact`); numbers are kept uncompressed.
 */

const KEEP = 'USING COMPRESSION uncompressed';
/** Rows whose targets and actuals are added up or averaged before they are scored. */
const MEASURED = "rule_code IN ('positive', 'reverse')";
const SLACK = POOLS.map(
  (pool) => `greatest(0.0, coalesce(f.${pool}_section, f.${pool}_base) - f.${pool}_base)`,
).join(' + ');

/** `roll_up_line`: rows of one `measure` share section, name, kind of value, unit and direction. */
const LINES: readonly string[] = [
  `CREATE OR REPLACE TABLE roll_up_line (form_no INTEGER ${KEEP}, measure UBIGINT ${KEEP}, percent BOOLEAN ${KEEP}, reverse BOOLEAN ${KEEP},
  target DOUBLE ${KEEP}, actual DOUBLE ${KEEP}, share_low DOUBLE ${KEEP}, worth DOUBLE ${KEEP})`,
  `INSERT INTO roll_up_line
SELECT form_no, hash(pool, trim(name_raw), target_kind, target_unit_key, rule_code), coalesce(target_kind = 'percent', FALSE),
  rule_code = 'reverse', target_value, actual_value, share_low, ${CARRIED_POINTS}
FROM scoring_fact WHERE ${MEASURED}`,
];

/** `roll_up_form`: quantities without a sum (equal, within a range, in time) count as they are, words by points. */
const FORMS: readonly string[] = [
  `CREATE OR REPLACE TABLE roll_up_form (form_no INTEGER ${KEEP}, budget_points DOUBLE ${KEEP}, slack DOUBLE ${KEEP},
  settled_points DOUBLE ${KEEP}, settled_worth DOUBLE ${KEEP})`,
  `INSERT INTO roll_up_form
WITH settled AS (
  SELECT form_no, sum(CASE WHEN grade = 'quantitative' THEN ${CARRIED_POINTS} * share_low WHEN points > points_max THEN points_max ELSE ${AWARDED} END) AS points,
    sum(${CARRIED_POINTS}) AS worth
  FROM scoring_row WHERE NOT (${MEASURED}) GROUP BY form_no
)
SELECT f.form_no, f.budget_points_max, ${SLACK}, s.points, s.worth
FROM scoring_form f LEFT JOIN settled s ON s.form_no = f.form_no`,
];

/** Scripts that make them, after `scoring_row` and `scoring_form` and while `scoring_fact` is there. */
export const ROLL_UP_SCRIPTS: readonly string[] = [...LINES, ...FORMS];
