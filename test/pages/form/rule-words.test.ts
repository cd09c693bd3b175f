import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outside, pointsRange, type RuleFacts, ruleSentence } from '../../../src/pages/form/rule-words.ts';

const ROW: RuleFacts = {
  code: 'positive',
  target: '400',
  actual: '390',
  ratio: 0.975,
  pointsMax: 20,
  low: 19.5,
  high: 19.5,
  compound: false,
  lacks: null,
  zero: false,
};

describe('the rule of a row in words', () => {
  it('multiplies the points by the achievement', () => {
    expect(ruleSentence(ROW, 'zh')).toBe('正向指标：完成 390 ÷ 目标 400 = 97.5%；20 × 97.5% = 19.5 分。');
    expect(ruleSentence(ROW, 'en')).toBe(
      'More is better: actual 390 ÷ target 400 = 97.5%; 20 × 97.5% = 19.5 points.',
    );
  });

  it('divides the other way round where less is better', () => {
    const row = {
      ...ROW,
      code: 'reverse',
      target: '≤5.5%',
      actual: '3%',
      ratio: 5.5 / 3,
      pointsMax: 8,
      low: 8,
      high: 8,
    };
    expect(ruleSentence(row, 'zh')).toBe(
      '反向指标（越少越好）：目标 ≤5.5% ÷ 完成 3% = 183.33%，得满分 8 分。',
    );
  });

  it('gives a range where words are judged, and where the form prints no points', () => {
    const words = {
      ...ROW,
      code: 'band_met',
      target: '达标',
      actual: '达标',
      ratio: null,
      pointsMax: 15,
      low: 12,
      high: 15,
    };
    expect(ruleSentence(words, 'zh')).toBe('以文字判断为达成，按「达成」一档计分；分值 15，可得 12–15 分。');
    const unknown = { ...ROW, target: '1%', actual: '0.30%', ratio: 0.3, pointsMax: null, low: 2.1, high: 3 };
    expect(ruleSentence(unknown, 'zh')).toContain('可行范围 2.1–3 分');
  });

  it('does not blame a list for a column that it does not have, nor give a range of nothing', () => {
    const blank = { ...ROW, code: 'actual_missing', ratio: null, pointsMax: null, low: 0, high: null };
    expect(ruleSentence({ ...blank, lacks: 'actual' }, 'zh')).toBe('来源没有完成值一栏，不能算出得分。');
    expect(ruleSentence(blank, 'zh')).toContain('没有填写完成值');
    const list = { ...ROW, pointsMax: null, low: 0, high: null };
    expect(ruleSentence(list, 'zh')).toBe(
      '正向指标：完成 390 ÷ 目标 400 = 97.5%；来源没有分值，不能折算为得分。',
    );
    expect(ruleSentence(list, 'en')).toMatch(/; the source gives no points, so none are worked out\.$/);
    expect([pointsRange(0, null), pointsRange(8, null), pointsRange(null, 8)]).toEqual(['—', '≥ 8', '8']);
  });

  it('says nothing of points where none can be had, and no quotient of zero', () => {
    const unset = { ...ROW, code: 'target_unset', ratio: null, low: null, high: null };
    expect(ruleSentence(unset, 'zh')).toBe('年初未设目标，不能算出得分。');
    const zero = { ...ROW, target: '0', actual: '0', ratio: 1, pointsMax: 10, low: 10, high: 10, zero: true };
    expect(ruleSentence(zero, 'zh')).toBe('目标 0，完成 0：已达到，得满分 10 分。');
  });

  it('shows the points of the scheme where a penalty makes them differ from the product', () => {
    const cut = { ...ROW, target: '100', actual: '150', ratio: 1.5, low: 18, high: 18 };
    expect(ruleSentence(cut, 'zh')).toContain('按口径得 18 分');
  });

  it('shows an unknown code as it is rather than a wrong sentence', () => {
    expect(ruleSentence({ ...ROW, code: 'something_new' }, 'zh')).toBe('something_new');
  });
});

describe('reported against feasible points', () => {
  it('is inside at what rounds to the limit, outside beyond it, unknown without a range', () => {
    expect(outside(8.33, 8.325, 8.325)).toBe(0);
    expect(outside(10, 7, 9)).toBe(1);
    expect(outside(5, 7, 9)).toBe(-2);
    expect(outside(null, 7, 9)).toBeNull();
    expect(outside(5, null, 9)).toBeNull();
  });

  it('never accuses a form that reports what the range holds', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (low, width, at) => outside(low + width * at, low, low + width) === 0,
      ),
    );
  });

  it('writes one number for a point and two for a range', () => {
    expect(pointsRange(8, 8)).toBe('8');
    expect(pointsRange(8, 10)).toBe('8–10');
    expect(pointsRange(null, null)).toBe('—');
  });
});
