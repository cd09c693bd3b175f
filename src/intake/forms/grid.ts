import type { Cell, Sheet } from '../types.ts';
import { joined } from '../values/characters.ts';

/** A cell of a form: its printed text on one line, and where it stands. */
export interface FormCell {
  readonly text: string;
  readonly col: number;
  /** Columns it covers, from `col`. */
  readonly width: number;
  readonly locator: string;
  /** How sure the text is: 1 as read from a cell, less when it was cut out of damaged text. */
  readonly sure: number;
}

/** A row of a form. Positions without a cell, or covered by a cell of an earlier row, are left out. */
export interface FormRow {
  readonly cells: readonly FormCell[];
  readonly sheet: string;
  readonly locator: string;
}

export type Item =
  | { readonly type: 'row'; readonly row: FormRow }
  | { readonly type: 'paragraph'; readonly text: string; readonly locator: string };

/** Cells that hold something. `……`, `.....` and lone dots are a template's ellipsis, not content. */
export function filled(row: FormRow): readonly FormCell[] {
  return row.cells.filter((cell) => cell.text !== '' && !/^[.…。·]{2,}$/.test(cell.text));
}

function formCell(cell: Cell): FormCell {
  return { text: joined(cell.text), col: cell.col, width: cell.colSpan, locator: cell.locator, sure: 1 };
}

/** The rows of a sheet; rows without any text are dropped. */
export function rowsOf(sheet: Sheet): readonly FormRow[] {
  return sheet.cells.flatMap((line) => {
    const cells = line.filter((cell) => cell !== null).map(formCell);
    if (cells.every((cell) => cell.text === '')) return [];
    return [{ cells, sheet: sheet.name, locator: rowLocator(cells.filter((cell) => cell.text !== '')) }];
  });
}

/** The lines or cells a row stands on: `L218-229`, `Sheet1!A3:F3`, `T2R5`, `p1T2R5`. */
function rowLocator(cells: readonly FormCell[]): string {
  const first = cells[0]?.locator ?? '';
  const last = cells.at(-1)?.locator ?? first;
  return spanLocator(first, last);
}

/** One locator for everything from one place to another. */
export function spanLocator(first: string, last: string): string {
  if (first === last || last === '') return first;
  const from = /^L(\d+)/.exec(first)?.[1];
  const to = /^L(?:\d+-)?(\d+)$/.exec(last)?.[1];
  if (from !== undefined && to !== undefined) return from === to ? `L${from}` : `L${from}-${to}`;
  const [sheet, start] = first.split('!');
  const [otherSheet, end] = last.split('!');
  if (start !== undefined && end !== undefined && sheet === otherSheet) {
    return `${sheet}!${start.split(':')[0]}:${end.split(':').at(-1)}`;
  }
  const table = /^((?:p\d+)?T\d+)R(\d+)/.exec(first);
  const otherTable = /^((?:p\d+)?T\d+)R(\d+)/.exec(last);
  if (table !== null && otherTable !== null && table[1] === otherTable[1]) {
    return table[2] === otherTable[2]
      ? `${table[1]}R${table[2]}`
      : `${table[1]}R${table[2]}-${otherTable[2]}`;
  }
  return `${first}-${last}`;
}
