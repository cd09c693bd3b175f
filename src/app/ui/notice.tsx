import type { ReactNode } from 'react';
import styles from './notice.module.css';

export type NoticeTone = 'info' | 'caution' | 'alert';

/** A message with what happened and what to do; `live` ones are read out when they appear. */
export function Notice({
  tone = 'info',
  title,
  children,
  actions,
  live = false,
}: {
  readonly tone?: NoticeTone;
  readonly title?: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly live?: boolean;
}) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`} {...(live ? { role: 'status' } : {})}>
      <div className={styles.text}>
        {title !== undefined && <strong className={styles.title}>{title}</strong>}
        <div>{children}</div>
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
