import { useState } from 'react';
import { decimal } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { isAuditing } from '../../app/session/session.ts';
import { useSession } from '../../app/session/use-answers.ts';
import { data as en } from '../../app/text/en/data.ts';
import { data as zh } from '../../app/text/zh/data.ts';
import { Button } from '../../app/ui/button.tsx';
import { EngineStart } from '../../app/ui/engine-start.tsx';
import { Notice } from '../../app/ui/notice.tsx';
import { type DatasetId, isSimulated } from '../../app/url-state/url-state.ts';
import type { Filters } from '../../questions/types.ts';
import styles from './data.module.css';
import {
  DOWNLOAD_ITEMS,
  EXTENSIONS,
  type Format,
  type ItemId,
  type Scope,
  sizeText,
} from './download-list.ts';
import { type DownloadState, useDownloads } from './use-downloads.ts';

/** What can be taken away, of the selection and of everything, in every format. */
export function DownloadsSection({
  filters,
  dataset,
  selected,
  all,
}: {
  readonly filters: Filters;
  readonly dataset: DatasetId;
  /** Forms under the filters, and all of them. */
  readonly selected: number;
  readonly all: number;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { status } = useSession();
  const { state, start, cancel } = useDownloads({ filters, dataset, lang });
  const auditing = isAuditing(status);
  const [waited, setWaited] = useState(false);
  const [scope, setScope] = useState<Scope>('selection');
  const name = (item: ItemId, format: Format) => {
    const parts = [
      text.fileNames[scope],
      text.items[item],
      ...(isSimulated(dataset) ? [text.fileNames.simulated] : []),
    ];
    return `${parts.join('-').replaceAll(' ', '-')}.${EXTENSIONS[format]}`;
  };
  const download = (item: ItemId, format: Format) => {
    setWaited(true);
    void start({ item, format, scope, fileName: name(item, format) });
  };
  return (
    <section className={styles.section} id="downloads" aria-labelledby="downloads-title">
      <h2 id="downloads-title">{text.sections.downloads}</h2>
      <p className={styles.lead}>{text.downloadsLead}</p>
      <fieldset className={styles.scopes}>
        <legend className="visually-hidden">{text.content}</legend>
        {(['selection', 'whole'] as const).map((id) => (
          <label key={id} className={styles.scope}>
            <input type="radio" name="scope" checked={scope === id} onChange={() => setScope(id)} />
            {id === 'selection' ? text.selectionOf(decimal(selected, 0)) : text.wholeOf(decimal(all, 0))}
          </label>
        ))}
      </fieldset>
      <ul className={styles.items}>
        {DOWNLOAD_ITEMS.map(({ id, formats }) => (
          <li key={id} className={styles.item}>
            <div>
              <strong>{text.items[id]}</strong>
              <p className={styles.note}>{text.itemNotes[id]}</p>
            </div>
            <div className={styles.formats}>
              {formats.map((format) => (
                <Button
                  key={format}
                  isDisabled={state.state === 'running'}
                  aria-label={text.downloadName(text.items[id], text.formats[format])}
                  onPress={() => download(id, format)}
                >
                  {text.formats[format]}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {waited && <EngineStart status={status} title={text.engineTitle} failedTitle={text.engineFailed} />}
      <DownloadNotice state={state} auditing={auditing} onCancel={cancel} />
    </section>
  );
}

function DownloadNotice({
  state,
  auditing,
  onCancel,
}: {
  readonly state: DownloadState;
  readonly auditing: boolean;
  readonly onCancel: () => void;
}) {
  const text = useTexts({ zh, en });
  switch (state.state) {
    case 'idle':
    case 'noEngine':
      return null;
    case 'running': {
      const { progress, name } = state;
      const share = progress === null || progress.total === 0 ? null : progress.done / progress.total;
      const label =
        progress === null || progress.done === progress.total
          ? text.writing(name)
          : text.making(name, decimal(progress.done, 0), decimal(progress.total, 0));
      return (
        <Notice actions={<Button onPress={onCancel}>{text.cancel}</Button>}>
          <span className={styles.progress}>
            <progress max={1} {...(share === null ? {} : { value: share })} aria-label={name} />
            {label}
          </span>
          {auditing && <span className={styles.note}>{text.auditRunning}</span>}
        </Notice>
      );
    }
    case 'done':
      return <Notice live>{text.made(state.name, sizeText(state.bytes))}</Notice>;
    case 'cancelled':
      return <Notice live>{text.cancelled}</Notice>;
    case 'tooLong':
      return (
        <Notice live tone="caution">
          {text.tooLong(decimal(state.limit, 0))}
        </Notice>
      );
    case 'failed':
      return (
        <Notice live tone="alert">
          {text.failed} <code>{state.message}</code>
        </Notice>
      );
  }
}
