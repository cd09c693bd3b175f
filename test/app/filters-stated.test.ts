import { describe, expect, it } from 'vitest';
import { NO_CHOICES } from '../../src/app/session/choices.ts';
import { shell } from '../../src/app/text/zh/shell.ts';
import { FILTER_GROUPS, statedOf } from '../../src/app/ui/filter-groups.ts';
import { NO_FILTERS } from '../../src/questions/types.ts';

const choice = (id: string, name: string) => ({ id, name, n: 1 });
const CHOICES = {
  ...NO_CHOICES,
  years: [choice('2021', '2021'), choice('2024', '2024')],
  units: [choice('a', '甲局'), choice('b', '乙局'), choice('c', '丙局')],
};

describe('the filters in words', () => {
  const stated = (filters: Partial<typeof NO_FILTERS>) => {
    const all = { ...NO_FILTERS, ...filters };
    const groups = FILTER_GROUPS.filter((group) => group.shown(CHOICES, all));
    return statedOf(groups, all, CHOICES, 'zh', shell).map(({ name, value }) => `${name} ${value}`);
  };

  it('say what all is where nothing was chosen', () => {
    expect(stated({})).toEqual(['年度 2021、2024', '单位 全部 3']);
  });

  it('name all that was chosen, ranges too', () => {
    expect(stated({ units: ['a', 'c'], rateRange: [0, 0.8] })).toEqual([
      '年度 2021、2024',
      '单位 甲局、丙局',
      '执行率 0%–80%',
    ]);
  });
});
