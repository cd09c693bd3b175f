import { DEFAULT_PROFILES, POOLS, type Pool, type Profile } from './profiles.ts';
import { CARRIED_POINTS } from './row-points.ts';

/** Columns of a scheme that the recomputation reads. */
export const SCHEME_COLUMNS = [
  'profile_id',
  'budget_points',
  'output_points',
  'benefit_points',
  'satisfaction_points',
  'rate_basis',
  'over_threshold',
  'over_penalty',
  'band_full_low',
  'band_part_low',
  'caps',
] as const satisfies readonly (keyof Profile)[];

const PROFILE_COLUMNS: readonly (keyof Profile)[] = [
  ...SCHEME_COLUMNS,
  'region',
  'valid_from',
  'valid_to',
  'rounding_tolerance',
  'rate_explain_below',
  'deadline_month_day',
  'what_if_only',
  'grade_excellent',
  'grade_good',
  'grade_fair',
];

function literal(value: Profile[keyof Profile]): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return String(value);
}

const typed: Partial<Record<keyof Profile, string>> = {
  valid_from: 'INTEGER',
  valid_to: 'INTEGER',
  what_if_only: 'BOOLEAN',
  profile_id: 'VARCHAR',
  rate_basis: 'VARCHAR',
  caps: 'VARCHAR',
  region: 'VARCHAR',
  deadline_month_day: 'VARCHAR',
};

/** The schemes of the package and, where it lacks them, those of the code. */
const PROFILES = `
CREATE OR REPLACE TABLE scoring_profile AS
WITH standard(${PROFILE_COLUMNS.join(', ')}) AS (VALUES
  ${DEFAULT_PROFILES.map((p) => `(${PROFILE_COLUMNS.map((c) => literal(p[c])).join(', ')})`).join(',\n  ')}
)
SELECT ${PROFILE_COLUMNS.map((c) => `CAST(${c} AS ${typed[c] ?? 'DOUBLE'}) AS ${c}`).join(', ')} FROM profile
UNION ALL
SELECT ${PROFILE_COLUMNS.map((c) => `CAST(${c} AS ${typed[c] ?? 'DOUBLE'}) AS ${c}`).join(', ')} FROM standard
WHERE profile_id NOT IN (SELECT profile_id FROM profile)`;

const poolSql = (level1: string) =>
  `CASE ${level1} WHEN 'benefit' THEN 'benefit' WHEN 'satisfaction' THEN 'satisfaction' ELSE 'output' END`;

const DECLARED = `
CREATE OR REPLACE TEMP TABLE scoring_declared AS
SELECT evaluation_id,
  ${POOLS.map((p) => `CAST(sum(points_declared) FILTER (${poolSql('level1')} = '${p}') AS DOUBLE) AS ${p}`).join(',\n  ')}
FROM section GROUP BY evaluation_id`;

/** Forms that name no known scheme, bound as `bindProfile` binds them, once per kind of form. */
const BOUND = `
CREATE OR REPLACE TEMP TABLE scoring_bound AS
WITH loose AS (
  SELECT e.evaluation_id, e.kind, e.fiscal_year, coalesce(u.region, '') AS region,
    CAST(e.budget_points_max AS DOUBLE) AS budget, d.output, d.benefit, d.satisfaction
  FROM evaluation e
  LEFT JOIN unit u ON u.unit_id = e.unit_id
  LEFT JOIN scoring_declared d ON d.evaluation_id = e.evaluation_id
  WHERE e.profile_id IS NULL OR e.profile_id NOT IN (SELECT profile_id FROM scoring_profile)
), sort AS (
  SELECT DISTINCT kind, fiscal_year, region, budget, output, benefit, satisfaction FROM loose
), weighed AS (
  SELECT s.*, p.profile_id, p.region <> '全国' AS is_local,
    coalesce(CAST(s.budget = p.budget_points AS INTEGER), 0)
      ${POOLS.map((p) => `+ coalesce(CAST(s.${p} = p.${p}_points AS INTEGER), 0)`).join(' ')} AS agree,
    coalesce(CAST(s.budget <> p.budget_points AS INTEGER), 0)
      ${POOLS.map((p) => `+ coalesce(CAST(s.${p} <> p.${p}_points AS INTEGER), 0)`).join(' ')} AS differ
  FROM sort s JOIN scoring_profile p ON NOT p.what_if_only AND p.region IS NOT NULL
    AND (p.region = '全国' OR starts_with(s.region, p.region))
    AND (p.valid_from IS NULL OR s.fiscal_year >= p.valid_from)
    AND (p.valid_to IS NULL OR s.fiscal_year <= p.valid_to)
    AND NOT (ends_with(p.profile_id, '-department') AND s.kind <> 'department')
    AND NOT (ends_with(p.profile_id, '-project') AND s.kind <> 'project')
  WHERE p.region <> '全国' OR coalesce(s.budget, s.output, s.benefit, s.satisfaction) IS NOT NULL
), best AS (
  SELECT *, row_number() OVER (PARTITION BY kind, fiscal_year, region, budget, output, benefit, satisfaction
    ORDER BY is_local DESC, differ, agree DESC, profile_id) AS place
  FROM weighed
)
SELECT l.evaluation_id, b.profile_id FROM loose l JOIN best b ON b.place = 1 AND b.kind = l.kind
  AND b.fiscal_year = l.fiscal_year AND b.region = l.region AND b.budget IS NOT DISTINCT FROM l.budget
  ${POOLS.map((p) => `AND b.${p} IS NOT DISTINCT FROM l.${p}`).join(' ')}`;

const free = (condition: string) => `points_max IS NULL AND ${condition}`;

const POOL_SUMS = `
CREATE OR REPLACE TEMP TABLE scoring_pool AS
SELECT form_no, pool, count(*) AS rows,
  sum(${CARRIED_POINTS}) AS base,
  sum(${CARRIED_POINTS} * share_low) AS sure_low, sum(${CARRIED_POINTS} * share_high) AS sure_high,
  sum(${CARRIED_POINTS}) FILTER (grade = 'met') AS met, sum(${CARRIED_POINTS}) FILTER (grade = 'partly') AS partly,
  sum(${CARRIED_POINTS}) FILTER (grade = 'not') AS unmet, sum(${CARRIED_POINTS}) FILTER (grade = 'open') AS undetermined,
  count(*) FILTER (points_max IS NULL) AS free_rows,
  min(share_low) FILTER (points_max IS NULL) AS free_min, max(share_high) FILTER (points_max IS NULL) AS free_max,
  count(*) FILTER (${free("grade = 'met'")}) AS free_met, count(*) FILTER (${free("grade = 'partly'")}) AS free_partly,
  count(*) FILTER (${free("grade = 'not'")}) AS free_unmet, count(*) FILTER (${free("grade = 'open'")}) AS free_open
FROM scoring_row GROUP BY form_no, pool`;

/** What a section without rows counts for. */
const EMPTY: Readonly<Record<string, number>> = { free_min: 1 };
const POOL_COLUMNS = [
  'rows',
  'base',
  'sure_low',
  'sure_high',
  'met',
  'partly',
  'unmet',
  'undetermined',
  'free_rows',
  'free_min',
  'free_max',
  'free_met',
  'free_partly',
  'free_unmet',
  'free_open',
] as const;

/** Points of a section: the sum of its rows where all print them, else what the heading or the scheme says. */
const sectionSql = (pool: Pool) => `CASE WHEN ${pool}.rows IS NULL THEN 0
    WHEN ${pool}.free_rows = 0 THEN ${pool}.base ELSE coalesce(d.${pool}, p.${pool}_points) END`;

const FORMS = `
CREATE OR REPLACE TABLE scoring_form AS
SELECT k.form_no, e.evaluation_id, e.kind, e.fiscal_year, e.unit_id, e.department_unit_id,
  p.profile_id AS own_profile_id,
  CAST(e.budget_points_max AS DOUBLE) AS budget_points_max,
  CAST(e.total_reported AS DOUBLE) AS total_reported, coalesce(CAST(e.total_max AS DOUBLE), 100) AS full_score,
  CAST(s.executed_amount AS DOUBLE) / nullif(CAST(s.adjusted_amount AS DOUBLE), 0) AS rate_adjusted,
  CAST(s.executed_amount AS DOUBLE) / nullif(CAST(s.initial_amount AS DOUBLE), 0) AS rate_initial,
  CAST(s.adjusted_amount AS DOUBLE) AS adjusted_amount, CAST(s.executed_amount AS DOUBLE) AS executed_amount,
  ${POOLS.map((pool) => `${sectionSql(pool)} AS ${pool}_section`).join(',\n  ')},
  ${POOLS.flatMap((pool) => POOL_COLUMNS.map((c) => `coalesce(${pool}.${c}, ${EMPTY[c] ?? 0}) AS ${pool}_${c}`)).join(',\n  ')}
FROM evaluation e
JOIN scoring_key k ON k.evaluation_id = e.evaluation_id
LEFT JOIN evaluation_summary s ON s.evaluation_id = e.evaluation_id
LEFT JOIN scoring_bound b ON b.evaluation_id = e.evaluation_id
LEFT JOIN scoring_profile p ON p.profile_id = coalesce(b.profile_id, e.profile_id)
LEFT JOIN scoring_declared d ON d.evaluation_id = e.evaluation_id
${POOLS.map((pool) => `LEFT JOIN scoring_pool ${pool} ON ${pool}.form_no = k.form_no AND ${pool}.pool = '${pool}'`).join('\n')}`;

const OVER = `
CREATE OR REPLACE TABLE scoring_over AS
SELECT form_no, ratio, ${CARRIED_POINTS} AS base FROM scoring_row WHERE ratio > 1`;

/** Scripts that make `scoring_profile`, `scoring_form` and `scoring_over` from `scoring_row`. */
export const FORM_SCRIPTS: readonly string[] = [
  PROFILES,
  DECLARED,
  BOUND,
  POOL_SUMS,
  FORMS,
  OVER,
  'DROP TABLE scoring_declared',
  'DROP TABLE scoring_bound',
  'DROP TABLE scoring_pool',
];
