import { ask } from '../../app/session/answers.ts';
import { type RollUpBy, reviewDeviation, rollUp } from '../../scoring/questions.ts';
import type { FormCondition, ProfileSource } from '../../scoring/recompute.ts';
import { recomputedParts } from '../../scoring/recomputed-parts.ts';
import { whatIfOf } from '../../scoring/what-if.ts';
import { gradeCounts } from '../../scoring/what-if-questions.ts';

/** The tolerance of every published scheme: half a point is rounding. */
const OWN_TOLERANCE = 0.5;
const MOST_CHANGES = 60;
const MOST_REVIEWS = 200;

/** The scheme that a choice in the address assumes; each form's own where there is none or it cannot be read. */
export function sourceOf(choice: string | null): ProfileSource {
  return whatIfOf(choice)?.profile ?? 'own';
}

/** How far outside the recomputed range a total may be and still count as rounding, in points. */
export function toleranceOf(choice: string | null): number {
  return whatIfOf(choice)?.profile.rounding_tolerance ?? OWN_TOLERANCE;
}

/** With both kinds of form in view, a department's form whose money stands on project forms too stays out. */
export function countedOnce(where: FormCondition): FormCondition {
  return { sql: `(${where.sql}) AND NOT coalesce(e.covers_projects, FALSE)`, params: where.params };
}

/**
 * Reported beside recomputed, for the forms of a condition on `evaluation_fact e`. `gradeCounts` is the same under
 * every scheme and answered once; `parts` follows the assumed one.
 */
export function recomputedAsked(where: FormCondition, choice: string | null, by: RollUpBy) {
  return {
    gradeCounts: ask(gradeCounts, { where }),
    parts: ask(recomputedParts, {
      by,
      source: sourceOf(choice),
      tolerance: toleranceOf(choice),
      where,
      limit: MOST_CHANGES,
    }),
  };
}

/** Roll-up and review, which no assumed scheme changes: asked apart, so that switching schemes does not repeat them. */
export function rollUpAsked(where: FormCondition, by: RollUpBy, bothKinds: boolean) {
  return {
    rollUp: ask(rollUp, { by, where: bothKinds ? countedOnce(where) : where }),
    reviews: ask(reviewDeviation, { where, limit: MOST_REVIEWS, offset: 0 }),
  };
}
