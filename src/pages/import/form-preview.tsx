import { useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import type { Correction } from '../../app/session/imported-corrections.ts';
import { Button } from '../../app/ui/button.tsx';
import { classNames } from '../../app/ui/class-names.ts';
import type { Document, Recognition } from '../../intake/types.ts';
import { TABLES } from '../../model/schema.ts';
import { CorrectionForm } from './correction-form.tsx';
import { type FormView, formView, type ShownValue, type SourceCell } from './form-view.ts';
import styles from './preview.module.css';
import type { OpenForm } from './report.tsx';
import { desk } from './site-desk.ts';
import { useImportTexts } from './texts.ts';
import { valueText } from './value-text.ts';

type Opened =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly document: Document; readonly forms: Recognition }
  | { readonly state: 'failed'; readonly message: string };

/** The source beside our rows. `revision` changes when an answer may have changed how the file reads. */
export function FormPreview({
  form,
  corrections,
  revision,
  onClose,
}: {
  readonly form: OpenForm;
  readonly corrections: readonly Correction[];
  readonly revision: unknown;
  readonly onClose: () => void;
}) {
  const text = useImportTexts();
  const { file, evaluationId } = form;
  const [opened, setOpened] = useState<Opened>({ state: 'opening' });
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer changes what the worker says, not what it is asked
  useEffect(() => {
    const stop = new AbortController();
    const open = async () => {
      const document = await desk.reader.document(file, stop.signal);
      const forms = await desk.reader.forms(file, stop.signal);
      if (document === null || forms === null) setOpened({ state: 'failed', message: text.preview.gone });
      else setOpened({ state: 'open', document, forms });
    };
    open().catch((error: unknown) => {
      if (stop.signal.aborted) return;
      setOpened({ state: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
    return () => stop.abort();
  }, [file, revision]);
  useEffect(() => {
    head.current?.focus();
    head.current?.scrollIntoView({ block: 'start' });
  }, []);
  const view = useMemo(
    () =>
      opened.state === 'open' ? formView(opened.document, opened.forms, evaluationId, corrections) : null,
    [opened, evaluationId, corrections],
  );
  return (
    <section className={styles.panel} aria-labelledby="preview-title">
      <div className={styles.head}>
        <h2 id="preview-title" ref={head} tabIndex={-1}>
          {text.preview.title} <span className={styles.note}>{file}</span>
        </h2>
        <Button onPress={onClose}>{text.preview.close}</Button>
      </div>
      {opened.state === 'opening' && <p role="status">{text.preview.loading}</p>}
      {opened.state === 'failed' && <p role="status">{text.preview.failed(opened.message)}</p>}
      {view !== null && view.tables.length === 0 && <p role="status">{text.preview.gone}</p>}
      {view !== null && view.tables.length > 0 && <SideBySide key={evaluationId} file={file} view={view} />}
    </section>
  );
}

function SideBySide({ file, view }: { readonly file: string; readonly view: FormView }) {
  const lang = useLanguage();
  const text = useImportTexts();
  const [selected, setSelected] = useState<string | null>(null);
  const values = useMemo(
    () =>
      new Map(view.tables.flatMap((table) => table.rows.flatMap((row) => row.values)).map((v) => [v.id, v])),
    [view],
  );
  const value = selected === null ? undefined : values.get(selected);
  const marked = new Set(value?.cells ?? []);
  const choose = (id: string, from: 'source' | 'ours') => {
    setSelected(id);
    const other = from === 'ours' ? `source-${values.get(id)?.cells[0] ?? ''}` : `value-${id}`;
    document.getElementById(other)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  return (
    <>
      <p className={styles.note}>{text.preview.legend}</p>
      <div className={styles.sides}>
        <section
          className={styles.side}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          aria-label={text.preview.sourceRegion}
        >
          <h3>{text.preview.source}</h3>
          {view.source.map((part) =>
            part.type === 'paragraph' ? (
              <p
                key={part.cell.id}
                id={`source-${part.cell.id}`}
                className={cellClass(part.cell, values, marked)}
              >
                <CellText cell={part.cell} onChoose={choose} />
              </p>
            ) : (
              <table key={part.rows[0]?.id ?? part.name} className={styles.source}>
                <caption className="visually-hidden">{part.name}</caption>
                <tbody>
                  {part.rows.map((row) => (
                    <tr key={row.id}>
                      {row.cells.map((cell) => (
                        <td
                          key={cell.id}
                          id={`source-${cell.id}`}
                          rowSpan={cell.rowSpan}
                          colSpan={cell.colSpan}
                          className={cellClass(cell, values, marked)}
                        >
                          <CellText cell={cell} onChoose={choose} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            ),
          )}
        </section>
        <section
          className={styles.side}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          aria-label={text.preview.valuesRegion}
        >
          <h3>{text.preview.ours}</h3>
          {value === undefined ? (
            <p className={styles.inspector}>{text.preview.select}</p>
          ) : (
            <CorrectionForm key={value.id} file={file} value={value} />
          )}
          {view.tables.map((table) =>
            table.table === 'evaluation' ? (
              <dl key={table.table} className={styles.list}>
                {table.rows.flatMap((row) =>
                  row.values.map((each) => (
                    <div key={each.id}>
                      <dt>{each.title[lang]}</dt>
                      <dd>
                        <ValueButton value={each} selected={selected} onChoose={choose} />
                      </dd>
                    </div>
                  )),
                )}
              </dl>
            ) : (
              <table key={table.table} className={styles.values}>
                <caption>{TABLES[table.table].title[lang]}</caption>
                <thead>
                  <tr>
                    {table.columns.map((column) => (
                      <th key={column.name} scope="col">
                        {column.title[lang]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {table.rows.map((row) => (
                    <tr key={row.id}>
                      {row.values.map((each) => (
                        <td key={each.id}>
                          <ValueButton value={each} selected={selected} onChoose={choose} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            ),
          )}
        </section>
      </div>
    </>
  );
}

function cellClass(
  cell: SourceCell,
  values: ReadonlyMap<string, ShownValue>,
  marked: ReadonlySet<string>,
): string {
  const own = cell.values.flatMap((id) => values.get(id) ?? []);
  return classNames(
    styles.cell,
    own.length > 0 && styles.readCell,
    own.some((value) => value.doubtful) && styles.doubtful,
    marked.has(cell.id) && styles.marked,
  );
}

function CellText({
  cell,
  onChoose,
}: {
  readonly cell: SourceCell;
  readonly onChoose: (id: string, from: 'source') => void;
}) {
  const text = useImportTexts();
  const [first] = cell.values;
  if (first === undefined) return <>{cell.text}</>;
  return (
    <button
      type="button"
      className={styles.plain}
      aria-label={text.preview.cellName(cell.text)}
      onClick={() => onChoose(first, 'source')}
    >
      {cell.text}
    </button>
  );
}

function ValueButton({
  value,
  selected,
  onChoose,
}: {
  readonly value: ShownValue;
  readonly selected: string | null;
  readonly onChoose: (id: string, from: 'ours') => void;
}) {
  const lang = useLanguage();
  const text = useImportTexts();
  return (
    <button
      type="button"
      id={`value-${value.id}`}
      className={classNames(
        styles.value,
        value.doubtful && styles.doubtful,
        value.corrected && styles.corrected,
        selected === value.id && styles.marked,
      )}
      aria-pressed={selected === value.id}
      onClick={() => onChoose(value.id, 'ours')}
    >
      {valueText(value.field, value.value, lang)}
      {value.doubtful && !value.corrected && (
        <span className="visually-hidden"> ({text.preview.doubtful})</span>
      )}
      {value.corrected && <small> {text.preview.corrected}</small>}
    </button>
  );
}
