import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withCache } from '../../src/engine/cache.ts';
import { type Engine, EngineError, type Row, type TableData } from '../../src/engine/engine.ts';
import { portionsOf } from '../../src/intake/package/table-writer.ts';
import type { TableRows } from '../../src/intake/types.ts';
import { HOMES } from './both-engines.ts';

const source: TableData = { table: 'source', rows: [{ source_id: 's', title: '来源', kind: 'form' }] };
const unit = (ids: readonly string[]): TableData => ({
  table: 'unit',
  rows: ids.map((id) => ({ unit_id: id, name: `单位 ${id}` })),
});
const form = (id: string, extra: Row = {}): Row => ({
  evaluation_id: id,
  kind: 'project',
  fiscal_year: 2021,
  fiscal_year_basis: 'stated',
  unit_id: 'u1',
  title_raw: `表 ${id}`,
  tick_groups: 3,
  budget_points_inferred: false,
  data_origin: 'reported',
  source_id: 's',
  locator: 'L1',
  ...extra,
});
const line = (id: string, amount: number): Row => ({
  evaluation_id: id,
  line_no: 1,
  kind: 'total',
  adjusted_amount: amount,
  executed_amount: amount / 2,
  locator: 'L2',
});
const forms = (rows: readonly Row[]): TableData => ({ table: 'evaluation', rows });
const lines = (rows: readonly Row[]): TableData => ({ table: 'fund_line', rows });
const none = { derivations: [] };

describe.each(HOMES)('loading into the $home engine', ({ open }) => {
  let engine: Engine;
  const one = async (sql: string, params: Row[string][] = []) => (await engine.query({ sql, params }))[0];
  const count = async (table: string) => (await one(`SELECT count(*) AS n FROM ${table}`))?.n;

  beforeAll(async () => {
    engine = await open();
    await engine.load(
      [
        lines([line('a', 100.25)]),
        forms([form('a', { filed_on: '2022-05-29', total_reported: 63.625, rate_reported: 0.7116 })]),
        source,
        unit(['u1']),
      ],
      none,
    );
  });
  afterAll(() => engine.close());

  test('a load that adds ends, and so does a long query over the same table beside it', async () => {
    const own = await open();
    await own.load(
      [forms(Array.from({ length: 20_000 }, (_, i) => form(`f${i}`))), source, unit(['u1'])],
      none,
    );
    const long = Array.from({ length: 3 }, (_, k) =>
      own.query<{ n: number }>({
        sql: `SELECT count(*) AS n FROM evaluation a, evaluation b WHERE length(a.title_raw) + ${k} < length(b.locator)`,
        params: [],
      }),
    );
    await own.load([unit(['u2'])], { derivations: [], append: true });
    await own.load([], { derivations: [], append: true });
    for (const answer of await Promise.all(long)) expect(answer[0]?.n).toBe(0);
    expect((await own.query({ sql: 'SELECT count(*) AS n FROM unit', params: [] }))[0]?.n).toBe(2);
    await own.close();
  }, 60_000);

  test('values leave as numbers, ISO dates, booleans and NULL, whatever their SQL type', async () => {
    expect(
      await one(
        `SELECT e.filed_on, e.total_reported, e.rate_reported, e.budget_points_inferred, e.signed, e.fiscal_year,
          f.adjusted_amount, (SELECT sum(adjusted_amount) FROM fund_line) AS total,
          (SELECT count(*) FROM unit) AS n, CAST(5000000000 AS BIGINT) AS big, CAST(7 AS HUGEINT) AS huge,
          1.0 / 3 AS third, CAST('NaN' AS DOUBLE) AS nan
        FROM evaluation e JOIN fund_line f ON f.evaluation_id = e.evaluation_id`,
      ),
    ).toEqual({
      filed_on: '2022-05-29',
      total_reported: 63.625,
      rate_reported: 0.7116,
      budget_points_inferred: false,
      signed: null,
      fiscal_year: 2021,
      adjusted_amount: 100.25,
      total: 100.25,
      n: 1,
      big: 5_000_000_000,
      huge: 7,
      third: expect.closeTo(1 / 3, 12),
      nan: null,
    });
  });

  test('decimals leave as the double nearest to them, of any sign, size and scale', async () => {
    const exact = [
      '3.26',
      '15.53',
      '-0.01',
      '0.00',
      '1159138.98',
      '-9999999999999999.99',
      '45035996273704.97',
      '-90071992547409.93',
    ];
    const list = exact.map(
      (d, i) => `CAST('${d}' AS DECIMAL(18, 2)) AS d${i}, sum(CAST('${d}' AS DECIMAL(18, 2))) AS s${i}`,
    );
    const row = (await one(`SELECT ${list.join(', ')}, CAST('1.625' AS DECIMAL(7, 3)) AS p,
      CAST('12345678901234567890123456789.5' AS DECIMAL(38, 1)) AS wide, CAST(5 AS DECIMAL(4, 0)) AS five,
      CAST(NULL AS DECIMAL(4, 1)) AS gap FROM range(1)`)) as Row;
    for (const [i, d] of exact.entries())
      expect([row[`d${i}`], row[`s${i}`]]).toEqual([Number(d) + 0, Number(d) + 0]);
    expect(row).toMatchObject({
      p: 1.625,
      wide: Number('12345678901234567890123456789.5'),
      five: 5,
      gap: null,
    });
  });

  test('columns have the types of the schema', async () => {
    const rows = await engine.query<{ column_name: string; column_type: string }>({
      sql: 'SELECT column_name, column_type FROM (DESCRIBE evaluation)',
      params: [],
    });
    const types = Object.fromEntries(rows.map((r) => [r.column_name, r.column_type]));
    expect(types).toMatchObject({
      evaluation_id: 'VARCHAR',
      fiscal_year: 'INTEGER',
      total_reported: 'DECIMAL(7,3)',
      filed_on: 'DATE',
      signed: 'BOOLEAN',
      rate_reported: 'DOUBLE',
    });
  });

  test('values are bound, never spliced', async () => {
    const nasty = `'; DROP TABLE unit; -- "\\ 全年 $1 ?`;
    expect(
      await one('SELECT ? AS text, ? AS whole, ? AS part, ? AS yes, ? AS gap', [nasty, 3, 0.1, true, null]),
    ).toEqual({ text: nasty, whole: 3, part: 0.1, yes: true, gap: null });
    expect(await count('unit')).toBe(1);
  });

  test('a load that fails leaves what was there, and the revision', async () => {
    const before = engine.revision;
    const bad = forms([form('b', { filed_on: 'not a date' })]);
    await expect(engine.load([source, unit(['u1', 'u2']), bad], none)).rejects.toThrow();
    await expect(
      engine.load([source, unit(['u1', 'u2'])], { derivations: ['SELECT * FROM no_such_table'] }),
    ).rejects.toThrow();
    expect(engine.revision).toBe(before);
    expect([await count('unit'), await count('evaluation')]).toEqual([1, 1]);
  });

  test('an aborted load leaves what was there', async () => {
    const stop = new AbortController();
    const loading = engine.load([source, unit(['u1', 'u2'])], {
      derivations: ['SELECT 1'],
      signal: stop.signal,
      onProgress: (p) => p.step === 'derive' && stop.abort(),
    });
    await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
    expect(await count('unit')).toBe(1);
  });

  test('appending adds rows, replaces those of the same key, and all rows of a form that comes again', async () => {
    await engine.load([unit(['u2']), forms([form('b')]), lines([line('b', 10)])], { ...none, append: true });
    expect([await count('unit'), await count('evaluation'), await count('fund_line')]).toEqual([2, 2, 2]);
    await engine.load([forms([form('a', { fiscal_year: 2022 })])], { ...none, append: true });
    expect([await count('evaluation'), await count('fund_line')]).toEqual([2, 1]);
    expect(await one('SELECT fiscal_year FROM evaluation WHERE evaluation_id = ?', ['a'])).toEqual({
      fiscal_year: 2022,
    });
  });

  test('portions are taken column by column, exactly, and take the place of rows with their keys', async () => {
    const rows = [
      form('p1', {
        filed_on: '2022-05-29',
        total_reported: 63.625,
        rate_reported: 0.7116,
        title_raw: '“表”，甲\n乙',
      }),
      form('p2', { category: '类', budget_points_inferred: true, signed: false, fiscal_year: 2022 }),
    ];
    const money = [line('p1', 123456789012.34), line('p2', -0.05)];
    const tables = (): TableData[] => {
      const made = portionsOf({ evaluation: rows, fund_line: money } as unknown as TableRows);
      return [
        { table: 'evaluation', portions: made.evaluation! },
        { table: 'fund_line', portions: made.fund_line! },
      ];
    };
    const all = (table: string) =>
      engine.query({ sql: `SELECT * FROM ${table} ORDER BY evaluation_id`, params: [] });
    const saw = async (data: TableData[], append: boolean) => {
      await engine.load([source, unit(['u1']), ...data], { ...none, append });
      return [await all('evaluation'), await all('fund_line')];
    };
    const asRows = await saw([forms(rows), lines(money)], false);
    expect(await saw(tables(), false)).toEqual(asRows);
    expect(await saw(tables(), true)).toEqual(asRows);
    expect(await count('evaluation')).toBe(2);
  });

  test('replacing empties the tables that are not given, and reports progress', async () => {
    const steps: string[] = [];
    await engine.load([source, unit(['u9'])], {
      derivations: ['CREATE OR REPLACE TABLE derived AS SELECT count(*) AS n FROM unit'],
      onProgress: (p) => steps.push(`${p.step} ${p.done}/${p.total}${p.item ? ` ${p.item}` : ''}`),
    });
    expect([await count('unit'), await count('evaluation')]).toEqual([1, 0]);
    expect(await one('SELECT n FROM derived')).toEqual({ n: 1 });
    expect(steps).toEqual(['load 0/2 source', 'load 1/2 unit', 'load 2/2', 'derive 0/1', 'derive 1/1']);
  });

  test('queries under way survive many loads', async () => {
    const answers = Promise.all(
      Array.from({ length: 12 }, () => one('SELECT count(*) AS n FROM range(3000000) t(i) WHERE i % 3 = 0')),
    );
    for (let i = 0; i < 3; i++) await engine.load([source, unit(['u1'])], none);
    expect(await answers).toEqual(Array.from({ length: 12 }, () => ({ n: 1_000_000 })));
    expect(await count('unit')).toBe(1);
  });

  test('a query that is cancelled stops working and frees the engine', async () => {
    const stop = new AbortController();
    const slow = engine.query(
      {
        sql: 'SELECT count(*) FROM range(100000000) a(i) JOIN range(200000000) b(j) ON a.i = b.j',
        params: [],
      },
      stop.signal,
    );
    setTimeout(() => stop.abort(), 100);
    const begun = performance.now();
    await expect(slow).rejects.toMatchObject({ name: 'AbortError' });
    expect(await one('SELECT 1 AS n')).toEqual({ n: 1 });
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  test('a query in line that is cancelled never starts', async () => {
    const stop = new AbortController();
    const busy = Array.from({ length: 3 }, () => one('SELECT sum(sin(i)) > 0 AS x FROM range(2000000) t(i)'));
    const waiting = engine.query({ sql: 'SELECT 1 AS n', params: [] }, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await Promise.all(busy);
  });

  test('a query that fails carries the words of the engine', async () => {
    await expect(engine.query({ sql: 'SELECT no_such FROM unit', params: [] })).rejects.toThrow(
      /Binder Error.*no_such/s,
    );
    await expect(engine.query({ sql: 'SELECT CAST(? AS INTEGER)', params: ['x'] })).rejects.toThrow(
      /Conversion Error/,
    );
  });

  test('a missing column is refused by name and what was there stays', async () => {
    const unnamed: TableData = { table: 'unit', rows: [{ unit_id: 'u1', name: null }] };
    await engine.load([unnamed], none);
    expect(await one('SELECT name FROM unit')).toEqual({ name: null });
    await expect(
      engine.load([{ table: 'unit', select: 'SELECT 1 AS something_else' }], none),
    ).rejects.toThrow(/unit_id/);
    expect(await count('unit')).toBe(1);
  });
});

test('an engine can be closed right after a load', async () => {
  for (const { open } of HOMES) {
    const engine = await open();
    await engine.load([unit(['u1'])], none);
    await expect(engine.close()).resolves.toBeUndefined();
  }
});

describe('the cache', () => {
  function counting(): { readonly engine: Engine; readonly asked: string[]; readonly stopped: string[] } {
    const asked: string[] = [];
    const stopped: string[] = [];
    let revision = 0;
    const engine: Engine = {
      get revision() {
        return revision;
      },
      query(statement, signal) {
        asked.push(statement.sql);
        return new Promise((resolve, reject) => {
          signal?.addEventListener('abort', () => {
            stopped.push(statement.sql);
            reject(new DOMException('', 'AbortError'));
          });
          setTimeout(() => resolve([{ revision }] as never), 10);
        });
      },
      async load() {
        revision += 1;
      },
      close: async () => undefined,
    };
    return { engine, asked, stopped };
  }
  const q = { sql: 'SELECT ?', params: [1] };

  test('asks once for the same thing, again after a load, and apart for other values', async () => {
    const { engine, asked } = counting();
    const cached = withCache(engine);
    const [a, b] = await Promise.all([cached.query(q), cached.query(q)]);
    expect(a).toBe(b);
    expect(await cached.query(q)).toBe(a);
    expect(asked).toHaveLength(1);
    await cached.query({ ...q, params: ['1'] });
    expect(asked).toHaveLength(2);
    await cached.load([], none);
    expect(await cached.query(q)).toEqual([{ revision: 1 }]);
    expect(asked).toHaveLength(3);
  });

  test('one caller who leaves does not take the answer from another; the last one stops the query', async () => {
    const { engine, stopped } = counting();
    const cached = withCache(engine);
    const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
    const leaves = cached.query(q, first.signal);
    const stays = cached.query(q, second.signal);
    first.abort();
    await expect(leaves).rejects.toMatchObject({ name: 'AbortError' });
    expect(await stays).toEqual([{ revision: 0 }]);
    expect(stopped).toEqual([]);
    const alone = cached.query({ ...q, params: [2] }, third.signal);
    third.abort();
    await expect(alone).rejects.toMatchObject({ name: 'AbortError' });
    expect(stopped).toEqual(['SELECT ?']);
    expect(await cached.query({ ...q, params: [2] })).toEqual([{ revision: 0 }]);
  });

  test('a failure is not kept', async () => {
    let fail = true;
    const { engine } = counting();
    const cached = withCache({
      ...engine,
      query: async () => {
        if (fail) throw new EngineError('data', 'no');
        return [];
      },
    });
    await expect(cached.query(q)).rejects.toThrow('no');
    fail = false;
    expect(await cached.query(q)).toEqual([]);
  });
});
