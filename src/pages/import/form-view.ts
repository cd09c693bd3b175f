import {
  type Correction,
  correctableField,
  keyOfRow,
  placeOf,
} from '../../app/session/imported-corrections.ts';
import type { SqlValue } from '../../engine/engine.ts';
import {
  type Cell,
  type Document,
  LOW_CONFIDENCE,
  type Origin,
  type Recognition,
} from '../../intake/types.ts';
import { type Bilingual, type Field, TABLES, type TableName } from '../../model/schema.ts';

/** A value of ours with its way back to the document. */
export interface ShownValue {
  readonly id: string;
  readonly table: TableName;
  readonly key: readonly SqlValue[];
  readonly column: string;
  readonly title: Bilingual;
  /** What is shown and would be imported, corrections in it. */
  readonly value: SqlValue;
  /** What was read. */
  readonly read: SqlValue;
  readonly field: Field;
  readonly editable: boolean;
  readonly locator: string | null;
  readonly origin: Origin | null;
  /** Asked to be looked at: read with little confidence. */
  readonly doubtful: boolean;
  readonly corrected: boolean;
  readonly cells: readonly string[];
}

export interface ShownRow {
  readonly id: string;
  readonly values: readonly ShownValue[];
}

export interface ShownTable {
  readonly table: TableName;
  readonly columns: readonly { readonly name: string; readonly title: Bilingual }[];
  readonly rows: readonly ShownRow[];
}

export interface SourceCell {
  readonly id: string;
  readonly text: string;
  readonly locator: string;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** The values that stand in it. */
  readonly values: readonly string[];
}

export type SourcePart =
  | { readonly type: 'paragraph'; readonly cell: SourceCell }
  | {
      readonly type: 'table';
      readonly name: string;
      readonly rows: readonly { readonly id: string; readonly cells: readonly SourceCell[] }[];
    };

export interface FormView {
  readonly tables: readonly ShownTable[];
  readonly source: readonly SourcePart[];
}

const COLUMNS: readonly (readonly [TableName, readonly string[]])[] = [
  [
    'evaluation',
    [
      ...['project_id', 'unit_id', 'department_unit_id', 'fiscal_year', 'category', 'attribute', 'term'],
      ...['budget_points_max', 'rate_reported', 'budget_points', 'total_max', 'total_reported'],
      ...['reviewed_total', 'goal_expected', 'goal_actual', 'deviation_reason', 'improvement', 'filed_on'],
    ],
  ],
  ['fund_line', ['kind', 'initial_amount', 'adjusted_amount', 'executed_amount']],
  ['section', ['level1', 'points_declared']],
  [
    'indicator',
    [
      'level1',
      'level2',
      'name_raw',
      'nature',
      'target_raw',
      'actual_raw',
      'points_max',
      'points',
      'deviation_reason',
    ],
  ],
];
/** Where the text of a value stands beside it. */
const RAW: Readonly<Record<string, string>> = {
  initial_amount: 'initial_raw',
  adjusted_amount: 'adjusted_raw',
  executed_amount: 'executed_raw',
  points_max: 'points_max_raw',
  points: 'points_raw',
  rate_reported: 'rate_raw',
  budget_points: 'budget_points_raw',
  total_max: 'total_max_raw',
  total_reported: 'total_raw',
  level2: 'level2_raw',
};
/** References are shown, and corrected, as the name they lead to. */
const NAMES: Readonly<Record<string, TableName>> = {
  unit_id: 'unit',
  department_unit_id: 'unit',
  project_id: 'project',
};

type AnyRow = Readonly<Record<string, SqlValue>>;
const asRow = (row: object) => row as AnyRow;

type AtCell = (cell: string) => boolean;

const CELL = /^(.*)!([A-Z]+)(\d+)$/;
const CELLS = /^(.*)!([A-Z]+)(\d+):([A-Z]+)(\d+)$/;
const column = (letters: string) => [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);

/** Tells the cells a place names: the cell itself, those of a row (`T1R7`, `Sheet1!A4:F4`), or of lines (`L3-9`). */
export function cellsAt(place: string): AtCell {
  if (place === '') return () => false;
  const range = CELLS.exec(place);
  if (range !== null) {
    const [, sheet, left = '', top, right = '', bottom] = range;
    return (cell) => {
      const at = CELL.exec(cell);
      if (at === null || at[1] !== sheet) return false;
      const row = Number(at[3]);
      const col = column(at[2] ?? '');
      return row >= Number(top) && row <= Number(bottom) && col >= column(left) && col <= column(right);
    };
  }
  const lines = /^L(\d+)-(\d+)$/.exec(place);
  if (lines !== null) {
    return (cell) => {
      const line = /^L(\d+)(?:-\d+)?$/.exec(cell)?.[1];
      return line !== undefined && Number(line) >= Number(lines[1]) && Number(line) <= Number(lines[2]);
    };
  }
  const rows = /^(T\d+)R(\d+)-(\d+)$/.exec(place);
  if (rows !== null) {
    return (cell) => {
      const at = /^(T\d+)R(\d+)/.exec(cell);
      return at?.[1] === rows[1] && Number(at?.[2]) >= Number(rows[2]) && Number(at?.[2]) <= Number(rows[3]);
    };
  }
  return (cell) => place === cell || cell.startsWith(`${place}C`);
}

const plain = (text: string) => text.replace(/\s+/g, '');

interface Placed {
  readonly id: string;
  readonly block: number;
  readonly row: number;
  readonly cell: Pick<Cell, 'text' | 'locator'>;
}

function placedCells(document: Document): readonly Placed[] {
  return document.blocks.flatMap((block, index): readonly Placed[] =>
    block.type === 'paragraph'
      ? [{ id: `${index}`, block: index, row: 0, cell: block }]
      : block.sheet.cells.flatMap((row) =>
          row.flatMap((cell) =>
            cell === null
              ? []
              : [{ id: `${index}:${cell.row}:${cell.col}`, block: index, row: cell.row, cell }],
          ),
        ),
  );
}

/** The cells a value stands in: those at its place, and of several in one line the one that prints it. */
function cellsOf(place: string, raw: SqlValue, origin: Origin, cells: readonly Placed[]): readonly string[] {
  const isAt = cellsAt(place);
  const at = cells.filter(({ cell }) => isAt(cell.locator));
  if (at.length <= 1) return at.map(({ id }) => id);
  // A figure that was worked out may equal one that is printed beside it, and is not that one.
  if (origin === 'inferred' || origin === 'derived') return [];
  const text = raw === null ? '' : plain(String(raw));
  const printed = text === '' ? [] : at.filter(({ cell }) => plain(cell.text) === text);
  return printed.slice(0, 1).map(({ id }) => id);
}

/** The rows of one form beside the part of the document that they were read from. */
export function formView(
  document: Document,
  forms: Recognition,
  evaluationId: string,
  corrections: readonly Correction[],
): FormView {
  const cells = placedCells(document);
  const changes = new Map(corrections.map((each) => [placeOf(each), each]));
  const origins = new Map(forms.origins.map((each) => [`${each.table}/${each.row}/${each.column}`, each]));
  const names = new Map<string, AnyRow>(
    (['unit', 'project'] as const).flatMap((table) =>
      (forms.rows[table] ?? []).map((row) => [`${table}/${keyOfRow(table, row)[0]}`, asRow(row)] as const),
    ),
  );

  const shownValue = (table: TableName, row: AnyRow, index: number, column: string): ShownValue | null => {
    const own = TABLES[table].fields.find((field) => field.name === column);
    if (own === undefined) return null;
    const origin = origins.get(`${table}/${index}/${column}`) ?? null;
    const target = NAMES[column];
    const named = target === undefined ? undefined : names.get(`${target}/${row[column]}`);
    const at =
      target !== undefined && named !== undefined
        ? { table: target, key: [row[column] ?? null], column: 'name', read: named.name ?? null }
        : { table, key: keyOfRow(table, row), column, read: row[column] ?? null };
    const change = changes.get(placeOf(at));
    const field = correctableField(at.table, at.column);
    const raw = row[RAW[column] ?? ''] ?? at.read;
    const locator = origin?.locator ?? null;
    return {
      id: `${table}/${index}/${column}`,
      ...at,
      title: own.title,
      value: change === undefined ? at.read : change.after,
      field: field ?? own,
      editable: field !== null,
      locator,
      origin: origin?.origin ?? null,
      doubtful: origin !== null && origin.confidence < LOW_CONFIDENCE,
      corrected: change !== undefined,
      cells: origin === null ? [] : cellsOf(origin.locator, raw, origin.origin, cells),
    };
  };

  const tables = COLUMNS.flatMap(([table, columns]): readonly ShownTable[] => {
    const own = (forms.rows[table] ?? [])
      .map((row, index) => ({ row: asRow(row), index }))
      .filter(({ row }) => row.evaluation_id === evaluationId);
    if (own.length === 0) return [];
    const rows = own.map(({ row, index }) => ({
      id: `${table}/${index}`,
      values: columns.flatMap((column) => shownValue(table, row, index, column) ?? []),
    }));
    const used = columns.filter((column) =>
      rows.some(({ values }) =>
        values.some((each) => each.id.endsWith(`/${column}`) && (each.read !== null || each.value !== null)),
      ),
    );
    const fields = TABLES[table].fields;
    return [
      {
        table,
        columns: used.map((name) => ({
          name,
          title: fields.find((field) => field.name === name)?.title ?? { zh: name, en: name },
        })),
        rows: rows.map(({ id, values }) => ({
          id,
          values: values.filter((each) => used.some((column) => each.id.endsWith(`/${column}`))),
        })),
      },
    ];
  });
  const values = tables.flatMap((table) => table.rows.flatMap((row) => row.values));
  return { tables, source: sourceOf(document, cells, values) };
}

/** Lines kept above a form, where its title and unit stand. */
const LINES_ABOVE = 3;

function sourceOf(
  document: Document,
  cells: readonly Placed[],
  values: readonly ShownValue[],
): readonly SourcePart[] {
  const byCell = new Map<string, string[]>();
  for (const value of values) {
    for (const cell of value.cells) byCell.set(cell, [...(byCell.get(cell) ?? []), value.id]);
  }
  const places = [...new Set(values.flatMap((value) => value.locator ?? []))].map(cellsAt);
  const used = cells.filter(({ id, cell }) => byCell.has(id) || places.some((isAt) => isAt(cell.locator)));
  const first = Math.min(...used.map((each) => each.block));
  const last = Math.max(...used.map((each) => each.block));
  return document.blocks.flatMap((block, index): readonly SourcePart[] => {
    const near = block.type === 'paragraph' ? first - LINES_ABOVE : first;
    if (index < near || index > last) return [];
    if (block.type === 'paragraph') {
      const id = `${index}`;
      const cell = { id, text: block.text, locator: block.locator, rowSpan: 1, colSpan: 1 };
      return [{ type: 'paragraph', cell: { ...cell, values: byCell.get(id) ?? [] } }];
    }
    const rows = used.filter((each) => each.block === index).map((each) => each.row);
    const all = block.sheet.cells;
    const from = rows.length === 0 ? 0 : Math.max(0, Math.min(...rows) - LINES_ABOVE);
    const to = rows.length === 0 ? all.length - 1 : Math.max(...rows);
    return [{ type: 'table', name: block.sheet.name, rows: rowsOf(all, from, to, index, byCell) }];
  });
}

/** The rows of a table from one line to another, each position once; merged cells that begin above keep their lines. */
function rowsOf(
  all: readonly (readonly (Cell | null)[])[],
  from: number,
  to: number,
  block: number,
  byCell: ReadonlyMap<string, readonly string[]>,
): Extract<SourcePart, { type: 'table' }>['rows'] {
  let start = from;
  const reachesIn = (row: number) =>
    all.slice(0, row).some((line) => line.some((cell) => cell !== null && cell.row + cell.rowSpan > row));
  while (start > 0 && reachesIn(start)) start -= 1;
  const width = Math.max(...all.slice(start, to + 1).map((line) => line.length), 0);
  const covered = new Set<string>();
  return all.slice(start, to + 1).map((line, at) => {
    const row = start + at;
    const cells = Array.from({ length: width }, (_, col): SourceCell | null => {
      if (covered.has(`${row}:${col}`)) return null;
      const cell = line[col] ?? null;
      const id = `${block}:${row}:${col}`;
      if (cell === null) return { id, text: '', locator: '', rowSpan: 1, colSpan: 1, values: [] };
      const rowSpan = Math.min(cell.rowSpan, to + 1 - row);
      for (let r = row; r < row + rowSpan; r += 1)
        for (let c = col; c < col + cell.colSpan; c += 1) covered.add(`${r}:${c}`);
      const { text, locator, colSpan } = cell;
      return { id, text, locator, rowSpan, colSpan, values: byCell.get(id) ?? [] };
    });
    return { id: `${block}:${row}`, cells: cells.filter((cell) => cell !== null) };
  });
}
