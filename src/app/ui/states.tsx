import type { ReactNode } from 'react';
import styles from './states.module.css';

/** Nothing to show: what is missing and what the reader can do about it. */
export function EmptyState({
  title,
  children,
  isPage = false,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  /** The whole page is empty: its title is the heading of the page. */
  readonly isPage?: boolean;
}) {
  return (
    <div className={styles.state}>
      {isPage ? <h1 className={styles.title}>{title}</h1> : <p className={styles.title}>{title}</p>}
      {children}
    </div>
  );
}

/** A part that is on its way on pages without a snapshot; said aloud once. */
export function LoadingState({ text }: { readonly text: string }) {
  return (
    <div className={styles.state} role="status">
      <span className={styles.pulse} aria-hidden="true" />
      <p>{text}</p>
    </div>
  );
}
