import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { NO_FILTERS } from '../../questions/types.ts';
import type { DatasetId } from '../url-state/url-state.ts';
import { type UrlControls, useUrlState } from '../url-state/use-url-state.ts';
import { type Answers, type Asked, defaultParameters, keyOf, type ScreenQuestions } from './answers.ts';
import { beforeOthers, canBeAskedAhead } from './ask-ahead.ts';
import { readsAudit, readsScoring } from './derivations.ts';
import type { EngineStatus, SessionState } from './session.ts';
import { session } from './site-session.ts';
import { measureAnswer } from './timeline.ts';

const SERVER_STATE: SessionState = { status: { state: 'idle' }, dataset: 'reported' };

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.state, () => SERVER_STATE);
}

/**
 * Where the rows on the screen come from:
 * `snapshot` the defaults, from the page itself · `live` the engine, for the choices in the address ·
 * `waiting` the rows before the last choice, an answer is on its way · `stale` the engine is not to be had:
 * the rows do not follow the choices · `failed` the engine refused this very question.
 */
export type AnswerState = 'snapshot' | 'live' | 'waiting' | 'stale' | 'failed';

export interface ScreenAnswers<P, Rows> extends UrlControls<P> {
  readonly rows: Rows;
  /** The data set that the rows are of: they are not shown under the banner of another. */
  readonly rowsDataset: DatasetId;
  readonly state: AnswerState;
  readonly status: EngineStatus;
  /** The engine's words when it refused the question. */
  readonly error: string | null;
}

interface Last<Rows> {
  readonly rows: Rows;
  readonly dataset: DatasetId;
}

interface Received<Q> {
  readonly key: string;
  readonly rows: Answers<Q> | null;
  readonly error: string | null;
  /** When it was asked (performance.now). */
  readonly since: number;
}

/**
 * The answers to what a screen asks. At the defaults they are the snapshot of the page and the engine is never
 * waited for; otherwise the engine is asked, a superseded question is called off, and the old rows stay until
 * the new ones are there. `screen` must be a constant; `snapshot` is the page's loader data (null on pages that
 * were not prerendered).
 */
export function useAnswers<P, Q extends Asked, S extends Answers<Q> | null>(
  screen: ScreenQuestions<P, Q>,
  snapshot: S,
): ScreenAnswers<P, Answers<Q> | S> {
  const url = useUrlState(screen.parameters);
  const { status, dataset: loaded } = useSession();
  const { filters, parameters, dataset } = url;
  const asked = useMemo(() => screen.questions(filters, parameters), [screen, filters, parameters]);
  const byDefault = useMemo(
    () => keyOf(screen.questions(NO_FILTERS, defaultParameters(screen.parameters))),
    [screen],
  );
  // Choices that change no question (filters on the page of one form, an opened tab) need no engine.
  const atDefaults = snapshot !== null && dataset === 'reported' && keyOf(asked) === byDefault;
  const derived = status.state === 'ready' ? status.audit : 'before';
  const needs = useMemo(() => {
    const all = Object.values(asked).map(({ statement }) => statement.sql);
    return { audit: all.some(readsAudit), scoring: all.some(readsScoring) };
  }, [asked]);
  const missing = derived === 'before' ? needs.audit || needs.scoring : derived === 'running' && needs.audit;
  const failed = status.state === 'ready' ? status.failed : undefined;
  const underived =
    failed !== undefined && (needs.audit || (failed.stage === 'scoring' && needs.scoring)) ? failed : null;
  const ready = status.state === 'ready' && loaded === dataset && !missing && underived === null;
  const revision = status.state === 'ready' ? status.revision : -1;
  const key = `${dataset}\n${revision}\n${keyOf(asked)}`;
  const [received, setReceived] = useState<Received<Q> | null>(null);
  const last = useRef<Last<Answers<Q> | S>>({ rows: snapshot, dataset: 'reported' });

  useEffect(() => {
    if (atDefaults || !ready) return;
    const stop = new AbortController();
    const since = performance.now();
    const run = async () => {
      try {
        const entries = await Promise.all(
          Object.entries(asked).map(
            async ([name, { statement }]) => [name, await session.query(statement, stop.signal)] as const,
          ),
        );
        if (stop.signal.aborted) return;
        setReceived({ key, rows: Object.fromEntries(entries) as Answers<Q>, error: null, since });
      } catch (error) {
        if (stop.signal.aborted) return;
        const words = error instanceof Error ? error.message : String(error);
        setReceived({ key, rows: null, error: words, since });
      }
    };
    beforeOthers(run());
    return () => stop.abort();
  }, [atDefaults, ready, key, asked]);

  useEffect(() => {
    if (!ready) return;
    return canBeAskedAhead((likely) =>
      Object.values(screen.questions(likely, parameters)).map(({ statement }) => statement),
    );
  }, [ready, screen, parameters]);

  // After the charts' own effects, so that the frame measured to is the one that shows them.
  useEffect(() => {
    if (received !== null && received.rows !== null) measureAnswer(screen.id, received.since);
  }, [received, screen]);

  const answered = received !== null && received.key === key && ready;
  let { rows, dataset: rowsDataset } = last.current;
  let state: AnswerState = 'waiting';
  if (atDefaults) {
    rows = snapshot;
    rowsDataset = 'reported';
    state = 'snapshot';
  } else if (answered && received.rows !== null) {
    rows = received.rows;
    rowsDataset = dataset;
    state = 'live';
  } else if (answered || (underived !== null && loaded === dataset)) {
    state = 'failed';
  } else if (status.state === 'failed' || status.state === 'cancelled') {
    rows = snapshot;
    rowsDataset = 'reported';
    state = 'stale';
  }
  useEffect(() => {
    last.current = { rows, dataset: rowsDataset };
  }, [rows, rowsDataset]);
  const error = answered ? received.error : (underived?.message ?? null);
  return { ...url, rows, rowsDataset, state, status, error };
}
