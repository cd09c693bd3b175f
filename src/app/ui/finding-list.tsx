import type { ReactNode } from 'react';
import type { FoundRow } from '../../questions/finding-rows.ts';
import { decimal } from '../format/number.ts';
import { useLanguage } from '../language.ts';
import type { WordsOfFindings } from '../session/finding-words.ts';
import { FindingCard } from './finding-card.tsx';
import styles from './finding-list.module.css';

const TEXT = {
  zh: {
    more: (n: string) => `另有提示与信息 ${n} 条`,
    rest: (n: string) => `其余 ${n} 条错误与警告`,
    place: '位置',
    composing: '正在组织文字…',
  },
  en: {
    more: (n: string) => `Notes and information: ${n} more`,
    rest: (n: string) => `Errors and warnings: ${n} more`,
    place: 'Place',
    composing: 'Composing the sentences…',
  },
} as const;

/** As many are read one by one; the rest is folded. */
const SHOWN = 6;

/** Points to verify, errors and warnings first, the rest folded; `foot` adds where each leads. */
export function FindingList({
  findings,
  words,
  foot,
}: {
  readonly findings: readonly FoundRow[];
  readonly words: WordsOfFindings;
  readonly foot: (finding: FoundRow) => ReactNode;
}) {
  const lang = useLanguage();
  const text = TEXT[lang];
  const weighty = findings.filter((finding) => finding.severity === 'E' || finding.severity === 'W');
  const light = findings.filter((finding) => finding.severity === 'N' || finding.severity === 'I');
  const card = (finding: FoundRow) => {
    const said = words[finding.finding_id];
    return (
      <FindingCard
        key={finding.finding_id}
        severity={finding.severity}
        severityName={said?.severity[lang] ?? finding.severity}
        title={`${finding.rule} ${said?.name[lang] ?? ''}`}
        {...(finding.quote === null ? {} : { quote: finding.quote })}
        foot={
          <>
            {finding.locator !== null && (
              <span>
                {text.place} <code>{finding.locator}</code>
              </span>
            )}
            {foot(finding)}
          </>
        }
      >
        {said?.message[lang] ?? text.composing}
      </FindingCard>
    );
  };
  const folded = (label: string, rows: readonly FoundRow[]) =>
    rows.length === 0 ? null : (
      <details className={styles.more}>
        <summary>{label}</summary>
        <div className={styles.list}>{rows.map(card)}</div>
      </details>
    );
  return (
    <div className={styles.list}>
      {weighty.slice(0, SHOWN).map(card)}
      {folded(text.rest(decimal(Math.max(0, weighty.length - SHOWN), 0)), weighty.slice(SHOWN))}
      {folded(text.more(decimal(light.length, 0)), light)}
    </div>
  );
}
