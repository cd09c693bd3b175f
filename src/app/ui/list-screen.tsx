import type { ReactNode } from 'react';
import { decimal } from '../format/number.ts';
import { useTexts } from '../language.ts';
import { directory as en } from '../text/en/directory.ts';
import { directory as zh } from '../text/zh/directory.ts';
import { DataTable, type TableColumn, type TableRow } from './data-table.tsx';
import styles from './list-screen.module.css';
import { SearchField } from './search-field.tsx';
import { EmptyState } from './states.tsx';

/** A list of things that have a page each: find, order, table with downloads; says when it shows only a part. */
export function ListTable<R extends TableRow & { readonly matches: number }>({
  title,
  placeholder,
  search,
  onSearch,
  rows,
  columns,
  rowKey,
  controls,
}: {
  readonly title: string;
  readonly placeholder: string;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly rows: readonly R[];
  readonly columns: readonly TableColumn<R>[];
  readonly rowKey: (row: R) => string;
  readonly controls?: ReactNode;
}) {
  const text = useTexts({ zh, en });
  const all = rows[0]?.matches ?? 0;
  const part = rows.length < all ? text.shown(decimal(rows.length, 0), decimal(all, 0)) : '';
  const said = part === '' && search !== '' ? text.found(decimal(all, 0)) : part;
  return (
    <section className={styles.list} aria-label={title}>
      <div className={styles.controls}>
        <SearchField label={text.search} placeholder={placeholder} value={search} onChange={onSearch} />
        {controls}
        <p className={styles.count} role="status">
          {said}
        </p>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={text.nothing}>
          <p>{text.nothingBody}</p>
        </EmptyState>
      ) : (
        <DataTable caption={title} columns={columns} rows={rows} fileTitle={title} rowKey={rowKey} />
      )}
    </section>
  );
}
