import type { FindingRow } from '../audit/finding.ts';
import type { Condition } from './filters.ts';
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

/** Selects them from `finding f` and `project p`. */
export const FOUND_SELECT = NAMES.map((name) =>
  name === 'project_name' ? 'p.name AS project_name' : `f.${name}`,
).join(', ');
/** Orders `finding f`: errors first. */
export const RANK = "CASE f.severity WHEN 'E' THEN 0 WHEN 'W' THEN 1 WHEN 'N' THEN 2 ELSE 3 END";

/** More than this of one unit is for the screen of findings, which pages. */
const LIMIT = 300;

function found<P>(
  id: string,
  zh: string,
  en: string,
  where: (params: P) => Condition,
): Question<P, FoundRow> {
  return {
    id,
    title: { zh, en },
    columns: FOUND_COLUMNS,
    compile: (params) => sql`
SELECT ${text(FOUND_SELECT)} FROM finding f LEFT JOIN project p ON p.project_id = f.project_id
WHERE ${where(params)}
ORDER BY ${text(RANK)}, f.judges, f.rule_no, f.fiscal_year DESC, f.evaluation_id, f.indicator_no, f.finding_id
LIMIT ${LIMIT}`,
  };
}

/** The findings of one form: errors first, arithmetic before judgement. */
export const formFindings = found<FormParams>(
  'form_findings',
  '这张表有哪些疑点？',
  'Which points of this form are to be verified?',
  ({ evaluation }) => ({ sql: 'f.evaluation_id = ?', params: [evaluation] }),
);

/** The errors and warnings of a project's forms. */
export const projectFindings = found<ProjectParams>(
  'project_findings',
  '这个项目有哪些疑点？',
  'Which points of this project are to be verified?',
  ({ project }) => ({ sql: "f.project_id = ? AND f.severity IN ('E', 'W')", params: [project] }),
);

/** The errors and warnings of a unit's forms and tables. */
export const unitFindings = found<UnitParams>(
  'unit_findings',
  '这个单位有哪些疑点？',
  'Which points of this unit are to be verified?',
  ({ unit }) => ({ sql: "f.unit_id = ? AND f.severity IN ('E', 'W')", params: [unit] }),
);
