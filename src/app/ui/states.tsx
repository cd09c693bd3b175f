import type { ReactNode } from 'react';
import styles from './states.module.css';

/** Nothing to show: what is missing and what the reader can do about it. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
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
