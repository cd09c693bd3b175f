import type { Severity } from './rule.ts';

/** Points a finding takes off the self-evaluation quality index, and the most a family can take. */
export const QUALITY_WEIGHTS: Readonly<Record<Severity, number>> = { E: 8, W: 3, N: 0.5, I: 0 };
export const QUALITY_FAMILY_CAP = 20;
