import { joinSentences } from '../format/sentences.ts';
import { useLanguage, useTexts } from '../language.ts';
import { type EngineStatus, isAuditing } from '../session/session.ts';
import { session } from '../session/site-session.ts';
import type { AnswerState } from '../session/use-answers.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import type { DatasetId } from '../url-state/url-state.ts';
import { Button } from './button.tsx';
import styles from './engine-note.module.css';
import { EngineProgress } from './engine-progress.tsx';
import { Notice } from './notice.tsx';

/** What stands above a screen while its choices are not answered yet, or cannot be: progress and cancel, or the reason and the remedy. */
export function EngineNote({
  state,
  status,
  dataset,
  error,
}: {
  readonly state: AnswerState;
  readonly status: EngineStatus;
  readonly dataset: DatasetId;
  readonly error: string | null;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  if (state === 'waiting') {
    return (
      <Notice
        live
        actions={
          status.state === 'starting' && <Button onPress={() => session.cancel()}>{text.cancel}</Button>
        }
      >
        {dataset === 'reported' ? text.waiting : text.waitingOther}
        {(status.state === 'starting' || isAuditing(status)) && <EngineProgress status={status} />}
      </Notice>
    );
  }
  const failed = status.state === 'failed';
  if (state === 'stale' || (state === 'snapshot' && failed)) {
    return (
      <Notice
        live
        tone={failed && state === 'stale' ? 'alert' : 'caution'}
        title={state === 'stale' ? text.staleTitle : text.failedTitle}
        actions={<Button onPress={() => void session.retry()}>{text.retry}</Button>}
      >
        {joinSentences(
          lang,
          failed ? text.failures[status.failure] : text.cancelledBody,
          dataset === 'reported' ? text.staleBody : text.staleOther,
        )}
        {failed && <Details text={status.message} label={text.details} />}
      </Notice>
    );
  }
  if (status.state === 'ready' && status.failed !== undefined) {
    const { failure, message } = status.failed;
    return (
      <Notice live tone="caution" title={text.auditFailedTitle}>
        {joinSentences(lang, text.failures[failure], text.auditFailedBody)}
        <Details text={message} label={text.details} />
      </Notice>
    );
  }
  if (state === 'failed') {
    return (
      <Notice live tone="alert">
        {text.failedQuestion}
        {error !== null && <Details text={error} label={text.details} />}
      </Notice>
    );
  }
  return null;
}

function Details({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <details className={styles.details}>
      <summary>{label}</summary>
      <code>{text}</code>
    </details>
  );
}
