import type { Portion } from '../model/portion.ts';
import type { TableName } from '../model/schema.ts';

/** What a cell can be once it has left the engine. Dates are ISO strings; money and ratios are doubles. */
export type SqlValue = string | number | boolean | null;
export type Row = Readonly<Record<string, SqlValue>>;

/** SQL text with `?` placeholders and the values bound to them, in order. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

export interface Progress {
  /** What is being done: `engine` (fetching and compiling), `load`, `derive`. */
  readonly step: 'engine' | 'load' | 'derive';
  readonly done: number;
  readonly total: number;
  /** The table in hand, where there is one. */
  readonly item?: string;
}

/**
 * The rows of one table on their way into the engine: Parquet bytes, rows typed by the schema, portions column by
 * column (taken once, their buffers handed over), or a SELECT of our own (simulation) by which the engine makes
 * them itself.
 */
export type TableData =
  | { readonly table: TableName; readonly parquet: Uint8Array }
  | { readonly table: TableName; readonly portions: AsyncIterable<Portion> | Iterable<Portion> }
  | { readonly table: TableName; readonly rows: readonly Row[] }
  | { readonly table: TableName; readonly select: string };

/** Why the engine is not there (`gone`: the data asked for are no longer kept on this machine); the page keeps its snapshot and shows the reason and the remedy. */
export type EngineFailure = 'unsupported' | 'blocked' | 'memory' | 'network' | 'data' | 'gone' | 'unknown';

export class EngineError extends Error {
  constructor(
    readonly failure: EngineFailure,
    message: string,
    override readonly cause?: unknown,
  ) {
    super(message);
    this.name = 'EngineError';
  }
}

/** The one door to SQL. DuckDB in a worker in the browser, DuckDB in Node for build and tests: the same SQL. */
export interface Engine {
  /** Grows by one at each load; part of every cache key. */
  readonly revision: number;
  /**
   * Runs one statement and returns its rows. An aborted signal rejects with an AbortError and cancels
   * the work in the engine. A statement that fails rejects with an Error that carries the engine's words.
   */
  query<R extends Row = Row>(statement: Statement, signal?: AbortSignal): Promise<readonly R[]>;
  /**
   * Replaces (or, with `append`, adds to) the base tables, typed by the schema and never sniffed, then
   * runs the derivation scripts. On failure what was loaded before is still there.
   */
  load(
    tables: readonly TableData[],
    options: {
      readonly derivations: readonly string[];
      readonly append?: boolean;
      /** Tables and parts of tables that come while the load goes on, in any order, after `tables`. */
      readonly arriving?: AsyncIterable<TableData>;
      /** Everything is made ready and takes effect when this resolves; when it rejects, nothing does. */
      readonly until?: Promise<void>;
      readonly onProgress?: (p: Progress) => void;
      readonly signal?: AbortSignal;
    },
  ): Promise<void>;
  close(): Promise<void>;
}
