import { describe, expect, it } from 'vitest';
import { shareInWords } from '../../../src/app/format/share-in-words.ts';
import { headline } from '../../../src/pages/overview/headline.ts';

const HUANGSHI = { year: 2021, rate: 0.711571, median: 100 };
const YUANJIANG = { year: 2024, rate: 1, median: 100 };

describe('the headline', () => {
  it.each([
    [[HUANGSHI], 'zh', '2021 年预算用了七成，自评得分中位数是满分'],
    [[HUANGSHI, YUANJIANG], 'zh', '2021 年预算用了七成，2024 年预算全部用完；自评得分中位数都是满分'],
    [[HUANGSHI], 'en', 'In 2021, 71% of the budget was spent; the median self-score is full'],
    [[{ ...HUANGSHI, median: 98.5 }], 'zh', '2021 年预算用了七成，自评得分中位数接近满分'],
    [[{ ...HUANGSHI, median: 85.5 }], 'zh', '2021 年预算用了七成，自评得分中位数 85.5 分'],
    [[{ ...HUANGSHI, rate: 0 }], 'zh', '2021 年预算几乎没用，自评得分中位数是满分'],
    [[{ ...HUANGSHI, rate: 1.2 }], 'zh', '2021 年支出超过预算，自评得分中位数是满分'],
    [[{ ...HUANGSHI, median: null }], 'zh', '2021 年预算用了七成'],
  ] as const)('says what the figures say (%#)', (years, lang, text) => {
    expect(headline(years, lang)).toBe(text);
  });

  it.each([
    ['no forms', []],
    ['ordinary figures', [{ year: 2021, rate: 0.96, median: 92 }]],
    ['no rate', [{ year: 2021, rate: null, median: 100 }]],
    ['more than two years, whose mix means little', [HUANGSHI, YUANJIANG, { ...HUANGSHI, year: 2022 }]],
  ] as const)('says nothing with %s', (_, years) => {
    expect(headline(years, 'zh')).toBeNull();
  });
});

describe('a share in words', () => {
  it.each([
    [0.7116, '七成'],
    [0.7, '七成'],
    [0.85, '八成多'],
    [0.88, '近九成'],
    [0.95, '九成多'],
    [0.98, '九成多'],
    [0.16, '一成多'],
    [0.08, '近一成'],
    [0.03, '不到一成'],
    [0.004, '几乎没有'],
  ])('%d is %s', (share, words) => {
    expect(shareInWords(share, 'zh')).toBe(words);
  });
});
