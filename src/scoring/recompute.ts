import type { SqlValue, Statement } from '../engine/engine.ts';
import { greater, lesser, withinWhole } from '../model/compare-sql.ts';
import { SCHEME_COLUMNS } from './form-sql.ts';
import { POOLS, type Pool, type Profile, parseCaps } from './profiles.ts';

/** Each form under its own scheme, or all of them under one (the what-if). */
export type ProfileSource = 'own' | Profile;

const TEXT = new Set<string>(['profile_id', 'rate_basis', 'caps']);

/** The scheme as one row of bound parameters. */
export function schemeSql(profile: Profile): Statement {
  const columns = SCHEME_COLUMNS.map((c) => `CAST(? AS ${TEXT.has(c) ? 'VARCHAR' : 'DOUBLE'}) AS ${c}`);
  const params: readonly SqlValue[] = SCHEME_COLUMNS.map((c) => profile[c]);
  return { sql: `SELECT ${columns.join(', ')}`, params };
}

/**
 * SQL with the columns of the scheme `p` replaced by their bound values, so that the engine settles before the first
 * row what does not depend on the form. `params` are those of the placeholders that `sql` has already.
 */
export function withScheme(sql: string, profile: Profile, params: readonly SqlValue[]): Statement {
  const given = params[Symbol.iterator]();
  const bound: SqlValue[] = [];
  const text = sql.replace(/\bp\.(\w+)|\?/g, (_, name?: keyof Profile) => {
    bound.push(name === undefined ? (given.next().value ?? null) : profile[name]);
    return name === undefined ? '?' : `CAST(? AS ${TEXT.has(name) ? 'VARCHAR' : 'DOUBLE'})`;
  });
  return { sql: text, params: bound };
}

/** How much a form's section counts under the scheme: 1 under its own, else scheme points ÷ printed points. */
export function factorSql(source: ProfileSource, pool: Pool): string {
  if (source === 'own') return '1.0';
  const all = POOLS.map((p) => `coalesce(f.${p}_section, 0)`).join(' + ');
  return `CASE WHEN p.${pool}_points IS NOT NULL THEN p.${pool}_points / nullif(f.${pool}_section, 0)
    WHEN coalesce(p.output_points, p.benefit_points, p.satisfaction_points) IS NULL
      THEN (100 - p.budget_points) / nullif(${all}, 0) ELSE 1.0 END`;
}

/** What the section leaves to rows without printed points, at a share; most forms print all and are done at once. */
const slack = (pool: Pool, share: string) =>
  `CASE WHEN f.${pool}_free_rows > 0 AND f.${pool}_section > f.${pool}_base
    THEN (f.${pool}_section - f.${pool}_base) * ${share} ELSE 0.0 END`;

/** Points that rows without printed points can take at the least: all of the slack on the weakest row. */
const lowShare = (pool: Pool) =>
  lesser(
    `f.${pool}_free_min`,
    `CASE WHEN f.${pool}_free_open + f.${pool}_free_unmet > 0 THEN 0.0 WHEN f.${pool}_free_partly > 0 THEN p.band_part_low
      WHEN f.${pool}_free_met > 0 THEN p.band_full_low ELSE 1.0 END`,
  );

/** … and at the most: all of it on the strongest. */
const highShare = (pool: Pool) =>
  greater(
    `f.${pool}_free_max`,
    `CASE WHEN f.${pool}_free_open + f.${pool}_free_met > 0 THEN 1.0 WHEN f.${pool}_free_partly > 0 THEN p.band_full_low
      WHEN f.${pool}_free_unmet > 0 THEN p.band_part_low ELSE 0.0 END`,
  );

/** Points of a section before its own points limit them. */
const lowSql = (pool: Pool) => `f.${pool}_sure_low + f.${pool}_met * p.band_full_low
    + f.${pool}_partly * p.band_part_low + ${slack(pool, lowShare(pool))}`;
const highSql = (pool: Pool) => `f.${pool}_sure_high + f.${pool}_met
    + f.${pool}_partly * p.band_full_low + f.${pool}_unmet * p.band_part_low + f.${pool}_undetermined
    + ${slack(pool, highShare(pool))}`;

/** … and within them. Without the points of the section the top of the range is unknown. */
const limited = (
  source: ProfileSource,
  pool: Pool,
) => `f.${pool}_section * ${factorSql(source, pool)} AS ${pool}_available,
    CASE WHEN f.${pool}_rows = 0 THEN 0.0 ELSE ${lesser(`f.${pool}_section`, `f.${pool}_low`)} * ${factorSql(source, pool)} END AS ${pool}_low,
    CASE WHEN f.${pool}_rows = 0 THEN 0.0 WHEN f.${pool}_section IS NOT NULL
      THEN ${lesser(`f.${pool}_section`, `f.${pool}_high`)} * ${factorSql(source, pool)} END AS ${pool}_high`;

const sumOver = (prefix: string) => POOLS.map((p) => `${p}_${prefix}`).join(' + ');

/** Points that rows far above their target cost, where the scheme says so. */
const PENALTY = `, penalty AS (
  SELECT l.form_no, sum(${lesser('l.over_penalty', 'o.base')}) AS points
  FROM line l JOIN scoring_over o ON o.form_no = l.form_no
  WHERE l.over_penalty > 0 AND o.ratio >= l.over_threshold GROUP BY l.form_no
)`;

/** The lowest cap that the rate falls under, where each form has its own scheme. */
const CAPPED = `, cap AS (
  SELECT profile_id, TRY_CAST(split_part(rule, ':', 1) AS DOUBLE) AS below, TRY_CAST(split_part(rule, ':', 2) AS DOUBLE) AS cap
  FROM (SELECT profile_id, unnest(string_split(caps, ';')) AS rule FROM scoring_profile WHERE caps IS NOT NULL)
), capped AS (
  SELECT l.form_no, arg_min(c.cap, c.below) AS cap
  FROM line l JOIN cap c ON c.profile_id = l.profile_id AND l.rate < c.below GROUP BY l.form_no
)`;

/** The same where all have one scheme. */
function capSql(profile: Profile): string {
  const caps = parseCaps(profile.caps) ?? [];
  const arms = caps.map(({ below, cap }) => `WHEN l.rate < ${below} THEN CAST(${cap} AS DOUBLE)`);
  return arms.length === 0 ? 'CAST(NULL AS DOUBLE)' : `CASE ${arms.join(' ')} END`;
}

/**
 * The recomputation of every form (or of those whose `form_no` the statement `only` selects) as one relation:
 * `form_no, evaluation_id, profile_id, total_reported, budget_points_available, budget_points_recomputed,
 * indicator_available, indicator_low, indicator_high, total_low, total_high, total_recomputed, difference, gap,
 * on_scale`. `form_no` is that of `scoring_key`, `id_order` in `evaluation_fact`.
 *
 * Where rows do not determine the points (judged in words, no target, no points printed), low and high give
 * the feasible range and `total_recomputed` and `difference` are NULL. `difference` = reported − recomputed;
 * `gap` is how far the reported total lies outside the range (0 inside). All in points. `on_scale`: the points
 * available add up to the form's full score, so that both totals can be compared.
 */
export function recompute(source: ProfileSource, only: Statement | null = null): Statement {
  const own = source === 'own';
  const join = own ? 'JOIN scoring_profile p ON p.profile_id = f.own_profile_id' : '';
  const budget = own ? 'coalesce(f.budget_points_max, p.budget_points)' : 'p.budget_points';
  // What an assumed scheme does not have is not asked for: most have neither penalties nor caps.
  const penalised = own || (source.over_penalty !== null && source.over_penalty > 0);
  const points = penalised ? 'coalesce(n.points, 0.0)' : '0.0';
  const sql = `WITH summed AS (
  SELECT f.form_no, f.evaluation_id, p.profile_id AS profile_id, p.over_threshold AS over_threshold, p.over_penalty AS over_penalty,
    f.total_reported, f.full_score, ${budget} AS budget_available,
    CASE p.rate_basis WHEN 'initial' THEN f.rate_initial ELSE f.rate_adjusted END AS rate,
    ${POOLS.map((pool) => `f.${pool}_section, f.${pool}_rows, ${lowSql(pool)} AS ${pool}_low, ${highSql(pool)} AS ${pool}_high`).join(',\n    ')}
  FROM scoring_form f ${join}${only === null ? '' : ` WHERE f.form_no IN (${only.sql})`}
), line AS (
  SELECT f.form_no, f.evaluation_id, f.profile_id, f.over_threshold, f.over_penalty, f.total_reported, f.full_score, f.budget_available, f.rate,
    f.output_rows + f.benefit_rows + f.satisfaction_rows AS rows,
    ${POOLS.map((pool) => limited(source, pool)).join(',\n    ')}
  FROM summed f
)${penalised ? PENALTY : ''}${own ? CAPPED : ''}, total AS (
  SELECT l.*,
    CASE WHEN l.rate IS NULL THEN NULL ELSE l.budget_available * ${withinWhole('l.rate')} END AS budget_recomputed,
    ${POOLS.map((p) => `coalesce(l.${p}_low, 0.0)`).join(' + ')} - ${points} AS indicator_low,
    ${sumOver('high')} - ${points} AS indicator_high,
    ${POOLS.map((p) => `coalesce(l.${p}_available, 0.0)`).join(' + ')} AS indicator_available,
    ${own ? 'c.cap' : capSql(source)} AS cap
  FROM line l ${penalised ? 'LEFT JOIN penalty n ON n.form_no = l.form_no' : ''}
  ${own ? 'LEFT JOIN capped c ON c.form_no = l.form_no' : ''}
), positive AS (
  SELECT * EXCLUDE (indicator_low, indicator_high), CASE WHEN indicator_low < 0 THEN 0.0 ELSE indicator_low END AS indicator_low,
    CASE WHEN indicator_high < 0 THEN 0.0 ELSE indicator_high END AS indicator_high
  FROM total
), summed_up AS (
  SELECT *, CASE WHEN rows > 0 THEN coalesce(budget_recomputed, 0.0) + indicator_low END AS sum_low,
    CASE WHEN rows > 0 THEN coalesce(budget_recomputed, budget_available) + indicator_high END AS sum_high
  FROM positive
), ranged AS (
  SELECT *, CASE WHEN sum_low > cap THEN cap ELSE sum_low END AS total_low,
    CASE WHEN budget_available IS NULL THEN NULL WHEN sum_high > cap THEN cap ELSE sum_high END AS total_high
  FROM summed_up
)
SELECT form_no, evaluation_id, profile_id, total_reported, budget_available AS budget_points_available,
  round(budget_recomputed, 6) AS budget_points_recomputed,
  CASE WHEN rows > 0 THEN round(indicator_available, 6) END AS indicator_available,
  CASE WHEN rows > 0 THEN round(indicator_low, 6) END AS indicator_low,
  CASE WHEN rows > 0 THEN round(indicator_high, 6) END AS indicator_high,
  round(total_low, 6) AS total_low, round(total_high, 6) AS total_high,
  CASE WHEN total_high - total_low < 1e-6 THEN round(total_high, 6) END AS total_recomputed,
  CASE WHEN total_high - total_low < 1e-6 THEN round(total_reported - total_high, 6) END AS difference,
  round(CASE WHEN total_reported > total_high THEN total_reported - total_high
    WHEN total_reported < total_low THEN total_reported - total_low
    WHEN total_low IS NOT NULL AND total_high IS NOT NULL AND total_reported IS NOT NULL THEN 0.0 END, 6) AS gap,
  coalesce(rows > 0 AND abs(budget_available + indicator_available - full_score) < 0.01, FALSE) AS on_scale
FROM ranged`;
  return own ? { sql, params: only?.params ?? [] } : withScheme(sql, source, only?.params ?? []);
}

/** A condition on `evaluation_fact e` with the values bound to it, as the filter bar makes it. */
export interface FormCondition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** The condition of filters that choose everything. */
const EVERY_FORM = 'TRUE';

/** The recomputation of the forms chosen; that of each under its own scheme is a table of all already. */
export function recomputedRelation(source: ProfileSource, where: FormCondition): Statement {
  if (source === 'own') return { sql: 'SELECT * FROM recomputed_evaluation', params: [] };
  if (where.sql === EVERY_FORM) return recompute(source);
  return recompute(source, {
    sql: `SELECT e.id_order FROM evaluation_fact e WHERE ${where.sql}`,
    params: where.params,
  });
}
