import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { useHydrated } from '../../app/hydrated.ts';
import { Button } from '../../app/ui/button.tsx';
import { classNames } from '../../app/ui/class-names.ts';
import { fromDrop, fromInput, fromPaste, type Gathered } from './gather.ts';
import styles from './import.module.css';
import { desk } from './site-desk.ts';
import { useImportTexts } from './texts.ts';

/** Drop, pick or paste: three ways in, all by keyboard but the first. */
export function DropZone({ small }: { readonly small: boolean }) {
  const text = useImportTexts();
  const ready = useHydrated();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement | null>(null);
  const [over, setOver] = useState(false);
  const [pasting, setPasting] = useState(false);
  const [nothing, setNothing] = useState(false);

  const take = (found: readonly Gathered[]) => {
    setNothing(found.length === 0);
    desk.add(found);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void fromDrop(event.dataTransfer).then(take, () => setNothing(true));
  };
  const picked = (input: HTMLInputElement) => {
    take(fromInput(input.files ?? []));
    // The same file may be chosen again after it was changed.
    input.value = '';
  };
  return (
    <section aria-labelledby="drop-title">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons are the first */}
      <div
        className={classNames(styles.drop, over && styles.over, small && styles.small)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <h2 id="drop-title" className={styles.dropTitle}>
          {text.drop.title}
        </h2>
        <p className={styles.note}>{text.drop.hint}</p>
        <div className={styles.row}>
          <Button
            look={small ? 'plain' : 'primary'}
            isDisabled={!ready}
            onPress={() => files.current?.click()}
          >
            {text.drop.files}
          </Button>
          <Button isDisabled={!ready} onPress={() => folder.current?.click()}>
            {text.drop.folder}
          </Button>
          <Button isDisabled={!ready} aria-expanded={pasting} onPress={() => setPasting(!pasting)}>
            {text.drop.paste}
          </Button>
        </div>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          data-testid="files"
          onChange={(event) => picked(event.currentTarget)}
        />
        <input
          ref={(input) => {
            input?.setAttribute('webkitdirectory', '');
            folder.current = input;
          }}
          type="file"
          hidden
          onChange={(event) => picked(event.currentTarget)}
        />
        {pasting && <PasteField onTake={(found) => take([found])} />}
        <p role="status" className={styles.note}>
          {nothing ? text.drop.none : ''}
        </p>
        <noscript>
          <p>{text.drop.needsScript}</p>
        </noscript>
      </div>
    </section>
  );
}

function PasteField({ onTake }: { readonly onTake: (found: Gathered) => void }) {
  const text = useImportTexts();
  const field = useRef<HTMLTextAreaElement>(null);
  const [empty, setEmpty] = useState(false);
  const read = (html: string, plain: string): boolean => {
    const found = fromPaste(html, plain, text.drop.pasteName(desk.nextPaste()));
    setEmpty(found === null);
    if (found === null) return false;
    onTake(found);
    if (field.current !== null) field.current.value = '';
    return true;
  };
  const paste = (event: ClipboardEvent) => {
    // A copied table keeps its merged cells only in its markup, which a text field would throw away.
    const html = event.clipboardData.getData('text/html');
    if (!/<table[\s>]/i.test(html)) return;
    event.preventDefault();
    read(html, '');
  };
  return (
    <div className={styles.paste}>
      <label htmlFor="paste">{text.drop.pasteLabel}</label>
      <p className={styles.note}>{text.drop.pasteHint}</p>
      <textarea id="paste" ref={field} rows={5} spellCheck={false} onPaste={paste} />
      <div className={styles.row}>
        <Button onPress={() => read('', field.current?.value ?? '')}>{text.drop.pasteRead}</Button>
        <span role="status">{empty ? text.drop.pasteEmpty : ''}</span>
      </div>
    </div>
  );
}
