import type {
  Answers,
  Block,
  Cell,
  Decision,
  Document,
  NotUnderstood,
  Problem,
  Repair,
  Sheet,
} from '../types.ts';
import { hasDoubledReadings, joined, undoDoubledReadings } from '../values/characters.ts';
import { digitSlip, labelSlips } from '../values/ocr.ts';
import type { Printed } from './fields.ts';
import { unglue } from './glued.ts';
import { isGlued } from './glued-text.ts';
import { type FormCell, type Item, rowsOf } from './grid.ts';
import { reflow } from './reflow.ts';

export interface Prepared {
  readonly items: readonly Item[];
  readonly repairs: readonly Repair[];
  readonly problems: readonly Problem[];
  readonly decisions: readonly Decision[];
  readonly left: readonly NotUnderstood[];
}

const DOUBLED_ENOUGH = 3;
const LONG_COLUMN = 15;

/** Rows and paragraphs of a document with file-wide damage undone, each repair told. */
export function prepare(document: Document, answers: Answers = {}): Prepared {
  const repairs: Repair[] = [];
  const problems: Problem[] = [];
  const decisions: Decision[] = [];
  const left: NotUnderstood[] = [];
  const blocks = withoutPageNumbers(singleReadings(document.blocks, repairs), repairs);
  const items: Item[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined) continue;
    if (block.type === 'sheet') {
      items.push(...sheetItems(block.sheet).map((item) => withoutSlips(item, repairs)));
      continue;
    }
    if (!isGlued(block.text)) {
      if (block.text.trim() !== '')
        items.push({ type: 'paragraph', text: block.text.trim(), locator: block.locator });
      continue;
    }
    const parts: Printed[] = [];
    while (at < blocks.length) {
      const next = blocks[at];
      if (next?.type !== 'paragraph') break;
      parts.push({ text: next.text, locator: next.locator });
      at += 1;
    }
    at -= 1;
    const form = unglue(parts, document.fileName, answers);
    items.push(...form.items);
    repairs.push(...form.repairs);
    problems.push(...form.problems);
    decisions.push(...form.decisions);
    left.push(...form.left);
  }
  return { items, repairs, problems, decisions, left };
}

function sheetItems(sheet: Sheet): readonly Item[] {
  const isColumn =
    sheet.cells.length >= LONG_COLUMN &&
    sheet.cells.every((row) => row.filter((cell) => cell !== null).length <= 1);
  if (!isColumn) return rowsOf(sheet).map((row) => ({ type: 'row', row }));
  const cells = sheet.cells.flatMap((row) =>
    row
      .filter((cell) => cell !== null)
      .map(
        (cell): FormCell => ({ text: joined(cell.text), col: 0, width: 1, locator: cell.locator, sure: 0.9 }),
      ),
  );
  return reflow(cells, sheet.name).map((row) => ({ type: 'row', row }));
}

/** Letters where only digits can be: `IO`, `l2.6`, `31O.00`, `287.4Z`; codes such as `S12` are none. */
const MISREAD = /^(?:[Il|][Oo0]|(?=.*\d)[\dIlOo|]{1,7}(?:\.[\dIlOoSZB|]{1,2})?%?)$/u;

/** Characters that optical reading confused in the cells of a row: units, labels, letters among digits. */
function withoutSlips(item: Item, repairs: Repair[]): Item {
  if (item.type !== 'row') return item;
  const { row } = item;
  const cells = row.cells.map((cell): FormCell => {
    const digits = MISREAD.test(cell.text) ? digitSlip(cell.text) : null;
    const { text, slips } = digits === null ? labelSlips(cell.text) : { text: digits.after, slips: [digits] };
    for (const { before, after, reason } of slips)
      repairs.push({ locator: cell.locator, before, after, kind: 'ocr-slip', reason });
    return slips.length === 0 ? cell : { ...cell, text, sure: digits === null ? cell.sure : 0.6 };
  });
  return { type: 'row', row: { ...row, cells } };
}

/** Undoes 項(xiàng)-like doubles where a file is full of them, and says so once. */
function singleReadings(blocks: readonly Block[], repairs: Repair[]): readonly Block[] {
  const texts = blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? [block.text]
      : block.sheet.cells.flatMap((row) => row.map((cell) => cell?.text ?? '')),
  );
  const damaged = texts.filter(hasDoubledReadings);
  const sample = damaged[0];
  if (sample === undefined || damaged.length < DOUBLED_ENOUGH) return blocks;
  repairs.push({
    locator: '',
    before: sample.trim().slice(0, 40),
    after: undoDoubledReadings(sample.trim().slice(0, 40)),
    kind: 'doubled-readings',
    reason: {
      zh: '简繁机器转换留下拼音注音，全文已还原为简体',
      en: 'A machine conversion left readings in brackets; the text was put back into simplified characters',
    },
  });
  return blocks.map((block): Block => {
    if (block.type === 'paragraph') return { ...block, text: undoDoubledReadings(block.text) };
    const cells = block.sheet.cells.map((row) =>
      row.map((cell) => (cell === null ? null : { ...cell, text: undoDoubledReadings(cell.text) })),
    );
    return { type: 'sheet', sheet: { ...block.sheet, cells } };
  });
}

const PAGE_IN_CELL =
  /(?:(?:\s+[–-]|\s*—)\s*\d{1,3}\s*[—–-]|\s*第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?)$/u;

/** Takes the number of a page out of the cell that it ran into: `合格率 — 3 —`, `合格率 第3页`. */
function withoutPageNumbers(blocks: readonly Block[], repairs: Repair[]): readonly Block[] {
  return blocks.map((block): Block => {
    if (block.type === 'paragraph' || !block.sheet.cells.some((row) => row.some(holdsPage))) return block;
    const cells = block.sheet.cells.map((row) =>
      row.map((cell) => {
        if (cell === null || !holdsPage(cell)) return cell;
        const after = cell.text.replace(PAGE_IN_CELL, '');
        repairs.push({
          locator: cell.locator,
          before: cell.text.slice(-40),
          after: after.slice(-40),
          kind: 'page-number',
          reason: { zh: '单元格末尾混入了页码，已去掉', en: 'The number of a page had run into the cell' },
        });
        return { ...cell, text: after };
      }),
    );
    return { type: 'sheet', sheet: { ...block.sheet, cells } };
  });
}

/** A cell with text before the number of a page. */
function holdsPage(cell: Cell | null): boolean {
  return cell !== null && PAGE_IN_CELL.test(cell.text) && cell.text.replace(PAGE_IN_CELL, '').trim() !== '';
}
