import { useEffect, useRef, useState } from 'react';
import { TooLongForWorkbook, WORKBOOK_ROWS } from '../export/limits.ts';
import type { DownloadProgress } from '../export/row-source.ts';
import { fileName, saveFile } from '../export/table.ts';
import type { WholeList } from '../export/whole-list.ts';
import { decimal } from '../format/number.ts';
import { useTexts } from '../language.ts';
import { directory as en } from '../text/en/directory.ts';
import { directory as zh } from '../text/zh/directory.ts';
import { Button } from './button.tsx';
import styles from './list-screen.module.css';

type State =
  | { readonly state: 'idle' | 'tooLong' | 'failed' }
  | { readonly state: 'running'; readonly progress: DownloadProgress };

const IDLE: State = { state: 'idle' };
const FORMATS = ['csv', 'xlsx'] as const;

/** CSV and XLSX of a whole list, of which the page may show a part. Leaving the page or a cancel ends the work. */
export function ListExport({ list, label }: { readonly list: WholeList; readonly label: string }) {
  const text = useTexts({ zh, en });
  const [state, setState] = useState<State>(IDLE);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const cancel = () => {
    stop.current?.abort();
    setState(IDLE);
  };
  const make = async (format: (typeof FORMATS)[number]) => {
    const controller = new AbortController();
    stop.current = controller;
    const { signal } = controller;
    const show = (next: State) => {
      if (!signal.aborted) setState(next);
    };
    show({ state: 'running', progress: { done: 0, total: list.total } });
    try {
      const { listFile } = await import('../export/whole-list.ts');
      const file = await listFile(list, format, signal, (progress) => show({ state: 'running', progress }));
      if (signal.aborted) return;
      saveFile(fileName(list.title, format), file, file.type);
      show(IDLE);
    } catch (error) {
      show({ state: error instanceof TooLongForWorkbook ? 'tooLong' : 'failed' });
    }
  };
  const running = state.state === 'running';
  return (
    <span className={styles.export}>
      <span>{label}</span>
      {FORMATS.map((format) => (
        <Button key={format} isDisabled={running} onPress={() => void make(format)}>
          {format.toUpperCase()}
        </Button>
      ))}
      {running && (
        <>
          <progress max={state.progress.total} value={state.progress.done} aria-label={text.making} />
          <span>{text.made(decimal(state.progress.done, 0), decimal(state.progress.total, 0))}</span>
          <Button onPress={cancel}>{text.cancel}</Button>
        </>
      )}
      <span role="status">
        {state.state === 'tooLong' && text.tooLong(decimal(WORKBOOK_ROWS, 0))}
        {state.state === 'failed' && text.failed}
      </span>
    </span>
  );
}
