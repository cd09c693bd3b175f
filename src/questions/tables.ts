import type { Row } from '../engine/engine.ts';
import { quoteIdentifier } from '../model/quote-identifier.ts';
import type { Rows } from '../model/rows.gen.ts';
import { type Field, TABLE_NAMES, TABLES, type TableName } from '../model/schema.ts';
import { whereFilters } from './filters.ts';
import type { FilterParams } from './overview.ts';
import { question, sql, text } from './question.ts';
import type { AnswerColumn, Question, ValueUnit } from './types.ts';

const UNITS: Readonly<Record<string, ValueUnit>> = { 元: '元', fraction: 'fraction', points: 'points' };

function unitOf(field: Field): ValueUnit {
  if (field.unit !== null) return UNITS[field.unit] ?? 'ratio';
  if (field.type === 'boolean') return 'flag';
  if (field.name.endsWith('year') || field.name.startsWith('valid_')) return 'year';
  return field.type === 'integer' ? 'count' : field.type === 'number' ? 'ratio' : 'text';
}

/** The columns of a table of the model as columns of an answer. */
export function tableColumns(table: TableName): AnswerColumn[] {
  return TABLES[table].fields.map((f) => ({
    name: f.name,
    title: f.title,
    unit: unitOf(f),
    nullable: !f.required,
  }));
}

type AsRow<T> = { readonly [K in keyof T]: T[K] } & Row;
export type TableRow<N extends TableName> = AsRow<Rows[N]>;

const columnsOf = (table: TableName) =>
  TABLES[table].fields.map((f) => `t.${quoteIdentifier(f.name)}`).join(', ');
const keyOf = (table: TableName) => TABLES[table].primaryKey.map((c) => `t.${quoteIdentifier(c)}`).join(', ');

function tableQuestion<P, N extends TableName>(
  id: string,
  table: N,
  compile: Question<P, TableRow<N>>['compile'],
): Question<P, TableRow<N>> {
  return { id, title: TABLES[table].title, columns: tableColumns(table), compile };
}

export interface PageParams {
  readonly limit: number;
  readonly offset: number;
}

/** All rows of a table as the package holds them, by key, a page at a time. */
export function allRows<N extends TableName>(table: N): Question<PageParams, TableRow<N>> {
  return tableQuestion(
    `all_rows_${table}`,
    table,
    ({ limit, offset }) =>
      sql`SELECT ${text(columnsOf(table))} FROM ${text(quoteIdentifier(table))} t ORDER BY ${text(keyOf(table))} LIMIT ${limit} OFFSET ${offset}`,
  );
}

/** Tables whose rows belong to a form, and so can be narrowed by the filters. */
export const FORM_TABLES = ['evaluation', 'fund_line', 'section', 'indicator', 'indicator_value'] as const;
export type FormTable = (typeof FORM_TABLES)[number];

/** The rows of a table that belong to the forms under the filters, by key, a page at a time. */
export function selectedRows<N extends FormTable>(
  table: N,
): Question<PageParams & FilterParams, TableRow<N>> {
  return tableQuestion(
    `selected_rows_${table}`,
    table,
    ({ filters, limit, offset }) => sql`
SELECT ${text(columnsOf(table))} FROM ${text(quoteIdentifier(table))} t
WHERE t.evaluation_id IN (SELECT e.evaluation_id FROM evaluation_summary e WHERE ${whereFilters(filters)})
ORDER BY ${text(keyOf(table))} LIMIT ${limit} OFFSET ${offset}`,
  );
}

export interface FormParams {
  readonly evaluation: string;
}

/** The rows of a table that belong to one form, in the order in which it prints them. */
export function formRows<N extends FormTable>(table: N): Question<FormParams, TableRow<N>> {
  return tableQuestion(
    `form_${table}`,
    table,
    ({ evaluation }) =>
      sql`SELECT ${text(columnsOf(table))} FROM ${text(quoteIdentifier(table))} t WHERE t.evaluation_id = ${evaluation} ORDER BY ${text(keyOf(table))}`,
  );
}

const counts = TABLE_NAMES.map(
  (name, i) =>
    `SELECT ${i} AS place, '${name}' AS table_name, count(*) AS rows FROM ${quoteIdentifier(name)}`,
).join(' UNION ALL ');

/** Rows in each table of the model, in the model's order. */
export const tableCounts = question(
  'table_counts',
  '各表有多少行？',
  'How many rows has each table?',
  ['table_name', 'rows'],
  () => sql`SELECT table_name, rows FROM (${text(counts)}) counted ORDER BY place`,
);
