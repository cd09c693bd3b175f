import type { Document } from '../types.ts';
import { readTabCells } from './text-cells.ts';
import { BlockList, type Line, linesOf } from './text-lines.ts';
import { readPipes } from './text-pipes.ts';
import { readTabRows } from './text-rows.ts';

export type TextLayout = 'tab-rows' | 'tab-cells' | 'pipes' | 'plain';

/** How a text separates its cells, judged by what most of its separated lines do. */
export function textLayout(lines: readonly Line[]): TextLayout {
  let tabRows = 0;
  let tabCells = 0;
  let piped = 0;
  for (const { text } of lines) {
    if (text.includes('|')) piped += 1;
    const tabs = text.split('\t').length - 1;
    if (tabs >= 2 || (tabs === 1 && !text.startsWith('\t'))) tabRows += 1;
    else if (tabs === 1) tabCells += 1;
  }
  const most = Math.max(tabRows, tabCells, piped);
  if (most < 2) return 'plain';
  if (piped === most) return 'pipes';
  return tabRows * 2 >= tabCells ? 'tab-rows' : 'tab-cells';
}

/**
 * A decoded text file as blocks. Locators are lines of the source from 1 (`L22`, `L3-29`). Text without
 * separators comes back as paragraphs; the recogniser cuts glued forms at their labels.
 */
export function readText(fileName: string, text: string, sha256: string): Document {
  const lines = linesOf(text.replace(/^\ufeff/, ''));
  const layout = textLayout(lines);
  let blocks: Document['blocks'];
  if (layout === 'tab-rows') blocks = readTabRows(lines);
  else if (layout === 'tab-cells') blocks = readTabCells(lines);
  else if (layout === 'pipes') blocks = readPipes(lines);
  else {
    const out = new BlockList();
    for (const line of lines) out.paragraph(line);
    blocks = out.blocks;
  }
  const sheets = blocks.flatMap((block) => (block.type === 'sheet' ? [block.sheet] : []));
  return { fileName, kind: 'text', blocks, sheets, sha256 };
}
