import { data as en } from '../../app/text/en/data.ts';
import { data as zh } from '../../app/text/zh/data.ts';
import {
  type Field,
  type Lang,
  TABLE_NAMES,
  TABLES,
  type Table,
  type TableName,
} from '../../model/schema.ts';

const TEXTS = { zh, en };

export interface DictionaryColumn {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly unit: string;
  readonly constraints: readonly string[];
  /** Values that may stand in the column, with what they mean. */
  readonly values: readonly { readonly value: string; readonly label: string }[];
}

export interface DictionaryTable {
  readonly name: TableName;
  readonly title: string;
  readonly description: string;
  readonly key: readonly string[];
  readonly references: readonly { readonly columns: string; readonly table: TableName }[];
  readonly columns: readonly DictionaryColumn[];
}

function typeText(field: Field, lang: Lang): string {
  const text = TEXTS[lang];
  return text.types[field.type] + (field.decimal === null ? '' : text.decimals(field.decimal[1]));
}

function unitText(field: Field, lang: Lang): string {
  if (field.unit === null) return '';
  if (field.unit === 'fraction' || field.unit === 'points') return TEXTS[lang].units[field.unit];
  return field.unit === '元' && lang === 'en' ? '元 (yuan)' : field.unit;
}

function constraintsOf(field: Field, table: Table, lang: Lang): readonly string[] {
  const text = TEXTS[lang];
  return [
    table.primaryKey.includes(field.name) ? text.unique : field.required ? text.required : text.optional,
    ...(field.minimum === null ? [] : [text.minimum(String(field.minimum))]),
    ...(field.maximum === null ? [] : [text.maximum(String(field.maximum))]),
    ...(field.pattern === null ? [] : [text.pattern(field.pattern)]),
  ];
}

/** The dictionary in one language, from the schemas and nothing else. */
export function dictionary(lang: Lang): readonly DictionaryTable[] {
  return TABLE_NAMES.map((name) => {
    const table = TABLES[name];
    return {
      name,
      title: table.title[lang],
      description: table.description[lang],
      key: table.primaryKey,
      references: table.foreignKeys.map((key) => ({ columns: key.columns.join(', '), table: key.table })),
      columns: table.fields.map((field) => ({
        name: field.name,
        title: field.title[lang],
        description: field.description[lang],
        type: typeText(field, lang),
        unit: unitText(field, lang),
        constraints: constraintsOf(field, table, lang),
        values: (field.enumeration ?? []).map((value) => ({
          value,
          label: field.enumLabels[value]?.[lang] ?? value,
        })),
      })),
    };
  });
}

/** The columns that hold every word sought, in either language; a table whose own name does keeps all of its columns. */
export function searchDictionary(
  tables: readonly DictionaryTable[],
  sought: string,
): readonly DictionaryTable[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return tables;
  const holds = (texts: readonly string[]) => {
    const haystack = texts.join('\n').toLowerCase();
    return words.every((word) => haystack.includes(word));
  };
  return tables.flatMap((table) => {
    const schema = TABLES[table.name];
    if (holds([table.name, schema.title.zh, schema.title.en])) return [table];
    const columns = table.columns.filter((column) => {
      const field = schema.fields.find((f) => f.name === column.name);
      return holds([
        column.name,
        ...(field === undefined
          ? []
          : [field.title.zh, field.title.en, field.description.zh, field.description.en]),
        ...column.values.flatMap(({ value, label }) => [value, label]),
      ]);
    });
    return columns.length === 0 ? [] : [{ ...table, columns }];
  });
}

export function countColumns(tables: readonly DictionaryTable[]): number {
  return tables.reduce((sum, table) => sum + table.columns.length, 0);
}

/** The dictionary as flat rows, for files: one row a column. */
export function dictionaryRows(tables: readonly DictionaryTable[]) {
  return tables.flatMap((table) =>
    table.columns.map((column) => ({
      table: table.name,
      table_title: table.title,
      column: column.name,
      title: column.title,
      description: column.description,
      type: column.type,
      unit: column.unit,
      constraints: column.constraints.join('; '),
      values: column.values
        .map(({ value, label }) => (value === label ? value : `${value} = ${label}`))
        .join('; '),
    })),
  );
}
