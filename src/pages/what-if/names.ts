import { whatIf as en } from '../../app/text/en/what-if.ts';
import { whatIf as zh } from '../../app/text/zh/what-if.ts';
import type { Lang } from '../../model/schema.ts';
import type { Grade } from '../../scoring/graded-sql.ts';
import { DEFAULT_PROFILES } from '../../scoring/profiles.ts';
import { isCustomChoice, whatIfOf } from '../../scoring/what-if.ts';

/** What a choice of scheme is called; the choice itself where no scheme is known by it. */
export function profileNameOf(choice: string, lang: Lang): string {
  if (isCustomChoice(choice)) return (lang === 'zh' ? zh : en).custom;
  const profile = DEFAULT_PROFILES.find((candidate) => candidate.profile_id === choice);
  return profile === undefined ? choice : lang === 'zh' ? profile.name : profile.name_en;
}

/** The name of the scheme that a choice assumes; null where it assumes none, or none that can be read. */
export function assumedNameOf(choice: string | null, lang: Lang): string | null {
  return choice !== null && whatIfOf(choice) !== null ? profileNameOf(choice, lang) : null;
}

/** A grade, never without the words that it is not demonstrated where it is not. */
export function gradeName(grade: Grade | null, demonstrated: boolean | null, text: typeof zh): string | null {
  if (grade === null) return null;
  const name = text.places[grade];
  return demonstrated === false ? text.withEvidence(name) : name;
}

/** The grade of a range: one when both ends agree, else from the lower to the upper. */
export function rangeGradeName(
  low: Grade | null,
  high: Grade | null,
  demonstrated: boolean | null,
  text: typeof zh,
): string | null {
  if (low === null || high === null) return null;
  if (low === high) return gradeName(low, demonstrated, text);
  const both = text.either(text.places[low], text.places[high]);
  return demonstrated === false ? text.withEvidence(both) : both;
}
