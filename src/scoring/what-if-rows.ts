import type { Row, Statement } from '../engine/engine.ts';
import type { Question } from '../questions/types.ts';
import { column } from './answer-column.ts';
import { POOLS, type Profile } from './profiles.ts';
import { factorSql, schemeSql } from './recompute.ts';

export type AssumedRow = Row & {
  readonly indicator_no: number;
  readonly points_max: number | null;
  readonly points_low: number | null;
  readonly points_high: number | null;
};

const perPool = (of: (pool: (typeof POOLS)[number]) => string) =>
  `CASE r.pool ${POOLS.map((pool) => `WHEN '${pool}' THEN ${of(pool)}`).join(' ')} END`;

/**
 * The budget line (number 0) and each row of one form under an assumed scheme: a row's points are scaled as its section is, judged by the bands of
 * the scheme, less the penalty for over-achievement. A null profile asks for nothing and gives no rows.
 */
export const assumedRows: Question<
  { readonly evaluation: string; readonly profile: Profile | null },
  AssumedRow
> = {
  id: 'assumed_rows',
  title: {
    zh: '按假设口径，各指标应得多少分？',
    en: 'What does each indicator earn under the assumed scheme?',
  },
  columns: [
    column('indicator_no', '指标序号', 'Indicator no.', 'count', false),
    column('points_max', '假设分值', 'Points available', 'points'),
    column('points_low', '假设得分（下限）', 'Points, low', 'points'),
    column('points_high', '假设得分（上限）', 'Points, high', 'points'),
  ],
  compile({ evaluation, profile }): Statement {
    if (profile === null) {
      return {
        sql: `SELECT indicator_no, points_max, points_max AS points_low, points_max AS points_high FROM scoring_row WHERE FALSE`,
        params: [],
      };
    }
    const scheme = schemeSql(profile);
    return {
      sql: `WITH p AS (${scheme.sql}), scaled AS (
  SELECT r.indicator_no, r.points_max, ${perPool((pool) => factorSql(profile, pool))} AS factor,
    CASE r.grade WHEN 'quantitative' THEN r.share_low WHEN 'met' THEN p.band_full_low WHEN 'partly' THEN p.band_part_low ELSE 0.0 END AS share_low,
    CASE r.grade WHEN 'quantitative' THEN r.share_high WHEN 'met' THEN 1.0 WHEN 'partly' THEN p.band_full_low
      WHEN 'not' THEN p.band_part_low ELSE 1.0 END AS share_high,
    coalesce(r.points_max, greatest(r.points, 0.0), 0.0) AS least_points,
    coalesce(r.points_max, greatest(coalesce(r.points, 0.0), 0.0)
      + ${perPool((pool) => `greatest(0.0, f.${pool}_section - f.${pool}_base)`)}) AS most_points,
    CASE WHEN r.ratio >= p.over_threshold THEN coalesce(p.over_penalty, 0.0) ELSE 0.0 END AS penalty
  FROM scoring_row r JOIN scoring_form f ON f.form_no = r.form_no CROSS JOIN p
  WHERE f.evaluation_id = ?
), budget AS (
  SELECT p.budget_points AS points_max, CASE p.rate_basis WHEN 'initial' THEN f.rate_initial ELSE f.rate_adjusted END AS rate
  FROM scoring_form f CROSS JOIN p WHERE f.evaluation_id = ?
)
SELECT 0 AS indicator_no, points_max, round(points_max * coalesce(least(1.0, greatest(0.0, rate)), 0.0), 6) AS points_low,
  round(points_max * coalesce(least(1.0, greatest(0.0, rate)), 1.0), 6) AS points_high FROM budget
UNION ALL
SELECT indicator_no, round(points_max * factor, 6) AS points_max,
  round(CASE WHEN factor IS NOT NULL THEN greatest(0.0, least_points * share_low * factor - penalty) END, 6) AS points_low,
  round(CASE WHEN factor IS NOT NULL AND most_points IS NOT NULL
    THEN greatest(0.0, most_points * share_high * factor - penalty) END, 6) AS points_high
FROM scaled ORDER BY indicator_no`,
      params: [...scheme.params, evaluation, evaluation],
    };
  },
};
