import type { Row } from '../engine/engine.ts';
import { quoteIdentifier } from '../model/quote-identifier.ts';
import { TABLES, type TableName } from '../model/schema.ts';
import { answerColumns, type ColumnMark } from './columns.ts';
import { type Condition, whereFilters } from './filters.ts';
import { question, sql, text } from './question.ts';
import { FORM_TABLES, tableColumns } from './tables.ts';
import type { AnswerColumn, Filters, Question } from './types.ts';

/** Rows whose number in the table lies in [from, to); under filters only those of the chosen forms. */
export interface PartParams {
  readonly from: number;
  readonly to: number;
  /** Null takes every row. */
  readonly filters: Filters | null;
}

/**
 * Something that can be downloaded whole, however long: read part by part in the order in which the engine
 * holds it, so that no part sorts or skips what others have read. `extent` is the table whose row numbers count.
 */
export interface Download extends Question<PartParams, Row> {
  readonly extent: string;
}

const between = (alias: string, from: number, to: number): Condition => ({
  sql: `${alias}.rowid >= ? AND ${alias}.rowid < ?`,
  params: [from, to],
});

const chosen = (filters: Filters | null): Condition =>
  filters === null ? { sql: 'TRUE', params: [] } : whereFilters(filters);

const FORM_COLUMNS = [
  'fiscal_year',
  'kind',
  'unit_name',
  'department_name?',
  'region?',
  'project_name?',
  'title_raw',
  'category?',
  'attribute?',
  'term?',
  'profile_id?',
  'initial_amount?',
  'adjusted_amount?',
  'executed_amount?',
  'unspent?',
  'rate?',
  'rate_of_initial?',
  'rate_reported?',
  'budget_points?',
  'budget_points_max?',
  'total_reported?',
  'total_max?',
  'score?',
  'grade?',
  'demonstrated?',
  'verifiable_share?',
  'target_equals_actual_share?',
  'reviewed_total?',
  'deviation_reason?',
  'improvement?',
  'data_origin',
  'evaluation_id',
  'unit_id',
  'project_id?',
  'source_id',
  'locator',
] as const satisfies readonly ColumnMark[];

const NAMES_OF_FORM = ['fiscal_year', 'unit_name', 'project_name?', 'title_raw'] as const;

const INDICATOR_COLUMNS = [
  'indicator_no',
  'level1',
  'level2?',
  'level2_raw?',
  'name_raw?',
  'nature?',
  'target_raw?',
  'actual_raw?',
  'target_comparator?',
  'target_value?',
  'target_unit?',
  'actual_value?',
  'actual_unit?',
  'achievement_ratio?',
  'verifiable',
  'target_equals_actual?',
  'points_max?',
  'points?',
  'deviation_reason?',
] as const satisfies readonly ColumnMark[];

const ORIGIN = ['data_origin', 'evaluation_id', 'source_id', 'locator'] as const;

const plain = (marks: readonly ColumnMark[], alias: string) =>
  marks.map((mark) => `${alias}.${mark.replace('?', '')}`).join(', ');

/** One row a form: amounts, rates, score, grade, names. */
export const formsDownload: Download = {
  ...question('download_forms', '自评表汇总', 'Forms', FORM_COLUMNS, ({ from, to, filters }: PartParams) => {
    const columns = plain(
      FORM_COLUMNS.filter((c) => c !== 'score?'),
      'e',
    );
    return sql`
SELECT ${text(columns)}, 100 * e.score_share AS score
FROM evaluation_summary e WHERE ${between('e', from, to)} AND ${chosen(filters)} ORDER BY e.rowid`;
  }),
  extent: 'evaluation_summary',
};

/** One row an indicator, with the form it stands on. */
export const indicatorsDownload: Download = {
  ...question(
    'download_indicators',
    '绩效指标明细',
    'Indicators',
    [...NAMES_OF_FORM, ...INDICATOR_COLUMNS, ...ORIGIN],
    ({ from, to, filters }: PartParams) => sql`
SELECT ${text(plain(NAMES_OF_FORM, 'e'))}, ${text(plain(INDICATOR_COLUMNS, 'i'))},
  e.data_origin, e.evaluation_id, coalesce(i.source_id, e.source_id) AS source_id, i.locator
FROM indicator_summary i JOIN evaluation_summary e ON e.evaluation_id = i.evaluation_id
WHERE ${between('i', from, to)} AND ${chosen(filters)} ORDER BY i.rowid`,
  ),
  extent: 'indicator_summary',
};

const FUND_FIELDS = tableColumns('fund_line').filter(
  (column) => !(ORIGIN as readonly string[]).includes(column.name),
);

/** One row a money line, as printed and in 元, with the form it stands on. */
export const fundsDownload: Download = {
  id: 'download_funds',
  title: { zh: '资金明细', en: 'Money lines' },
  columns: [...answerColumns(NAMES_OF_FORM), ...FUND_FIELDS, ...answerColumns(ORIGIN)],
  compile: ({ from, to, filters }) => sql`
SELECT ${text(plain(NAMES_OF_FORM, 'e'))}, ${text(FUND_FIELDS.map((c) => `f.${quoteIdentifier(c.name)}`).join(', '))},
  e.data_origin, e.evaluation_id, coalesce(f.source_id, e.source_id) AS source_id, f.locator
FROM fund_line f JOIN evaluation_summary e ON e.evaluation_id = f.evaluation_id
WHERE ${between('f', from, to)} AND ${chosen(filters)} ORDER BY f.rowid`,
  extent: 'fund_line',
};

const ofForms = (table: TableName) => (FORM_TABLES as readonly string[]).includes(table);

/** A table of the package as it is; filters narrow the tables whose rows belong to forms. */
export function tableDownload(table: TableName): Download {
  const columns: AnswerColumn[] = tableColumns(table);
  const list = columns.map((c) => `t.${quoteIdentifier(c.name)}`).join(', ');
  return {
    id: `download_${table}`,
    title: TABLES[table].title,
    columns,
    compile: ({ from, to, filters }) => {
      const belongs: Condition =
        filters === null || !ofForms(table)
          ? { sql: 'TRUE', params: [] }
          : {
              sql: `t.evaluation_id IN (SELECT e.evaluation_id FROM evaluation_summary e WHERE ${whereFilters(filters).sql})`,
              params: whereFilters(filters).params,
            };
      return sql`
SELECT ${text(list)} FROM ${text(quoteIdentifier(table))} t
WHERE ${between('t', from, to)} AND ${belongs} ORDER BY t.rowid`;
    },
    extent: table,
  };
}

export interface ExtentRow extends Row {
  /** One more than the highest row number: the end of the last part. */
  readonly rows: number;
}

/** How far the row numbers of a download go. */
export function extentOf(download: Download): Question<Record<never, never>, ExtentRow> {
  return {
    id: `extent_of_${download.extent}`,
    title: { zh: '有多少行？', en: 'How many rows?' },
    columns: answerColumns(['rows']),
    compile: () =>
      sql`SELECT coalesce(max(t.rowid) + 1, 0) AS rows FROM ${text(quoteIdentifier(download.extent))} t`,
  };
}
