import { ask, screenQuestions } from '../../app/session/answers.ts';
import { oneOf } from '../../app/url-state/parts.ts';
import { wholeNumberOrOff } from '../../app/url-state/whole-number.ts';
import { executionByYear, unspentPareto } from '../../questions/execution.ts';
import { type LowListParams, lowList, lowListErrors } from '../../questions/low-list.ts';
import type { Filters } from '../../questions/types.ts';

export const SORTS = ['unspent', 'severity'] as const;
/** More rows than this are not read by anyone: the count of all stands above the list. */
export const MOST = 1000;
export const DEFAULT_LIMITS = { rate: 80, score: 80, errors: 1 } as const;

const PARAMETERS = {
  below: wholeNumberOrOff(0, 100, DEFAULT_LIMITS.rate),
  under: wholeNumberOrOff(0, 100, DEFAULT_LIMITS.score),
  errors: wholeNumberOrOff(1, 50, null),
  sort: oneOf(SORTS, 'unspent'),
};

interface LowParameters {
  /** Limits in percent, points and findings; null when switched off. */
  readonly below: number | null;
  readonly under: number | null;
  readonly errors: number | null;
  readonly sort: (typeof SORTS)[number];
}

function listParams(filters: Filters, { below, under, errors, sort }: LowParameters): LowListParams {
  return {
    filters,
    rateBelow: below === null ? null : below / 100,
    scoreBelow: under,
    errorsFrom: errors,
    sort,
    limit: MOST,
  };
}

/** What the list of low-performing forms asks. */
export const lowQuestions = screenQuestions({
  id: 'low',
  parameters: PARAMETERS,
  questions: (filters, parameters: LowParameters) => ({
    list: ask(lowList, listParams(filters, parameters)),
    years: ask(executionByYear, { filters }),
    unspent: ask(unspentPareto, { filters, limit: 1 }),
  }),
});

/** The findings against the listed forms: asked apart, since the audit is derived last. */
export const lowErrorsQuestions = screenQuestions({
  id: 'low-errors',
  parameters: PARAMETERS,
  questions: (filters, parameters: LowParameters) => ({
    errors: ask(lowListErrors, listParams(filters, parameters)),
  }),
});
