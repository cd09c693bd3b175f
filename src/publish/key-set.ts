const EMPTY = 0;

/** Two independent 32-bit hashes of a text; the first is never 0, which marks a free place. */
function hashes(text: string): readonly [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul((b << 13) | (b >>> 19), 5) + Math.imul(code, 0xcc9e2d51);
  }
  a = Math.imul(a ^ (a >>> 16), 0x45d9f3b);
  b = Math.imul(b ^ (b >>> 15), 0x2c1b3c6d);
  return [(a ^ (a >>> 16)) >>> 0 || 1, (b ^ (b >>> 13)) >>> 0];
}

/**
 * A set of texts that keeps 64 bits of each: tens of millions of keys in some hundred megabytes, where a Set
 * of strings would not fit. Two different texts are taken for one with a chance of about n² / 2^65.
 */
export class KeySet {
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

  has(text: string): boolean {
    const [a, b] = hashes(text);
    return this.#first[this.#place(a, b)] !== EMPTY;
  }

  /** Adds a text; false when it was there already. */
  add(text: string): boolean {
    const [a, b] = hashes(text);
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
    for (const [i, a] of first.entries()) {
      if (a === EMPTY) continue;
      const b = second[i] ?? 0;
      const at = this.#place(a, b);
      this.#first[at] = a;
      this.#second[at] = b;
    }
  }
}
