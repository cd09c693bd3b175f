import type { Block, Cell } from '../types.ts';
import { BlockList, cellAt, isBlank, type Line, lineLocator } from './text-lines.ts';

/** Lines that open something new even when only one blank line parts them from a table. */
const OPENS_TEXT = /^\s*(?:附件?\s*\d|附表|\d{4}\s*年度?.{0,40}(?:表|报告)\s*$|填表人|备注|注[:：])/;

interface OpenCell {
  text: string;
  readonly first: number;
  last: number;
}

/**
 * Text in which every cell is a line that begins with a tab. Lines without the tab go on inside the
 * cell, a blank line before the next tab ends the row, two blank lines before plain text end the table.
 */
export function readTabCells(lines: readonly Line[]): readonly Block[] {
  const out = new BlockList();
  let rows: Cell[][] = [];
  let row: OpenCell[] = [];
  let blanks = 0;

  const endRow = (): void => {
    if (row.length === 0) return;
    const no = rows.length;
    rows.push(row.map((cell, col) => cellAt(cell.text, no, col, lineLocator(cell.first, cell.last))));
    row = [];
  };
  const endTable = (): void => {
    endRow();
    out.table(rows);
    rows = [];
  };

  for (const line of lines) {
    if (line.text.startsWith('\t')) {
      if (blanks > 0) endRow();
      const [, ...texts] = line.text.split('\t');
      for (const text of texts) row.push({ text, first: line.no, last: line.no });
      blanks = 0;
      continue;
    }
    if (isBlank(line.text)) {
      blanks += 1;
      continue;
    }
    const cell = row.at(-1);
    if (cell !== undefined && blanks < 2 && !OPENS_TEXT.test(line.text)) {
      cell.text += `\n${line.text}`;
      cell.last = line.no;
    } else {
      endTable();
      out.paragraph(line);
    }
    blanks = 0;
  }
  endTable();
  return out.blocks;
}
