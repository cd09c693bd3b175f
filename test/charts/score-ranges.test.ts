import { describe, expect, it } from 'vitest';
import { gradeShares } from '../../src/charts/grade-shares/option.ts';
import { isOutside, rangeText, recomputedRange } from '../../src/charts/recomputed-range/option.ts';
import { clusters, lowerEnd, scoreRanges } from '../../src/charts/score-ranges/option.ts';
import { threeSteps } from '../../src/charts/three-steps/option.ts';
import { draw, filledWith, wordsOf } from './rendered.ts';

const RANGES = {
  groups: [
    {
      id: 'many',
      name: '市人社局',
      n: 11,
      dots: [],
      box: { min: 91, q1: 94.5, median: 98, q3: 100, max: 100 },
    },
    {
      id: 'few',
      name: '市就业局',
      n: 4,
      dots: [
        { id: 'a', name: '创业补贴', score: 100 },
        { id: 'b', name: '就业配套补助经费', score: 83.26 },
        { id: 'c', name: '服务运行', score: 100 },
        { id: 'd', name: '公益二类', score: 99.5 },
      ],
      box: null,
    },
  ],
};

describe('score ranges', () => {
  it('puts forms of the same score into one dot with their number', () => {
    const few = RANGES.groups[1]?.dots ?? [];
    expect(clusters(few).map(({ score, dots }) => [score, dots.length])).toEqual([
      [83.26, 1],
      [99.5, 1],
      [100, 2],
    ]);
    const words = wordsOf(draw(scoreRanges, RANGES));
    expect(words).toContain('2');
    expect(words).toContain('n = 11');
    expect(words).toContain('n = 4');
  });

  it('draws a box only for the group of eight or more', () => {
    expect(filledWith(draw(scoreRanges, RANGES), '--accent-pale')).toBe(1);
    expect(filledWith(draw(scoreRanges, { groups: RANGES.groups.slice(1) }), '--accent-pale')).toBe(0);
  });

  it('begins its axis below the lowest score and never above 90', () => {
    expect(lowerEnd(RANGES)).toBe(80);
    expect(lowerEnd({ groups: [] })).toBe(90);
  });

  it('gives no quartiles of a handful', () => {
    const rows = scoreRanges.table(RANGES, 'zh').rows;
    expect(rows[0]).toMatchObject({ n: 11, q1: 94.5, median: 98 });
    expect(rows[1]).toMatchObject({ n: 4, min: 83.26, q1: null, median: 99.75, q3: null, max: 100 });
  });
});

const FORMS = [
  { id: 'x', name: '专家津贴', detail: '市人社局 2021', reported: 100, low: 68, high: 80, gap: 20 },
  {
    id: 'y',
    name: '监察办案费',
    detail: '市劳动监察支队 2021',
    reported: 95.53,
    low: 95.52,
    high: 95.52,
    gap: 0.01,
  },
  { id: 'z', name: '无总分', detail: '某单位 2021', reported: null, low: 50, high: 90, gap: 0 },
];

describe('recomputed range', () => {
  it('marks a self-score outside what the arithmetic allows, not one within the rounding', () => {
    const rows = { forms: FORMS, tolerance: 0.5 };
    expect(FORMS.map((form) => isOutside(form, 0.5))).toEqual([true, false, false]);
    expect(filledWith(draw(recomputedRange, rows), '--alert')).toBe(1);
    expect(recomputedRange.summary(rows, 'zh')).toContain('有 1 份：专家津贴');
  });

  it('prints the range, one figure where it has no width, and a dash for a missing total', () => {
    expect(FORMS.map(rangeText)).toEqual(['68–80', '95.52', '50–90']);
    const words = wordsOf(draw(recomputedRange, { forms: FORMS, tolerance: 0.5 }));
    expect(words).toContain('100 · 68–80');
    expect(words).toContain('— · 50–90');
    expect(recomputedRange.table({ forms: FORMS, tolerance: 0.5 }, 'zh').rows[2]).toMatchObject({
      reported: null,
      gap: null,
    });
  });
});

describe('grades without evidence', () => {
  it('stand apart, and only where the caller sets them apart', () => {
    const apart = { bars: [{ id: 'a', name: '市社保局', counts: { excellent: 2, undemonstrated: 2 } }] };
    expect(wordsOf(draw(gradeShares, apart))).toContain('依据不足');
    expect(gradeShares.table(apart, 'zh').rows[0]).toMatchObject({ excellent: 2, undemonstrated: 2 });
    const plain = { bars: [{ id: 'a', name: '市社保局', counts: { excellent: 4 } }] };
    expect(gradeShares.table(plain, 'zh').columns.map((column) => column.name)).not.toContain(
      'undemonstrated',
    );
  });
});

describe('budget against executed', () => {
  it('leaves the initial budget out of picture and table when it is not asked for', () => {
    const rows = { groups: [{ id: 'a', name: '黄石', adjusted: 400_000, executed: 300_000 }] };
    expect(wordsOf(draw(threeSteps, rows))).not.toContain('年初预算数');
    expect(threeSteps.table(rows, 'zh').rows).toEqual([
      { name: '黄石', adjusted: 400_000, executed: 300_000 },
    ]);
  });
});
