import { lesser } from '../model/compare-sql.ts';
import { isPrintedSql } from '../model/printed-fields.ts';
import { quoteIdentifier } from '../model/quote-identifier.ts';
import { TABLES } from '../model/schema.ts';
import { EVALUATION_FACT } from './evaluation-fact.ts';

/**
 * The derived tables that every question reads, made in the engine after each load. Money in 元, ratios as
 * fractions, points as printed. A value that cannot be known is NULL, never 0.
 */

const INDICATOR_COLUMNS = TABLES.indicator.fields.map((f) => quoteIdentifier(f.name)).join(', ');
const NUMERIC = "('number', 'percent', 'money')";

/** Whether the actual `a` answers the target `t` with a number in the same unit. */
const comparable = (t: string, a: string) => `coalesce(${t}.kind IN ${NUMERIC} AND ${a}.kind IN ${NUMERIC}
      AND ${t}.value IS NOT NULL AND ${a}.value IS NOT NULL
      AND ${t}.parse_status IN ('ok', 'ambiguous') AND ${a}.parse_status IN ('ok', 'ambiguous')
      AND (${t}.kind = ${a}.kind OR (${t}.kind <> 'percent' AND ${a}.kind <> 'percent'))
      AND (${t}.unit IS NULL OR ${a}.unit IS NULL OR ${t}.unit = ${a}.unit), FALSE)`;

const stated = (v: string) => `coalesce(${v}.kind NOT IN ('blank', 'unset'), FALSE)`;

/** The same number, unless the actual is printed as strictly beyond it; without numbers, the same words. */
const equal = (t: string, a: string) => `CASE WHEN ${t}.value IS NOT NULL AND ${a}.value IS NOT NULL
      THEN ${t}.value = ${a}.value AND NOT (${a}.parse_status = 'ok' AND coalesce(${a}.comparator, '=') IN ('>', '<')
        AND coalesce(${t}.comparator, '=') <> ${a}.comparator)
      WHEN ${t}.value IS NULL AND ${a}.value IS NULL THEN coalesce(trim(${t}.raw) = trim(${a}.raw), FALSE)
      ELSE FALSE END`;

const ratioUp = (t: string, a: string) => `CASE WHEN ${t}.value = ${a}.value THEN 1.0
      WHEN ${t}.value > 0 THEN ${a}.value / ${t}.value END`;
const ratioDown = (t: string, a: string) => `CASE WHEN ${t}.value < 0 OR ${a}.value < 0 THEN NULL
      WHEN ${a}.value > 0 THEN ${t}.value / ${a}.value ELSE 1.0 END`;
const reverse = (t: string) => `coalesce(${t}.comparator IN ('≤', '<'), FALSE)`;

/**
 * Numbers for forms by the place of their row in `evaluation`, so that nothing else is joined or sorted by their long
 * identifiers: `form_no` in the order of year and unit, `id_order` in the order of identifiers, and the place of their
 * row in `project`.
 */
export const FORM_NUMBER = `
CREATE OR REPLACE TABLE form_number AS
WITH by_id AS (
  SELECT row_id, CAST(row_number() OVER () AS INTEGER) AS id_order
  FROM (SELECT rowid AS row_id FROM evaluation ORDER BY evaluation_id)
), by_unit AS (
  SELECT unit_id, row_number() OVER (ORDER BY unit_id) AS unit_no FROM (SELECT DISTINCT unit_id FROM evaluation)
), placed AS (
  SELECT e.rowid AS row_id, e.fiscal_year, u.unit_no, i.id_order, p.rowid AS project_row
  FROM evaluation e
  JOIN by_id i ON i.row_id = e.rowid
  LEFT JOIN by_unit u ON u.unit_id = e.unit_id
  LEFT JOIN project p ON p.project_id = e.project_id
)
SELECT row_id, id_order, project_row, CAST(row_number() OVER () AS INTEGER) AS form_no
FROM (SELECT * FROM placed ORDER BY fiscal_year, unit_no, id_order)`;

/** The forms by identifier, for their indicators; empty where there are none. */
const FORM_OF_INDICATOR = `
CREATE OR REPLACE TEMP TABLE form_of_indicator AS
SELECT e.evaluation_id, e.fiscal_year, e.unit_id, e.project_id, n.form_no
FROM evaluation e JOIN form_number n ON n.row_id = e.rowid
WHERE EXISTS (SELECT 1 FROM indicator)`;

/**
 * An indicator with its first target and actual as numbers. `achievement_ratio` is B/A, for a reverse
 * indicator (≤) A/B, and 1 where both are equal or nothing at all of a reverse one was used; of a target with
 * several parts, the lowest part. `verifiable` (scoring.md): every part of the target is a number that an
 * actual number in the same unit answers. The direction is read as in scoring: the printed nature or
 * comparator first, then money under cost.
 */
export const INDICATOR_SUMMARY = `
CREATE OR REPLACE TABLE indicator_summary AS
WITH later AS (
  SELECT t.evaluation_id, t.indicator_no,
    bool_and(${comparable('t', 'a')}) AS verifiable, bool_and(${stated('t')} AND ${stated('a')}) AS stated,
    bool_and(${equal('t', 'a')}) AS equal, bool_or(${reverse('t')}) AS reverse,
    min(${ratioUp('t', 'a')}) AS ratio_up, min(${ratioDown('t', 'a')}) AS ratio_down
  FROM (SELECT * FROM indicator_value WHERE role = 'target' AND part_no > 1) t
  LEFT JOIN (SELECT * FROM indicator_value WHERE role = 'actual' AND part_no > 1) a
    ON a.evaluation_id = t.evaluation_id AND a.indicator_no = t.indicator_no AND a.part_no = t.part_no
  GROUP BY t.evaluation_id, t.indicator_no
), answered AS (
  SELECT i.*, n.form_no, n.fiscal_year, n.unit_id, n.project_id,
    t.value AS target_value, t.comparator AS target_comparator, t.kind AS target_kind, t.unit AS target_unit,
    a.value AS actual_value, a.kind AS actual_kind, a.unit AS actual_unit,
    coalesce(i.nature = '≤' OR ${reverse('t')} OR l.reverse
      OR (i.nature IS NULL AND i.level2 = 'cost' AND t.kind = 'money'), FALSE) AS reverse,
    ${comparable('t', 'a')} AND coalesce(l.verifiable, TRUE) AS verifiable,
    CASE WHEN ${stated('t')} AND ${stated('a')} AND coalesce(l.stated, TRUE)
      THEN ${equal('t', 'a')} AND coalesce(l.equal, TRUE) END AS target_equals_actual,
    ${lesser(ratioUp('t', 'a'), 'l.ratio_up')} AS ratio_up,
    ${lesser(ratioDown('t', 'a'), 'l.ratio_down')} AS ratio_down
  FROM indicator i
  JOIN form_of_indicator n ON n.evaluation_id = i.evaluation_id
  LEFT JOIN (SELECT * FROM indicator_value WHERE role = 'target' AND part_no = 1) t
    ON t.evaluation_id = i.evaluation_id AND t.indicator_no = i.indicator_no
  LEFT JOIN (SELECT * FROM indicator_value WHERE role = 'actual' AND part_no = 1) a
    ON a.evaluation_id = i.evaluation_id AND a.indicator_no = i.indicator_no
  LEFT JOIN later l ON l.evaluation_id = i.evaluation_id AND l.indicator_no = i.indicator_no
)
SELECT ${INDICATOR_COLUMNS}, form_no, fiscal_year, unit_id, project_id, target_value, target_comparator, target_kind,
  target_unit, actual_value, actual_kind, actual_unit, reverse, verifiable,
  CASE WHEN NOT verifiable THEN NULL WHEN reverse THEN ratio_down ELSE ratio_up END AS achievement_ratio,
  target_equals_actual, CAST(points_max - points AS DOUBLE) AS points_lost
FROM answered`;

/** The three amounts of a form: its total line, or, where that holds nothing, the sum of its parts. */
const AMOUNTS = (['initial', 'adjusted', 'executed'] as const).map((name) => {
  const column = `${name}_amount`;
  const total = `max(CASE WHEN f.kind = 'total' AND f.line_no = n.total_line THEN f.${column} END)`;
  const listed = "'carry_over', 'other', 'special_account', 'unit_fund'";
  const fiscal = `sum(CASE WHEN f.kind IN ('fiscal', ${listed}) OR (NOT n.has_fiscal AND f.kind IN ('general_public', 'government_fund')) THEN f.${column} END)`;
  const nature = `sum(CASE WHEN f.kind IN ('basic', 'project') THEN f.${column} END)`;
  const parts = `coalesce(NULLIF(${fiscal}, 0), NULLIF(${nature}, 0))`;
  return {
    value: `CAST(coalesce(NULLIF(${total}, 0), ${parts}, ${total}) AS DECIMAL(18, 2)) AS ${column}`,
    fromParts: `(NULLIF(${total}, 0) IS NULL AND ${parts} IS NOT NULL)`,
  };
});

/** In most lists a form has one line, its total: only what has other lines is added up. */
const FUNDS = `
  SELECT evaluation_id, initial_amount, adjusted_amount, executed_amount, 'total' AS amount_basis
  FROM fund_line
  WHERE kind = 'total' AND line_no = 1 AND evaluation_id NOT IN (SELECT evaluation_id FROM several_lines)
  UNION ALL
  SELECT f.evaluation_id,
    ${AMOUNTS.map((a) => a.value).join(',\n    ')},
    CASE WHEN ${AMOUNTS.map((a) => a.fromParts).join(' OR ')} THEN 'parts' ELSE 'total' END AS amount_basis
  FROM fund_line f
  JOIN (
    SELECT evaluation_id,
      min(CASE WHEN kind = 'total' THEN line_no END) AS total_line,
      max(CASE WHEN kind = 'fiscal' AND coalesce(adjusted_amount, executed_amount, initial_amount, 0) <> 0
        THEN 1 ELSE 0 END) = 1 AS has_fiscal
    FROM fund_line WHERE evaluation_id IN (SELECT evaluation_id FROM several_lines) GROUP BY evaluation_id
  ) n ON n.evaluation_id = f.evaluation_id
  GROUP BY f.evaluation_id`;

const LEVELS = ['output', 'benefit', 'satisfaction'] as const;

/** Points of a block: awarded, and available as the form prints them, or else as its rows add up. */
const BLOCK_POINTS = LEVELS.map(
  (level) => `
    sum(CASE WHEN i.level1 = '${level}' THEN i.points END) AS ${level}_points,
    CASE WHEN count(CASE WHEN i.level1 = '${level}' AND i.points IS NULL THEN 1 END) = 0
      THEN sum(CASE WHEN i.level1 = '${level}' THEN i.points END) END AS ${level}_complete,
    CASE WHEN count(CASE WHEN i.level1 = '${level}' AND i.points_max IS NULL THEN 1 END) = 0
      THEN sum(CASE WHEN i.level1 = '${level}' THEN i.points_max END) END AS ${level}_rows_max`,
).join(',');

const INDICATORS = `
  SELECT i.form_no,
    count(*) AS indicator_count,
    sum(i.points) AS points_awarded,
    sum(i.points_max) AS points_available,
    CAST(sum(CASE WHEN i.verifiable THEN coalesce(i.points_max, i.points) END) AS DOUBLE)
      AS verifiable_points,
    CAST(sum(coalesce(i.points_max, i.points)) AS DOUBLE) AS weighed_points,
    CAST(count(CASE WHEN i.target_equals_actual THEN 1 END) AS DOUBLE)
      / NULLIF(count(i.target_equals_actual), 0) AS target_equals_actual_share,${BLOCK_POINTS}
  FROM indicator_summary i
  GROUP BY i.form_no`;

const SECTIONS = `
  SELECT evaluation_id,
    ${LEVELS.map((l) => `max(CASE WHEN level1 = '${l}' THEN points_declared END) AS ${l}_declared`).join(',\n    ')}
  FROM section GROUP BY evaluation_id`;

/** Points lost in a block; NULL when a score or the available points are unknown, or contradict each other. */
const lost = (level: string) => {
  const difference = `coalesce(s.${level}_declared, i.${level}_rows_max) - i.${level}_complete`;
  return `CASE WHEN ${difference} >= 0 THEN CAST(${difference} AS DOUBLE) END AS ${level}_lost`;
};

const share = '(CAST(e.total_reported AS DOUBLE) / NULLIF(CAST(coalesce(e.total_max, 100) AS DOUBLE), 0))';
/** Compared in exact decimals: 90 of 100 is excellent, whatever a double makes of 0.9 × 100. */
const reaches = (cut: string) => `e.total_reported * 100 >= coalesce(${cut}) * coalesce(e.total_max, 100)`;

/**
 * A form with its amounts, rates, score share, grade, verifiable share and names. `covers_projects`: a
 * department's form whose money also stands on project forms of that year, so that adding both counts twice.
 */
const evaluationSummary = (totals: string, declared: string) => `
CREATE OR REPLACE TABLE evaluation_summary AS
WITH several_lines AS (
  SELECT DISTINCT evaluation_id FROM fund_line WHERE kind <> 'total' OR line_no <> 1
), departments AS (
  SELECT DISTINCT unit_id FROM evaluation WHERE kind = 'department'
), funds AS (${FUNDS}
), indicators AS (${totals}
), sections AS (${declared}
)
SELECT
  e.evaluation_id, e.kind, e.fiscal_year, e.unit_id,
  u.name AS unit_name, coalesce(u.short_name, u.name) AS unit_short_name,
  coalesce(u.region, d.region) AS region,
  e.department_unit_id, d.name AS department_name,
  e.project_id, p.name AS project_name,
  e.title_raw, e.category, e.attribute, e.term, e.profile_id,
  f.initial_amount, f.adjusted_amount, f.executed_amount, f.amount_basis,
  CAST(f.executed_amount AS DOUBLE) / NULLIF(CAST(f.adjusted_amount AS DOUBLE), 0) AS rate,
  CAST(f.executed_amount AS DOUBLE) / NULLIF(CAST(f.initial_amount AS DOUBLE), 0) AS rate_of_initial,
  e.rate_reported,
  CAST(f.adjusted_amount - f.executed_amount AS DECIMAL(18, 2)) AS unspent,
  e.budget_points, e.budget_points_max,
  CASE WHEN e.budget_points_max >= e.budget_points
    THEN CAST(e.budget_points_max - e.budget_points AS DOUBLE) END AS budget_points_lost,
  e.total_reported, e.total_max,
  ${share} AS score_share,
  CASE WHEN e.total_reported IS NULL THEN NULL
    WHEN ${reaches('pr.grade_excellent, 90')} THEN 'excellent'
    WHEN ${reaches('pr.grade_good, 80')} THEN 'good'
    WHEN ${reaches('pr.grade_fair, 60')} THEN 'fair'
    ELSE 'poor' END AS grade,
  e.total_reported >= coalesce(e.total_max, 100) AS full_score,
  coalesce(i.indicator_count, 0) AS indicator_count,
  i.points_awarded, i.points_available,
  i.output_points, i.benefit_points, i.satisfaction_points,
  ${LEVELS.map(lost).join(',\n  ')},
  CASE WHEN i.weighed_points > 0 THEN coalesce(i.verifiable_points, 0) / i.weighed_points END AS verifiable_share,
  CASE WHEN i.weighed_points > 0
    THEN coalesce(i.verifiable_points, 0) / i.weighed_points >= 0.5 END AS demonstrated,
  i.target_equals_actual_share,
  coalesce(i.weighed_points, 0) AS weighed_points, coalesce(i.verifiable_points, 0) AS verifiable_points,
  e.reviewed_total, e.deviation_reason,
  ${isPrintedSql('reason', 'e.layout', "coalesce(o.kind = 'dataset', FALSE)")} AS reason_printed,
  e.improvement, e.data_origin, e.source_id, e.locator,
  n.form_no,
  -- Rows are numbered as they are stored, so that few of them can be fetched by place (see rowsAt).
  CAST(row_number() OVER () - 1 AS INTEGER) AS row_no,
  e.kind = 'department' AND (own.unit_id IS NOT NULL OR below.unit_id IS NOT NULL) AS covers_projects
FROM evaluation e
LEFT JOIN source o ON o.source_id = e.source_id
JOIN form_number n ON n.row_id = e.rowid
LEFT JOIN unit u ON u.unit_id = e.unit_id
LEFT JOIN unit d ON d.unit_id = e.department_unit_id
LEFT JOIN project p ON p.rowid = n.project_row
LEFT JOIN profile pr ON pr.profile_id = e.profile_id
LEFT JOIN (
  SELECT DISTINCT unit_id, fiscal_year FROM evaluation
  WHERE kind = 'project' AND unit_id IN (SELECT unit_id FROM departments)
) own
  ON own.unit_id = e.unit_id AND own.fiscal_year = e.fiscal_year
LEFT JOIN (
  SELECT DISTINCT department_unit_id AS unit_id, fiscal_year FROM evaluation
  WHERE kind = 'project' AND department_unit_id IN (SELECT unit_id FROM departments)
) below
  ON below.unit_id = e.unit_id AND below.fiscal_year = e.fiscal_year
LEFT JOIN funds f ON f.evaluation_id = e.evaluation_id
LEFT JOIN indicators i ON i.form_no = n.form_no
LEFT JOIN sections s ON s.evaluation_id = e.evaluation_id`;

const GROUPED = `count(*) AS evaluations,
  sum(e.adjusted_amount) AS budget, sum(e.executed_amount) AS executed, sum(e.unspent) AS unspent,
  CAST(sum(CASE WHEN e.rate IS NOT NULL THEN e.executed_amount END) AS DOUBLE)
    / NULLIF(CAST(sum(CASE WHEN e.rate IS NOT NULL THEN e.adjusted_amount END) AS DOUBLE), 0) AS execution_rate,
  100 * avg(e.score_share) AS mean_score`;

/** A unit in a year, over its project forms and department forms apart. */
export const UNIT_YEAR = `
CREATE OR REPLACE VIEW unit_year AS
SELECT e.unit_id, e.unit_name, e.fiscal_year, e.kind, ${GROUPED}
FROM evaluation_summary e
GROUP BY e.unit_id, e.unit_name, e.fiscal_year, e.kind`;

/** A project in a year. */
export const PROJECT_HISTORY = `
CREATE OR REPLACE VIEW project_history AS
SELECT e.project_id, e.project_name, e.unit_id, e.fiscal_year, ${GROUPED}
FROM evaluation_summary e
WHERE e.project_id IS NOT NULL
GROUP BY e.project_id, e.project_name, e.unit_id, e.fiscal_year`;

/** The scripts to run after each load, in order. */
export const DERIVATIONS: readonly string[] = derivationsWith(INDICATORS, SECTIONS);

/**
 * The same scripts where sums by form stand in for the rows of `indicator` (`totals`) and `section` (`declared`):
 * for data too large to hold those rows.
 */
export function derivationsWith(totals: string, declared: string): readonly string[] {
  return [
    FORM_NUMBER,
    FORM_OF_INDICATOR,
    INDICATOR_SUMMARY,
    'DROP TABLE form_of_indicator',
    evaluationSummary(totals, declared),
    ...EVALUATION_FACT,
    UNIT_YEAR,
    PROJECT_HISTORY,
  ];
}
