import { SQL_RULES } from './registry.ts';
import type { CellRule, SqlRule } from './rule.ts';

/**
 * The status of every rule for every form, kept as bits: one for "failed", one for "checked". A hundred rules
 * for a hundred thousand forms are then a few integers a form, and `rule_check` reads them back.
 */

export const CELL_RULES: readonly CellRule[] = SQL_RULES.filter(
  (rule): rule is CellRule => rule.on !== 'set',
);
export const rulesOn = (place: CellRule['on']) => CELL_RULES.filter((rule) => rule.on === place);
/** Rules whose status is known per form. */
export const FORM_RULES: readonly SqlRule[] = SQL_RULES.filter(
  (rule) => rule.on !== 'set' || rule.subject === 'form',
);
/** Rules that report what they looked at as rows: across forms, and the second question of some cell rules. */
const REPORTED = FORM_RULES.filter(
  (rule) => rule.on === 'set' || rule.on === 'section' || rule.also !== undefined,
);

const bit = (rules: readonly SqlRule[], rule: SqlRule): string => String(2n ** BigInt(rules.indexOf(rule)));

/** The bit of a rule among those on its kind of place (form or row). */
export const cellBit = (rule: CellRule) => bit(rulesOn(rule.on), rule);
export const reportedBit = (rule: SqlRule) => bit(REPORTED, rule);

const union = (parts: readonly string[]) => (parts.length === 0 ? 'CAST(0 AS BIGINT)' : parts.join(' | '));

/** Two columns of bits from the tests of the rules on a place, each test being a column of its own name. */
export function maskColumns(place: 'form' | 'row'): string {
  const rules = rulesOn(place);
  const mask = (condition: (column: string) => string) =>
    union(
      rules.map(
        (rule) => `(CASE WHEN ${condition(`"${rule.id}"`)} THEN ${cellBit(rule)} ELSE 0 END::BIGINT)`,
      ),
    );
  return `${mask((c) => c)} AS failed_bits, ${mask((c) => `${c} IS NOT NULL`)} AS checked_bits`;
}

/** SQL: a row or form failed the rule. */
export const failedSql = (alias: string, rule: CellRule) => `(${alias}.failed_bits & ${cellBit(rule)}) <> 0`;

export const REPORTED_TABLE = `
CREATE OR REPLACE TEMP TABLE audit_reported (form_no INTEGER, failed_bits BIGINT, checked_bits BIGINT)`;

/** What a rule looked at, one row a form. */
export function reportSql(rule: SqlRule, from: string, failed: string): string {
  const value = reportedBit(rule);
  return `INSERT INTO audit_reported SELECT form_no, CASE WHEN bool_or(${failed}) THEN ${value} ELSE 0 END,
    CASE WHEN bool_or(${failed}) IS NOT NULL THEN ${value} ELSE 0 END FROM ${from} WHERE form_no IS NOT NULL GROUP BY form_no`;
}

export const STATUS = `
CREATE OR REPLACE TABLE audit_status AS
WITH r AS (SELECT form_no, bit_or(failed_bits) AS failed_bits, bit_or(checked_bits) AS checked_bits FROM audit_row GROUP BY form_no),
s AS (SELECT form_no, bit_or(failed_bits) AS failed_bits, bit_or(checked_bits) AS checked_bits FROM audit_reported GROUP BY form_no)
SELECT f.form_no, f.evaluation_id, f.failed_bits AS form_failed, f.checked_bits AS form_checked,
  coalesce(r.failed_bits, 0) AS row_failed, coalesce(r.checked_bits, 0) AS row_checked,
  coalesce(s.failed_bits, 0) AS other_failed, coalesce(s.checked_bits, 0) AS other_checked
FROM audit_form f LEFT JOIN r ON r.form_no = f.form_no LEFT JOIN s ON s.form_no = f.form_no`;

function bitsOf(rule: SqlRule): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  if (rule.on === 'form' || rule.on === 'row') found.push([rule.on, cellBit(rule)]);
  if (REPORTED.includes(rule)) found.push(['other', reportedBit(rule)]);
  return found;
}

function statusOf(rule: SqlRule): string {
  const any = (kind: string) =>
    bitsOf(rule)
      .map(([place, value]) => `(${place}_${kind} & ${value}) <> 0`)
      .join(' OR ');
  return `CASE WHEN ${any('failed')} THEN 'failed' WHEN ${any('checked')} THEN 'passed' ELSE 'not_checkable' END`;
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

export const RULE_COUNT = `
CREATE OR REPLACE TABLE rule_check_count AS
SELECT rule, count(*) FILTER (status = 'passed') AS passed, count(*) FILTER (status = 'failed') AS failed,
  count(*) FILTER (status = 'not_checkable') AS not_checkable
FROM rule_check GROUP BY rule`;
