import type { Lang } from '../../model/schema.ts';
import { decimal } from '../format/number.ts';
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
import { Notice } from './notice.tsx';

/** What a start is doing, in words, and how far it is (null while that cannot be known). */
export function progressText(
  status: EngineStatus,
  text: typeof zh,
  lang: Lang,
): { label: string; share: number | null } {
  if (isAuditing(status)) {
    const { progress } = status;
    const share = progress !== null && progress.total > 0 ? progress.done / progress.total : null;
    return { label: text.auditing, share };
  }
  if (status.state !== 'starting') return { label: '', share: null };
  const { progress } = status;
  if (progress === null) return { label: text.engineCompiling, share: null };
  const share = progress.total > 0 ? Math.min(1, progress.done / progress.total) : null;
  const megabytes = (bytes: number) => `${decimal(bytes / 1e6, 1)} MB`;
  const size = progress.total > 0 ? ` ${megabytes(progress.done)} / ${megabytes(progress.total)}` : '';
  if (progress.step === 'engine') {
    return share === 1
      ? { label: text.engineCompiling, share: null }
      : { label: text.engineLoading + size, share };
  }
  const item = progress.item === undefined ? '' : `${lang === 'zh' ? '：' : ': '}${progress.item}`;
  return { label: (progress.step === 'load' ? text.dataLoading : text.deriving) + item, share };
}

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
    const { label, share } = progressText(status, text, lang);
    return (
      <Notice
        live
        actions={
          status.state === 'starting' && <Button onPress={() => session.cancel()}>{text.cancel}</Button>
        }
      >
        {dataset === 'reported' ? text.waiting : text.waitingOther}
        {label !== '' && (
          <span className={styles.progress}>
            <progress max={1} {...(share === null ? {} : { value: share })} aria-label={label} />
            {label}
          </span>
        )}
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
