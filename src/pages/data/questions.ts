import { ask, screenQuestions } from '../../app/session/answers.ts';
import { NO_PARAMETERS } from '../../app/url-state/use-url-state.ts';
import { overviewFigures } from '../../questions/overview.ts';
import { sources } from '../../questions/sources.ts';
import { tableCounts } from '../../questions/tables.ts';
import { NO_FILTERS } from '../../questions/types.ts';

/** What the data page asks: the documents, the rows of every table, the forms under the filters and all of them. */
export const dataQuestions = screenQuestions({
  id: 'data',
  parameters: NO_PARAMETERS,
  questions: (filters) => ({
    sources: ask(sources, {}),
    counts: ask(tableCounts, {}),
    selection: ask(overviewFigures, { filters }),
    everything: ask(overviewFigures, { filters: NO_FILTERS }),
  }),
});
