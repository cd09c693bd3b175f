import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { saveFile } from '../../app/export/table.ts';
import { decimal } from '../../app/format/number.ts';
import { pathInLanguage, useLanguage } from '../../app/language.ts';
import { announceImported, importedStore } from '../../app/session/imported.ts';
import { DATABASE } from '../../app/session/imported-shelf.ts';
import type { ImportedState, ImportedStore } from '../../app/session/imported-store.ts';
import { session } from '../../app/session/site-session.ts';
import { useSession } from '../../app/session/use-answers.ts';
import { Button } from '../../app/ui/button.tsx';
import { EngineStart } from '../../app/ui/engine-start.tsx';
import type { DatasetId } from '../../app/url-state/url-state.ts';
import { TABLE_NAMES } from '../../model/schema.ts';
import { sizeText } from '../data/download-list.ts';
import styles from './import.module.css';
import { useImportTexts } from './texts.ts';

/** What is kept on this machine: where, how large, and the ways to look at it, take it away, undo and clear it. */
export function Kept({
  kept,
  dataset,
  onChoose,
}: {
  readonly kept: ImportedState | null;
  readonly dataset: DatasetId;
  readonly onChoose: (dataset: DatasetId) => void;
}) {
  const lang = useLanguage();
  const text = useImportTexts();
  const { status } = useSession();
  const [sure, setSure] = useState(false);
  const [said, setSaid] = useState('');
  const stop = useRef<AbortController | null>(null);
  const current = kept?.current ?? null;
  const inView = dataset === 'imported';

  const change = async (how: (store: ImportedStore) => Promise<ImportedState>, done: string) => {
    setSure(false);
    try {
      const next = await how(await importedStore());
      announceImported(next);
      setSaid(done);
      if (!inView) return;
      if (next.current === null) onChoose('reported');
      else await session.start('imported', true);
    } catch (error) {
      setSaid(text.kept.failed(error instanceof Error ? error.message : String(error)));
    }
  };
  const download = async (format: 'csv' | 'parquet') => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    setSaid(text.kept.preparing);
    try {
      const { packageFile } = await import('../../app/export/downloads.ts');
      const zip = await packageFile(TABLE_NAMES, format, 'imported', {
        ask: session.query.bind(session),
        filters: null,
        signal: controller.signal,
        onProgress: ({ done, total }) => setSaid(text.kept.progress(decimal(done, 0), decimal(total, 0))),
      });
      const name = `${text.confirm.packageName}-${format}.zip`;
      saveFile(name, zip, zip.type);
      setSaid(text.confirm.made(name, sizeText(zip.size)));
    } catch (error) {
      setSaid(text.kept.failed(error instanceof Error ? error.message : String(error)));
    }
  };

  if (current === null) {
    return (
      <p role="status" className={styles.note}>
        {said}
      </p>
    );
  }
  const { layers } = current;
  const sum = (of: (layer: (typeof layers)[number]) => number) =>
    layers.reduce((total, layer) => total + of(layer), 0);
  const forms = decimal(
    sum((layer) => layer.evaluations),
    0,
  );
  const files = decimal(
    sum((layer) => layer.files.length),
    0,
  );
  const unkept = kept?.unkept ?? null;
  const last = layers.at(-1);
  const ready = status.state === 'ready' && inView;
  const corrections = sum((layer) => layer.corrections.length);
  return (
    <section className={styles.panel} aria-labelledby="kept-title">
      <div className={styles.head}>
        <h2 id="kept-title">{text.kept.title}</h2>
        <span className={styles.note}>
          {current.base === 'published' ? text.kept.together : text.kept.only}
        </span>
      </div>
      <p>
        {unkept === null
          ? text.kept.facts(forms, files, sizeText(sum((layer) => layer.bytes)))
          : text.kept.justBegun(forms, files)}
        {last !== undefined &&
          ` · ${text.kept.when(new Date(last.savedAt).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB'))}`}
        {corrections > 0 && ` · ${text.kept.corrections(decimal(corrections, 0))}`}
      </p>
      <p className={styles.note}>
        {unkept !== null
          ? text.kept[unkept === 'writing' ? 'writing' : 'unwritten']
          : kept?.persistent === false
            ? text.kept.notPersistent
            : text.kept.where(DATABASE)}
      </p>
      {inView && (
        <EngineStart
          status={status}
          title={text.confirm.stages.loading}
          failedTitle={text.confirm.engineFailed}
        />
      )}
      <div className={styles.row}>
        {inView ? (
          <>
            <Link to={{ pathname: pathInLanguage('', lang), search: '?data=imported' }}>
              {text.kept.look}
            </Link>
            <Link to={{ pathname: pathInLanguage('forms', lang), search: '?data=imported' }}>
              {text.kept.forms}
            </Link>
            <Button isDisabled={!ready} onPress={() => void download('csv')}>
              {text.kept.csv}
            </Button>
            <Button isDisabled={!ready} onPress={() => void download('parquet')}>
              {text.kept.parquet}
            </Button>
          </>
        ) : (
          <Button look="primary" onPress={() => onChoose('imported')}>
            {text.kept.view}
          </Button>
        )}
        {kept?.previous !== undefined && (
          <Button onPress={() => void change((store) => store.undo(), text.kept.undone)}>
            {text.kept.undo}
          </Button>
        )}
        {!sure && <Button onPress={() => setSure(true)}>{text.kept.clear}</Button>}
      </div>
      {sure && (
        <div className={styles.row} role="alert">
          {text.kept.clearAsk}
          <Button look="primary" onPress={() => void change((store) => store.clear(), text.kept.cleared)}>
            {text.kept.clearSure}
          </Button>
          <Button onPress={() => setSure(false)}>{text.kept.keep}</Button>
        </div>
      )}
      <p role="status" className={styles.note}>
        {said}
      </p>
    </section>
  );
}
