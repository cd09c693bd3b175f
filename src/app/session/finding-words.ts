import { useEffect, useState } from 'react';
import type { Bilingual } from '../../model/schema.ts';
import type { FoundRow } from '../../questions/finding-rows.ts';

/** A finding in words: the rule's name, the level's name, and the sentences. */
interface FindingWords {
  readonly name: Bilingual;
  readonly severity: Bilingual;
  readonly message: Bilingual;
}

/** What the sentences are made from. */
export type SaidFinding = Omit<FoundRow, 'judges' | 'project_name'>;

/** Words by finding_id. */
export type WordsOfFindings = Readonly<Record<string, FindingWords>>;

/** Composes the words of findings; the rules' texts are fetched when they are first needed. */
export async function wordsOf(findings: readonly SaidFinding[]): Promise<WordsOfFindings> {
  if (findings.length === 0) return {};
  const [{ composeMessage }, { ruleById, SEVERITIES }] = await Promise.all([
    import('../../audit/message.ts'),
    import('../../audit/registry.ts'),
  ]);
  return Object.fromEntries(
    findings.map((finding) => [
      finding.finding_id,
      {
        name: ruleById(finding.rule)?.name ?? { zh: finding.rule, en: finding.rule },
        severity: SEVERITIES[finding.severity],
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
