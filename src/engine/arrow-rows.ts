import {
  Field as ArrowField,
  Table as ArrowTable,
  type Data,
  DataType,
  Precision,
  type RecordBatch,
  Schema,
  tableToIPC,
  type Utf8,
  type Vector,
} from 'apache-arrow';
import type { Field, Table } from '../model/schema.ts';
import { columnVector } from './arrow-columns.ts';
import { arrowType } from './arrow-type.ts';
import type { Row, SqlValue } from './engine.ts';

const PORTION = 20_000;

/** Dates come as texts, decimals as doubles: the engine casts them on insertion. */
const cast = ({ type }: Field) => ({ type: type === 'date' ? ('string' as const) : type, decimal: null });

/**
 * Rows as Arrow IPC streams of at most 20 000 rows, typed by the schema; dates and decimals are cast by the
 * engine on insertion. A missing value is NULL. Yields so that a caller on the main thread can breathe.
 */
export function* rowsToArrow(table: Table, rows: readonly Row[]): Generator<Uint8Array> {
  const fields = table.fields.map((f) => ({ field: f, type: arrowType(cast(f)) }));
  const schema = new Schema(fields.map(({ field, type }) => new ArrowField(field.name, type, true)));
  for (let start = 0; start < rows.length; start += PORTION) {
    const portion = rows.slice(start, start + PORTION);
    const columns = fields.map(({ field, type }) => {
      const values = portion.map((row) => row[field.name] ?? null);
      return [field.name, columnVector(type, values)] as const;
    });
    yield tableToIPC(new ArrowTable(schema, Object.fromEntries(columns)), 'stream');
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function isoTimestamp(milliseconds: number): string {
  return new Date(milliseconds)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.000Z$/, '')
    .replace(/Z$/, '');
}

function clockTime(microseconds: bigint): string {
  const seconds = Number(microseconds / 1_000_000n);
  return `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
}

const TWO_32 = 4_294_967_296;

/**
 * A DECIMAL as the double nearest to what it says. The words are a 128-bit integer, lowest first; dividing by
 * the power of ten rounds once (the engine's own cast multiplies, and gives 3.2600000000000002 for 3.26).
 */
function decimalReader(scale: number): (w0: number, w1: number, w2: number, w3: number) => number {
  const power = 10 ** scale;
  return (w0, w1, w2, w3) => {
    const small = (w2 === 0 && w3 === 0) || (w2 === 0xffffffff && w3 === 0xffffffff);
    const high = w2 === 0 ? w1 : w1 - TWO_32;
    if (small && Math.abs(high) < 2 ** 20) return (high * TWO_32 + w0) / power;
    const whole = BigInt.asIntN(
      128,
      (((BigInt(w3) << 32n) | BigInt(w2)) << 64n) | (BigInt(w1) << 32n) | BigInt(w0),
    );
    return Number(`${whole}e-${scale}`);
  };
}

/** How a column's cells leave the engine; see SqlValue. Nested values, which only the console meets, as JSON. */
function cellReader(type: DataType): (value: unknown) => SqlValue {
  if (DataType.isDate(type)) {
    return (v) => new Date(typeof v === 'number' ? v : Number(v)).toISOString().slice(0, 10);
  }
  if (DataType.isDecimal(type)) {
    const read = decimalReader(type.scale);
    return (v) => {
      const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = v as Uint32Array;
      return read(w0, w1, w2, w3);
    };
  }
  if (DataType.isTimestamp(type)) return (v) => isoTimestamp(Number(v));
  if (DataType.isTime(type)) return (v) => clockTime(BigInt(v as bigint | number));
  return (v) => {
    if (typeof v === 'number') return Number.isFinite(v) ? v : null;
    if (typeof v === 'string' || typeof v === 'boolean') return v;
    if (typeof v === 'bigint') return Number(v);
    return JSON.stringify(v, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner));
  };
}

const decoder = new TextDecoder();

/** Texts are decoded in one piece where every character is one byte; a repeated text is made once. */
function textReader(data: Data<Utf8>): (i: number) => SqlValue {
  const { values, valueOffsets } = data;
  const start = valueOffsets[0] ?? 0;
  const end = valueOffsets[data.length] ?? start;
  const whole = decoder.decode(values.subarray(start, end));
  const plain = whole.length === end - start;
  return (i) => {
    const from = valueOffsets[i] ?? start;
    const to = valueOffsets[i + 1] ?? from;
    return plain ? whole.slice(from - start, to - start) : decoder.decode(values.subarray(from, to));
  };
}

/** Reads the cells of a column that are not NULL straight from its memory; `Vector.get` is far slower. */
function columnReader(vector: Vector): (i: number) => SqlValue {
  const [data] = vector.data;
  const type = vector.type as DataType;
  if (data === undefined || vector.data.length > 1) {
    const read = cellReader(type);
    return (i) => read(vector.get(i));
  }
  if (DataType.isFloat(type) && type.precision === Precision.DOUBLE) {
    const values = data.values as Float64Array;
    return (i) => {
      const value = values[i] ?? null;
      return value !== null && Number.isFinite(value) ? value : null;
    };
  }
  if (DataType.isInt(type) && type.bitWidth <= 32) {
    const values = data.values as Int32Array;
    return (i) => values[i] ?? null;
  }
  if (DataType.isDecimal(type)) {
    const read = decimalReader(type.scale);
    const values = data.values as Uint32Array;
    return (i) =>
      read(values[4 * i] ?? 0, values[4 * i + 1] ?? 0, values[4 * i + 2] ?? 0, values[4 * i + 3] ?? 0);
  }
  if (DataType.isUtf8(type)) return textReader(data as Data<Utf8>);
  const read = cellReader(type);
  return (i) => read(vector.get(i));
}

/** Arrow batches as plain rows, column by column. */
export function batchesToRows(batches: readonly RecordBatch[]): Row[] {
  return batches.flatMap((batch) => {
    const rows: Record<string, SqlValue>[] = Array.from({ length: batch.numRows }, () => ({}));
    for (const [index, field] of batch.schema.fields.entries()) {
      const vector = batch.getChildAt(index);
      const read = vector === null ? () => null : columnReader(vector);
      const complete = vector === null || vector.nullCount === 0;
      for (const [i, row] of rows.entries()) {
        row[field.name] = complete || vector.isValid(i) ? read(i) : null;
      }
    }
    return rows;
  });
}
