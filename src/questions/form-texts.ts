import { question, sql } from './question.ts';
import type { FormParams } from './tables.ts';

/**
 * The self-evaluation report behind a form: its own sections, and those of the same document that the unit
 * wrote for no form in particular (`evaluation_id` is NULL there).
 */
export const formReport = question(
  'form_report',
  '这张表的自评报告写了什么？',
  'What does the report behind this form say?',
  ['source_id', 'path', 'evaluation_id?', 'number_raw?', 'heading_raw?', 'heading_level', 'text?', 'locator'],
  ({ evaluation }: FormParams) => sql`
SELECT t.source_id, t.path, t.evaluation_id, t.number_raw, t.heading_raw, t.level AS heading_level, t.text, t.locator
FROM text_section t JOIN evaluation e ON e.evaluation_id = ${evaluation}
WHERE t.evaluation_id = e.evaluation_id
  OR (t.evaluation_id IS NULL AND t.unit_id = e.unit_id AND t.source_id = e.source_id)
ORDER BY CASE WHEN t.evaluation_id IS NULL THEN 1 ELSE 0 END, t.source_id, t.path`,
);

/** Figures that texts state about the form's project, or about its unit where the form is a department's. */
export const formStatements = question(
  'form_statements',
  '文字里写了哪些与本表有关的数字？',
  'Which figures do the texts state about this form?',
  [
    'statement_id',
    'fiscal_year',
    'metric',
    'subject?',
    'stated_value?',
    'value_unit?',
    'comparator?',
    'quote',
    'source_id',
    'locator',
  ],
  ({ evaluation }: FormParams) => sql`
SELECT s.statement_id, s.fiscal_year, s.metric, s.subject, s.value AS stated_value, s.unit AS value_unit, s.comparator,
  s.quote, s.source_id, s.locator
FROM statement s JOIN evaluation e ON e.evaluation_id = ${evaluation}
WHERE s.unit_id = e.unit_id AND s.source_id = e.source_id
  AND (s.project_id = e.project_id OR (s.project_id IS NULL AND e.kind = 'department'))
ORDER BY s.source_id, s.statement_id`,
);

/** The document that the form stands in. */
export const formSource = question(
  'form_source',
  '这张表出自哪份文件？',
  'Which document does this form stand in?',
  ['source_id', 'title', 'publisher?', 'source_kind', 'fiscal_year?', 'url?', 'sha256?', 'note?'],
  ({ evaluation }: FormParams) => sql`
SELECT s.source_id, s.title, s.publisher, s.kind AS source_kind, s.fiscal_year, s.url, s.sha256, s.note
FROM source s JOIN evaluation e ON e.source_id = s.source_id
WHERE e.evaluation_id = ${evaluation}`,
);
