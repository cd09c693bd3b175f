import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Row } from '../../src/engine/engine.ts';
import { readPackage } from '../../src/publish/package-reader.ts';
import {
  achievementBuckets,
  budgetSteps,
  DERIVATIONS,
  executionBy,
  executionByProject,
  filterOptions,
  formSummary,
  lowList,
  lowListTotals,
  NO_FILTERS,
  overviewFigures,
  type Question,
  scoreDistribution,
  unitList,
  unitYears,
  unspentPareto,
  whereLost,
} from '../../src/questions/index.ts';
import { HOMES } from '../engine/both-engines.ts';

const huangshi = { ...NO_FILTERS, years: [2021] };

/** Figures worked out by hand from the two documents. */
describe.each(HOMES)('figures of both documents on the $home engine', ({ open }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    await engine.load(await readPackage('data'), { derivations: DERIVATIONS });
  });
  afterAll(() => engine.close());
  const ask = <P, R extends Row>(question: Question<P, R>, params: P) =>
    engine.query<R>(question.compile(params));

  test('Huangshi 2021: 20 forms, 1 523.6 万元, 71.16 % weighted, 83.28 % as a simple mean', async () => {
    const [figures] = await ask(overviewFigures, { filters: huangshi });
    expect(figures).toMatchObject({
      evaluations: 20,
      budget: 15_236_000,
      executed: 10_841_500,
      unspent: 4_394_500,
      full_scores: 11,
      median_score: 100,
      initial_budget: null,
      rate_of_initial: null,
      previous_budget: null,
    });
    expect(figures?.execution_rate).toBeCloseTo(0.7116, 4);
    expect(figures?.mean_rate).toBeCloseTo(0.8328, 4);
    expect(figures?.min_score).toBeCloseTo(83.26, 9);
    expect(figures?.full_score_share).toBeCloseTo(11 / 20, 12);
  });

  test('the money of a department form is not counted beside that of its project forms', async () => {
    const [both] = await ask(overviewFigures, { filters: { ...NO_FILTERS, years: [2024] } });
    expect(both).toMatchObject({ evaluations: 3, budget: 128_000, executed: 128_000 });
    const [whole] = await ask(overviewFigures, {
      filters: { ...NO_FILTERS, years: [2024], kind: 'department' },
    });
    expect(whole).toMatchObject({ evaluations: 1, budget: 1_159_138.98, executed: 1_159_138.98 });
  });

  test('82.7 % of the unspent money of Huangshi lies in 就业配套补助经费', async () => {
    const [first, second] = await ask(unspentPareto, { filters: huangshi, limit: 2 });
    expect(first).toMatchObject({
      project_name: '就业配套补助经费',
      unspent: 3_632_100,
      total_unspent: 4_394_500,
    });
    expect(first?.unspent_share).toBeCloseTo(0.827, 3);
    expect(second?.cumulative_unspent).toBe(3_962_100);
  });

  test('scores of Huangshi fall in the bins they should', async () => {
    const bins = await ask(scoreDistribution, { filters: huangshi });
    expect(bins.map((b) => [b.bin_low, b.bin_high, b.evaluations])).toEqual([
      [80, 85, 1],
      [91, 92, 1],
      [92, 93, 1],
      [93, 94, 1],
      [95, 96, 1],
      [96, 97, 1],
      [97, 98, 1],
      [98, 99, 1],
      [99, 100, 1],
      [100, 100, 11],
    ]);
  });

  test('units of Huangshi: the labour inspection spent 77.6 %, the bureau and the centres as their forms add up', async () => {
    const rows = await ask(executionBy, { filters: huangshi, by: 'unit', limit: 10 });
    expect(rows).toHaveLength(4);
    expect(rows.reduce((sum, r) => sum + (r.budget ?? 0), 0)).toBe(15_236_000);
    expect(rows.reduce((sum, r) => sum + r.evaluations, 0)).toBe(20);
    const inspection = rows.find((r) => r.evaluations === 1 && r.budget === 250_000);
    expect(inspection?.execution_rate).toBeCloseTo(0.776, 9);
  });

  test('the lowest rate of Huangshi is zero, the next 16.32 %', async () => {
    const rows = await ask(executionByProject, { filters: huangshi, limit: 2, sort: 'rate' });
    expect(rows.map((r) => r.project_name)).toEqual(['专家津贴', '就业配套补助经费']);
    expect(rows[0]?.rate).toBe(0);
    expect(rows[1]?.rate).toBeCloseTo(708_400 / 4_340_500, 12);
  });

  test('six forms of Huangshi spent less than 80 %', async () => {
    const limits = { filters: huangshi, rateBelow: 0.8, scoreBelow: null, errorsFrom: null };
    const rows = await ask(lowList, { ...limits, sort: 'unspent', limit: 3, offset: 0 });
    expect(rows[0]?.project_name).toBe('就业配套补助经费');
    expect(rows).toHaveLength(3);
    expect((await ask(lowListTotals, limits))[0]?.matches).toBe(6);
    expect((await ask(lowListTotals, { ...limits, rateBelow: null }))[0]?.matches).toBe(0);
  });

  test('a score at the threshold is not below it', async () => {
    const below = async (scoreBelow: number) => {
      const limits = { filters: huangshi, rateBelow: null, scoreBelow, errorsFrom: null };
      return (await ask(lowListTotals, limits))[0]?.matches;
    };
    expect(await below(91)).toBe(1);
    expect(await below(91.01)).toBe(2);
    expect(await below(83.26)).toBe(0);
  });

  test('the budget line of Huangshi lost 46.21 points, more than everything else', async () => {
    const [row] = await ask(whereLost, { filters: huangshi, by: 'year', limit: 1 });
    expect(row?.budget_points_lost).toBeCloseTo(46.21, 6);
    expect(row).toMatchObject({
      output_lost: 5,
      benefit_lost: 3,
      satisfaction_lost: 0,
      budget_points_known: 20,
    });
  });

  test('the 12333 platform: 45 and 44.3 万元, 98 points, two lost in the benefits', async () => {
    const [form] = await ask(formSummary, { evaluation: 'huangshi-hrss-12333-platform-2021' });
    expect(form).toMatchObject({
      adjusted_amount: 450_000,
      executed_amount: 443_000,
      rate_reported: 0.9844,
      unspent: 7_000,
      total_reported: 98,
      score: 98,
      grade: 'excellent',
      benefit_lost: 2,
      output_lost: 0,
      demonstrated: true,
    });
    expect(form?.rate).toBeCloseTo(44.3 / 45, 12);
    expect(form?.verifiable_share).toBeCloseTo(60 / 78, 12);
  });

  test('no initial budget in Huangshi, so two steps and no third', async () => {
    const [step] = await ask(budgetSteps, { filters: huangshi, by: 'year', limit: 5 });
    expect(step).toMatchObject({
      initial_budget: null,
      budget: 15_236_000,
      executed: 10_841_500,
      evaluations: 20,
    });
  });

  test('every indicator is in one bucket', async () => {
    const rows = await ask(achievementBuckets, { filters: NO_FILTERS });
    expect(rows.reduce((sum, r) => sum + r.indicators, 0)).toBe(196);
  });

  test('a filter offers its other values, with the forms they would add', async () => {
    const rows = await ask(filterOptions, { filters: huangshi });
    const years = rows.filter((r) => r.dimension === 'year').map((r) => [r.value, r.evaluations]);
    expect(years).toEqual([
      ['2021', 20],
      ['2024', 3],
    ]);
    expect(rows.filter((r) => r.dimension === 'unit').reduce((sum, r) => sum + r.evaluations, 0)).toBe(20);
  });

  test('units are found by an alias, with their figures year by year', async () => {
    const [found] = await ask(unitList, {
      filters: NO_FILTERS,
      search: '黄石市社会保险事业局',
      sort: 'budget',
      limit: 5,
      offset: 0,
    });
    expect(found?.evaluations).toBe(4);
    const rows = await ask(unitYears, { unit: found?.unit_id ?? '' });
    expect(rows.map((r) => [r.fiscal_year, r.budget])).toEqual([[2021, 4_600_000]]);
  });
});
