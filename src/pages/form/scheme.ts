import type { Bilingual } from '../../model/schema.ts';
import { bindProfile } from '../../scoring/bind.ts';
import { DEFAULT_PROFILES, type Pool } from '../../scoring/profiles.ts';
import type { FormData } from './form-questions.ts';

/** The scheme of a form and why it is this form's: as its rows say, or as it was bound by points, place and year. */
export interface Scheme {
  readonly name: Bilingual;
  /** Null where a scheme of the package's own was bound, whose reason nobody wrote down. */
  readonly reason: Bilingual | null;
}

const poolOf = (level1: string): Pool =>
  level1 === 'benefit' || level1 === 'satisfaction' ? level1 : 'output';

/** Points of the sections as the headings print them, as the binding reads them. */
function sectionsOf(data: FormData): Readonly<Record<Pool, number | null>> {
  const sums: Record<Pool, number | null> = { output: null, benefit: null, satisfaction: null };
  for (const { level1, points_declared: points } of data.sections)
    if (points !== null) sums[poolOf(level1)] = (sums[poolOf(level1)] ?? 0) + points;
  return sums;
}

/** The scheme that the form is recomputed under; null where it is bound to none. */
export function schemeOf(data: FormData): Scheme | null {
  const { recomputed, evaluation, summary } = data;
  if (recomputed === null || recomputed.profile_id === null) return null;
  const {
    profile_id: id,
    profile_name: name,
    profile_name_en: english,
    profile_reason: printed,
  } = recomputed;
  const known = DEFAULT_PROFILES.find((profile) => profile.profile_id === id);
  const said = { zh: name ?? known?.name ?? id, en: english ?? known?.name_en ?? name ?? id };
  if (printed !== null && evaluation.profile_id === id)
    return { name: said, reason: { zh: printed, en: printed } };
  const binding = bindProfile(
    {
      kind: evaluation.kind,
      fiscalYear: evaluation.fiscal_year,
      region: summary.region,
      budgetPoints: evaluation.budget_points_max,
      sections: sectionsOf(data),
    },
    DEFAULT_PROFILES,
  );
  return { name: said, reason: binding?.profile.profile_id === id ? binding.reason : null };
}
