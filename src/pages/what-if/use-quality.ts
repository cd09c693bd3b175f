import type { Ask, ScreenQuestions } from '../../app/session/answers.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import type { FormQualityRow } from '../../audit/quality.ts';

/**
 * Quality indices of the forms of a page: those built into it, or of the live data, for which they arrive when
 * the audit is done. None until then, and none of another data set.
 */
export function useQuality<P>(
  screen: ScreenQuestions<P, { quality: Ask<FormQualityRow> }>,
  built: { readonly quality: readonly FormQualityRow[] } | null,
): readonly FormQualityRow[] {
  const answers = useAnswers(screen, built);
  return answers.rows === null || answers.rowsDataset !== answers.dataset ? [] : answers.rows.quality;
}
