import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { SqlValue } from '../../engine/engine.ts';
import type { ValueUnit } from '../../questions/types.ts';
import { decimal } from '../format/number.ts';
import { formatValue, isNumeric } from '../format/value.ts';
import { useLanguage } from '../language.ts';
import { classNames } from './class-names.ts';
import styles from './data-table.module.css';
import { ExportButtons } from './export-buttons.tsx';
import { type SortDirection, sortRows } from './sort-rows.ts';

export type TableRow = Readonly<Record<string, SqlValue>>;

export interface TableColumn<R extends TableRow = TableRow> {
  readonly name: string & keyof R;
  readonly title: string;
  readonly unit: ValueUnit;
  /** How the cell looks; the value itself is sorted and exported. */
  readonly render?: (row: R) => ReactNode;
  /** Why a value may be missing. */
  readonly nullReason?: string;
  /** Names and sentences: they keep a readable width where the table scrolls sideways. */
  readonly roomy?: boolean;
  /** The word of this column where rows are ordered in the engine. */
  readonly order?: string;
}

/** The order of rows that are a page of a longer list: the engine's, which a heading only asks to change. */
export interface EngineOrder {
  readonly word: string;
  readonly direction: SortDirection;
  readonly onWord: (word: string) => void;
}

/** Above this many rows only those in view are in the page. */
const VIRTUAL_ABOVE = 200;
const ROW_HEIGHT = 37;
const ARROWS = { ascending: '↑', descending: '↓', none: '' } as const;

const TEXT = {
  zh: {
    rows: (n: number) => `${decimal(n, 0)} 行`,
    scroll: '表格，可滚动',
    empty: '没有符合条件的行。',
    money: '(元)',
    partial: (shown: number, all: number) =>
      `此处只打印屏幕上的 ${decimal(shown, 0)} 行；全部 ${decimal(all, 0)} 行请下载 CSV 或 XLSX。`,
  },
  en: {
    rows: (n: number) => `${decimal(n, 0)} ${n === 1 ? 'row' : 'rows'}`,
    scroll: 'Table, scrollable',
    empty: 'No rows match.',
    money: '(yuan)',
    partial: (shown: number, all: number) =>
      `Printed are the ${decimal(shown, 0)} rows on screen; download the CSV or XLSX for all ${decimal(all, 0)}.`,
  },
} as const;

/**
 * A sortable table. Money is shown exactly in 元 with the unit in the header, missing values as a dash with
 * their reason; long tables keep only the rows in view in the page. `fileTitle` adds the download buttons.
 */
export function DataTable<R extends TableRow>({
  caption,
  columns,
  rows,
  initialSort,
  engineOrder,
  fileTitle,
  rowKey,
  onRow,
}: {
  readonly caption: string;
  readonly columns: readonly TableColumn<R>[];
  readonly rows: readonly R[];
  readonly initialSort?: { readonly column: string & keyof R; readonly direction: SortDirection };
  /** Rows keep their order, and only columns that have a word can change it; on phones each row is a card. */
  readonly engineOrder?: EngineOrder;
  readonly fileTitle?: string;
  readonly rowKey?: (row: R, index: number) => string;
  /** Makes the first cell of each row a button. */
  readonly onRow?: (row: R, index: number) => void;
}) {
  const lang = useLanguage();
  const text = TEXT[lang];
  const [sort, setSort] = useState(initialSort ?? null);
  const sorted = useMemo(
    () => (sort === null ? rows : sortRows(rows, sort.column, sort.direction)),
    [rows, sort],
  );
  const scroller = useRef<HTMLElement>(null);
  const virtual = sorted.length > VIRTUAL_ABOVE;
  const virtualizer = useVirtualizer({
    count: virtual ? sorted.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    initialRect: { width: 800, height: 560 },
  });
  const items = virtual ? virtualizer.getVirtualItems() : [];
  const first = items[0];
  const last = items.at(-1);
  const before = virtual ? (first?.start ?? 0) : 0;
  const after = virtual && last !== undefined ? virtualizer.getTotalSize() - last.end : 0;
  const shown = virtual
    ? items.flatMap((item) => {
        const row = sorted[item.index];
        return row === undefined ? [] : [{ row, index: item.index }];
      })
    : sorted.map((row, index) => ({ row, index }));

  const cell = (column: TableColumn<R>, row: R) => {
    if (column.render !== undefined) return column.render(row);
    const value = row[column.name];
    if (column.unit === '元' && typeof value === 'number') return decimal(value, 2);
    const figure = formatValue(
      value,
      column.unit,
      lang,
      column.nullReason === undefined ? {} : { reason: column.nullReason },
    );
    return figure.exact === figure.text ? figure.text : <span title={figure.exact}>{figure.text}</span>;
  };
  const directionOf = (column: TableColumn<R>) => {
    if (engineOrder === undefined) return sort?.column === column.name ? sort.direction : undefined;
    return column.order === engineOrder.word ? engineOrder.direction : undefined;
  };
  const toggle = (column: TableColumn<R>) => {
    if (engineOrder !== undefined) {
      if (column.order !== undefined) engineOrder.onWord(column.order);
      return;
    }
    setSort((now) =>
      now?.column === column.name
        ? { column: column.name, direction: now.direction === 'descending' ? 'ascending' : 'descending' }
        : { column: column.name, direction: isNumeric(column.unit) ? 'descending' : 'ascending' },
    );
  };

  const unitOf = (column: TableColumn<R>) => (column.unit === '元' ? ` ${text.money}` : '');
  const heading = (column: TableColumn<R>) => (
    <>
      {column.title}
      <small>{unitOf(column)}</small>
    </>
  );

  return (
    <div>
      {fileTitle !== undefined && (
        <div className={styles.bar}>
          <span className={styles.count}>{text.rows(rows.length)}</span>
          <ExportButtons title={fileTitle} table={() => ({ columns, rows: sorted })} />
        </div>
      )}
      <section
        ref={scroller}
        className={classNames(virtual ? styles.tall : styles.scroller, engineOrder && styles.cards)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={`${caption} · ${text.scroll}`}
      >
        <table className={styles.table} aria-rowcount={virtual ? sorted.length + 1 : undefined}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.name}
                  scope="col"
                  className={isNumeric(column.unit) ? styles.number : undefined}
                  aria-sort={directionOf(column)}
                >
                  {engineOrder !== undefined && column.order === undefined ? (
                    heading(column)
                  ) : (
                    <button type="button" className={styles.sort} onClick={() => toggle(column)}>
                      {heading(column)}
                      <span aria-hidden="true" className={styles.arrow}>
                        {ARROWS[directionOf(column) ?? 'none']}
                      </span>
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 && (
              <tr className={styles.gap}>
                <td colSpan={columns.length} style={{ height: before, padding: 0 }} />
              </tr>
            )}
            {shown.map(({ row, index }) => (
              <tr key={rowKey?.(row, index) ?? index} aria-rowindex={virtual ? index + 2 : undefined}>
                {columns.map((column, at) => (
                  <td
                    key={column.name}
                    data-label={column.title + unitOf(column)}
                    className={
                      isNumeric(column.unit)
                        ? styles.number
                        : column.roomy === true
                          ? styles.roomy
                          : undefined
                    }
                  >
                    {at === 0 && onRow !== undefined ? (
                      <button
                        type="button"
                        className={styles.open}
                        onClick={() => onRow(row, rows.indexOf(row))}
                      >
                        {cell(column, row)}
                      </button>
                    ) : (
                      cell(column, row)
                    )}
                  </td>
                ))}
              </tr>
            ))}
            {after > 0 && (
              <tr className={styles.gap}>
                <td colSpan={columns.length} style={{ height: after, padding: 0 }} />
              </tr>
            )}
          </tbody>
        </table>
        {rows.length === 0 && <p className={styles.empty}>{text.empty}</p>}
        {virtual && <p className={styles.partial}>{text.partial(shown.length, sorted.length)}</p>}
      </section>
    </div>
  );
}
