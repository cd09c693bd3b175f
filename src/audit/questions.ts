import type { Row, Statement } from '../engine/engine.ts';
import { rowsAt } from '../questions/evaluations.ts';
import { ALWAYS, allOf, type Condition, oneOf } from '../questions/filters.ts';
import {
  allFound,
  chosenBy,
  type FindingChoice,
  formsWhere,
  NEVER,
  narrowedTo,
  onForms,
  onUnitYears,
} from '../questions/finding-choice.ts';
import { severityRank } from '../questions/finding-rows.ts';
import { sql, text } from '../questions/question.ts';
import type { AnswerColumn, Filters, Question, ValueUnit } from '../questions/types.ts';
import { FINDING_VIEW_COLUMNS, type FindingRow } from './finding.ts';
import { FINDING_EXPLANATION, FINDING_JOINS, FINDING_QUOTE, TOLD } from './finding-sql.ts';
import { RULES } from './registry.ts';
import type { Severity } from './rule.ts';

/** What a list of findings is narrowed to; an empty list or null chooses everything. */
export interface FindingFilter {
  readonly rules?: readonly string[];
  readonly severities?: readonly Severity[];
  /** Implementing units, or the departments above them. */
  readonly units?: readonly string[];
  readonly evaluations?: readonly string[];
  readonly years?: readonly number[];
  readonly projects?: readonly string[];
  /** The reader's filters: findings of the forms they choose, and of the unit-years those forms stand in. */
  readonly filters?: Filters;
  /** Words to look for in quote, indicator, explanation and rule. */
  readonly search?: string | null;
}

export type FindingSort = 'severity' | 'rule' | 'unit' | 'year' | 'difference';

export interface FindingPage extends FindingFilter {
  readonly sort?: FindingSort;
  readonly limit: number;
  readonly offset: number;
}

const TITLES: Readonly<Record<string, readonly [zh: string, en: string, unit: ValueUnit]>> = {
  finding_id: ['疑点编号', 'Finding ID', 'text'],
  rule: ['规则', 'Rule', 'text'],
  severity: ['级别', 'Severity', 'text'],
  family: ['类别', 'Family', 'text'],
  evaluation_id: ['自评表编号', 'Evaluation ID', 'text'],
  unit_id: ['单位编号', 'Unit ID', 'text'],
  unit_name: ['单位', 'Unit', 'text'],
  project_id: ['项目编号', 'Project ID', 'text'],
  project_name: ['项目', 'Project', 'text'],
  fiscal_year: ['年度', 'Fiscal year', 'year'],
  kind: ['类型', 'Kind', 'text'],
  title_raw: ['标题', 'Title', 'text'],
  unit_short_name: ['单位', 'Unit', 'text'],
  source_id: ['来源', 'Source', 'text'],
  locator: ['位置', 'Locator', 'text'],
  indicator_no: ['指标序号', 'Indicator no.', 'count'],
  line_no: ['资金行号', 'Money line', 'count'],
  indicator_name: ['指标', 'Indicator', 'text'],
  quote: ['原文', 'Quote', 'text'],
  reported: ['所报', 'Reported', 'ratio'],
  expected: ['应为', 'Expected', 'ratio'],
  difference: ['差额', 'Difference', 'ratio'],
  v1: ['值一', 'Value 1', 'ratio'],
  v2: ['值二', 'Value 2', 'ratio'],
  v3: ['值三', 'Value 3', 'ratio'],
  v4: ['值四', 'Value 4', 'ratio'],
  t1: ['文字一', 'Text 1', 'text'],
  t2: ['文字二', 'Text 2', 'text'],
  explanation: ['单位说明', 'Unit’s explanation', 'text'],
  related_evaluation_id: ['相关自评表', 'Related form', 'text'],
  findings: ['疑点数', 'Findings', 'count'],
  forms: ['涉及表数', 'Forms concerned', 'count'],
  errors: ['错误', 'Errors', 'count'],
  warnings: ['警告', 'Warnings', 'count'],
  notes: ['提示', 'Notes', 'count'],
  information: ['信息', 'Information', 'count'],
  passed: ['通过', 'Passed', 'count'],
  failed: ['未通过', 'Failed', 'count'],
  not_checkable: ['无法检查', 'Not checkable', 'count'],
  index: ['自评质量指数', 'Quality index', 'ratio'],
  e: ['错误', 'Errors', 'count'],
  w: ['警告', 'Warnings', 'count'],
  n: ['提示', 'Notes', 'count'],
  total_reported: ['自评总分', 'Total reported', 'points'],
};

const REQUIRED = new Set([
  'finding_id',
  'rule',
  'severity',
  'family',
  'findings',
  'forms',
  'errors',
  'warnings',
  'notes',
  'information',
  'passed',
  'failed',
  'not_checkable',
  'index',
  'e',
  'w',
  'n',
]);

function columns(...names: readonly string[]): readonly AnswerColumn[] {
  return names.map((name) => {
    const [zh, en, unit] = TITLES[name] ?? [name, name, 'text'];
    return { name, title: { zh, en }, unit, nullable: !REQUIRED.has(name) };
  });
}

/** Rules whose name holds the words, so that a search for 执行率 finds the rule too. */
function rulesNamed(search: string): readonly string[] {
  const wanted = search.toLowerCase();
  return RULES.filter((rule) => `${rule.name.zh} ${rule.name.en}`.toLowerCase().includes(wanted)).map(
    (rule) => rule.id,
  );
}

/** Condition on the `rule_no` of findings `f`. */
function ofRules(
  rules: readonly string[] | undefined,
  severities: readonly Severity[] | undefined,
): Condition {
  const wanted = allOf(oneOf('r.rule', rules ?? []), oneOf('r.severity', severities ?? []));
  if (wanted.sql === ALWAYS.sql) return ALWAYS;
  return {
    sql: `f.rule_no IN (SELECT r.rule_no FROM audit_rule r WHERE ${wanted.sql})`,
    params: wanted.params,
  };
}

/** What a filter chooses, but for its words. */
function choiceOf(filter: FindingFilter): FindingChoice {
  const units = filter.units ?? [];
  const [unit, department] = [oneOf('e.unit_id', units), oneOf('e.department_unit_id', units)];
  const ofForms = allOf(
    formsWhere('evaluation_id', filter.evaluations),
    formsWhere('project_id', filter.projects),
  );
  return narrowedTo(chosenBy(filter.filters), {
    rules: ofRules(filter.rules, filter.severities),
    forms: allOf(
      ofForms,
      oneOf('e.fiscal_year', filter.years ?? []),
      units.length === 0
        ? ALWAYS
        : { sql: `${unit.sql} OR ${department.sql}`, params: [...unit.params, ...department.params] },
    ),
    unitYears: allOf(
      ofForms.sql === ALWAYS.sql ? ALWAYS : NEVER,
      oneOf('f.fiscal_year', filter.years ?? []),
      oneOf('f.unit_id', units),
    ),
  });
}

/** Relations for a WITH clause that end in `found (list_no, row_no, form_no, rule_no)`: what the filter chooses. */
function foundBy(filter: FindingFilter): Condition {
  const chosen = allFound(choiceOf(filter));
  const search = (filter.search ?? '').trim();
  if (search === '') return { sql: `found AS (${chosen.sql})`, params: chosen.params };
  const named = oneOf('r.rule', rulesNamed(search));
  // Texts are read for what the other conditions leave, and only when words are looked for.
  return {
    sql: `chosen AS (${chosen.sql}), found AS (
  SELECT * FROM chosen WHERE row_no IN (
    SELECT f.rowid FROM ${FINDING_JOINS}
    LEFT JOIN unit u ON u.unit_id = coalesce(e.unit_id, f.unit_id)
    WHERE f.rowid IN (SELECT row_no FROM chosen) AND (contains(lower(concat_ws(' ', r.rule, ${FINDING_QUOTE}, i.name_raw, ${FINDING_EXPLANATION},
      u.name, e.project_name)), lower(?))${named.sql === ALWAYS.sql ? '' : ` OR ${named.sql}`})
  )
)`,
    params: [...chosen.params, search, ...named.params],
  };
}

const RANK = severityRank('f');
/** Orders findings `f`; the last to decide is their place in the list, which no two share. */
const ORDER: Readonly<Record<FindingSort, string>> = {
  severity: 'f.list_no',
  rule: 'f.rule_no, f.list_no',
  unit: `f.unit_id, ${RANK}, f.rule_no, f.list_no`,
  year: `f.fiscal_year DESC, ${RANK}, f.rule_no, f.list_no`,
  difference: 'abs(f.difference) DESC NULLS LAST, f.rule_no, f.list_no',
};
const PLACED = `(SELECT f.*, r.severity, coalesce(e.unit_id, u.unit_id) AS unit_id, coalesce(e.fiscal_year, u.fiscal_year) AS fiscal_year
    FROM found f JOIN audit_rule r ON r.rule_no = f.rule_no LEFT JOIN evaluation_fact e ON e.form_no = f.form_no
    LEFT JOIN audit_unit_finding u ON u.list_no = f.list_no)`;
/** The findings with the columns that an order reads. */
const ORDERED: Readonly<Record<FindingSort, string>> = {
  severity: 'found',
  rule: 'found',
  unit: PLACED,
  year: PLACED,
  difference: '(SELECT f.*, w.difference FROM found f JOIN finding_row w ON w.rowid = f.row_no)',
};

export type FindingAnswer = FindingRow & {
  readonly unit_name: string | null;
  readonly project_name: string | null;
};

const LISTED = [...FINDING_VIEW_COLUMNS, 'unit_name', 'project_name'] as const;
const SELECTED = LISTED.map((c) => `f.${c}`).join(', ');

/** A page of findings, filtered, searched and sorted: chosen by numbers, then told in words. */
export const findings: Question<FindingPage, FindingAnswer> = {
  id: 'findings',
  title: { zh: '有哪些疑点？', en: 'Which points are to be verified?' },
  columns: columns(...LISTED),
  compile({ sort = 'severity', limit, offset, ...filter }) {
    const order = text(ORDER[sort]);
    return sql`
WITH ${foundBy(filter)}, listed AS MATERIALIZED (
  SELECT f.list_no, f.row_no, f.form_no FROM ${text(ORDERED[sort])} f ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}
), ${text(TOLD)}
SELECT ${text(SELECTED)} FROM told f ORDER BY ${order}`;
  },
};

/** How many findings the same filter chooses. */
export const findingCount: Question<FindingFilter, Row & { readonly findings: number }> = {
  id: 'finding_count',
  title: { zh: '共有多少疑点？', en: 'How many points to verify?' },
  columns: columns('findings'),
  compile: (filter) => sql`WITH ${foundBy(filter)} SELECT count(*) AS findings FROM found`,
};

export type RuleCount = Row & {
  readonly rule: string;
  readonly severity: Severity;
  readonly findings: number;
  readonly forms: number;
};

/** Only the reader's filters narrow the counts beside a list. */
type Filtered = Pick<FindingFilter, 'filters'>;

export const findingsByRule: Question<Filtered, RuleCount> = {
  id: 'findings_by_rule',
  title: { zh: '各规则发现多少疑点？', en: 'How many points to verify by rule?' },
  columns: columns('rule', 'severity', 'findings', 'forms'),
  compile({ filters }) {
    const choice = chosenBy(filters);
    return sql`
SELECT r.rule, r.severity, CAST(sum(c.findings) AS BIGINT) AS findings, CAST(sum(c.forms) AS BIGINT) AS forms
FROM (
  SELECT f.rule_no, count(*) AS findings, count(*) FILTER (f.first_of_form) AS forms FROM ${onForms(choice)} GROUP BY f.rule_no
  UNION ALL SELECT f.rule_no, count(*), 0 FROM ${onUnitYears(choice)} GROUP BY f.rule_no
) c JOIN audit_rule r ON r.rule_no = c.rule_no
GROUP BY r.rule, r.severity, r.rule_no ORDER BY r.rule_no`;
  },
};

export type UnitCount = Row & {
  readonly unit_id: string;
  readonly unit_name: string | null;
  readonly findings: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly information: number;
};

const COUNTED = { errors: 'E', warnings: 'W', notes: 'N', information: 'I' } as const;
const SUMMED = Object.keys(COUNTED)
  .map((name) => `CAST(sum(c.${name}) AS BIGINT) AS ${name}`)
  .join(', ');
const FORM_SUMS = Object.entries(COUNTED)
  .map(([name, severity]) => `sum(q.${severity.toLowerCase()}) AS ${name}`)
  .join(', ');
const UNIT_SUMS = Object.values(COUNTED)
  .map((severity) => `count(*) FILTER (r.severity = '${severity}')`)
  .join(', ');

export const findingsByUnit: Question<Filtered, UnitCount> = {
  id: 'findings_by_unit',
  title: { zh: '各单位有多少疑点？', en: 'How many points to verify by unit?' },
  columns: columns('unit_id', 'unit_name', 'findings', 'errors', 'warnings', 'notes', 'information'),
  compile({ filters }) {
    const choice = chosenBy(filters);
    return sql`
SELECT s.unit_id, u.name AS unit_name, s.errors + s.warnings + s.notes + s.information AS findings, s.errors, s.warnings, s.notes, s.information
FROM (
  SELECT c.unit_id, ${text(SUMMED)} FROM (
    SELECT e.unit_id, ${text(FORM_SUMS)} FROM quality_index q JOIN evaluation_fact e ON e.form_no = q.form_no WHERE ${choice.forms} GROUP BY e.unit_id
    UNION ALL
    SELECT f.unit_id, ${text(UNIT_SUMS)} FROM (SELECT f.unit_id, f.rule_no FROM ${onUnitYears(choice)}) f
    JOIN audit_rule r ON r.rule_no = f.rule_no GROUP BY f.unit_id
  ) c GROUP BY c.unit_id
) s LEFT JOIN unit u ON u.unit_id = s.unit_id WHERE s.errors + s.warnings + s.notes + s.information > 0
ORDER BY s.errors DESC, s.warnings DESC, findings DESC, s.unit_id`;
  },
};

export type MatrixCell = Row & {
  readonly evaluation_id: string;
  readonly kind: string;
  readonly title_raw: string;
  readonly project_name: string | null;
  readonly unit_short_name: string;
  readonly fiscal_year: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly findings: number;
};

/** The matrix form × rule: a row for each filled cell, with the name of its form; forms in order of their identifier. */
export const findingMatrix: Question<
  Pick<FindingFilter, 'filters' | 'severities'> & { readonly limit: number },
  MatrixCell
> = {
  id: 'finding_matrix',
  title: { zh: '哪张表有哪些疑点？', en: 'Which form has which points to verify?' },
  columns: columns(
    'evaluation_id',
    'kind',
    'title_raw',
    'project_name',
    'unit_short_name',
    'fiscal_year',
    'rule',
    'severity',
    'findings',
  ),
  compile({ filters, severities = [], limit }) {
    const shown = severities.length === 0 ? Object.values(COUNTED) : severities;
    const any = text(shown.map((severity) => `q.${severity.toLowerCase()} > 0`).join(' OR '));
    return sql`
WITH form AS MATERIALIZED (
  SELECT e.form_no, e.row_no, e.id_order FROM quality_index q JOIN evaluation_fact e ON e.form_no = q.form_no
  WHERE (${any}) AND (${chosenBy(filters).forms}) ORDER BY e.id_order LIMIT ${limit}
), cell AS (
  SELECT f.form_no, f.rule_no, count(*) AS findings FROM audit_finding f JOIN form ON form.form_no = f.form_no
  WHERE ${ofRules([], severities)} GROUP BY f.form_no, f.rule_no
)
SELECT e.evaluation_id, e.kind, e.title_raw, e.project_name, e.unit_short_name, e.fiscal_year, r.rule, r.severity, c.findings
FROM cell c JOIN form ON form.form_no = c.form_no
JOIN (SELECT form_no, evaluation_id, kind, title_raw, project_name, unit_short_name, fiscal_year FROM evaluation_summary e WHERE ${rowsAt('form')}) e ON e.form_no = c.form_no
JOIN audit_rule r ON r.rule_no = c.rule_no ORDER BY form.id_order, r.rule_no`;
  },
};

export type CheckCount = Row & {
  readonly rule: string;
  readonly passed: number;
  readonly failed: number;
  readonly not_checkable: number;
};

/** Per rule: how many forms (or unit-years) passed, failed, or lacked what the check needs. */
export const checksSummary: Question<{ readonly evaluations?: readonly string[] }, CheckCount> = {
  id: 'checks_summary',
  title: { zh: '各项检查通过多少？', en: 'How many checks passed?' },
  columns: columns('rule', 'passed', 'failed', 'not_checkable'),
  compile({ evaluations }): Statement {
    const condition = oneOf('c.evaluation_id', evaluations ?? []);
    if (condition.sql === ALWAYS.sql) {
      return {
        sql: `SELECT c.rule, c.passed, c.failed, c.not_checkable FROM rule_check_count c
        JOIN audit_rule r ON r.rule = c.rule ORDER BY r.rule_no`,
        params: [],
      };
    }
    return {
      sql: `SELECT c.rule, count(*) FILTER (c.status = 'passed') AS passed, count(*) FILTER (c.status = 'failed') AS failed,
        count(*) FILTER (c.status = 'not_checkable') AS not_checkable
      FROM rule_check c JOIN audit_rule r ON r.rule = c.rule WHERE ${condition.sql} GROUP BY c.rule, r.rule_no ORDER BY r.rule_no`,
      params: condition.params,
    };
  },
};

export type QualityRow = Row & {
  readonly evaluation_id: string;
  readonly total_reported: number | null;
  readonly index: number;
  readonly e: number;
  readonly w: number;
  readonly n: number;
};

/** The self-evaluation quality index beside the self-score, lowest first. */
export const qualityIndex: Question<
  { readonly evaluations?: readonly string[]; readonly limit: number; readonly offset: number },
  QualityRow
> = {
  id: 'quality_index',
  title: { zh: '自评质量如何？', en: 'How good are the self-evaluations?' },
  columns: columns('evaluation_id', 'total_reported', 'index', 'e', 'w', 'n'),
  compile({ evaluations, limit, offset }) {
    return sql`SELECT q.evaluation_id, e.total_reported, q.index, q.e, q.w, q.n FROM quality_index q
      JOIN evaluation e ON e.evaluation_id = q.evaluation_id WHERE ${oneOf('q.evaluation_id', evaluations ?? [])}
      ORDER BY q.index, q.evaluation_id LIMIT ${limit} OFFSET ${offset}`;
  },
};

/** Every named question of the audit, for the test that asks them all of the real engine. */
export const AUDIT_QUESTIONS = {
  findings,
  findingCount,
  findingsByRule,
  findingsByUnit,
  findingMatrix,
  checksSummary,
  qualityIndex,
} as const;
