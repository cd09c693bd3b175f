import { type Answers, ask, screenQuestions } from '../../app/session/answers.ts';
import { text } from '../../app/url-state/parts.ts';
import type { ParameterSpec } from '../../app/url-state/url-state.ts';
import { projectFindings } from '../../questions/finding-rows.ts';
import { statements } from '../../questions/sources.ts';
import { projectIndicators, projectSources } from '../../questions/unit-detail.ts';
import { projectHistory, projectProfile } from '../../questions/units.ts';

/** `id` names the project on the generic address. */
const PARAMETERS: ParameterSpec<{ id: string | null }> = { id: text };

/** Everything that the page of one project asks; no filter changes it. A null id is read from the address. */
export function projectQuestions(path: string | null) {
  return screenQuestions({
    id: 'project',
    parameters: PARAMETERS,
    questions: (_filters, { id }) => {
      const project = path ?? id ?? '';
      return {
        profile: ask(projectProfile, { project }),
        history: ask(projectHistory, { project }),
        indicators: ask(projectIndicators, { project }),
        statements: ask(statements, { unit: null, project, source: null }),
        sources: ask(projectSources, { project }),
      };
    },
  });
}

/** The points to verify; asked apart, since the audit of live data takes longer than the rest. */
export function projectFindingsQuestions(path: string | null) {
  return screenQuestions({
    id: 'project-findings',
    parameters: PARAMETERS,
    questions: (_filters, { id }) => ({ findings: ask(projectFindings, { project: path ?? id ?? '' }) }),
  });
}

export type ProjectAnswers = Answers<ReturnType<ReturnType<typeof projectQuestions>['questions']>>;
