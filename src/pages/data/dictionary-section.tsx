import { useMemo, useState } from 'react';
import { decimal } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { data as en } from '../../app/text/en/data.ts';
import { data as zh } from '../../app/text/zh/data.ts';
import { Button } from '../../app/ui/button.tsx';
import { ExportButtons } from '../../app/ui/export-buttons.tsx';
import { EmptyState } from '../../app/ui/states.tsx';
import styles from './data.module.css';
import {
  countColumns,
  type DictionaryColumn,
  type DictionaryTable,
  dictionary,
  dictionaryRows,
  searchDictionary,
} from './dictionary.ts';

/** Every table and column, from the schemas, with a search over both languages. */
export function DictionarySection({ rows }: { readonly rows: ReadonlyMap<string, number> }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<boolean | null>(null);
  const tables = useMemo(() => dictionary(lang), [lang]);
  const found = useMemo(() => searchDictionary(tables, sought), [tables, sought]);
  const searching = sought.trim() !== '';
  const exported = () => ({
    columns: (
      [
        ['table', text.tableName],
        ['table_title', text.tableName],
        ['column', text.column],
        ['title', text.meaning],
        ['description', text.meaning],
        ['type', text.type],
        ['unit', text.unit],
        ['constraints', text.constraints],
        ['values', text.oneOf],
      ] as const
    ).map(([name, title]) => ({ name, title, unit: 'text' as const })),
    rows: dictionaryRows(found),
  });
  return (
    <section className={styles.section} id="dictionary" aria-labelledby="dictionary-title">
      <h2 id="dictionary-title">{text.sections.dictionary}</h2>
      <p className={styles.lead}>{text.dictionaryLead}</p>
      <div className={styles.bar}>
        <input
          type="search"
          className={styles.search}
          value={sought}
          placeholder={text.searchPlaceholder}
          aria-label={text.search}
          onChange={(event) => setSought(event.target.value)}
        />
        <span role="status" className={styles.note}>
          {searching ? text.found(countColumns(found), found.length) : ''}
        </span>
        <span className={styles.tools}>
          <Button onPress={() => setOpen(true)}>{text.expand}</Button>
          <Button onPress={() => setOpen(false)}>{text.collapse}</Button>
          <ExportButtons title={text.downloadDictionary} table={exported} />
        </span>
      </div>
      {found.length === 0 && <EmptyState title={text.found(0, 0)} />}
      {found.map((table) => (
        <TableEntry
          key={`${table.name} ${searching} ${open}`}
          table={table}
          rows={rows.get(table.name) ?? null}
          open={searching || open === true}
        />
      ))}
    </section>
  );
}

function TableEntry({
  table,
  rows,
  open,
}: {
  readonly table: DictionaryTable;
  readonly rows: number | null;
  readonly open: boolean;
}) {
  const text = useTexts({ zh, en });
  return (
    <details className={styles.tableEntry} open={open} id={`table-${table.name}`}>
      <summary>
        <h3>{table.title}</h3>
        <code>{table.name}</code>
        <span className={styles.note}>
          {rows === null ? '' : `${text.tableRows(decimal(rows, 0))} · `}
          {table.description}
        </span>
      </summary>
      <p className={styles.keys}>
        {text.key} <code>{table.key.join(', ')}</code>
        {table.references.map((reference) => (
          <span key={`${reference.columns} ${reference.table}`}>
            {' · '}
            {text.references} <code>{reference.columns}</code> →{' '}
            <a href={`#table-${reference.table}`}>
              <code>{reference.table}</code>
            </a>
          </span>
        ))}
      </p>
      <section
        className={styles.scroller}
        aria-label={`${table.title} ${table.name}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text.column}</th>
              <th scope="col">{text.meaning}</th>
              <th scope="col">{text.type}</th>
              <th scope="col">{text.unit}</th>
              <th scope="col">{text.constraints}</th>
            </tr>
          </thead>
          <tbody>
            {table.columns.map((column) => (
              <ColumnRow key={column.name} column={column} />
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function ColumnRow({ column }: { readonly column: DictionaryColumn }) {
  return (
    <tr>
      <th scope="row">
        <code>{column.name}</code>
      </th>
      <td className={styles.meaning}>
        <strong>{column.title}</strong>
        <span className={styles.note}>{column.description}</span>
      </td>
      <td>{column.type}</td>
      <td>{column.unit}</td>
      <td className={styles.constraints}>
        {column.constraints.join(' · ')}
        {column.values.length > 0 && (
          <ul className={styles.values}>
            {column.values.map(({ value, label }) => (
              <li key={value}>
                <code>{value}</code>
                {label !== value && ` ${label}`}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}
