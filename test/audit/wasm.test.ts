import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWasmEngineInNode } from '../../src/engine/duckdb-wasm-node.ts';
import type { Engine, Row, TableData } from '../../src/engine/engine.ts';
import { TABLE_NAMES, TABLES } from '../../src/model/schema.ts';
import { type Bench, bench, loadData } from '../scoring/package.ts';
import { DERIVED } from './engine.ts';

/** The committed package as typed rows, as the browser gets them. */
function packageRows(): TableData[] {
  return TABLE_NAMES.map((table) => {
    const text = readFileSync(resolve(import.meta.dirname, '../../data', TABLES[table].path), 'utf8');
    const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, '').trim(), { header: true });
    const rows = data.map((raw) =>
      Object.fromEntries(
        TABLES[table].fields.map((field) => {
          const cell = raw[field.name] ?? '';
          if (cell === '') return [field.name, null];
          if (field.type === 'boolean') return [field.name, cell === 'true'];
          return [field.name, field.type === 'integer' || field.type === 'number' ? Number(cell) : cell];
        }),
      ),
    );
    return { table, rows: rows as Row[] };
  });
}

let native: Bench;
let browser: Engine;
beforeAll(async () => {
  native = await bench();
  await loadData(native, DERIVED);
  browser = await startWasmEngineInNode();
  await browser.load(packageRows(), { derivations: DERIVED });
}, 120_000);
afterAll(async () => {
  native.close();
  await browser.close();
});

const SAME = {
  findings: `SELECT finding_id, rule, severity, quote, locator, t1, t2, related_evaluation_id,
    round(reported, 6) AS reported, round(expected, 6) AS expected, round(difference, 6) AS difference, round(v1, 6) AS v1, round(v2, 6) AS v2
    FROM finding ORDER BY finding_id`,
  checks: 'SELECT rule, passed, failed, not_checkable FROM rule_check_count ORDER BY rule',
  rows: 'SELECT evaluation_id, indicator_no, round(points_low, 5) AS low, round(points_high, 5) AS high, rule_code FROM recomputed_indicator ORDER BY 1, 2',
  totals:
    'SELECT evaluation_id, profile_id, round(total_low, 5) AS low, round(total_high, 5) AS high, round(gap, 5) AS gap FROM recomputed_evaluation ORDER BY 1',
  quality: 'SELECT evaluation_id, index, e, w, n FROM quality_index ORDER BY 1',
} as const;

describe('the browser’s engine', () => {
  it.each(Object.entries(SAME))('gives the same %s as the one in Node', async (_, sql) => {
    const ours = await browser.query({ sql, params: [] });
    expect(ours.length).toBeGreaterThan(20);
    expect(ours).toEqual(await native.ask(sql));
  });

  it('audits a second load as it audited the first', async () => {
    const before = await browser.query({ sql: SAME.findings, params: [] });
    await browser.load(packageRows(), { derivations: DERIVED });
    expect(await browser.query({ sql: SAME.findings, params: [] })).toEqual(before);
  }, 120_000);
});
