import { ask, screenQuestions } from '../../app/session/answers.ts';
import { text } from '../../app/url-state/parts.ts';
import type { ParameterSpec } from '../../app/url-state/url-state.ts';
import { projectList } from '../../questions/units.ts';

/** More rows than this are found by a word or a filter. */
const LIMIT = 1000;

const PARAMETERS: ParameterSpec<{ q: string | null }> = { q: text };

export const projectsQuestions = screenQuestions({
  id: 'projects',
  parameters: PARAMETERS,
  questions: (filters, { q }) => ({
    projects: ask(projectList, { filters, search: q ?? '', limit: LIMIT, offset: 0 }),
  }),
});
