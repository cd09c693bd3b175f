import type { Block, Cell } from '../types.ts';

/** A line of a text file with its number, from 1. */
export interface Line {
  readonly text: string;
  readonly no: number;
}

/** The lines of a text; a leading block of `#` remarks is left out. Any of LF, CRLF and CR ends a line. */
export function linesOf(text: string): readonly Line[] {
  const all = text.split(/\r\n|\r|\n/).map((line, index) => ({ text: line, no: index + 1 }));
  let start = 0;
  while (start < all.length && /^#(?: |$)/.test(all[start]?.text ?? '')) start++;
  return all.slice(start);
}

export function lineLocator(first: number, last: number): string {
  return first === last ? `L${first}` : `L${first}-${last}`;
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** What a conversion leaves behind between tables: `-----|---`, `-------<tab>---`. */
export function isRule(line: string): boolean {
  return /^[\s|:+-]*-{3,}[\s|:+-]*$/.test(line);
}

function paragraph(line: Line): Block {
  return { type: 'paragraph', text: line.text.trim(), locator: `L${line.no}` };
}

export function cellAt(text: string, row: number, col: number, locator: string): Cell {
  return { text, row, col, rowSpan: 1, colSpan: 1, locator };
}

export class BlockList {
  readonly blocks: Block[] = [];
  private tables = 0;

  paragraph(line: Line): void {
    if (!isBlank(line.text) && !isRule(line.text)) this.blocks.push(paragraph(line));
  }

  table(rows: readonly (readonly (Cell | null)[])[]): void {
    if (rows.length === 0) return;
    this.tables += 1;
    this.blocks.push({ type: 'sheet', sheet: { name: `T${this.tables}`, hidden: false, cells: rows } });
  }
}
