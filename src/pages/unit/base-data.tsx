import { decimal } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { record as en } from '../../app/text/en/record.ts';
import { record as zh } from '../../app/text/zh/record.ts';
import { RecordSection } from '../../app/ui/record-frame.tsx';
import { type Lang, TABLES } from '../../model/schema.ts';
import styles from './base-data.module.css';
import { type BaseCell, type BasePart, basePartsOf } from './base-table.ts';

function blockName(block: string, lang: Lang): string {
  const field = TABLES.base_metric.fields.find((candidate) => candidate.name === 'block');
  return field?.enumLabels[block]?.[lang] ?? block;
}

/** What a cell says on hover: the value that was read, and its line in the document. */
function titleOf(cell: BaseCell, lang: Lang): string {
  const value =
    cell.value === null || cell.money_unit === null
      ? ''
      : `${decimal(cell.value, 2)} ${lang === 'zh' ? '元' : 'yuan'} · `;
  return `${value}${cell.locator}`;
}

/** The base data table of a department's evaluation (附件1), year by year, drawn as the form prints it. */
export function BaseData({ cells }: { readonly cells: readonly BaseCell[] }) {
  const text = useTexts({ zh, en });
  const years = [...new Set(cells.map((cell) => cell.fiscal_year))].sort((a, b) => b - a);
  return years.map((year) => (
    <RecordSection key={year} title={text.baseTitle} note={text.baseNote(String(year))}>
      <div className={styles.parts} lang="zh-CN">
        {basePartsOf(cells.filter((cell) => cell.fiscal_year === year)).map((part) => (
          <Part key={`${part.id} ${part.columns.join()}`} part={part} />
        ))}
      </div>
    </RecordSection>
  ));
}

function Part({ part }: { readonly part: BasePart }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const name = part.id === 'money' ? text.baseMoney : blockName(part.id, lang);
  // One row whose label is the heading of its only column says the same twice: it is shown as a sentence.
  const [only] = part.rows;
  if (part.rows.length === 1 && part.columns.length === 1 && only?.label === part.columns[0]) {
    const [cell] = only?.cells ?? [];
    return (
      <p className={styles.words}>
        <strong>{only?.label}</strong> {cell?.raw}
      </p>
    );
  }
  return (
    <section
      className={styles.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      aria-label={name}
    >
      <table className={styles.table}>
        <caption className="visually-hidden">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            {part.columns.map((column) => (
              <th key={column} scope="col" className={styles.number}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form keep their place
            <tr key={at}>
              <th scope="row" data-depth={row.depth}>
                {row.label ?? blockName(row.block, lang)}
              </th>
              {row.cells.map((cell, column) => (
                <td
                  key={part.columns[column]}
                  className={styles.number}
                  title={cell === null ? undefined : titleOf(cell, lang)}
                >
                  {cell === null ? '' : cell.raw}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
