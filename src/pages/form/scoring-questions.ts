import { type Answers, ask, screenQuestions } from '../../app/session/answers.ts';
import { text } from '../../app/url-state/parts.ts';
import type { ParameterSpec } from '../../app/url-state/url-state.ts';
import { formQuality } from '../../audit/quality.ts';
import { formsWhere } from '../../questions/finding-choice.ts';
import { sourceOf, whatIfOf } from '../../scoring/what-if.ts';
import { formGrades } from '../../scoring/what-if-questions.ts';
import { assumedRows } from '../../scoring/what-if-rows.ts';

const PARAMETERS: ParameterSpec<{ id: string | null; cell: string | null }> = { id: text, cell: text };
const only = (evaluation: string) => ({ sql: 'e.evaluation_id = ?', params: [evaluation] });
/** The same as a condition on the numbers of forms. */
const numbered = (evaluation: string) => formsWhere('evaluation_id', [evaluation]);

/** The form under its own scheme and under the one in the address; asked apart from what the form prints. */
export function formScoringQuestions(path: string | null) {
  return screenQuestions({
    id: 'form-scoring',
    parameters: PARAMETERS,
    questions: ({ profile }, { id }) => {
      const evaluation = path ?? id ?? '';
      return {
        own: ask(formGrades, { source: 'own', where: numbered(evaluation), limit: 1 }),
        grades: ask(formGrades, {
          source: sourceOf(profile),
          where: numbered(evaluation),
          limit: 1,
        }),
        assumed: ask(assumedRows, { evaluation, profile: whatIfOf(profile)?.profile ?? null }),
      };
    },
  });
}

/** The quality index, which waits for the audit of live data. */
export function formQualityQuestions(path: string | null) {
  return screenQuestions({
    id: 'form-quality',
    parameters: PARAMETERS,
    questions: (_filters, { id }) => ({
      quality: ask(formQuality, { where: only(path ?? id ?? ''), limit: 1 }),
    }),
  });
}

export type FormScoringAnswers = Answers<ReturnType<ReturnType<typeof formScoringQuestions>['questions']>>;
export type FormQualityAnswers = Answers<ReturnType<ReturnType<typeof formQualityQuestions>['questions']>>;
