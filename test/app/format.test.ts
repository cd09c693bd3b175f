import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/app/export/csv.ts';
import {
  count,
  money,
  moneyScale,
  points,
  rate,
  ratePoints,
  signed,
  years,
} from '../../src/app/format/number.ts';
import { plural } from '../../src/app/format/plural.ts';
import { joinSentences } from '../../src/app/format/sentences.ts';
import { formatValue } from '../../src/app/format/value.ts';

describe('money', () => {
  it.each([
    [4_394_500, 'zh', '439.45 万元'],
    [15_236_000, 'zh', '1,523.60 万元'],
    [128_218.8, 'zh', '12.82 万元'],
    [9_999.4, 'zh', '9,999 元'],
    [218_100_000, 'zh', '2.18 亿元'],
    [0, 'zh', '0 元'],
    [-56_000, 'zh', '−5.60 万元'],
    [4_394_500, 'en', '4.39 m yuan'],
    [128_218.8, 'en', '128.22 k yuan'],
    [2_181_000_000, 'en', '2.18 bn yuan'],
  ] as const)('%d in %s is %s', (value, lang, text) => {
    expect(money(value, lang).text).toBe(text);
  });

  it('keeps the exact value beside the short one', () => {
    expect(money(1_159_138.98, 'zh').exact).toBe('1,159,138.98 元');
  });

  it.each([
    [12_345_678_901_234.56, '12,345,678,901,234.56 元'],
    [70_000_000_000_000.01, '70,000,000,000,000.01 元'],
    [100_000_000_600_000, '100,000,000,600,000 元'],
    [1_234_567_000_600_000.2, '1,234,567,000,600,000 元'],
  ])('shows of %d only the digits that are exact', (value, exact) => {
    expect(money(value, 'zh').exact).toBe(exact);
    const table = { columns: [{ name: 'a', title: '金额', unit: '元' as const }], rows: [{ a: value }] };
    expect(`${csvText(table).trim().split('\r\n')[1]}`).toBe(exact.replaceAll(/[, 元]/g, ''));
  });

  it('names amounts of 万亿', () => {
    expect(money(1_234_567_000_600_000, 'zh').text).toBe('1,234.57 万亿元');
    expect(money(1_234_567_000_600_000, 'en').text).toBe('1,234.57 tn yuan');
  });

  it('writes a column in the unit of its largest amount', () => {
    const scale = moneyScale([3_632_000, 56_000, null], 'zh');
    expect(scale).toEqual({ divisor: 1e4, unit: '万元' });
    expect(money(56_000, 'zh', scale).text).toBe('5.60 万元');
  });
});

describe('rates and points', () => {
  it.each([
    [0.7116, '71.16%'],
    [1, '100.00%'],
    [0, '0.00%'],
    [1.0132, '101.32%'],
    [0.00575, '0.58%'],
  ] as const)('%d is %s', (value, text) => {
    expect(rate(value, 'zh').text).toBe(text);
  });

  it('writes changes of rates in percentage points with their sign', () => {
    expect(ratePoints(0.032, 'zh').text).toBe('+3.2 个百分点');
    expect(ratePoints(-0.005, 'en').text).toBe('−0.5 pp');
    expect(signed(0, 2)).toBe('0');
  });

  it('writes points without needless zeros', () => {
    expect(points(95.53, 'zh').text).toBe('95.53 分');
    expect(points(100, 'en').text).toBe('100 points');
    expect(count(20, '份').text).toBe('20 份');
  });

  it('writes years as runs', () => {
    expect(years([2024, 2021, 2022], 'zh')).toBe('2021–2022、2024');
    expect(years([2021], 'en')).toBe('2021');
  });
});

describe('missing values', () => {
  it('are a dash with the reason, never 0', () => {
    const figure = formatValue(null, 'fraction', 'zh', { reason: '预算为零' });
    expect(figure.text).toBe('—');
    expect(figure.exact).toBe('预算为零');
    expect(formatValue(0, 'fraction', 'zh').text).toBe('0.00%');
  });
});

describe('words around numbers', () => {
  it('take the plural but for one', () => {
    expect(plural('1', 'form')).toBe('1 form');
    expect(plural(1_271, 'form')).toBe('1271 forms');
    expect(plural('0', 'entry', 'entries')).toBe('0 entries');
  });

  it('stand in sentences with a space in English only', () => {
    expect(joinSentences('zh', '甲。', false, '乙。')).toBe('甲。乙。');
    expect(joinSentences('en', 'A.', null, 'B.')).toBe('A. B.');
  });
});
