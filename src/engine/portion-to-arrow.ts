import {
  Bool,
  type DataType,
  DateDay,
  Decimal,
  Dictionary,
  Float64,
  Int32,
  makeData,
  makeVector,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import { type PortionColumn, valueReader } from '../model/portion.ts';
import { columnVector } from './arrow-columns.ts';

const encoder = new TextEncoder();

/** Bits of what is there, and the count of what is not. */
function validity(
  length: number,
  isNull: (i: number) => boolean,
): { nullBitmap: Uint8Array; nullCount: number } {
  const nullBitmap = new Uint8Array(Math.ceil(length / 8));
  let nullCount = 0;
  for (let i = 0; i < length; i += 1) {
    if (isNull(i)) nullCount += 1;
    else nullBitmap[i >> 3] = (nullBitmap[i >> 3] as number) | (1 << (i & 7));
  }
  return { nullBitmap, nullCount };
}

/** Texts of which each row names one, or none with a negative code. */
function chosenTexts(words: readonly string[], codes: Int32Array, length: number): Vector {
  const encoded = words.map((word) => encoder.encode(word));
  const valueOffsets = new Int32Array(length + 1);
  for (let i = 0; i < length; i += 1)
    valueOffsets[i + 1] = (valueOffsets[i] as number) + (encoded[codes[i] as number]?.length ?? 0);
  const data = new Uint8Array(valueOffsets[length] as number);
  for (let i = 0; i < length; i += 1) {
    const word = encoded[codes[i] as number];
    if (word !== undefined) data.set(word, valueOffsets[i]);
  }
  const there = validity(length, (i) => (codes[i] as number) < 0);
  return makeVector(makeData({ type: new Utf8(), length, ...there, valueOffsets, data }));
}

/**
 * Texts that repeat as an Arrow dictionary: each written once, rows name it by its place. Null where the column is of
 * another kind. For the engine, which takes it like any column of texts; a Parquet file has one type throughout.
 */
export function dictionaryVector(
  type: DataType,
  column: PortionColumn | undefined,
  length: number,
): Vector | null {
  if (!(type instanceof Utf8) || (column?.kind !== 'constant' && column?.kind !== 'words')) return null;
  const { words, codes } =
    column.kind === 'words' ? column : { words: [String(column.value)], codes: new Int32Array(length) };
  const there = validity(length, (i) => (codes[i] as number) < 0);
  const dictionary = vectorFromArray(words, type);
  return makeVector(
    makeData({ type: new Dictionary(type, new Int32()), length, ...there, data: codes, dictionary }),
  );
}

function texts(column: Extract<PortionColumn, { kind: 'texts' }>, length: number): Vector {
  const { bytes, ends, nulls } = column;
  const valueOffsets = new Int32Array(length + 1).fill(bytes.length);
  valueOffsets[0] = 0;
  valueOffsets.set(ends, 1);
  const there = validity(length, (i) => i >= ends.length || nulls?.[i] === 1);
  return makeVector(makeData({ type: new Utf8(), length, ...there, valueOffsets, data: bytes }));
}

const WORD = 2 ** 32;

function numbers(type: DataType, values: Float64Array, length: number): Vector {
  const there = validity(length, (i) => i >= values.length || Number.isNaN(values[i]));
  if (type instanceof Float64) {
    const data = new Float64Array(length);
    data.set(values);
    return makeVector(makeData({ type, length, ...there, data }));
  }
  if (type instanceof Int32) {
    const data = new Int32Array(length);
    data.set(values);
    return makeVector(makeData({ type, length, ...there, data }));
  }
  if (!(type instanceof Decimal)) throw new Error(`no column of type ${String(type)} can be made of numbers`);
  const data = new Uint32Array(length * 4);
  const scale = 10 ** type.scale;
  for (let i = 0; i < values.length; i += 1) {
    const wide = (values[i] as number) * scale;
    // Halves away from zero, as the engine's own casts round.
    const scaled = wide < 0 ? -Math.round(-wide) : Math.round(wide);
    if (Number.isNaN(scaled)) continue;
    const high = Math.floor(scaled / WORD);
    const sign = scaled < 0 ? 0xffff_ffff : 0;
    data[i * 4] = scaled - high * WORD;
    data[i * 4 + 1] = high;
    data[i * 4 + 2] = sign;
    data[i * 4 + 3] = sign;
  }
  return makeVector(makeData({ type, length, ...there, data }));
}

/**
 * A column of a portion as an Arrow vector of so many rows; rows beyond the portion's own are NULL, or false where
 * the column holds flags.
 */
export function portionVector(
  type: DataType,
  column: PortionColumn | undefined,
  rows: number,
  length: number,
): Vector {
  const value = column === undefined ? null : column.kind === 'constant' ? column.value : undefined;
  if (value !== undefined && type instanceof Utf8) {
    const codes = new Int32Array(length).fill(-1);
    if (value !== null) codes.fill(0, 0, rows);
    return chosenTexts(value === null ? [] : [String(value)], codes, length);
  }
  if (value !== undefined && !(type instanceof Bool || type instanceof DateDay)) {
    const same = new Float64Array(rows).fill(value === null ? Number.NaN : Number(value));
    return numbers(type, same, length);
  }
  if (column?.kind === 'numbers') return numbers(type, column.values, length);
  if (column?.kind === 'texts' && type instanceof Utf8) return texts(column, length);
  if (column?.kind === 'words' && type instanceof Utf8) {
    const codes = new Int32Array(length).fill(-1);
    codes.set(column.codes);
    return chosenTexts(column.words, codes, length);
  }
  const read = column === undefined ? () => null : valueReader(column);
  const none = type instanceof Bool ? false : null;
  return columnVector(
    type,
    Array.from({ length }, (_, i) => (i < rows ? read(i) : none)),
  );
}
