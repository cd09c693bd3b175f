import type { ReactNode } from 'react';
import styles from './page-header.module.css';

/**
 * The head of a screen. `headline` is composed from the figures; where there is nothing to say it is the
 * plain name of the screen. `lead` says what is looked at: which forms, which years, how rates are weighted.
 */
export function PageHeader({
  headline,
  lead,
  children,
}: {
  readonly headline: string;
  readonly lead: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <header className={styles.header}>
      <h1 className={styles.headline}>{headline}</h1>
      <div className={styles.lead}>{lead}</div>
      {children}
    </header>
  );
}
