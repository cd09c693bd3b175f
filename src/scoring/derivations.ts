import { FORM_SCRIPTS } from './form-sql.ts';
import { recompute } from './recompute.ts';
import { ROLL_UP_SCRIPTS } from './roll-up-tables.ts';
import { ROW_SCRIPTS } from './row-sql.ts';

const slackSql = (pool: string) =>
  `CASE WHEN f.${pool}_section IS NOT NULL THEN greatest(0.0, f.${pool}_section - f.${pool}_base) END`;

/**
 * One row of every form under its own scheme. A view: pages read one form at a time. Where the form prints
 * no points for the row, it holds between what was awarded and that plus what its section leaves over.
 */
const RECOMPUTED_INDICATOR = `
CREATE OR REPLACE VIEW recomputed_indicator AS
WITH weighed AS (
  SELECT f.evaluation_id, r.indicator_no, r.points_max, r.points, r.ratio, CAST(r.rule_code AS VARCHAR) AS rule_code, p.over_threshold, p.over_penalty,
    CASE r.grade WHEN 'quantitative' THEN r.share_low WHEN 'met' THEN p.band_full_low
      WHEN 'partly' THEN p.band_part_low ELSE 0.0 END AS share_low,
    CASE r.grade WHEN 'quantitative' THEN r.share_high WHEN 'met' THEN 1.0 WHEN 'partly' THEN p.band_full_low
      WHEN 'not' THEN p.band_part_low ELSE 1.0 END AS share_high,
    coalesce(r.points_max, greatest(r.points, 0.0), 0.0) AS least_points,
    coalesce(r.points_max, greatest(r.points, 0.0) + CASE r.pool WHEN 'benefit' THEN ${slackSql('benefit')}
      WHEN 'satisfaction' THEN ${slackSql('satisfaction')} ELSE ${slackSql('output')} END) AS most_points
  FROM scoring_row r
  JOIN scoring_form f ON f.form_no = r.form_no
  LEFT JOIN scoring_profile p ON p.profile_id = f.own_profile_id
), scored AS (
  SELECT *, CASE WHEN ratio >= over_threshold THEN coalesce(over_penalty, 0.0) ELSE 0.0 END AS penalty FROM weighed
), ranged AS (
  SELECT *, CASE WHEN share_low IS NOT NULL THEN greatest(0.0, least_points * share_low - penalty) END AS low,
    CASE WHEN share_high IS NOT NULL AND most_points IS NOT NULL
      THEN greatest(0.0, most_points * share_high - penalty) END AS high
  FROM scored
)
SELECT evaluation_id, indicator_no, points_max, ratio, round(low, 6) AS points_low, round(high, 6) AS points_high,
  CASE WHEN high - low < 1e-6 THEN round(high, 6) END AS points_recomputed, rule_code
FROM ranged`;

/** Runs after the derivations of `questions/`, which make `indicator_summary` and `evaluation_summary`. */
export const DERIVATIONS: readonly string[] = [
  ...ROW_SCRIPTS,
  ...FORM_SCRIPTS,
  ...ROLL_UP_SCRIPTS,
  `CREATE OR REPLACE TABLE recomputed_evaluation AS ${recompute('own').sql}`,
  RECOMPUTED_INDICATOR,
];
