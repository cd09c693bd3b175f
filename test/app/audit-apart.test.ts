import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derivations, readsAudit, readsScoring } from '../../src/app/session/derivations.ts';
import { startWasmEngineInNode } from '../../src/engine/duckdb-wasm-node.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { readPackage } from '../../src/publish/package-reader.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startWasmEngineInNode();
});
afterAll(() => engine.close());

describe('the audit', () => {
  it('is derived in a load of its own, as the page does once the rest is there', async () => {
    await engine.load(await readPackage('data'), { derivations: await derivations(['questions']) });
    await engine.load([], { derivations: await derivations(['scoring']), append: true });
    await engine.load([], { derivations: await derivations(['audit']), append: true });
    const [found] = await engine.query({ sql: 'SELECT count(*) AS n FROM finding', params: [] });
    expect(Number(found?.n)).toBeGreaterThan(0);
  });

  it('is told, as the recomputation is, by the tables that a statement reads', () => {
    expect(readsAudit('SELECT * FROM quality_index')).toBe(true);
    expect(readsAudit('SELECT findings FROM evaluation_summary')).toBe(false);
    expect(readsScoring('SELECT * FROM recomputed_evaluation')).toBe(true);
    expect(readsScoring('SELECT scores FROM evaluation_summary')).toBe(false);
  });
});
