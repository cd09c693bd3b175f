/** Numbers below `count`, each in a set of its own until it is joined with others. */
export class JoinedSets {
  readonly #parent: number[];

  constructor(count: number) {
    this.#parent = Array.from({ length: count }, (_, i) => i);
  }

  /** The number that stands for the set of another. */
  rootOf(number: number): number {
    let at = number;
    for (;;) {
      const up = this.#parent[at] ?? at;
      if (up === at) return at;
      const above = this.#parent[up] ?? up;
      this.#parent[at] = above;
      at = above;
    }
  }

  join(a: number, b: number): void {
    this.#parent[this.rootOf(a)] = this.rootOf(b);
  }
}
