import { money, points, rate } from '../../app/format/number.ts';
import type { form as Text } from '../../app/text/zh/form.ts';
import type { Lang } from '../../model/schema.ts';
import type { FormAnswers } from './form-questions.ts';

type Summary = FormAnswers['summary'][number];

/** What the sentence is composed of. */
type Said = Pick<
  Summary,
  | 'adjusted_amount'
  | 'executed_amount'
  | 'rate'
  | 'unspent'
  | 'score'
  | 'grade'
  | 'demonstrated'
  | 'reviewed_total'
>;

/** What the form is called on its page: its project, or the unit for a department's form. */
export function formName(
  summary: Pick<Summary, 'kind' | 'project_name' | 'unit_name'>,
  text: typeof Text,
): string {
  return summary.kind === 'department' || summary.project_name === null
    ? text.departmentWhole(summary.unit_name)
    : summary.project_name;
}

/** The grade with its reservation: 优，依据不足. Null without a score. */
export function gradeWords(
  summary: Pick<Summary, 'grade' | 'demonstrated'>,
  text: typeof Text,
  lang: Lang,
): string | null {
  if (summary.grade === null) return null;
  const grade = text.grades[summary.grade];
  return summary.demonstrated === false
    ? `${grade}${lang === 'zh' ? '，' : ', '}${text.notDemonstrated}`
    : grade;
}

/** The form in one sentence, composed of what is known; empty when nothing is. */
export function formSentence(summary: Said, lang: Lang, text: typeof Text): string {
  const { adjusted_amount: budget, executed_amount: executed, rate: executionRate, unspent, score } = summary;
  const grade = gradeWords(summary, text, lang);
  const parts: string[] = [];
  if (budget !== null && executed !== null)
    parts.push(text.sentenceMoney(money(budget, lang).text, money(executed, lang).text));
  if (executionRate !== null) parts.push(text.sentenceRate(rate(executionRate, lang).text));
  if (unspent !== null && unspent > 0) parts.push(text.sentenceUnspent(money(unspent, lang).text));
  if (unspent !== null && unspent < 0) parts.push(text.sentenceOver(money(-unspent, lang).text));
  const spent = parts.join(lang === 'zh' ? '，' : ', ');
  const scored = [
    ...(score === null || grade === null ? [] : [text.sentenceScore(points(score, lang).text, grade)]),
    ...(summary.reviewed_total === null
      ? []
      : [text.sentenceReviewed(points(summary.reviewed_total, lang).text)]),
  ].join(lang === 'zh' ? '，' : ', ');
  const sentence = [spent, scored].filter((part) => part !== '').join(lang === 'zh' ? '；' : '; ');
  if (sentence === '') return '';
  return lang === 'zh' ? `${sentence}。` : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** A sentence behind a colon: in English it goes on in small letters. */
export function afterColon(sentence: string, lang: Lang): string {
  return lang === 'zh' ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
