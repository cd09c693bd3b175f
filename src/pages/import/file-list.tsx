import { useState } from 'react';
import { decimal } from '../../app/format/number.ts';
import { useLanguage } from '../../app/language.ts';
import { Button } from '../../app/ui/button.tsx';
import { ENCODING_NAMES, ENCODINGS, type EncodingName } from '../../intake/readers/encodings.ts';
import type { DeskItem, DeskState } from './desk.ts';
import styles from './import.module.css';
import { desk } from './site-desk.ts';
import { useImportTexts } from './texts.ts';

const SHOWN = 30;

/** Each file with its state; what needs a hand stands first. */
export function FileList({ state }: { readonly state: DeskState }) {
  const text = useImportTexts();
  const [all, setAll] = useState(false);
  const { items, joining } = state;
  const done = items.filter((item) => item.state !== 'waiting' && item.state !== 'reading').length;
  const busy = done < items.length || joining !== null;
  const order = ['reading', 'failed', 'cancelled', 'read', 'waiting'];
  const sorted =
    items.length > SHOWN
      ? [...items].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.id - b.id)
      : items;
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  const rest = items.length - shown.length;
  const label =
    done < items.length
      ? text.files.progress(decimal(done, 0), decimal(items.length, 0))
      : joining !== null
        ? text.files.joining(joining.file, `${Math.round(joining.share * 100)}%`)
        : text.files.progress(decimal(done, 0), decimal(items.length, 0));
  return (
    <section className={styles.panel} aria-labelledby="files-title">
      <div className={styles.head}>
        <h2 id="files-title">{text.files.title}</h2>
        <div className={styles.row}>
          {busy && <Button onPress={() => desk.cancelAll()}>{text.files.cancelAll}</Button>}
          <Button look="quiet" onPress={() => desk.clear()}>
            {text.files.clear}
          </Button>
        </div>
      </div>
      <p className={styles.progress}>
        {busy && (
          <progress
            max={1}
            {...(done < items.length
              ? { value: done / items.length }
              : joining === null
                ? {}
                : { value: joining.share })}
            aria-label={label}
          />
        )}
        <span role="status">{label}</span>
      </p>
      <ul className={styles.files}>
        {shown.map((item) => (
          <FileLine key={item.id} item={item} />
        ))}
      </ul>
      {rest > 0 && (
        <p className={styles.row}>
          {text.files.more(decimal(rest, 0))}
          <Button onPress={() => setAll(true)}>{text.files.showAll}</Button>
        </p>
      )}
    </section>
  );
}

function FileLine({ item }: { readonly item: DeskItem }) {
  const text = useImportTexts();
  const open = item.state === 'waiting' || item.state === 'reading';
  const hidden = item.files.some((file) => file.problems.some(({ kind }) => kind === 'hidden-sheets'));
  const isText = item.files.some(
    (file) => file.kind === 'csv' || file.kind === 'text' || file.kind === 'html',
  );
  return (
    <li className={styles.file}>
      <span className={styles.fileName}>
        <strong>{item.name}</strong>
        <span className={item.state === 'failed' ? styles.bad : styles.note}>
          {text.files.state[item.state]}
          {item.state === 'read' && ` · ${contentOf(item, text)}`}
          {item.error !== null && ` · ${item.error}`}
        </span>
        {item.state === 'reading' && <progress aria-label={item.name} />}
      </span>
      <span className={styles.row}>
        {isText && <Encoding item={item} />}
        {hidden && item.reading.hiddenSheets !== true && (
          <Button onPress={() => desk.again(item.id, { hiddenSheets: true })}>{text.files.hidden}</Button>
        )}
        {(item.state === 'cancelled' || item.state === 'failed') && (
          <Button aria-label={text.files.againName(item.name)} onPress={() => desk.again(item.id)}>
            {text.files.again}
          </Button>
        )}
        {open ? (
          <Button aria-label={text.files.cancel(item.name)} onPress={() => desk.cancel(item.id)}>
            {text.files.cancelShort}
          </Button>
        ) : (
          <Button
            look="quiet"
            aria-label={text.files.removeName(item.name)}
            onPress={() => desk.remove(item.id)}
          >
            {text.files.remove}
          </Button>
        )}
      </span>
    </li>
  );
}

function Encoding({ item }: { readonly item: DeskItem }) {
  const lang = useLanguage();
  const text = useImportTexts();
  const choose = (value: string) => {
    const encoding = ENCODINGS.find((each) => each === value);
    desk.again(item.id, { encoding } as { encoding?: EncodingName });
  };
  return (
    <label className={styles.inline}>
      {text.files.encoding}
      <select
        aria-label={text.files.encodingOf(item.name)}
        value={item.reading.encoding ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{text.files.encodingAuto}</option>
        {ENCODINGS.map((encoding) => (
          <option key={encoding} value={encoding}>
            {ENCODING_NAMES[encoding][lang]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What was found in a file, in a few words. */
function contentOf(item: DeskItem, text: ReturnType<typeof useImportTexts>): string {
  const found = item.files.flatMap((file) => file.forms?.found ?? []);
  const forms = found.filter((each) => each.evaluationId !== null).length;
  const tables = item.files.reduce((sum, file) => sum + file.flat.length, 0);
  const others = found.length - forms;
  const packed = item.files.filter((file) => file.ofPackage).length;
  const parts = [
    ...(item.files.length > 1 ? [text.files.inside(decimal(item.files.length, 0))] : []),
    ...(forms > 0 ? [text.files.forms(decimal(forms, 0))] : []),
    ...(tables > 0 ? [text.files.tables(decimal(tables, 0))] : []),
    ...(packed > 0 ? [text.files.ofPackage] : []),
    ...(others > 0 ? [text.files.others(decimal(others, 0))] : []),
  ];
  return parts.length === 0 ? text.files.nothing : parts.join(' · ');
}
