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

/** Aborts a moment after `signal`: whoever asks the same because of a choice has joined by then. */
function aMomentAfter(signal: AbortSignal): AbortSignal {
  const late = new AbortController();
  signal.addEventListener('abort', () => setTimeout(() => late.abort(), 0), { once: true });
  return late.signal;
}

/**
 * Asks what the screens in view would ask under filters that are likely next, so that the engine's memory of
 * answers has them when they are chosen. Nothing waits for it and nothing fails by it; what is under way when the
 * choice is made goes on for whoever needs it.
 */
export async function askAhead(likely: readonly Filters[], signal: AbortSignal): Promise<void> {
  const late = aMomentAfter(signal);
  const statements = likely.flatMap((filters) => [...askers].flatMap((asker) => asker(filters)));
  const left = statements[Symbol.iterator]();
  const ask = async () => {
    for (let next = left.next(); !next.done; next = left.next()) {
      while (awaited.size > 0) await Promise.allSettled(awaited);
      if (signal.aborted) return;
      await session.query(next.value, late);
    }
  };
  // Two at a time: the engine has the next statement while the page reads the answer to the last.
  // A choice was made, or the engine is gone: whoever needs the answer asks for it.
  await Promise.allSettled([ask(), ask()]);
}
