import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, DuckDBTypeId, type DuckDBValue } from '@duckdb/node-api';
import { rowsOfPortions } from '../model/portion.ts';
import { quoteText } from '../model/quote-identifier.ts';
import { TABLES, type TableName } from '../model/schema.ts';
import { csvColumns } from './ddl.ts';
import type { Engine, Row, SqlValue, Statement, TableData } from './engine.ts';
import { type Incoming, inTransaction, type LoadConnection, type LoadOptions, runLoad } from './load-plan.ts';
import { appendIncoming } from './node-append.ts';

/** A table in a file on this machine: Parquet, or CSV with the header that was read from it. */
export type TableFile =
  | { readonly table: TableName; readonly parquetPath: string }
  | { readonly table: TableName; readonly csvPath: string; readonly header: readonly string[] };

const aborted = () => new DOMException('The query was cancelled', 'AbortError');

/** A cell of the native engine as it leaves it; the same rules as in the browser (see SqlValue). */
function cell(value: DuckDBValue, typeId: DuckDBTypeId): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeId === DuckDBTypeId.DECIMAL && 'toDouble' in value) return value.toDouble();
  return String(value);
}

/** DuckDB in Node, for the build, the command line and tests. */
export class NodeEngine implements Engine {
  revision = 0;
  readonly #instance: DuckDBInstance;
  readonly #loader: DuckDBConnection;
  #loading: Promise<unknown> = Promise.resolve();

  private constructor(instance: DuckDBInstance, loader: DuckDBConnection) {
    this.#instance = instance;
    this.#loader = loader;
  }

  /** An empty database in memory, or in the file given. */
  static async open(path = ':memory:'): Promise<NodeEngine> {
    const instance = await DuckDBInstance.create(path);
    const loader = await instance.connect();
    await loader.run('SET autoinstall_known_extensions = false');
    return new NodeEngine(instance, loader);
  }

  async query<R extends Row = Row>(statement: Statement, signal?: AbortSignal): Promise<readonly R[]> {
    if (signal?.aborted) throw aborted();
    const connection = await this.#instance.connect();
    const interrupt = () => connection.interrupt();
    signal?.addEventListener('abort', interrupt, { once: true });
    try {
      if (signal?.aborted) throw aborted();
      const prepared = await connection.prepare(statement.sql);
      for (const [index, value] of statement.params.entries()) {
        const at = index + 1;
        if (value === null) prepared.bindNull(at);
        else if (typeof value === 'boolean') prepared.bindBoolean(at, value);
        else if (typeof value === 'string') prepared.bindVarchar(at, value);
        else if (!Number.isSafeInteger(value)) prepared.bindDouble(at, value);
        else if (Math.abs(value) < 2 ** 31) prepared.bindInteger(at, value);
        else prepared.bindBigInt(at, BigInt(value));
      }
      if (signal?.aborted) throw aborted();
      const reader = await prepared.runAndReadAll();
      if (signal?.aborted) throw aborted();
      const names = reader.deduplicatedColumnNames();
      const types = reader.columnTypes().map((t) => t.typeId);
      return reader.getRows().map((values) => {
        const entries = names.map((name, i) => [name, cell(values[i] ?? null, types[i] ?? 0)] as const);
        return Object.fromEntries(entries) as R;
      });
    } catch (error) {
      if (signal?.aborted) throw aborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
    }
  }

  async load(tables: readonly TableData[], options: LoadOptions): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'jilan-'));
    const stage = async function* (this: NodeEngine, data: TableData): AsyncGenerator<Incoming> {
      if ('parquet' in data) {
        const path = join(folder, `${data.table}.parquet`);
        await writeFile(path, data.parquet);
        yield* this.#stageFile({ table: data.table, parquetPath: path });
        return;
      }
      if ('select' in data) {
        yield { from: `(${data.select})`, columns: TABLES[data.table].fields.map((f) => f.name) };
        return;
      }
      const portions = 'portions' in data ? data.portions : [data.rows];
      for await (const portion of portions) {
        const rows = 'columns' in portion ? [...rowsOfPortions([portion])] : portion;
        await appendIncoming(this.#loader, TABLES[data.table], rows);
        yield { from: 'incoming', columns: TABLES[data.table].fields.map((f) => f.name) };
        await this.#loader.run('DROP TABLE incoming');
      }
    }.bind(this);
    try {
      await this.#inTurn(() => this.#runLoad(tables, stage, options));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** `load` from files on this machine, read by the engine itself: for packages of any size. */
  async loadFiles(files: readonly TableFile[], options: LoadOptions<TableFile>): Promise<void> {
    await this.#inTurn(() => this.#runLoad(files, (file) => this.#stageFile(file), options));
  }

  /** Runs statements that make or write things (COPY, CREATE …): only here, never in the browser. */
  async run(sql: string): Promise<void> {
    await this.#loader.run(sql);
  }

  async close(): Promise<void> {
    this.#loader.closeSync();
    this.#instance.closeSync();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#loading.catch(() => undefined).then(work);
    this.#loading = turn;
    return turn;
  }

  async #runLoad<D extends { readonly table: TableName }>(
    tables: readonly D[],
    stage: LoadConnection<D>['stage'],
    options: LoadOptions<D>,
  ): Promise<void> {
    const run = async (sql: string) => {
      await this.#loader.run(sql);
    };
    await runLoad({ run, stage }, inTransaction(run), tables, options);
    this.revision += 1;
  }

  async *#stageFile(file: TableFile): AsyncGenerator<Incoming> {
    const from =
      'parquetPath' in file
        ? `read_parquet(${quoteText(file.parquetPath)})`
        : `read_csv(${quoteText(file.csvPath)}, columns = ${csvColumns(TABLES[file.table], file.header)}, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', auto_detect = false)`;
    if ('header' in file) {
      yield { from, columns: file.header };
      return;
    }
    const described = await this.#loader.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`);
    yield { from, columns: described.getRows().map((row) => String(row[0])) };
  }
}
