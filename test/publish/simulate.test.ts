import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NodeEngine } from '../../src/engine/duckdb-node.ts';
import { startWasmEngineInNode } from '../../src/engine/duckdb-wasm-node.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { planProblem, type SimulationPlan } from '../../src/engine/simulation/plan.ts';
import { simulatedTables } from '../../src/engine/simulation/tables.ts';
import { readDescription } from '../../src/publish/package-reader.ts';
import { writeSimulation } from '../../src/publish/simulate.ts';
import { DERIVATIONS, NO_FILTERS, overviewFigures } from '../../src/questions/index.ts';

const PLAN: SimulationPlan = { units: 24, years: [2020, 2022], projects: 10, seed: 11, evaluations: null };
const folders = Array.from({ length: 3 }, () => mkdtempSync(join(tmpdir(), 'jilan-sim-')));
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const hashes = (folder: string) =>
  readdirSync(folder)
    .sort()
    .map(
      (f) =>
        `${f} ${createHash('sha256')
          .update(readFileSync(join(folder, f)))
          .digest('hex')}`,
    );

test('the same seed writes the same bytes, another seed other ones', async () => {
  const [a = '', b = '', c = ''] = folders;
  await writeSimulation(PLAN, 'csv', a);
  await writeSimulation(PLAN, 'csv', b);
  await writeSimulation({ ...PLAN, seed: 12 }, 'csv', c);
  expect(hashes(a)).toEqual(hashes(b));
  expect(hashes(a)).not.toEqual(hashes(c));
  expect(await readDescription(a)).toMatchObject({ name: 'jilan-simulated', data_origin: 'simulated' });
});

describe('the simulated province', () => {
  let engine: Engine;
  const one = async (sql: string) => (await engine.query({ sql, params: [] }))[0];
  beforeAll(async () => {
    engine = await NodeEngine.open();
    await engine.load(simulatedTables(PLAN), { derivations: DERIVATIONS });
  });
  afterAll(() => engine.close());

  test('has the size of its plan, ten indicators a form, and says that it is simulated', async () => {
    expect(
      await one(`SELECT count(*) AS forms, min(indicator_count) AS least, max(indicator_count) AS most,
        count(DISTINCT unit_id) AS units, count(DISTINCT project_id) AS projects,
        count(*) FILTER (WHERE data_origin = 'simulated') AS simulated,
        count(*) FILTER (WHERE unit_name LIKE '模拟%虚构%') AS named FROM evaluation_summary`),
    ).toEqual({ forms: 720, least: 10, most: 10, units: 24, projects: 240, simulated: 720, named: 720 });
  });

  test('clusters at full scores and skews execution as real forms do', async () => {
    const [figures] = await engine.query(overviewFigures.compile({ filters: NO_FILTERS }));
    expect(figures?.full_score_share).toBeGreaterThan(0.15);
    expect(figures?.full_score_share).toBeLessThan(0.6);
    expect(figures?.median_score).toBeGreaterThan(95);
    expect(figures?.execution_rate).toBeGreaterThan(0.75);
    expect(figures?.execution_rate).toBeLessThan(0.97);
    expect(figures?.excellent_share).toBeGreaterThan(0.8);
  });

  test('holds the errors that real forms hold, each in a few forms only', async () => {
    const errors = await one(`SELECT
      count(*) FILTER (WHERE abs(rate_reported - rate) > 0.005) AS wrong_rate,
      count(*) FILTER (WHERE budget_points = budget_points_max AND rate < 0.9) AS full_in_spite,
      count(*) FILTER (WHERE rate > 1) AS overspent,
      count(*) FILTER (WHERE rate = 0) AS nothing_spent,
      count(*) FILTER (WHERE rate < 0.8 AND coalesce(deviation_reason, '无') = '无') AS no_reason,
      count(*) FILTER (WHERE abs(total_reported - points_awarded - budget_points) > 0.05) AS sum_differs
      FROM evaluation_summary`);
    for (const [name, n] of Object.entries(errors ?? {})) {
      expect(n, name).toBeGreaterThan(0);
      expect(n, name).toBeLessThan(120);
    }
    const rows = await one(`SELECT count(*) FILTER (WHERE achievement_ratio >= 1.3) AS over,
      count(*) FILTER (WHERE achievement_ratio < 1 AND points = points_max) AS short_but_full,
      count(*) FILTER (WHERE target_kind = 'unset') AS unset, count(*) FILTER (WHERE target_kind = 'blank') AS blank
      FROM indicator_summary`);
    for (const [name, n] of Object.entries(rows ?? {})) expect(n, name).toBeGreaterThan(10);
  });

  test('its raw texts say what its values say', async () => {
    const odd = await one(`SELECT count(*) AS n FROM indicator_value
      WHERE kind = 'percent' AND replace(replace(raw, '≥', ''), '≤', '') <> CAST(CAST(round(100 * value) AS INTEGER) AS VARCHAR) || '%'`);
    expect(odd).toEqual({ n: 0 });
    const amounts = await one(
      'SELECT count(*) AS n FROM fund_line WHERE abs(CAST(adjusted_raw AS DOUBLE) * 10000 - adjusted_amount) > 0.001',
    );
    expect(amounts).toEqual({ n: 0 });
  });

  test('fewer forms are a beginning of more', async () => {
    const small = await NodeEngine.open();
    await small.load(simulatedTables({ ...PLAN, evaluations: 100 }), { derivations: [] });
    const sql =
      'SELECT evaluation_id, total_reported FROM evaluation ORDER BY CAST(substr(locator, 2) AS INTEGER) LIMIT 100';
    expect(await small.query({ sql, params: [] })).toEqual(await engine.query({ sql, params: [] }));
    await small.close();
  });

  test('the browser engine makes the very same rows', async () => {
    const wasm = await startWasmEngineInNode();
    await wasm.load(simulatedTables(PLAN), { derivations: DERIVATIONS });
    for (const [table, order] of [
      ['indicator_summary', 'evaluation_id, indicator_no'],
      ['evaluation', 'evaluation_id'],
      ['fund_line', 'evaluation_id, line_no'],
    ]) {
      const sql = `SELECT md5(string_agg(CAST(t AS VARCHAR), '|' ORDER BY ${order})) AS h FROM ${table} t`;
      expect(await wasm.query({ sql, params: [] }), table).toEqual(await engine.query({ sql, params: [] }));
    }
    await wasm.close();
  });
});

test.each([
  [{ ...PLAN, units: 0 }],
  [{ ...PLAN, years: [2022, 2020] as const }],
  [{ ...PLAN, years: [1900, 2020] as const }],
  [{ ...PLAN, seed: -1 }],
  [{ ...PLAN, projects: 1.5 }],
  [{ ...PLAN, units: 1_000_000 }],
])('a plan that makes no sense is refused with a reason: %j', (plan) => {
  expect(planProblem(plan)?.zh.length).toBeGreaterThan(3);
});
