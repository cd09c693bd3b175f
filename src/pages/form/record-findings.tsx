import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../app/language.ts';
import { formLink } from '../../app/links.ts';
import type { WordsOfFindings } from '../../app/session/finding-words.ts';
import { record as en } from '../../app/text/en/record.ts';
import { record as zh } from '../../app/text/zh/record.ts';
import { FindingList } from '../../app/ui/finding-list.tsx';
import { RecordSection } from '../../app/ui/record-frame.tsx';
import type { FoundRow } from '../../questions/finding-rows.ts';
import { cellOfFinding } from './finding-cell.ts';

/** The errors and warnings of a unit or a project; each leads to its value in its form. */
export function RecordFindings({
  findings,
  words,
  search,
}: {
  readonly findings: readonly FoundRow[];
  readonly words: WordsOfFindings;
  readonly search: string;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  if (findings.length === 0) return null;
  return (
    <RecordSection title={text.findings} note={text.findingsNote} id="findings">
      <FindingList
        findings={findings}
        words={words}
        foot={(finding) => {
          const form = finding.evaluation_id === null ? null : formLink(finding.evaluation_id, lang, search);
          if (form === null) return null;
          const cell = `${form.includes('?') ? '&' : '?'}cell=${cellOfFinding(finding)}`;
          return (
            <>
              {' · '}
              <Link to={form + cell}>
                {finding.project_name ?? text.departmentForm} {finding.fiscal_year}
              </Link>
            </>
          );
        }}
      />
    </RecordSection>
  );
}
