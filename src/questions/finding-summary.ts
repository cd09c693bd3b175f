import type { Condition } from './filters.ts';
import { ALWAYS, whereFilters } from './filters.ts';
import type { FoundRow } from './finding-rows.ts';
import { FOUND_COLUMNS, FOUND_SELECT } from './finding-rows.ts';
import type { FilterParams } from './overview.ts';
import { sql, text } from './question.ts';
import type { AnswerColumn, Question } from './types.ts';

/** Findings of the forms that the filters choose; those on a whole unit-year count only without filters. */
function chosen({ filters }: FilterParams): Condition {
  const where = whereFilters(filters);
  if (where.sql === ALWAYS.sql) return ALWAYS;
  return {
    sql: `f.evaluation_id IN (SELECT e.evaluation_id FROM evaluation_summary e WHERE ${where.sql})`,
    params: where.params,
  };
}

export type SeverityCounts = Readonly<
  Record<'errors' | 'warnings' | 'notes' | 'information' | 'forms', number>
>;

/** Points to verify by level, and the forms that have any. */
export const findingCounts: Question<FilterParams, SeverityCounts> = {
  id: 'finding_counts',
  title: { zh: '各级疑点有多少？', en: 'How many points to verify of each level?' },
  columns: [
    { name: 'errors', title: { zh: '错误', en: 'Errors' }, unit: 'count', nullable: false },
    { name: 'warnings', title: { zh: '警告', en: 'Warnings' }, unit: 'count', nullable: false },
    { name: 'notes', title: { zh: '提示', en: 'Notes' }, unit: 'count', nullable: false },
    { name: 'information', title: { zh: '信息', en: 'Information' }, unit: 'count', nullable: false },
    { name: 'forms', title: { zh: '涉及表数', en: 'Forms concerned' }, unit: 'count', nullable: false },
  ],
  compile: (params) => sql`
SELECT count(*) FILTER (f.severity = 'E') AS errors, count(*) FILTER (f.severity = 'W') AS warnings,
  count(*) FILTER (f.severity = 'N') AS notes, count(*) FILTER (f.severity = 'I') AS information,
  count(DISTINCT f.evaluation_id) AS forms
FROM finding f WHERE ${chosen(params)}`,
};

/** Severity above all, arithmetic before judgement, then the points or the money (in steps of ten) at stake. */
const WEIGHT = `(CASE f.severity WHEN 'E' THEN 3000 WHEN 'W' THEN 2000 WHEN 'N' THEN 1000 ELSE 0 END
  - CASE WHEN f.judges THEN 500 ELSE 0 END
  + CASE r.unit WHEN 'points' THEN least(400, 20 * abs(coalesce(f.difference, f.reported, 0)))
    WHEN '元' THEN least(400, 40 * log10(1 + abs(coalesce(f.difference, f.reported, 0))))
    ELSE 40 END)`;

export type WeightyRow = FoundRow & { readonly unit_short_name: string | null };

const WEIGHTY_COLUMNS: readonly AnswerColumn[] = [
  ...FOUND_COLUMNS,
  { name: 'unit_short_name', title: { zh: '单位', en: 'Unit' }, unit: 'text', nullable: true },
];

/**
 * The findings to look at first; one a form, so that one bad form does not fill the list, and a rule's second
 * finding only when no other rule has one.
 */
export const weightiestFindings: Question<FilterParams & { readonly limit: number }, WeightyRow> = {
  id: 'weightiest_findings',
  title: { zh: '最值得先看的疑点是哪些？', en: 'Which points to verify come first?' },
  columns: WEIGHTY_COLUMNS,
  compile: (params) => sql`
WITH ranked AS (
  SELECT ${text(FOUND_SELECT)}, coalesce(u.short_name, u.name) AS unit_short_name, f.rule_no, ${text(WEIGHT)} AS weight,
    row_number() OVER (PARTITION BY f.evaluation_id ORDER BY ${text(WEIGHT)} DESC, f.rule_no, f.finding_id) AS place
  FROM finding f JOIN audit_rule r ON r.rule = f.rule LEFT JOIN project p ON p.project_id = f.project_id
  LEFT JOIN unit u ON u.unit_id = f.unit_id
  WHERE f.evaluation_id IS NOT NULL AND (${chosen(params)})
)
SELECT ${text(WEIGHTY_COLUMNS.map((column) => column.name).join(', '))} FROM (
  SELECT *, row_number() OVER (PARTITION BY rule ORDER BY weight DESC, finding_id) AS of_rule FROM ranked WHERE place = 1
) AS one_a_form
ORDER BY CASE WHEN of_rule = 1 THEN 0 ELSE 1 END, weight DESC, rule_no, finding_id LIMIT ${params.limit}`,
};
