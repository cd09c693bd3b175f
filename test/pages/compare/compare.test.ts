import { beforeAll, describe, expect, it } from 'vitest';
import { compare as en } from '../../../src/app/text/en/compare.ts';
import { compare as zh } from '../../../src/app/text/zh/compare.ts';
import { compareQuestions } from '../../../src/pages/compare/questions.ts';
import {
  type CompareAnswers,
  figureLines,
  headlineOf,
  indicatorGroups,
  moneyOf,
  plain,
  pointsText,
  rangesOf,
  schemesDiffer,
  schemesOf,
  shownFigure,
  spanOfYears,
} from '../../../src/pages/compare/rows.ts';
import { answersTo, snapshotOf } from '../../../src/publish/snapshot.ts';
import { type Filters, NO_FILTERS } from '../../../src/questions/types.ts';

type Sides = 'units' | 'unit-years' | 'project-years';
let all: CompareAnswers;
const asked = (
  sides: Sides,
  of: readonly string[],
  filters: Partial<Filters> = {},
): Promise<CompareAnswers> =>
  answersTo(compareQuestions.questions({ ...NO_FILTERS, ...filters }, { sides, of }));

beforeAll(async () => {
  all = await snapshotOf(compareQuestions);
});

describe('the sides', () => {
  it('are the four units with the largest budgets when nothing is chosen', () => {
    expect(all.figures.map((side) => [side.label, side.budget, side.executed])).toEqual([
      ['市就业局', 5_490_500, 1_858_300],
      ['市人社局', 4_895_500, 4_189_200],
      ['市社保局', 4_600_000, 4_600_000],
      ['市劳动监察支队', 250_000, 194_000],
    ]);
  });

  it('are the chosen units, at most six, whatever unit filter is set', async () => {
    const two = await asked('units', ['huangshi-si', 'yuanjiang-work-injury'], { units: ['huangshi-hrss'] });
    expect(two.figures.map((side) => side.value).sort()).toEqual(['huangshi-si', 'yuanjiang-work-injury']);
    expect(schemesDiffer(two.schemes)).toBe(true);
    // A department's form gives its score, its money stands on the project forms.
    const yuanjiang = two.figures.find((side) => side.value === 'yuanjiang-work-injury');
    expect(yuanjiang).toMatchObject({ evaluations: 3, budget: 128_000 });
    const many = await asked('units', [
      'huangshi-si',
      'huangshi-hrss',
      'huangshi-employment',
      'huangshi-inspection',
      'yuanjiang-work-injury',
      'a',
      'b',
    ]);
    expect(many.figures).toHaveLength(5);
  });

  it('are the years of one unit or one project', async () => {
    const unit = await asked('unit-years', ['huangshi-si']);
    expect(unit.figures).toMatchObject([
      { value: '2021', unit_name: '黄石市社会保险事业局', evaluations: 4 },
    ]);
    const project = await asked('project-years', ['huangshi-employment-subsidy']);
    expect(project.figures).toMatchObject([
      { label: '2021', project_name: '就业配套补助经费', evaluations: 1 },
    ]);
    expect((await asked('units', ['nobody'])).figures).toEqual([]);
  });

  it('say which rate is lowest and highest, when they lie apart', () => {
    expect(headlineOf(all.figures, 'units', 'zh', zh)).toBe('执行率从市就业局的 33.85% 到市社保局的 100.00%');
    expect(headlineOf(all.figures, 'units', 'en', en)).toContain('33.85% (市就业局)');
    expect(headlineOf(all.figures.slice(2, 3), 'units', 'zh', zh)).toBeNull();
    expect(headlineOf([], 'units', 'zh', zh)).toBeNull();
  });
});

describe('the figures', () => {
  it('stand in lines with their definition, a cell for each side', () => {
    const lines = figureLines(all.figures);
    const line = (id: string) => lines.find((found) => found.id === id);
    expect(line('evaluations')?.cells.map((cell) => cell.value)).toEqual([4, 11, 4, 1]);
    expect(line('median_score')?.cells.map((cell) => cell.value)).toEqual([99.75, 98, 100, 95.53]);
    expect(line('not_demonstrated')?.cells.map((cell) => cell.value)).toEqual([3, 2, 2, 0]);
    for (const { formula, nullRule } of lines) {
      expect(formula.zh).not.toBe('');
      expect(nullRule.en).not.toBe('');
    }
  });

  it('show a missing value as a dash with its reason', () => {
    const [line] = figureLines(all.figures).filter((found) => found.id === 'execution_rate');
    if (line === undefined) throw new Error('no line');
    expect(shownFigure(line, null, 'zh').text).toBe('—');
    expect(shownFigure(line, null, 'zh').exact).toBe(line.nullRule.zh);
  });

  it('name the schemes of each side', () => {
    expect(schemesOf(all.schemes, 'huangshi-si', 'zh')).toBe('湖北口径 20/40/30/10');
    expect(schemesOf(all.schemes, 'nobody', 'zh')).toBe('—');
    expect(schemesDiffer(all.schemes)).toBe(true);
    expect(schemesDiffer(all.schemes.filter((row) => row.value === 'huangshi-si'))).toBe(false);
  });

  it('draw dots for the few and a box for the many', () => {
    const { groups } = rangesOf(all.figures, all.scores, zh.wholeDepartment);
    expect(groups.map((group) => [group.id, group.dots.length, group.box !== null])).toEqual([
      ['huangshi-employment', 4, false],
      ['huangshi-hrss', 0, true],
      ['huangshi-si', 4, false],
      ['huangshi-inspection', 1, false],
    ]);
    expect(moneyOf(all.figures).groups[0]).not.toHaveProperty('initial');
  });
});

describe('indicators of the same name', () => {
  it('stand together with the sides in their order, each entry leading to its form', () => {
    const groups = indicatorGroups(all.indicators, all.figures, zh);
    const satisfaction = groups.find((group) => group.key === 'service-satisfaction');
    expect(satisfaction?.label).toBe('服务对象满意度');
    expect(satisfaction?.sides.map(({ total }) => total)).toEqual([4, 5, 2, 0]);
    expect(satisfaction?.sides[0]?.entries.map((entry) => entry.target)).toEqual([
      '≥95%',
      '≥95%',
      '≥95%',
      '≥95%',
    ]);
    for (const group of groups) {
      expect(group.sides.filter(({ entries }) => entries.length > 0).length).toBeGreaterThan(1);
    }
  });

  it('show printed values without the marks of a conversion', () => {
    expect(plain('$\\geq 95\\%$')).toBe('≥95%');
    expect(plain('$\\leq 3$')).toBe('≤3');
    expect(plain('95%以上')).toBe('95%以上');
    expect(plain(null)).toBe('');
  });

  it('give points of the points available, or the points alone where none are printed', () => {
    expect(pointsText({ points: 9, pointsMax: 10 }, zh)).toBe('9/10 分');
    expect(pointsText({ points: 9, pointsMax: null }, zh)).toBe('9 分');
    expect(pointsText({ points: null, pointsMax: 10 }, zh)).toBe('未印得分');
  });
});

describe('the years of the sides', () => {
  const side = (year_from: number, year_to: number) => ({ year_from, year_to });
  it('are listed when each side has one, and are a span when a side has several', () => {
    expect(spanOfYears([side(2021, 2021), side(2024, 2024)], 'zh')).toBe('2021、2024');
    expect(spanOfYears([side(2019, 2023), side(2021, 2021)], 'zh')).toBe('2019–2023');
  });
});
