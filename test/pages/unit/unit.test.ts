import { beforeAll, describe, expect, it } from 'vitest';
import { form as formZh } from '../../../src/app/text/zh/form.ts';
import { record as zh } from '../../../src/app/text/zh/record.ts';
import { basePartsOf } from '../../../src/pages/unit/base-table.ts';
import { unitBars, unitYearPoints } from '../../../src/pages/unit/charts.tsx';
import { type UnitAnswers, unitQuestions } from '../../../src/pages/unit/questions.ts';
import { reportsOf } from '../../../src/pages/unit/report-groups.ts';
import { unitSentences } from '../../../src/pages/unit/sentences.ts';
import { median, totalsOf } from '../../../src/pages/unit/totals.ts';
import { snapshotOf } from '../../../src/publish/snapshot.ts';

let bureau: UnitAnswers;
let centre: UnitAnswers;
let above: UnitAnswers;
beforeAll(async () => {
  bureau = await snapshotOf(unitQuestions('huangshi-hrss'));
  centre = await snapshotOf(unitQuestions('yuanjiang-work-injury'));
  above = await snapshotOf(unitQuestions('yuanjiang-hrss'));
});

describe('the totals of a unit', () => {
  it('sums the eleven forms of the bureau as they were added by hand', () => {
    // Budgets 45+165.65+32.4+48+25+40+13.5+18+24+45+33, executed 44.3+165.08+32.4+48+22.83+40+13.5+10.55+15.27+26.99+0, in 万元.
    const totals = totalsOf(bureau.forms);
    expect(totals.n).toBe(11);
    expect(totals.budget).toBeCloseTo(4_895_500, 2);
    expect(totals.executed).toBeCloseTo(4_189_200, 2);
    expect(totals.unspent).toBeCloseTo(706_300, 2);
    expect(totals.rate).toBeCloseTo(4189200 / 4895500, 12);
    expect(totals.fullScores).toBe(5);
    expect(totals.lowest).toBe(91);
    expect(totals.median).toBe(98);
  });

  it('leaves forms without a budget out of the rate and counts nothing missing as 0', () => {
    const form = {
      adjusted_amount: 100,
      executed_amount: 50,
      rate: 0.5,
      unspent: 50,
      score: 90,
      full_score: false,
      demonstrated: true,
    };
    const empty = {
      ...form,
      adjusted_amount: null,
      executed_amount: 7,
      rate: null,
      unspent: null,
      score: null,
      demonstrated: null,
    };
    const totals = totalsOf([form, empty]);
    expect(totals.rate).toBe(0.5);
    expect(totals.withRate).toBe(1);
    expect(totals.scored).toBe(1);
    expect(totals.demonstrated).toBe(1);
    expect(totals.notDemonstrated).toBe(0);
    expect(totalsOf([empty])).toMatchObject({ rate: null, budget: null, median: null, lowest: null });
    expect(totalsOf([])).toMatchObject({ n: 0, rate: null, meanRate: null });
  });

  it('takes the middle, or the mean of the two middle ones', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNull();
  });
});

describe('a unit in words', () => {
  it('tells projects and the whole department apart and adds neither to the other', () => {
    expect(unitSentences(centre, 'zh', zh, formZh)).toEqual([
      '2024 年度 2 份项目自评表，全年预算 12.80 万元，执行 12.80 万元，执行率 100.00%，自评得分 2 份全部满分。',
      '2024 年度部门整体支出：全年预算 115.91 万元，执行 115.91 万元，执行率 100.00%；自评 100 分（优）。',
    ]);
  });

  it('says that a department filed none itself, and lists whom it supervises', () => {
    expect(unitSentences(above, 'zh', zh, formZh)).toEqual([zh.sentenceNone]);
    expect(above.below.map((row) => [row.unit_id, row.evaluations])).toEqual([['yuanjiang-work-injury', 2]]);
  });

  it('draws the lowest rate first, unknown rates last', () => {
    const { bars } = unitBars(bureau.forms);
    expect(bars[0]).toMatchObject({ name: '专家津贴', rate: 0 });
    expect(bars.map((bar) => bar.rate ?? 9)).toEqual(
      [...bars.map((bar) => bar.rate ?? 9)].sort((a, b) => a - b),
    );
    expect(unitYearPoints(bureau.forms)).toEqual([{ year: 2021, value: 4189200 / 4895500, n: 11 }]);
  });
});

describe('the base data table of 附件1', () => {
  it('stands as the form prints it, every cell once', () => {
    const parts = basePartsOf(centre.base);
    expect(parts.map((part) => [part.id, part.columns.length, part.rows.length])).toEqual([
      ['staff', 3, 1],
      ['money', 3, 15],
      ['building', 6, 1],
      ['other', 1, 1],
    ]);
    const drawn = parts.flatMap((part) =>
      part.rows.flatMap((row) => row.cells.filter((cell) => cell !== null)),
    );
    expect(new Set(drawn).size).toBe(centre.base.length);
    expect(drawn).toHaveLength(centre.base.length);
  });

  it('keeps the years in order, blanks blank, and rows below their parents', () => {
    const money = basePartsOf(centre.base).find((part) => part.id === 'money');
    expect(money?.columns).toEqual(['2023年决算数', '2024年预算数', '2024年决算数']);
    const investigation = money?.rows.find((row) => row.label === '4.工伤调查工作经费');
    expect(investigation?.cells.map((cell) => cell?.raw ?? null)).toEqual([null, '64000.00', '63856.80']);
    expect(investigation?.depth).toBe(1);
    expect(money?.rows[0]).toMatchObject({ label: null, block: 'three_public', depth: 0 });
    expect(money?.rows.find((row) => row.label === '其中：公车购置')?.depth).toBe(2);
    expect(basePartsOf([])).toEqual([]);
  });

  it('keeps the two reports of the centre apart', () => {
    expect(reportsOf(centre.report).map((report) => [report[0]?.number_raw, report.length])).toEqual([
      ['附件4', 14],
      ['附件5', 14],
    ]);
  });
});
