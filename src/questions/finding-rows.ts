import type { FindingRow } from '../audit/finding.ts';
import { TOLD } from '../audit/finding-sql.ts';
import { type Condition, oneOf } from './filters.ts';
import { allFound, chosenBy, type FindingChoice, formsWhere, NEVER, narrowedTo } from './finding-choice.ts';
import { sql, text } from './question.ts';
import type { FormParams } from './tables.ts';
import type { AnswerColumn, Question, ValueUnit } from './types.ts';
import type { ProjectParams, UnitParams } from './units.ts';

const TITLES = {
  finding_id: ['疑点编号', 'Finding ID', 'text', false],
  rule: ['规则', 'Rule', 'text', false],
  severity: ['级别', 'Severity', 'text', false],
  judges: ['按字面判断', 'Judged by wording', 'flag', false],
  evaluation_id: ['自评表编号', 'Evaluation ID', 'text', true],
  project_name: ['项目', 'Project', 'text', true],
  fiscal_year: ['年度', 'Fiscal year', 'year', true],
  locator: ['位置', 'Locator', 'text', true],
  indicator_no: ['指标序号', 'Indicator no.', 'count', true],
  line_no: ['资金行号', 'Money line', 'count', true],
  indicator_name: ['指标', 'Indicator', 'text', true],
  quote: ['原文', 'Quote', 'text', true],
  reported: ['所报', 'Reported', 'ratio', true],
  expected: ['应为', 'Expected', 'ratio', true],
  difference: ['差额', 'Difference', 'ratio', true],
  v1: ['值一', 'Value 1', 'ratio', true],
  v2: ['值二', 'Value 2', 'ratio', true],
  v3: ['值三', 'Value 3', 'ratio', true],
  v4: ['值四', 'Value 4', 'ratio', true],
  t1: ['文字一', 'Text 1', 'text', true],
  t2: ['文字二', 'Text 2', 'text', true],
  explanation: ['单位说明', 'Unit’s explanation', 'text', true],
  related_evaluation_id: ['相关自评表', 'Related form', 'text', true],
} as const satisfies Readonly<Record<string, readonly [string, string, ValueUnit, boolean]>>;

type Name = keyof typeof TITLES;
const NAMES = Object.keys(TITLES) as Name[];

/** A finding with what its sentences are made from (see audit/message.ts) and where it stands. */
export type FoundRow = Pick<FindingRow, Exclude<Name, 'judges' | 'project_name'>> & {
  readonly judges: boolean;
  readonly project_name: string | null;
};

/** The columns of a finding in every answer that lists some. */
export const FOUND_COLUMNS: readonly AnswerColumn[] = NAMES.map((name) => {
  const [zh, en, unit, nullable] = TITLES[name];
  return { name, title: { zh, en }, unit, nullable };
});

/** Orders findings by the severity of `alias`: errors first. */
export const severityRank = (alias: string) =>
  `CASE ${alias}.severity WHEN 'E' THEN 0 WHEN 'W' THEN 1 WHEN 'N' THEN 2 ELSE 3 END`;

/** More than this of one unit is for the screen of findings, which pages. */
const LIMIT = 300;

/** Errors first, arithmetic before judgement, then by rule, the latest year first, in the order of the forms. */
function found<P>(
  id: string,
  zh: string,
  en: string,
  choice: (params: P) => FindingChoice,
): Question<P, FoundRow> {
  return {
    id,
    title: { zh, en },
    columns: FOUND_COLUMNS,
    compile: (params) => sql`
WITH found AS (${allFound(choice(params))}), placed AS (
  SELECT f.list_no, f.row_no, f.form_no, row_number() OVER (
    ORDER BY r.list_order, coalesce(k.fiscal_year, u.fiscal_year) DESC NULLS LAST, k.id_order NULLS LAST, w.indicator_no NULLS LAST, f.list_no
  ) AS place
  FROM found f JOIN audit_rule r ON r.rule_no = f.rule_no LEFT JOIN evaluation_fact k ON k.form_no = f.form_no
  LEFT JOIN audit_unit_finding u ON u.list_no = f.list_no
  LEFT JOIN (SELECT rowid AS row_no, indicator_no FROM finding_row WHERE rowid IN (SELECT row_no FROM found)) w ON w.row_no = f.row_no
), listed AS MATERIALIZED (SELECT * FROM placed WHERE place <= ${LIMIT}), ${text(TOLD)}
SELECT ${text(NAMES.map((name) => `t.${name}`).join(', '))} FROM told t JOIN listed s ON s.list_no = t.list_no ORDER BY s.place`,
  };
}

const everything = chosenBy(undefined);
const ERRORS_AND_WARNINGS: Condition = {
  sql: "f.rule_no IN (SELECT rule_no FROM audit_rule WHERE severity IN ('E', 'W'))",
  params: [],
};

/** The findings of one form: errors first, arithmetic before judgement. */
export const formFindings = found<FormParams>(
  'form_findings',
  '这张表有哪些疑点？',
  'Which points of this form are to be verified?',
  ({ evaluation }) =>
    narrowedTo(everything, { forms: formsWhere('evaluation_id', [evaluation]), unitYears: NEVER }),
);

/** The errors and warnings of a project's forms. */
export const projectFindings = found<ProjectParams>(
  'project_findings',
  '这个项目有哪些疑点？',
  'Which points of this project are to be verified?',
  ({ project }) =>
    narrowedTo(everything, {
      forms: formsWhere('project_id', [project]),
      unitYears: NEVER,
      rules: ERRORS_AND_WARNINGS,
    }),
);

/** The errors and warnings of a unit's forms and tables. */
export const unitFindings = found<UnitParams>(
  'unit_findings',
  '这个单位有哪些疑点？',
  'Which points of this unit are to be verified?',
  ({ unit }) =>
    narrowedTo(everything, {
      forms: oneOf('e.unit_id', [unit]),
      unitYears: oneOf('f.unit_id', [unit]),
      rules: ERRORS_AND_WARNINGS,
    }),
);
