import { HashedKeys, Hashes } from './hashed-keys.ts';

/**
 * A set of texts that keeps 64 bits of each: tens of millions of keys in some hundred megabytes, where a Set
 * of strings would not fit. Two different texts are taken for one with a chance of about n² / 2^65.
 */
export class KeySet {
  readonly #keys = new HashedKeys();
  readonly #hashes = new Hashes();

  get size(): number {
    return this.#keys.size;
  }

  #hash(text: string): void {
    this.#hashes.begin();
    for (let i = 0; i < text.length; i += 1) this.#hashes.mix(text.charCodeAt(i));
  }

  has(text: string): boolean {
    this.#hash(text);
    return this.#keys.has(this.#hashes.first, this.#hashes.second);
  }

  /** Adds a text; false when it was there already. */
  add(text: string): boolean {
    this.#hash(text);
    return this.#keys.add(this.#hashes.first, this.#hashes.second);
  }
}
