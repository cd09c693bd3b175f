import { beforeAll, describe, expect, it } from 'vitest';
import { distinctNames } from '../../../src/app/format/form-name.ts';
import { onlyGroup } from '../../../src/app/only-group.ts';
import { defaultParameters } from '../../../src/app/session/answers.ts';
import { execution as en } from '../../../src/app/text/en/execution.ts';
import { execution as zh } from '../../../src/app/text/zh/execution.ts';
import { parseUrl, serializeUrl } from '../../../src/app/url-state/url-state.ts';
import { bandsOf } from '../../../src/pages/execution/bands.ts';
import {
  againstOf,
  type ExecutionAnswers,
  hasTrend,
  projectBars,
  referencesOf,
  sameUnitsEveryYear,
  stepsOf,
} from '../../../src/pages/execution/chart-rows.ts';
import { executionQuestions } from '../../../src/pages/execution/questions.ts';
import { headlineOf, sentencesOf } from '../../../src/pages/execution/sentences.ts';
import { answersTo, snapshotOf } from '../../../src/publish/snapshot.ts';
import { type Filters, NO_FILTERS } from '../../../src/questions/types.ts';

let all: ExecutionAnswers;
const asked = (filters: Partial<Filters>): Promise<ExecutionAnswers> =>
  answersTo(
    executionQuestions.questions(
      { ...NO_FILTERS, ...filters },
      defaultParameters(executionQuestions.parameters),
    ),
  );

beforeAll(async () => {
  all = await snapshotOf(executionQuestions);
});

describe('reference lines', () => {
  it('count the forms below, between and above them, as the documents print the rates', () => {
    // Below 80 %: 0, 16.32, 58.61, 59.98, 63.63 and 77.60 %; none between 80 and 90 %.
    const bands = bandsOf(all.rates, 80, 90);
    expect(bands.below).toEqual({ evaluations: 6, budget: 5_790_500, unspent: 4_360_000 });
    expect(bands.between?.evaluations).toBe(0);
    expect(bands.from.evaluations).toBe(17);
    expect(bands.noRate.evaluations).toBe(0);
    // 91.32 % lies between 90 and 95 %; 58.61 % is below 59 % and 59.98 % is not.
    expect(bandsOf(all.rates, 90, 95).between?.evaluations).toBe(1);
    expect(bandsOf(all.rates, 59, 90).below.evaluations).toBe(3);
  });

  it('count a rate that lies on a line above it, and 29 % as 29 %', () => {
    const rates = [
      { rate_low: 0.29, rate_high: 0.3, evaluations: 2, budget: 10, unspent: 7 },
      { rate_low: 0.8, rate_high: 0.81, evaluations: 1, budget: 10, unspent: 2 },
      { rate_low: null, rate_high: null, evaluations: 4, budget: null, unspent: null },
    ];
    expect(bandsOf(rates, 29, 80)).toEqual({
      below: { evaluations: 0, budget: 0, unspent: 0 },
      between: { evaluations: 2, budget: 10, unspent: 7 },
      from: { evaluations: 1, budget: 10, unspent: 2 },
      noRate: { evaluations: 4, budget: 0, unspent: 0 },
    });
  });

  it('may be crossed or laid on each other', () => {
    expect(referencesOf({ low: 95, high: 60 })).toEqual([0.6, 0.95]);
    expect(referencesOf({ low: 80, high: 80 })).toEqual([0.8]);
    expect(bandsOf(all.rates, 80, 80).between).toBeNull();
  });

  it('stand in the address as whole percents; anything else is reported and left out', () => {
    const read = (search: string) => parseUrl(new URLSearchParams(search), executionQuestions.parameters);
    expect(read('low=60&high=95').parameters).toMatchObject({ low: 60, high: 95 });
    const broken = read('low=79.5&high=120&by=colour');
    expect(broken.parameters).toMatchObject({ low: 80, high: 90, by: 'unit' });
    expect(broken.problems.map((problem) => problem.parameter)).toEqual(['low', 'high', 'by']);
    const state = { filters: NO_FILTERS, dataset: 'reported' as const, parameters: read('').parameters };
    expect(serializeUrl(state, executionQuestions.parameters).toString()).toBe('');
  });
});

describe('rows of the pictures', () => {
  it('tell apart two projects of one name', () => {
    expect(
      distinctNames([
        { name: '公益二类包干经费', unit: '市就业局', year: 2021 },
        { name: '公益二类包干经费', unit: '市人社局', year: 2021 },
        { name: '专家津贴', unit: '市人社局', year: 2021 },
        { name: '工伤', unit: '市人社局', year: 2020 },
        { name: '工伤', unit: '市人社局', year: 2021 },
      ]),
    ).toEqual([
      '公益二类包干经费（市就业局）',
      '公益二类包干经费（市人社局）',
      '专家津贴',
      '工伤（市人社局 2020）',
      '工伤（市人社局 2021）',
    ]);
  });

  it('list projects from the lowest rate, and forms with an initial budget one by one', () => {
    const { bars } = projectBars(all, [0.8], zh.wholeDepartment);
    expect(bars.slice(0, 3).map((bar) => [bar.name, bar.rate, bar.unspent])).toEqual([
      ['专家津贴', 0, 330_000],
      ['就业配套补助经费', 708_400 / 4_340_500, 3_632_100],
      ['社保基金监管专项经费', 105_500 / 180_000, 74_500],
    ]);
    expect(stepsOf(all, zh.wholeDepartment).groups[0]).toMatchObject({
      name: '沅江市工伤中心（部门整体）',
      initial: 1_143_900,
      adjusted: 1_159_138.98,
      executed: 1_159_138.98,
    });
    expect(all.steps).toHaveLength(3);
  });

  it('compare budget and executed without an initial budget', () => {
    const [first] = againstOf(all, (_, label) => label).groups;
    expect(first).toMatchObject({ name: '黄石市劳动就业管理局', adjusted: 5_490_500, executed: 1_858_300 });
    expect(first).not.toHaveProperty('initial');
  });

  it('draw no trend through two years of different units', () => {
    expect(hasTrend(all)).toBe(false);
    expect(sameUnitsEveryYear(all)).toBe(false);
  });

  it('turn a click on a group into its filter', () => {
    expect(onlyGroup(NO_FILTERS, 'unit', 'huangshi-si').units).toEqual(['huangshi-si']);
    expect(onlyGroup(NO_FILTERS, 'year', '2021').years).toEqual([2021]);
    expect(onlyGroup(NO_FILTERS, 'kind', 'department').kind).toBe('department');
    expect(onlyGroup(NO_FILTERS, 'profile', 'mof-2020')).toEqual(NO_FILTERS);
  });
});

describe('what the figures say', () => {
  it('is composed from them', () => {
    expect(headlineOf(all, bandsOf(all.rates, 80, 90), 80, 'zh', zh)).toBe(
      '23 份自评表中 6 份执行率低于 80%，占未用资金的 99.2%',
    );
    const sentences = sentencesOf(all, 'zh', zh);
    expect(sentences.map((sentence) => sentence.key)).toEqual(['gap', 'holders', 'lowest', 'adjusted']);
    expect(sentences[1]?.text).toBe('未用资金的 82.7% 在一份自评表：就业配套补助经费');
    expect(sentences[1]?.evaluation).toBe('huangshi-employment-subsidy-2021');
    expect(sentences[2]?.text).toContain('预算 33.00 万元，执行率 0.00%');
    expect(sentences[3]?.text).toContain('+1.33%');
    expect(sentencesOf(all, 'en', en)[1]?.text).toContain('82.7% of the unspent money');
  });

  it('is silent where everything was spent', async () => {
    const spent = await asked({ units: ['huangshi-si'] });
    expect(sentencesOf(spent, 'zh', zh)).toEqual([]);
    expect(headlineOf(spent, bandsOf(spent.rates, 80, 90), 80, 'zh', zh)).toBe('4 份自评表都按预算执行完毕');
    const nobody = await asked({ units: ['nobody'] });
    expect(headlineOf(nobody, bandsOf(nobody.rates, 80, 90), 80, 'zh', zh)).toBeNull();
    expect(sentencesOf(nobody, 'zh', zh)).toEqual([]);
  });
});
