import { ask, screenQuestions } from '../../app/session/answers.ts';
import { NO_PARAMETERS } from '../../app/url-state/use-url-state.ts';
import { findingCounts, weightiestFindings } from '../../questions/finding-summary.ts';

/** Asked apart from the figures: the audit of much data takes longer than they do, and they need not wait for it. */
export const findingQuestions = screenQuestions({
  id: 'overview-findings',
  parameters: NO_PARAMETERS,
  questions: (filters) => ({
    counts: ask(findingCounts, { filters }),
    weightiest: ask(weightiestFindings, { filters, limit: 5 }),
  }),
});
