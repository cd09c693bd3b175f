import { useTexts } from '../language.ts';
import { record as en } from '../text/en/record.ts';
import { record as zh } from '../text/zh/record.ts';
import styles from './record-parts.module.css';

export interface SourceFacts {
  readonly source_id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly sha256: string | null;
  readonly note: string | null;
}

/** The documents that figures come from: who published them, where, and how to tell the very file. */
export function SourceList({ sources }: { readonly sources: readonly SourceFacts[] }) {
  const text = useTexts({ zh, en });
  return (
    <ul className={styles.sources}>
      {sources.map((source) => (
        <li key={source.source_id}>
          <p lang="zh-CN">
            <strong>{source.title}</strong>
          </p>
          <p className={styles.sourceLine}>
            {source.publisher !== null && (
              <span lang="zh-CN">
                {text.publisher} {source.publisher}
              </span>
            )}
            {source.url !== null && <a href={source.url}>{source.url}</a>}
            {source.sha256 !== null && (
              <span>
                {text.checksum} <code>{source.sha256}</code>
              </span>
            )}
          </p>
          {source.note !== null && (
            <p className={styles.sourceLine} lang="zh-CN">
              {source.note}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
