import type { form as FormText } from '../../app/text/zh/form.ts';
import type { record as Text } from '../../app/text/zh/record.ts';
import type { Lang } from '../../model/schema.ts';
import { afterColon, formSentence } from '../form/sentence.ts';
import type { ProjectAnswers } from './questions.ts';

/** The project's latest year in one sentence; nothing where it has no form. */
export function projectSentences(
  { history }: Pick<ProjectAnswers, 'history'>,
  lang: Lang,
  text: typeof Text,
  words: typeof FormText,
): string[] {
  const latest = history.at(-1);
  if (latest === undefined) return [];
  const said = formSentence(latest, lang, words);
  return said === '' ? [] : [`${text.inYearSay(String(latest.fiscal_year))}${afterColon(said, lang)}`];
}
