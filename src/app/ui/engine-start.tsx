import { useTexts } from '../language.ts';
import type { EngineStatus } from '../session/session.ts';
import { session } from '../session/site-session.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import { Button } from './button.tsx';
import styles from './engine-note.module.css';
import { EngineProgress } from './engine-progress.tsx';
import { Notice } from './notice.tsx';

/** For screens that can do nothing without the engine: its progress with a cancel, or why it is not there and the remedy. */
export function EngineStart({
  status,
  title,
  failedTitle,
}: {
  readonly status: EngineStatus;
  readonly title: string;
  readonly failedTitle: string;
}) {
  const text = useTexts({ zh, en });
  if (status.state === 'ready') return null;
  if (status.state === 'failed' || status.state === 'cancelled') {
    const failed = status.state === 'failed';
    return (
      <Notice
        live
        tone={failed ? 'alert' : 'caution'}
        title={failedTitle}
        actions={<Button onPress={() => void session.retry()}>{text.retry}</Button>}
      >
        {failed ? text.failures[status.failure] : text.cancelledBody}
        {failed && (
          <details className={styles.details}>
            <summary>{text.details}</summary>
            <code>{status.message}</code>
          </details>
        )}
      </Notice>
    );
  }
  return (
    <Notice
      live
      title={title}
      actions={status.state === 'starting' && <Button onPress={() => session.cancel()}>{text.cancel}</Button>}
    >
      <EngineProgress status={status} />
    </Notice>
  );
}
