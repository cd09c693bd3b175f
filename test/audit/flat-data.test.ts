import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, bench, loadData } from '../scoring/package.ts';
import { DERIVED } from './engine.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await loadData(on, ["UPDATE source SET kind = 'dataset'", ...DERIVED]);
});
afterAll(() => on.close());

describe('rows that come from a data set and not from forms', () => {
  it('are not asked for headings, dates, columns of points or fields for reasons', async () => {
    const rules = "('A12', 'C06', 'C10', 'G02', 'G09', 'T01', 'T03')";
    expect(await on.ask(`SELECT rule FROM finding WHERE rule IN ${rules}`)).toEqual([]);
    const status = await on.ask<{ status: string }>(
      `SELECT DISTINCT status FROM rule_check WHERE rule IN ${rules}`,
    );
    expect(status.map((row) => row.status)).toEqual(['not_checkable']);
  });

  it('are held to their arithmetic all the same', async () => {
    const found = await on.ask<{ rule: string; n: number }>(
      "SELECT rule, count(*) AS n FROM finding WHERE rule IN ('A01', 'B01', 'C01') GROUP BY rule ORDER BY rule",
    );
    expect(found.map((row) => [row.rule, Number(row.n)])).toEqual([
      ['A01', 2],
      ['B01', 2],
      ['C01', 3],
    ]);
  });
});
