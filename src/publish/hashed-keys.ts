import type { Portion, PortionColumn } from '../model/portion.ts';

const EMPTY = 0;

/** A set of keys of which 64 bits each are known: two numbers below 2^32, the first never 0. */
export class HashedKeys {
  #first = new Uint32Array(1024);
  #second = new Uint32Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  #place(a: number, b: number): number {
    const mask = this.#first.length - 1;
    let at = (a ^ b) & mask;
    while (this.#first[at] !== EMPTY && !(this.#first[at] === a && this.#second[at] === b))
      at = (at + 1) & mask;
    return at;
  }

  has(a: number, b: number): boolean {
    return this.#first[this.#place(a, b)] !== EMPTY;
  }

  /** Adds a key; false when it was there already. */
  add(a: number, b: number): boolean {
    const at = this.#place(a, b);
    if (this.#first[at] !== EMPTY) return false;
    this.#first[at] = a;
    this.#second[at] = b;
    this.#size += 1;
    if (this.#size * 2 > this.#first.length) this.#grow();
    return true;
  }

  #grow(): void {
    const [first, second] = [this.#first, this.#second];
    this.#first = new Uint32Array(first.length * 2);
    this.#second = new Uint32Array(first.length * 2);
    for (let i = 0; i < first.length; i += 1) {
      const a = first[i] ?? EMPTY;
      if (a === EMPTY) continue;
      const b = second[i] ?? 0;
      const at = this.#place(a, b);
      this.#first[at] = a;
      this.#second[at] = b;
    }
  }
}

/** Two independent hashes that grow unit by unit. */
export class Hashes {
  #a = 0x811c9dc5;
  #b = 0x9747b28c;

  begin(): void {
    this.#a = 0x811c9dc5;
    this.#b = 0x9747b28c;
  }

  mix(code: number): void {
    this.#a = Math.imul(this.#a ^ code, 0x01000193);
    this.#b = (Math.imul((this.#b << 13) | (this.#b >>> 19), 5) + Math.imul(code, 0xcc9e2d51)) | 0;
  }

  mixBytes(bytes: Uint8Array, start: number, end: number): void {
    let a = this.#a;
    let b = this.#b;
    for (let i = start; i < end; i += 1) {
      const code = bytes[i] as number;
      a = Math.imul(a ^ code, 0x01000193);
      b = (Math.imul((b << 13) | (b >>> 19), 5) + Math.imul(code, 0xcc9e2d51)) | 0;
    }
    this.#a = a;
    this.#b = b;
  }

  /** Never 0, which marks a free place. */
  get first(): number {
    const a = Math.imul(this.#a ^ (this.#a >>> 16), 0x45d9f3b);
    return (a ^ (a >>> 16)) >>> 0 || 1;
  }

  get second(): number {
    const b = Math.imul(this.#b ^ (this.#b >>> 15), 0x2c1b3c6d);
    return (b ^ (b >>> 13)) >>> 0;
  }
}

/** No byte of UTF-8. */
const BETWEEN = 0xff;

/** Keys of a portion as hashes of their bytes, without making a text of each. */
export class KeyHasher {
  readonly #hashes = new Hashes();
  readonly #columns: readonly ((row: number) => boolean)[];
  second = 0;
  /** Whether all columns of the key asked for last were filled. */
  isWhole = false;

  constructor(portion: Portion, columns: readonly string[]) {
    this.#columns = columns.map((name) => this.#mixer(portion.columns[name]));
  }

  /** The first hash of a row's key; `second` and `isWhole` then speak of the same row. */
  first(row: number): number {
    const hashes = this.#hashes;
    hashes.begin();
    this.isWhole = true;
    for (const mix of this.#columns) {
      if (!mix(row)) this.isWhole = false;
      hashes.mix(BETWEEN);
    }
    this.second = hashes.second;
    return hashes.first;
  }

  /** Mixes a column's value in; false when there is none. */
  #mixer(column: PortionColumn | undefined): (row: number) => boolean {
    switch (column?.kind) {
      case undefined:
        return () => false;
      case 'constant': {
        const bytes = encoded(column.value);
        return () => this.#mix(bytes, 0, bytes.length);
      }
      case 'words': {
        const words = column.words.map(encoded);
        const none = encoded(null);
        const { codes } = column;
        return (row) => {
          const word = words[codes[row] as number] ?? none;
          return this.#mix(word, 0, word.length);
        };
      }
      case 'texts': {
        const { bytes, ends } = column;
        return (row) => this.#mix(bytes, row === 0 ? 0 : (ends[row - 1] as number), ends[row] as number);
      }
      case 'numbers': {
        const { values } = column;
        return (row) => {
          const bytes = encoded(values[row] as number);
          return this.#mix(bytes, 0, bytes.length);
        };
      }
      case 'flags': {
        const { values } = column;
        return (row) => {
          this.#hashes.mix((values[row] as number) + 1);
          return (values[row] as number) >= 0;
        };
      }
    }
  }

  #mix(bytes: Uint8Array, start: number, end: number): boolean {
    this.#hashes.mixBytes(bytes, start, end);
    return end > start;
  }
}

function encoded(value: string | number | boolean | null): Uint8Array {
  const isNone = value === null || Number.isNaN(value);
  return isNone ? new Uint8Array(0) : new TextEncoder().encode(String(value));
}
