import type { Block, Cell } from '../types.ts';
import { BlockList, cellAt, isBlank, isRule, type Line } from './text-lines.ts';

const PAGE_NUMBER =
  /^\s*[-—–]?\s*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*(?:[,，/]|[,，]?\s*共)\s*\d{1,3}\s*页?)?\s*[-—–]?\s*$/;

/**
 * Text in which a row is a line and tabs separate its cells, as in forms copied from a word processor.
 * Blank lines, page numbers and leftover rules inside a table do not end it; any other line does.
 */
export function readTabRows(lines: readonly Line[]): readonly Block[] {
  const out = new BlockList();
  let rows: Cell[][] = [];
  for (const line of lines) {
    if (isBlank(line.text) && !/\t/.test(line.text)) continue;
    if (isRule(line.text)) continue;
    if (line.text.includes('\t')) {
      const row = rows.length;
      rows.push(line.text.split('\t').map((text, col) => cellAt(text, row, col, `L${line.no}`)));
      continue;
    }
    if (rows.length > 0 && PAGE_NUMBER.test(line.text)) continue;
    out.table(rows);
    rows = [];
    out.paragraph(line);
  }
  out.table(rows);
  return out.blocks;
}
