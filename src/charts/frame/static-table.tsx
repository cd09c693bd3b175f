import { decimal } from '../../app/format/number.ts';
import { formatValue, isNumeric } from '../../app/format/value.ts';
import { useLanguage } from '../../app/language.ts';
import type { ChartKind } from '../environment.ts';
import styles from './chart-frame.module.css';
import { FRAME_TEXT } from './texts.ts';

const MOST_ROWS = 60;

/** The table for readers without JavaScript, folded; long ones are left to the download of the data. */
export function StaticTable<R>({
  caption,
  kind,
  rows,
}: {
  readonly caption: string;
  readonly kind: ChartKind<R>;
  readonly rows: R;
}) {
  const lang = useLanguage();
  const table = kind.table(rows, lang);
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
