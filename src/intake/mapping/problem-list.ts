import type { Problem } from '../types.ts';

const SHOWN_PER_KIND = 100;

/** Problems of one import: the first of each kind and file in full, the rest as a count. */
export class ProblemList {
  readonly #shown: Problem[] = [];
  readonly #counts = new Map<string, { count: number; last: Problem }>();

  add(problem: Problem): void {
    const key = `${problem.file}\u001f${problem.kind}\u001f${problem.column ?? ''}`;
    const held = this.#counts.get(key);
    if (held) {
      held.count += 1;
      held.last = problem;
    } else this.#counts.set(key, { count: 1, last: problem });
    if ((held?.count ?? 1) <= SHOWN_PER_KIND) this.#shown.push(problem);
  }

  list(): readonly Problem[] {
    const rest = [...this.#counts.values()].flatMap(({ count, last }): Problem[] => {
      const more = count - SHOWN_PER_KIND;
      if (more <= 0) return [];
      return [
        {
          ...last,
          value: null,
          message: {
            zh: `同类问题另有 ${more} 处，最后一处在 ${last.place}：${last.message.zh}`,
            en: `${more} more of the same, the last at ${last.place}: ${last.message.en}`,
          },
        },
      ];
    });
    return [...this.#shown, ...rest];
  }
}
