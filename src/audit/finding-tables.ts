import { countOf, lesser } from '../model/compare-sql.ts';
import { FINDING_JOINS, FINDING_SELECT } from './finding-sql.ts';
import { QUALITY_FAMILY_CAP, QUALITY_WEIGHTS, SQL_RULES } from './registry.ts';
import type { Severity, SqlRule } from './rule.ts';

/**
 * What questions read of the findings. `finding_row` holds them as the rules found them, rule after rule, with
 * everything a card shows; a count of half a million would read too much of it and join it by identifiers. So
 * the short columns stand apart: the findings as numbers in the order of the list, and sums by form.
 */

const KEEP = 'USING COMPRESSION uncompressed';
const SEVERITY: readonly Severity[] = ['E', 'W', 'N', 'I'];
const rank = (rule: SqlRule) => SEVERITY.indexOf(rule.severity);

/** Errors first, arithmetic before judgement, then in the order of the rules. */
const LISTED: readonly SqlRule[] = SQL_RULES.map((rule, no) => ({ rule, no }))
  .sort((a, b) => rank(a.rule) - rank(b.rule) || Number(a.rule.judges) - Number(b.rule.judges) || a.no - b.no)
  .map(({ rule }) => rule);

/** Half a millionth of a point of weight is one: the weights of a hundred rules then fit into 31 bits. */
const STEPS = 524_288;
const SEVERITY_WEIGHT: Readonly<Record<Severity, number>> = { E: 3000, W: 2000, N: 1000, I: 0 };
/** Keeps the weight of a judgement that is only information above zero. */
const LIFT = 500;
/** Severity above all, then arithmetic before judgement; points or money at stake add up to 400. */
const baseWeight = (rule: SqlRule) => LIFT + SEVERITY_WEIGHT[rule.severity] - (rule.judges ? 500 : 0);

/** The weights in half points, so that sums are whole numbers. */
const half = (points: number) => Math.round(2 * points);
const LOST = SEVERITY.filter((s) => QUALITY_WEIGHTS[s] > 0)
  .map((s) => `${half(QUALITY_WEIGHTS[s])} * ${s.toLowerCase()}`)
  .join(' + ');

/** The rules as a table: what findings are grouped, weighed and ordered by. */
export const AUDIT_RULE = `
CREATE OR REPLACE TABLE audit_rule AS
SELECT CAST(rule_no AS SMALLINT) AS rule_no, rule, severity, family, judges, unit, CAST(list_order AS SMALLINT) AS list_order,
  CAST(base_weight AS INTEGER) AS base_weight, ascii(family) AS family_no,
  ${SEVERITY.map((s) => `severity = '${s}' AS is_${s.toLowerCase()}`).join(', ')} FROM (VALUES ${SQL_RULES.map(
    (rule, i) =>
      `(${i}, '${rule.id}', '${rule.severity}', '${rule.family}', ${rule.judges}, '${rule.unit}', ${LISTED.indexOf(rule)}, ${STEPS * baseWeight(rule)})`,
  ).join(', ')})
  AS r(rule_no, rule, severity, family, judges, unit, list_order, base_weight)`;

const AT_STAKE = 'abs(coalesce(f.difference, f.reported, 0))';
/** … the points, or the money in steps of ten. */
const WEIGHT = `r.base_weight + CAST(${STEPS} * CASE r.unit WHEN 'points' THEN ${lesser(`20 * ${AT_STAKE}`, '400')}
    WHEN '元' THEN ${lesser(`40 * log10(1 + ${AT_STAKE})`, '400')} ELSE 40 END AS INTEGER)`;

/** Orders indicator numbers as the identifier of a finding does, which holds them as text: 1, 10, 11, 2. */
const NUMBER_AS_TEXT = `CASE WHEN f.indicator_no < 10 THEN f.indicator_no * 10000 + 1 WHEN f.indicator_no < 100 THEN f.indicator_no * 1000 + 2
    WHEN f.indicator_no < 1000 THEN f.indicator_no * 100 + 3 ELSE f.indicator_no * 10 + 4 END`;
/** Rule, form and indicator as one number, which sorts twice as fast: 7, 28 and 28 bits; without a form after all forms. */
const FORM_BITS = 28;
const MOST_FORMS = 2 ** FORM_BITS - 1;
const PLACE = `(CAST(r.list_order AS BIGINT) << ${2 * FORM_BITS}) + (CAST(coalesce(n.id_order, ${MOST_FORMS}) AS BIGINT) << ${FORM_BITS})
    + CASE WHEN n.form_no IS NULL OR f.indicator_no IS NULL THEN 0 ELSE ${lesser(`(${NUMBER_AS_TEXT})`, String(2 ** FORM_BITS - 1))} END`;

/** Rows are counted from the first: until a load is committed, their rowid is not yet the one that questions see. */
const ROW_NO = 'CAST(f.rowid - (SELECT min(rowid) FROM finding_row) AS INTEGER)';

/**
 * `audit_finding`: a row a finding. `list_no` is its place in the list (severity, judgement, rule, form, place in
 * the form; what concerns a whole unit-year after the forms), `form_no` that of `evaluation_fact`, `row_no` where
 * it stands in `finding_row`, `first_of_form` that the form has none of this rule before it.
 */
const FINDINGS: readonly string[] = [
  `CREATE OR REPLACE TABLE audit_finding (list_no INTEGER ${KEEP}, form_no INTEGER ${KEEP}, rule_no SMALLINT ${KEEP},
  row_no INTEGER ${KEEP}, weight INTEGER ${KEEP}, first_of_form BOOLEAN ${KEEP})`,
  `INSERT INTO audit_finding
SELECT CAST(row_number() OVER () AS INTEGER), form_no, rule_no, row_no, weight,
  form_no IS NOT NULL AND coalesce(lag(form_no) OVER () <> form_no OR lag(rule_no) OVER () <> rule_no, TRUE)
FROM (
  SELECT n.form_no, f.rule_no, ${ROW_NO} AS row_no, ${WEIGHT} AS weight
  FROM finding_row f JOIN audit_rule r ON r.rule_no = f.rule_no LEFT JOIN evaluation_fact n ON n.id_order = f.form_no
  ORDER BY ${PLACE},
    CASE WHEN n.form_no IS NOT NULL THEN f.part ELSE concat_ws('.', concat_ws('-', f.unit_id, f.fiscal_year),
      CASE WHEN f.indicator_no IS NOT NULL THEN concat('i', f.indicator_no) END, f.part) END NULLS FIRST
)`,
];

/**
 * Findings on a whole unit-year, of which there are few: `audit_unit_finding` with unit and year, and the forms
 * that stand in that unit-year, so that filters on forms choose them too.
 */
const UNIT_FINDINGS: readonly string[] = [
  `CREATE OR REPLACE TABLE audit_unit_finding AS
SELECT a.list_no, a.form_no, a.rule_no, a.row_no, f.unit_id, f.fiscal_year,
  CAST(dense_rank() OVER (ORDER BY f.unit_id, f.fiscal_year) AS INTEGER) AS unit_year_no
FROM audit_finding a JOIN finding_row f ON ${ROW_NO} = a.row_no WHERE a.form_no IS NULL AND f.form_no IS NULL`,
  `CREATE OR REPLACE TABLE audit_unit_form AS
WITH place AS (SELECT DISTINCT unit_year_no, unit_id, fiscal_year FROM audit_unit_finding), form AS (
  SELECT form_no, unit_id, fiscal_year FROM evaluation_fact
  UNION ALL SELECT form_no, department_unit_id, fiscal_year FROM evaluation_fact WHERE department_unit_id <> unit_id
)
SELECT p.unit_year_no, e.form_no FROM form e JOIN place p ON p.unit_id = e.unit_id AND p.fiscal_year = e.fiscal_year
UNION ALL
SELECT p.unit_year_no, e.form_no FROM form e JOIN place p ON p.unit_id = e.unit_id WHERE p.fiscal_year IS NULL`,
];

const EACH = SEVERITY.map((severity) => severity.toLowerCase());
/** The weightier of two findings has the larger number; of equals, the one listed first. */
const PLACE_BITS = 32;

const SUMS = `
CREATE OR REPLACE TEMP TABLE audit_form_sum AS
WITH family AS (
  SELECT f.form_no, r.family_no, ${EACH.map((s) => `${countOf(`r.is_${s}`)} AS ${s}`).join(', ')},
    max((CAST(f.weight AS BIGINT) << ${PLACE_BITS}) - f.list_no) AS standing
  FROM audit_finding f JOIN audit_rule r ON r.rule_no = f.rule_no WHERE f.form_no IS NOT NULL
  GROUP BY f.form_no, r.family_no
)
SELECT form_no, sum(${lesser(`(${LOST})`, String(half(QUALITY_FAMILY_CAP)))}) AS lost, ${EACH.map((s) => `sum(${s}) AS ${s}`).join(', ')}, max(standing) AS standing
FROM family GROUP BY form_no`;

/**
 * 自评质量指数: 100 − Σ(E 8, W 3, N 0.5), at most 20 a family, not below 0. Shown beside the score, and with the
 * findings of each severity: sums over forms need no finding.
 */
const QUALITY = `
CREATE OR REPLACE TABLE quality_index AS
SELECT k.evaluation_id, CAST(greatest(0, 100 - coalesce(s.lost, 0) / 2) AS DOUBLE) AS index,
  ${EACH.map((c) => `CAST(coalesce(s.${c}, 0) AS INTEGER) AS ${c}`).join(', ')}, e.form_no
FROM evaluation_fact e JOIN scoring_key k ON k.form_no = e.id_order LEFT JOIN audit_form_sum s ON s.form_no = e.form_no`;

/** The weightiest finding of each form; the largest `standing` of all is the one to look at first. */
const WEIGHTIEST = `
CREATE OR REPLACE TABLE audit_weightiest AS
SELECT s.form_no, a.list_no, a.row_no, a.rule_no, s.standing FROM audit_form_sum s
JOIN audit_finding a ON a.list_no = CAST((-s.standing) & ${2 ** PLACE_BITS - 1} AS INTEGER)`;

/** Findings with what a card shows. `finding_id` depends on nothing but rule and place, so it survives a reload. */
const FINDING = `
CREATE OR REPLACE VIEW finding AS
SELECT ${FINDING_SELECT} FROM ${FINDING_JOINS}`;

/** Runs when `finding_row` is filled. */
export const FINDING_TABLES: readonly string[] = [
  ...FINDINGS,
  ...UNIT_FINDINGS,
  FINDING,
  SUMS,
  QUALITY,
  WEIGHTIEST,
  'DROP TABLE audit_form_sum',
];
