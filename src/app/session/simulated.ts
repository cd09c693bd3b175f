import { DEMONSTRATION, evaluationCount, type SimulationPlan } from '../../engine/simulation/plan.ts';
import { type DatasetId, isSimulated, SIMULATED_IDS, type SimulatedId } from '../url-state/url-state.ts';

const PLANS: Readonly<Record<SimulatedId, SimulationPlan>> = {
  simulated: DEMONSTRATION,
  'simulated-large': { ...DEMONSTRATION, units: 1_250 },
  'simulated-huge': { ...DEMONSTRATION, units: 12_500 },
};

/** Whether a data set is too large to keep single indicators: what needs them is left out, and the page says so. */
export function isFormsOnly(dataset: DatasetId): boolean {
  return dataset === 'simulated-huge';
}

/** The sizes in which the demonstration data can be had, with the forms of each. */
export const SIMULATED_SIZES: readonly { readonly id: SimulatedId; readonly forms: number }[] =
  SIMULATED_IDS.map((id) => ({ id, forms: evaluationCount(PLANS[id]) }));

/** What the engine is to make for a data set; null where it is read. */
export function simulatedPlan(dataset: DatasetId): SimulationPlan | null {
  return isSimulated(dataset) ? PLANS[dataset] : null;
}
