import { DEMONSTRATION, evaluationCount, type SimulationPlan } from '../../engine/simulation/plan.ts';

/** A size in which the demonstration data can be had, with the forms it makes. */
export interface SimulatedSize {
  readonly id: 'small' | 'large';
  readonly forms: number;
}

const PLANS: Readonly<Record<SimulatedSize['id'], SimulationPlan>> = {
  small: DEMONSTRATION,
  large: { ...DEMONSTRATION, units: 1_250 },
};
const KEY = 'jilan.simulated-size';

export const SIMULATED_SIZES: readonly SimulatedSize[] = [
  { id: 'small', forms: evaluationCount(PLANS.small) },
  { id: 'large', forms: evaluationCount(PLANS.large) },
];

let chosen: SimulatedSize['id'] | null = null;

/** The size the reader chose on this machine; the small one at first. */
export function simulatedSize(): SimulatedSize['id'] {
  if (chosen !== null) return chosen;
  try {
    return localStorage.getItem(KEY) === 'large' ? 'large' : 'small';
  } catch {
    return 'small';
  }
}

/** Remembers a size; the session then has to start the data set again. */
export function chooseSimulatedSize(size: SimulatedSize['id']): void {
  chosen = size;
  try {
    localStorage.setItem(KEY, size);
  } catch {
    // Storage may be closed: the choice then lasts for this visit.
  }
}

/** What the engine is to make for the chosen size. */
export function simulatedPlan(): SimulationPlan {
  return PLANS[simulatedSize()];
}
