import { useRef } from 'react';
import { useTexts } from '../../app/language.ts';
import { form as en } from '../../app/text/en/form.ts';
import { form as zh } from '../../app/text/zh/form.ts';
import { classNames } from '../../app/ui/class-names.ts';
import type { CellReference, DrawnForm as Drawing, DrawnCell } from './drawing.ts';
import styles from './drawn-form.module.css';
import { useLinkedCell } from './link-context.ts';
import { useRoving } from './roving.ts';

/** Shares of the width by the number of columns of a layout; the texts need more room than the numbers. */
const WIDTHS: Readonly<Record<number, readonly number[]>> = {
  7: [12, 12, 13, 27, 13, 14, 9],
  9: [6, 10.5, 12.5, 16, 13, 12.5, 8.5, 8.5, 12.5],
  11: [7, 9, 9, 16, 10, 10, 6, 7, 9, 7, 10],
};

/** So many columns of a list fit on a phone. */
const FEW_COLUMNS = 6;

/** Text of short values is centred, as the forms print it; sentences run from the left. */
const isLong = (text: string) => text.length > 28 || text.includes('☐');

/** The form redrawn in its official layout, or a list's row field by field; every value is a button that shares its key with the rows. */
export function DrawnForm({
  drawing,
  title,
  filedOn,
}: {
  readonly drawing: Drawing;
  /** What the drawing is, for those who hear it. */
  readonly title: string;
  readonly filedOn: string | null;
}) {
  const text = useTexts({ zh, en });
  const root = useRef<HTMLDivElement>(null);
  const move = useRoving(root);
  const widths = drawing.evenly ? [] : (WIDTHS[drawing.columns] ?? []);
  const narrow = drawing.evenly && drawing.columns <= FEW_COLUMNS ? '' : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside
    <div ref={root} onKeyDown={move} className={styles.sheet} data-narrow={narrow} lang="zh-CN">
      <p className={styles.title}>{drawing.title}</p>
      {filedOn !== null && <p className={styles.filed}>填报日期：{filedOn}</p>}
      <table className={styles.table} data-columns={drawing.columns}>
        <caption className="visually-hidden">{title}</caption>
        {widths.length > 0 && (
          <colgroup>
            {widths.map((width, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
              <col key={at} style={{ width: `${width}%` }} />
            ))}
          </colgroup>
        )}
        <tbody>
          {drawing.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a drawing keep their place
            <tr key={at}>
              {row.map((cell, within) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells of a drawing keep their place
                <DrawnCellView key={within} cell={cell} blank={text.blankCell} restored={text.restored} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DrawnCellView({
  cell,
  blank,
  restored,
}: {
  readonly cell: DrawnCell;
  readonly blank: string;
  readonly restored: string;
}) {
  // A heading that the form leaves blank heads nothing.
  const Cell = cell.heading && cell.text !== '' ? 'th' : 'td';
  return (
    <Cell
      colSpan={cell.colSpan}
      rowSpan={cell.rowSpan}
      className={classNames(
        cell.heading ? styles.head : styles.data,
        isLong(cell.text) && styles.long,
        cell.heading && cell.repaired && styles.restored,
      )}
      {...(cell.heading && cell.repaired ? { title: restored } : {})}
    >
      {cell.reference === null ? (
        cell.text
      ) : (
        <CellButton reference={cell.reference} text={cell.text} blank={blank} />
      )}
    </Cell>
  );
}

function CellButton({
  reference,
  text,
  blank,
}: {
  readonly reference: CellReference;
  readonly text: string;
  readonly blank: string;
}) {
  const linked = useLinkedCell(reference);
  return (
    <button type="button" className={styles.value} {...linked}>
      {text === '' ? <span className="visually-hidden">{blank}</span> : text}
    </button>
  );
}
