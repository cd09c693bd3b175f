import { beforeAll, describe, expect, it } from 'vitest';
import { defaultParameters } from '../../../src/app/session/answers.ts';
import { scores as en } from '../../../src/app/text/en/scores.ts';
import { scores as zh } from '../../../src/app/text/zh/scores.ts';
import {
  binRange,
  gradesOf,
  histogramOf,
  lostMatrix,
  lostOf,
  rangesOf,
  recomputedOf,
  type ScoresAnswers,
  scoresAnswers,
} from '../../../src/pages/scores/chart-rows.ts';
import { scoresQuestions } from '../../../src/pages/scores/questions.ts';
import { headlineOf, sentencesOf } from '../../../src/pages/scores/sentences.ts';
import { answersTo, snapshotOf } from '../../../src/publish/snapshot.ts';
import { type Filters, NO_FILTERS } from '../../../src/questions/index.ts';
import { toleranceOf } from '../../../src/scoring/what-if.ts';

const plain = (_: string, label: string) => label;
let all: ScoresAnswers;
const asked = (filters: Partial<Filters>): Promise<ScoresAnswers> =>
  answersTo(
    scoresQuestions.questions({ ...NO_FILTERS, ...filters }, defaultParameters(scoresQuestions.parameters)),
  ).then(scoresAnswers);

beforeAll(async () => {
  all = scoresAnswers(await snapshotOf(scoresQuestions));
});

describe('the distribution', () => {
  it('has a bin of one point from 90 and full scores apart', () => {
    const { bins } = histogramOf(all.distribution);
    const filled = bins.filter((bin) => bin.n > 0).map((bin) => [bin.from, bin.n]);
    // 83.26 · 91 · 92 · 93 · 95.53 · 96 · 97 · 98 · 99.5 and fourteen of 100.
    expect(filled).toEqual([
      [80, 1],
      [91, 1],
      [92, 1],
      [93, 1],
      [95, 1],
      [96, 1],
      [97, 1],
      [98, 1],
      [99, 1],
      [100, 14],
    ]);
    expect(bins.map((bin) => bin.from)).toContain(94);
    expect(histogramOf([])).toEqual({ bins: [] });
  });

  it('filters to exactly the forms of the bin that was clicked', async () => {
    expect(binRange('93..94')).toEqual([0.93, 0.9399]);
    expect(binRange('100..100')).toEqual([1, 1]);
    const bin = await asked({ scoreRange: binRange('95..96') });
    expect(bin.figures[0]?.evaluations).toBe(1);
    expect((await asked({ scoreRange: binRange('100..100') })).figures[0]?.evaluations).toBe(14);
  });
});

describe('scores by group', () => {
  it('show every form of a unit with fewer than eight, and quartiles of one with more', () => {
    const { groups } = rangesOf(all.groups, all.groupDots, plain, zh.wholeDepartment);
    const hrss = groups.find((group) => group.id === 'huangshi-hrss');
    // 91 92 93 96 97 98 100 100 100 100 100
    expect(hrss?.box).toEqual({ min: 91, q1: 94.5, median: 98, q3: 100, max: 100 });
    expect(hrss?.dots).toEqual([]);
    const employment = groups.find((group) => group.id === 'huangshi-employment');
    expect(employment?.box).toBeNull();
    expect(employment?.dots.map((dot) => dot.score)).toEqual([83.26, 99.5, 100, 100]);
  });

  it('set grades without evidence apart and count every form once', () => {
    const { bars } = gradesOf(all.grades, plain);
    const counts = Object.fromEntries(bars.map((bar) => [bar.id, bar.counts]));
    expect(counts['huangshi-si']).toMatchObject({ excellent: 2, undemonstrated: 2 });
    expect(counts['huangshi-employment']).toMatchObject({ excellent: 0, good: 1, undemonstrated: 3 });
    const total = bars.flatMap((bar) => Object.values(bar.counts)).reduce((sum, n) => sum + (n ?? 0), 0);
    expect(total).toBe(23);
  });
});

describe('where points are lost', () => {
  it('is compared as a share of the points available, not in points, between schemes', () => {
    const { cells } = lostMatrix(all.lostShares, plain, { title: '', group: '', block: '' }, 'zh');
    const cell = (row: string, column: string) =>
      cells.find((found) => found.row === row && found.column === column);
    // 就业配套补助经费 lost 16.74 of its 20; with the other three forms of the unit that is of 80 points.
    expect(cell('huangshi-employment', 'budget')?.value).toBeCloseTo(16.74 / 80, 10);
    expect(cell('huangshi-employment', 'budget')?.n).toBe(4);
    // 2 + 8 + 7 + 8 of 11 × 20 points.
    expect(cell('huangshi-hrss', 'budget')?.value).toBeCloseTo(25 / 220, 10);
    expect(cell('huangshi-inspection', 'budget')?.value).toBeCloseTo(4.47 / 20, 10);
  });

  it('is added up in points only within one scheme', () => {
    const bars = lostOf(all.lost, (value) => value).bars;
    const hubei = bars.find((bar) => bar.id === 'hubei-2020-20-40-20-20');
    expect(hubei?.lost.budget).toBeCloseTo(29.47, 6);
    expect(hubei?.lost.output).toBeCloseTo(5, 6);
    expect(bars).toHaveLength(4);
  });
});

describe('self-scores against the recomputation', () => {
  it('begins with the form furthest outside what the arithmetic allows', () => {
    const { forms } = recomputedOf(all.forms, 0.5, zh.wholeDepartment);
    // No money was spent, yet all 20 budget points were taken: at most 80 are left.
    expect(forms[0]).toMatchObject({ name: '专家津贴', reported: 100, high: 80, gap: 20 });
  });

  it('leaves out forms that print 110 points: a total of 100 cannot be set beside them', () => {
    expect(all.forms).toHaveLength(20);
    expect(all.agreement).toMatchObject({ computable: 20, off_scale: 3, below_range: 0 });
    expect(all.forms.some((row) => row.unit_id === 'yuanjiang-work-injury')).toBe(false);
  });

  it('recomputes under another scheme when the reader assumes one, and under the own one otherwise', async () => {
    expect((await asked({ profile: 'no-such-scheme' })).forms).toEqual(all.forms);
    const strict = await asked({ profile: 'strict-cap-2022' });
    const expert = strict.forms.find((row) => row.evaluation_id === 'huangshi-hrss-expert-allowance-2021');
    // An execution rate below 50 % caps the total at 59.
    expect(expert?.high).toBe(59);
    expect(expert?.total_reported).toBe(100);
    expect(strict.agreement?.above_range).toBeGreaterThan(all.agreement?.above_range ?? 0);
    expect(strict.figures).toEqual(all.figures);
  });

  it('recomputes only the forms in view, to the same scores', async () => {
    const strict = await asked({ profile: 'strict-cap-2022' });
    const unit = 'huangshi-employment';
    const ofUnit = await asked({ profile: 'strict-cap-2022', units: [unit] });
    const score = (row: ScoresAnswers['forms'][number]) => [row.evaluation_id, row.low, row.high];
    expect(ofUnit.forms.map(score)).toEqual(strict.forms.filter((row) => row.unit_id === unit).map(score));
    expect(ofUnit.forms).toHaveLength(4);
    expect(toleranceOf(null)).toBe(0.5);
  });
});

describe('what the scores say', () => {
  it('is composed from them', () => {
    expect(headlineOf(all, zh)).toMatch(/^23 份自评表中 14 份自评满分，\d+ 份高于算术所允许的上限$/);
    const sentences = sentencesOf(all, 'zh', zh);
    expect(sentences.map((sentence) => sentence.key)).toEqual(['above', 'evidence', 'lost', 'open', 'scale']);
    expect(sentences[0]?.text).toContain('专家津贴（市人社局 2021）自报 100');
    // 29.47 + 16.74 budget points, 5 output and 3 benefit points.
    expect(sentences[2]?.text).toContain('可算清的失分共 54.21 分，其中 85.2% 在预算执行');
    expect(sentencesOf(all, 'en', en)[1]?.text).toContain('not demonstrated');
  });

  it('is silent where there is nothing', async () => {
    const nobody = await asked({ units: ['nobody'] });
    expect(headlineOf(nobody, zh)).toBeNull();
    expect(sentencesOf(nobody, 'zh', zh)).toEqual([]);
  });
});
