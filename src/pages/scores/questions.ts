import { ask, screenQuestions } from '../../app/session/answers.ts';
import { oneOf } from '../../app/url-state/parts.ts';
import { executionBy } from '../../questions/execution.ts';
import { whereFilters } from '../../questions/filters.ts';
import { overviewFigures } from '../../questions/overview.ts';
import { fewScores, gradeEvidence, lostShare } from '../../questions/score-groups.ts';
import { scoreBy, scoreDistribution, whereLost } from '../../questions/scores.ts';
import { ROLL_UP_BY } from '../../scoring/questions.ts';
import { agreementAsked } from '../what-if/asked.ts';

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
const PROFILES = 12;

/** What the screen of scores asks. */
export const scoresQuestions = screenQuestions({
  id: 'scores',
  /** `roll` groups the tables below the pictures, which are asked apart. */
  parameters: { by: oneOf(GROUPINGS, 'unit'), roll: oneOf(ROLL_UP_BY, 'unit') },
  questions: (filters, { by, roll }) => ({
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
    agreement: agreementAsked(whereFilters(filters), filters.profile, roll),
  }),
});
