import { type Answers, screenQuestions } from '../../app/session/answers.ts';
import { whereFilters } from '../../questions/filters.ts';
import { scoringAsked } from '../what-if/asked.ts';
import { scoresQuestions } from './questions.ts';

/** Grades before and after, groups side by side, roll-up and review; asked apart, so that the figures do not wait for them. */
export const scoresScoringQuestions = screenQuestions({
  id: 'scores-scoring',
  parameters: scoresQuestions.parameters,
  questions: (filters, { roll }) =>
    scoringAsked(whereFilters(filters), filters.profile, roll, filters.kind === null),
});

export type ScoresScoringAnswers = Answers<ReturnType<(typeof scoresScoringQuestions)['questions']>>;
