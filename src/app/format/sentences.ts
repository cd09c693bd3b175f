import type { Lang } from '../../model/schema.ts';

/** Sentences that stand, one after another: a space between them in English, none in Chinese. */
export function joinSentences(lang: Lang, ...parts: readonly (string | false | null)[]): string {
  return parts.filter((part) => part !== false && part !== null).join(lang === 'zh' ? '' : ' ');
}
