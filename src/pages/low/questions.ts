import { ask, screenQuestions } from '../../app/session/answers.ts';
import { oneOf } from '../../app/url-state/parts.ts';
import { pageNumber, wholeNumberOrOff } from '../../app/url-state/whole-number.ts';
import { executionByYear, unspentPareto } from '../../questions/execution.ts';
import { bothWays, type Order } from '../../questions/list-order.ts';
import {
  LOW_ORDERINGS,
  type LowLimits,
  type LowOrder,
  lowList,
  lowListErrors,
  lowListTotals,
} from '../../questions/low-list.ts';
import type { Filters } from '../../questions/types.ts';
import { PAGE_ROWS } from '../list/list-questions.ts';

export const DEFAULT_LIMITS = { rate: 80, score: 80, errors: 1 } as const;

const PARAMETERS = {
  below: wholeNumberOrOff(0, 100, DEFAULT_LIMITS.rate),
  under: wholeNumberOrOff(0, 100, DEFAULT_LIMITS.score),
  errors: wholeNumberOrOff(1, 50, null),
  sort: oneOf<Order<LowOrder>>(bothWays(LOW_ORDERINGS), 'unspent'),
  page: pageNumber,
};

export interface LowParameters {
  /** Limits in percent, points and findings; null when switched off. */
  readonly below: number | null;
  readonly under: number | null;
  readonly errors: number | null;
  readonly sort: Order<LowOrder>;
  readonly page: number;
}

function limits(filters: Filters, { below, under, errors }: LowParameters): LowLimits {
  return {
    filters,
    rateBelow: below === null ? null : below / 100,
    scoreBelow: under,
    errorsFrom: errors,
  };
}

/** Any part of the list, and the findings against its forms. */
export function lowPart(filters: Filters, parameters: LowParameters, offset: number, limit: number) {
  const params = { ...limits(filters, parameters), sort: parameters.sort, offset, limit };
  return { list: ask(lowList, params), errors: ask(lowListErrors, params) };
}

const pageOf = (filters: Filters, parameters: LowParameters) =>
  lowPart(filters, parameters, (parameters.page - 1) * PAGE_ROWS, PAGE_ROWS);

/** What the list of low-performing forms asks. */
export const lowQuestions = screenQuestions({
  id: 'low',
  parameters: PARAMETERS,
  questions: (filters, parameters: LowParameters) => ({
    list: pageOf(filters, parameters).list,
    totals: ask(lowListTotals, limits(filters, parameters)),
    years: ask(executionByYear, { filters }),
    unspent: ask(unspentPareto, { filters, limit: 1 }),
  }),
});

/** The findings against the listed forms: asked apart, since the audit is derived last. */
export const lowErrorsQuestions = screenQuestions({
  id: 'low-errors',
  parameters: PARAMETERS,
  questions: (filters, parameters: LowParameters) => ({ errors: pageOf(filters, parameters).errors }),
});
