import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndicatorValueRow } from '../../src/model/rows.gen.ts';
import { DERIVATIONS as QUESTIONS } from '../../src/questions/derivations.ts';
import type { AchievementRow, Part } from '../../src/scoring/achievement.ts';
import { CUSTOM_START, customToProfile } from '../../src/scoring/custom-profile.ts';
import { DERIVATIONS } from '../../src/scoring/derivations.ts';
import { DEFAULT_PROFILES, type Profile } from '../../src/scoring/profiles.ts';
import { recomputedByGroup, reviewDeviation, rollUp } from '../../src/scoring/questions.ts';
import { recompute } from '../../src/scoring/recompute.ts';
import { RULE_WORDS, recomputeRow } from '../../src/scoring/row-words.ts';
import { type Bench, bench, load, loadData, type Package } from './package.ts';
import { part } from './part.ts';

const profile = (id: string): Profile => {
  const found = DEFAULT_PROFILES.find((p) => p.profile_id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const MOF = profile('mof-2020');
const ALL = { sql: 'TRUE', params: [] };

const row = (more: Partial<AchievementRow> = {}): AchievementRow => ({
  nature: '≥',
  level2: 'quantity',
  target_raw: 't',
  actual_raw: 'a',
  ...more,
});
const pair = (a: Partial<IndicatorValueRow>, b: Partial<IndicatorValueRow>) => [
  part('target', a),
  part('actual', b),
];

describe('one row', () => {
  it.each([
    ['positive, short', row(), pair({ value: 400 }, { value: 390 }), 'positive', [19.5, 19.5]],
    ['positive, above', row(), pair({ value: 100 }, { value: 250 }), 'positive', [20, 20]],
    [
      'reverse, above',
      row({ nature: '≤' }),
      pair({ value: 12.8 }, { value: 12.82 }),
      'reverse',
      [19.968799, 19.968799],
    ],
    [
      'reverse, ≤ in the target',
      row({ nature: null }),
      pair({ value: 0.055, kind: 'percent', comparator: '≤' }, { value: 0.03, kind: 'percent' }),
      'reverse',
      [20, 20],
    ],
    ['reverse, nothing spent', row({ nature: '≤' }), pair({ value: 10 }, { value: 0 }), 'reverse', [20, 20]],
    [
      'cost in money without a nature',
      row({ nature: null, level2: 'cost' }),
      pair({ value: 10, kind: 'money' }, { value: 20, kind: 'money' }),
      'reverse',
      [10, 10],
    ],
    ['zero met', row(), pair({ value: 0 }, { value: 0 }), 'positive', [20, 20]],
    ['zero target, more done', row(), pair({ value: 0 }, { value: 3 }), 'zero_target', [0, 20]],
    [
      'equal, missed',
      row({ nature: '=' }),
      pair({ value: 10 }, { value: 12 }),
      'equal',
      [16.666667, 16.666667],
    ],
    [
      'range, inside',
      row(),
      pair({ value: 10, value_high: 20, comparator: 'range' }, { value: 15 }),
      'range',
      [20, 20],
    ],
    [
      'range, below',
      row(),
      pair({ value: 10, value_high: 20, comparator: 'range' }, { value: 5 }),
      'range',
      [10, 10],
    ],
    [
      'deadline kept',
      row(),
      pair({ kind: 'deadline', date_value: '2021-09-30' }, { kind: 'deadline', date_value: '2021-09-30' }),
      'deadline',
      [20, 20],
    ],
    [
      'met',
      row(),
      pair({ kind: 'level', level: 'met' }, { kind: 'level', level: 'met' }),
      'band_met',
      [16, 20],
    ],
    [
      'partly',
      row(),
      pair({ kind: 'level', level: 'met' }, { kind: 'level', level: 'partly' }),
      'band_partly',
      [12, 16],
    ],
    ['not', row(), pair({ kind: 'text' }, { kind: 'level', level: 'not' }), 'band_not', [0, 12]],
    [
      'words for a number',
      row(),
      pair({ value: 95, kind: 'percent' }, { kind: 'level', level: 'met' }),
      'verbal_met',
      [16, 20],
    ],
    [
      'same words',
      row({ target_raw: '全年', actual_raw: '全年' }),
      pair({ kind: 'text' }, { kind: 'text' }),
      'text_equal',
      [16, 20],
    ],
    ['unset', row(), pair({ kind: 'unset' }, { value: 5 }), 'target_unset', [0, 20]],
    ['blank', row(), pair({ kind: 'blank' }, { kind: 'blank' }), 'blank', [0, 20]],
    ['no actual', row(), pair({ value: 5 }, { kind: 'blank' }), 'actual_missing', [0, 20]],
    [
      'other unit',
      row(),
      pair({ value: 60000, unit: '人' }, { value: 62000, unit: '万' }),
      'unit_conflict',
      [0, 20],
    ],
    ['free words', row(), pair({ value: 60 }, { kind: 'text' }), 'text_actual', [0, 20]],
    [
      'number for words',
      row(),
      pair({ kind: 'level', level: 'met' }, { value: 26 }),
      'target_not_numeric',
      [0, 20],
    ],
  ] as const)('%s', (_, facts, parts, code, [low, high]) => {
    const result = recomputeRow(facts, parts as readonly Part[], { pointsMax: 20, points: 20 }, MOF);
    expect(result.achievement.code).toBe(code);
    expect([result.low, result.high]).toEqual([low, high]);
    expect(result.points).toBe(low === high ? low : null);
    expect(result.words.zh.startsWith(RULE_WORDS[code].zh)).toBe(true);
    expect(result.words.en.startsWith(RULE_WORDS[code].en)).toBe(true);
  });

  it('lies between the lowest part and the mean of the parts', () => {
    const parts = [
      part('target', { value: 3000, unit: '人次' }),
      part('target', { value: 90000, unit: '份' }, 2),
      part('actual', { value: 1500, unit: '人次' }),
      part('actual', { value: 90000, unit: '份' }, 2),
    ];
    const result = recomputeRow(row(), parts, { pointsMax: 10, points: 10 }, MOF);
    expect([result.low, result.high, result.points]).toEqual([5, 7.5, null]);
  });

  it('without printed points is worth what was awarded to that plus what the section leaves over', () => {
    const half = pair({ value: 10 }, { value: 5 });
    expect(recomputeRow(row(), half, { pointsMax: null, points: 6, slack: 4 }, MOF)).toMatchObject({
      low: 3,
      high: 5,
      points: null,
    });
    expect(recomputeRow(row(), half, { pointsMax: null, points: 6 }, MOF)).toMatchObject({
      low: 3,
      high: null,
      points: null,
    });
  });

  it('takes the penalty of a strict scheme off an over-achievement, and says so', () => {
    const result = recomputeRow(
      row(),
      pair({ value: 10 }, { value: 13 }),
      { pointsMax: 5, points: 5 },
      profile('strict-cap-2022'),
    );
    expect(result.points).toBe(3);
    expect(result.words.zh).toContain('完成率 130% 达到 130%，扣 2 分');
    expect(result.words.zh).toContain('5×1=3');
  });
});

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(() => on.close());

type Total = {
  evaluation_id: string;
  total_low: number;
  total_high: number;
  total_recomputed: number | null;
  difference: number | null;
  gap: number;
};

describe('the forms of the two documents', () => {
  beforeAll(() => loadData(on, [...QUESTIONS, ...DERIVATIONS]));
  const totals = async () =>
    new Map((await on.ask<Total>('SELECT * FROM recomputed_evaluation')).map((t) => [t.evaluation_id, t]));

  it('come out as worked out by hand', async () => {
    const of = await totals();
    // 20 × 15.27/24 + 80
    expect(of.get('huangshi-hrss-institution-personnel-2021')).toMatchObject({
      total_recomputed: 92.725,
      difference: 0.275,
    });
    expect(of.get('huangshi-hrss-work-injury-2021')).toMatchObject({ total_recomputed: 100, difference: 0 });
    // 20 × 19.4/25 + 80
    expect(of.get('huangshi-inspection-case-handling-2021')).toMatchObject({
      total_recomputed: 95.52,
      difference: 0.01,
    });
    // Nothing executed: 20 points less at the top of the range.
    expect(of.get('huangshi-hrss-expert-allowance-2021')).toMatchObject({
      total_high: 80,
      gap: 20,
      total_recomputed: null,
    });
    // Outputs 10·.8 + 3·.0138 + 5·.59 + 5·.59 + 5 + 5 + 6 + 1 = 30.9414; 20 + 20; 20 × 26.99/45 = 11.9956.
    expect(of.get('huangshi-hrss-vocational-skills-2021')?.total_high).toBeCloseTo(
      30.9414 + 40 + 11.995556,
      4,
    );
  });

  it('never give a number where the form leaves a range', async () => {
    for (const t of (await totals()).values()) {
      if (t.total_high - t.total_low > 1e-6) expect([t.total_recomputed, t.difference]).toEqual([null, null]);
    }
  });

  it('under a strict scheme are capped by their execution rate', async () => {
    const rows = await on.ask<Total>(recompute(profile('strict-cap-2022')));
    const of = new Map(rows.map((t) => [t.evaluation_id, t]));
    expect(of.get('huangshi-employment-subsidy-2021')).toMatchObject({ total_low: 59, total_high: 59 });
    expect(of.get('huangshi-hrss-institution-personnel-2021')).toMatchObject({ total_recomputed: 79 });
    // 58.61 % is below 60 %: 69 at the most.
    expect(of.get('huangshi-hrss-fund-supervision-2021')?.total_high).toBe(69);
    expect(rows).toHaveLength(23);
  });

  it('under a scheme of the reader’s own count by its points', async () => {
    const own = customToProfile({ ...CUSTOM_START, budget: 40, output: 30, benefit: 20, satisfaction: 10 });
    const rows = await on.ask<Total>(recompute(own));
    const form = rows.find((t) => t.evaluation_id === 'huangshi-hrss-institution-personnel-2021');
    expect(form?.total_recomputed).toBeCloseTo(40 * 0.63625 + 60, 6);
  });

  it('answer the questions of the group', async () => {
    const groups = await on.ask(rollUp.compile({ by: 'department', where: ALL }));
    const huangshi = groups.find((g) => g.group_id === 'huangshi-hrss');
    expect(huangshi).toMatchObject({ evaluations: 20 });
    expect(huangshi?.execution_rate).toBeCloseTo(0.7116, 4);
    expect(Number(huangshi?.roll_up_low)).toBeLessThanOrEqual(Number(huangshi?.roll_up_high));
    expect(Number(huangshi?.roll_up_high)).toBeLessThanOrEqual(Number(huangshi?.roll_up_available) + 1e-6);
    expect(huangshi?.median_score).toBe(100);
    const years = await on.ask(
      recomputedByGroup.compile({
        by: 'year',
        source: 'own',
        tolerance: 0.5,
        where: { sql: 'e.kind = ?', params: ['project'] },
      }),
    );
    expect(years.map((y) => [y.group_id, y.evaluations])).toEqual([
      ['2021', 20],
      ['2024', 2],
    ]);
    for (const [question, answer] of [
      [rollUp, groups],
      [recomputedByGroup, years],
    ] as const)
      expect(Object.keys(answer[0] ?? {}).sort()).toEqual(question.columns.map((c) => c.name).sort());
    expect(await on.ask(reviewDeviation.compile({ where: ALL, limit: 10, offset: 0 }))).toEqual([]);
  });
});

describe('the roll-up', () => {
  it('adds absolutes, weighs rates by money, and scores afterwards', async () => {
    const form = (n: number, money: number, target: number, actual: number, rate: number): Package => ({
      evaluation: [
        {
          evaluation_id: `e${n}`,
          unit_id: 'u',
          profile_id: 'mof-2020',
          budget_points_max: 10,
          total_reported: 90 + n,
          fiscal_year: 2023,
          source_id: 's',
          locator: 'L',
          reviewed_total: 90,
        },
      ],
      fund_line: [
        {
          evaluation_id: `e${n}`,
          line_no: 1,
          kind: 'total',
          adjusted_amount: money,
          executed_amount: money / 2,
        },
      ],
      indicator: [
        {
          evaluation_id: `e${n}`,
          indicator_no: 1,
          level1: 'output',
          name_raw: '培训',
          nature: '≥',
          points_max: 50,
          points: 50,
          reviewed_points: 40,
        },
        {
          evaluation_id: `e${n}`,
          indicator_no: 2,
          level1: 'benefit',
          name_raw: '就业率',
          nature: '≥',
          points_max: 40,
          points: 40,
        },
      ],
      indicator_value: [
        {
          evaluation_id: `e${n}`,
          indicator_no: 1,
          role: 'target',
          part_no: 1,
          kind: 'number',
          value: target,
        },
        {
          evaluation_id: `e${n}`,
          indicator_no: 1,
          role: 'actual',
          part_no: 1,
          kind: 'number',
          value: actual,
        },
        { evaluation_id: `e${n}`, indicator_no: 2, role: 'target', part_no: 1, kind: 'percent', value: 0.8 },
        { evaluation_id: `e${n}`, indicator_no: 2, role: 'actual', part_no: 1, kind: 'percent', value: rate },
      ],
    });
    const forms = [form(1, 300, 100, 150, 0.8), form(2, 100, 100, 10, 0.4)];
    const merged = Object.fromEntries(
      ['evaluation', 'fund_line', 'indicator', 'indicator_value'].map((t) => [
        t,
        forms.flatMap((f) => (f as Record<string, unknown[]>)[t] ?? []),
      ]),
    ) as Package;
    await load(on, { ...merged, source: [{ source_id: 's' }], unit: [{ unit_id: 'u', name: 'u' }] }, [
      ...QUESTIONS,
      ...DERIVATIONS,
    ]);
    const [group] = await on.ask(rollUp.compile({ by: 'unit', where: ALL }));
    // Training: 160 of 200 → 50 × 0.8 = 40. Rate: (0.8·300 + 0.4·100)/400 = 0.7 of 0.8 → 35. Budget 10 × 0.5.
    expect(group).toMatchObject({
      roll_up_low: 80,
      roll_up_high: 80,
      roll_up_available: 100,
      mean_score: 91.5,
      median_score: 91.5,
    });
    const [first] = await on.ask(reviewDeviation.compile({ where: ALL, limit: 5, offset: 0 }));
    expect(first).toMatchObject({
      evaluation_id: 'e2',
      rows_reviewed: 1,
      points_reported: 50,
      points_reviewed: 40,
    });
    expect(first?.deviation).toBeCloseTo(2 / 92, 9);
  });
});
