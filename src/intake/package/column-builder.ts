import type { PortionColumn, Value } from '../../model/portion.ts';
import type { FieldType } from '../../model/schema.ts';
import { MOST_BYTES_PER_UNIT, writeUtf8 } from './utf8.ts';

/** Fills one column of a portion; a value that all rows share stays a single value. */
export interface ColumnBuilder {
  push(value: Value): void;
  /** What was pushed since the last seal. */
  seal(): PortionColumn;
}

const FIRST_CAPACITY = 64;

class NumberBuilder implements ColumnBuilder {
  #count = 0;
  #shared: number | null = null;
  #values: Float64Array | null = null;

  push(value: Value): void {
    const number = value as number | null;
    if (this.#values === null) {
      if (this.#count === 0) this.#shared = number;
      else if (number !== this.#shared) {
        this.#values = new Float64Array(Math.max(FIRST_CAPACITY, this.#count * 2));
        this.#values.fill(this.#shared ?? Number.NaN, 0, this.#count);
        this.push(number);
        return;
      }
      this.#count += 1;
      return;
    }
    if (this.#count === this.#values.length) {
      const longer = new Float64Array(this.#count * 2);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#count] = number ?? Number.NaN;
    this.#count += 1;
  }

  seal(): PortionColumn {
    const sealed: PortionColumn =
      this.#values === null
        ? { kind: 'constant', value: this.#shared }
        : { kind: 'numbers', values: this.#values.slice(0, this.#count) };
    this.#values = null;
    this.#shared = null;
    this.#count = 0;
    return sealed;
  }
}

class FlagBuilder implements ColumnBuilder {
  #values: number[] = [];

  push(value: Value): void {
    this.#values.push(value === null ? -1 : value === true ? 1 : 0);
  }

  seal(): PortionColumn {
    const values = Int8Array.from(this.#values);
    this.#values = [];
    const first = values[0] ?? -1;
    if (values.every((value) => value === first))
      return { kind: 'constant', value: first < 0 ? null : first === 1 };
    return { kind: 'flags', values };
  }
}

/** Beyond so many different texts in a portion a column is kept as bytes. */
const MOST_WORDS = 4_096;

class TextBuilder implements ColumnBuilder {
  #count = 0;
  /** While all texts are the same they are only counted. */
  #isShared = true;
  #shared: string | null = null;
  /** Texts met in this portion, in the order of their codes. Null once there are too many. */
  #words: Map<string, number> | null = new Map();
  #codes = new Int32Array(0);
  #bytes = new Uint8Array(0);
  #ends = new Int32Array(0);
  #nulls: Uint8Array | null = null;
  #end = 0;

  push(value: Value): void {
    const text = value as string | null;
    if (this.#words === null) {
      this.#write(text);
      return;
    }
    if (this.#isShared) {
      if (this.#count === 0) this.#shared = text;
      if (text === this.#shared) {
        this.#count += 1;
        return;
      }
      this.#part(this.#words);
    }
    if (this.#count === this.#codes.length) {
      const longer = new Int32Array(this.#count * 2);
      longer.set(this.#codes);
      this.#codes = longer;
    }
    let code = -1;
    if (text !== null) {
      const known = this.#words.get(text);
      code = known ?? this.#words.size;
      if (known === undefined) this.#words.set(text, code);
    }
    this.#codes[this.#count] = code;
    this.#count += 1;
    if (this.#words.size > MOST_WORDS) this.#spill(this.#words);
  }

  #part(words: Map<string, number>): void {
    this.#isShared = false;
    this.#codes = new Int32Array(Math.max(FIRST_CAPACITY, this.#count * 2));
    if (this.#shared === null) this.#codes.fill(-1, 0, this.#count);
    else words.set(this.#shared, 0);
  }

  #spill(known: ReadonlyMap<string, number>): void {
    const words = [...known.keys()];
    const codes = this.#codes;
    const count = this.#count;
    this.#begin();
    for (let i = 0; i < count; i += 1) this.#write(words[codes[i] ?? -1] ?? null);
  }

  #begin(): void {
    this.#words = null;
    this.#codes = new Int32Array(0);
    this.#count = 0;
    this.#end = 0;
    this.#bytes = new Uint8Array(MOST_WORDS * 16);
    this.#ends = new Int32Array(MOST_WORDS * 2);
    this.#nulls = null;
  }

  #write(text: string | null): void {
    if (this.#count === this.#ends.length) {
      const longer = new Int32Array(this.#count * 2);
      longer.set(this.#ends);
      this.#ends = longer;
      if (this.#nulls !== null) {
        const marks = new Uint8Array(longer.length);
        marks.set(this.#nulls);
        this.#nulls = marks;
      }
    }
    if (text === null) {
      this.#nulls ??= new Uint8Array(this.#ends.length);
      this.#nulls[this.#count] = 1;
    } else {
      const most = this.#end + text.length * MOST_BYTES_PER_UNIT;
      if (most > this.#bytes.length) {
        const longer = new Uint8Array(Math.max(most, this.#bytes.length * 2));
        longer.set(this.#bytes);
        this.#bytes = longer;
      }
      this.#end = writeUtf8(text, this.#bytes, this.#end);
    }
    this.#ends[this.#count] = this.#end;
    this.#count += 1;
  }

  seal(): PortionColumn {
    const count = this.#count;
    if (this.#words === null) {
      const sealed: PortionColumn = {
        kind: 'texts',
        bytes: this.#bytes.slice(0, this.#end),
        ends: this.#ends.slice(0, count),
        nulls: this.#nulls?.slice(0, count) ?? null,
      };
      // A column with so many different texts will have as many in the next portion: it stays as it is.
      this.#count = 0;
      this.#end = 0;
      this.#nulls = null;
      return sealed;
    }
    const sealed: PortionColumn = this.#isShared
      ? { kind: 'constant', value: this.#shared }
      : { kind: 'words', words: [...this.#words.keys()], codes: this.#codes.slice(0, count) };
    this.#words = new Map();
    this.#isShared = true;
    this.#count = 0;
    return sealed;
  }
}

/** A builder for a column of this type of the schema. */
export function columnBuilder(type: FieldType): ColumnBuilder {
  switch (type) {
    case 'integer':
    case 'number':
      return new NumberBuilder();
    case 'boolean':
      return new FlagBuilder();
    default:
      return new TextBuilder();
  }
}
