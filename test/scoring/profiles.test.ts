import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../src/model/schema.ts';
import { bindProfile, type FormFacts } from '../../src/scoring/bind.ts';
import {
  CUSTOM_START,
  type CustomProfile,
  customProfileProblem,
  customToProfile,
  decodeCustomProfile,
  encodeCustomProfile,
} from '../../src/scoring/custom-profile.ts';
import { capFor, DEFAULT_PROFILES, parseCaps } from '../../src/scoring/profiles.ts';

const csv = readFileSync(resolve(import.meta.dirname, '../../data/profile.csv'), 'utf8');

describe('the schemes', () => {
  it('are the same in the code and in the data package', () => {
    const { data } = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, '').trim(), { header: true });
    const typed = data.map((row) =>
      Object.fromEntries(
        TABLES.profile.fields.map((field) => {
          const cell = row[field.name] ?? '';
          if (cell === '') return [field.name, null];
          if (field.type === 'boolean') return [field.name, cell === 'true'];
          return [field.name, field.type === 'string' ? cell : Number(cell)];
        }),
      ),
    );
    expect(DEFAULT_PROFILES).toEqual(typed);
  });

  it('read caps, and refuse what is not one', () => {
    expect(parseCaps('0.6:69; 0.5:59')).toEqual([
      { below: 0.5, cap: 59 },
      { below: 0.6, cap: 69 },
    ]);
    expect(parseCaps(null)).toEqual([]);
    for (const bad of ['0.5', '0.5:59:1', 'x:59', '1.5:59', '0.5:', ';'])
      expect(parseCaps(bad), bad).toBeNull();
    const caps = parseCaps('0.5:59;0.6:69;0.7:79;0.8:89') ?? [];
    expect([0, 0.4999, 0.5, 0.6, 0.7999, 0.8, null].map((rate) => capFor(caps, rate))).toEqual([
      59,
      59,
      69,
      79,
      89,
      null,
      null,
    ]);
  });
});

describe('the binding of a form to a scheme', () => {
  const facts = (more: Partial<FormFacts>): FormFacts => ({
    kind: 'project',
    fiscalYear: 2021,
    region: '湖北 黄石',
    budgetPoints: 20,
    sections: { output: 40, benefit: 20, satisfaction: 20 },
    ...more,
  });
  const bound = (more: Partial<FormFacts>) =>
    bindProfile(facts(more), DEFAULT_PROFILES)?.profile.profile_id ?? null;

  it.each([
    [{}, 'hubei-2020-20-40-20-20'],
    [{ sections: { output: 40, benefit: 30, satisfaction: 10 } }, 'hubei-2020-20-40-30-10'],
    [{ sections: { output: 40, benefit: 20, satisfaction: null } }, 'hubei-2020-20-40-20-20'],
    [
      {
        region: '湖南 沅江',
        fiscalYear: 2024,
        budgetPoints: 10,
        sections: { output: 50, benefit: 40, satisfaction: 10 },
      },
      'hunan-2024-project',
    ],
    [
      { region: '湖南 沅江', fiscalYear: 2024, kind: 'department', budgetPoints: 10 },
      'hunan-2024-department',
    ],
    [{ region: '四川 眉山', fiscalYear: 2023, budgetPoints: 10 }, 'sichuan-2023'],
    [
      {
        region: '安徽 池州',
        fiscalYear: 2022,
        budgetPoints: 10,
        sections: { output: 50, benefit: 30, satisfaction: 10 },
      },
      'mof-2020',
    ],
    // Before the rules, and where nothing at all is printed, no scheme is made up.
    [{ fiscalYear: 2018 }, null],
    [
      { region: '東京都', budgetPoints: null, sections: { output: null, benefit: null, satisfaction: null } },
      null,
    ],
  ] as const)('%j → %s', (more, expected) => {
    expect(bound(more as Partial<FormFacts>)).toBe(expected);
  });

  it('says why, in both languages, and what differs', () => {
    const binding = bindProfile(
      facts({
        region: '湖南 沅江',
        fiscalYear: 2024,
        budgetPoints: 10,
        sections: { output: 50, benefit: 40, satisfaction: 10 },
      }),
      DEFAULT_PROFILES,
    );
    expect(binding?.reason.zh).toBe(
      '表上所印分值（预算/产出/效益/满意度）为 10/50/40/10，湖南 沅江，2024 年度适用湖南口径；其中 1 项与口径不同',
    );
    expect(binding?.reason.en).toContain('10/50/40/10');
    const none = { output: null, benefit: null, satisfaction: null };
    const byPlace = bindProfile(facts({ budgetPoints: null, sections: none }), DEFAULT_PROFILES);
    expect(byPlace?.reason.zh).toBe('表上没有印分值，湖北 黄石，2021 年度适用湖北口径');
  });
});

const fraction = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
const points = fc.integer({ min: 0, max: 2500 }).map((n) => n / 100);
const custom: fc.Arbitrary<CustomProfile> = fc
  .record({
    budget: points,
    output: fc.option(points),
    benefit: fc.option(points),
    satisfaction: fc.option(points),
    basis: fc.constantFrom('adjusted' as const, 'initial' as const),
    rule: fc.constantFrom('proportional' as const, 'met_or_proportional' as const),
    tolerance: fraction,
    overThreshold: fc.option(fc.integer({ min: 1000, max: 2000 }).map((n) => n / 1000)),
    overPenalty: fc.option(points),
    fullLow: fraction,
    partLow: fraction,
    explainBelow: fc.option(fraction),
    caps: fc.uniqueArray(
      fc.record({ below: fc.integer({ min: 1, max: 1000 }).map((n) => n / 1000), cap: points }),
      { maxLength: 4, selector: (cap) => cap.below },
    ),
    excellent: fc.constantFrom(90, 95),
    good: fc.constantFrom(75, 80),
    fair: fc.constantFrom(60, 65),
  })
  .map((p) => ({
    ...p,
    caps: [...p.caps].sort((a, b) => a.below - b.below),
    partLow: Math.min(p.partLow, p.fullLow),
  }));

describe('a scheme of the reader’s own', () => {
  it('survives the address', () => {
    fc.assert(
      fc.property(custom, (profile) => {
        expect(customProfileProblem(profile)).toBeNull();
        const text = encodeCustomProfile(profile);
        expect(encodeURIComponent(text)).toBe(text);
        expect(decodeCustomProfile(text)).toEqual(profile);
      }),
    );
  });

  it('writes only what differs from the national scheme', () => {
    expect(encodeCustomProfile(CUSTOM_START)).toBe('');
    expect(decodeCustomProfile('')).toEqual(CUSTOM_START);
    expect(
      encodeCustomProfile({ ...CUSTOM_START, budget: 20, output: 40, benefit: 20, satisfaction: 20 }),
    ).toBe('b20_o40_e20_s20');
  });

  it('refuses what is not a scheme', () => {
    for (const bad of [
      'z1',
      'b',
      'b-1',
      'b101',
      'b1e9',
      'bNaN',
      'f2',
      'p0.9',
      'g160',
      'c0.5',
      'c0.5~200',
      'b60_o50',
      'dz',
      'b-',
    ])
      expect(decodeCustomProfile(bad), bad).toBeNull();
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = decodeCustomProfile(text);
        if (read !== null) expect(customProfileProblem(read)).toBeNull();
      }),
    );
  });

  it('is a scheme like any other', () => {
    const profile = customToProfile({ ...CUSTOM_START, caps: [{ below: 0.5, cap: 59 }], overPenalty: 2 });
    expect(profile).toMatchObject({
      profile_id: 'custom',
      caps: '0.5:59',
      over_penalty: 2,
      what_if_only: true,
    });
    expect(Object.keys(profile).sort()).toEqual(Object.keys(DEFAULT_PROFILES[0] ?? {}).sort());
  });
});
