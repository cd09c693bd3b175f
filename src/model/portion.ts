import type { TableName } from './schema.ts';

export type Value = string | number | boolean | null;

/** The values of one column in one portion of a table. */
export type PortionColumn =
  /** The same in every row. */
  | { readonly kind: 'constant'; readonly value: Value }
  /** NaN is NULL. */
  | { readonly kind: 'numbers'; readonly values: Float64Array<ArrayBuffer> }
  /** 1, 0, or -1 for NULL. */
  | { readonly kind: 'flags'; readonly values: Int8Array<ArrayBuffer> }
  /** Texts that repeat: the place of each row's text among the words, -1 for NULL. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly codes: Int32Array<ArrayBuffer> }
  /** UTF-8 one after another; row i ends at `ends[i]`. `nulls` has 1 where the row is NULL. */
  | {
      readonly kind: 'texts';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly ends: Int32Array<ArrayBuffer>;
      readonly nulls: Uint8Array<ArrayBuffer> | null;
    };

/** Some rows of a table of the model, column by column: what travels and is kept where rows as objects would not fit. */
export interface Portion {
  readonly length: number;
  readonly columns: Readonly<Record<string, PortionColumn>>;
}

/** Tables of the model by name, in portions. */
export type TablePortions = { readonly [T in TableName]?: readonly Portion[] };

export function countOf(portions: readonly Portion[] | undefined): number {
  return (portions ?? []).reduce((sum, portion) => sum + portion.length, 0);
}

/** Whether a column holds a value in any row. */
export function hasValues(portion: Portion, column: string): boolean {
  const values = portion.columns[column];
  return values !== undefined && !(values.kind === 'constant' && values.value === null);
}

/** Reads a column row by row. */
export function valueReader(column: PortionColumn): (row: number) => Value {
  switch (column.kind) {
    case 'constant':
      return () => column.value;
    case 'numbers':
      return (row) => {
        const value = column.values[row] ?? Number.NaN;
        return Number.isNaN(value) ? null : value;
      };
    case 'flags':
      return (row) => {
        const flag = column.values[row] ?? -1;
        return flag < 0 ? null : flag === 1;
      };
    case 'words':
      return (row) => column.words[column.codes[row] ?? -1] ?? null;
    case 'texts': {
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      const { bytes, ends, nulls } = column;
      return (row) =>
        nulls?.[row] === 1
          ? null
          : decoder.decode(bytes.subarray(row === 0 ? 0 : (ends[row - 1] ?? 0), ends[row] ?? 0));
    }
  }
}

/** The rows of portions as objects, one at a time. */
export function* rowsOfPortions(portions: readonly Portion[]): Generator<Record<string, Value>> {
  for (const { length, columns } of portions) {
    const readers = Object.entries(columns).map(([name, column]) => [name, valueReader(column)] as const);
    for (let i = 0; i < length; i += 1) {
      const row: Record<string, Value> = {};
      for (const [name, read] of readers) row[name] = read(i);
      yield row;
    }
  }
}

/** The first rows of portions as objects. */
export function firstRows(portions: readonly Portion[], most: number): Record<string, Value>[] {
  const rows: Record<string, Value>[] = [];
  for (const row of rowsOfPortions(portions)) {
    if (rows.length === most) break;
    rows.push(row);
  }
  return rows;
}

/** The buffers a portion stands in, for handing it to another thread. */
export function buffersOf(portion: Portion): ArrayBuffer[] {
  return Object.values(portion.columns).flatMap(buffersOfColumn);
}

function buffersOfColumn(column: PortionColumn): ArrayBuffer[] {
  switch (column.kind) {
    case 'constant':
      return [];
    case 'numbers':
    case 'flags':
      return [column.values.buffer];
    case 'words':
      return [column.codes.buffer];
    case 'texts': {
      const { bytes, ends, nulls } = column;
      return [bytes.buffer, ends.buffer, ...(nulls === null ? [] : [nulls.buffer])];
    }
  }
}

/** The different texts of a column over all portions, NULL left out. */
export function distinctTexts(portions: readonly Portion[], column: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { length, columns } of portions) {
    const values = columns[column];
    if (values === undefined) continue;
    if (values.kind === 'words') for (const word of values.words) found.add(word);
    else {
      const read = valueReader(values);
      const last = values.kind === 'constant' ? Math.min(1, length) : length;
      for (let i = 0; i < last; i += 1) {
        const value = read(i);
        if (value !== null) found.add(String(value));
      }
    }
  }
  return found;
}
