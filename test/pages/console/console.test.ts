import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derivations } from '../../../src/app/session/derivations.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { runReadOnly } from '../../../src/engine/read-only-sql.ts';
import { catalogueTree, searchCatalogue } from '../../../src/pages/console/catalogue-tree.ts';
import { EXAMPLES, examplesFor } from '../../../src/pages/console/examples.ts';
import { explainError } from '../../../src/pages/console/explain-error.ts';
import { parseHistory, remembered } from '../../../src/pages/console/history.ts';
import { insertName } from '../../../src/pages/console/insert-name.ts';
import { consoleQuestions, fitsAddress } from '../../../src/pages/console/questions.ts';
import { readPackage } from '../../../src/publish/package-reader.ts';
import { type CatalogueRow, catalogue } from '../../../src/questions/catalogue.ts';
import { NO_FILTERS } from '../../../src/questions/types.ts';
import { HOMES } from '../../engine/both-engines.ts';

describe.each(HOMES)('the console on the $home engine', ({ home, open }) => {
  let engine: Engine;
  let rows: readonly CatalogueRow[];
  beforeAll(async () => {
    engine = await open();
    await engine.load(await readPackage('data'), { derivations: await derivations() });
    rows = await engine.query<CatalogueRow>(catalogue.compile({}));
  });
  afterAll(() => engine.close());

  it('lists every table of the package and the summaries, with types', () => {
    const tree = catalogueTree(rows, 'zh');
    const summary = tree.find((table) => table.name === 'evaluation_summary');
    expect(summary?.group).toBe('derived');
    expect(summary?.columns.find((column) => column.name === 'rate')).toEqual({
      name: 'rate',
      type: 'DOUBLE',
      title: '执行率',
    });
    expect(tree.find((table) => table.name === 'fund_line')?.group).toBe('base');
    expect(new Set(tree.map((table) => table.name)).size).toBe(tree.length);
  });

  it('asks the same through the screen', async () => {
    const asked = consoleQuestions.questions(NO_FILTERS, { sql: null, limit: 1000 });
    expect(await engine.query(asked.catalogue.statement)).toEqual(rows);
  });

  it('runs every example', async () => {
    const examples = examplesFor(new Set(rows.map((row) => row.table_name)));
    expect(examples.length).toBeGreaterThanOrEqual(7);
    for (const example of examples) {
      const answer = await runReadOnly(engine, example.sql, { limit: 1000 });
      expect(answer.rows.length, example.id).toBeGreaterThan(0);
    }
  });

  it('lists only money whose heading names another unit', async () => {
    const sql = EXAMPLES.find((example) => example.id === 'money-units')?.sql ?? '';
    const answer = await runReadOnly(engine, sql, { limit: 1000 });
    for (const row of answer.rows) expect(row.money_unit_declared).not.toBe(row.money_unit_resolved);
  });

  // The native engine words a few errors otherwise; readers meet the one in the browser.
  it.skipIf(home === 'node')('explains what goes wrong, with the line and what was meant', async () => {
    const failure = async (sql: string) => {
      try {
        await runReadOnly(engine, sql, { limit: 10 });
      } catch (error) {
        return explainError(error instanceof Error ? error.message : '');
      }
      throw new Error(`did not fail: ${sql}`);
    };
    const column = await failure('-- mine\nSELECT unit_id,\n  unspend\nFROM evaluation_summary');
    expect(column.explanation.zh).toContain('没有“unspend”这一列');
    expect(column.candidates).toContain('unspent');
    expect(column.excerpt).toBe('  unspend\n  ^');
    const table = await failure('SELECT * FROM evalution');
    expect(table.candidates).toEqual(['evaluation']);
    expect(table.excerpt).toBe('SELECT * FROM evalution\n              ^');
    expect((await failure('SELECT unit_id, sum(rate) FROM evaluation_summary')).explanation.en).toContain(
      'GROUP BY',
    );
    expect((await failure("SELECT * FROM read_csv('https://example.org/a.csv')")).explanation.zh).toContain(
      '不能读取文件或网址',
    );
    expect((await failure('SELECT current_date')).explanation.zh).toContain('icu 扩展');
    expect((await failure('SELECT CAST(title_raw AS INTEGER) FROM evaluation')).explanation.zh).toContain(
      'TRY_CAST',
    );
    expect((await failure('SELECT 1 form evaluation x')).explanation.zh).toContain('“evaluation”附近');
  });
});

describe('explaining an unknown error', () => {
  it('says that the words of the engine follow', () => {
    expect(explainError('something new')).toEqual({
      explanation: {
        zh: '引擎没能执行这条语句，原文如下。',
        en: 'The engine could not run this statement; its own words follow.',
      },
      candidates: [],
      excerpt: null,
    });
  });
});

describe('the catalogue', () => {
  const rows: CatalogueRow[] = [
    { table_name: 'zz_working', column_name: 'x', data_type: 'INTEGER' },
    { table_name: 'unit', column_name: 'unit_id', data_type: 'VARCHAR' },
    { table_name: 'unit', column_name: 'region', data_type: 'VARCHAR' },
    { table_name: 'evaluation_summary', column_name: 'unit_id', data_type: 'VARCHAR' },
  ];
  it('puts summaries first and working tables last', () => {
    expect(catalogueTree(rows, 'en').map((table) => [table.name, table.group])).toEqual([
      ['evaluation_summary', 'derived'],
      ['unit', 'base'],
      ['zz_working', 'working'],
    ]);
  });
  it('finds tables and columns by name and by title', () => {
    const tree = catalogueTree(rows, 'zh');
    expect(searchCatalogue(tree, '地区').map((t) => [t.name, t.columns.length])).toEqual([['unit', 1]]);
    expect(searchCatalogue(tree, 'SUMMARY').map((t) => t.name)).toEqual(['evaluation_summary']);
    expect(searchCatalogue(tree, 'nothing')).toEqual([]);
  });
});

describe('putting a name into a statement', () => {
  it('keeps words apart and quotes only what must be', () => {
    expect(insertName('SELECT', 6, 6, 'unit_id')).toEqual({ text: 'SELECT unit_id', caret: 14 });
    expect(insertName('SELECT FROM x', 7, 7, 'rate')).toEqual({ text: 'SELECT rate FROM x', caret: 12 });
    expect(insertName('sum()', 4, 4, '单位')).toEqual({ text: 'sum("单位")', caret: 8 });
    expect(insertName('a bad b', 2, 5, 'text')).toEqual({ text: 'a "text" b', caret: 8 });
  });
});

describe('the history', () => {
  it('moves a repeated statement to the front and forgets the oldest', () => {
    const first = remembered([], 'a', '2026-01-01T00:00:00Z');
    const twice = remembered(remembered(first, 'b', '2026-01-02T00:00:00Z'), 'a', '2026-01-03T00:00:00Z');
    expect(twice.map((past) => past.sql)).toEqual(['a', 'b']);
    let long = first;
    for (let i = 0; i < 60; i += 1) long = remembered(long, `s${i}`, '2026-01-01T00:00:00Z');
    expect(long).toHaveLength(40);
  });
  it('reads only what it wrote', () => {
    expect(parseHistory('{"no":1}')).toEqual([]);
    expect(parseHistory('not json')).toEqual([]);
    expect(parseHistory('[null,{"sql":1,"at":"x"},{"sql":"a","at":"x"}]')).toEqual([{ sql: 'a', at: 'x' }]);
  });
});

describe('a statement in the address', () => {
  it('is left out when a server could refuse it', () => {
    expect(fitsAddress('SELECT 1')).toBe(true);
    expect(fitsAddress('执行率'.repeat(200))).toBe(false);
  });
});
