import { type Answers, ask, screenQuestions } from '../../app/session/answers.ts';
import { text } from '../../app/url-state/parts.ts';
import type { ParameterSpec } from '../../app/url-state/url-state.ts';
import { isPrinted, type PrintedField } from '../../model/printed-fields.ts';
import { formFindings } from '../../questions/finding-rows.ts';
import {
  formEvaluation,
  formFundLines,
  formIndicators,
  formSections,
  formSummary,
  formValues,
} from '../../questions/form.ts';
import { formRecomputed, formRecomputedRows } from '../../questions/form-scoring.ts';
import { formReport, formSource, formStatements } from '../../questions/form-texts.ts';

/** `id` names the form on the generic address; `cell` is the value that is pinned (`indicator.3.points`). */
const PARAMETERS: ParameterSpec<{ id: string | null; cell: string | null }> = { id: text, cell: text };

/** Everything that the page of one form asks; no filter changes it. A null id is read from the address. */
export function formQuestions(path: string | null) {
  return screenQuestions({
    id: 'form',
    parameters: PARAMETERS,
    questions: (_filters, { id }) => {
      const of = { evaluation: path ?? id ?? '' };
      return {
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
        source: ask(formSource, of),
      };
    },
  });
}

/** The points to verify; asked apart, since the audit of live data takes longer than the rest. */
export function formFindingsQuestions(path: string | null) {
  return screenQuestions({
    id: 'form-findings',
    parameters: PARAMETERS,
    questions: (_filters, { id }) => ({ findings: ask(formFindings, { evaluation: path ?? id ?? '' }) }),
  });
}

export type FormAnswers = Answers<ReturnType<ReturnType<typeof formQuestions>['questions']>>;

/** The answers of a form that is there: one form, its summary, and its rows in the order of the form. */
export interface FormData extends Omit<FormAnswers, 'summary' | 'evaluation' | 'recomputed'> {
  readonly summary: FormAnswers['summary'][number];
  readonly evaluation: FormAnswers['evaluation'][number];
  readonly recomputed: FormAnswers['recomputed'][number] | null;
  /** Whether the form has a field: what a list has no column for was not left blank. */
  readonly prints: (field: PrintedField) => boolean;
  /** A row of a list, which has no layout of its own. */
  readonly isList: boolean;
  /** Long texts are as printed; in the published package they are summarised. */
  readonly verbatim: boolean;
}

/** The form in the answers; null when the data hold none of this id. */
export function formData(answers: FormAnswers, verbatim: boolean): FormData | null {
  const [summary] = answers.summary;
  const [evaluation] = answers.evaluation;
  if (summary === undefined || evaluation === undefined) return null;
  const ofDataset = answers.source[0]?.source_kind === 'dataset';
  const prints = (field: PrintedField) => isPrinted(field, evaluation.layout, ofDataset);
  const isList = !prints('heading');
  return {
    ...answers,
    summary,
    evaluation,
    recomputed: answers.recomputed[0] ?? null,
    prints,
    isList,
    verbatim,
  };
}
