import { count, money, points, rate, years } from '../../app/format/number.ts';
import type { form as FormText } from '../../app/text/zh/form.ts';
import type { record as Text } from '../../app/text/zh/record.ts';
import type { Lang } from '../../model/schema.ts';
import { afterColon, formSentence } from '../form/sentence.ts';
import type { UnitAnswers, UnitForm } from './questions.ts';
import { totalsOf } from './totals.ts';

type Rows = Pick<UnitAnswers, 'forms' | 'below'>;

function sentence(parts: readonly string[], lang: Lang): string {
  const joined = parts.filter((part) => part !== '').join(lang === 'zh' ? '，' : ', ');
  if (joined === '') return '';
  return lang === 'zh' ? `${joined}。` : `${joined.charAt(0).toUpperCase()}${joined.slice(1)}.`;
}

function aboutProjects(forms: readonly UnitForm[], lang: Lang, text: typeof Text): string {
  if (forms.length === 0) return '';
  const all = totalsOf(forms);
  const span = years(
    forms.map((form) => form.fiscal_year),
    lang,
  );
  return sentence(
    [
      text.sentenceProjects(span, count(all.n).text),
      all.budget === null || all.executed === null || all.rate === null
        ? ''
        : text.sentenceMoney(
            money(all.budget, lang).text,
            money(all.executed, lang).text,
            rate(all.rate, lang).text,
          ),
      all.unspent !== null && all.unspent > 0 ? text.sentenceUnspent(money(all.unspent, lang).text) : '',
      all.lowest === null
        ? ''
        : all.fullScores === all.scored
          ? text.sentenceAllFull(count(all.scored).text)
          : text.sentenceScores(
              count(all.scored).text,
              count(all.fullScores).text,
              points(all.lowest, lang).text,
            ),
    ],
    lang,
  );
}

/** What the unit's forms come to, projects and departments apart; says so where the unit filed none. */
export function unitSentences(
  { forms, below }: Rows,
  lang: Lang,
  text: typeof Text,
  words: typeof FormText,
): string[] {
  if (forms.length === 0) return below.length > 0 ? [text.sentenceNone] : [];
  const departments = forms
    .filter((form) => form.kind === 'department')
    .slice(0, 3)
    .map((form) => {
      const said = formSentence(form, lang, words);
      const head = text.sentenceDepartment(String(form.fiscal_year));
      return said === '' ? '' : `${head}${lang === 'zh' ? '：' : ': '}${afterColon(said, lang)}`;
    });
  const projects = aboutProjects(
    forms.filter((form) => form.kind === 'project'),
    lang,
    text,
  );
  return [projects, ...departments].filter((said) => said !== '');
}
