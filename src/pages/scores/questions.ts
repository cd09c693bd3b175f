import { ask, screenQuestions } from '../../app/session/answers.ts';
import { oneOf } from '../../app/url-state/parts.ts';
import { executionBy } from '../../questions/execution.ts';
import { whereFilters } from '../../questions/filters.ts';
import { overviewFigures } from '../../questions/overview.ts';
import { recomputedForms } from '../../questions/recomputed.ts';
import { fewScores, gradeEvidence, lostShare } from '../../questions/score-groups.ts';
import { scoreBy, scoreDistribution, whereLost } from '../../questions/scores.ts';
import { ROLL_UP_BY } from '../../scoring/questions.ts';
import { recomputedRelation } from '../../scoring/recompute.ts';
import { sourceOf, toleranceOf } from '../../scoring/what-if.ts';

export const GROUPINGS = [
  'unit',
  'department',
  'region',
  'kind',
  'category',
  'attribute',
  'term',
  'profile',
] as const;

const GROUPS = 16;
const YEARS = 30;
const FORMS = 24;
const PROFILES = 12;

/** What the screen of scores asks. */
export const scoresQuestions = screenQuestions({
  id: 'scores',
  /** `roll` groups the tables below the pictures, which are asked apart. */
  parameters: { by: oneOf(GROUPINGS, 'unit'), roll: oneOf(ROLL_UP_BY, 'unit') },
  questions: (filters, { by }) => ({
    figures: ask(overviewFigures, { filters }),
    regions: ask(executionBy, { filters, by: 'region', limit: 6 }),
    distribution: ask(scoreDistribution, { filters }),
    groups: ask(scoreBy, { filters, by, limit: GROUPS }),
    groupDots: ask(fewScores, { filters, by, limit: GROUPS }),
    years: ask(scoreBy, { filters, by: 'year', limit: YEARS }),
    yearDots: ask(fewScores, { filters, by: 'year', limit: YEARS }),
    grades: ask(gradeEvidence, { filters, by, limit: GROUPS }),
    lostShares: ask(lostShare, { filters, by, limit: GROUPS }),
    lost: ask(whereLost, { filters, by: 'profile', limit: PROFILES }),
    forms: ask(recomputedForms, {
      filters,
      recomputation: recomputedRelation(sourceOf(filters.profile), whereFilters(filters)),
      tolerance: toleranceOf(filters.profile),
      limit: FORMS,
    }),
  }),
});
