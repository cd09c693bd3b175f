import { useMemo, useState } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { sqlConsole as en } from '../../app/text/en/console.ts';
import { sqlConsole as zh } from '../../app/text/zh/console.ts';
import type { CatalogueRow } from '../../questions/catalogue.ts';
import { type CatalogueTable, catalogueTree, searchCatalogue } from './catalogue-tree.ts';
import styles from './console.module.css';

const GROUPS = ['derived', 'base', 'working'] as const;

/** The tables that can be queried; a press on a name puts it into the statement. */
export function CataloguePanel({
  rows,
  onInsert,
}: {
  readonly rows: readonly CatalogueRow[];
  readonly onInsert: (name: string) => void;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const [sought, setSought] = useState('');
  const tables = useMemo(() => catalogueTree(rows, lang), [rows, lang]);
  const found = useMemo(() => searchCatalogue(tables, sought), [tables, sought]);
  return (
    <section className={styles.catalogue} aria-label={text.tables}>
      <h2 className={styles.panelTitle}>{text.tables}</h2>
      <input
        type="search"
        className={styles.search}
        placeholder={text.searchTables}
        aria-label={text.searchTables}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <div className={styles.tables}>
        {found.length === 0 && <p className={styles.note}>{text.noTable}</p>}
        {GROUPS.map((group) => {
          const own = found.filter((table) => table.group === group);
          if (own.length === 0) return null;
          return (
            <div key={group} className={styles.tableGroup}>
              <h3 className={styles.groupName}>{text.groups[group]}</h3>
              {own.map((table) => (
                <TableItem
                  key={`${table.name} ${sought === '' ? '' : 'found'}`}
                  table={table}
                  open={sought.trim() !== '' && found.length <= 6}
                  onInsert={onInsert}
                />
              ))}
            </div>
          );
        })}
      </div>
    </section>
  );
}

function TableItem({
  table,
  open,
  onInsert,
}: {
  readonly table: CatalogueTable;
  readonly open: boolean;
  readonly onInsert: (name: string) => void;
}) {
  const text = useTexts({ zh, en });
  return (
    <details className={styles.table} open={open}>
      <summary>
        <code>{table.name}</code>
        <span className={styles.tableTitle}>{table.title}</span>
      </summary>
      <ul className={styles.columns}>
        <li>
          <button type="button" className={styles.whole} onClick={() => onInsert(table.name)}>
            {text.insert(table.name)}
          </button>
        </li>
        {table.columns.map((column) => (
          <li key={column.name}>
            <button
              type="button"
              className={styles.column}
              title={text.insert(column.name)}
              onClick={() => onInsert(column.name)}
            >
              <code>{column.name}</code>
              <span className={styles.columnTitle}>{column.title}</span>
              <span className={styles.type}>{column.type}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
