import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { RefusedStatement, readOnly, runReadOnly } from '../../src/engine/read-only-sql.ts';
import { HOMES } from './both-engines.ts';

const REFUSED = [
  'DELETE FROM unit',
  'insert into unit values (1)',
  'UPDATE unit SET name = 1',
  'DROP TABLE unit',
  'CREATE TABLE x AS SELECT 1',
  "COPY unit TO 'x.csv'",
  "ATTACH 'x.db'",
  'SET threads = 1',
  'PRAGMA database_list',
  'INSTALL parquet',
  'CALL duckdb_tables()',
  'SELECT 1; SELECT 2',
  "SELECT ';'; DROP TABLE unit",
  '/* SELECT */ DROP TABLE unit',
  '-- SELECT 1\nDROP TABLE unit',
  'WITH x AS (SELECT 1) DELETE FROM unit',
  'WITH x AS (SELECT 1) INSERT INTO unit SELECT * FROM x',
  'EXPLAIN ANALYZE DELETE FROM unit',
  'EXPLAIN EXPLAIN SELECT 1',
  "SELECT 'open",
  'SELECT 1 /* open',
  '',
  ' ; ',
  '-- only a comment',
];

test.each(REFUSED)('refuses %j and says why in both languages', (statement) => {
  try {
    readOnly(statement, 10);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(RefusedStatement);
    const { reason } = error as RefusedStatement;
    expect(reason.zh.length).toBeGreaterThan(3);
    expect(reason.en.length).toBeGreaterThan(3);
  }
});

describe.each(HOMES)('the console on the $home engine', ({ open }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    const rows = Array.from({ length: 20 }, (_, i) => ({ unit_id: `u${i}`, name: `单位${i}` }));
    await engine.load([{ table: 'unit', rows }], { derivations: [] });
  });
  afterAll(() => engine.close());

  test.each([
    ['SELECT unit_id FROM unit ORDER BY unit_id', [['unit_id', 'VARCHAR']], 5, true],
    [
      'select 1 as a, 2 as a;',
      [
        ['a', 'INTEGER'],
        ['a_1', 'INTEGER'],
      ],
      1,
      false,
    ],
    ["SELECT ';' AS x -- a comment; with one", [['x', 'VARCHAR']], 1, false],
    ['FROM unit LIMIT 2', null, 2, false],
    ['WITH x AS (SELECT 1 AS deleted) SELECT * FROM x', [['deleted', 'INTEGER']], 1, false],
    ['SHOW TABLES', [['name', 'VARCHAR']], 5, true],
    ['DESCRIBE unit', null, 5, true],
    ['SUMMARIZE unit', null, 5, true],
    ["(SELECT $$it's; fine$$ AS q)", [['q', 'VARCHAR']], 1, false],
    ['SELECT \'DROP TABLE unit\' AS "DELETE; x"', [['DELETE; x', 'VARCHAR']], 1, false],
  ] as const)('%s', async (statement, columns, rows, truncated) => {
    const answer = await runReadOnly(engine, statement, { limit: 5 });
    if (columns !== null) expect(answer.columns.map((c) => [c.name, c.type])).toEqual(columns);
    expect(answer.rows).toHaveLength(rows);
    expect(answer.truncated).toBe(truncated);
  });

  test('explains without running anything', async () => {
    const answer = await runReadOnly(engine, 'EXPLAIN SELECT * FROM unit', { limit: 5 });
    expect(answer.rows.length).toBeGreaterThan(0);
    expect(answer.columns.map((c) => c.name)).toEqual(['explain_key', 'explain_value']);
  });

  test('nothing that gets past the door writes', async () => {
    for (const statement of [
      'SELECT * FROM (DELETE FROM unit RETURNING *)',
      'TABLE unit) ; DROP TABLE unit',
    ]) {
      await expect(runReadOnly(engine, statement, { limit: 5 })).rejects.toThrow();
    }
    expect(await engine.query({ sql: 'SELECT count(*) AS n FROM unit', params: [] })).toEqual([{ n: 20 }]);
  });
});

test('the browser engine reads no file, fetches nothing and cannot be unlocked', async () => {
  const home = HOMES.find((h) => h.home === 'wasm');
  const engine = await home!.open();
  try {
    for (const statement of [
      "SELECT * FROM read_csv('/etc/hostname')",
      "SELECT * FROM 'http://example.org/x.parquet'",
      "SELECT * FROM read_parquet('x.parquet')",
      'SET enable_external_access = true',
      'LOAD icu',
      "ATTACH 'x.duckdb'",
    ]) {
      await expect(engine.query({ sql: statement, params: [] }), statement).rejects.toThrow();
    }
    expect(await engine.query({ sql: 'SELECT 1 AS alive', params: [] })).toEqual([{ alive: 1 }]);
  } finally {
    await engine.close();
  }
});
