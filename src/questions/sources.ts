import { allOf, oneOf } from './filters.ts';
import { question, sql } from './question.ts';

export interface TextParams {
  /** unit_id, evaluation_id and source_id to keep to; null means any. */
  readonly unit: string | null;
  readonly evaluation: string | null;
  readonly source: string | null;
}

export interface StatementParams {
  readonly unit: string | null;
  readonly project: string | null;
  readonly source: string | null;
}

const only = (column: string, value: string | null) => oneOf(column, value === null ? [] : [value]);

/** The documents of the package, with the forms and the indicators read from each. */
export const sources = question(
  'sources',
  '数据出自哪些文件？',
  'Which documents do the data come from?',
  [
    'source_id',
    'title',
    'publisher?',
    'source_kind',
    'fiscal_year?',
    'url?',
    'sha256?',
    'note?',
    'evaluations',
    'indicators',
  ],
  () => sql`
WITH form AS (
  SELECT source_id, count(*) AS evaluations, sum(indicator_count) AS indicators FROM evaluation_summary GROUP BY source_id
), apart AS (
  SELECT e.source_id AS form_source, i.source_id, count(*) AS indicators
  FROM indicator i JOIN evaluation_summary e ON e.evaluation_id = i.evaluation_id
  WHERE i.source_id <> e.source_id GROUP BY e.source_id, i.source_id
), lent AS (
  SELECT form_source AS source_id, sum(indicators) AS indicators FROM apart GROUP BY form_source
), given AS (
  SELECT source_id, sum(indicators) AS indicators FROM apart GROUP BY source_id
)
SELECT s.source_id, s.title, s.publisher, s.kind AS source_kind, s.fiscal_year, s.url, s.sha256, s.note,
  coalesce(f.evaluations, 0) AS evaluations,
  coalesce(f.indicators, 0) - coalesce(l.indicators, 0) + coalesce(g.indicators, 0) AS indicators
FROM source s
LEFT JOIN form f ON f.source_id = s.source_id
LEFT JOIN lent l ON l.source_id = s.source_id
LEFT JOIN given g ON g.source_id = s.source_id
ORDER BY s.source_id`,
);

/** Figures that texts state: prior-year results, totals quoted in reports. */
export const statements = question(
  'statements',
  '报告文字里还写了哪些数字？',
  'Which other figures do the texts state?',
  [
    'statement_id',
    'unit_id',
    'unit_name',
    'project_id?',
    'project_name?',
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
  ({ unit, project, source }: StatementParams) => sql`
SELECT s.statement_id, s.unit_id, u.name AS unit_name, s.project_id, p.name AS project_name, s.fiscal_year, s.metric,
  s.subject, s.value AS stated_value, s.unit AS value_unit, s.comparator, s.quote, s.source_id, s.locator
FROM statement s JOIN unit u ON u.unit_id = s.unit_id LEFT JOIN project p ON p.project_id = s.project_id
WHERE ${allOf(only('s.unit_id', unit), only('s.project_id', project), only('s.source_id', source))}
ORDER BY s.source_id, s.statement_id`,
);

/** Sections of self-evaluation reports, in the order of the document. */
export const textSections = question(
  'text_sections',
  '自评报告写了什么？',
  'What do the self-evaluation reports say?',
  [
    'source_id',
    'path',
    'unit_id?',
    'evaluation_id?',
    'number_raw?',
    'heading_raw?',
    'heading_level',
    'text?',
    'locator',
  ],
  ({ unit, evaluation, source }: TextParams) => sql`
SELECT t.source_id, t.path, t.unit_id, t.evaluation_id, t.number_raw, t.heading_raw, t.level AS heading_level, t.text,
  t.locator
FROM text_section t
WHERE ${allOf(only('t.unit_id', unit), only('t.evaluation_id', evaluation), only('t.source_id', source))}
ORDER BY t.source_id, t.path`,
);

/** The money units that amounts were read from, with the forms of each: they tell the currency. */
export const moneyUnits = question(
  'money_units',
  '金额原来是什么单位？',
  'In what units were the amounts printed?',
  ['value', 'evaluations'],
  (_: Record<never, never>) => sql`
SELECT money_unit_resolved AS value, count(DISTINCT evaluation_id) AS evaluations
FROM fund_line WHERE money_unit_resolved IS NOT NULL GROUP BY 1 ORDER BY 1`,
);
