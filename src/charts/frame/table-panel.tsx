import { decimal } from '../../app/format/number.ts';
import { formatValue, isNumeric } from '../../app/format/value.ts';
import { useLanguage } from '../../app/language.ts';
import { DataTable } from '../../app/ui/data-table.tsx';
import type { ChartTable, MarkData } from '../environment.ts';
import styles from './chart-frame.module.css';
import { FRAME_TEXT } from './texts.ts';

/** The numbers of the picture as a table; a row does what its mark does. */
export function TablePanel({
  caption,
  table,
  onMark,
}: {
  readonly caption: string;
  readonly table: ChartTable;
  readonly onMark?: (mark: MarkData) => void;
}) {
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

const MOST_ROWS = 60;

/** The table for readers without JavaScript, folded; long ones are left to the download of the data. */
export function StaticTable({ caption, table }: { readonly caption: string; readonly table: ChartTable }) {
  const lang = useLanguage();
  return (
    <details className={styles.static}>
      <summary>{FRAME_TEXT[lang].showTable}</summary>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.name} scope="col">
                {column.title}
                {column.unit === '元' ? ' (元)' : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, MOST_ROWS).map((row, index) => (
            <tr key={table.ids?.[index] ?? index}>
              {table.columns.map((column) => {
                const value = row[column.name];
                const text =
                  column.unit === '元' && typeof value === 'number'
                    ? decimal(value, 2)
                    : formatValue(value, column.unit, lang).text;
                return (
                  <td key={column.name} className={isNumeric(column.unit) ? styles.number : undefined}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
