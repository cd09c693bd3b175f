import type { SqlValue } from '../../engine/engine.ts';
import { type Bilingual, type Field, type Lang, TABLES, type TableName } from '../../model/schema.ts';

/** Rows of the model by table, as an import gives them. */
export type CorrectableRows = { readonly [T in TableName]?: readonly object[] };

/** A value that a person changed after reading: what it was, what it is, and why. */
export interface Correction {
  readonly file: string;
  readonly table: TableName;
  /** Values of the primary key, in its order. */
  readonly key: readonly SqlValue[];
  readonly column: string;
  readonly before: SqlValue;
  readonly after: SqlValue;
  readonly reason: string;
  readonly locator: string | null;
  /** The repair that this takes back, where it does. */
  readonly repair?: string;
}

type AnyRow = Readonly<Record<string, SqlValue>>;

export function keyOfRow(table: TableName, row: object): readonly SqlValue[] {
  return TABLES[table].primaryKey.map((column) => (row as AnyRow)[column] ?? null);
}

/** The same for two corrections of the same value. */
export function placeOf(correction: Pick<Correction, 'table' | 'key' | 'column'>): string {
  return JSON.stringify([correction.table, correction.key, correction.column]);
}

/** Adds a correction; a second one of the same value takes the first one's place but keeps what was read. */
export function withCorrection(all: readonly Correction[], next: Correction): readonly Correction[] {
  const place = placeOf(next);
  const earlier = all.find((each) => placeOf(each) === place);
  const rest = all.filter((each) => placeOf(each) !== place);
  const before = earlier === undefined ? next.before : earlier.before;
  return before === next.after ? rest : [...rest, { ...next, before }];
}

/** The column's field when a person may change it: never keys, never what the document prints. */
export function correctableField(table: TableName, column: string): Field | null {
  const { fields, primaryKey, foreignKeys } = TABLES[table];
  const field = fields.find((each) => each.name === column);
  const fixed =
    primaryKey.includes(column) ||
    foreignKeys.some((key) => key.columns.includes(column)) ||
    /(?:_raw|_inferred|_shifted)$|^(?:raw|quote|locator|data_origin|extraction_confidence)$/.test(column);
  return field === undefined || fixed ? null : field;
}

export type ParsedValue =
  | { readonly ok: true; readonly value: SqlValue }
  | { readonly ok: false; readonly problem: Bilingual };

const no = (zh: string, en: string): ParsedValue => ({ ok: false, problem: { zh, en } });

/** Reads what a person typed for a field of the model; empty is NULL where the field may be missing. */
export function parseCorrection(field: Field, typed: string): ParsedValue {
  const text = typed.trim();
  if (text === '') {
    return field.required ? no('这一项不能为空', 'This may not be empty') : { ok: true, value: null };
  }
  if (field.enumeration !== null && !field.enumeration.includes(text)) {
    return no(`只能是：${field.enumeration.join('、')}`, `One of: ${field.enumeration.join(', ')}`);
  }
  switch (field.type) {
    case 'boolean':
      return text === 'true' || text === 'false'
        ? { ok: true, value: text === 'true' }
        : no('只能是 true 或 false', 'Only true or false');
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
        ? { ok: true, value: text }
        : no('日期写作 2024-03-01', 'Write dates as 2024-03-01');
    case 'integer':
    case 'number':
      return parseNumber(field, text);
    default:
      return { ok: true, value: text };
  }
}

function parseNumber(field: Field, text: string): ParsedValue {
  const percent = field.unit === 'fraction' && /[%％]$/.test(text);
  const plain = text.replace(/[%％]$/, '').replaceAll(/[,，\s]/g, '');
  if ((!percent && /[%％]$/.test(text)) || !/^[-−]?\d+(?:\.\d+)?$/.test(plain)) {
    return no('请填写数字', 'Write a number');
  }
  const typed = Number(plain.replace('−', '-'));
  const value = percent ? Number((typed / 100).toPrecision(15)) : typed;
  if (field.type === 'integer' && !Number.isInteger(value)) return no('请填写整数', 'Write a whole number');
  if (field.minimum !== null && value < field.minimum) {
    return no(`不能小于 ${field.minimum}`, `Not below ${field.minimum}`);
  }
  if (field.maximum !== null && value > field.maximum) {
    return no(`不能大于 ${field.maximum}`, `Not above ${field.maximum}`);
  }
  return { ok: true, value };
}

/** A correction as one line: which value, from what to what, why. */
export function correctionInWords(correction: Correction, lang: Lang): string {
  const { table, key, column, before, after, reason } = correction;
  const field = TABLES[table].fields.find((each) => each.name === column);
  const title = field?.title[lang] ?? column;
  const show = (value: SqlValue) => (value === null ? '—' : String(value));
  const name = `${TABLES[table].title[lang]} ${key.map(show).join(' / ')}`;
  return lang === 'zh'
    ? `${name}：${title} ${show(before)} → ${show(after)}（${reason}）`
    : `${name}: ${title} ${show(before)} → ${show(after)} (${reason})`;
}

/**
 * The rows with every correction in them. Each is also written into the note of its source, so that a package
 * says what was changed by hand. Rows that the corrections do not touch are the same objects.
 */
export function corrected<R extends CorrectableRows>(rows: R, corrections: readonly Correction[]): R {
  if (corrections.length === 0) return rows;
  const tables: Record<string, readonly object[]> = { ...rows };
  const notes = new Map<string, string[]>();
  for (const table of new Set(corrections.map((each) => each.table))) {
    const own = corrections.filter((each) => each.table === table);
    const byKey = new Map<string, Correction[]>();
    for (const each of own) {
      const key = JSON.stringify(each.key);
      byKey.set(key, [...(byKey.get(key) ?? []), each]);
    }
    tables[table] = (rows[table] ?? []).map((row) => {
      const changes = byKey.get(JSON.stringify(keyOfRow(table, row)));
      if (changes === undefined) return row;
      const source = sourceOf(rows, row);
      if (source !== null) {
        const lines = changes.map((each) => correctionInWords(each, 'zh'));
        notes.set(source, [...(notes.get(source) ?? []), ...lines]);
      }
      return { ...row, ...Object.fromEntries(changes.map((each) => [each.column, each.after])) };
    });
  }
  if (notes.size > 0 && tables.source !== undefined) {
    tables.source = tables.source.map((row) => noted(row as AnyRow, notes));
  }
  return tables as R;
}

function noted(row: AnyRow, notes: ReadonlyMap<string, readonly string[]>): object {
  const lines = notes.get(String(row.source_id));
  if (lines === undefined) return row;
  const before = typeof row.note === 'string' && row.note !== '' ? `${row.note}；` : '';
  return { ...row, note: `${before}人工更正 ${lines.length} 处：${lines.join('；')}` };
}

function sourceOf(rows: CorrectableRows, row: object): string | null {
  const { source_id: own, evaluation_id: form } = row as AnyRow;
  if (typeof own === 'string') return own;
  if (typeof form !== 'string') return null;
  const evaluation = rows.evaluation?.find((each) => (each as AnyRow).evaluation_id === form);
  const source = evaluation === undefined ? null : (evaluation as AnyRow).source_id;
  return typeof source === 'string' ? source : null;
}
