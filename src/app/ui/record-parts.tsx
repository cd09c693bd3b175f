import type { ReactNode } from 'react';
import { useLanguage } from '../language.ts';
import styles from './record-parts.module.css';

/** Names and values side by side: what a record says of itself. Missing values are left out by the caller. */
export function FactList({
  facts,
}: {
  readonly facts: readonly { readonly name: string; readonly value: ReactNode }[];
}) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Longer texts under their names, two beside each other where there is room. */
export function TextList({
  texts,
}: {
  readonly texts: readonly { readonly name: string; readonly text: string }[];
}) {
  return (
    <dl className={styles.texts}>
      {texts.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd lang="zh-CN">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface ReportSection {
  readonly source_id: string;
  readonly path: string;
  readonly number_raw: string | null;
  readonly heading_raw: string | null;
  readonly heading_level: number;
  readonly text: string | null;
  readonly locator: string;
}

const TEXT = {
  zh: { open: (n: number) => `展开全文（${n} 节）`, place: '位置' },
  en: { open: (n: number) => `Open (${n} sections)`, place: 'place' },
} as const;

/** The sections of a report under their own headings, folded; each with its place in the document. */
export function Report({ sections }: { readonly sections: readonly ReportSection[] }) {
  const text = TEXT[useLanguage()];
  const [first, ...rest] = sections;
  if (first === undefined) return null;
  return (
    <details className={styles.report}>
      <summary>
        <span lang="zh-CN">
          {[first.number_raw, first.heading_raw].filter((part) => part !== null).join(' ')}
        </span>{' '}
        <small>{text.open(sections.length)}</small>
      </summary>
      <div lang="zh-CN">
        {(first.heading_raw === null ? sections : rest).map((section) => (
          <div
            key={`${section.source_id}/${section.path}`}
            className={styles.part}
            data-level={section.heading_level}
          >
            {(section.number_raw !== null || section.heading_raw !== null) && (
              <p className={styles.heading}>
                {section.number_raw}
                {section.heading_raw}
              </p>
            )}
            {section.text !== null && <p>{section.text}</p>}
            <small className={styles.place} title={text.place}>
              {section.locator}
            </small>
          </div>
        ))}
      </div>
    </details>
  );
}

/** The words of a page explained in short, for readers who do not work with budgets. */
export function Glossary({
  title,
  words,
}: {
  readonly title: string;
  readonly words: readonly (readonly [word: string, meaning: string])[];
}) {
  return (
    <details className={styles.glossary}>
      <summary>{title}</summary>
      <dl>
        {words.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
