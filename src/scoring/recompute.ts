import type { SqlValue, Statement } from '../engine/engine.ts';
import { SCHEME_COLUMNS } from './form-sql.ts';
import { POOLS, type Pool, type Profile } from './profiles.ts';

/** Each form under its own scheme, or all of them under one (the what-if). */
export type ProfileSource = 'own' | Profile;

const TEXT = new Set<string>(['profile_id', 'rate_basis', 'caps']);

/** The scheme as one row of bound parameters, or the table of schemes. */
export function schemeSql(source: ProfileSource): Statement {
  if (source === 'own')
    return { sql: `SELECT ${SCHEME_COLUMNS.join(', ')} FROM scoring_profile`, params: [] };
  const columns = SCHEME_COLUMNS.map((c) => `CAST(? AS ${TEXT.has(c) ? 'VARCHAR' : 'DOUBLE'}) AS ${c}`);
  const params: readonly SqlValue[] = SCHEME_COLUMNS.map((c) => source[c]);
  return { sql: `SELECT ${columns.join(', ')}`, params };
}

/** How much a form's section counts under the scheme: 1 under its own, else scheme points ÷ printed points. */
export function factorSql(source: ProfileSource, pool: Pool): string {
  if (source === 'own') return '1.0';
  const all = POOLS.map((p) => `coalesce(f.${p}_section, 0)`).join(' + ');
  return `CASE WHEN p.${pool}_points IS NOT NULL THEN p.${pool}_points / nullif(f.${pool}_section, 0)
    WHEN coalesce(p.output_points, p.benefit_points, p.satisfaction_points) IS NULL
      THEN (100 - p.budget_points) / nullif(${all}, 0) ELSE 1.0 END`;
}

const slack = (pool: Pool) =>
  `CASE WHEN f.${pool}_free_rows > 0 THEN greatest(0.0, f.${pool}_section - f.${pool}_base) ELSE 0.0 END`;

/** Points that rows without printed points can take at the least: all of the slack on the weakest row. */
const lowShare = (pool: Pool) => `least(f.${pool}_free_min,
    CASE WHEN f.${pool}_free_open + f.${pool}_free_unmet > 0 THEN 0.0 WHEN f.${pool}_free_partly > 0 THEN p.band_part_low
      WHEN f.${pool}_free_met > 0 THEN p.band_full_low ELSE 1.0 END)`;

/** … and at the most: all of it on the strongest. */
const highShare = (pool: Pool) => `greatest(f.${pool}_free_max,
    CASE WHEN f.${pool}_free_open + f.${pool}_free_met > 0 THEN 1.0 WHEN f.${pool}_free_partly > 0 THEN p.band_full_low
      WHEN f.${pool}_free_unmet > 0 THEN p.band_part_low ELSE 0.0 END)`;

const lowSql = (pool: Pool) => `least(f.${pool}_section, f.${pool}_sure_low + f.${pool}_met * p.band_full_low
    + f.${pool}_partly * p.band_part_low + ${slack(pool)} * ${lowShare(pool)})`;

/** Without the points of the section the top of the range is unknown (least and greatest skip NULL). */
const highSql = (pool: Pool) => `CASE WHEN f.${pool}_section IS NULL THEN NULL
    ELSE least(f.${pool}_section, f.${pool}_sure_high + f.${pool}_met
      + f.${pool}_partly * p.band_full_low + f.${pool}_unmet * p.band_part_low + f.${pool}_undetermined
      + ${slack(pool)} * ${highShare(pool)}) END`;

const sumOver = (prefix: string) => POOLS.map((p) => `${p}_${prefix}`).join(' + ');

/** Points that rows far above their target cost, where the scheme says so. */
const PENALTY = `, penalty AS (
  SELECT l.form_no, sum(least(l.over_penalty, o.base)) AS points
  FROM line l JOIN scoring_over o ON o.form_no = l.form_no
  WHERE l.over_penalty > 0 AND o.ratio >= l.over_threshold GROUP BY l.form_no
)`;

/** The lowest cap that the rate falls under. */
const CAPPED = `, cap AS (
  SELECT profile_id, TRY_CAST(split_part(rule, ':', 1) AS DOUBLE) AS below, TRY_CAST(split_part(rule, ':', 2) AS DOUBLE) AS cap
  FROM (SELECT profile_id, unnest(string_split(caps, ';')) AS rule FROM p WHERE caps IS NOT NULL)
), capped AS (
  SELECT l.form_no, arg_min(c.cap, c.below) AS cap
  FROM line l JOIN cap c ON c.profile_id = l.profile_id AND l.rate < c.below GROUP BY l.form_no
)`;

/**
 * The recomputation of every form (or of those whose `form_no` the statement `only` selects) as one relation:
 * `evaluation_id, profile_id, total_reported, budget_points_available, budget_points_recomputed,
 * indicator_available, indicator_low, indicator_high, total_low, total_high, total_recomputed, difference, gap`.
 *
 * Where rows do not determine the points (judged in words, no target, no points printed), low and high give
 * the feasible range and `total_recomputed` and `difference` are NULL. `difference` = reported − recomputed;
 * `gap` is how far the reported total lies outside the range (0 inside). All in points.
 */
export function recompute(source: ProfileSource, only: Statement | null = null): Statement {
  const scheme = schemeSql(source);
  const join = source === 'own' ? 'JOIN p ON p.profile_id = f.own_profile_id' : 'CROSS JOIN p';
  const budget = source === 'own' ? 'coalesce(f.budget_points_max, p.budget_points)' : 'p.budget_points';
  // What an assumed scheme does not have is not asked for: most have neither penalties nor caps.
  const penalised = source === 'own' || (source.over_penalty !== null && source.over_penalty > 0);
  const capping = source === 'own' || source.caps !== null;
  const points = penalised ? 'coalesce(n.points, 0.0)' : '0.0';
  const sql = `WITH p AS (${scheme.sql}), line AS (
  SELECT f.form_no, f.evaluation_id, p.profile_id, p.over_threshold, p.over_penalty, f.total_reported,
    ${budget} AS budget_available,
    CASE p.rate_basis WHEN 'initial' THEN f.rate_initial ELSE f.rate_adjusted END AS rate,
    f.output_rows + f.benefit_rows + f.satisfaction_rows AS rows,
    ${POOLS.map(
      (pool) => `f.${pool}_section * ${factorSql(source, pool)} AS ${pool}_available,
    CASE WHEN f.${pool}_rows = 0 THEN 0.0 ELSE ${lowSql(pool)} * ${factorSql(source, pool)} END AS ${pool}_low,
    CASE WHEN f.${pool}_rows = 0 THEN 0.0 ELSE (${highSql(pool)}) * ${factorSql(source, pool)} END AS ${pool}_high`,
    ).join(',\n    ')}
  FROM scoring_form f ${join}${only === null ? '' : ` WHERE f.form_no IN (${only.sql})`}
)${penalised ? PENALTY : ''}${capping ? CAPPED : ''}, total AS (
  SELECT l.*,
    CASE WHEN l.rate IS NULL THEN NULL ELSE l.budget_available * least(1.0, greatest(0.0, l.rate)) END AS budget_recomputed,
    greatest(0.0, ${POOLS.map((p) => `coalesce(l.${p}_low, 0.0)`).join(' + ')} - ${points}) AS indicator_low,
    CASE WHEN ${sumOver('high')} IS NULL THEN NULL
      ELSE greatest(0.0, ${sumOver('high')} - ${points}) END AS indicator_high,
    ${POOLS.map((p) => `coalesce(l.${p}_available, 0.0)`).join(' + ')} AS indicator_available,
    ${capping ? 'c.cap' : 'CAST(NULL AS DOUBLE) AS cap'}
  FROM line l ${penalised ? 'LEFT JOIN penalty n ON n.form_no = l.form_no' : ''}
  ${capping ? 'LEFT JOIN capped c ON c.form_no = l.form_no' : ''}
), ranged AS (
  SELECT *,
    CASE WHEN rows = 0 THEN NULL
      ELSE least(coalesce(cap, 1e9), coalesce(budget_recomputed, 0.0) + indicator_low) END AS total_low,
    CASE WHEN rows = 0 OR indicator_high IS NULL OR budget_available IS NULL THEN NULL
      ELSE least(coalesce(cap, 1e9), coalesce(budget_recomputed, budget_available) + indicator_high) END AS total_high
  FROM total
)
SELECT evaluation_id, profile_id, total_reported, budget_available AS budget_points_available,
  round(budget_recomputed, 6) AS budget_points_recomputed,
  CASE WHEN rows > 0 THEN round(indicator_available, 6) END AS indicator_available,
  CASE WHEN rows > 0 THEN round(indicator_low, 6) END AS indicator_low,
  CASE WHEN rows > 0 THEN round(indicator_high, 6) END AS indicator_high,
  round(total_low, 6) AS total_low, round(total_high, 6) AS total_high,
  CASE WHEN total_high - total_low < 1e-6 THEN round(total_high, 6) END AS total_recomputed,
  CASE WHEN total_high - total_low < 1e-6 THEN round(total_reported - total_high, 6) END AS difference,
  round(CASE WHEN total_reported > total_high THEN total_reported - total_high
    WHEN total_reported < total_low THEN total_reported - total_low
    WHEN total_low IS NOT NULL AND total_high IS NOT NULL AND total_reported IS NOT NULL THEN 0.0 END, 6) AS gap
FROM ranged`;
  return { sql, params: [...scheme.params, ...(only?.params ?? [])] };
}
