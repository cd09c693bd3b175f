import { type Answers, ask, screenQuestions } from '../../app/session/answers.ts';
import {
  formEvaluation,
  formFundLines,
  formIndicators,
  formSections,
  formSummary,
  formValues,
} from '../../questions/form.ts';
import { formRecomputed, formRecomputedRows } from '../../questions/form-scoring.ts';
import { formReport, formSiblings, formSource, formStatements } from '../../questions/form-texts.ts';

/** Everything that the page of one form asks; no filter changes it. */
export function formQuestions(evaluation: string) {
  const of = { evaluation };
  return screenQuestions({
    id: 'form',
    parameters: {},
    questions: () => ({
      summary: ask(formSummary, of),
      evaluation: ask(formEvaluation, of),
      fundLines: ask(formFundLines, of),
      sections: ask(formSections, of),
      indicators: ask(formIndicators, of),
      values: ask(formValues, of),
      recomputed: ask(formRecomputed, of),
      recomputedRows: ask(formRecomputedRows, of),
      report: ask(formReport, of),
      statements: ask(formStatements, of),
      siblings: ask(formSiblings, of),
      source: ask(formSource, of),
    }),
  });
}

export type FormAnswers = Answers<ReturnType<ReturnType<typeof formQuestions>['questions']>>;

/** The answers of a form that is there: one form, its summary, and its rows in the order of the form. */
export interface FormData extends Omit<FormAnswers, 'summary' | 'evaluation' | 'recomputed'> {
  readonly summary: FormAnswers['summary'][number];
  readonly evaluation: FormAnswers['evaluation'][number];
  readonly recomputed: FormAnswers['recomputed'][number] | null;
}

/** The form in the answers; null when the data hold none of this id. */
export function formData(answers: FormAnswers): FormData | null {
  const [summary] = answers.summary;
  const [evaluation] = answers.evaluation;
  if (summary === undefined || evaluation === undefined) return null;
  return { ...answers, summary, evaluation, recomputed: answers.recomputed[0] ?? null };
}
