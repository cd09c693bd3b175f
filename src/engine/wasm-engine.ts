import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { RecordBatch } from 'apache-arrow';
import { quoteIdentifier } from '../model/quote-identifier.ts';
import { TABLES } from '../model/schema.ts';
import { batchesToRows, rowsToArrow } from './arrow-rows.ts';
import { ConnectionPool } from './connection-pool.ts';
import { type Engine, EngineError, type Row, type Statement, type TableData } from './engine.ts';
import { classifyFailure } from './failure.ts';
import { writtenOut } from './literal.ts';
import {
  type Incoming,
  inTransaction,
  type LoadConnection,
  type LoadOptions,
  runLoad,
  type Workspace,
} from './load-plan.ts';

/** Rows of a table, column by column, as they come. */
export type PortionsOfTable = Extract<TableData, { readonly portions: unknown }>;

/**
 * Parquet bytes or portions → Arrow IPC streams, a portion at a time; those made of portions hold every column of
 * the table in its order. Bytes and buffers may be detached.
 */
export type ToArrow = (source: Uint8Array | PortionsOfTable) => AsyncIterable<Uint8Array>;

/** How to open the database: whole numbers arrive as doubles, decimals as they are, and a cancel is heard soon. */
export const OPEN_OPTIONS = {
  query: { castDecimalToDouble: false, castBigIntToDouble: true, queryPollingInterval: 20 },
} as const;

/**
 * First statements: no extension may ever be fetched, no file read, and nothing of this changed later. Rows are
 * compressed when a load says so, not anew at the end of each statement.
 */
const LOCK = [
  "SET checkpoint_threshold = '1TB'",
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];

const CONNECTIONS = 3;
/**
 * So many bytes may stand uncompressed in the middle of a load, and when another one adds to it: compressing costs as
 * much as loading, and what is derived reads faster before it. The rest stays as it is: compressing it later would
 * give no memory back to the machine and keep a reader waiting.
 */
const SETTLE_BYTES = { load: 2 ** 27, derive: 1.5 * 2 ** 30 } as const;
/** In less time than this no load fills as much: how much it holds is asked no more often. */
const SETTLE_MS = 50;
/** The database that DuckDB opens with; stays empty. */
const NOTHING_LOADED = 'memory';
/** After this long without an answer to a cancel the worker counts as lost. */
const CANCEL_PATIENCE_MS = 8_000;

const aborted = () => new DOMException('The query was cancelled', 'AbortError');

/** What the engine says of a failure; a pending query wraps it in JSON, another does not. */
function engineWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!message.startsWith('{')) return message;
  try {
    const { exception_type, exception_message } = JSON.parse(message) as Record<string, unknown>;
    return `${String(exception_type)} Error: ${String(exception_message)}`;
  } catch {
    return message;
  }
}

/** Intermediate tables of derivations belong to the loading connection alone; nobody reads them afterwards. */
async function dropTemporary(loader: AsyncDuckDBConnection): Promise<void> {
  const left = await loader.query('SELECT table_name FROM duckdb_tables() WHERE temporary');
  for (const row of batchesToRows(left.batches)) {
    await loader.query(`DROP TABLE temp.${quoteIdentifier(String(row.table_name))}`);
  }
}

/** DuckDB-WASM behind the Engine interface: the same code in the browser's worker and in Node's. */
export class WasmEngine implements Engine {
  revision = 0;
  readonly #database: AsyncDuckDB;
  readonly #toArrow: ToArrow;
  readonly #loader: AsyncDuckDBConnection;
  readonly #pool: ConnectionPool;
  readonly #onLost: (() => void) | undefined;
  #current: string = NOTHING_LOADED;
  #loads = 0;
  #loading: Promise<unknown> = Promise.resolve();
  /** What the engine held when everything was last compressed, in bytes. */
  #settled = 0;

  private constructor(
    database: AsyncDuckDB,
    pool: ConnectionPool,
    loader: AsyncDuckDBConnection,
    toArrow: ToArrow,
    onLost?: () => void,
  ) {
    this.#database = database;
    this.#pool = pool;
    this.#loader = loader;
    this.#toArrow = toArrow;
    this.#onLost = onLost;
  }

  /**
   * Takes an instantiated database, opens and locks it. `onLost` is called when a query neither ends nor
   * can be cancelled (one operator that never yields): the owner then starts another engine.
   */
  static async open(database: AsyncDuckDB, toArrow: ToArrow, onLost?: () => void): Promise<WasmEngine> {
    await database.open(OPEN_OPTIONS);
    const loader = await database.connect();
    for (const sql of LOCK) await loader.query(sql);
    const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => database.connect()));
    return new WasmEngine(database, new ConnectionPool(connections, NOTHING_LOADED), loader, toArrow, onLost);
  }

  async query<R extends Row = Row>(statement: Statement, signal?: AbortSignal): Promise<readonly R[]> {
    if (signal?.aborted) throw aborted();
    const batches = await this.#pool.use((c) => this.#send(c, statement, signal), signal);
    return batchesToRows(batches) as unknown as readonly R[];
  }

  async load(tables: readonly TableData[], options: LoadOptions): Promise<void> {
    const turn = this.#loading.catch(() => undefined).then(() => this.#load(tables, options));
    this.#loading = turn;
    await turn;
  }

  async close(): Promise<void> {
    await this.#database.terminate();
  }

  async #load(tables: readonly TableData[], options: LoadOptions): Promise<void> {
    const loader = this.#loader;
    const toArrow = this.#toArrow;
    const connection: LoadConnection<TableData> = {
      run: async (sql) => {
        await loader.query(sql);
      },
      stage: (data, direct) => stage(loader, toArrow, data, direct),
    };
    const appends = options.append === true && this.#current !== NOTHING_LOADED;
    if (appends) await this.#compress();
    const workspace = appends ? inTransaction(connection.run) : this.#freshDatabase();
    try {
      await runLoad(connection, workspace, tables, options);
    } catch (error) {
      if (options.signal?.aborted) throw aborted();
      const failure = classifyFailure(error);
      throw failure.failure === 'unknown' ? new EngineError('data', failure.message, error) : failure;
    } finally {
      await dropTemporary(loader).catch(() => undefined);
    }
    this.revision += 1;
  }

  /** Bytes of all rows in the engine, as they stand. */
  async #held(): Promise<number> {
    const sql = 'SELECT CAST(sum(memory_usage_bytes) AS DOUBLE) AS held FROM duckdb_memory()';
    return Number(batchesToRows((await this.#loader.query(sql)).batches)[0]?.held ?? 0);
  }

  /**
   * Compresses what loads left as it was, where that is much, once no question is under way: beside one it would
   * wait, in the engine's only thread, for that question to end, for ever.
   */
  async #compress(): Promise<void> {
    if ((await this.#held()) - this.#settled < SETTLE_BYTES.derive) return;
    const database = this.#current;
    await new Promise<void>((resolve) => {
      this.#pool.whenIdle((connection) =>
        connection.query(`CHECKPOINT ${database}`).then(
          () => resolve(),
          () => resolve(),
        ),
      );
    });
    this.#settled = await this.#held();
  }

  /**
   * A new database, compressed as it fills, takes the place of the old one at the end: a tenth of the memory,
   * and never all rows uncompressed at once.
   */
  #freshDatabase(): Workspace {
    const loader = this.#loader;
    const old = this.#current;
    this.#loads += 1;
    const name = `load_${this.#loads}`;
    let asked = performance.now();
    const run = async (sql: string) => {
      await loader.query(sql);
    };
    return {
      begin: async () => {
        await run(`ATTACH ':memory:' AS ${name} (COMPRESS)`);
        await run(`USE ${name}`);
        this.#settled = await this.#held();
      },
      settle: async (step) => {
        if (performance.now() - asked < SETTLE_MS) return;
        asked = performance.now();
        if ((await this.#held()) - this.#settled < SETTLE_BYTES[step]) return;
        await run(`CHECKPOINT ${name}`);
        this.#settled = await this.#held();
      },
      commit: async () => {
        this.#current = name;
        const left = this.#pool.moveTo(name);
        const detach = () => (old === NOTHING_LOADED ? undefined : run(`DETACH ${old}`));
        // Not waited for: a long query may still read the old database. A closed engine has nothing to detach.
        left.then(detach).catch(() => undefined);
      },
      rollback: async () => {
        await run(`USE ${old}`);
        await run(`DETACH ${name}`).catch(() => undefined);
      },
    };
  }

  async #send(connection: AsyncDuckDBConnection, statement: Statement, signal?: AbortSignal) {
    let patience: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => {
      if (this.#onLost) patience = setTimeout(this.#onLost, CANCEL_PATIENCE_MS);
      void connection.cancelSent().catch(() => false);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const text = statement.params.length > 0 ? writtenOut(statement) : statement.sql;
      const reader = await connection.send(text);
      const batches: RecordBatch[] = [];
      for await (const batch of reader) batches.push(batch);
      return batches;
    } catch (error) {
      if (signal?.aborted) throw aborted();
      throw new Error(engineWords(error), { cause: error });
    } finally {
      clearTimeout(patience);
      signal?.removeEventListener('abort', cancel);
    }
  }
}

/** Brings a table within reach of SQL as `incoming`, portion by portion, so that memory holds one at a time. */
async function* stage(
  connection: AsyncDuckDBConnection,
  toArrow: ToArrow,
  data: TableData,
  direct: boolean,
): AsyncGenerator<Incoming | 'inserted'> {
  if ('select' in data) {
    yield { from: `(${data.select})`, columns: TABLES[data.table].fields.map((f) => f.name) };
    return;
  }
  if (direct && 'portions' in data) {
    for await (const portion of toArrow(data)) {
      await connection.insertArrowFromIPCStream(portion, { name: data.table, create: false });
      yield 'inserted';
    }
    return;
  }
  const portions =
    'rows' in data
      ? rowsToArrow(TABLES[data.table], data.rows)
      : toArrow('parquet' in data ? data.parquet : data);
  for await (const portion of portions) {
    await connection.insertArrowFromIPCStream(portion, { name: 'incoming', create: true });
    const described = await connection.query("SELECT name FROM pragma_table_info('incoming')");
    yield { from: 'incoming', columns: batchesToRows(described.batches).map((r) => String(r.name)) };
    await connection.query('DROP TABLE incoming');
  }
}
