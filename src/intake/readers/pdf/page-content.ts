import { UNKNOWN } from './characters.ts';
import { type Box, holds } from './geometry.ts';
import type { Glyph, PageMarks } from './marks.ts';
import { groupsOf, linesOf as rulingLines } from './rulings.ts';
import { type GridCell, gridOf, type TableGrid } from './table-grid.ts';
import { type Joined, joined, linesOf, type Room, type TextLine, wasFull } from './text-lines.ts';

/** A cell of a table of a page. */
export interface PageCell extends GridCell {
  readonly text: string;
  readonly locator: string;
  /** Its last line with the room it had, to tell whether the text may go on overleaf. */
  readonly end: LineEnd | null;
  /** The width of the first word, which the page before would have had to hold. */
  readonly firstWord: number;
}

export interface LineEnd {
  readonly line: TextLine;
  readonly room: Room;
}

export interface PageTable {
  readonly name: string;
  readonly grid: TableGrid;
  readonly cells: readonly PageCell[];
}

export interface PageText {
  readonly text: string;
  readonly y: number;
  readonly bottom: number;
  readonly locator: string;
  readonly end: LineEnd;
  readonly first: TextLine;
}

export type PagePart = { readonly table: PageTable } | { readonly paragraph: PageText };

export interface PageContent {
  readonly number: number;
  readonly height: number;
  /** From the top. */
  readonly parts: readonly PagePart[];
  /** Cells whose text could not be put together without doubt. */
  readonly doubtful: readonly { readonly locator: string; readonly text: string }[];
  /** Cells and lines with characters that the font does not tell. */
  readonly unreadable: readonly { readonly locator: string; readonly text: string }[];
  /** Tables and cells whose lines leave open which cells belong together. */
  readonly uneven: readonly string[];
  /** How much looks like a table drawn without lines: lines of text in columns outside every table, wide ones twice. */
  readonly columnsWithoutLines: number;
  /** Characters outside tables. */
  readonly freeText: number;
}

/** Word and LibreOffice keep so much room at either side of a cell; at most this is believed. */
const MOST_PADDING = 8;
/** A gap, in parts of the size, that parts columns rather than words. */
const COLUMN_GAP = 2;

/** The tables and paragraphs of a page out of what it draws. */
export function contentOf(marks: PageMarks): PageContent {
  const grids = groupsOf(rulingLines(marks.across), rulingLines(marks.down))
    .flatMap((group) => gridOf(group) ?? [])
    .sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0);
  const inGrid = grids.map((): Glyph[] => []);
  const free: Glyph[] = [];
  for (const glyph of marks.glyphs) {
    const at = smallestAround(grids, glyph);
    (at === null ? free : inGrid[at])?.push(glyph);
  }
  const found: Found = { doubtful: [], unreadable: [], uneven: [] };
  const tables = grids.flatMap((grid, i) => {
    const glyphs = inGrid[i] ?? [];
    return glyphs.some((g) => g.text.trim() !== '') ? [{ grid, glyphs }] : [];
  });
  const made = tables.map(({ grid, glyphs }, i) => tableOf(`p${marks.number}T${i + 1}`, grid, glyphs, found));
  const lines = linesOf(free.filter((g) => g.turn === 0));
  const paragraphs = paragraphsOf(lines, made, marks, found);
  const top = (part: PagePart): number => ('table' in part ? part.table.grid.box.y0 : part.paragraph.y);
  const parts = [...made.map((table) => ({ table })), ...paragraphs.map((paragraph) => ({ paragraph }))];
  return {
    number: marks.number,
    height: marks.height,
    parts: parts.sort((a, b) => top(a) - top(b)),
    freeText: free.filter((g) => g.text.trim() !== '').length,
    columnsWithoutLines: lines.length === 0 ? 0 : columnLines(free, 3),
    ...found,
  };
}

interface Found {
  doubtful: { locator: string; text: string }[];
  unreadable: { locator: string; text: string }[];
  uneven: string[];
}

function smallestAround(grids: readonly TableGrid[], glyph: Glyph): number | null {
  let best: number | null = null;
  const area = (box: Box): number => (box.x1 - box.x0) * (box.y1 - box.y0);
  grids.forEach(({ box }, i) => {
    if (!holds(box, glyph.cx, glyph.cy)) return;
    const known = best === null ? undefined : grids[best];
    if (!known || area(box) < area(known.box)) best = i;
  });
  return best;
}

function tableOf(name: string, grid: TableGrid, glyphs: readonly Glyph[], found: Found): PageTable {
  const held = grid.cells.map((): Glyph[] => []);
  for (const glyph of glyphs) {
    const at = grid.cells.findIndex(({ box }) => holds(box, glyph.cx, glyph.cy));
    held[at]?.push(glyph);
  }
  const inked = held.map((own) => own.filter((g) => g.text.trim() !== ''));
  const padding = {
    left: paddingOf(grid.cells, inked, (box, g) => g.x0 - box.x0),
    right: paddingOf(grid.cells, inked, (box, g) => box.x1 - g.x1),
  };
  const ordinals = new Map<number, number>();
  const cells = grid.cells.map((cell, i): PageCell => {
    const ordinal = (ordinals.get(cell.row) ?? 0) + 1;
    ordinals.set(cell.row, ordinal);
    const locator = `${name}R${cell.row + 1}C${ordinal}`;
    const read = cellText(cell.box, held[i] ?? [], padding);
    if (read.doubtful) found.doubtful.push({ locator, text: read.text });
    if (read.text.includes(UNKNOWN)) found.unreadable.push({ locator, text: read.text });
    if (columnLines(inked[i] ?? [], 2) > 1) found.uneven.push(locator);
    return { ...cell, text: read.text, locator, end: read.end, firstWord: read.firstWord };
  });
  if (grid.uneven) found.uneven.push(name);
  return { name, grid, cells };
}

/** The least distance of upright text from a side of its cell, over the whole table. */
function paddingOf(
  cells: readonly GridCell[],
  inked: readonly (readonly Glyph[])[],
  distance: (box: Box, glyph: Glyph) => number,
): number {
  let least = MOST_PADDING;
  cells.forEach((cell, i) => {
    for (const glyph of inked[i] ?? [])
      if (glyph.turn === 0) least = Math.min(least, Math.max(0, distance(cell.box, glyph)));
  });
  return least;
}

function cellText(
  box: Box,
  glyphs: readonly Glyph[],
  padding: { readonly left: number; readonly right: number },
): Joined & { readonly end: LineEnd | null; readonly firstWord: number } {
  const inked = glyphs.filter((g) => g.text.trim() !== '');
  if (inked.length === 0) return { text: '', doubtful: false, end: null, firstWord: 0 };
  const turned = inked.filter((g) => g.turn !== 0).length * 2 > inked.length;
  if (turned) {
    const turn = inked.find((g) => g.turn !== 0)?.turn ?? 0;
    const lines = linesOf(glyphs.filter((g) => g.turn === turn));
    const room = { x0: 0, x1: box.y1 - box.y0 };
    return { ...joined(atOrigin(lines), room), end: null, firstWord: 0 };
  }
  const downwards = columnsDownwards(inked);
  if (downwards !== null) return { text: downwards, doubtful: false, end: null, firstWord: 0 };
  const room = { x0: box.x0 + padding.left, x1: box.x1 - padding.right };
  const lines = linesOf(glyphs);
  const last = lines.at(-1);
  const end = last ? { line: last, room } : null;
  return { ...joined(lines, room), end, firstWord: lines[0]?.firstWord ?? 0 };
}

function atOrigin(lines: readonly TextLine[]): readonly TextLine[] {
  const left = Math.min(...lines.map((l) => l.x0));
  return lines.map((line) => ({ ...line, x0: line.x0 - left, x1: line.x1 - left }));
}

/**
 * Text set downwards in two or more columns, read from the right: told by the order in which it was
 * written. Null for text in lines; a single column reads the same either way.
 */
function columnsDownwards(glyphs: readonly Glyph[]): string | null {
  let down = 0;
  let onward = 0;
  let columns = 1;
  glyphs.forEach((glyph, i) => {
    const before = glyphs[i - 1];
    if (!before) return;
    const [dx, dy] = [glyph.cx - before.cx, glyph.cy - before.cy];
    if (Math.abs(dx) < glyph.size * 0.4 && dy > glyph.size * 0.6) down += 1;
    else if (dy < -glyph.size * 0.8 && dx < -glyph.size * 0.6) columns += 1;
    else onward += 1;
  });
  return columns > 1 && onward === 0 && down >= columns ? glyphs.map((g) => g.text).join('') : null;
}

function paragraphsOf(
  lines: readonly TextLine[],
  tables: readonly PageTable[],
  marks: PageMarks,
  found: Found,
): readonly PageText[] {
  const inBody = ({ y }: TextLine): boolean => y > marks.height * 0.06 && y < marks.height * 0.94;
  const edges = [...lines.filter(inBody), ...tables.map(({ grid }) => grid.box)];
  const x0 = Math.min(...edges.map((e) => e.x0));
  const room: Room = { x0, x1: Math.max(marks.width - x0, ...edges.map((e) => e.x1)) };
  const out: PageText[] = [];
  let open: TextLine[] = [];
  const close = (): void => {
    const [first] = open;
    const last = open.at(-1);
    if (!first || !last) return;
    const locator = `p${marks.number}P${out.length + 1}`;
    const { text } = joined(open, room);
    out.push({
      text,
      y: first.y - first.size * 0.8,
      bottom: last.y,
      locator,
      end: { line: last, room },
      first,
    });
    if (text.includes(UNKNOWN)) found.unreadable.push({ locator, text });
    open = [];
  };
  for (const line of lines) {
    const before = open.at(-1);
    if (before && !goesOn(before, line, room, tables)) close();
    open.push(line);
  }
  close();
  return out;
}

/** A line goes on where the one above had no room left, below it, no table between and no indent. */
function goesOn(before: TextLine, line: TextLine, room: Room, tables: readonly PageTable[]): boolean {
  if (line.y - before.y > line.size * 2.4 || Math.abs(line.size - before.size) > 1) return false;
  if (!leadsOn({ line: before, room }, line)) return false;
  return !tables.some(({ grid }) => grid.box.y0 >= before.y - 2 && grid.box.y1 <= line.y + 2);
}

/** Whether a line of running text goes on with one that begins at the left edge. */
export function leadsOn({ line, room }: LineEnd, next: TextLine): boolean {
  if (next.x0 > room.x0 + next.size * 1.5) return false;
  return line.x1 + next.firstWord > room.x1 - line.size * 0.5 && wasFull(line, next.firstWord, room);
}

/** Lines that fall into at least so many columns with figures in them, or into five or more, counted twice. */
function columnLines(glyphs: readonly Glyph[], least: number): number {
  const rows = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    if (glyph.turn !== 0 || glyph.text.trim() === '') continue;
    const key = Math.round(glyph.y / 3);
    rows.set(key, [...(rows.get(key) ?? []), glyph]);
  }
  let count = 0;
  for (const row of rows.values()) {
    const sorted = row.sort((a, b) => a.x0 - b.x0);
    let columns = 1;
    sorted.forEach((glyph, i) => {
      const before = sorted[i - 1];
      if (before && glyph.x0 - before.x1 > glyph.size * COLUMN_GAP) columns += 1;
    });
    if (columns >= 5) count += 2;
    else if (columns >= least && sorted.some((g) => /\d/u.test(g.text))) count += 1;
  }
  return count;
}
