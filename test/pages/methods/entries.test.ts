import { describe, expect, it } from 'vitest';
import { cellRule, leftOut } from '../../../src/audit/rule.ts';
import {
  countEntries,
  findEntries,
  methodSections,
  type Registries,
} from '../../../src/pages/methods/entries.ts';
import {
  cutOffText,
  pointsText,
  profileParameters,
  sharedCutOffs,
} from '../../../src/pages/methods/profile-parameters.ts';
import { DIMENSIONS } from '../../../src/questions/dimensions.ts';
import { METRICS } from '../../../src/questions/metrics.ts';
import { DEFAULT_PROFILES } from '../../../src/scoring/profiles.ts';

const both = (text: string) => ({ zh: `${text}（中）`, en: `${text} (en)` });
const implemented = cellRule({
  id: 'A01',
  on: 'row',
  severity: 'E',
  name: { zh: '执行率与金额不符', en: 'Rate disagrees with the amounts' },
  question: both('question'),
  formula: both('B ÷ A'),
  parameters: ['rounding_tolerance'],
  needs: ['target', 'any_reason'],
  say: both('say'),
  otherwise: both('paid every second year'),
  test: 'TRUE',
});
const notDone = leftOut({
  id: 'I24',
  severity: 'N',
  judges: true,
  name: both('logic'),
  question: both('question'),
  formula: both(''),
  reason: both('needs knowledge of the field'),
});
const registries: Registries = {
  metrics: METRICS,
  more: [],
  dimensions: DIMENSIONS,
  profiles: DEFAULT_PROFILES,
  rules: [implemented, notDone],
};
const zh = methodSections(registries, 'zh');
const en = methodSections(registries, 'en');
const entriesOf = (sections: typeof zh) => sections.flatMap((s) => s.groups.flatMap((g) => g.entries));

describe('the page of definitions', () => {
  it('has an entry for everything that is registered, with the same anchors in both languages', () => {
    const anchors = entriesOf(zh).map((entry) => entry.anchor);
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(entriesOf(en).map((entry) => entry.anchor)).toEqual(anchors);
    for (const metric of METRICS) expect(anchors).toContain(`metric-${metric.id}`);
    for (const profile of DEFAULT_PROFILES) expect(anchors).toContain(`profile-${profile.profile_id}`);
    expect(anchors).toContain('rule-A01');
    expect(anchors).toContain('judgement-reverse');
    expect(anchors).toContain('term-execution-rate');
  });

  it('leaves no text empty, and writes English without Chinese sentences', () => {
    for (const entry of [...entriesOf(zh), ...entriesOf(en)]) {
      expect(entry.name).not.toBe('');
      expect([...entry.body, ...entry.facts.map((fact) => fact.value)]).not.toContain('');
    }
    const glossary = en.find((section) => section.id === 'glossary');
    for (const entry of glossary?.groups[0]?.entries ?? []) expect(entry.body.join()).not.toMatch(/[一-鿿]/);
  });

  it('shows the formula and the null rule of a metric as the registry has them', () => {
    const rate = entriesOf(zh).find((entry) => entry.anchor === 'metric-execution_rate');
    const metric = METRICS.find((m) => m.id === 'execution_rate');
    expect(rate?.facts.map((fact) => fact.value)).toEqual([metric?.formula.zh, metric?.nullRule.zh]);
  });

  it('says of a rule whether it is done, and why not', () => {
    const groups = zh.find((section) => section.id === 'rules')?.groups ?? [];
    expect(groups.map((group) => group.id)).toEqual(['rules-A', 'rules-I']);
    const [done] = groups[0]?.entries ?? [];
    expect(done?.badges).toEqual([{ text: '错误', tone: 'E', note: '算术或逻辑不符，须更正或说明' }]);
    expect(done?.facts).toContainEqual({ label: '读取的口径参数', value: '取整容差' });
    expect(done?.facts).toContainEqual({
      label: '须有的栏目',
      value: '目标值、偏差原因（整份表或逐条指标的）；表或清单没有这一栏的，无法检查',
    });
    const [left] = groups[1]?.entries ?? [];
    expect(left?.badges.map((badge) => badge.text)).toContain('未实现');
    expect(left?.facts.map((fact) => fact.label)).not.toContain('须有的栏目');
    expect(left?.facts).toContainEqual({ label: '不做的原因', value: 'needs knowledge of the field（中）' });
  });

  it('grades by the cut-offs of the profiles', () => {
    const grades = zh.find((section) => section.id === 'grades')?.groups[0]?.entries ?? [];
    expect(grades.map((entry) => `${entry.name} ${entry.body.join()}`)).toEqual([
      '优 90 分及以上',
      '良 80 分及以上',
      '中 60 分及以上',
      '差 低于 60 分',
    ]);
    const [first, second] = DEFAULT_PROFILES;
    if (first === undefined || second === undefined) throw new Error('no profiles');
    expect(sharedCutOffs([first, { ...second, grade_good: 75 }])).toBeNull();
  });
});

describe('finding a definition', () => {
  it('finds by name in either language, by code and by several words', () => {
    const anchorsOf = (sought: string) => entriesOf(findEntries(zh, sought)).map((entry) => entry.anchor);
    expect(anchorsOf('a01')).toEqual(['rule-A01']);
    expect(anchorsOf('supervising')).toContain('term-department');
    expect(anchorsOf('沉淀')).toEqual(['term-idle-funds']);
    expect(anchorsOf('执行率 简单')).toContain('metric-mean_rate');
    expect(countEntries(findEntries(zh, 'no such thing'))).toBe(0);
    expect(findEntries(zh, '  ')).toBe(zh);
  });
});

describe('the parameters of a profile', () => {
  const of = (id: string) => {
    const profile = DEFAULT_PROFILES.find((p) => p.profile_id === id);
    if (profile === undefined) throw new Error(id);
    return profile;
  };
  const value = (id: string, column: string) =>
    profileParameters(of(id), 'zh').find((p) => p.column === column)?.value;

  it('are written in the words of the schema', () => {
    expect(value('mof-2020', 'rate_basis')).toBe('全年预算数');
    expect(value('mof-2020', 'over_threshold')).toBe('130%');
    expect(value('mof-2020', 'valid_to')).toBe('至今');
    expect(value('hubei-2020-20-40-20-20', 'band_part_low')).toBe('50%');
    expect(value('strict-cap-2022', 'caps')).toBe(
      '执行率低于 50%：总分至多 59 分；执行率低于 60%：总分至多 69 分；执行率低于 70%：总分至多 79 分；执行率低于 80%：总分至多 89 分',
    );
  });

  it('leave out what the scheme leaves open', () => {
    expect(value('sichuan-2023', 'output_points')).toBeUndefined();
    expect(pointsText(of('sichuan-2023'), 'zh')).toBe('预算 10 · 产出 不限 · 效益 不限 · 满意度 不限');
    expect(pointsText(of('hubei-2020-20-40-30-10'), 'en')).toBe(
      'budget 20 · output 40 · benefit 30 · satisfaction 10',
    );
    expect(cutOffText(of('mof-2020'), 'zh')).toBe('优 ≥ 90 · 良 ≥ 80 · 中 ≥ 60');
  });
});
