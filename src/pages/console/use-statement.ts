import { useCallback, useEffect, useRef, useState } from 'react';
import { type ConsoleAnswer, refusalOf, runReaderSql } from '../../app/session/reader-sql.ts';
import type { Bilingual } from '../../model/schema.ts';

export type Outcome =
  | { readonly state: 'none' }
  | { readonly state: 'waiting' }
  | { readonly state: 'running'; readonly since: number }
  | {
      readonly state: 'done';
      readonly answer: ConsoleAnswer;
      readonly milliseconds: number;
      readonly limit: number;
    }
  | { readonly state: 'refused'; readonly reason: Bilingual }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'cancelled' };

interface Asked {
  readonly sql: string;
  readonly limit: number;
  /** Tells two runs of the same statement apart. */
  readonly run: number;
}

/** Runs one statement at a time; a new one, a cancel or leaving the page ends the one before in the engine too. */
export function useStatement(ready: boolean, revision: number, onRun: (sql: string) => void) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [outcome, setOutcome] = useState<Outcome>({ state: 'none' });
  const stop = useRef<AbortController | null>(null);
  const ran = useRef(onRun);
  ran.current = onRun;

  // biome-ignore lint/correctness/useExhaustiveDependencies: other data in the engine asks the statement again
  useEffect(() => {
    if (asked === null) return;
    if (!ready) {
      setOutcome({ state: 'waiting' });
      return;
    }
    const controller = new AbortController();
    stop.current = controller;
    const since = performance.now();
    setOutcome({ state: 'running', since });
    ran.current(asked.sql);
    runReaderSql(asked.sql, asked.limit, controller.signal).then(
      (answer) => {
        if (controller.signal.aborted) return;
        setOutcome({ state: 'done', answer, milliseconds: performance.now() - since, limit: asked.limit });
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        const reason = refusalOf(error);
        if (reason !== null) setOutcome({ state: 'refused', reason });
        else setOutcome({ state: 'failed', message: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => controller.abort();
  }, [asked, ready, revision]);

  const run = useCallback(
    (sql: string, limit: number) => setAsked((before) => ({ sql, limit, run: (before?.run ?? 0) + 1 })),
    [],
  );
  const cancel = useCallback(() => {
    stop.current?.abort();
    setOutcome({ state: 'cancelled' });
  }, []);
  return { outcome, asked, run, cancel };
}
