import type { Statement } from '../../engine/engine.ts';
import type { Filters } from '../../questions/types.ts';
import { session } from './site-session.ts';

/** What a screen in view would ask under other filters. */
export type Asker = (filters: Filters) => readonly Statement[];

const askers = new Set<Asker>();
/** Answers that a screen waits for: nothing is asked ahead beside them. */
const awaited = new Set<Promise<unknown>>();

/** Lets a screen be asked ahead for as long as it is in view; returns how to end that. */
export function canBeAskedAhead(asker: Asker): () => void {
  askers.add(asker);
  return () => askers.delete(asker);
}

/** Holds back whatever is asked ahead until `answer` is there. */
export function beforeOthers(answer: Promise<unknown>): void {
  awaited.add(answer);
  const done = () => awaited.delete(answer);
  answer.then(done, done);
}

/**
 * Asks what the screens in view would ask under filters that are likely next, one statement after another, so
 * that the engine's memory of answers has them when they are chosen. Nothing waits for it and nothing fails by it.
 */
export async function askAhead(likely: readonly Filters[], signal: AbortSignal): Promise<void> {
  try {
    for (const filters of likely) {
      for (const asker of [...askers]) {
        for (const statement of asker(filters)) {
          while (awaited.size > 0) await Promise.allSettled(awaited);
          await session.query(statement, signal);
        }
      }
    }
  } catch {
    // A choice was made, or the engine is gone: whoever needs the answer asks for it.
  }
}
