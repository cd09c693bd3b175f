import {
  CUSTOM_PROFILE_ID,
  CUSTOM_START,
  type CustomProfile,
  customToProfile,
  decodeCustomProfile,
  encodeCustomProfile,
} from './custom-profile.ts';
import { DEFAULT_PROFILES, type Profile, parseCaps } from './profiles.ts';
import type { ProfileSource } from './recompute.ts';

/** A scheme that the reader assumes for every form in view. */
export interface WhatIf {
  readonly profile: Profile;
  /** What the reader set, where the scheme is their own; null for a published one. */
  readonly custom: CustomProfile | null;
}

const PREFIX = `${CUSTOM_PROFILE_ID}.`;

/** Whether a choice in the address means a scheme of the reader's own, readable or not. */
export function isCustomChoice(choice: string | null): boolean {
  return choice === CUSTOM_PROFILE_ID || (choice ?? '').startsWith(PREFIX);
}

/** How a scheme of the reader's own stands in the address: `custom`, `custom.b20_o40_e20_s20`. */
export function customChoice(custom: CustomProfile): string {
  const encoded = encodeCustomProfile(custom);
  return encoded === '' ? CUSTOM_PROFILE_ID : PREFIX + encoded;
}

/** The scheme that a choice in the address names; null for none and for one that cannot be read. */
export function whatIfOf(choice: string | null): WhatIf | null {
  if (choice === null) return null;
  if (isCustomChoice(choice)) {
    const custom = decodeCustomProfile(choice.slice(PREFIX.length));
    return custom === null ? null : { profile: customToProfile(custom), custom };
  }
  const profile = DEFAULT_PROFILES.find((candidate) => candidate.profile_id === choice);
  return profile === undefined ? null : { profile, custom: null };
}

/** The tolerance of every published scheme: half a point is rounding. */
const OWN_TOLERANCE = 0.5;

/** The scheme that a choice in the address assumes; each form's own where there is none or it cannot be read. */
export function sourceOf(choice: string | null): ProfileSource {
  return whatIfOf(choice)?.profile ?? 'own';
}

/** How far outside the recomputed range a total may be and still count as rounding, in points. */
export function toleranceOf(choice: string | null): number {
  return whatIfOf(choice)?.profile.rounding_tolerance ?? OWN_TOLERANCE;
}

/** A published scheme as a start for the reader's own. */
export function profileToCustom(profile: Profile): CustomProfile {
  return {
    ...CUSTOM_START,
    budget: profile.budget_points,
    output: profile.output_points,
    benefit: profile.benefit_points,
    satisfaction: profile.satisfaction_points,
    basis: profile.rate_basis,
    rule: profile.quantitative_rule,
    tolerance: profile.rounding_tolerance,
    overThreshold: profile.over_threshold,
    overPenalty: profile.over_penalty,
    fullLow: profile.band_full_low,
    partLow: profile.band_part_low,
    explainBelow: profile.rate_explain_below,
    caps: parseCaps(profile.caps) ?? [],
    excellent: profile.grade_excellent,
    good: profile.grade_good,
    fair: profile.grade_fair,
  };
}
