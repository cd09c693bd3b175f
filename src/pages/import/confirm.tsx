import { useRef, useState } from 'react';
import { saveFile } from '../../app/export/table.ts';
import { decimal } from '../../app/format/number.ts';
import { useLanguage } from '../../app/language.ts';
import { announceImported, importedStore } from '../../app/session/imported.ts';
import { type Correction, correctionInWords, placeOf } from '../../app/session/imported-corrections.ts';
import type { ImportedState, LayerTables } from '../../app/session/imported-store.ts';
import type { Prepared, SessionState } from '../../app/session/session.ts';
import { session } from '../../app/session/site-session.ts';
import { useSession } from '../../app/session/use-answers.ts';
import { Button } from '../../app/ui/button.tsx';
import { EngineStart } from '../../app/ui/engine-start.tsx';
import { Notice } from '../../app/ui/notice.tsx';
import type { DatasetId } from '../../app/url-state/url-state.ts';
import type { ImportReport } from '../../intake/messages.ts';
import { CURRENCY_NAMES, type Currency } from '../../intake/package/currency.ts';
import { TABLES } from '../../model/schema.ts';
import { sizeText } from '../data/download-list.ts';
import type { DeskState } from './desk.ts';
import styles from './import.module.css';
import {
  adoptAndLoad,
  arrangementUnder,
  type ImportedRows,
  keepAndLoad,
  keepInBackground,
  type Loaded,
  MANY_ROWS,
  type Mode,
  newLayer,
  type PackingProgress,
  packageZip,
  packed,
  rowCount,
  withCorrections,
} from './keep.ts';
import { desk } from './site-desk.ts';
import { useImportTexts } from './texts.ts';

type Work =
  | { readonly state: 'idle' }
  | { readonly state: 'packing'; readonly progress: PackingProgress | null }
  | { readonly state: 'saving' | 'loading' | 'cancelled' | 'full' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'made'; readonly name: string; readonly bytes: number };

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError';

/** A lost engine is started again by the session itself: what counts is where that ends. */
function settledSession(): Promise<SessionState> {
  return new Promise((resolve) => {
    const look = () => {
      const state = session.state();
      if (state.status.state === 'starting') return;
      stop();
      resolve(state);
    };
    const stop = session.subscribe(look);
    look();
  });
}

/** Makes the session hold the imported data; says what became of it. */
async function loadImported(): Promise<Loaded> {
  await session.start('imported', true);
  const { status, dataset } = await settledSession();
  if (dataset !== 'imported' || status.state === 'ready') return { ok: true };
  return { ok: false, message: status.state === 'failed' ? status.message : '' };
}

/** Makes what the engine has made ready the data in view, or else loads it from the start. */
async function taken(prepared: Prepared | null, load: () => Promise<Loaded>): Promise<Loaded> {
  if (prepared === null) return load();
  try {
    await prepared.take();
    return { ok: true };
  } catch {
    return session.state().status.state === 'cancelled' ? { ok: false, message: '' } : load();
  }
}

/** How the import is to be looked at, and the step that makes it the data of every page. */
export function Confirm({
  state,
  result,
  kept,
  dataset,
  onDone,
}: {
  readonly state: DeskState;
  readonly result: ImportReport;
  readonly kept: ImportedState | null;
  readonly dataset: DatasetId;
  readonly onDone: () => void;
}) {
  const text = useImportTexts();
  const { status } = useSession();
  const [mode, setMode] = useState<Mode>('only');
  const [work, setWork] = useState<Work>({ state: 'idle' });
  const stop = useRef<AbortController | null>(null);
  const forms = result.summary.rows.evaluation ?? 0;
  const before = kept?.current ?? null;
  const earlier = before?.layers.reduce((sum, layer) => sum + layer.evaluations, 0) ?? 0;
  const reading =
    state.joining !== null || state.items.some((item) => ['waiting', 'reading'].includes(item.state));
  const busy = work.state === 'packing' || work.state === 'saving' || work.state === 'loading';
  const rows = (signal: AbortSignal) => {
    const portion: ImportedRows['portion'] = (table, index) => desk.reader.portion(table, index, { signal });
    return withCorrections({ counts: result.summary.rows, portion }, state.corrections);
  };

  const packing = () => {
    const controller = new AbortController();
    stop.current = controller;
    setWork({ state: 'packing', progress: null });
    return {
      signal: controller.signal,
      onProgress: (progress: PackingProgress) => setWork({ state: 'packing', progress }),
    };
  };
  const settle = (error: unknown) => {
    if (stop.current?.signal.aborted) setWork({ state: 'cancelled' });
    else if (isFull(error)) setWork({ state: 'full' });
    else setWork({ state: 'failed', message: error instanceof Error ? error.message : String(error) });
  };
  const layerOf = (final: ImportedRows, tables: LayerTables) => {
    const files = state.items.filter((item) => item.state === 'read').map((item) => item.name);
    return newLayer(final, tables, files, state.corrections);
  };
  const settleLoaded = (loaded: Loaded) => {
    if (!loaded.ok) {
      setWork({ state: 'failed', message: loaded.message });
      void session.start(dataset, true);
      return;
    }
    desk.rememberMappings();
    setWork({ state: 'idle' });
    onDone();
  };
  const load = () => {
    setWork({ state: 'loading' });
    return loadImported();
  };
  /** Keeps the import, then shows it. */
  const goSmall = async () => {
    const work = packing();
    const final = await rows(work.signal);
    const tables = await packed(final, work);
    setWork({ state: 'saving' });
    const store = await importedStore();
    const under = arrangementUnder(mode, (await store.state()).current);
    const loaded = await keepAndLoad(store, under, layerOf(final, tables), tables, load);
    announceImported(await store.state());
    settleLoaded(loaded);
  };
  /** Shows the import, then keeps it. */
  const goLarge = async () => {
    setWork({ state: 'loading' });
    const held = await desk.hold();
    let isKeeping = false;
    try {
      const final = { counts: result.summary.rows, portion: held.portion };
      const store = await importedStore();
      const under = arrangementUnder(mode, (await store.state()).current);
      const layer = layerOf(final, []);
      const isAlone = under.base === 'none' && under.layers.length === 0;
      const prepared = isAlone ? desk.preparedFor(result) : null;
      const loaded = await adoptAndLoad(store, under, layer, final, () => taken(prepared, load));
      announceImported(await store.state());
      if (loaded.ok) {
        isKeeping = true;
        const quiet = { signal: new AbortController().signal, onProgress: () => {} };
        void keepInBackground(store, layer.id, () => packed(final, quiet))
          .then(announceImported)
          .finally(() => held.release());
      }
      settleLoaded(loaded);
    } finally {
      if (!isKeeping) held.release();
    }
  };
  const go = () => {
    const isLarge = rowCount({ counts: result.summary.rows }) >= MANY_ROWS && state.corrections.length === 0;
    return (isLarge ? goLarge() : goSmall()).catch(settle);
  };
  const download = async () => {
    try {
      const work = packing();
      const zip = await packageZip(await rows(work.signal), work);
      const name = `${text.confirm.packageName}.zip`;
      saveFile(name, zip, zip.type);
      setWork({ state: 'made', name, bytes: zip.size });
    } catch (error) {
      settle(error);
    }
  };

  const modes: readonly (readonly [Mode, string, string])[] = [
    ['only', text.confirm.only, text.confirm.onlyNote],
    ['together', text.confirm.together, text.confirm.togetherNote],
    ...(before === null
      ? []
      : [['add', text.confirm.add, text.confirm.addNote(decimal(earlier, 0))] as const]),
  ];
  return (
    <section className={styles.panel} aria-labelledby="confirm-title">
      <h2 id="confirm-title">{text.confirm.title}</h2>
      <CurrencyCaution currencies={result.summary.currencies} />
      <fieldset className={styles.decision}>
        <legend>{text.confirm.mode}</legend>
        {modes.map(([id, name, note]) => (
          <label key={id} className={styles.option}>
            <input type="radio" name="import-mode" checked={mode === id} onChange={() => setMode(id)} />
            <span>
              {name}
              <span className={styles.example}>{note}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className={styles.row}>
        <Button look="primary" isDisabled={busy || reading || forms === 0} onPress={() => void go()}>
          {text.confirm.go(decimal(forms, 0))}
        </Button>
        <Button isDisabled={busy || reading || forms === 0} onPress={() => void download()}>
          {text.confirm.download}
        </Button>
        {forms === 0 && <span className={styles.note}>{text.confirm.nothing}</span>}
        {forms > 0 && reading && <span className={styles.note}>{text.confirm.busy}</span>}
      </div>
      {work.state === 'loading' && status.state !== 'failed' && (
        <EngineStart
          status={status}
          title={text.confirm.stages.loading}
          failedTitle={text.confirm.engineFailed}
        />
      )}
      <WorkNotice work={work} onCancel={() => stop.current?.abort()} />
    </section>
  );
}

/** What the amounts are in, said before they are looked at together. */
function CurrencyCaution({ currencies }: { readonly currencies: readonly Currency[] }) {
  const lang = useLanguage();
  const text = useImportTexts();
  const names = currencies.map((currency) => CURRENCY_NAMES[currency][lang]);
  const [first = ''] = names;
  if (names.length > 1) return <Notice tone="alert">{text.confirm.severalCurrencies(names)}</Notice>;
  if (currencies.every((currency) => currency === 'CNY')) return null;
  return <Notice tone="caution">{text.confirm.otherCurrency(first)}</Notice>;
}

function WorkNotice({ work, onCancel }: { readonly work: Work; readonly onCancel: () => void }) {
  const lang = useLanguage();
  const text = useImportTexts();
  switch (work.state) {
    case 'idle':
    case 'loading':
      return null;
    case 'packing': {
      const { progress } = work;
      const label =
        progress === null
          ? text.confirm.stages.packing
          : text.confirm.packed(
              TABLES[progress.table].title[lang],
              decimal(progress.done, 0),
              decimal(progress.total, 0),
            );
      return (
        <Notice live actions={<Button onPress={onCancel}>{text.confirm.cancel}</Button>}>
          <span className={styles.progress}>
            <progress
              max={1}
              {...(progress === null || progress.total === 0
                ? {}
                : { value: progress.done / progress.total })}
              aria-label={label}
            />
            {label}
          </span>
        </Notice>
      );
    }
    case 'saving':
      return <Notice live>{text.confirm.stages.saving}</Notice>;
    case 'cancelled':
      return <Notice live>{text.confirm.cancelled}</Notice>;
    case 'full':
      return (
        <Notice live tone="alert">
          {text.confirm.full}
        </Notice>
      );
    case 'made':
      return <Notice live>{text.confirm.made(work.name, sizeText(work.bytes))}</Notice>;
    case 'failed':
      return (
        <Notice live tone="alert" title={text.confirm.failed}>
          {work.message}
        </Notice>
      );
  }
}

/** What was changed by hand, each with a way back. */
export function Corrections({ corrections }: { readonly corrections: readonly Correction[] }) {
  const lang = useLanguage();
  const text = useImportTexts();
  if (corrections.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="corrections-title">
      <h2 id="corrections-title">{text.corrections.title}</h2>
      <p className={styles.note}>{text.corrections.lead}</p>
      <ul className={styles.lines}>
        {corrections.map((correction) => {
          const words = correctionInWords(correction, lang);
          return (
            <li key={`${placeOf(correction)}${correction.repair ?? ''}`} className={styles.file}>
              <span>{words}</span>
              <Button
                look="quiet"
                aria-label={text.corrections.undoName(words)}
                onPress={() => desk.withdraw(correction)}
              >
                {text.corrections.undo}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
