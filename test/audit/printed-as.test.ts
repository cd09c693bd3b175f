import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printedAs } from '../../src/audit/form-facts.ts';
import { NodeEngine } from '../../src/engine/duckdb-node.ts';

interface Case {
  /** Whole cents, thousandths of points, and the printed value in units of its last digit. */
  part: number;
  whole: number;
  points: number;
  digits: number;
  k: number;
}

/** The same with whole numbers of any size. */
function exactly({ part, whole, points, digits, k }: Case): boolean {
  const middle = 2n * 10n ** BigInt(digits) * BigInt(points) * BigInt(part);
  const edge = (sign: bigint) => (2n * BigInt(k) + sign) * BigInt(whole) * 1000n;
  return edge(-1n) <= middle && middle < edge(1n);
}

describe('a printed quotient', () => {
  let engine: NodeEngine;
  beforeAll(async () => {
    engine = await NodeEngine.open();
  });
  afterAll(() => engine.close());

  async function judged(cases: readonly Case[]): Promise<(boolean | null)[]> {
    const rows = cases.map(
      (c, i) =>
        `(${i}, CAST('${c.part}' AS DECIMAL(18, 2)) / 100, CAST('${c.whole}' AS DECIMAL(18, 2)) / 100, ${c.points}e-3, 1e${c.digits}, CAST(${c.k} AS DOUBLE))`,
    );
    const found = await engine.query<{ i: number; agrees: boolean | null }>({
      sql: `WITH v AS (SELECT i, CAST(part AS DECIMAL(18, 2)) AS part, CAST(whole AS DECIMAL(18, 2)) AS whole, points, scale, k
          FROM (VALUES ${rows.join(', ')}) t(i, part, whole, points, scale, k)),
        f AS (SELECT *, CAST(part AS DOUBLE) / nullif(CAST(whole AS DOUBLE), 0) AS ratio FROM v)
        SELECT i, ${printedAs('f.k', 'f.scale', ['f.part', 'f.whole', 'f.ratio'], 'f.points')} AS agrees FROM f ORDER BY i`,
      params: [],
    });
    return found.map((row) => row.agrees);
  }

  it('is judged as whole numbers judge it, at the very edges too', async () => {
    const money = fc.integer({ min: 1, max: 9_000_000_000_000 });
    const anyCase = fc.record({
      part: money,
      whole: money,
      points: fc.integer({ min: 1, max: 100_000 }),
      digits: fc.integer({ min: 0, max: 8 }),
      k: fc.integer({ min: -1, max: 1 }),
    });
    // Half a unit of the last digit: one side of the edge is right, the other wrong.
    const edge = fc
      .record({ k: fc.integer({ min: 0, max: 9999 }), by: fc.integer({ min: -1, max: 1 }) })
      .map(({ k, by }) => ({ part: 2 * k + 1, whole: 20_000, points: 1000, digits: 4, k: k + by }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(anyCase, edge), { minLength: 1, maxLength: 300 }), async (drawn) => {
        const cases = drawn.map((c) => {
          if (c.whole === 20_000) return c;
          const value = (10 ** c.digits * (c.points / 1000) * c.part) / c.whole;
          return { ...c, k: Math.min(9e15, Math.max(0, Math.round(value) + c.k)) };
        });
        expect(await judged(cases)).toEqual(cases.map(exactly));
      }),
      { numRuns: 40 },
    );
  });

  it('rounds half up: 63.625 % is printed as 63.63 %', async () => {
    const at = (k: number) => ({ part: 63_625, whole: 100_000, points: 1000, digits: 4, k });
    expect(await judged([at(6363), at(6362)])).toEqual([true, false]);
  });
});
