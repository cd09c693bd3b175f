import { type Answers, ask, screenQuestions } from '../../app/session/answers.ts';
import { text } from '../../app/url-state/parts.ts';
import type { ParameterSpec } from '../../app/url-state/url-state.ts';
import { formQuality } from '../../audit/quality.ts';
import { recomputedByGroup, rollUp } from '../../scoring/questions.ts';
import { sourceOf, toleranceOf } from '../../scoring/what-if.ts';
import { formGrades } from '../../scoring/what-if-questions.ts';
import { countedOnce, rollUpAsked } from '../what-if/asked.ts';

const PARAMETERS: ParameterSpec<{ id: string | null }> = { id: text };
/** A unit's forms of all years; a table of more is on the screen of scores. */
const FORMS = 400;

/** A unit's scores year by year: reported, recomputed, rolled up, and those of the units below it. */
export function unitScoringQuestions(path: string | null) {
  return screenQuestions({
    id: 'unit-scoring',
    parameters: PARAMETERS,
    questions: ({ profile }, { id }) => {
      const unit = path ?? id ?? '';
      const where = { sql: 'e.unit_id = ?', params: [unit] };
      const below = { sql: 'e.department_unit_id = ? AND e.unit_id <> ?', params: [unit, unit] };
      const source = sourceOf(profile);
      return {
        byGroup: ask(recomputedByGroup, { by: 'year', source, tolerance: toleranceOf(profile), where }),
        ...rollUpAsked(where, 'year', true),
        rollUpBelow: ask(rollUp, { by: 'unit', where: countedOnce(below) }),
        grades: ask(formGrades, { source, where, limit: FORMS }),
      };
    },
  });
}

/** The quality indices of the unit's forms, which wait for the audit of live data. */
export function unitQualityQuestions(path: string | null) {
  return screenQuestions({
    id: 'unit-quality',
    parameters: PARAMETERS,
    questions: (_filters, { id }) => ({
      quality: ask(formQuality, {
        where: { sql: 'e.unit_id = ?', params: [path ?? id ?? ''] },
        limit: FORMS,
      }),
    }),
  });
}

export type UnitScoringAnswers = Answers<ReturnType<ReturnType<typeof unitScoringQuestions>['questions']>>;
export type UnitQualityAnswers = Answers<ReturnType<ReturnType<typeof unitQualityQuestions>['questions']>>;
