import { ask, screenQuestions } from '../../app/session/answers.ts';
import { oneOf, text } from '../../app/url-state/parts.ts';
import type { ParameterSpec } from '../../app/url-state/url-state.ts';
import { type EvaluationOrder, evaluationList } from '../../questions/evaluation-list.ts';

/** More rows than this are found by a word or a filter. */
const LIMIT = 1000;
export const ORDERS = ['year', 'unit', 'budget', 'unspent', 'rate', 'score'] as const;

const PARAMETERS: ParameterSpec<{ q: string | null; sort: EvaluationOrder }> = {
  q: text,
  sort: oneOf(ORDERS, 'year'),
};

export const formsQuestions = screenQuestions({
  id: 'forms',
  parameters: PARAMETERS,
  questions: (filters, { q, sort }) => ({
    forms: ask(evaluationList, { filters, search: q ?? '', sort, limit: LIMIT, offset: 0 }),
  }),
});
