import { beforeAll, describe, expect, it } from 'vitest';
import { overview as en } from '../../../src/app/text/en/overview.ts';
import { overview as zh } from '../../../src/app/text/zh/overview.ts';
import { paretoOf } from '../../../src/pages/execution/unspent-frame.tsx';
import {
  histogramOf,
  isOneUnitYear,
  projectBarsOf,
  rateBarsOf,
  scatterOf,
} from '../../../src/pages/overview/chart-rows.ts';
import { lookFirst, type OverviewAnswers } from '../../../src/pages/overview/look-first.ts';
import { overviewQuestions } from '../../../src/pages/overview/questions.ts';
import { answersTo, snapshotEngine, snapshotOf } from '../../../src/publish/snapshot.ts';
import { NO_FILTERS } from '../../../src/questions/types.ts';

let all: OverviewAnswers;
let huangshi: OverviewAnswers;
let hrss: OverviewAnswers;

beforeAll(async () => {
  await snapshotEngine();
  all = await snapshotOf(overviewQuestions);
  const asked = (filters: Partial<typeof NO_FILTERS>) =>
    answersTo(overviewQuestions.questions({ ...NO_FILTERS, ...filters }, {}));
  huangshi = await asked({ years: [2021] });
  hrss = await asked({ units: ['huangshi-hrss'] });
});

describe('the overview of the published package', () => {
  it('shows the figures of both documents, worked out by hand from them', () => {
    expect(huangshi.figures[0]).toMatchObject({
      evaluations: 20,
      budget: 15_236_000,
      executed: 10_841_500,
      unspent: 4_394_500,
      median_score: 100,
      min_score: 83.26,
      full_scores: 11,
    });
    expect(huangshi.figures[0]?.execution_rate).toBeCloseTo(0.7116, 4);
    expect(huangshi.figures[0]?.mean_rate).toBeCloseTo(0.8328, 4);
  });

  it('counts the money of a department that contains its projects once', () => {
    expect(all.figures[0]).toMatchObject({ evaluations: 23, budget: 15_364_000, executed: 10_969_500 });
  });

  it('composes sentences with their proof and the reason the unit gives', () => {
    const sentences = lookFirst(all, 'zh', zh);
    expect(sentences.map((sentence) => sentence.key)).toEqual(['holder', 'zero', 'corner', 'full', 'lost']);
    const [holder, zero, corner] = sentences;
    expect(holder).toMatchObject({
      subject: '就业配套补助经费',
      rest: '（市就业局 2021）执行率 16.32%，年末未用 363.21 万元，占全部未用资金的 82.7%，自评 83.26 分',
      proof: { evaluation: 'huangshi-employment-subsidy-2021' },
    });
    expect(zero?.subject).toBe('专家津贴');
    expect(zero?.reason).toContain('每两年评选一次');
    expect(corner).toMatchObject({
      subject: '5 份自评表执行率低于 80%，得分率却不低于 90%',
      proof: { chart: 'scatter' },
    });
    expect(lookFirst(all, 'en', en)).toHaveLength(5);
  });

  it('does not name one form twice', () => {
    const keys = lookFirst(hrss, 'zh', zh).map((sentence) => sentence.key);
    expect(keys).toContain('holder');
    expect(keys).not.toContain('zero');
  });

  it('has nothing to say of an empty selection', async () => {
    const none = await answersTo(overviewQuestions.questions({ ...NO_FILTERS, years: [1999] }, {}));
    expect(lookFirst(none, 'zh', zh)).toEqual([]);
    expect(none.figures[0]?.execution_rate).toBeNull();
  });
});

describe('the rows of its charts', () => {
  it('name the year of a bar only where there are several', () => {
    expect(rateBarsOf(all).bars.map((bar) => bar.name)).toContain('沅江市工伤中心 2024');
    expect(rateBarsOf(huangshi).bars[0]).toMatchObject({ name: '市就业局', unspent: 3_632_200, n: 4 });
  });

  it('turn to projects when one unit in one year is left', () => {
    expect(isOneUnitYear(hrss)).toBe(true);
    expect(projectBarsOf(hrss, zh.department).bars).toHaveLength(11);
    expect(projectBarsOf(hrss, zh.department).bars[0]).toMatchObject({ name: '专家津贴', rate: 0 });
  });

  it('hold every form once: bins, bubbles and unspent money', () => {
    const bins = histogramOf(huangshi).bins;
    expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(20);
    expect(bins[0]).toEqual({ from: 80, to: 85, n: 1 });
    expect(bins.at(-1)).toEqual({ from: 100, to: 100, n: 11 });
    expect(scatterOf(huangshi, zh.department).points).toHaveLength(20);
    const pareto = paretoOf(huangshi.holders, zh.department);
    expect(pareto.total).toBe(4_394_500);
    expect(pareto.parts[0]?.cumulative).toBeCloseTo(3_632_100 / 4_394_500, 6);
  });
});
