import type { Block, Problem } from '../types.ts';
import { damaged, stopIfAborted, tooLarge, UnreadableFile } from './limits.ts';
import { finish, type Outcome, type ReaderInput } from './outcome.ts';
import { brokenParts } from './pdf/checksums.ts';
import { openDocument, pdfLibrary } from './pdf/library.ts';
import type { PageMarks } from './pdf/marks.ts';
import { joinPages } from './pdf/over-pages.ts';
import { contentOf, type PageContent } from './pdf/page-content.ts';
import * as say from './pdf/problems.ts';
import { readPages } from './pdf/read-pages.ts';

/** More characters than this share that no font explains, and the file is refused. */
const MOST_UNKNOWN = 0.15;
/** Lines in columns without borders that make a table. */
const TABLE_WITHOUT_LINES = 3;

/**
 * Tables and paragraphs of a PDF that has a text layer, by position: cells from the lines that are drawn, text
 * from the characters between them. Refused: scans, passwords, tables without lines, fonts that do not say what
 * their characters are. Locators name the page: `p3T1R5C2` is the cell as it stands on that page, `p3P2` a
 * paragraph; a table that goes on overleaf is one sheet, named after where it begins.
 */
export async function readPdf(input: ReaderInput): Promise<Outcome> {
  const { file, bytes, limits, options } = input;
  if (bytes.length > limits.pdfBytes)
    throw tooLarge(file, { zh: 'PDF 字节数', en: 'Bytes of the PDF' }, bytes.length, limits.pdfBytes);
  expectWhole(file, bytes);
  const broken = brokenParts(file, bytes, limits);
  const library = await pdfLibrary();
  stopIfAborted(options.signal);
  const task = openDocument(library, bytes);
  try {
    const document = await task.promise;
    if (document.numPages > limits.pdfPages)
      throw tooLarge(file, { zh: 'PDF 页数', en: 'Pages of the PDF' }, document.numPages, limits.pdfPages);
    const pages: PageContent[] = [];
    const tally = new Tally();
    for await (const marks of readPages(file, document, limits, options.signal)) {
      const content = contentOf(marks);
      tally.add(marks, content);
      pages.push(content);
    }
    const outcome = outcomeOf(input, pages, tally);
    return broken === 0
      ? outcome
      : { ...outcome, problems: [say.brokenChecksums(file, broken), ...outcome.problems] };
  } catch (error) {
    if (options.signal?.aborted || error instanceof UnreadableFile) throw error;
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') throw say.passwordNeeded(file);
    throw damaged(file, { zh: 'PDF 文件', en: 'The PDF' }, error instanceof Error ? error.message : '');
  } finally {
    await task.destroy();
  }
}

/** A PDF ends with the place of its table of contents; one that was cut short has lost it. */
function expectWhole(file: string, bytes: Uint8Array): void {
  let end = bytes.length;
  while (
    end > 0 &&
    (bytes[end - 1] === 0 || bytes[end - 1] === 0x20 || bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)
  )
    end -= 1;
  const tail = String.fromCharCode(...bytes.subarray(Math.max(0, end - 2048), end));
  if (!tail.includes('startxref') || !tail.includes('%%EOF'))
    throw damaged(file, { zh: 'PDF 文件', en: 'The PDF' }, '%%EOF');
}

class Tally {
  inked = 0;
  unknown = 0;
  invisible = 0;
  freeText = 0;
  readonly empty: number[] = [];
  readonly assumed: number[] = [];
  readonly cut: number[] = [];
  readonly slanted: number[] = [];
  readonly columns: number[] = [];

  add(marks: PageMarks, content: PageContent): void {
    const inked = marks.glyphs.filter((glyph) => glyph.text.trim() !== '').length;
    this.inked += inked;
    this.unknown += marks.unknown;
    this.invisible += marks.invisible;
    this.freeText += content.freeText;
    if (inked === 0) this.empty.push(marks.number);
    if (marks.assumed > 0) this.assumed.push(marks.number);
    if (marks.slanted > 0) this.slanted.push(marks.number);
    if (marks.cut > 0) this.cut.push(marks.number);
    if (content.columnsWithoutLines >= TABLE_WITHOUT_LINES) this.columns.push(marks.number);
  }
}

/** Labels that stand together in a form, and never in one paragraph of a report. */
const LABELS =
  /项目名称|主管部门|实施单位|预算数|执行数|一级指标|二级指标|三级指标|分值|得分|指标值|完成值/gu;
const MOST_LABELS = 6;

/** Pages with a paragraph that is a whole form: the text of a table without lines, its cells run together. */
function gluedForms(blocks: readonly Block[]): number[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'paragraph') return [];
    const labels = new Set(block.text.match(LABELS));
    return labels.size > MOST_LABELS ? [Number(/^p(\d+)/u.exec(block.locator)?.[1] ?? 1)] : [];
  });
}

function outcomeOf(input: ReaderInput, pages: readonly PageContent[], tally: Tally): Outcome {
  const { file } = input;
  if (tally.inked === 0) throw say.noText(file, pages.length);
  if (tally.unknown > tally.inked * MOST_UNKNOWN)
    throw say.unknownCharacters(file, tally.unknown / tally.inked);
  const { blocks, mended } = joinPages(pages);
  tally.columns.push(...gluedForms(blocks).filter((page) => !tally.columns.includes(page)));
  tally.columns.sort((a, b) => a - b);
  if (tally.columns.length > 0 && tally.freeText * 2 > tally.inked)
    throw new UnreadableFile(say.withoutLines(file, tally.columns, 'error'));
  const problems: Problem[] = [];
  if (tally.empty.length > 0) problems.push(say.someWithoutText(file, tally.empty));
  if (tally.columns.length > 0) problems.push(say.withoutLines(file, tally.columns, 'warning'));
  if (tally.invisible * 2 > tally.inked) problems.push(say.recognisedText(file));
  if (tally.assumed.length > 0) problems.push(say.assumedCharacters(file, tally.assumed));
  if (tally.slanted.length > 0) problems.push(say.slantedText(file, tally.slanted));
  if (tally.cut.length > 0) problems.push(say.cutCharacters(file, tally.cut));
  const uneven = pages.flatMap((page) => page.uneven);
  if (uneven.length > 0) problems.push(say.unevenTables(file, uneven));
  if (mended.length > 0) problems.push(say.mendedCells(file, mended));
  problems.push(
    ...say.unreadableCells(
      file,
      pages.flatMap((page) => page.unreadable),
    ),
  );
  problems.push(
    ...say.doubtfulCells(
      file,
      pages.flatMap((page) => page.doubtful),
    ),
  );
  return finish(input, 'pdf', blocks, problems);
}
