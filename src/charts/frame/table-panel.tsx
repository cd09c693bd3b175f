import { useMemo } from 'react';
import { useLanguage } from '../../app/language.ts';
import { DataTable } from '../../app/ui/data-table.tsx';
import type { ChartKind, ChartTable, MarkData } from '../environment.ts';
import styles from './chart-frame.module.css';

/** The numbers of the picture as a table; a row does what its mark does. */
export function TablePanel<R>({
  caption,
  kind,
  rows,
  onMark,
}: {
  readonly caption: string;
  readonly kind: ChartKind<R>;
  readonly rows: R;
  readonly onMark?: (mark: MarkData) => void;
}) {
  const lang = useLanguage();
  const table = useMemo(() => kind.table(rows, lang), [kind, rows, lang]);
  const { ids } = table;
  const open =
    onMark === undefined || ids === undefined
      ? undefined
      : (row: ChartTable['rows'][number], index: number) => {
          const id = ids[index];
          if (id !== undefined) onMark({ id, name: String(row[table.columns[0]?.name ?? ''] ?? '') });
        };
  return (
    <div className={styles.table}>
      <DataTable
        caption={caption}
        columns={table.columns}
        rows={table.rows}
        {...(open === undefined ? {} : { onRow: open })}
      />
    </div>
  );
}
