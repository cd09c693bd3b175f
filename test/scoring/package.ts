import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Row, SqlValue, Statement } from '../../src/engine/engine.ts';
import type { Rows } from '../../src/model/rows.gen.ts';
import { TABLE_NAMES, TABLES, type TableName } from '../../src/model/schema.ts';

/** Rows by table; columns left out are NULL (booleans false, required numbers 0, required text empty). */
export type Package = { [T in TableName]?: readonly Partial<Rows[T]>[] };

const TYPES = {
  string: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
} as const;

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return `'${String(value).replaceAll("'", "''")}'`;
}

export interface Bench {
  ask<R extends Row = Row>(statement: Statement | string): Promise<readonly R[]>;
  run(sql: string): Promise<void>;
  close(): void;
}

const DATA = resolve(import.meta.dirname, '../../data');

export async function bench(): Promise<Bench> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const bench: Bench = {
    async ask<R extends Row>(statement: Statement | string) {
      const { sql, params } = typeof statement === 'string' ? { sql: statement, params: [] } : statement;
      const result = await connection.runAndReadAll(sql, [...params]);
      const rows = result
        .getRowObjects()
        .map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([k, v]): [string, SqlValue] => [
              k,
              typeof v === 'bigint' || (typeof v === 'object' && v !== null)
                ? /^-?[\d.]+$/.test(String(v))
                  ? Number(String(v))
                  : String(v)
                : (v as SqlValue),
            ]),
          ),
        );
      return rows as unknown as readonly R[];
    },
    async run(sql: string) {
      await connection.run(sql);
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
  for (const name of TABLE_NAMES) {
    const columns = TABLES[name].fields.map((f) => {
      const type = f.decimal ? `DECIMAL(${f.decimal[0]}, ${f.decimal[1]})` : TYPES[f.type];
      return `${f.name} ${type}`;
    });
    await bench.run(`CREATE TABLE ${name} (${columns.join(', ')})`);
  }
  return bench;
}

function filled(table: TableName, row: Readonly<Record<string, unknown>>): unknown[] {
  return TABLES[table].fields.map((f) => {
    const given = row[f.name];
    if (given !== undefined) return given;
    if (!f.required) return null;
    if (f.type === 'boolean') return false;
    if (f.type === 'string') return f.enumeration?.[0] ?? '';
    return f.minimum ?? 0;
  });
}

/** Loads rows and derives; the tables are emptied first, so that one bench serves many cases. */
export async function load(on: Bench, rows: Package, derivations: readonly string[]): Promise<void> {
  for (const name of TABLE_NAMES) {
    await on.run(`DELETE FROM ${name}`);
    const given = rows[name] ?? [];
    if (given.length === 0) continue;
    const values = given.map(
      (r) =>
        `(${filled(name, r as Record<string, unknown>)
          .map(literal)
          .join(', ')})`,
    );
    await on.run(`INSERT INTO ${name} VALUES ${values.join(', ')}`);
  }
  for (const sql of derivations) await on.run(sql);
}

/** Loads the committed data package. */
export async function loadData(on: Bench, derivations: readonly string[]): Promise<void> {
  for (const name of TABLE_NAMES) {
    const path = resolve(DATA, TABLES[name].path);
    if (!existsSync(path)) throw new Error(`no ${path}`);
    const header = (readFileSync(path, 'utf8').split('\n')[0] ?? '').replace(/^\uFEFF/, '').trim();
    const columns = header.split(',');
    await on.run(`DELETE FROM ${name}`);
    await on.run(
      `INSERT INTO ${name} (${columns.join(', ')}) SELECT * FROM read_csv('${path}', header = true, nullstr = '', columns = {${columns
        .map((c) => {
          const field = TABLES[name].fields.find((f) => f.name === c);
          if (field === undefined) throw new Error(`${name}.${c} is not in the schema`);
          const type = field.decimal
            ? `DECIMAL(${field.decimal[0]}, ${field.decimal[1]})`
            : TYPES[field.type];
          return `'${c}': '${type}'`;
        })
        .join(', ')}})`,
    );
  }
  for (const sql of derivations) await on.run(sql);
}
