import { ask } from '../../app/session/answers.ts';
import { type RollUpBy, reviewDeviation, rollUp } from '../../scoring/questions.ts';
import type { FormCondition } from '../../scoring/recompute.ts';
import { recomputedParts } from '../../scoring/recomputed-parts.ts';
import { sourceOf, toleranceOf } from '../../scoring/what-if.ts';
import { gradeCounts } from '../../scoring/what-if-questions.ts';

const MOST_CHANGES = 60;
const FORMS_DRAWN = 24;
const MOST_REVIEWS = 200;

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
      changes: MOST_CHANGES,
      forms: FORMS_DRAWN,
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
