import {
  Bool,
  type DataType,
  DateDay,
  Decimal,
  Float64,
  Int32,
  makeData,
  makeVector,
  Utf8,
  type Vector,
} from 'apache-arrow';
import type { SqlValue } from './engine.ts';

/**
 * Columns as Arrow vectors, made by hand: the builders of apache-arrow compile code from text, which the page's
 * Content-Security-Policy forbids.
 */

interface Filled {
  readonly valid: Uint8Array;
  readonly nulls: number;
}

const set = (bits: Uint8Array, i: number) => {
  bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7));
};

/** Calls `write` for each value that is there, and keeps which ones are. */
function fill(
  values: readonly SqlValue[],
  write: (value: string | number | boolean, i: number) => void,
): Filled {
  const valid = new Uint8Array(Math.ceil(values.length / 8));
  let nulls = 0;
  for (const [i, value] of values.entries()) {
    if (value === null) {
      nulls += 1;
      continue;
    }
    set(valid, i);
    write(value, i);
  }
  return { valid, nulls };
}

function decimals(values: readonly SqlValue[], type: Decimal): Vector {
  const data = new Uint32Array(values.length * 4);
  const { valid, nulls } = fill(values, (value, i) => {
    const scaled = BigInt.asUintN(128, BigInt(Math.round(Number(value) * 10 ** type.scale)));
    for (let word = 0; word < 4; word += 1) {
      data[i * 4 + word] = Number((scaled >> BigInt(32 * word)) & 0xffff_ffffn);
    }
  });
  return makeVector(makeData({ type, length: values.length, nullCount: nulls, nullBitmap: valid, data }));
}

function texts(values: readonly SqlValue[], type: Utf8): Vector {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  const valueOffsets = new Int32Array(values.length + 1);
  let end = 0;
  const { valid, nulls } = fill(values, (value, i) => {
    const piece = encoder.encode(String(value));
    pieces.push(piece);
    valueOffsets[i + 1] = piece.length;
  });
  for (let i = 1; i <= values.length; i += 1) {
    end += valueOffsets[i] ?? 0;
    valueOffsets[i] = end;
  }
  const data = new Uint8Array(end);
  let at = 0;
  for (const piece of pieces) {
    data.set(piece, at);
    at += piece.length;
  }
  const length = values.length;
  return makeVector(makeData({ type, length, nullCount: nulls, nullBitmap: valid, valueOffsets, data }));
}

const DAY_MS = 86_400_000;

/**
 * One column; null is NULL. Dates are ISO texts, decimals and integers are numbers.
 * @throws Error for a type that no table of the model has.
 */
export function columnVector(type: DataType, values: readonly SqlValue[]): Vector {
  const length = values.length;
  if (type instanceof Utf8) return texts(values, type);
  if (type instanceof Decimal) return decimals(values, type);
  if (type instanceof Bool) {
    const data = new Uint8Array(Math.ceil(length / 8));
    const { valid, nulls } = fill(values, (value, i) => {
      if (value === true) set(data, i);
    });
    return makeVector(makeData({ type, length, nullCount: nulls, nullBitmap: valid, data }));
  }
  if (type instanceof Float64) {
    const data = new Float64Array(length);
    const { valid, nulls } = fill(values, (value, i) => {
      data[i] = Number(value);
    });
    return makeVector(makeData({ type, length, nullCount: nulls, nullBitmap: valid, data }));
  }
  if (type instanceof Int32 || type instanceof DateDay) {
    const data = new Int32Array(length);
    const { valid, nulls } = fill(values, (value, i) => {
      data[i] = type instanceof DateDay ? Date.parse(`${String(value)}T00:00:00Z`) / DAY_MS : Number(value);
    });
    const filled = { length, nullCount: nulls, nullBitmap: valid, data };
    return type instanceof DateDay
      ? makeVector(makeData({ type, ...filled }))
      : makeVector(makeData({ type, ...filled }));
  }
  throw new Error(`no column of type ${String(type)} can be made`);
}
