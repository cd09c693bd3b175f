import { ask } from '../../app/session/answers.ts';
import { type RollUpBy, reviewDeviation, rollUp } from '../../scoring/questions.ts';
import type { FormCondition } from '../../scoring/recompute.ts';
import { PARTS, type RecomputedPart, recomputedParts } from '../../scoring/recomputed-parts.ts';
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
 * Parts of what the recomputation says of the forms of a condition on `evaluation_fact e`. Under an assumed scheme
 * whoever wants some parts asks for all: it is the same question, and the forms are recomputed once. Under the own
 * schemes the recomputation is there already, and each part is answered as soon as it can be.
 */
function partsAsked(
  where: FormCondition,
  choice: string | null,
  by: RollUpBy,
  wanted: readonly RecomputedPart['part'][],
) {
  const source = sourceOf(choice);
  return ask(recomputedParts, {
    by,
    source,
    tolerance: toleranceOf(choice),
    where,
    changes: MOST_CHANGES,
    forms: FORMS_DRAWN,
    parts: source === 'own' ? wanted : PARTS,
  });
}

/** Self-scores against what the arithmetic allows. */
export function agreementAsked(where: FormCondition, choice: string | null, by: RollUpBy) {
  return partsAsked(where, choice, by, ['agreement', 'form']);
}

/** Grades before and after, and reported beside recomputed; `gradeCounts` is the same under every scheme. */
export function gradesAsked(where: FormCondition, choice: string | null, by: RollUpBy) {
  return {
    gradeCounts: ask(gradeCounts, { where }),
    parts: partsAsked(where, choice, by, ['group', 'change']),
  };
}

/** Roll-up and review, which no assumed scheme changes: asked apart, so that switching schemes does not repeat them. */
export function rollUpAsked(where: FormCondition, by: RollUpBy, bothKinds: boolean) {
  return {
    rollUp: ask(rollUp, { by, where: bothKinds ? countedOnce(where) : where }),
    reviews: ask(reviewDeviation, { where, limit: MOST_REVIEWS, offset: 0 }),
  };
}
