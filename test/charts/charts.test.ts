import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dotStrip, spread } from '../../src/charts/dot-strip/option.ts';
import { gradeShares } from '../../src/charts/grade-shares/option.ts';
import { heatMatrix } from '../../src/charts/heat-matrix/option.ts';
import { PALETTES, variableOf } from '../../src/charts/palette.ts';
import { pointsLost } from '../../src/charts/points-lost/option.ts';
import { rateBars } from '../../src/charts/rate-bars/option.ts';
import { scoreHistogram } from '../../src/charts/score-histogram/option.ts';
import { threeSteps } from '../../src/charts/three-steps/option.ts';
import { unspentPareto } from '../../src/charts/unspent-pareto/option.ts';
import { yearLines } from '../../src/charts/year-lines/option.ts';
import { draw, filledWith, textsOf, wordsOf } from './rendered.ts';

const RATES = {
  references: [0.8, 0.9],
  bars: [
    { id: 'a', name: '专家津贴', rate: 0, budget: 330_000, executed: 0, unspent: 330_000, n: null },
    {
      id: 'b',
      name: '就业配套补助经费',
      rate: 0.163,
      budget: 4_340_000,
      executed: 708_000,
      unspent: 3_632_000,
      n: null,
    },
    { id: 'c', name: '工伤专项经费', rate: 1, budget: 50_000, executed: 50_000, unspent: 0, n: null },
    { id: 'd', name: '无预算', rate: null, budget: null, executed: null, unspent: null, n: null },
  ],
} as const;

describe('rate bars', () => {
  it('prints every rate and the unspent money in one unit, and says when there is no rate', () => {
    const words = wordsOf(draw(rateBars, RATES));
    expect(words).toContain('0.00% · 33.00');
    expect(words).toContain('16.30% · 363.20');
    expect(words).toContain('100.00% · 0.00');
    expect(words).toContain('无执行率');
  });

  it('marks bars below the first line and draws both lines with their value on top', () => {
    const svg = draw(rateBars, RATES);
    expect(filledWith(svg, '--alert')).toBe(2);
    expect(svg.split('stroke-dasharray').length - 1).toBe(2);
    const labels = textsOf(svg).filter((drawn) => drawn.text === '80%');
    expect(Math.min(...labels.map((drawn) => drawn.y))).toBeLessThan(22);
  });

  it('puts the names above the bars on phones, uncut', () => {
    const names = textsOf(draw(rateBars, RATES, 'narrow')).filter(
      (drawn) => drawn.text === '就业配套补助经费',
    );
    expect(names).toHaveLength(1);
    expect(names[0]?.anchor).toBe('start');
    expect(names[0]?.x).toBeLessThan(12);
  });

  it('has the same numbers in its table', () => {
    expect(rateBars.table(RATES, 'zh').rows[1]).toEqual({
      name: '就业配套补助经费',
      n: null,
      budget: 4_340_000,
      executed: 708_000,
      unspent: 3_632_000,
      rate: 0.163,
    });
    expect(rateBars.summary(RATES, 'zh')).toContain('最低 专家津贴 0.00%');
  });
});

describe('score histogram', () => {
  const bins = [83, 84, 99].map((from) => ({ from, to: from + 1, n: from === 84 ? 0 : 1 }));
  const rows = { bins: [...bins, { from: 100, to: 100, n: 11 }] };

  it('prints the count on each bar and none on empty bins', () => {
    const words = wordsOf(draw(scoreHistogram, rows));
    expect(words).toContain('11');
    expect(filledWith(draw(scoreHistogram, rows), '--accent')).toBe(1);
    expect(scoreHistogram.summary(rows, 'zh')).toBe('直方图：13 份得分，满分 11 份，最低一格 83–84 分。');
  });
});

describe('unspent Pareto', () => {
  const rows = {
    total: 4_394_500,
    parts: [
      { id: 'a', name: '就业配套补助经费', unspent: 3_632_000, cumulative: 3_632_000 / 4_394_500 },
      { id: 'b', name: '专家津贴', unspent: 330_000, cumulative: 3_962_000 / 4_394_500 },
    ],
  };

  it('prints amounts and cumulative shares, and marks who holds the first half', () => {
    const svg = draw(unspentPareto, rows);
    const words = wordsOf(svg);
    expect(words).toEqual(expect.arrayContaining(['363.20', '33.00', '82.6%', '90.2%', '未用资金 (万元)']));
    expect(filledWith(svg, '--alert')).toBe(1);
  });

  it.each(['wide', 'narrow'] as const)('keeps bar labels clear of the cumulative panel (%s)', (layout) => {
    const texts = textsOf(draw(unspentPareto, rows, layout));
    const amount = texts.find((drawn) => drawn.text === '363.20');
    const share = texts.find((drawn) => drawn.text === '累计占比');
    expect((amount?.x ?? 0) + 40).toBeLessThan(share?.x ?? 0);
  });
});

describe('year lines', () => {
  const line = (id: string, values: (number | null)[]) => ({
    id,
    name: `单位${id}`,
    points: values.map((value, index) => ({ year: 2021 + index, value, n: value === null ? null : 3 })),
  });
  const rows = {
    series: [line('甲', [0.71, null, 0.9]), line('乙', [1, 0.95, 0.98])],
    unit: 'fraction',
    title: '执行率',
    references: [0.8],
  } as const;

  it('draws a year without a value as a gap, with every year on the axis', () => {
    const svg = draw(yearLines, rows);
    expect(wordsOf(svg)).toEqual(expect.arrayContaining(['2021', '2022', '2023', '单位乙']));
    expect(yearLines.table(rows, 'zh').rows).toContainEqual({
      name: '单位甲',
      year: 2022,
      n: null,
      value: null,
    });
    expect(yearLines.summary(rows, 'zh')).toContain('单位甲 2021 71.00% → 2023 90.00%');
  });
});

describe('stacked bars', () => {
  it('prints points lost and their sums', () => {
    const rows = {
      bars: [
        {
          id: 'a',
          name: '黄石',
          n: 20,
          lost: { budget: 46.51, output: 4, benefit: 4.5, satisfaction: null },
        },
      ],
    };
    const words = wordsOf(draw(pointsLost, rows));
    expect(words).toEqual(expect.arrayContaining(['预算执行', '产出', '效益', '46.51', '55.01 分']));
    expect(words).not.toContain('满意度');
    expect(pointsLost.summary(rows, 'zh')).toBe('堆叠条形图：共失 55.01 分，其中预算执行 84.5%。');
  });

  it('draws grades as shares with n at the end', () => {
    const rows = { bars: [{ id: 'a', name: '黄石', counts: { excellent: 19, good: 1 } }] };
    const words = wordsOf(draw(gradeShares, rows));
    expect(words).toEqual(expect.arrayContaining(['优', '良', '19', 'n = 20']));
    expect(gradeShares.summary(rows, 'zh')).toBe('等级构成，共 20 份：优 19 份，良 1 份。');
  });
});

describe('three steps', () => {
  it('prints a dash where a step is not printed in the form', () => {
    const rows = {
      groups: [{ id: 'a', name: '黄石', initial: null, adjusted: 15_236_000, executed: 10_841_500 }],
    };
    expect(wordsOf(draw(threeSteps, rows))).toEqual(
      expect.arrayContaining(['—', '1,523.60', '1,084.15', '万元']),
    );
  });
});

describe('heat matrix', () => {
  it('prints the value in each cell and leaves absent pairs empty', () => {
    const rows = {
      rows: [
        { id: 'a', name: '甲' },
        { id: 'b', name: '乙' },
      ],
      columns: [
        { id: '2021', name: '2021' },
        { id: '2024', name: '2024' },
      ],
      cells: [
        { row: 'a', column: '2021', value: 0.7116, n: 11, id: 'a/2021' },
        { row: 'b', column: '2024', value: 1, n: 2, id: 'b/2024' },
      ],
      unit: 'fraction',
      title: '执行率',
      rowTitle: '单位',
      columnTitle: '年度',
      references: [0.8, 0.9],
    } as const;
    const words = wordsOf(draw(heatMatrix, rows));
    expect(words).toEqual(expect.arrayContaining(['71.16%', '100.00%', '2021', '2024', '甲']));
    expect(words.filter((word) => word.endsWith('%'))).toHaveLength(2);
    expect(heatMatrix.table(rows, 'zh').rows[0]).toEqual({ row: '甲', 'c:2021': 0.7116, 'c:2024': null });
  });

  const blocks = ['预算执行', '产出', '效益', '满意度', '成本'];
  const LOSSES = {
    rows: [{ id: 'a', name: '黄石市人力资源和社会保障局' }],
    columns: blocks.map((id) => ({ id, name: id })),
    cells: blocks.map((column, index) => ({
      row: 'a',
      column,
      value: index === 0 ? 0.2235 : 0,
      n: 4,
      id: `a/${column}`,
    })),
    unit: 'fraction',
    title: '失分占比',
    rowTitle: '单位',
    columnTitle: '分块',
    references: [],
  } as const;

  it('shades by size where there is no line to fall below', () => {
    const shades = [...draw(heatMatrix, LOSSES).matchAll(/fill-opacity="([\d.]+)"/g)].map((m) =>
      Number(m[1]),
    );
    expect(Math.max(...shades)).toBeCloseTo(0.4);
    expect(Math.min(...shades)).toBeCloseTo(0.06);
  });

  it('on a phone takes a decimal away before a number, and two lines before cutting a name', () => {
    const words = wordsOf(draw(heatMatrix, LOSSES, 'narrow'));
    expect(words).toEqual(expect.arrayContaining(['22.4%', '预算', '执行']));
  });
});

describe('year lines that meet', () => {
  it('keep the names of lines that meet apart', () => {
    const line = (id: string, end: number) => ({
      id,
      name: id,
      points: [
        { year: 2022, value: 0.9, n: 4 },
        { year: 2023, value: end, n: 4 },
      ],
    });
    const rows = {
      series: [line('加权', 0.89), line('平均', 0.888)],
      unit: 'fraction',
      title: '执行率',
    } as const;
    const texts = textsOf(draw(yearLines, { ...rows, references: [0.8] }));
    const [weighted, mean] = ['加权', '平均'].map(
      (name) => texts.find((drawn) => drawn.text === name)?.y ?? 0,
    );
    expect(Math.abs((weighted ?? 0) - (mean ?? 0))).toBeGreaterThanOrEqual(12);
    expect(texts.map((drawn) => drawn.text)).toContain('80%');
  });
});

describe('score histogram with many forms', () => {
  const bins = Array.from({ length: 16 }, (_, index) => ({
    from: 85 + index,
    to: 86 + index,
    n: 1000 + index,
  }));

  it('groups digits, and on a phone names only what has room', () => {
    expect(wordsOf(draw(scoreHistogram, { bins }))).toEqual(expect.arrayContaining(['1,000', '1,015']));
    const narrow = wordsOf(draw(scoreHistogram, { bins }, 'narrow'));
    expect(narrow).toContain('1,015');
    expect(narrow).not.toContain('1,001');
  });
});

describe('dot strip', () => {
  it('moves dots of one value apart and leaves distant ones on the line', () => {
    const offsets = spread([10, 10, 200], 11);
    expect(offsets[2]).toBe(0);
    expect(Math.abs((offsets[0] ?? 0) - (offsets[1] ?? 0))).toBeGreaterThanOrEqual(11);
  });

  it('draws one dot a form', () => {
    const dots = [100, 100, 98].map((value, index) => ({
      id: `${index}`,
      name: `表${index}`,
      group: '沅江',
      value,
    }));
    const svg = draw(dotStrip, { dots, unit: 'points', title: '得分' });
    expect(filledWith(svg, '--accent')).toBe(3);
  });
});

describe('colours', () => {
  it('of live charts are those of the style sheet', () => {
    const css = readFileSync(new URL('../../src/app/tokens.css', import.meta.url), 'utf8');
    for (const [name, light] of Object.entries(PALETTES.light)) {
      const key = name as keyof typeof PALETTES.light;
      expect(css).toContain(`${variableOf(key)}: light-dark(${light}, ${PALETTES.dark[key]});`);
    }
  });

  it('of drawings in the HTML are variables only', () => {
    const svg = draw(rateBars, RATES);
    expect(svg).not.toMatch(/#[0-9a-f]{3,6}\b|rgb\(/);
    expect(svg).not.toContain('<style');
  });
});
