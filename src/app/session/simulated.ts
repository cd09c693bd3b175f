import { DEMONSTRATION, evaluationCount, type SimulationPlan } from '../../engine/simulation/plan.ts';

/** A size in which the demonstration data can be had, with the forms it makes. */
export interface SimulatedSize {
  readonly id: 'small' | 'large' | 'huge';
  readonly forms: number;
  /** Too large to keep single indicators: what needs them is left out, and the page says so. */
  readonly formsOnly: boolean;
}

const PLANS: Readonly<Record<SimulatedSize['id'], SimulationPlan>> = {
  small: DEMONSTRATION,
  large: { ...DEMONSTRATION, units: 1_250 },
  huge: { ...DEMONSTRATION, units: 12_500 },
};
const KEY = 'jilan.simulated-size';

const IDS = ['small', 'large', 'huge'] as const;

export const SIMULATED_SIZES: readonly SimulatedSize[] = IDS.map((id) => ({
  id,
  forms: evaluationCount(PLANS[id]),
  formsOnly: id === 'huge',
}));

let chosen: SimulatedSize['id'] | null = null;

/** The size the reader chose on this machine; the small one at first. */
export function simulatedSize(): SimulatedSize['id'] {
  if (chosen !== null) return chosen;
  try {
    const kept = localStorage.getItem(KEY);
    return IDS.find((id) => id === kept) ?? 'small';
  } catch {
    return 'small';
  }
}

/** Whether the chosen size leaves single indicators out. */
export function simulatedFormsOnly(): boolean {
  return simulatedSize() === 'huge';
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
