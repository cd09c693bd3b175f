import type { Bilingual } from '../../model/schema.ts';
import type { Block, Problem } from '../types.ts';
import { Numbering } from './docx-numbering.ts';
import { isOn, symbolText } from './docx-symbols.ts';
import { damaged, fileProblem, type Limits, stopIfAborted, tooLarge } from './limits.ts';
import { finish, type Outcome, type ReaderInput } from './outcome.ts';
import { TableBuilder } from './table-builder.ts';
import { type Attributes, parseMarkup, type XmlHandler } from './xml-events.ts';
import { type Budget, listZip, readEntry } from './zip.ts';

const WORD: Bilingual = { zh: 'Word 文件', en: 'The Word file' };

/**
 * Tables and paragraphs of a DOCX in their order. Ours rather than mammoth's, which gives HTML without table,
 * row and cell numbers and leaves out tick boxes. Deleted and hidden text, field codes and notes stay out;
 * inserted text and text boxes stay in. A table within a cell is a table of its own, after the outer one.
 */
export function readDocx(input: ReaderInput): Outcome {
  const { file, bytes, limits } = input;
  const entries = listZip(file, bytes, limits);
  const budget: Budget = { left: limits.expandedBytes };
  const part = (pattern: RegExp): string | null => {
    const entry = entries.find((e) => pattern.test(e.name));
    return entry ? new TextDecoder().decode(readEntry(file, bytes, entry, limits, budget)) : null;
  };
  const xml = part(/^word\/document\d*\.xml$/u);
  if (xml === null) throw damaged(file, WORD, 'word/document.xml');
  stopIfAborted(input.options.signal);
  const numbering = part(/^word\/numbering\.xml$/u);
  const reader = new WordReader(file, limits, Numbering.read(numbering));
  parseMarkup(xml, 'xml', reader);
  if (!reader.complete) throw damaged(file, WORD, 'word/document.xml');
  const problems: Problem[] = [];
  const embedded = entries.filter((e) => /^word\/(?:afchunk|embeddings\/)/iu.test(e.name)).map((e) => e.name);
  if (embedded.length > 0)
    problems.push(
      fileProblem(
        file,
        'embedded',
        'warning',
        {
          zh: `文件内嵌有 ${embedded.length} 个对象（如 Excel 表格），没有读取`,
          en: `${embedded.length} objects embedded in the file (such as Excel tables) were not read`,
        },
        {
          zh: '如其中有数据，请另存为单独文件再导入',
          en: 'If they hold data, save them as files of their own and import those',
        },
        { value: embedded.join(', ') },
      ),
    );
  return finish(input, 'docx', reader.blocks, problems);
}

/** A Word 2003 XML or flat package: the same elements in one file. */
export function readWordXml(input: ReaderInput, markup: string): Outcome {
  const reader = new WordReader(input.file, input.limits, Numbering.read(markup));
  parseMarkup(markup, 'xml', reader);
  if (!reader.complete) throw damaged(input.file, WORD);
  return finish(input, 'docx', reader.blocks);
}

interface TableFrame {
  readonly builder: TableBuilder;
  /** Blocks of tables inside this one, to follow it. */
  readonly inner: Block[];
  cell: CellFrame | null;
}

interface CellFrame {
  readonly paragraphs: string[];
  colSpan: number;
  merge: 'none' | 'restart' | 'continue';
}

class WordReader implements XmlHandler {
  readonly blocks: Block[] = [];
  complete = false;
  #tables: TableFrame[] = [];
  #tableCount = 0;
  #paragraphCount = 0;
  /** Texts of paragraphs that are open: a text box opens one inside another. */
  #open: { text: string; list: { id: string; level: number } | null }[] = [];
  #skip = 0;
  #inText = false;
  #hiddenRun = false;
  #box: boolean | null = null;

  constructor(
    readonly file: string,
    readonly limits: Limits,
    readonly numbering: Numbering,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (this.#skip > 0 || SKIPPED.has(name)) {
      this.#skip += 1;
      return;
    }
    switch (name) {
      case 'w:p':
        this.#open.push({ text: '', list: null });
        break;
      case 'w:r':
        this.#hiddenRun = false;
        break;
      case 'w:vanish':
        if (isOn(attributes)) this.#hiddenRun = true;
        break;
      case 'w:t':
        this.#inText = true;
        break;
      case 'w:tab':
        if (attributes['w:pos'] === undefined) this.#write('\t');
        break;
      case 'w:br':
      case 'w:cr':
        this.#write('\n');
        break;
      case 'w:noBreakHyphen':
        this.#write('-');
        break;
      case 'w:sym':
        this.#write(symbolText(attributes));
        break;
      case 'w:numId':
      case 'w:ilvl':
        this.#list(name, attributes['w:val'] ?? '');
        break;
      case 'w:checkBox':
        this.#box = false;
        break;
      case 'w:default':
      case 'w:checked':
        if (this.#box !== null) this.#box = isOn(attributes);
        break;
      default:
        this.#openTable(name, attributes);
    }
  }

  #openTable(name: string, attributes: Attributes): void {
    const table = this.#tables.at(-1);
    const span = Number(attributes['w:val'] ?? '1');
    switch (name) {
      case 'w:tbl':
        if (this.#tables.length >= this.limits.tableDepth)
          throw tooLarge(
            this.file,
            { zh: '表格嵌套层数', en: 'Tables inside tables' },
            this.#tables.length + 1,
            this.limits.tableDepth,
          );
        this.#tableCount += 1;
        this.#tables.push({
          builder: new TableBuilder(this.file, `T${this.#tableCount}`, this.limits),
          inner: [],
          cell: null,
        });
        break;
      case 'w:tr':
        table?.builder.startRow();
        break;
      case 'w:gridBefore':
        table?.builder.skip(span);
        break;
      case 'w:tc':
        if (table) table.cell = { paragraphs: [], colSpan: 1, merge: 'none' };
        break;
      case 'w:gridSpan':
        if (table?.cell) table.cell.colSpan = span;
        break;
      case 'w:vMerge':
        if (table?.cell) table.cell.merge = attributes['w:val'] === 'restart' ? 'restart' : 'continue';
        break;
    }
  }

  close(name: string): void {
    if (this.#skip > 0) {
      this.#skip -= 1;
      return;
    }
    const table = this.#tables.at(-1);
    switch (name) {
      case 'w:t':
        this.#inText = false;
        break;
      case 'w:r':
        this.#hiddenRun = false;
        break;
      case 'w:checkBox':
        this.#write(this.#box ? '☑' : '☐');
        this.#box = null;
        break;
      case 'w:p':
        this.#endParagraph();
        break;
      case 'w:tc':
        if (table?.cell) this.#endCell(table, table.cell);
        break;
      case 'w:tr':
        table?.builder.endRow();
        break;
      case 'w:tbl':
        this.#endTable();
        break;
      case 'w:body':
        this.complete = true;
        break;
    }
  }

  text(data: string): void {
    if (this.#inText && this.#skip === 0) this.#write(data);
  }

  #write(text: string): void {
    const paragraph = this.#open.at(-1);
    if (paragraph && !this.#hiddenRun) paragraph.text += text;
  }

  #list(name: string, value: string): void {
    const paragraph = this.#open.at(-1);
    if (!paragraph) return;
    paragraph.list ??= { id: '', level: 0 };
    if (name === 'w:numId') paragraph.list.id = value;
    else paragraph.list.level = Number(value) || 0;
  }

  #endParagraph(): void {
    const paragraph = this.#open.pop();
    if (!paragraph) return;
    const text = paragraph.text.trim();
    const label = paragraph.list ? this.numbering.next(paragraph.list.id, paragraph.list.level) : '';
    const whole = label + text;
    const cell = this.#tables.at(-1)?.cell;
    if (cell) {
      if (whole) cell.paragraphs.push(whole);
      return;
    }
    this.#paragraphCount += 1;
    if (whole) this.blocks.push({ type: 'paragraph', text: whole, locator: `P${this.#paragraphCount}` });
  }

  #endCell(table: TableFrame, cell: CellFrame): void {
    table.cell = null;
    if (cell.merge === 'continue' && table.builder.continueAbove(cell.colSpan)) return;
    table.builder.cell(cell.paragraphs.join('\n'), cell.colSpan, 1);
  }

  #endTable(): void {
    const table = this.#tables.pop();
    if (!table) return;
    const sheet = table.builder.build();
    const made: Block[] = sheet ? [{ type: 'sheet', sheet }, ...table.inner] : table.inner;
    (this.#tables.at(-1)?.inner ?? this.blocks).push(...made);
  }
}

/** Elements whose text is not on the page, or is there twice. */
const SKIPPED: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'mc:Fallback',
  'w:footnote',
  'w:hdr',
  'w:ftr',
  'w:comment',
  'w:pPrChange',
  'w:rPrChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:tblPrChange',
  'pkg:binaryData',
]);
