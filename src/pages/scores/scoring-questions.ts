import { type Answers, screenQuestions } from '../../app/session/answers.ts';
import { whereFilters } from '../../questions/filters.ts';
import { rollUpAsked } from '../what-if/asked.ts';
import { scoresQuestions } from './questions.ts';

/** Roll-up and review, which follow the filters and no assumed scheme; asked apart, so that the figures do not wait. */
export const scoresRollUpQuestions = screenQuestions({
  id: 'scores-roll-up',
  parameters: scoresQuestions.parameters,
  questions: (filters, { roll }) => rollUpAsked(whereFilters(filters), roll, filters.kind === null),
});

export type RollUpAnswers = Answers<ReturnType<(typeof scoresRollUpQuestions)['questions']>>;
