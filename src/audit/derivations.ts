import { quoteText } from '../model/quote-identifier.ts';
import {
  FACT_SCRIPTS,
  FACT_TABLES,
  type Later,
  neededColumn,
  ROW_FACTS,
  ROW_KEPT,
  ROW_LATER,
  ROW_STORED,
  SECTION_LATER,
} from './facts.ts';
import { AUDIT_RULE, FINDING_TABLES } from './finding-tables.ts';
import { FORM_FACT_SCRIPTS, FORM_FACT_TABLES, FORM_FACTS, FORM_LATER } from './form-facts.ts';
import { SQL_RULES } from './registry.ts';
import { type CellRule, FINDING_COLUMNS, type FindingColumn, type SqlRule } from './rule.ts';
import { GROUPS } from './rules/distribution.ts';
import {
  AMONG_RULES,
  CELL_RULES,
  failedSql,
  maskColumns,
  REPORT_FOUND,
  REPORTED_TABLE,
  RULE_CHECK,
  RULE_COUNT,
  reportSql,
  rulesOn,
  STATUS,
} from './status-sql.ts';

const COLUMNS = Object.keys(FINDING_COLUMNS) as readonly FindingColumn[];
const ALIASES = { form: 'f', section: 'k', row: 'r' } as const;
/** A form or list without the field cannot have left it blank: the test is then NULL. */
const tested = (rule: CellRule) =>
  rule.needs === undefined
    ? rule.test
    : `CASE WHEN ${rule.needs.map((needed) => `${ALIASES[rule.on]}.${neededColumn(needed)}`).join(' AND ')} THEN (${rule.test}) END`;
const tests = (place: 'form' | 'row') =>
  [
    ...rulesOn(place).map((rule) => `${tested(rule)} AS "${rule.id}"`),
    ...(place === 'form' ? AMONG_RULES.map((rule) => `${rule.among} AS "${rule.id}"`) : []),
  ].join(',\n  ');

/** Row tests run in the one pass that reads the row facts; only their bits stay. */
const ROWS = `
CREATE OR REPLACE TEMP TABLE audit_row AS
WITH r AS (${ROW_FACTS}), tested AS (
SELECT ${ROW_KEPT.map((c) => `r.${c}`).join(', ')},
  ${tests('row')}
FROM r)
SELECT ${ROW_STORED}, ${maskColumns('row')} FROM tested`;

const FINDING_ROW = `
CREATE OR REPLACE TABLE finding_row (rule_no SMALLINT,
  ${COLUMNS.map((c) => `${c} ${FINDING_COLUMNS[c]}`).join(', ')})`;

const UNIT_STATUS = `
CREATE OR REPLACE TABLE audit_unit_status (rule VARCHAR, unit_id VARCHAR, fiscal_year INTEGER, failed BOOLEAN)`;

const number = new Map(SQL_RULES.map((rule, index) => [rule.id, index]));
const ruleNo = (rule: SqlRule) => number.get(rule.id) ?? -1;
const double = (expression: string | undefined) =>
  expression === undefined ? 'NULL' : `CAST(${expression} AS DOUBLE)`;

const FOUND_IN = { form: 'audit_form', section: 'audit_section', row: 'audit_row_failed' } as const;
const LATER: Readonly<Record<CellRule['on'], readonly Later[]>> = {
  form: FORM_LATER,
  section: SECTION_LATER,
  row: ROW_LATER,
};

/** What failed a rule, under the alias of its place, with what `wanted` names of it beside the facts that were kept. */
function found(rule: CellRule, wanted: string): string {
  const alias = ALIASES[rule.on];
  const failed = `${FOUND_IN[rule.on]} ${alias}`;
  const condition = rule.on === 'section' ? tested(rule) : failedSql(alias, rule);
  const later = LATER[rule.on]
    .map(({ from, columns }) => ({
      from,
      named: Object.entries(columns).filter(([name]) => new RegExp(`\\b${alias}\\.${name}\\b`).test(wanted)),
    }))
    .filter(({ named }) => named.length > 0);
  if (later.length === 0) return `${failed} WHERE ${condition}`;
  const columns = later.flatMap(({ named }) => named.map(([name, sql]) => `${sql} AS ${name}`));
  return `(SELECT ${alias}.*, ${columns.join(', ')} FROM ${failed}
          ${later.map(({ from }) => from).join('\n          ')} WHERE ${condition}) ${alias}`;
}

/** What each column of `finding_row` says of a form, section or row that failed the rule. */
function cellColumns(rule: CellRule): Readonly<Record<FindingColumn, string>> {
  const alias = ALIASES[rule.on];
  const both = rule.reported !== undefined && rule.expected !== undefined;
  return {
    form_no: `${alias}.form_no`,
    unit_id: 'NULL',
    fiscal_year: 'NULL',
    source_id: 'NULL',
    locator: rule.on === 'section' ? 'k.section_locator' : 'NULL',
    indicator_no: rule.indicator ?? (rule.on === 'row' ? 'r.indicator_no' : 'NULL'),
    line_no: rule.line ?? 'NULL',
    quote: rule.quote ?? 'NULL',
    reported: double(rule.reported),
    expected: double(rule.expected),
    difference: both ? `${double(rule.reported)} - ${double(rule.expected)}` : 'NULL',
    v1: double(rule.v1),
    v2: double(rule.v2),
    v3: double(rule.v3),
    v4: double(rule.v4),
    t1: rule.t1 ?? 'NULL',
    t2: rule.t2 ?? 'NULL',
    related_form: rule.related ?? 'NULL',
    part: rule.part ?? 'NULL',
  };
}

/** Rows of `finding_row` from a rule tested on forms, sections or indicator rows. */
function cellFindings(rule: CellRule): string {
  const values = cellColumns(rule);
  const wanted = COLUMNS.map((c) => values[c]).join(', ');
  return `INSERT INTO finding_row SELECT ${ruleNo(rule)}, ${wanted} FROM ${found(rule, wanted)}`;
}

const FORM_LATER_COLUMNS = FORM_LATER.flatMap(({ columns }) => Object.keys(columns));
const withoutLater = (sql: string) =>
  sql.replaceAll(new RegExp(`\\bf\\.(${FORM_LATER_COLUMNS.join('|')})\\b`, 'g'), '');

/** The columns among the words of some SQL, as a SELECT takes them: what nothing reads afterwards is not stored. */
const columnsNamed = (sql: readonly string[]) => {
  const words = new Set(sql.flatMap((text) => text.match(/\b[a-z][a-z0-9_]*\b/g) ?? []));
  return `COLUMNS(c -> c IN (${[...words].sort().map(quoteText).join(', ')}))`;
};

/** What reads `audit_form` after its rules were tested. */
const FORM_READERS = [
  GROUPS,
  STATUS,
  ...FORM_LATER.map(({ from }) => from),
  ...SQL_RULES.flatMap((rule) => {
    const set = rule.on === 'set' ? [rule.check, ...(rule.prepare ?? [])] : [rule.also ?? ''];
    const own = rule.on === 'form' ? Object.values(cellColumns(rule)).map(withoutLater) : [];
    return [...set.filter((sql) => sql.includes('audit_form')), ...own];
  }),
];

const FORMS = `
CREATE OR REPLACE TEMP TABLE audit_form AS
WITH f AS (${FORM_FACTS}), tested AS (SELECT f.*, ${tests('form')} FROM f)
SELECT ${columnsNamed(FORM_READERS)}, ${maskColumns('form')} FROM tested`;

/** The rows that failed a rule: some tens of rules look for theirs among these, not among all. */
const ROWS_FAILED = `
CREATE OR REPLACE TEMP TABLE audit_row_failed AS
SELECT ${columnsNamed(['failed_bits', ...ROW_LATER.map(({ from }) => from), ...rulesOn('row').flatMap((rule) => Object.values(cellColumns(rule)))])}
FROM audit_row WHERE failed_bits <> 0`;

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
function setScripts(rule: SqlRule): readonly string[] {
  const asked = rule.on === 'set' ? rule.check : rule.also;
  if (asked === undefined) return [];
  const check = asked.replaceAll(/\{failed:([A-Z]\d+)\}/g, (_, id: string) => {
    const other = rulesOn('row').find((r) => r.id === id);
    return other === undefined ? 'false' : failedSql('audit_row', other);
  });
  const given = selectedColumns(check);
  const columns = COLUMNS.map((c) => {
    if (given.has(c)) return `CAST(${c} AS ${FINDING_COLUMNS[c]})`;
    return c === 'difference' && given.has('reported') && given.has('expected')
      ? 'CAST(reported AS DOUBLE) - CAST(expected AS DOUBLE)'
      : 'NULL';
  });
  const perForm = rule.on !== 'set' || rule.subject === 'form';
  const prepare = rule.on === 'set' ? (rule.prepare ?? []) : [];
  const insert = `INSERT INTO finding_row SELECT ${ruleNo(rule)}, ${columns.join(', ')} FROM`;
  if (rule.on === 'set' && rule.among !== undefined) return [...prepare, `${insert} (${check})`];
  return [
    ...prepare,
    `CREATE OR REPLACE TEMP TABLE audit_set AS ${check}`,
    `${insert} audit_set WHERE failed`,
    perForm
      ? reportSql(rule, 'audit_set', 'failed')
      : `INSERT INTO audit_unit_status SELECT '${rule.id}', unit_id, fiscal_year, bool_or(failed) FROM audit_set
        GROUP BY unit_id, fiscal_year`,
  ];
}

const TEMPORARY = [
  ...FACT_TABLES,
  ...FORM_FACT_TABLES,
  'audit_row',
  'audit_row_failed',
  'audit_form',
  'audit_group',
  'audit_fact',
  'audit_before',
  'audit_set',
  'audit_reported',
];

/**
 * Short scripts a few at a time, as one: on a page each goes to the engine and back by way of the main thread, which
 * has screens to draw; all of them at once would keep a question waiting.
 */
function together(scripts: readonly string[], most = 8): readonly string[] {
  const groups = Array.from({ length: Math.ceil(scripts.length / most) }, (_, i) =>
    scripts.slice(i * most, (i + 1) * most),
  );
  return groups.map((group) => group.join(';\n'));
}

/** Runs after the derivations of `questions/` and `scoring/`. Makes finding, rule_check, rule_check_count, quality_index, and what questions count findings by (see finding-tables.ts). */
export const DERIVATIONS: readonly string[] = [
  ...FACT_SCRIPTS,
  ROWS,
  ...together(FORM_FACT_SCRIPTS),
  FORMS,
  ROWS_FAILED,
  ...together([GROUPS, FINDING_ROW, REPORTED_TABLE, UNIT_STATUS, AUDIT_RULE]),
  ...together(CELL_RULES.map(cellFindings)),
  ...together(rulesOn('section').map((rule) => reportSql(rule, 'audit_section k', tested(rule)))),
  ...SQL_RULES.flatMap((rule) => together(setScripts(rule))),
  ...together([REPORT_FOUND(ruleNo), STATUS, RULE_CHECK]),
  ...FINDING_TABLES,
  ...together(
    [RULE_COUNT, ...TEMPORARY.map((table) => `DROP TABLE IF EXISTS ${table}`)],
    TEMPORARY.length + 1,
  ),
];
