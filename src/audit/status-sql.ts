import { SQL_RULES } from './registry.ts';
import type { CellRule, SetRule, SqlRule } from './rule.ts';

/**
 * The status of every rule for every form, kept as bits: one for "failed", one for "checked". A hundred rules
 * for a hundred thousand forms are then a few integers a form, and `rule_check` reads them back.
 */

export const CELL_RULES: readonly CellRule[] = SQL_RULES.filter(
  (rule): rule is CellRule => rule.on !== 'set',
);
export const rulesOn = (place: CellRule['on']) => CELL_RULES.filter((rule) => rule.on === place);
/** Rules across forms that tell by a condition which forms they look at: it is tested with the rules on forms. */
export const AMONG_RULES = SQL_RULES.filter(
  (rule): rule is SetRule & { readonly among: string } => rule.on === 'set' && rule.among !== undefined,
);
/** Rules whose status is known per form. */
export const FORM_RULES: readonly SqlRule[] = SQL_RULES.filter(
  (rule) => rule.on !== 'set' || rule.subject === 'form',
);
/** Rules whose findings, and mostly what they looked at, are known form by form only later: across forms, and the second question of some cell rules. */
const REPORTED = FORM_RULES.filter(
  (rule) => rule.on === 'set' || rule.on === 'section' || rule.also !== undefined,
);

const bit = (rules: readonly SqlRule[], rule: SqlRule): string => String(2n ** BigInt(rules.indexOf(rule)));

const bitsOn = (place: CellRule['on']): readonly SqlRule[] =>
  place === 'form' ? [...rulesOn(place), ...AMONG_RULES] : rulesOn(place);
/** The bit of a rule among those tested on a kind of place. */
const bitOn = (place: CellRule['on'], rule: SqlRule) => bit(bitsOn(place), rule);
const reportedBit = (rule: SqlRule) => bit(REPORTED, rule);

const union = (parts: readonly string[]) => (parts.length === 0 ? 'CAST(0 AS BIGINT)' : parts.join(' | '));

/** Two columns of bits from the tests of the rules on a place, each test being a column of its own name. */
export function maskColumns(place: 'form' | 'row'): string {
  const on = (rules: readonly SqlRule[], condition: (rule: SqlRule) => string) =>
    rules.map((rule) => `(CASE WHEN ${condition(rule)} THEN ${bitOn(place, rule)} ELSE 0 END::BIGINT)`);
  const failed = on(rulesOn(place), (rule) => `"${rule.id}"`);
  const checked = on(rulesOn(place), (rule) => `"${rule.id}" IS NOT NULL`);
  const among = place === 'form' ? on(AMONG_RULES, (rule) => `"${rule.id}"`) : [];
  return `${union(failed)} AS failed_bits, ${union([...checked, ...among])} AS checked_bits`;
}

/** SQL: a row or form failed the rule. */
export const failedSql = (alias: string, rule: CellRule) =>
  `(${alias}.failed_bits & ${bitOn(rule.on, rule)}) <> 0`;

export const REPORTED_TABLE = `
CREATE OR REPLACE TEMP TABLE audit_reported (form_no INTEGER, failed_bits BIGINT, checked_bits BIGINT)`;

/** What a rule looked at, one row a form. */
export function reportSql(rule: SqlRule, from: string, failed: string): string {
  const value = reportedBit(rule);
  return `INSERT INTO audit_reported SELECT form_no, CASE WHEN bool_or(${failed}) THEN ${value} ELSE 0 END,
    CASE WHEN bool_or(${failed}) IS NOT NULL THEN ${value} ELSE 0 END FROM ${from} WHERE form_no IS NOT NULL GROUP BY form_no`;
}

/** The forms that failed a rule that selects its findings alone. */
export const REPORT_FOUND = (numberOf: (rule: SqlRule) => number) => `
INSERT INTO audit_reported SELECT form_no, CASE rule_no ${AMONG_RULES.map(
  (rule) => `WHEN ${numberOf(rule)} THEN ${reportedBit(rule)}`,
).join(' ')} ELSE 0 END, 0
FROM finding_row WHERE form_no IS NOT NULL AND rule_no IN (${AMONG_RULES.map(numberOf).join(', ')})`;

export const STATUS = `
CREATE OR REPLACE TABLE audit_status AS
WITH r AS (SELECT form_no, bit_or(failed_bits) AS failed_bits, bit_or(checked_bits) AS checked_bits FROM audit_row GROUP BY form_no),
s AS (SELECT form_no, bit_or(failed_bits) AS failed_bits, bit_or(checked_bits) AS checked_bits FROM audit_reported GROUP BY form_no)
SELECT f.form_no, f.evaluation_id, f.failed_bits AS form_failed, f.checked_bits AS form_checked,
  coalesce(r.failed_bits, 0) AS row_failed, coalesce(r.checked_bits, 0) AS row_checked,
  coalesce(s.failed_bits, 0) AS other_failed, coalesce(s.checked_bits, 0) AS other_checked
FROM audit_form f LEFT JOIN r ON r.form_no = f.form_no LEFT JOIN s ON s.form_no = f.form_no`;

/** Where the status of a rule stands, as conditions on `audit_status`. */
function bitsOf(rule: SqlRule): { readonly failed: string; readonly checked: string } {
  const among = rule.on === 'set' && rule.among !== undefined;
  const test = (kind: 'failed' | 'checked') => {
    const found: string[] = [];
    if (rule.on === 'form' || rule.on === 'row')
      found.push(`(${rule.on}_${kind} & ${bitOn(rule.on, rule)}) <> 0`);
    if (among && kind === 'checked') found.push(`(form_checked & ${bitOn('form', rule)}) <> 0`);
    else if (REPORTED.includes(rule)) found.push(`(other_${kind} & ${reportedBit(rule)}) <> 0`);
    return found.join(' OR ');
  };
  return { failed: test('failed'), checked: test('checked') };
}

function statusOf(rule: SqlRule): string {
  const { failed, checked } = bitsOf(rule);
  return `CASE WHEN ${failed} THEN 'failed' WHEN ${checked} THEN 'passed' ELSE 'not_checkable' END`;
}

export const RULE_CHECK = `
CREATE OR REPLACE VIEW rule_check AS
${FORM_RULES.map(
  (rule) =>
    `SELECT '${rule.id}' AS rule, evaluation_id, CAST(NULL AS VARCHAR) AS unit_id, CAST(NULL AS INTEGER) AS fiscal_year, ${statusOf(rule)} AS status FROM audit_status`,
).join('\nUNION ALL\n')}
UNION ALL
SELECT rule, NULL, unit_id, fiscal_year, CASE WHEN failed IS NULL THEN 'not_checkable' WHEN failed THEN 'failed' ELSE 'passed' END
FROM audit_unit_status`;

/**
 * `rule_check` counted, after `audit_finding`. Few sets of rules are checkable on a form, so forms are counted by set
 * first; a form fails a rule when it has a finding of it.
 */
export const RULE_COUNT = `
CREATE OR REPLACE TABLE rule_check_count AS
WITH sort AS (
  SELECT form_checked, row_checked, other_checked, count(*) AS forms FROM audit_status GROUP BY ALL
), checked AS (
  ${FORM_RULES.map(
    (rule) =>
      `SELECT '${rule.id}' AS rule, sum(CASE WHEN ${bitsOf(rule).checked} THEN forms ELSE 0 END) AS checked, sum(forms) AS forms FROM sort`,
  ).join('\n  UNION ALL\n  ')}
), failed AS (
  SELECT r.rule, count(*) AS failed FROM audit_finding f JOIN audit_rule r ON r.rule_no = f.rule_no
  WHERE f.first_of_form GROUP BY r.rule
), counted AS (
  SELECT c.rule, CAST(c.checked AS BIGINT) - coalesce(f.failed, 0) AS passed, coalesce(f.failed, 0) AS failed, CAST(c.forms - c.checked AS BIGINT) AS not_checkable
  FROM checked c LEFT JOIN failed f ON f.rule = c.rule WHERE c.forms > 0
  UNION ALL
  SELECT rule, count(*) FILTER (NOT failed), count(*) FILTER (failed), count(*) FILTER (failed IS NULL) FROM audit_unit_status GROUP BY rule
)
SELECT rule, CAST(sum(passed) AS BIGINT) AS passed, CAST(sum(failed) AS BIGINT) AS failed, CAST(sum(not_checkable) AS BIGINT) AS not_checkable
FROM counted GROUP BY rule`;
