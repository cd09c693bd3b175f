import type { ReactNode } from 'react';
import styles from './finding-card.module.css';

/** The first things to look at: sentences composed from the data, each with a link to its proof. */
export function LookFirst({
  title,
  sentences,
}: {
  readonly title: string;
  readonly sentences: readonly { readonly key: string; readonly content: ReactNode }[];
}) {
  if (sentences.length === 0) return null;
  return (
    <section className={styles.card} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <ol className={styles.sentences}>
        {sentences.map(({ key, content }) => (
          <li key={key}>{content}</li>
        ))}
      </ol>
    </section>
  );
}

export interface FindingCardProps {
  /** 错误, 警告, 提示 or 信息 in the page's language, and its letter for the colour. */
  readonly severity: 'E' | 'W' | 'N' | 'I';
  readonly severityName: string;
  readonly title: string;
  readonly quote?: string;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}

/** One point to verify: what the form prints, what was expected, the arithmetic, the unit's own explanation. */
export function FindingCard({ severity, severityName, title, quote, children, foot }: FindingCardProps) {
  return (
    <article className={`${styles.finding} ${styles[severity]}`}>
      <h3 className={styles.findingTitle}>
        <span className={styles.severity}>{severityName}</span> {title}
      </h3>
      {quote !== undefined && <blockquote className={styles.quote}>{quote}</blockquote>}
      <div>{children}</div>
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </article>
  );
}
