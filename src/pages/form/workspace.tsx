import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTexts } from '../../app/language.ts';
import { form as en } from '../../app/text/en/form.ts';
import { form as zh } from '../../app/text/zh/form.ts';
import { DataRows } from './data-rows.tsx';
import { DrawnForm } from './drawn-form.tsx';
import type { FormData } from './form-questions.ts';
import { Inspector } from './inspector.tsx';
import { type CellLink, CellLinkContext } from './link-context.ts';
import { listLayout } from './list-layout.ts';
import { markedCells } from './marked-cells.ts';
import { officialLayout } from './official-layout.ts';
import styles from './workspace.module.css';

interface WorkspaceProps {
  readonly data: FormData;
  /** The value that the address names; it is pinned and brought into view. */
  readonly cell: string | null;
  readonly onCell: (cell: string | null) => void;
  readonly slot?: (indicator: number) => ReactNode;
}

type View = 'form' | 'rows';

/** Brings a value into view inside its own pane, without moving the page. */
function reveal(pane: HTMLElement | null, key: string): void {
  const cell = pane?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(key)}"]`);
  if (!pane || !cell || pane.scrollHeight <= pane.clientHeight + 1) return;
  const [outer, inner] = [pane.getBoundingClientRect(), cell.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  pane.scrollBy({ top: inner.top - outer.top - outer.height / 3, behavior: 'auto' });
}

/** The form redrawn beside the rows read from it, value by value linked: side by side, on phones one at a time. */
export function Workspace({ data, cell, onCell, slot }: WorkspaceProps) {
  const text = useTexts({ zh, en });
  const { tab, title } = data.isList ? text.ofList : text.ofForm;
  const [pointed, setPointed] = useState<string | null>(null);
  const [view, setView] = useState<View>('form');
  const form = useRef<HTMLElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const marked = useMemo(() => markedCells(data), [data]);
  const drawing = useMemo(
    () =>
      (data.isList ? listLayout : officialLayout)({
        ...data,
        unitName: data.summary.unit_name,
        departmentName: data.summary.department_name,
        projectName: data.summary.project_name,
      }),
    [data],
  );
  const link: CellLink = useMemo(
    () => ({
      pointed,
      pinned: cell,
      marked,
      point: (key, at) => {
        setPointed(key);
        const within = at !== undefined && rows.current?.contains(at) === true;
        if (key !== null && !within) reveal(rows.current, key);
      },
      pin: (key) => onCell(key === cell ? null : key),
    }),
    [pointed, cell, marked, onCell],
  );

  useEffect(() => {
    if (cell === null) return;
    reveal(rows.current, cell);
    const drawn = form.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cell)}"]`);
    drawn?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [cell]);

  // Wherever the focus is: the inspector may have taken it, or the pinned cell lost it when rows were drawn anew.
  useEffect(() => {
    if (cell === null) return;
    const letGo = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onCell(null);
    };
    window.addEventListener('keydown', letGo);
    return () => window.removeEventListener('keydown', letGo);
  }, [cell, onCell]);

  return (
    <CellLinkContext value={link}>
      <div className={styles.workspace} data-view={view}>
        <fieldset className={styles.switch}>
          <legend className="visually-hidden">{text.switchLabel}</legend>
          {(['form', 'rows'] as const).map((id) => (
            <button key={id} type="button" aria-pressed={view === id} onClick={() => setView(id)}>
              {id === 'form' ? tab : text.rows}
            </button>
          ))}
        </fieldset>
        <section
          ref={form}
          className={styles.form}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          aria-label={`${title} · ${text.scroll}`}
        >
          <DrawnForm drawing={drawing} title={title} filedOn={data.evaluation.filed_on} />
        </section>
        <div className={styles.side}>
          <Inspector data={data} shown={pointed ?? cell} open={cell !== null} onClose={() => onCell(null)} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <section ref={rows} className={styles.rows} tabIndex={0} aria-label={text.rowsTitle}>
            <DataRows data={data} {...(slot === undefined ? {} : { slot })} />
          </section>
        </div>
      </div>
    </CellLinkContext>
  );
}
