import type { ExportColumn } from '../../app/export/table.ts';
import type { ConsoleAnswer } from '../../app/session/reader-sql.ts';
import type { TableColumn, TableRow } from '../../app/ui/data-table.tsx';
import type { SqlValue } from '../../engine/engine.ts';
import type { ValueUnit } from '../../questions/types.ts';
import styles from './console.module.css';

type ResultColumn = ConsoleAnswer['columns'][number];

const NUMBER = /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|DECIMAL.*|FLOAT|DOUBLE)$/;
/** Texts longer than this get room to wrap in, and longer ones more of it. */
const LONG = 14;
const VERY_LONG = 60;

export function isNumberType(type: string): boolean {
  return NUMBER.test(type);
}

function unitOf(type: string): ValueUnit {
  return isNumberType(type) ? 'ratio' : 'text';
}

/** A value exactly as the engine gave it: no rounding, no grouping. */
export function exactText(value: SqlValue): string {
  return typeof value === 'number' ? value.toString().replace('e+', 'e') : String(value);
}

function Cell({ value }: { readonly value: SqlValue | undefined }) {
  if (value === null || value === undefined) return <span title="NULL">—</span>;
  const shown = exactText(value);
  if (typeof value !== 'string') return shown;
  if (shown.includes('\n')) return <span className={styles.lines}>{shown}</span>;
  if (shown.length <= LONG) return shown;
  return <span className={shown.length > VERY_LONG ? styles.veryLong : styles.long}>{shown}</span>;
}

/** The columns of a result for the table: the engine's names and types, values unrounded. */
export function resultColumns(columns: readonly ResultColumn[]): readonly TableColumn<TableRow>[] {
  return columns.map(({ name, type }) => ({
    name,
    title: `${name} · ${type}`,
    unit: unitOf(type),
    render: (row) => <Cell value={row[name]} />,
  }));
}

/** The same for files: names only. */
export function exportColumns(columns: readonly ResultColumn[]): readonly ExportColumn[] {
  return columns.map(({ name, type }) => ({ name, title: name, unit: unitOf(type) }));
}
