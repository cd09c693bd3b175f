import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { type Limits, stopIfAborted, tooLarge } from '../limits.ts';
import { type FontFacts, factsOf } from './fonts.ts';
import type { Matrix } from './geometry.ts';
import { times } from './geometry.ts';
import { type Operations, PageInterpreter } from './interpret.ts';
import { pdfLibrary } from './library.ts';
import type { PageMarks } from './marks.ts';

/** Characters and rulings of the pages, one after another; stops between pages when cancelled. */
export async function* readPages(
  file: string,
  document: PDFDocumentProxy,
  limits: Limits,
  signal: AbortSignal | undefined,
): AsyncGenerator<PageMarks> {
  const { OPS } = await pdfLibrary();
  const layers = await document.getOptionalContentConfig();
  const isVisible = (properties: unknown): boolean => layers.isVisible(properties as never);
  const started = performance.now();
  let marks = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    await turnOfOthers();
    stopIfAborted(signal);
    const page = await document.getPage(number);
    const operations = (await page.getOperatorList()) as Operations;
    const upright = interpret(page, operations, OPS, isVisible, 0);
    const turn = mainTurn(upright);
    const read = turn === 0 ? upright : interpret(page, operations, OPS, isVisible, turn);
    page.cleanup();
    marks += read.glyphs.length + read.across.length + read.down.length;
    if (marks > limits.pdfMarks)
      throw tooLarge(
        file,
        { zh: 'PDF 中的文字和线条数', en: 'Characters and lines of the PDF' },
        marks,
        limits.pdfMarks,
        `p${number}`,
      );
    const seconds = Math.ceil((performance.now() - started) / 1000);
    if (seconds > limits.pdfSeconds)
      throw tooLarge(
        file,
        { zh: '读取 PDF 所用秒数', en: 'Seconds of reading the PDF' },
        seconds,
        limits.pdfSeconds,
        `p${number}`,
      );
    yield read;
  }
}

/** Lets a message that cancels come through: the library alone never leaves this thread to others. */
function turnOfOthers(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

function interpret(
  page: PDFPageProxy,
  operations: Operations,
  numbers: Readonly<Record<string, number>>,
  isVisible: (properties: unknown) => boolean,
  turn: number,
): PageMarks {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const turned = turn === 1 || turn === 3;
  const base = times(uprightOf(turn, width, height), transform);
  const fonts = new Map<string, FontFacts | null>();
  const fontOf = (id: string): FontFacts | null => {
    if (!fonts.has(id)) fonts.set(id, fontFacts(page, id));
    return fonts.get(id) ?? null;
  };
  const [w, h] = turned ? [height, width] : [width, height];
  const reader = new PageInterpreter(page.pageNumber, w, h, base, numbers, fontOf, isVisible);
  reader.run(operations);
  return reader.marks();
}

/** The turn that brings writing of a page upright. */
function uprightOf(turn: number, width: number, height: number): Matrix {
  if (turn === 1) return [0, -1, 1, 0, 0, width];
  if (turn === 2) return [-1, 0, 0, -1, width, height];
  if (turn === 3) return [0, 1, -1, 0, height, 0];
  return [1, 0, 0, 1, 0, 0];
}

/** How most of a page's writing lies: a landscape table may stand sideways on an upright page. */
function mainTurn(marks: PageMarks): number {
  const counts = [0, 0, 0, 0];
  for (const { turn } of marks.glyphs) counts[turn] = (counts[turn] ?? 0) + 1;
  const most = Math.max(...counts);
  return most * 2 > marks.glyphs.length ? counts.indexOf(most) : 0;
}

function fontFacts(page: PDFPageProxy, id: string): FontFacts | null {
  const objects = page.commonObjs as unknown as { has(id: string): boolean; get(id: string): unknown };
  const font = objects.has(id) ? objects.get(id) : null;
  return font && typeof font === 'object' && !('error' in font) ? factsOf(font) : null;
}
