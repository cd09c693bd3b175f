import type { Block } from '../types.ts';
import { decode } from './decode.ts';
import { encodingOf } from './encodings.ts';
import { type Limits, tooLarge } from './limits.ts';
import { finish, type Outcome, type ReaderInput } from './outcome.ts';
import { TableBuilder } from './table-builder.ts';
import { type Attributes, parseMarkup, type XmlHandler } from './xml-events.ts';

/**
 * Tables and paragraphs of a saved page or of pasted table markup. Only text is taken: scripts, styles,
 * links and pictures are left where they are, and nothing is fetched. Works without a DOM.
 */
export function readHtml(input: ReaderInput): Outcome {
  return readHtmlText(input, htmlText(input.bytes, input.options.encoding));
}

/** The same for markup that is text already (a pasted table, the HTML part of an MHT file). */
export function readHtmlText(input: ReaderInput, markup: string): Outcome {
  const reader = new PageReader(input.file, input.limits);
  parseMarkup(markup, 'html', reader);
  reader.end();
  return finish(input, 'html', reader.blocks);
}

/** Byte-order mark, strict UTF-8, the page's own `charset`, then the usual guess. */
function htmlText(bytes: Uint8Array, chosen: ReturnType<typeof encodingOf> | undefined): string {
  const guess = decode(bytes, chosen ?? undefined);
  if (guess.basis !== 'fallback' && guess.basis !== 'guess') return guess.text;
  const declared = /charset\s*=\s*["']?\s*([\w-]+)/iu.exec(decode(bytes.subarray(0, 4096)).text)?.[1];
  const encoding = declared ? encodingOf(declared) : null;
  return encoding && encoding !== guess.encoding && encoding !== 'utf-8'
    ? decode(bytes, encoding).text
    : guess.text;
}

const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'title',
  'svg',
  'math',
  'iframe',
  'object',
  'audio',
  'video',
  'canvas',
  'datalist',
]);

const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section ul'.split(
    ' ',
  ),
);

const VOID_SILENT: ReadonlySet<string> = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'wbr',
  'col',
  'base',
]);

/** So many lines above a table inside a cell are told as paragraphs too. */
const TITLE_LINES = 3;

interface Frame {
  readonly builder: TableBuilder;
  readonly inner: Block[];
  inRow: boolean;
  cell: { lines: string[]; colSpan: number; rowSpan: number } | null;
}

class PageReader implements XmlHandler {
  readonly blocks: Block[] = [];
  #tables: Frame[] = [];
  #tableCount = 0;
  #paragraphCount = 0;
  #line = '';
  #silent: string[] = [];
  #pre = 0;

  constructor(
    readonly file: string,
    readonly limits: Limits,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (this.#silent.length > 0) {
      if (name === this.#silent[0]) this.#silent.push(name);
      return;
    }
    if (SILENT.has(name) || (isHidden(attributes) && !VOID_SILENT.has(name))) {
      this.#silent.push(name);
      return;
    }
    const table = this.#tables.at(-1);
    if (BLOCKS.has(name) || name === 'br') this.#flush();
    if (name === 'pre') this.#pre += 1;
    if (name === 'input') this.#line += inputText(attributes);
    if (name === 'table') this.#openTable();
    else if (table && name === 'tr') this.#openRow(table);
    else if (table && (name === 'td' || name === 'th')) {
      this.#closeCell(table);
      if (!table.inRow) this.#openRow(table);
      table.cell = {
        lines: [],
        colSpan: Number.parseInt(attributes.colspan ?? '1', 10) || 1,
        rowSpan:
          attributes.rowspan === undefined ? 1 : Math.max(0, Number.parseInt(attributes.rowspan, 10) || 1),
      };
      if (attributes.rowspan?.trim() === '0') table.cell.rowSpan = 0;
    }
  }

  close(name: string): void {
    if (this.#silent.length > 0) {
      if (name === this.#silent[0]) this.#silent.pop();
      return;
    }
    const table = this.#tables.at(-1);
    if (BLOCKS.has(name)) this.#flush();
    if (name === 'pre') this.#pre = Math.max(0, this.#pre - 1);
    if (name === 'table') this.#closeTable();
    else if (table && name === 'tr') this.#closeRow(table);
    else if (table && (name === 'td' || name === 'th')) this.#closeCell(table);
  }

  text(data: string): void {
    if (this.#silent.length > 0) return;
    if (this.#pre === 0) {
      this.#line += data.replace(/[\t\n\f\r ]+/gu, ' ');
      return;
    }
    const lines = data.split(/\r\n|\r|\n/u);
    lines.forEach((line, i) => {
      if (i > 0) this.#flush();
      this.#line += line;
    });
  }

  end(): void {
    this.#flush();
    while (this.#tables.length > 0) this.#closeTable();
  }

  #openTable(): void {
    this.#flush();
    if (this.#tables.length >= this.limits.tableDepth)
      throw tooLarge(
        this.file,
        { zh: '表格嵌套层数', en: 'Tables inside tables' },
        this.#tables.length + 1,
        this.limits.tableDepth,
      );
    const around = this.#tables.at(-1);
    // A page laid out in tables: the title of a form stands in the same cell as the form.
    for (const line of around?.cell?.lines.slice(-TITLE_LINES) ?? []) this.#paragraph(line, around);
    this.#tableCount += 1;
    const builder = new TableBuilder(this.file, `T${this.#tableCount}`, this.limits);
    this.#tables.push({ builder, inner: [], inRow: false, cell: null });
  }

  #openRow(table: Frame): void {
    this.#closeRow(table);
    table.builder.startRow();
    table.inRow = true;
  }

  #closeRow(table: Frame): void {
    this.#closeCell(table);
    if (table.inRow) table.builder.endRow();
    table.inRow = false;
  }

  #closeCell(table: Frame): void {
    this.#flush();
    if (!table.cell) return;
    table.builder.cell(table.cell.lines.join('\n'), table.cell.colSpan, table.cell.rowSpan);
    table.cell = null;
  }

  #closeTable(): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    this.#closeRow(table);
    this.#tables.pop();
    const sheet = table.builder.build();
    const made: Block[] = sheet ? [{ type: 'sheet', sheet }, ...table.inner] : table.inner;
    (this.#tables.at(-1)?.inner ?? this.blocks).push(...made);
  }

  /** Ends a line: into the open cell, or as a paragraph between tables. */
  #flush(): void {
    const line = this.#line.replaceAll('\u00a0', ' ').trim();
    this.#line = '';
    if (line === '') return;
    const table = this.#tables.at(-1);
    if (table?.cell) {
      table.cell.lines.push(line);
      return;
    }
    this.#paragraph(line, table);
  }

  #paragraph(text: string, table: Frame | undefined): void {
    this.#paragraphCount += 1;
    const target = table ? table.inner : this.blocks;
    target.push({ type: 'paragraph', text, locator: `P${this.#paragraphCount}` });
  }
}

function isHidden(attributes: Attributes): boolean {
  return (
    attributes.hidden !== undefined || /display\s*:\s*none|mso-hide\s*:\s*all/iu.test(attributes.style ?? '')
  );
}

/** Tick boxes as ☑ and ☐, the text of filled-in fields; buttons and hidden fields say nothing. */
function inputText(attributes: Attributes): string {
  const type = (attributes.type ?? 'text').toLowerCase();
  if (type === 'checkbox' || type === 'radio') return attributes.checked === undefined ? '☐' : '☑';
  return ['text', 'number', 'date', 'tel', 'email'].includes(type) ? (attributes.value ?? '') : '';
}
