import { ask, screenQuestions } from '../../app/session/answers.ts';
import { oneOf, text, textList } from '../../app/url-state/parts.ts';
import { wholeNumber } from '../../app/url-state/whole-number.ts';
import { formQuality } from '../../audit/quality.ts';
import {
  checksSummary,
  findingCount,
  findingMatrix,
  findings,
  findingsByRule,
  findingsByUnit,
} from '../../audit/questions.ts';
import { REVIEW_STATUSES } from '../../audit/review-state.ts';
import { evaluationListCount } from '../../questions/evaluation-list.ts';
import { whereFilters } from '../../questions/filters.ts';

export const SORTS = ['severity', 'rule', 'unit', 'year', 'difference'] as const;
export const SEVERITY_IDS = ['E', 'W', 'N', 'I'] as const;
/** Findings shown at first; more come in steps. */
export const FIRST = 20;
/** As many can be listed at once; narrower choices show the rest. */
export const MOST = 2000;
/** Forms in the matrix: more rows than this are no longer a picture. */
export const MATRIX_FORMS = 60;
/** Forms in the table of the quality index, those that stand up worst first. */
const QUALITY_FORMS = 300;

/** What the screen of points to verify asks. A status is kept on this machine, so it is chosen among the listed rows. */
export const findingsQuestions = screenQuestions({
  id: 'findings',
  parameters: {
    rule: textList,
    level: oneOf(SEVERITY_IDS),
    form: text,
    q: text,
    status: oneOf(REVIEW_STATUSES),
    sort: oneOf(SORTS, 'severity'),
    n: wholeNumber(FIRST, MOST, FIRST),
  },
  questions: (filters, { rule, level, form, q, status, sort, n }) => {
    const narrowed = {
      filters,
      rules: rule,
      severities: level === null ? [] : [level],
      evaluations: form === null ? [] : [form],
      search: q,
    };
    return {
      quality: ask(formQuality, { where: whereFilters(filters), limit: QUALITY_FORMS }),
      list: ask(findings, { ...narrowed, sort, limit: status === null ? n : MOST, offset: 0 }),
      matching: ask(findingCount, narrowed),
      rules: ask(findingsByRule, { filters }),
      units: ask(findingsByUnit, { filters }),
      matrix: ask(findingMatrix, { filters, severities: ['E', 'W'], limit: MATRIX_FORMS }),
      forms: ask(evaluationListCount, { filters, search: '' }),
      checks: ask(checksSummary, {}),
    };
  },
});
