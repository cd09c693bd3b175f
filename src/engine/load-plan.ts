import { quoteIdentifier } from '../model/quote-identifier.ts';
import { TABLE_NAMES, TABLES, type Table, type TableName } from '../model/schema.ts';
import { columnType, createTable, expectRequired } from './ddl.ts';
import type { Progress, TableData } from './engine.ts';

/** Rows on their way into a table: what to put after FROM, and the columns found there. */
export interface Incoming {
  readonly from: string;
  readonly columns: readonly string[];
}

/** What a load needs of a home: one connection that runs scripts, and a way to bring rows within its reach. */
export interface LoadConnection<D> {
  run(sql: string): Promise<void>;
  /**
   * One or more portions of a table; each is dropped before the next is asked for. Where nothing has to make room
   * (`direct`) a home may put a portion into the table itself and says so.
   */
  stage(data: D, direct: boolean): AsyncIterable<Incoming | 'inserted'>;
}

/** Where a load happens so that it takes effect as a whole or not at all. */
export interface Workspace {
  begin(): Promise<void>;
  /** Called after each portion and each script: the moment to give memory back. */
  settle(step: 'load' | 'derive'): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/** One transaction: readers on other connections see the old data until it commits. */
export function inTransaction(run: (sql: string) => Promise<void>): Workspace {
  return {
    begin: () => run('BEGIN TRANSACTION'),
    settle: async () => undefined,
    commit: () => run('COMMIT'),
    rollback: () => run('ROLLBACK').catch(() => undefined),
  };
}

export interface LoadOptions<D = TableData> {
  readonly derivations: readonly string[];
  readonly append?: boolean;
  readonly arriving?: AsyncIterable<D>;
  readonly until?: Promise<void>;
  readonly onProgress?: (p: Progress) => void;
  readonly signal?: AbortSignal;
}

const same = (columns: readonly string[], a: string, b: string) =>
  columns.map((c) => `${a}.${quoteIdentifier(c)} = ${b}.${quoteIdentifier(c)}`).join(' AND ');

function insert(table: Table, incoming: Incoming): string {
  const present = new Set(incoming.columns);
  expectRequired(table, (column) => present.has(column));
  const fields = table.fields.filter((f) => present.has(f.name));
  const names = fields.map((f) => quoteIdentifier(f.name)).join(', ');
  const casts = fields.map((f) => `CAST(i.${quoteIdentifier(f.name)} AS ${columnType(f)})`).join(', ');
  return `INSERT INTO ${quoteIdentifier(table.name)} (${names}) SELECT ${casts} FROM ${incoming.from} i`;
}

/** An appended row takes the place of the row with its key; an appended form also of that form's old rows. */
function makeRoom(table: Table, incoming: Incoming): string[] {
  const target = quoteIdentifier(table.name);
  const remove = (from: string, columns: readonly string[]) =>
    `DELETE FROM ${from} t WHERE EXISTS (SELECT 1 FROM ${incoming.from} i WHERE ${same(columns, 't', 'i')})`;
  const children = TABLE_NAMES.filter((name) =>
    TABLES[name].foreignKeys.some((k) => k.table === table.name && k.columns.includes('evaluation_id')),
  );
  return [
    remove(target, table.primaryKey),
    ...(table.name === 'evaluation'
      ? children.map((name) => remove(quoteIdentifier(name), ['evaluation_id']))
      : []),
  ];
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DOMException('The load was cancelled', 'AbortError');
}

/** Runs a whole load in its workspace: tables, rows, derivations. A failure or an abort leaves what was there. */
export async function runLoad<D extends { readonly table: TableName } = TableData>(
  connection: LoadConnection<D>,
  workspace: Workspace,
  tables: readonly D[],
  options: LoadOptions<D>,
): Promise<void> {
  const order = [...tables].sort((a, b) => TABLE_NAMES.indexOf(a.table) - TABLE_NAMES.indexOf(b.table));
  const append = options.append ?? false;
  const report = (step: Progress['step'], done: number, total: number, item?: string) =>
    options.onProgress?.(item === undefined ? { step, done, total } : { step, done, total, item });
  stopIfAborted(options.signal);
  await workspace.begin();
  try {
    for (const name of TABLE_NAMES) await connection.run(createTable(TABLES[name], !append));
    const put = async (data: D) => {
      const table = TABLES[data.table];
      for await (const incoming of connection.stage(data, !append)) {
        stopIfAborted(options.signal);
        if (incoming !== 'inserted') {
          if (append) for (const sql of makeRoom(table, incoming)) await connection.run(sql);
          await connection.run(insert(table, incoming));
        }
        await workspace.settle('load');
      }
    };
    for (const [index, data] of order.entries()) {
      report('load', index, order.length, data.table);
      await put(data);
    }
    if (options.arriving) for await (const data of options.arriving) await put(data);
    report('load', order.length, order.length);
    for (const [index, script] of options.derivations.entries()) {
      report('derive', index, options.derivations.length);
      stopIfAborted(options.signal);
      await connection.run(script);
      await workspace.settle('derive');
    }
    report('derive', options.derivations.length, options.derivations.length);
    stopIfAborted(options.signal);
    await options.until;
    stopIfAborted(options.signal);
    await workspace.commit();
  } catch (error) {
    await workspace.rollback();
    throw error;
  }
}
