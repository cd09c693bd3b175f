import { useEffect, useState } from 'react';
import type { Bilingual } from '../../model/schema.ts';
import type { FoundRow } from '../../questions/finding-rows.ts';
import type { Ask, ScreenQuestions } from './answers.ts';
import { useAnswers } from './use-answers.ts';

/** A finding in words: the rule's name, the level's name, and the sentences. */
interface FindingWords {
  readonly name: Bilingual;
  readonly severity: Bilingual;
  /** What was seen, alone. */
  readonly saying: Bilingual;
  readonly message: Bilingual;
}

/** What the sentences are made from. */
export type SaidFinding = Omit<FoundRow, 'judges' | 'project_name'>;

/** Words by finding_id. */
export type WordsOfFindings = Readonly<Record<string, FindingWords>>;

/** Composes the words of findings; the rules' texts are fetched when they are first needed. */
export async function wordsOf(findings: readonly SaidFinding[]): Promise<WordsOfFindings> {
  if (findings.length === 0) return {};
  const [{ composeMessage, composeSaying }, { ruleById, SEVERITIES }] = await Promise.all([
    import('../../audit/message.ts'),
    import('../../audit/registry.ts'),
  ]);
  return Object.fromEntries(
    findings.map((finding) => [
      finding.finding_id,
      {
        name: ruleById(finding.rule)?.name ?? { zh: finding.rule, en: finding.rule },
        severity: SEVERITIES[finding.severity],
        saying: composeSaying(finding),
        message: composeMessage(finding),
      },
    ]),
  );
}

/** The words of the findings on a page: those that were built into it, or composed for live answers. */
export function useFindingWords(findings: readonly SaidFinding[], built: WordsOfFindings): WordsOfFindings {
  const [composed, setComposed] = useState<WordsOfFindings>(built);
  const missing = findings.some((finding) => !(finding.finding_id in composed));
  useEffect(() => {
    if (!missing) return;
    let superseded = false;
    const compose = async () => {
      const words = await wordsOf(findings);
      if (!superseded) setComposed(words);
    };
    void compose();
    return () => {
      superseded = true;
    };
  }, [findings, missing]);
  return composed;
}

/** The findings of a page that was built, with their words. */
export interface BuiltFindings {
  readonly findings: readonly FoundRow[];
  readonly words: WordsOfFindings;
}

const NONE: BuiltFindings = { findings: [], words: {} };

/**
 * The findings of a page and their words: those that were built into it, or of the live data, for which they
 * come after the rest of the page, once the audit has run. Empty while they are not there.
 */
export function useFindings<P>(
  screen: ScreenQuestions<P, { findings: Ask<FoundRow> }>,
  built: BuiltFindings | null,
): BuiltFindings {
  const answers = useAnswers(screen, built);
  const findings =
    answers.rows === null || answers.rowsDataset !== answers.dataset ? NONE.findings : answers.rows.findings;
  return { findings, words: useFindingWords(findings, built?.words ?? NONE.words) };
}
