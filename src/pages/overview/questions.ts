import { ask, screenQuestions } from '../../app/session/answers.ts';
import { NO_PARAMETERS } from '../../app/url-state/use-url-state.ts';
import {
  executionBy,
  executionByProject,
  executionByUnitYear,
  executionByYear,
  unspentPareto,
} from '../../questions/execution.ts';
import { overviewFigures } from '../../questions/overview.ts';
import {
  SCATTER_LIMIT,
  scoreByYear,
  scoreDistribution,
  scoreDots,
  scoreVsExecution,
  scoreVsExecutionBins,
  whereLost,
} from '../../questions/scores.ts';

/** Units in the chart of execution by unit and year; more are on the execution screen. */
const UNITS = 12;
const HOLDERS = 10;
const LOWEST = 12;
/** Fewer forms than this are drawn one by one. */
export const FEW = 8;

/** What the overview asks. */
export const overviewQuestions = screenQuestions({
  id: 'overview',
  parameters: NO_PARAMETERS,
  questions: (filters) => ({
    figures: ask(overviewFigures, { filters }),
    years: ask(executionByYear, { filters }),
    yearScores: ask(scoreByYear, { filters }),
    regions: ask(executionBy, { filters, by: 'region', limit: 6 }),
    unitYears: ask(executionByUnitYear, { filters, limit: UNITS }),
    distribution: ask(scoreDistribution, { filters }),
    dots: ask(scoreDots, { filters, limit: FEW }),
    points: ask(scoreVsExecution, { filters, limit: SCATTER_LIMIT }),
    cells: ask(scoreVsExecutionBins, { filters }),
    holders: ask(unspentPareto, { filters, limit: HOLDERS }),
    mostUnspent: ask(executionByProject, { filters, sort: 'unspent', limit: 3 }),
    lowest: ask(executionByProject, { filters, sort: 'rate', limit: LOWEST }),
    lost: ask(whereLost, { filters, by: 'kind', limit: 2 }),
  }),
});
