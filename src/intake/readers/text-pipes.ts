import type { Block, Cell } from '../types.ts';
import { BlockList, cellAt, isBlank, isRule, type Line, lineLocator } from './text-lines.ts';

function pipes(text: string): number {
  return text.split('|').length - 1;
}

/** The count of bars that most full rows have; the larger one when two are equally common. */
function usualWidth(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const count = pipes(line.text);
    if (count >= 2) counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  let width = 1;
  let best = 0;
  for (const [count, times] of counts) {
    if (times > best || (times === best && count > width)) {
      width = count;
      best = times;
    }
  }
  return width;
}

/**
 * Text in which bars separate cells. A row may run over several lines (a cell with line breaks), so
 * lines are joined until the row has its usual number of bars; a file with one bar a line holds one
 * cell a line, given back as a sheet of one column.
 */
export function readPipes(lines: readonly Line[]): readonly Block[] {
  const out = new BlockList();
  const barred = lines.filter((line) => line.text.includes('|'));
  const oneCell = barred.filter((line) => pipes(line.text) === 1 && /\|\s*$/.test(line.text)).length;
  if (oneCell > barred.length * 0.8) return readCellLines(lines);

  const width = usualWidth(lines);
  let rows: Cell[][] = [];
  let held: Line[] = [];
  const flush = (): void => {
    if (held.length === 0) return;
    const text = held.map((line) => line.text).join('\n');
    if (text.includes('|')) {
      const row = rows.length;
      const locator = lineLocator(held[0]?.no ?? 0, held.at(-1)?.no ?? 0);
      const cells = text.trim().replace(/^\|/, '').split('|');
      rows.push(cells.map((cell, col) => cellAt(cell, row, col, locator)));
    } else {
      out.table(rows);
      rows = [];
      for (const line of held) out.paragraph(line);
    }
    held = [];
  };
  for (const [index, line] of lines.entries()) {
    if (isBlank(line.text) || isRule(line.text)) continue;
    const count = pipes(line.text);
    const soFar = held.reduce((sum, each) => sum + pipes(each.text), 0);
    if (held.length > 0 && (count >= width || soFar + count > width)) flush();
    held.push(line);
    const now = held.reduce((sum, each) => sum + pipes(each.text), 0);
    if (now >= width) flush();
    else if (now === 0 && !continues(lines, index)) flush();
  }
  flush();
  out.table(rows);
  return out.blocks;
}

/** True when the next lines complete a row that this line without bars may begin. */
function continues(lines: readonly Line[], index: number): boolean {
  const next = lines.slice(index + 1).find((line) => !isBlank(line.text));
  return next !== undefined && /^\s*\S[^|]*\|\s*$|^\s*\|/.test(next.text) && !/^\s*\|\s*\S/.test(next.text);
}

function readCellLines(lines: readonly Line[]): readonly Block[] {
  const out = new BlockList();
  const rows: Cell[][] = [];
  for (const line of lines) {
    if (!line.text.includes('|') && isBlank(line.text)) continue;
    rows.push([cellAt(line.text.replace(/\|\s*$/, ''), rows.length, 0, `L${line.no}`)]);
  }
  out.table(rows);
  return out.blocks;
}
