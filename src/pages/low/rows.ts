import { formName } from '../../app/format/form-name.ts';
import type { Answers } from '../../app/session/answers.ts';
import type { low } from '../../app/text/zh/low.ts';
import type { shell } from '../../app/text/zh/shell.ts';
import { SAYS_NO_REASON } from '../../questions/low-list.ts';
import type { lowErrorsQuestions, lowQuestions } from './questions.ts';

export type LowAnswers = Answers<ReturnType<(typeof lowQuestions)['questions']>>;
export type LowErrors = Answers<ReturnType<(typeof lowErrorsQuestions)['questions']>>['errors'];
export type ListedForm = LowAnswers['list'][number];
type Text = typeof low;

export interface Limits {
  /** Percent; null when switched off. */
  readonly below: number | null;
  /** Points of 100. */
  readonly under: number | null;
  readonly errors: number | null;
}

/** What the listed forms come to. */
export function totalsOf({ totals }: Pick<LowAnswers, 'totals'>) {
  const [row] = totals;
  return {
    matches: row?.matches ?? 0,
    unspent: row?.total_unspent ?? 0,
    asked: row?.with_reason_field ?? 0,
    silent: row?.without_reason ?? 0,
  };
}

export type Crossed = 'rate' | 'score' | 'errors';

/** The list with the findings that arrived apart from it; null where they are not known yet. */
export function withErrors(list: LowAnswers['list'], errors: LowErrors): ListedForm[] {
  const found = new Map(errors.map((row) => [row.evaluation_id, row]));
  return list.map((row) => {
    const late = found.get(row.evaluation_id);
    return row.errors !== null || late === undefined
      ? row
      : { ...row, errors: late.errors, warnings: late.warnings };
  });
}

/** Which limits a form crosses; the same comparison as in the question. */
export function crossedBy(row: Pick<ListedForm, 'rate' | 'score' | 'errors'>, limits: Limits): Crossed[] {
  const crossed: Crossed[] = [];
  if (limits.below !== null && row.rate !== null && row.rate < limits.below / 100) crossed.push('rate');
  if (limits.under !== null && row.score !== null && Math.round(row.score * 1e6) / 1e6 < limits.under) {
    crossed.push('score');
  }
  if (limits.errors !== null && row.errors !== null && row.errors >= limits.errors) crossed.push('errors');
  return crossed;
}

/** What a unit says for itself: its words, that it says there is none, nothing at all, or that it was not asked. */
export function reasonOf({
  deviation_reason,
  reason_printed,
}: Pick<ListedForm, 'deviation_reason' | 'reason_printed'>): {
  readonly kind: 'given' | 'none' | 'blank' | 'not-asked';
  readonly text: string;
} {
  const text = deviation_reason?.trim() ?? '';
  if (text === '') return { kind: reason_printed ? 'blank' : 'not-asked', text };
  return { kind: SAYS_NO_REASON.includes(text) ? 'none' : 'given', text };
}

/** A row of the list as it is shown, sorted and exported. */
export interface ListRow {
  readonly [column: string]: string | number | boolean | null;
  readonly id: string;
  readonly form: string;
  readonly unit: string;
  readonly year: number;
  readonly crossed: string;
  readonly rate: number | null;
  readonly unspent: number | null;
  readonly score: number | null;
  readonly errors: number | null;
  readonly reason: string | null;
  readonly demonstrated: boolean | null;
  readonly grade: string | null;
}

export function listRows(list: readonly ListedForm[], limits: Limits, text: Text): ListRow[] {
  const words = { rate: text.crossedRate, score: text.crossedScore, errors: text.crossedErrors };
  return list.map((row) => ({
    id: row.evaluation_id,
    form: formName(row, text.wholeDepartment),
    unit: row.unit_short_name,
    year: row.fiscal_year,
    crossed: crossedBy(row, limits)
      .map((limit) => words[limit])
      .join(' · '),
    rate: row.rate,
    unspent: row.unspent,
    score: row.score,
    errors: row.errors,
    reason: row.deviation_reason,
    demonstrated: row.demonstrated,
    grade: row.grade,
  }));
}

/** The export: everything a finance officer needs to ask back, down to the place in the document. */
export function exportTable(
  list: readonly ListedForm[],
  limits: Limits,
  text: Text,
  shellText: typeof shell,
) {
  const shown = new Map(listRows(list, limits, text).map((row) => [row.id, row]));
  return {
    columns: [
      { name: 'form', title: text.columns.form, unit: 'text' },
      { name: 'unit_name', title: text.columns.unit, unit: 'text' },
      { name: 'department_name', title: text.department, unit: 'text' },
      { name: 'region', title: text.region, unit: 'text' },
      { name: 'fiscal_year', title: text.columns.year, unit: 'year' },
      { name: 'kind', title: text.kind, unit: 'text' },
      { name: 'category', title: text.category, unit: 'text' },
      { name: 'attribute', title: text.attribute, unit: 'text' },
      { name: 'term', title: text.term, unit: 'text' },
      { name: 'crossed', title: text.columns.crossed, unit: 'text' },
      { name: 'initial_amount', title: text.initial, unit: '元' },
      { name: 'adjusted_amount', title: text.budget, unit: '元' },
      { name: 'executed_amount', title: text.executed, unit: '元' },
      { name: 'unspent', title: text.columns.unspent, unit: '元' },
      { name: 'rate', title: text.columns.rate, unit: 'fraction' },
      { name: 'score', title: text.columns.score, unit: 'points' },
      { name: 'grade', title: text.grade, unit: 'text' },
      { name: 'verifiable_share', title: text.verifiable, unit: 'fraction' },
      { name: 'errors', title: text.columns.errors, unit: 'count' },
      { name: 'warnings', title: text.warnings, unit: 'count' },
      { name: 'deviation_reason', title: text.columns.reason, unit: 'text' },
      { name: 'improvement', title: text.improvement, unit: 'text' },
      { name: 'source_title', title: text.source, unit: 'text' },
      { name: 'locator', title: text.locator, unit: 'text' },
      { name: 'evaluation_id', title: text.id, unit: 'text' },
    ],
    rows: list.map((row) => ({
      ...row,
      form: shown.get(row.evaluation_id)?.form ?? row.title_raw,
      crossed: shown.get(row.evaluation_id)?.crossed ?? '',
      kind: shellText.kindNames[row.kind],
      grade: gradeText(row.grade, row.demonstrated, text),
    })),
  } as const;
}

/** A grade, never without the words that it is not demonstrated where it is not. */
export function gradeText(
  grade: 'excellent' | 'good' | 'fair' | 'poor' | null,
  demonstrated: boolean | null,
  text: Text,
): string | null {
  if (grade === null) return null;
  return demonstrated === false ? `${text.grades[grade]}（${text.demonstrated}）` : text.grades[grade];
}
