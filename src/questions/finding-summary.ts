import { TOLD } from '../audit/finding-sql.ts';
import { ALWAYS, whereFilters } from './filters.ts';
import type { FoundRow } from './finding-rows.ts';
import { FOUND_COLUMNS } from './finding-rows.ts';
import type { FilterParams } from './overview.ts';
import { sql, text } from './question.ts';
import type { AnswerColumn, Question } from './types.ts';

export type SeverityCounts = Readonly<
  Record<'errors' | 'warnings' | 'notes' | 'information' | 'forms', number>
>;

const SUMS = ['e', 'w', 'n', 'i'].map((c) => `coalesce(sum(q.${c}), 0) AS ${c}`).join(', ');
const COUNTS = ['E', 'W', 'N', 'I'].map((s) => `count(*) FILTER (r.severity = '${s}')`).join(', ');

/**
 * Points to verify by level, and the forms that have any: the findings of the forms that the filters choose; those
 * on a whole unit-year count only without filters.
 */
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
  compile: ({ filters }) => {
    const where = whereFilters(filters);
    const units = text(where.sql === ALWAYS.sql ? 'TRUE' : 'FALSE');
    return sql`
SELECT CAST(sum(e) AS BIGINT) AS errors, CAST(sum(w) AS BIGINT) AS warnings, CAST(sum(n) AS BIGINT) AS notes,
  CAST(sum(i) AS BIGINT) AS information, CAST(sum(forms) AS BIGINT) AS forms
FROM (
  SELECT ${text(SUMS)}, count(*) FILTER (q.e + q.w + q.n + q.i > 0) AS forms
  FROM quality_index q JOIN evaluation_fact e ON e.form_no = q.form_no WHERE ${where}
  UNION ALL
  SELECT ${text(COUNTS)}, 0 FROM audit_unit_finding f JOIN audit_rule r ON r.rule_no = f.rule_no WHERE ${units}
)`;
  },
};

export type WeightyRow = FoundRow & { readonly unit_short_name: string | null };

const WEIGHTY_COLUMNS: readonly AnswerColumn[] = [
  ...FOUND_COLUMNS,
  { name: 'unit_short_name', title: { zh: '单位', en: 'Unit' }, unit: 'text', nullable: true },
];

/**
 * The findings to look at first; one a form, so that one bad form does not fill the list, and a rule's second
 * finding only when no other rule has one. Which finding of a form weighs most, no filter changes: it is known
 * beforehand (`audit_weightiest`).
 */
export const weightiestFindings: Question<FilterParams & { readonly limit: number }, WeightyRow> = {
  id: 'weightiest_findings',
  title: { zh: '最值得先看的疑点是哪些？', en: 'Which points to verify come first?' },
  columns: WEIGHTY_COLUMNS,
  compile: ({ filters, limit }) => sql`
WITH chosen AS (
  SELECT w.* FROM audit_weightiest w JOIN evaluation_fact e ON e.form_no = w.form_no WHERE ${whereFilters(filters)}
), first AS (SELECT max(standing) AS standing FROM chosen GROUP BY rule_no), listed AS MATERIALIZED (
  SELECT c.list_no, c.row_no, c.form_no, c.standing, t.standing IS NULL AS repeats
  FROM chosen c LEFT JOIN first t ON t.standing = c.standing ORDER BY repeats, c.standing DESC LIMIT ${limit}
), ${text(TOLD)}
SELECT ${text(WEIGHTY_COLUMNS.map((column) => `t.${column.name}`).join(', '))}
FROM told t JOIN listed s ON s.list_no = t.list_no ORDER BY s.repeats, s.standing DESC`,
};
