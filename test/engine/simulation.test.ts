import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formsOnlyDerivations } from '../../src/app/session/forms-only.ts';
import { SIMULATED_SIZES } from '../../src/app/session/simulated.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { DEMONSTRATION, evaluationCount } from '../../src/engine/simulation/plan.ts';
import { simulatedTables } from '../../src/engine/simulation/tables.ts';
import { DERIVATIONS, NO_FILTERS, rateDistribution } from '../../src/questions/index.ts';
import { HOMES } from './both-engines.ts';

const plan = { ...DEMONSTRATION, units: 15 };

test('the demonstration data come in 10 000, 100 000 and 1 000 000 forms', () => {
  expect(SIMULATED_SIZES.map((size) => size.forms)).toEqual([10_000, 100_000, 1_000_000]);
});

describe.each(HOMES)('simulated forms in the $home engine', ({ open }) => {
  let withRows: Engine;
  let formsOnly: Engine;
  beforeAll(async () => {
    withRows = await open();
    formsOnly = await open();
    await withRows.load(simulatedTables(plan), { derivations: DERIVATIONS });
    await formsOnly.load(simulatedTables(plan, { indicatorRows: false }), {
      derivations: await formsOnlyDerivations(plan),
    });
  }, 120_000);
  afterAll(async () => {
    await withRows.close();
    await formsOnly.close();
  });

  test('sums by form are those of the rows, where the rows are not kept', async () => {
    const all = { sql: 'SELECT * EXCLUDE (row_no) FROM evaluation_summary ORDER BY form_no', params: [] };
    const expected = await withRows.query(all);
    expect(expected).toHaveLength(evaluationCount(plan));
    expect(await formsOnly.query(all)).toEqual(expected);
  });

  test('what needs single indicators is there and empty', async () => {
    for (const table of ['recomputed_evaluation', 'recomputed_indicator', 'finding', 'quality_index']) {
      expect(await formsOnly.query({ sql: `SELECT * FROM ${table}`, params: [] })).toEqual([]);
    }
  });

  test('rows of the summary stand where their number says, also after an append', async () => {
    const misplaced = { sql: 'SELECT form_no FROM evaluation_summary WHERE row_no <> rowid', params: [] };
    expect(await withRows.query(misplaced)).toEqual([]);
    await withRows.load([], { derivations: DERIVATIONS, append: true });
    expect(await withRows.query(misplaced)).toEqual([]);
  });

  test('a form without a rate is in no bin of rates', async () => {
    const [form] = await withRows.query({
      sql: 'SELECT evaluation_id FROM evaluation_summary WHERE rate > 1.05 ORDER BY form_no LIMIT 1',
      params: [],
    });
    const id = String(form?.evaluation_id);
    const top = async () => {
      const rows = await withRows.query(rateDistribution.compile({ filters: NO_FILTERS }));
      return new Map(rows.map((row) => [row.rate_low, row.evaluations]));
    };
    const before = await top();
    const forget = `UPDATE fund_line SET executed_amount = NULL WHERE evaluation_id = '${id}'`;
    await withRows.load([], { derivations: [forget, ...DERIVATIONS], append: true });
    const after = await top();
    expect(before.has(null)).toBe(false);
    expect(after.get(null)).toBe(1);
    expect(Number(after.get(1.2) ?? 0)).toBeLessThanOrEqual(Number(before.get(1.2) ?? 0));
  });
});
