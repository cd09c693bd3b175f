import type { Row, SqlValue, Statement } from '../engine/engine.ts';
import { ALWAYS, whereFilters } from '../questions/filters.ts';
import { RANK } from '../questions/finding-rows.ts';
import type { AnswerColumn, Filters, Question, ValueUnit } from '../questions/types.ts';
import { FINDING_VIEW_COLUMNS, type FindingRow } from './finding.ts';
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

interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

function isIn(column: string, values: readonly SqlValue[] | undefined): Condition | null {
  if (values === undefined || values.length === 0) return null;
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, params: values };
}

/** Rules whose name holds the words, so that a search for 执行率 finds the rule too. */
function rulesNamed(search: string): readonly string[] {
  const wanted = search.toLowerCase();
  return RULES.filter((rule) => `${rule.name.zh} ${rule.name.en}`.toLowerCase().includes(wanted)).map(
    (rule) => rule.id,
  );
}

/** The forms that the filters choose; what concerns a whole unit-year counts when a form of it is chosen. */
function chosenForms(filters: Filters | undefined): Condition | null {
  if (filters === undefined) return null;
  const chosen = whereFilters(filters);
  if (chosen.sql === ALWAYS.sql) return null;
  const among = `SELECT 1 FROM evaluation_summary e WHERE ${chosen.sql}`;
  return {
    sql: `CASE WHEN f.evaluation_id IS NOT NULL
        THEN f.evaluation_id IN (SELECT e.evaluation_id FROM evaluation_summary e WHERE ${chosen.sql})
      ELSE EXISTS (${among} AND e.fiscal_year = coalesce(f.fiscal_year, e.fiscal_year)
        AND f.unit_id IN (e.unit_id, e.department_unit_id)) END`,
    params: [...chosen.params, ...chosen.params],
  };
}

/** Conditions on `finding f`; the values stay parameters. */
function where(filter: FindingFilter): Condition {
  const units = filter.units ?? [];
  const search = (filter.search ?? '').trim();
  const named = search === '' ? [] : rulesNamed(search);
  const parts = [
    isIn('f.rule', filter.rules),
    isIn('f.severity', filter.severities),
    isIn('f.evaluation_id', filter.evaluations),
    isIn('f.fiscal_year', filter.years),
    isIn('f.project_id', filter.projects),
    chosenForms(filter.filters),
    units.length === 0
      ? null
      : {
          sql: `(f.unit_id IN (${units.map(() => '?').join(', ')}) OR f.department_unit_id IN (${units.map(() => '?').join(', ')}))`,
          params: [...units, ...units],
        },
    search === ''
      ? null
      : {
          sql: `(contains(lower(concat_ws(' ', f.rule, f.quote, f.indicator_name, f.explanation, u.name, p.name)), lower(?))
          ${named.length > 0 ? `OR f.rule IN (${named.map(() => '?').join(', ')})` : ''})`,
          params: [search, ...named],
        },
  ].filter((part): part is Condition => part !== null);
  return {
    sql: parts.length === 0 ? 'TRUE' : parts.map((part) => part.sql).join(' AND '),
    params: parts.flatMap((part) => part.params),
  };
}

const FROM =
  'FROM finding f LEFT JOIN unit u ON u.unit_id = f.unit_id LEFT JOIN project p ON p.project_id = f.project_id';
const ORDER: Readonly<Record<FindingSort, string>> = {
  severity: `${RANK}, CASE WHEN f.judges THEN 1 ELSE 0 END, f.rule_no, f.evaluation_id, f.finding_id`,
  rule: `f.rule_no, f.evaluation_id, f.finding_id`,
  unit: `f.unit_id, ${RANK}, f.rule_no, f.finding_id`,
  year: `f.fiscal_year DESC, ${RANK}, f.rule_no, f.finding_id`,
  difference: `abs(f.difference) DESC NULLS LAST, f.rule_no, f.finding_id`,
};

export type FindingAnswer = FindingRow & {
  readonly unit_name: string | null;
  readonly project_name: string | null;
};

const LISTED = [...FINDING_VIEW_COLUMNS, 'unit_name', 'project_name'] as const;
const SELECTED = `${FINDING_VIEW_COLUMNS.map((c) => `f.${c}`).join(', ')}, u.name AS unit_name, p.name AS project_name`;

/** A page of findings, filtered, searched and sorted. */
export const findings: Question<FindingPage, FindingAnswer> = {
  id: 'findings',
  title: { zh: '有哪些疑点？', en: 'Which points are to be verified?' },
  columns: columns(...LISTED),
  compile(page) {
    const condition = where(page);
    return {
      sql: `SELECT ${SELECTED} ${FROM} WHERE ${condition.sql} ORDER BY ${ORDER[page.sort ?? 'severity']} LIMIT ? OFFSET ?`,
      params: [...condition.params, page.limit, page.offset],
    };
  },
};

/** How many findings the same filter chooses. */
export const findingCount: Question<FindingFilter, Row & { readonly findings: number }> = {
  id: 'finding_count',
  title: { zh: '共有多少疑点？', en: 'How many points to verify?' },
  columns: columns('findings'),
  compile(filter) {
    const condition = where(filter);
    return { sql: `SELECT count(*) AS findings ${FROM} WHERE ${condition.sql}`, params: condition.params };
  },
};

export type SeverityCount = Row & { readonly severity: Severity; readonly findings: number };

/** Findings by severity, E first. */
export const findingCountsBySeverity: Question<FindingFilter, SeverityCount> = {
  id: 'finding_counts_by_severity',
  title: { zh: '各级疑点有多少？', en: 'How many points to verify of each severity?' },
  columns: columns('severity', 'findings'),
  compile(filter) {
    const condition = where(filter);
    return {
      sql: `SELECT f.severity, count(*) AS findings ${FROM} WHERE ${condition.sql} GROUP BY f.severity ORDER BY ${RANK}`,
      params: condition.params,
    };
  },
};

export type RuleCount = Row & { readonly rule: string; readonly findings: number; readonly forms: number };

export const findingsByRule: Question<FindingFilter, RuleCount> = {
  id: 'findings_by_rule',
  title: { zh: '各规则发现多少疑点？', en: 'How many points to verify by rule?' },
  columns: columns('rule', 'severity', 'findings', 'forms'),
  compile(filter) {
    const condition = where(filter);
    return {
      sql: `SELECT f.rule, f.severity, count(*) AS findings, count(DISTINCT f.evaluation_id) AS forms ${FROM}
      WHERE ${condition.sql} GROUP BY f.rule, f.severity, f.rule_no ORDER BY f.rule_no`,
      params: condition.params,
    };
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

const bySeverity = `count(*) AS findings, count(*) FILTER (f.severity = 'E') AS errors, count(*) FILTER (f.severity = 'W') AS warnings,
  count(*) FILTER (f.severity = 'N') AS notes, count(*) FILTER (f.severity = 'I') AS information`;

export const findingsByUnit: Question<FindingFilter, UnitCount> = {
  id: 'findings_by_unit',
  title: { zh: '各单位有多少疑点？', en: 'How many points to verify by unit?' },
  columns: columns('unit_id', 'unit_name', 'findings', 'errors', 'warnings', 'notes', 'information'),
  compile(filter) {
    const condition = where(filter);
    return {
      sql: `SELECT f.unit_id, any_value(u.name) AS unit_name, ${bySeverity} ${FROM} WHERE ${condition.sql}
      GROUP BY f.unit_id ORDER BY errors DESC, warnings DESC, findings DESC, f.unit_id`,
      params: condition.params,
    };
  },
};

export type MatrixCell = Row & {
  readonly evaluation_id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly findings: number;
};

/** The matrix form × rule: a row for each filled cell; forms in order of their identifier. */
export const findingMatrix: Question<FindingFilter & { readonly limit: number }, MatrixCell> = {
  id: 'finding_matrix',
  title: { zh: '哪张表有哪些疑点？', en: 'Which form has which points to verify?' },
  columns: columns('evaluation_id', 'rule', 'severity', 'findings'),
  compile(params) {
    const condition = where(params);
    return {
      sql: `WITH form AS (
  SELECT f.evaluation_id ${FROM} WHERE ${condition.sql} AND f.evaluation_id IS NOT NULL
  GROUP BY f.evaluation_id ORDER BY f.evaluation_id LIMIT ?
)
SELECT f.evaluation_id, f.rule, f.severity, count(*) AS findings ${FROM}
JOIN form ON form.evaluation_id = f.evaluation_id WHERE ${condition.sql}
GROUP BY f.evaluation_id, f.rule, f.severity, f.rule_no ORDER BY f.evaluation_id, f.rule_no`,
      params: [...condition.params, params.limit, ...condition.params],
    };
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
    const condition = isIn('c.evaluation_id', evaluations);
    if (condition === null) {
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
    const condition = isIn('q.evaluation_id', evaluations);
    return {
      sql: `SELECT q.evaluation_id, e.total_reported, q.index, q.e, q.w, q.n FROM quality_index q
      JOIN evaluation e ON e.evaluation_id = q.evaluation_id ${condition === null ? '' : `WHERE ${condition.sql}`}
      ORDER BY q.index, q.evaluation_id LIMIT ? OFFSET ?`,
      params: [...(condition?.params ?? []), limit, offset],
    };
  },
};

/** Every named question of the audit, for the test that asks them all of the real engine. */
export const AUDIT_QUESTIONS = {
  findings,
  findingCount,
  findingCountsBySeverity,
  findingsByRule,
  findingsByUnit,
  findingMatrix,
  checksSummary,
  qualityIndex,
} as const;
