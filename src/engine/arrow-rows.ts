import {
  Field as ArrowField,
  Table as ArrowTable,
  Bool,
  DataType,
  Float64,
  Int32,
  type RecordBatch,
  Schema,
  tableToIPC,
  Utf8,
} from 'apache-arrow';
import type { Field, Table } from '../model/schema.ts';
import { columnVector } from './arrow-columns.ts';
import type { Row, SqlValue } from './engine.ts';

const PORTION = 20_000;

function arrowType(field: Field): DataType {
  switch (field.type) {
    case 'integer':
      return new Int32();
    case 'number':
      return new Float64();
    case 'boolean':
      return new Bool();
    default:
      return new Utf8();
  }
}

/**
 * Rows as Arrow IPC streams of at most 20 000 rows, typed by the schema; dates and decimals are cast by the
 * engine on insertion. A missing value is NULL. Yields so that a caller on the main thread can breathe.
 */
export function* rowsToArrow(table: Table, rows: readonly Row[]): Generator<Uint8Array> {
  const fields = table.fields.map((f) => ({ field: f, type: arrowType(f) }));
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
function decimalReader(scale: number): (words: Uint32Array) => number {
  const power = 10 ** scale;
  return ([w0 = 0, w1 = 0, w2 = 0, w3 = 0]) => {
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
    return (v) => read(v as Uint32Array);
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

/** Arrow batches as plain rows, column by column. */
export function batchesToRows(batches: readonly RecordBatch[]): Row[] {
  return batches.flatMap((batch) => {
    const rows: Record<string, SqlValue>[] = Array.from({ length: batch.numRows }, () => ({}));
    for (const [index, field] of batch.schema.fields.entries()) {
      const read = cellReader(field.type as DataType);
      const vector = batch.getChildAt(index);
      for (const [i, row] of rows.entries()) {
        const value: unknown = vector?.get(i) ?? null;
        row[field.name] = value === null ? null : read(value);
      }
    }
    return rows;
  });
}
