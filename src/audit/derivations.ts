import { FACT_SCRIPTS, FACT_TABLES, ROW_FACTS, ROW_KEPT } from './facts.ts';
import { FORM_FACT_SCRIPTS, FORM_FACT_TABLES } from './form-facts.ts';
import { QUALITY_FAMILY_CAP, QUALITY_WEIGHTS, SQL_RULES } from './registry.ts';
import { type CellRule, FINDING_COLUMNS, type FindingColumn, type SqlRule } from './rule.ts';
import { GROUPS } from './rules/distribution.ts';

const COLUMNS = Object.keys(FINDING_COLUMNS) as readonly FindingColumn[];
const cells = SQL_RULES.filter((rule): rule is CellRule => rule.on !== 'set');
const on = (place: CellRule['on']) => cells.filter((rule) => rule.on === place);

/** Row tests run in the one pass that reads the row facts; their results stay beside the row. */
const ROWS = `
CREATE OR REPLACE TEMP TABLE audit_row AS
WITH r AS (${ROW_FACTS})
SELECT ${ROW_KEPT.map((c) => `r.${c}`).join(', ')},
  ${on('row')
    .map((rule) => `${rule.test} AS "${rule.id}"`)
    .join(',\n  ')}
FROM r`;

const FINDING_ROW = `
CREATE OR REPLACE TABLE finding_row (rule VARCHAR,
  ${COLUMNS.map((c) => `${c} ${FINDING_COLUMNS[c]}`).join(', ')})`;

const STATUS_LONG = `
CREATE OR REPLACE TEMP TABLE audit_status_long (rule_no SMALLINT, form_no INTEGER, failed BOOLEAN)`;
const UNIT_STATUS = `
CREATE OR REPLACE TABLE audit_unit_status (rule VARCHAR, unit_id VARCHAR, fiscal_year INTEGER, failed BOOLEAN)`;

const money = (expression: string) => `CAST(${expression} AS DOUBLE)`;

/** Rows of `finding_row` from a rule tested on forms, sections or indicator rows. */
function cellFindings(rule: CellRule): string {
  const alias = { form: 'f', section: 'k', row: 'r' }[rule.on];
  const difference =
    rule.difference ??
    (rule.reported !== undefined && rule.expected !== undefined
      ? `${money(rule.reported)} - ${money(rule.expected)}`
      : 'NULL');
  const values: Record<FindingColumn, string> = {
    evaluation_id: `${alias}.evaluation_id`,
    unit_id: 'NULL',
    fiscal_year: 'NULL',
    source_id: 'NULL',
    locator: rule.on === 'section' ? 'k.section_locator' : 'NULL',
    indicator_no: rule.indicator ?? (rule.on === 'row' ? 'r.indicator_no' : 'NULL'),
    line_no: rule.line ?? 'NULL',
    quote: rule.quote ?? 'NULL',
    reported: rule.reported === undefined ? 'NULL' : money(rule.reported),
    expected: rule.expected === undefined ? 'NULL' : money(rule.expected),
    difference,
    v1: rule.v1 === undefined ? 'NULL' : money(rule.v1),
    v2: rule.v2 === undefined ? 'NULL' : money(rule.v2),
    v3: rule.v3 === undefined ? 'NULL' : money(rule.v3),
    v4: rule.v4 === undefined ? 'NULL' : money(rule.v4),
    t1: rule.t1 ?? 'NULL',
    t2: rule.t2 ?? 'NULL',
    related_evaluation_id: rule.related ?? 'NULL',
    part: rule.part ?? 'NULL',
  };
  const wanted = COLUMNS.map((c) => values[c]).join(', ');
  // Texts of a row are not kept beside its facts; they are looked up for the rows found.
  const readsText = /\br\.(target|actual|name_raw|level2_raw)\b/.test(wanted);
  const from = {
    form: `audit_form f WHERE ${rule.test}`,
    section: `audit_section k WHERE ${rule.test}`,
    row: readsText
      ? `(SELECT a.*, i.name_raw, i.level2_raw, trim(coalesce(i.target_raw, '')) AS target, trim(coalesce(i.actual_raw, '')) AS actual
          FROM audit_row a JOIN indicator i ON i.evaluation_id = a.evaluation_id AND i.indicator_no = a.indicator_no WHERE a."${rule.id}") r`
      : `audit_row r WHERE r."${rule.id}"`,
  }[rule.on];
  return `INSERT INTO finding_row SELECT '${rule.id}', ${wanted} FROM ${from}`;
}

/** Names of the columns that a statement selects: aliases and plain columns of its outermost SELECT. */
export function selectedColumns(sql: string): ReadonlySet<string> {
  const names = new Set<string>();
  let depth = 0;
  let item = '';
  let selecting = false;
  const take = () => {
    const name = item.trim().match(/([A-Za-z_][A-Za-z0-9_]*)$/)?.[1];
    if (name !== undefined) names.add(name);
    item = '';
  };
  for (const token of sql.match(/'[^']*'|"[^"]*"|[A-Za-z_][A-Za-z0-9_]*|[\s\S]/g) ?? []) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    const word = depth === 0 ? token.toUpperCase() : '';
    if (word === 'SELECT') {
      selecting = true;
      item = '';
      continue;
    }
    if (!selecting) continue;
    if (word === 'FROM') {
      take();
      return names;
    }
    if (depth === 0 && token === ',') take();
    else item += token;
  }
  return names;
}

/** A rule that selects what it looked at: findings, and the status of every form or unit-year. */
function setScripts(rule: SqlRule, ruleNo: number): readonly string[] {
  const check = rule.on === 'set' ? rule.check : rule.also;
  if (check === undefined) return [];
  const subject = rule.on === 'set' ? rule.subject : 'form';
  const given = selectedColumns(check);
  const optional = COLUMNS.map((c) => {
    if (given.has(c)) return `CAST(${c} AS ${FINDING_COLUMNS[c]})`;
    return c === 'difference' && given.has('reported') && given.has('expected')
      ? 'CAST(reported AS DOUBLE) - CAST(expected AS DOUBLE)'
      : 'NULL';
  });
  const status =
    subject === 'form'
      ? `INSERT INTO audit_status_long SELECT ${ruleNo}, f.form_no, bool_or(s.failed) FROM audit_set s
        JOIN audit_form f ON f.evaluation_id = s.evaluation_id GROUP BY f.form_no`
      : `INSERT INTO audit_unit_status SELECT '${rule.id}', unit_id, fiscal_year, bool_or(failed) FROM audit_set
        GROUP BY unit_id, fiscal_year`;
  return [
    ...(rule.on === 'set' ? (rule.prepare ?? []) : []),
    `CREATE OR REPLACE TEMP TABLE audit_set AS ${check}`,
    `INSERT INTO finding_row SELECT '${rule.id}', ${optional.join(', ')} FROM audit_set WHERE failed`,
    status,
  ];
}

const number = new Map(SQL_RULES.map((rule, index) => [rule.id, index]));
const ruleNo = (rule: SqlRule) => number.get(rule.id) ?? -1;
/** Rules whose status is known per form. */
const formRules = SQL_RULES.filter((rule) => rule.on !== 'set' || rule.subject === 'form');
const longRules = formRules.filter((rule) => rule.on === 'set' || rule.also !== undefined);

function statusSql(rule: SqlRule): string {
  const long = `s."${rule.id}"`;
  if (rule.on === 'set') return `${long} AS "${rule.id}"`;
  const own = { form: `(${rule.test})`, section: `k."${rule.id}"`, row: `r."${rule.id}"` }[rule.on];
  if (rule.also === undefined) return `${own} AS "${rule.id}"`;
  return `CASE WHEN ${own} OR ${long} THEN true WHEN ${own} IS NULL AND ${long} IS NULL THEN NULL ELSE false END AS "${rule.id}"`;
}

const orOver = (rules: readonly SqlRule[], value: (rule: SqlRule) => string) =>
  rules.map((rule) => `bool_or(${value(rule)}) AS "${rule.id}"`).join(', ');

/** true = a finding, false = passed, NULL = not checkable; one row a form, one column a rule. */
const STATUS = `
CREATE OR REPLACE TABLE audit_status AS
WITH s AS (
  SELECT form_no, ${longRules.map((rule) => `bool_or(failed) FILTER (rule_no = ${ruleNo(rule)}) AS "${rule.id}"`).join(', ')}
  FROM audit_status_long GROUP BY form_no
), k AS (SELECT evaluation_id, ${orOver(on('section'), (rule) => (rule.on === 'section' ? rule.test : 'NULL'))} FROM audit_section k GROUP BY evaluation_id),
r AS (SELECT evaluation_id, ${orOver(on('row'), (rule) => `"${rule.id}"`)} FROM audit_row GROUP BY evaluation_id)
SELECT f.evaluation_id, ${formRules.map(statusSql).join(',\n  ')}
FROM audit_form f LEFT JOIN s ON s.form_no = f.form_no
LEFT JOIN k ON k.evaluation_id = f.evaluation_id LEFT JOIN r ON r.evaluation_id = f.evaluation_id`;

const word = (column: string) =>
  `CASE WHEN ${column} IS NULL THEN 'not_checkable' WHEN ${column} THEN 'failed' ELSE 'passed' END`;

const RULE_CHECK = `
CREATE OR REPLACE VIEW rule_check AS
${formRules
  .map(
    (rule) =>
      `SELECT '${rule.id}' AS rule, evaluation_id, CAST(NULL AS VARCHAR) AS unit_id, CAST(NULL AS INTEGER) AS fiscal_year, ${word(`"${rule.id}"`)} AS status FROM audit_status`,
  )
  .join('\nUNION ALL\n')}
UNION ALL
SELECT rule, NULL, unit_id, fiscal_year, ${word('failed')} FROM audit_unit_status`;

const RULE_COUNT = `
CREATE OR REPLACE TABLE rule_check_count AS
SELECT rule, count(*) FILTER (status = 'passed') AS passed, count(*) FILTER (status = 'failed') AS failed,
  count(*) FILTER (status = 'not_checkable') AS not_checkable
FROM rule_check GROUP BY rule`;

const AUDIT_RULE = `
CREATE OR REPLACE TABLE audit_rule AS
SELECT * FROM (VALUES ${SQL_RULES.map((rule, i) => `('${rule.id}', '${rule.severity}', '${rule.family}', ${rule.judges}, ${i})`).join(', ')})
  AS r(rule, severity, family, judges, rule_no)`;

const ROW_QUOTE = `concat(i.name_raw, '｜目标：', coalesce(i.target_raw, '—'), '｜完成：', coalesce(i.actual_raw, '—'),
    '｜分值：', coalesce(i.points_max_raw, '—'), '｜得分：', coalesce(i.points_raw, '—'))`;

/** Findings with what a card shows. `finding_id` depends on nothing but rule and place, so it survives a reload. */
const FINDING = `
CREATE OR REPLACE VIEW finding AS
SELECT concat_ws('.', f.rule, coalesce(f.evaluation_id, concat_ws('-', f.unit_id, f.fiscal_year)),
    CASE WHEN f.indicator_no IS NOT NULL THEN concat('i', f.indicator_no) END, f.part) AS finding_id,
  f.rule, r.severity, r.family, r.judges, r.rule_no, f.evaluation_id, coalesce(e.unit_id, f.unit_id) AS unit_id,
  coalesce(e.department_unit_id, e.unit_id, f.unit_id) AS department_unit_id,
  e.project_id, coalesce(e.fiscal_year, f.fiscal_year) AS fiscal_year, e.kind, coalesce(f.source_id, e.source_id) AS source_id,
  coalesce(f.locator, i.locator, l.locator, e.locator) AS locator, f.indicator_no, f.line_no, i.name_raw AS indicator_name,
  coalesce(f.quote, CASE WHEN i.indicator_no IS NOT NULL THEN ${ROW_QUOTE} END, e.title_raw) AS quote,
  f.reported, f.expected, f.difference, f.v1, f.v2, f.v3, f.v4, f.t1, f.t2,
  coalesce(nullif(trim(i.deviation_reason), ''), nullif(trim(e.deviation_reason), '')) AS explanation,
  f.related_evaluation_id, f.part
FROM finding_row f
JOIN audit_rule r ON r.rule = f.rule
LEFT JOIN evaluation e ON e.evaluation_id = f.evaluation_id
LEFT JOIN indicator i ON i.evaluation_id = f.evaluation_id AND i.indicator_no = f.indicator_no
LEFT JOIN fund_line l ON l.evaluation_id = f.evaluation_id AND l.line_no = f.line_no`;

const weight = `CASE r.severity WHEN 'E' THEN ${QUALITY_WEIGHTS.E} WHEN 'W' THEN ${QUALITY_WEIGHTS.W}
  WHEN 'N' THEN ${QUALITY_WEIGHTS.N} ELSE 0 END`;

/** 自评质量指数: 100 − Σ(E 8, W 3, N 0.5), at most 20 a family, not below 0. Shown beside the score. */
const QUALITY = `
CREATE OR REPLACE TABLE quality_index AS
WITH family AS (
  SELECT f.evaluation_id, r.family, least(${QUALITY_FAMILY_CAP}, sum(${weight})) AS lost,
    count(*) FILTER (r.severity = 'E') AS e, count(*) FILTER (r.severity = 'W') AS w, count(*) FILTER (r.severity = 'N') AS n
  FROM finding_row f JOIN audit_rule r ON r.rule = f.rule WHERE f.evaluation_id IS NOT NULL
  GROUP BY f.evaluation_id, r.family
), form AS (
  SELECT evaluation_id, sum(lost) AS lost, sum(e) AS e, sum(w) AS w, sum(n) AS n FROM family GROUP BY evaluation_id
)
SELECT e.evaluation_id, CAST(greatest(0, 100 - coalesce(f.lost, 0)) AS DOUBLE) AS index,
  CAST(coalesce(f.e, 0) AS INTEGER) AS e, CAST(coalesce(f.w, 0) AS INTEGER) AS w, CAST(coalesce(f.n, 0) AS INTEGER) AS n
FROM evaluation e LEFT JOIN form f ON f.evaluation_id = e.evaluation_id`;

const TEMPORARY = [
  ...FACT_TABLES,
  ...FORM_FACT_TABLES,
  'audit_row',
  'audit_group',
  'audit_set',
  'audit_status_long',
];

/** Runs after the derivations of `questions/` and `scoring/`. Makes finding, rule_check, rule_check_count, quality_index. */
export const DERIVATIONS: readonly string[] = [
  ...FACT_SCRIPTS,
  ROWS,
  ...FORM_FACT_SCRIPTS,
  GROUPS,
  FINDING_ROW,
  STATUS_LONG,
  UNIT_STATUS,
  AUDIT_RULE,
  ...cells.map(cellFindings),
  ...SQL_RULES.flatMap((rule) => setScripts(rule, ruleNo(rule))),
  STATUS,
  RULE_CHECK,
  RULE_COUNT,
  FINDING,
  QUALITY,
  ...TEMPORARY.map((table) => `DROP TABLE IF EXISTS ${table}`),
];
