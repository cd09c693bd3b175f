import { useSyncExternalStore } from 'react';
import type { Progress } from '../../engine/engine.ts';
import type { Lang } from '../../model/schema.ts';
import { decimal } from '../format/number.ts';
import { useLanguage, useTexts } from '../language.ts';
import { type EngineStatus, isAuditing } from '../session/session.ts';
import { session } from '../session/site-session.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import styles from './engine-note.module.css';

/** What the engine is doing, in words, and how far it is (a fraction; null while that cannot be known). */
function progressText(
  status: EngineStatus,
  progress: Progress | null,
  text: typeof zh,
  lang: Lang,
): { label: string; share: number | null } {
  const share = progress !== null && progress.total > 0 ? Math.min(1, progress.done / progress.total) : null;
  if (isAuditing(status)) return { label: text.auditing, share };
  if (progress === null) return { label: text.engineCompiling, share };
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

/** The progress of a starting or auditing engine: a bar and words. Only this is drawn anew as it goes on. */
export function EngineProgress({ status }: { readonly status: EngineStatus }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const progress = useSyncExternalStore(session.subscribe, session.progress, () => null);
  const { label, share } = progressText(status, progress, text, lang);
  return (
    <span className={styles.progress}>
      <progress max={1} {...(share === null ? {} : { value: share })} aria-label={label} />
      {label}
    </span>
  );
}
