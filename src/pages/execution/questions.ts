import { ask, screenQuestions } from '../../app/session/answers.ts';
import { oneOf } from '../../app/url-state/parts.ts';
import { wholeNumber } from '../../app/url-state/whole-number.ts';
import {
  executionBy,
  executionByProject,
  executionByUnitYear,
  executionByYear,
  unspentPareto,
} from '../../questions/execution.ts';
import { initialSteps, rateDistribution } from '../../questions/execution-detail.ts';
import { overviewFigures } from '../../questions/overview.ts';

export const GROUPINGS = ['unit', 'department', 'region', 'kind', 'category', 'attribute', 'term'] as const;
export const ORDERS = ['rate', 'unspent', 'budget'] as const;

const GROUPS = 20;
const PROJECTS = 14;
const HOLDERS = 12;
const STEPS = 10;
const MATRIX_UNITS = 24;

/** What the execution screen asks. The reference lines are drawn and counted on the page: no question reads them. */
export const executionQuestions = screenQuestions({
  id: 'execution',
  parameters: {
    /** Reference lines in percent. */
    low: wholeNumber(0, 100, 80),
    high: wholeNumber(0, 100, 90),
    by: oneOf(GROUPINGS, 'unit'),
    order: oneOf(ORDERS, 'rate'),
  },
  questions: (filters, { by, order }) => ({
    figures: ask(overviewFigures, { filters }),
    regions: ask(executionBy, { filters, by: 'region', limit: 6 }),
    groups: ask(executionBy, { filters, by, limit: GROUPS }),
    projects: ask(executionByProject, { filters, sort: order, limit: PROJECTS }),
    years: ask(executionByYear, { filters }),
    unitYears: ask(executionByUnitYear, { filters, limit: MATRIX_UNITS }),
    rates: ask(rateDistribution, { filters }),
    holders: ask(unspentPareto, { filters, limit: HOLDERS }),
    steps: ask(initialSteps, { filters, limit: STEPS }),
  }),
});
