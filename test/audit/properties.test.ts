import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLE_NAMES } from '../../src/model/schema.ts';
import { DEFAULT_PROFILES } from '../../src/scoring/profiles.ts';
import { recomputeRow } from '../../src/scoring/row-words.ts';
import { type Bench, bench, load, loadData, type Package } from '../scoring/package.ts';
import { cleanForm, emptyPackage, type FormSpec, place } from './clean-form.ts';
import { DERIVED } from './engine.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(() => on.close());

describe('the order of rows', () => {
  const everything = () =>
    on.ask(
      `SELECT finding_id, rule, reported, expected, difference, v1, v2, v3, v4, t1, t2, quote, locator, related_evaluation_id
       FROM finding ORDER BY finding_id`,
    );
  const checks = () =>
    on.ask('SELECT rule, passed, failed, not_checkable FROM rule_check_count ORDER BY rule');
  const totals = () =>
    on.ask('SELECT * EXCLUDE (difference) FROM recomputed_evaluation ORDER BY evaluation_id');

  it('changes nothing', async () => {
    await loadData(on, DERIVED);
    const before = [await everything(), await checks(), await totals()];
    for (const seed of [7, 40503]) {
      for (const table of TABLE_NAMES) {
        await on.run(
          `CREATE OR REPLACE TEMP TABLE shuffled AS SELECT * FROM ${table} ORDER BY hash(rowid * ${seed})`,
        );
        await on.run(`DELETE FROM ${table}`);
        await on.run(`INSERT INTO ${table} SELECT * FROM shuffled`);
      }
      for (const sql of DERIVED) await on.run(sql);
      expect([await everything(), await checks(), await totals()]).toEqual(before);
    }
  });
});

const MOF = DEFAULT_PROFILES[0];
const half = (value: number, digits: number) => {
  const scale = 10 ** digits;
  return Math.floor(value * scale + 0.5 + 1e-9) / scale;
};

/** A form filled in as the scheme says: scores in proportion, sums right, rates half up. */
const obedient = fc
  .record({
    bud: fc.integer({ min: 1, max: 1_000_000 }),
    share: fc.integer({ min: 0, max: 10_000 }),
    targets: fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 8, maxLength: 8 }),
    reached: fc.array(fc.integer({ min: 30, max: 250 }), { minLength: 8, maxLength: 8 }),
    level: fc.boolean(),
  })
  .map(({ bud, share, targets, reached, level }): FormSpec => {
    const form = cleanForm();
    const exe = Math.floor((bud * share) / 10_000);
    const rate = Math.floor((2 * exe * 10_000 + bud) / (2 * bud));
    const points = Math.floor((2 * exe * 1000 + bud) / (2 * bud)) / 100;
    form.lines = [
      {
        kind: 'total',
        adjusted_amount: bud,
        executed_amount: exe,
        adjusted_raw: String(bud),
        executed_raw: String(exe),
        initial_amount: bud,
      },
    ];
    Object.assign(form.form, {
      rate_raw: `${(rate / 100).toFixed(2)}%`,
      rate_reported: rate / 10_000,
      budget_points: points,
      deviation_reason: '预算调整与客观条件所致',
    });
    for (const [i, row] of form.rows.entries()) {
      const a = targets[i] ?? 1;
      const b = Math.max(1, Math.round((a * (reached[i] ?? 100)) / 100));
      const kind = i === 3 ? 'money' : 'number';
      const unit = i === 3 ? '元' : '个';
      row.target = [{ kind, value: a, unit, parse_status: 'ok' }];
      row.actual = [{ kind, value: b, unit, parse_status: 'ok' }];
      if (i === 4 && level) {
        row.target = [{ kind: 'level', level: 'met', parse_status: 'ok' }];
        row.actual = [{ kind: 'level', level: 'met', parse_status: 'ok' }];
      }
      if (MOF === undefined) throw new Error('no scheme');
      const parts = [
        ...row.target.map((v) => ({ role: 'target' as const, part_no: 1, ...v })),
        ...row.actual.map((v) => ({ role: 'actual' as const, part_no: 1, ...v })),
      ].map((p) => ({
        comparator: null,
        value: null,
        value_high: null,
        unit: null,
        level: null,
        date_value: null,
        kind: 'text' as const,
        parse_status: 'ok' as const,
        ...p,
      }));
      const facts = {
        nature: row.nature ?? null,
        level2: row.level2 ?? null,
        target_raw: null,
        actual_raw: null,
      };
      const { high } = recomputeRow(facts, parts, { pointsMax: row.points_max ?? 0, points: null }, MOF);
      row.points = half(high ?? 0, 2);
    }
    form.form.total_reported = half(points + form.rows.reduce((sum, r) => sum + (r.points ?? 0), 0), 2);
    return form;
  });

describe('a form that obeys its scheme', () => {
  it('yields no E finding', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(obedient, { minLength: 60, maxLength: 60 }), async (forms) => {
        const rows = emptyPackage();
        for (const [i, form] of forms.entries()) place(rows, `f${i}`, form);
        await load(on, rows, DERIVED);
        // A magnitude error is arithmetic on target and actual, not on the scheme; it cannot arise here.
        const found = await on.ask(
          "SELECT finding_id, quote, reported, expected, v1, v2, v3 FROM finding WHERE severity = 'E'",
        );
        // An overspent cost scored in proportion may still round up to full points.
        expect(found).toEqual([]);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 120_000);
});

const key = { unit_id: 'u', fiscal_year: 2023, source_id: 's', locator: 'L' };
const bare = (id: string, more: object = {}) => ({ evaluation_id: id, title_raw: '表', ...key, ...more });

/** Things that should not happen, and do. */
const BROKEN: Readonly<Record<string, Package>> = {
  'nothing but the form': { evaluation: [bare('x')] },
  'NULLs everywhere': {
    evaluation: [bare('x')],
    fund_line: [{ evaluation_id: 'x', line_no: 1, kind: 'total' }],
    section: [{ evaluation_id: 'x', level1: 'output' }],
    indicator: [{ evaluation_id: 'x', indicator_no: 1, level1: 'output', name_raw: '无' }],
    indicator_value: [
      { evaluation_id: 'x', indicator_no: 1, role: 'target', part_no: 1, kind: 'number' },
      { evaluation_id: 'x', indicator_no: 1, role: 'actual', part_no: 1, kind: 'percent' },
    ],
  },
  'zero budgets': {
    evaluation: [
      bare('x', {
        rate_raw: '0%',
        rate_reported: 0,
        budget_points_max: 10,
        budget_points: 0,
        total_reported: 0,
        total_max: 0,
      }),
    ],
    fund_line: [
      {
        evaluation_id: 'x',
        line_no: 1,
        kind: 'total',
        initial_amount: 0,
        adjusted_amount: 0,
        executed_amount: 0,
      },
    ],
  },
  'absurd magnitudes': {
    evaluation: [
      bare('x', {
        rate_raw: '99999999999999%',
        rate_reported: 1e12,
        budget_points_max: 9999.999,
        budget_points: -9999.999,
        total_reported: 9999.999,
      }),
    ],
    fund_line: [
      {
        evaluation_id: 'x',
        line_no: 1,
        kind: 'total',
        initial_amount: -1,
        adjusted_amount: 9e15,
        executed_amount: -1,
      },
    ],
    indicator: [
      {
        evaluation_id: 'x',
        indicator_no: 1,
        level1: 'output',
        name_raw: 'n'.repeat(5000),
        points_max: 9999.999,
        points: -9999.999,
      },
    ],
    indicator_value: [
      { evaluation_id: 'x', indicator_no: 1, role: 'target', part_no: 1, kind: 'number', value: 1e300 },
      { evaluation_id: 'x', indicator_no: 1, role: 'actual', part_no: 1, kind: 'number', value: 1e-300 },
    ],
  },
  'values without a row, parts without a partner': {
    evaluation: [bare('x')],
    indicator: [{ evaluation_id: 'x', indicator_no: 1, level1: 'output', name_raw: 'a' }],
    indicator_value: [
      { evaluation_id: 'x', indicator_no: 1, role: 'target', part_no: 2, kind: 'number', value: 5 },
      { evaluation_id: 'x', indicator_no: 9, role: 'actual', part_no: 1, kind: 'number', value: 5 },
    ],
  },
  'sections without rows, rows without sections': {
    evaluation: [bare('x', { profile_id: 'no-such-profile', budget_points_max: 10, total_reported: 50 })],
    section: [{ evaluation_id: 'x', level1: 'benefit', points_declared: 30 }],
    indicator: [{ evaluation_id: 'x', indicator_no: 1, level1: 'other', name_raw: 'a', points: 50 }],
  },
  'texts and figures of a unit without forms': {
    statement: [{ statement_id: 'q', quote: '预算x', metric: 'cut_rate', value: 0.4, ...key }],
    base_metric: [
      {
        block: 'staff',
        item_no: 1,
        column_label_raw: '编制数',
        measure: 'count',
        raw: '7',
        value: 7,
        ...key,
      },
    ],
    text_section: [{ source_id: 's', path: 'a', level: 1, locator: 'L' }],
  },
  'nothing at all': {},
};

describe('bad input', () => {
  const E_ALLOWED: Readonly<Record<string, readonly string[]>> = {
    // Far above and below zero: the form says what cannot be, and the arithmetic shows it.
    'absurd magnitudes': ['A12', 'C01', 'C02', 'D01', 'D13'],
    'sections without rows, rows without sections': ['B03', 'C01', 'D06'],
  };
  it.each(Object.entries(BROKEN))(
    '%s: no crash, and no finding the data cannot support',
    async (name, rows) => {
      const unit = { unit_id: 'u', name: '单位', region: '广东' };
      await load(on, { source: [{ source_id: 's', fiscal_year: 2023 }], unit: [unit], ...rows }, DERIVED);
      const errors = await on.ask<{ rule: string }>(
        "SELECT rule FROM finding WHERE severity = 'E' ORDER BY rule",
      );
      const allowed = E_ALLOWED[name] ?? [];
      expect(errors.map((e) => e.rule).filter((rule) => !allowed.includes(rule))).toEqual([]);
      const numbers = await on.ask<Record<string, number | null>>(
        'SELECT reported, expected, difference, v1, v2, v3, v4 FROM finding',
      );
      for (const row of numbers)
        for (const value of Object.values(row)) if (value !== null) expect(Number.isFinite(value)).toBe(true);
    },
  );
});
