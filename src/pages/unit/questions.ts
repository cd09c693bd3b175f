import { type Answers, ask, screenQuestions } from '../../app/session/answers.ts';
import { text } from '../../app/url-state/parts.ts';
import type { ParameterSpec } from '../../app/url-state/url-state.ts';
import { unitFindings } from '../../questions/finding-rows.ts';
import { statements, textSections } from '../../questions/sources.ts';
import { unitBaseMetrics, unitSources, unitsBelow } from '../../questions/unit-detail.ts';
import { unitForms, unitProfile } from '../../questions/units.ts';

/** `id` names the unit on the generic address. */
const PARAMETERS: ParameterSpec<{ id: string | null }> = { id: text };

/** Everything that the page of one unit asks; no filter changes it. A null id is read from the address. */
export function unitQuestions(path: string | null) {
  return screenQuestions({
    id: 'unit',
    parameters: PARAMETERS,
    questions: (_filters, { id }) => {
      const unit = path ?? id ?? '';
      return {
        profile: ask(unitProfile, { unit }),
        forms: ask(unitForms, { unit }),
        below: ask(unitsBelow, { unit }),
        base: ask(unitBaseMetrics, { unit }),
        report: ask(textSections, { unit, evaluation: null, source: null }),
        statements: ask(statements, { unit, project: null, source: null }),
        sources: ask(unitSources, { unit }),
      };
    },
  });
}

/** The points to verify; asked apart, since the audit of live data takes longer than the rest. */
export function unitFindingsQuestions(path: string | null) {
  return screenQuestions({
    id: 'unit-findings',
    parameters: PARAMETERS,
    questions: (_filters, { id }) => ({ findings: ask(unitFindings, { unit: path ?? id ?? '' }) }),
  });
}

export type UnitAnswers = Answers<ReturnType<ReturnType<typeof unitQuestions>['questions']>>;
export type UnitForm = UnitAnswers['forms'][number];
