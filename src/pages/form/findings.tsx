import { useLanguage, useTexts } from '../../app/language.ts';
import type { WordsOfFindings } from '../../app/session/finding-words.ts';
import { form as en } from '../../app/text/en/form.ts';
import { form as zh } from '../../app/text/zh/form.ts';
import { Button } from '../../app/ui/button.tsx';
import { FindingList } from '../../app/ui/finding-list.tsx';
import { RecordSection } from '../../app/ui/record-frame.tsx';
import type { FoundRow } from '../../questions/finding-rows.ts';
import { cellOfFinding } from './finding-cell.ts';
import styles from './findings.module.css';

/** All points of the form to verify, each with a way to its value in the drawn form. */
export function FormFindings({
  findings,
  words,
  onCell,
}: {
  readonly findings: readonly FoundRow[];
  readonly words: WordsOfFindings;
  readonly onCell: (cell: string) => void;
}) {
  const text = useTexts({ zh, en });
  if (findings.length === 0) return null;
  return (
    <RecordSection title={text.findings} note={text.findingsNote} id="findings">
      <FindingList
        findings={findings}
        words={words}
        foot={(finding) => (
          <Button look="quiet" onPress={() => onCell(cellOfFinding(finding))}>
            {text.inForm}
          </Button>
        )}
      />
    </RecordSection>
  );
}

/** The points of one indicator row, beside its values: level and rule, the sentences on demand. */
export function RowFindings({
  findings,
  words,
}: {
  readonly findings: readonly FoundRow[];
  readonly words: WordsOfFindings;
}) {
  const lang = useLanguage();
  if (findings.length === 0) return null;
  return (
    <ul className={styles.row}>
      {findings.map((finding) => {
        const said = words[finding.finding_id];
        return (
          <li key={finding.finding_id}>
            <details>
              <summary data-severity={finding.severity}>
                {said?.severity[lang] ?? finding.severity} · {finding.rule} {said?.name[lang]}
              </summary>
              <p>{said?.message[lang]}</p>
            </details>
          </li>
        );
      })}
    </ul>
  );
}
