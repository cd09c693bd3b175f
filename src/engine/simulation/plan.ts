import type { Bilingual } from '../../model/schema.ts';

/** How large a simulated province is. The same plan gives the same rows, in every engine. */
export interface SimulationPlan {
  readonly units: number;
  readonly years: readonly [from: number, to: number];
  /** Projects that each unit runs. */
  readonly projects: number;
  readonly seed: number;
  /** At most this many forms, the first years first; null for all of units × projects × years. */
  readonly evaluations: number | null;
}

export const INDICATORS_PER_FORM = 10;
const LARGEST = 5_000_000;

/** What the site offers as 示范数据: 10 000 forms. */
export const DEMONSTRATION: SimulationPlan = {
  units: 125,
  years: [2019, 2023],
  projects: 16,
  seed: 20_240_601,
  evaluations: null,
};

/** Forms that a plan gives. */
export function evaluationCount(plan: SimulationPlan): number {
  const whole = plan.units * plan.projects * (plan.years[1] - plan.years[0] + 1);
  return plan.evaluations === null ? whole : Math.min(whole, plan.evaluations);
}

/** Why a plan cannot be carried out, or null. */
export function planProblem(plan: SimulationPlan): Bilingual | null {
  const counts = [plan.units, plan.projects, plan.evaluations ?? 1, plan.seed];
  if (
    counts.some((n) => !Number.isSafeInteger(n)) ||
    plan.seed < 0 ||
    counts.slice(0, 3).some((n) => n < 1)
  ) {
    return { zh: '数量须为正整数', en: 'counts must be positive whole numbers' };
  }
  const [from, to] = plan.years;
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 1990 && to <= 2100 && from <= to)) {
    return {
      zh: '年度须在 1990..2100 之间，且前不大于后',
      en: 'years must lie in 1990..2100, the first not after the last',
    };
  }
  if (evaluationCount(plan) > LARGEST) {
    return { zh: `最多 ${LARGEST} 张表`, en: `at most ${LARGEST} forms` };
  }
  return null;
}
