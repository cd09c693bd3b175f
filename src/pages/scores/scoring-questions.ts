import { type Answers, screenQuestions } from '../../app/session/answers.ts';
import { whereFilters } from '../../questions/filters.ts';
import { gradesAsked, rollUpAsked } from '../what-if/asked.ts';
import { scoresQuestions } from './questions.ts';

/** Grades before and after, and groups side by side; asked apart, so that the figures do not wait for them. */
export const scoresRecomputedQuestions = screenQuestions({
  id: 'scores-recomputed',
  parameters: scoresQuestions.parameters,
  questions: (filters, { roll }) => gradesAsked(whereFilters(filters), filters.profile, roll),
});

/** Roll-up and review, which follow the filters and no assumed scheme. */
export const scoresRollUpQuestions = screenQuestions({
  id: 'scores-roll-up',
  parameters: scoresQuestions.parameters,
  questions: (filters, { roll }) => rollUpAsked(whereFilters(filters), roll, filters.kind === null),
});

export interface ScoresScoringAnswers {
  readonly recomputed: Answers<ReturnType<(typeof scoresRecomputedQuestions)['questions']>>;
  readonly rollUp: Answers<ReturnType<(typeof scoresRollUpQuestions)['questions']>>;
}
