import { useState } from 'react';
import { saveCsv } from '../../app/export/csv.ts';
import { fileName, saveFile } from '../../app/export/table.ts';
import { useLanguage } from '../../app/language.ts';
import { Button } from '../../app/ui/button.tsx';
import type { ChartKind } from '../environment.ts';
import type { Caption } from '../render/download.ts';
import styles from './chart-frame.module.css';
import { FRAME_TEXT } from './texts.ts';

/** The picture as PNG and SVG, its numbers as CSV and XLSX; what a download needs is fetched when it is asked for. */
export function DownloadPanel<R>({
  kind,
  rows,
  caption,
}: {
  readonly kind: ChartKind<R>;
  readonly rows: R;
  readonly caption: Caption;
}) {
  const lang = useLanguage();
  const text = FRAME_TEXT[lang];
  const [state, setState] = useState<'idle' | 'saved' | 'failed'>('idle');
  const attempt = (work: () => Promise<void> | void) => async () => {
    try {
      setState('idle');
      await work();
      setState('saved');
    } catch {
      setState('failed');
    }
  };
  const picture = async (format: 'png' | 'svg') => {
    const { pictureSvg, picturePng } = await import('../render/download.ts');
    const svg = pictureSvg(kind, rows, caption, lang);
    if (format === 'svg') saveFile(fileName(caption.title, 'svg'), svg, 'image/svg+xml');
    else saveFile(fileName(caption.title, 'png'), await picturePng(svg), 'image/png');
  };
  const workbook = async () => {
    const { saveXlsx } = await import('../../app/export/xlsx.ts');
    saveXlsx(caption.title, [{ name: caption.title, table: kind.table(rows, lang) }]);
  };
  return (
    <div className={styles.download}>
      <p>{text.downloadIntro}</p>
      <div className={styles.buttons}>
        <Button onPress={attempt(() => picture('png'))}>{text.png}</Button>
        <Button onPress={attempt(() => picture('svg'))}>{text.svg}</Button>
        <Button onPress={attempt(() => saveCsv(caption.title, kind.table(rows, lang)))}>{text.csv}</Button>
        <Button onPress={attempt(workbook)}>{text.xlsx}</Button>
      </div>
      <p role="status" className={styles.status}>
        {state === 'failed' ? text.failed : state === 'saved' ? text.saved : ''}
      </p>
    </div>
  );
}
