import { ask, screenQuestions } from '../../app/session/answers.ts';
import { oneOf } from '../../app/url-state/parts.ts';
import { wholeNumberOrOff } from '../../app/url-state/whole-number.ts';
import { executionByYear, unspentPareto } from '../../questions/execution.ts';
import { lowList } from '../../questions/low-list.ts';

export const SORTS = ['unspent', 'severity'] as const;
/** More rows than this are not read by anyone: the count of all stands above the list. */
export const MOST = 1000;
export const DEFAULT_LIMITS = { rate: 80, score: 80, errors: 1 } as const;

/** What the list of low-performing forms asks; limits in percent, points and findings, null when switched off. */
export const lowQuestions = screenQuestions({
  id: 'low',
  parameters: {
    below: wholeNumberOrOff(0, 100, DEFAULT_LIMITS.rate),
    under: wholeNumberOrOff(0, 100, DEFAULT_LIMITS.score),
    errors: wholeNumberOrOff(1, 50, null),
    sort: oneOf(SORTS, 'unspent'),
  },
  questions: (filters, { below, under, errors, sort }) => ({
    list: ask(lowList, {
      filters,
      rateBelow: below === null ? null : below / 100,
      scoreBelow: under,
      errorsFrom: errors,
      sort,
      limit: MOST,
    }),
    years: ask(executionByYear, { filters }),
    unspent: ask(unspentPareto, { filters, limit: 1 }),
  }),
});
