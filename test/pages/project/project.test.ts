import { beforeAll, describe, expect, it } from 'vitest';
import { historyOf, lineOf } from '../../../src/pages/project/history.ts';
import { indicatorLines } from '../../../src/pages/project/indicator-matrix.ts';
import { type ProjectAnswers, projectQuestions } from '../../../src/pages/project/questions.ts';
import { snapshotOf } from '../../../src/publish/snapshot.ts';

let archives: ProjectAnswers;
let service: ProjectAnswers;
let allowance: ProjectAnswers;
beforeAll(async () => {
  archives = await snapshotOf(projectQuestions('huangshi-si-archives'));
  service = await snapshotOf(projectQuestions('huangshi-si-service'));
  allowance = await snapshotOf(projectQuestions('huangshi-hrss-expert-allowance'));
});

describe('a project over the years', () => {
  it('sets the result that the report states of 2020 before the form of 2021', () => {
    expect(historyOf(archives)).toMatchObject([
      { year: 2020, basis: 'text', rate: 1, score: 98, budget: null, evaluation: null, locator: 'L405' },
      { year: 2021, basis: 'form', rate: 1, score: 100, budget: 1_400_000, locator: null },
    ]);
    expect(historyOf(service)[0]).toMatchObject({ year: 2020, rate: 1, score: 98, locator: 'L514' });
  });

  it('takes no year from amounts of one purpose, and none that a form answers', () => {
    // The report of the expert allowance states amounts and rates of 2021 only: the form has that year.
    expect(historyOf(allowance).map((row) => [row.year, row.basis])).toEqual([[2021, 'form']]);
    const onlyAmount = {
      history: [],
      statements: archives.statements.filter((row) => row.metric === 'count'),
    };
    expect(historyOf(onlyAmount)).toEqual([]);
  });

  it('joins two known years and no fewer', () => {
    expect(lineOf(historyOf(archives), 'score')).toEqual([
      { year: 2020, value: 98, n: null },
      { year: 2021, value: 100, n: null },
    ]);
    expect(lineOf(historyOf(allowance), 'score')).toBeNull();
  });
});

describe('the indicators of a project', () => {
  it('lists each once, in the order of the form', () => {
    const lines = indicatorLines(archives.indicators);
    expect(lines).toHaveLength(8);
    expect(lines[0]).toMatchObject({ name: '服务档案查询利用 收存离退休人员档案总量', level1: 'output' });
    expect(lines[0]?.years.get(2021)?.target_raw).toBe('3000人次 9万份');
  });

  it('puts one name in two years into one row, and one name twice in a form into two', () => {
    const [first, second] = archives.indicators;
    const later = { ...first!, fiscal_year: 2022, name_raw: `${first!.name_raw}。 ` };
    const lines = indicatorLines([first!, second!, first!, later]);
    expect(lines.map((line) => [...line.years.keys()])).toEqual([[2021, 2022], [2021], [2021]]);
  });
});
