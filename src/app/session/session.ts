import type { Engine, EngineFailure, Progress, Row, Statement, TableData } from '../../engine/engine.ts';
import { EngineError } from '../../engine/engine.ts';
import type { DatasetId } from '../url-state/url-state.ts';

export type EngineStatus =
  | { readonly state: 'idle' }
  | { readonly state: 'starting' }
  | {
      readonly state: 'ready';
      /** Grows with each load of rows. */
      readonly revision: number;
      /**
       * Recomputation and audit run after everything else is there: `before` the audit scores are recomputed,
       * and what reads those waits for `running`; what reads findings waits for `done`.
       */
      readonly audit: 'before' | 'running' | 'done' | 'failed';
      /** Which of the two failed, and why: nothing that reads its tables can be answered. */
      readonly failed?: {
        readonly stage: 'scoring' | 'audit';
        readonly failure: EngineFailure;
        readonly message: string;
      };
    }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly failure: EngineFailure; readonly message: string };

type Ready = Extract<EngineStatus, { readonly state: 'ready' }>;

/** Only data laid over other data need it. */
const sameNames = async () => (await import('../../questions/same-names.ts')).SAME_NAMES;

/** Whether recomputation or audit are still under way. */
export function isAuditing(status: EngineStatus): status is Ready {
  return status.state === 'ready' && (status.audit === 'before' || status.audit === 'running');
}

export interface SessionState {
  readonly status: EngineStatus;
  /** The data set that the engine holds, or is loading. */
  readonly dataset: DatasetId;
}

/** What the session needs from outside: the engine, the tables of a data set, the derivation scripts. */
export interface SessionSources {
  /** `onLost` tells that the engine answers no more: the session then closes it and starts another. */
  openEngine(
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
    onLost: () => void,
  ): Promise<Engine>;
  readTables(
    dataset: DatasetId,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<readonly TableData[]>;
  /**
   * Tables laid over those of `readTables`, layer by layer, as earlier and later imports are: a row takes the
   * place of the one with its key.
   */
  readLayers?(dataset: DatasetId): Promise<readonly (readonly TableData[])[]>;
  /** Scripts of a stage: what every screen reads, then the recomputation, then the audit. */
  derivations(stage: 'first' | 'scoring' | 'audit', dataset: DatasetId): Promise<readonly string[]>;
}

/** Whoever shows progress is drawn anew by each word of it: a few a second are enough. */
const PROGRESS_MS = 200;

function failureOf(error: unknown): { readonly failure: EngineFailure; readonly message: string } {
  return {
    failure: error instanceof EngineError ? error.failure : 'unknown',
    message: error instanceof Error ? error.message : String(error),
  };
}

/** A data set that is being made ready beside the one in view. */
export interface Prepared {
  /** Makes it the data in view as soon as it is ready; rejects when that fails, and nothing has changed then. */
  take(): Promise<void>;
  drop(): void;
}

/**
 * The engine and the data it holds, for the whole visit: started once in the background, never ended by a
 * change of screen. Screens read its state and ask it statements; a failed start leaves them on their snapshots.
 */
export class Session {
  private current: SessionState = { status: { state: 'idle' }, dataset: 'reported' };
  private step: Progress | null = null;
  private told = 0;
  private readonly listeners = new Set<() => void>();
  private engine: Engine | null = null;
  private starting: Promise<void> | null = null;
  private stop: AbortController | null = null;
  private preparing: AbortController | null = null;

  /** `patience`: milliseconds without a sign of life from a starting engine. */
  constructor(
    private readonly sources: SessionSources,
    private readonly patience = 30_000,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly state = (): SessionState => this.current;

  /**
   * How far the start, the recomputation or the audit is; null while that cannot be said. Not a part of the
   * state, so that only those who show it are drawn anew by it.
   */
  readonly progress = (): Progress | null => this.step;

  private set(next: Partial<SessionState>): void {
    this.current = { ...this.current, ...next };
    this.step = null;
    this.told = 0;
    this.tell();
  }

  private setProgress(progress: Progress): void {
    const news = this.step?.step !== progress.step || progress.done === progress.total;
    this.step = progress;
    if (!news && performance.now() - this.told < PROGRESS_MS) return;
    this.told = performance.now();
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  /** Makes the engine hold a data set; does nothing when it does, or is on its way to it, or was called off. */
  async start(dataset: DatasetId, again = false): Promise<void> {
    const { status } = this.current;
    const settled = status.state !== 'idle' && this.current.dataset === dataset;
    if (settled && !again) return this.starting ?? undefined;
    this.preparing?.abort();
    this.stop?.abort();
    const stop = new AbortController();
    this.stop = stop;
    this.set({ status: { state: 'starting' }, dataset });
    this.starting = this.run(dataset, stop.signal);
    await this.starting;
  }

  private async run(dataset: DatasetId, signal: AbortSignal): Promise<void> {
    const onProgress = (progress: Progress) => {
      if (!signal.aborted) this.setProgress(progress);
    };
    try {
      // While the engine is on its way its progress is the one to show: it is by far the larger part.
      const onTables = (progress: Progress) => {
        if (this.engine !== null) onProgress(progress);
      };
      const tables = this.sources.readTables(dataset, onTables, signal);
      // The tables arrive while the engine compiles; their failure is dealt with below, not as a stray rejection.
      tables.catch(() => {});
      const derivations = this.sources.derivations('first', dataset);
      derivations.catch(() => {});
      this.engine ??= await this.openEngine(onProgress, signal);
      const layers = (await this.sources.readLayers?.(dataset)) ?? [];
      const scripts = await derivations;
      const first = layers.length === 0 ? scripts : [];
      await this.engine.load(await tables, { derivations: first, onProgress, signal });
      for (const [index, layer] of layers.entries()) {
        const last = index === layers.length - 1 ? [...(await sameNames()), ...scripts] : [];
        await this.engine.load(layer, { derivations: last, append: true, onProgress, signal });
      }
      if (signal.aborted) return;
      void this.audit(this.engine, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.set({ status: { state: 'failed', ...failureOf(error) } });
    }
  }

  /** Says that the rows are there, then derives recomputation and audit while screens are already answered. */
  private async audit(engine: Engine, signal: AbortSignal): Promise<void> {
    const revision = engine.revision;
    const superseded = () => {
      const { status } = this.current;
      return signal.aborted || (status.state === 'ready' && status.revision > revision);
    };
    const say = (audit: 'before' | 'running' | 'done') => {
      if (!superseded()) this.set({ status: { state: 'ready', revision, audit } });
    };
    const onProgress = (progress: Progress) => {
      if (!superseded()) this.setProgress(progress);
    };
    const { dataset } = this.current;
    let stage: 'scoring' | 'audit' = 'scoring';
    const derive = async (audit: 'before' | 'running') => {
      say(audit);
      const derivations = await this.sources.derivations(stage, dataset);
      if (derivations.length > 0) await engine.load([], { derivations, append: true, onProgress, signal });
    };
    try {
      await derive('before');
      stage = 'audit';
      await derive('running');
      say('done');
    } catch (error) {
      const failed = { stage, ...failureOf(error) };
      if (!superseded()) this.set({ status: { state: 'ready', revision, audit: 'failed', failed } });
    }
  }

  /** A worker whose download fails may fall silent instead of failing: silence counts as a failure too. */
  private async openEngine(onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Engine> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let giveUp: () => void = () => {};
    const silent = new Promise<never>((_, reject) => {
      giveUp = () => reject(new EngineError('network', 'The engine made no progress.'));
    });
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, this.patience);
    };
    const heard = (progress: Progress) => {
      wait();
      onProgress(progress);
    };
    wait();
    try {
      return await Promise.race([this.sources.openEngine(heard, signal, () => void this.restart()), silent]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Calls a start off; what was on the page stays. */
  cancel(): void {
    if (this.current.status.state !== 'starting') return;
    this.stop?.abort();
    this.set({ status: { state: 'cancelled' } });
  }

  retry(): Promise<void> {
    return this.start(this.current.dataset, true);
  }

  /** Puts rows that the reader brought into the engine, in place of what it holds or beside it. */
  async load(tables: readonly TableData[], mode: 'replace' | 'append', dataset: DatasetId): Promise<void> {
    await this.starting;
    if (this.engine === null) throw new EngineError('unknown', 'The engine has not started.');
    const derivations = await this.sources.derivations('first', dataset);
    this.preparing?.abort();
    this.stop?.abort();
    this.stop = new AbortController();
    await this.engine.load(tables, { derivations, append: mode === 'append' });
    this.set({ dataset });
    void this.audit(this.engine, this.stop.signal);
  }

  /**
   * Loads rows as they arrive, and derives what screens read, beside the data in view: nothing shows of it until it is
   * taken. Null while the engine is starting or busy; whatever else is loaded drops it.
   */
  prepare(arriving: AsyncIterable<TableData>, dataset: DatasetId): Prepared | null {
    const { engine } = this;
    const { status } = this.current;
    if (engine === null || status.state !== 'ready' || isAuditing(status)) return null;
    this.preparing?.abort();
    const stop = new AbortController();
    this.preparing = stop;
    let confirm = () => {};
    const until = new Promise<void>((resolve, reject) => {
      confirm = resolve;
      stop.signal.addEventListener('abort', () => reject(new DOMException('Dropped', 'AbortError')));
    });
    until.catch(() => {});
    let show: (progress: Progress) => void = () => {};
    const loaded = this.sources.derivations('first', dataset).then((derivations) =>
      engine.load([], {
        derivations,
        arriving,
        until,
        signal: stop.signal,
        onProgress: (progress) => show(progress),
      }),
    );
    // A failure is told to whoever takes it.
    loaded.catch(() => {});
    return {
      take: async () => {
        const { current } = this;
        this.stop?.abort();
        this.stop = new AbortController();
        const { signal } = this.stop;
        signal.addEventListener('abort', () => stop.abort(), { once: true });
        this.set({ status: { state: 'starting' }, dataset });
        show = (progress) => {
          if (!signal.aborted) this.setProgress(progress);
        };
        show({ step: 'load', done: 0, total: 1 });
        confirm();
        try {
          await loaded;
        } catch (error) {
          if (!signal.aborted) this.set(current);
          throw error;
        }
        signal.throwIfAborted();
        void this.audit(engine, signal);
      },
      drop: () => stop.abort(),
    };
  }

  private async restart(): Promise<void> {
    const lost = this.engine;
    if (lost === null) return;
    this.engine = null;
    void lost.close().catch(() => {});
    await this.retry();
  }

  /** Asks one statement. Rejects while the engine is not ready; an aborted signal rejects with an AbortError. */
  async query<R extends Row>(statement: Statement, signal?: AbortSignal): Promise<readonly R[]> {
    if (this.engine === null || this.current.status.state !== 'ready') {
      throw new EngineError('unknown', 'The engine is not ready.');
    }
    return this.engine.query<R>(statement, signal);
  }
}
