export interface CsvRecord {
  /** First and last physical line of the record, from 1; they differ when a cell holds line ends. */
  readonly line: number;
  readonly lastLine: number;
  readonly fields: readonly string[];
}

export type Delimiter = ',' | ';' | '\t' | '|';
const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|'];

/** A quoted cell longer than this is taken for a stray quote. */
const LONGEST_QUOTED = 1 << 20;

/**
 * CSV records out of text that arrives in pieces. Ours rather than Papa Parse's, because locators need the
 * physical line of each record, and Papa counts records; and because its streams take only a File, a URL or
 * a Node stream. A cell in quotes may hold delimiters and line ends; a quote that is never closed is taken
 * as text and reported. Lines end with LF or CRLF; a file without any LF ends them with CR.
 */
export class CsvTokenizer {
  #buffer = '';
  #line = 1;
  #lineEnd: '\n' | '\r' | null;
  /** Lines where a quote was never closed. */
  readonly strayQuotes: number[] = [];

  constructor(
    readonly delimiter: Delimiter,
    lineEnd: '\n' | '\r' | null = null,
  ) {
    this.#lineEnd = lineEnd;
  }

  /** Records completed by this piece of text; `last` also gives the record that ends without a line end. */
  push(text: string, last = false): CsvRecord[] {
    return [...this.records(text, last)];
  }

  /** The same one by one; they must be taken to the end before more text is given. */
  *records(text: string, last = false): Generator<CsvRecord> {
    this.#buffer += text;
    const lineEnd = this.#findLineEnd(last);
    if (lineEnd === null) return;
    const buffer = this.#buffer;
    let at = 0;
    let nextQuote = buffer.indexOf('"');
    while (at < buffer.length) {
      if (nextQuote >= 0 && nextQuote < at) nextQuote = buffer.indexOf('"', at);
      let end = buffer.indexOf(lineEnd, at);
      if (end < 0) {
        if (!last) break;
        end = buffer.length;
      }
      if (nextQuote < 0 || nextQuote > end) {
        const stop = lineEnd === '\n' && buffer.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end;
        const fields = buffer.slice(at, stop).split(this.delimiter);
        yield { line: this.#line, lastLine: this.#line, fields };
        this.#line += 1;
        at = end + 1;
        continue;
      }
      const quoted = this.#quotedRecord(buffer, at, lineEnd, last);
      if (quoted === null) break;
      yield { line: this.#line, lastLine: this.#line + quoted.lines - 1, fields: quoted.fields };
      this.#line += quoted.lines;
      at = quoted.next;
    }
    this.#buffer = buffer.slice(at);
  }

  #findLineEnd(last: boolean): '\n' | '\r' | null {
    if (this.#lineEnd === null) {
      if (this.#buffer.includes('\n')) this.#lineEnd = '\n';
      else if (last || this.#buffer.length > 1 << 20)
        this.#lineEnd = this.#buffer.includes('\r') ? '\r' : '\n';
    }
    return this.#lineEnd;
  }

  /** A record that holds a quote; null when the text so far does not end it. */
  #quotedRecord(
    buffer: string,
    start: number,
    lineEnd: '\n' | '\r',
    last: boolean,
  ): { fields: string[]; next: number; lines: number } | null {
    const fields: string[] = [];
    let at = start;
    let lines = 1;
    for (;;) {
      let head = '';
      if (buffer.charCodeAt(at) === 34) {
        const close = closingQuote(buffer, at + 1);
        if (close < 0 && !last && buffer.length - at < LONGEST_QUOTED) return null;
        if (close + 1 === buffer.length && !last) return null;
        if (close < 0 || close - at > LONGEST_QUOTED) {
          this.strayQuotes.push(this.#line + lines - 1);
        } else {
          head = buffer.slice(at + 1, close).replaceAll('""', '"');
          lines += countOf(head, lineEnd);
          at = close + 1;
        }
      }
      let delimiter = buffer.indexOf(this.delimiter, at);
      let end = buffer.indexOf(lineEnd, at);
      if (end < 0) {
        if (!last) return null;
        end = buffer.length;
      }
      if (delimiter < 0) delimiter = Number.POSITIVE_INFINITY;
      if (delimiter < end) {
        fields.push(head + buffer.slice(at, delimiter));
        at = delimiter + 1;
        continue;
      }
      const stop = lineEnd === '\n' && end > at && buffer.charCodeAt(end - 1) === 13 ? end - 1 : end;
      fields.push(head + buffer.slice(at, stop));
      return { fields, next: end + 1, lines };
    }
  }
}

function closingQuote(buffer: string, from: number): number {
  let at = buffer.indexOf('"', from);
  while (at >= 0 && buffer.charCodeAt(at + 1) === 34) at = buffer.indexOf('"', at + 2);
  return at;
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let i = text.indexOf(character); i >= 0; i = text.indexOf(character, i + 1)) count += 1;
  return count;
}

/**
 * The delimiter that splits the beginning of a text most evenly, and how evenly: 1 when every record has as
 * many cells as the commonest record. Null when no delimiter gives two columns.
 */
export function findDelimiter(
  head: string,
): { delimiter: Delimiter; evenness: number; columns: number } | null {
  let best: { delimiter: Delimiter; evenness: number; columns: number; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const tokenizer = new CsvTokenizer(delimiter);
    const records = [...tokenizer.push(head), ...tokenizer.push('', true)].slice(0, 200);
    const counts = records.filter((r) => r.fields.some((f) => f !== '')).map((r) => r.fields.length);
    if (counts.length === 0) continue;
    const tally = new Map<number, number>();
    for (const n of counts) tally.set(n, (tally.get(n) ?? 0) + 1);
    const [columns, times] = [...tally].reduce((a, b) =>
      b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a,
    );
    if (columns < 2) continue;
    const evenness = times / counts.length;
    const score = evenness + Math.min(columns, 20) / 100;
    if (best === null || score > best.score) best = { delimiter, evenness, columns, score };
  }
  return best && { delimiter: best.delimiter, evenness: best.evenness, columns: best.columns };
}
