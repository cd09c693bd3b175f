import type { Engine, Row, Statement } from './engine.ts';

const KEPT_ANSWERS = 300;
/** Larger answers (portions of downloads) are asked once and are not worth their memory. */
const KEPT_CELLS = 60_000;

interface Pending {
  readonly answer: Promise<readonly Row[]>;
  readonly controller: AbortController;
  waiting: number;
}

function cellsOf(rows: readonly Row[]): number {
  return rows.length * Object.keys(rows[0] ?? {}).length;
}

function keyOf(revision: number, { sql, params }: Statement): string {
  return `${revision}\n${sql}\n${JSON.stringify(params)}`;
}

function abortedPromise(
  signal: AbortSignal,
  onAbort: () => void,
): { promise: Promise<never>; forget(): void } {
  let listener = () => undefined as undefined;
  const promise = new Promise<never>((_, reject) => {
    listener = () => {
      onAbort();
      reject(new DOMException('The query was cancelled', 'AbortError'));
      return undefined;
    };
    signal.addEventListener('abort', listener, { once: true });
  });
  return { promise, forget: () => signal.removeEventListener('abort', listener) };
}

/**
 * The same engine with a memory: an answer is kept by SQL, parameters and revision until the next load, and
 * callers who ask the same thing at once share one query. Each caller's signal frees only that caller; the
 * query itself is cancelled when nobody waits for it any more.
 */
export function withCache(engine: Engine): Engine {
  const kept = new Map<string, readonly Row[]>();
  const pending = new Map<string, Pending>();

  const start = (key: string, statement: Statement): Pending => {
    const controller = new AbortController();
    const answer = engine.query(statement, controller.signal).then((rows) => {
      if (cellsOf(rows) <= KEPT_CELLS && key === keyOf(engine.revision, statement)) {
        kept.set(key, rows);
        const oldest = kept.size > KEPT_ANSWERS ? kept.keys().next().value : undefined;
        if (oldest !== undefined) kept.delete(oldest);
      }
      return rows;
    });
    const entry: Pending = { answer, controller, waiting: 0 };
    const done = () => {
      if (pending.get(key) === entry) pending.delete(key);
    };
    answer.then(done, done);
    pending.set(key, entry);
    return entry;
  };

  return {
    get revision() {
      return engine.revision;
    },
    async query<R extends Row = Row>(statement: Statement, signal?: AbortSignal): Promise<readonly R[]> {
      if (signal?.aborted) throw new DOMException('The query was cancelled', 'AbortError');
      const key = keyOf(engine.revision, statement);
      const known = kept.get(key);
      if (known !== undefined) {
        kept.delete(key);
        kept.set(key, known);
        return known as readonly R[];
      }
      const entry = pending.get(key) ?? start(key, statement);
      entry.waiting += 1;
      const leave = () => {
        entry.waiting -= 1;
        if (entry.waiting > 0) return;
        pending.delete(key);
        entry.controller.abort();
      };
      if (signal === undefined) return (await entry.answer) as readonly R[];
      const cut = abortedPromise(signal, leave);
      try {
        return (await Promise.race([entry.answer, cut.promise])) as readonly R[];
      } finally {
        cut.forget();
      }
    },
    async load(tables, options) {
      await engine.load(tables, options);
      kept.clear();
    },
    close: () => engine.close(),
  };
}
