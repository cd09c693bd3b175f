/** One property of many records; a value that all of them share is held once. */
export class Lane<V> {
  #count = 0;
  #shared: V | undefined;
  #values: V[] | null = null;

  push(value: V): void {
    if (this.#values !== null) {
      this.#values.push(value);
      return;
    }
    if (this.#count === 0) this.#shared = value;
    else if (value !== this.#shared) {
      this.#values = new Array<V>(this.#count).fill(this.#shared as V);
      this.#values.push(value);
      return;
    }
    this.#count += 1;
  }

  at(index: number): V {
    return (this.#values === null ? this.#shared : this.#values[index]) as V;
  }
}

/** A list of whole numbers that grows, four bytes each. */
class Integers {
  #count = 0;
  #values = new Int32Array(64);

  push(value: number): void {
    if (this.#count === this.#values.length) {
      const longer = new Int32Array(this.#count * 2);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }
}

const BLOCK_BITS = 8;
const BLOCK = 1 << BLOCK_BITS;

/**
 * Texts that seldom repeat, such as printed figures. Some hundred at a time are joined into one string and cut
 * out of it again when asked for: the garbage collector then has one string to move instead of hundreds.
 */
export class TextLane<V extends string | null> {
  #count = 0;
  #shared: V | undefined;
  /** Null while all texts are the same. */
  #ends: Integers | null = null;
  readonly #blocks: string[] = [];
  #open: V[] = [];
  #end = 0;

  push(value: V): void {
    if (this.#ends !== null) this.#add(this.#ends, value);
    else if (this.#count === 0) this.#shared = value;
    else if (value !== this.#shared) {
      const ends = new Integers();
      this.#ends = ends;
      for (let i = 0; i < this.#count; i += 1) this.#add(ends, this.#shared as V);
      this.#add(ends, value);
    }
    this.#count += 1;
  }

  /** Ends count from the block's beginning; that of a missing text is written as its complement. */
  #add(ends: Integers, value: V): void {
    this.#end += value === null ? 0 : value.length;
    ends.push(value === null ? ~this.#end : this.#end);
    this.#open.push(value);
    if (this.#open.length < BLOCK) return;
    this.#blocks.push(this.#open.join(''));
    this.#open = [];
    this.#end = 0;
  }

  at(index: number): V {
    if (this.#ends === null) return this.#shared as V;
    const block = this.#blocks[index >> BLOCK_BITS];
    const place = index & (BLOCK - 1);
    if (block === undefined) return this.#open[place] as V;
    const end = this.#ends.at(index);
    if (end < 0) return null as V;
    const before = place === 0 ? 0 : this.#ends.at(index - 1);
    return block.slice(before < 0 ? ~before : before, end) as V;
  }
}

/** Beyond so many different texts remembering them costs more than it saves. */
const MOST_WORDS = 65_536;

/** Texts that repeat, such as names of units: each is held once. */
export class WordLane<V extends string | null> {
  readonly #codes = new Integers();
  #known: Map<V, number> | null = new Map();
  readonly #words: V[] = [];
  /** From here on texts are held one by one. */
  #others: TextLane<V> | null = null;
  #count = 0;
  #split = Number.POSITIVE_INFINITY;

  push(value: V): void {
    this.#count += 1;
    if (this.#others !== null) {
      this.#others.push(value);
      return;
    }
    const known = this.#known?.get(value);
    this.#codes.push(known ?? this.#words.length);
    if (known !== undefined) return;
    this.#known?.set(value, this.#words.length);
    this.#words.push(value);
    if (this.#words.length < MOST_WORDS) return;
    this.#known = null;
    this.#others = new TextLane();
    this.#split = this.#count;
  }

  at(index: number): V {
    if (index >= this.#split) return this.#others?.at(index - this.#split) as V;
    return this.#words[this.#codes.at(index)] as V;
  }
}

/** Numbers that may be missing, eight bytes each. */
export class NumberLane {
  #count = 0;
  #values = new Float64Array(64);

  push(value: number | null): void {
    if (this.#count === this.#values.length) {
      const longer = new Float64Array(this.#count * 2);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#count] = value ?? Number.NaN;
    this.#count += 1;
  }

  at(index: number): number | null {
    const value = this.#values[index] ?? Number.NaN;
    return Number.isNaN(value) ? null : value;
  }
}

/** Cells of figures: what is printed, and what it says. */
export class FigureLane {
  readonly #raws = new TextLane<string | null>();
  #values: NumberLane | null = null;
  #count = 0;

  push(cell: { readonly raw: string; readonly value: number | null } | null): void {
    this.#raws.push(cell === null ? null : cell.raw);
    if (cell !== null && this.#values === null) {
      this.#values = new NumberLane();
      for (let i = 0; i < this.#count; i += 1) this.#values.push(null);
    }
    this.#values?.push(cell === null ? null : cell.value);
    this.#count += 1;
  }

  at(index: number): { readonly raw: string; readonly value: number | null } | null {
    const raw = this.#raws.at(index);
    return raw === null ? null : { raw, value: this.#values?.at(index) ?? null };
  }
}
