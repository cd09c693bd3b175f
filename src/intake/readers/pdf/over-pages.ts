import type { Block, Cell, Sheet } from '../../types.ts';
import {
  type LineEnd,
  leadsOn,
  type PageCell,
  type PageContent,
  type PagePart,
  type PageTable,
} from './page-content.ts';
import { isPageNumber, isTitle, runsOn } from './running-lines.ts';
import { wasFull } from './text-lines.ts';

/** How far a column may be moved on the next page. */
const SAME_COLUMN = 4;
/** And how far the whole table, where margins differ on left and right pages. */
const SAME_TABLE = 60;

interface Draft {
  text: string;
  readonly row: number;
  rowSpan: number;
  readonly x0: number;
  readonly x1: number;
  readonly locator: string;
  end: LineEnd | null;
}

/** A table that may go on overleaf: its cells so far, their x as on its first page. */
interface Open {
  readonly name: string;
  readonly first: PageTable;
  last: PageTable;
  rows: number;
  cells: Draft[];
  readonly xs: number[];
}

export interface JoinedPages {
  readonly blocks: readonly Block[];
  /** Cells that were put together again over a page break. */
  readonly mended: readonly string[];
}

/** The blocks of a document: tables that go on overleaf are one, page numbers and running heads left out. */
export function joinPages(pages: readonly PageContent[]): JoinedPages {
  const blocks: (Block | Open)[] = [];
  const mended: string[] = [];
  let open: Open | null = null;
  /** Where the last paragraph of the page before ended. */
  let ended: LineEnd | null = null;
  pages.forEach((page, i) => {
    const parts = page.parts.filter(
      (part, k) => !('paragraph' in part && isPageNumber(part.paragraph, page, k)),
    );
    const running = parts.map((part) => runsOn(part, page, pages[i - 1] ?? pages[i + 1]));
    const at = parts.findIndex((_, k) => !running[k]);
    const firstPart = parts[at];
    const goesOn =
      open !== null && firstPart !== undefined && 'table' in firstPart && continues(open, firstPart.table);
    parts.forEach((part, k) => {
      if ('table' in part) {
        ended = null;
        if (k === at && goesOn && open) append(open, part.table, mended);
        else {
          open = start(part.table);
          blocks.push(open);
        }
        return;
      }
      const { text, locator } = part.paragraph;
      if (running[k] && ((goesOn && k < at) || !isTitle(text))) return;
      const before = blocks.at(-1);
      if (k === at && ended && before && 'text' in before && leadsOn(ended, part.paragraph.first))
        blocks[blocks.length - 1] = { ...before, text: before.text + text };
      else blocks.push({ type: 'paragraph', text, locator });
      ended = part.paragraph.end;
      if (!(running[k] || isFoot(parts, k, running))) open = null;
    });
  });
  return { blocks: blocks.map((block) => ('cells' in block ? sheetBlock(block) : block)), mended };
}

/** A running line at the foot of a page does not end the table above it. */
function isFoot(parts: readonly PagePart[], k: number, running: readonly boolean[]): boolean {
  return parts.slice(k).every((_, i) => running[k + i]);
}

function start(table: PageTable): Open {
  return {
    name: table.name,
    first: table,
    last: table,
    rows: table.grid.ys.length - 1,
    cells: table.cells.map((cell) => draft(cell, cell.row, 0)),
    xs: [...table.grid.xs],
  };
}

function draft(cell: PageCell, row: number, shift: number): Draft {
  const { text, rowSpan, box, locator, end } = cell;
  return { text, row, rowSpan, x0: box.x0 - shift, x1: box.x1 - shift, locator, end };
}

/** Whether a table at the head of a page goes on with the one at the foot of the page before. */
function continues(open: Open, table: PageTable): boolean {
  const [a, b] = [open.last.grid.box, table.grid.box];
  if (Math.abs(a.x1 - a.x0 - (b.x1 - b.x0)) > SAME_COLUMN || Math.abs(a.x0 - b.x0) > SAME_TABLE) return false;
  const shift = b.x0 - a.x0;
  const inner = (table: PageTable, by: number): number[] => table.grid.xs.slice(1, -1).map((x) => x - by);
  const [ours, theirs] = [inner(open.last, 0), inner(table, shift)];
  const [few, many] = ours.length <= theirs.length ? [ours, theirs] : [theirs, ours];
  const same = few.filter((x) => many.some((y) => Math.abs(x - y) <= SAME_COLUMN)).length;
  if (same < few.length * 0.7) return false;
  return !beginsAnew(open.first, table);
}

/** A table that begins with the labels of the first is the next form, not the same one. */
function beginsAnew(first: PageTable, table: PageTable): boolean {
  const repeated = repeatedRows(first, table);
  const label = rowTexts(table, repeated).find((text) => text !== '');
  return label !== undefined && label === rowTexts(first, repeated).find((text) => text !== '');
}

function rowTexts(table: PageTable, row: number): readonly string[] {
  return table.cells.filter((cell) => cell.row === row).map((cell) => cell.text.replace(/\s+/gu, ''));
}

/** How many rows at the head of a table repeat those at the head of the first: headings repeated on every page. */
function repeatedRows(first: PageTable, table: PageTable): number {
  const height = Math.min(first.grid.ys.length, table.grid.ys.length) - 1;
  for (let row = 0; row < height; row += 1) {
    const ours = rowTexts(table, row).join('|');
    if (ours.replace(/\|/gu, '') === '' || ours !== rowTexts(first, row).join('|')) return row;
  }
  return height;
}

function append(open: Open, table: PageTable, mended: string[]): void {
  const shift = table.grid.box.x0 - open.first.grid.box.x0;
  const skip = repeatedRows(open.first, table);
  const cells = table.cells.filter((cell) => cell.row >= skip);
  const top = cells.filter((cell) => cell.row === skip);
  const above = (cell: PageCell): Draft | undefined =>
    open.cells.find(
      (d) =>
        d.row + d.rowSpan === open.rows &&
        Math.abs(d.x0 - (cell.box.x0 - shift)) <= SAME_COLUMN &&
        Math.abs(d.x1 - (cell.box.x1 - shift)) <= SAME_COLUMN,
    );
  const isOpen = open.last.grid.openFoot || table.grid.openHead;
  const cut = isCutRow(top, above, isOpen);
  const offset = open.rows - skip - (cut ? 1 : 0);
  const gone = new Set<PageCell>();
  let leading = true;
  for (const cell of top) {
    const upper = above(cell);
    if (cut && upper) {
      if (cell.text !== '') {
        upper.text += (upper.text === '' || isFull(upper, cell) ? '' : '\n') + cell.text;
        mended.push(cell.locator);
      }
      upper.end = cell.end ?? upper.end;
      upper.rowSpan += cell.rowSpan - 1;
      gone.add(cell);
      continue;
    }
    if (cell.text !== '') leading = false;
    else if (upper && (leading || cell.rowSpan > 1)) {
      upper.rowSpan += cell.rowSpan;
      gone.add(cell);
    }
  }
  for (const cell of cells) if (!gone.has(cell)) open.cells.push(draft(cell, cell.row + offset, shift));
  for (const x of table.grid.xs)
    if (!open.xs.some((known) => Math.abs(known - (x - shift)) <= SAME_COLUMN)) open.xs.push(x - shift);
  open.rows = table.grid.ys.length - 1 + offset;
  open.last = table;
}

function isFull({ end }: Draft, cell: PageCell): boolean {
  return end !== null && wasFull(end.line, cell.firstWord, end.room);
}

/**
 * Whether the page break went through a row: the row below has the same cells, some of them blank where there
 * is text above or with no border between, and where both hold text, the one above had filled its last line.
 */
function isCutRow(
  top: readonly PageCell[],
  above: (cell: PageCell) => Draft | undefined,
  isOpen: boolean,
): boolean {
  const pairs = top.map((cell) => ({ cell, upper: above(cell) }));
  if (pairs.some(({ upper }) => upper === undefined)) return false;
  const isPart = isOpen || pairs.some(({ cell, upper }) => cell.text === '' && upper?.text !== '');
  const both = pairs.flatMap(({ cell, upper }) =>
    cell.text !== '' && upper && upper.text !== '' ? [isFull(upper, cell)] : [],
  );
  return isPart && (isOpen || both.length > 0) && both.every((full) => full);
}

function sheetBlock(open: Open): Block {
  const xs = open.xs.sort((a, b) => a - b);
  const nearest = (x: number): number => {
    let best = 0;
    xs.forEach((known, i) => {
      if (Math.abs(known - x) < Math.abs((xs[best] ?? 0) - x)) best = i;
    });
    return best;
  };
  const cells: (Cell | null)[][] = Array.from({ length: open.rows }, () =>
    Array.from({ length: xs.length - 1 }, () => null),
  );
  for (const { text, row, rowSpan, x0, x1, locator } of open.cells) {
    const col = nearest(x0);
    const colSpan = Math.max(1, nearest(x1) - col);
    const line = cells[row];
    if (line) line[col] = { text, row, col, rowSpan: Math.min(rowSpan, open.rows - row), colSpan, locator };
  }
  const sheet: Sheet = { name: open.name, hidden: false, cells };
  return { type: 'sheet', sheet };
}
