import type { Bilingual } from '../model/schema.ts';
import type { Family, Rule, Severity, SqlRule } from './rule.ts';
import { ACROSS_RULES } from './rules/across-forms.ts';
import { BUDGET_POINT_RULES } from './rules/budget-points.ts';
import { COMPLETENESS_RULES } from './rules/completeness.ts';
import { DESIGN_RULES } from './rules/design.ts';
import { DISTRIBUTION_RULES } from './rules/distribution.ts';
import { FUND_RULES } from './rules/funds.ts';
import { INDICATOR_POINT_RULES } from './rules/indicator-points.ts';
import { RECONCILE_RULES } from './rules/reconcile.ts';
import { STRUCTURE_RULES } from './rules/structure.ts';
import { TEXT_RULES } from './rules/text.ts';

export const FAMILIES: Readonly<Record<Family, Bilingual>> = {
  A: { zh: '资金与执行率', en: 'Funds and execution' },
  B: { zh: '预算执行得分', en: 'Budget-execution score' },
  C: { zh: '分值结构', en: 'Weights and totals' },
  D: { zh: '指标得分', en: 'Indicator scores' },
  I: { zh: '指标设置', en: 'Indicator design' },
  T: { zh: '文字', en: 'Text' },
  G: { zh: '报送要素', en: 'Completeness' },
  P: { zh: '分布与横向', en: 'Distribution' },
};

export const SEVERITIES: Readonly<Record<Severity, Bilingual>> = {
  E: { zh: '错误', en: 'Error' },
  W: { zh: '警告', en: 'Warning' },
  N: { zh: '提示', en: 'Note' },
  I: { zh: '信息', en: 'Information' },
};

const ORDER: readonly Family[] = ['A', 'B', 'C', 'D', 'I', 'T', 'G', 'P'];

/** All 115 rules, in the order of the design: each implemented, or listed as left out with the reason. */
export const RULES: readonly Rule[] = [
  ...FUND_RULES,
  ...RECONCILE_RULES,
  ...BUDGET_POINT_RULES,
  ...STRUCTURE_RULES,
  ...INDICATOR_POINT_RULES,
  ...DESIGN_RULES,
  ...ACROSS_RULES,
  ...TEXT_RULES,
  ...COMPLETENESS_RULES,
  ...DISTRIBUTION_RULES,
].sort((a, b) => ORDER.indexOf(a.family) - ORDER.indexOf(b.family) || a.id.localeCompare(b.id, 'en'));

export const SQL_RULES: readonly SqlRule[] = RULES.filter((rule): rule is SqlRule => rule.kind === 'sql');

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule of an identifier such as `A01`; undefined when there is none. */
export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id);
}

export { QUALITY_FAMILY_CAP, QUALITY_WEIGHTS } from './quality-weights.ts';
