import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DERIVATIONS as QUESTIONS } from '../../src/questions/derivations.ts';
import { achievementOf, type Part } from '../../src/scoring/achievement.ts';
import { DERIVATIONS } from '../../src/scoring/derivations.ts';
import { DEFAULT_PROFILES } from '../../src/scoring/profiles.ts';
import { recompute } from '../../src/scoring/recompute.ts';
import { type Bench, bench, load, type Package } from './package.ts';
import { part } from './part.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(() => on.close());

const kind = fc.constantFrom(
  'number' as const,
  'percent' as const,
  'money' as const,
  'level' as const,
  'text' as const,
  'unset' as const,
  'blank' as const,
);
const quantity = fc.oneof(
  fc.constantFrom(0, 1, 10, -5, 1e12, 1e-9),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
);
const cell = (role: Part['role']) =>
  fc
    .array(
      fc.record({
        kind,
        value: fc.option(quantity, { freq: 8 }),
        comparator: fc.option(fc.constantFrom('≥' as const, '≤' as const, '<' as const, 'range' as const), {
          freq: 2,
        }),
        high: fc.option(quantity),
        unit: fc.option(fc.constantFrom('人', '万'), { freq: 2 }),
        level: fc.option(fc.constantFrom('met' as const, 'partly' as const, 'not' as const), { freq: 5 }),
        parse_status: fc.constantFrom(
          'ok' as const,
          'ok' as const,
          'ambiguous' as const,
          'unit_conflict' as const,
        ),
      }),
      { minLength: 1, maxLength: 2 },
    )
    .map((cells) =>
      cells.map((c, i) =>
        part(
          role,
          {
            kind: c.kind,
            value: ['number', 'percent', 'money'].includes(c.kind) ? c.value : null,
            value_high:
              c.comparator === 'range' && ['number', 'percent', 'money'].includes(c.kind) ? c.high : null,
            comparator: c.comparator,
            unit: c.unit,
            level: c.kind === 'level' ? c.level : null,
            parse_status: c.parse_status,
          },
          i + 1,
        ),
      ),
    );
const anyRow = fc.record({
  nature: fc.constantFrom('≥' as const, '≤' as const, '=' as const, 'qualitative' as const, null),
  level2: fc.constantFrom('quantity' as const, 'cost' as const),
  level1: fc.constantFrom('output' as const, 'benefit' as const, 'satisfaction' as const, 'cost' as const),
  same: fc.boolean(),
  points_max: fc.option(fc.integer({ min: 0, max: 50 }), { freq: 3 }),
  points: fc.option(fc.integer({ min: -5, max: 60 }), { freq: 8 }),
  target: cell('target'),
  actual: cell('actual'),
});
const anyForm = fc.record({
  rows: fc.array(anyRow, { maxLength: 8 }),
  profile: fc.constantFrom(...DEFAULT_PROFILES.map((p) => p.profile_id), null),
  budget_points_max: fc.option(fc.integer({ min: 0, max: 20 })),
  adjusted: fc.option(fc.constantFrom(0, 1, 1000000, 0.01, 9e15)),
  executed: fc.option(fc.constantFrom(0, 1, 999999.99, 9e15, -3)),
  declared: fc.option(fc.integer({ min: 0, max: 60 })),
  total: fc.option(fc.integer({ min: 0, max: 120 })),
});
type AnyForm = typeof anyForm extends fc.Arbitrary<infer T> ? T : never;

function packageOf(forms: readonly AnyForm[]): Package {
  const rows = { evaluation: [], fund_line: [], section: [], indicator: [], indicator_value: [] } as Record<
    string,
    unknown[]
  >;
  for (const [n, f] of forms.entries()) {
    const key = { evaluation_id: `f${n}` };
    rows.evaluation?.push({
      ...key,
      unit_id: 'u',
      fiscal_year: 2022,
      profile_id: f.profile,
      budget_points_max: f.budget_points_max,
      total_reported: f.total,
      source_id: 's',
      locator: 'L',
    });
    rows.fund_line?.push({
      ...key,
      line_no: 1,
      kind: 'total',
      adjusted_amount: f.adjusted,
      executed_amount: f.executed,
    });
    rows.section?.push({ ...key, level1: 'output', points_declared: f.declared });
    for (const [i, r] of f.rows.entries()) {
      const no = { ...key, indicator_no: i + 1 };
      rows.indicator?.push({
        ...no,
        level1: r.level1,
        level2: r.level2,
        nature: r.nature,
        name_raw: `n${i}`,
        target_raw: 'x',
        actual_raw: r.same ? 'x' : 'y',
        points_max: r.points_max,
        points: r.points,
      });
      for (const v of [...r.target, ...r.actual]) rows.indicator_value?.push({ ...no, ...v });
    }
  }
  return {
    ...(rows as Package),
    source: [{ source_id: 's' }],
    unit: [{ unit_id: 'u', name: 'u', region: '广东' }],
  };
}

describe('whatever the rows hold', () => {
  const scripts = [...QUESTIONS, ...DERIVATIONS];

  it('points stay between nothing and what is available, and SQL says what the function says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyForm, { minLength: 20, maxLength: 40 }), async (forms) => {
        await load(on, packageOf(forms), scripts);
        const rows = await on.ask<{
          evaluation_id: string;
          indicator_no: number;
          points_max: number | null;
          points_low: number | null;
          points_high: number | null;
          rule_code: string;
          ratio: number | null;
        }>('SELECT * FROM recomputed_indicator');
        expect(rows).toHaveLength(forms.reduce((n, f) => n + f.rows.length, 0));
        for (const r of rows) {
          if (r.points_low !== null) expect(r.points_low).toBeGreaterThanOrEqual(0);
          if (r.points_high !== null && r.points_max !== null)
            expect(r.points_high).toBeLessThanOrEqual(r.points_max + 1e-6);
          if (r.points_high !== null && r.points_low !== null)
            expect(r.points_high).toBeGreaterThanOrEqual(r.points_low);
          const spec = forms[Number(r.evaluation_id.slice(1))]?.rows[r.indicator_no - 1];
          if (spec === undefined) throw new Error('no such row');
          const achievement = achievementOf(
            { nature: spec.nature, level2: spec.level2, target_raw: 'x', actual_raw: spec.same ? 'x' : 'y' },
            [...spec.target, ...spec.actual],
          );
          const at = JSON.stringify(spec);
          expect(r.rule_code, at).toBe(achievement.code);
          if (achievement.ratio === null) expect(r.ratio, at).toBeNull();
          else expect(r.ratio, at).toBeCloseTo(achievement.ratio, 6);
        }
        for (const source of ['own', ...DEFAULT_PROFILES] as const) {
          const totals = await on.ask<Record<string, number | null>>(recompute(source));
          for (const t of totals) {
            const { indicator_low: low, indicator_high: high, indicator_available: available } = t;
            for (const value of [low, high, t.total_low, t.total_high])
              if (value != null) expect(value).toBeGreaterThanOrEqual(-1e-9);
            if (low != null && high != null) expect(high).toBeGreaterThanOrEqual(low - 1e-6);
            if (high != null && available != null) expect(high).toBeLessThanOrEqual(available + 1e-4);
          }
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 120_000);
});
