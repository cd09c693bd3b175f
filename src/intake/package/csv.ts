import type { Portion, PortionColumn, Value } from '../../model/portion.ts';
import { type Field, TABLES, type TableName } from '../../model/schema.ts';
import { MOST_BYTES_PER_UNIT, writeUtf8 } from './utf8.ts';

const PIECE_BYTES = 256 * 1024;
const COMMA = 44;
const LINE_END = 10;
const QUOTE = 34;

/** Bytes that grow at their end. */
class Output {
  bytes = new Uint8Array(PIECE_BYTES * 2);
  at = 0;

  reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const longer = new Uint8Array(Math.max(this.bytes.length * 2, this.at + more));
    longer.set(this.bytes.subarray(0, this.at));
    this.bytes = longer;
  }

  byte(code: number): void {
    if (this.at === this.bytes.length) this.reserve(1);
    this.bytes[this.at++] = code;
  }

  text(text: string): void {
    this.reserve(text.length * MOST_BYTES_PER_UNIT);
    this.at = writeUtf8(text, this.bytes, this.at);
  }

  copy(from: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    const { bytes } = this;
    let { at } = this;
    for (let i = start; i < end; i += 1) bytes[at++] = from[i] as number;
    this.at = at;
  }

  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.at);
    this.at = 0;
    return taken;
  }
}

/** A table of the package as CSV in UTF-8, piece by piece: the header, then the rows as they are. */
export function* tableCsv(
  table: TableName,
  portions: readonly Portion[],
): Generator<string | Uint8Array<ArrayBuffer>> {
  yield csvHeader(table);
  for (const portion of portions) yield* portionCsv(table, portion);
}

export function csvHeader(table: TableName): string {
  return `${TABLES[table].fields.map((field) => field.name).join(',')}\n`;
}

/** The rows of a portion as CSV in UTF-8, piece by piece. */
export function* portionCsv(
  table: TableName,
  { length, columns }: Portion,
): Generator<Uint8Array<ArrayBuffer>> {
  const out = new Output();
  const cells = cellWriters(table, columns);
  for (let row = 0; row < length; row += 1) {
    for (const write of cells) write(row, out);
    if (out.at >= PIECE_BYTES) yield out.take();
  }
  if (out.at > 0) yield out.take();
}

/** What is the same in every row, commas and line ends among it, is written at once between what is not. */
function cellWriters(table: TableName, columns: Portion['columns']): readonly CellWriter[] {
  const writers: CellWriter[] = [];
  let same = '';
  const writeSame = () => {
    const bytes = encoded(same);
    if (bytes.length > 0) writers.push((_, out) => out.copy(bytes, 0, bytes.length));
    same = '';
  };
  for (const [i, field] of TABLES[table].fields.entries()) {
    if (i > 0) same += ',';
    const column = columns[field.name] ?? { kind: 'constant', value: null };
    if (column.kind === 'constant') same += cell(field, column.value);
    else {
      writeSame();
      writers.push(cellWriter(field, column));
    }
  }
  same += '\n';
  writeSame();
  return writers;
}

type CellWriter = (row: number, out: Output) => void;

function cellWriter(field: Field, column: Exclude<PortionColumn, { kind: 'constant' }>): CellWriter {
  switch (column.kind) {
    case 'words': {
      const words = column.words.map((word) => encoded(cell(field, word)));
      const { codes } = column;
      return (row, out) => {
        const word = words[codes[row] as number];
        if (word !== undefined) out.copy(word, 0, word.length);
      };
    }
    case 'flags': {
      const { values } = column;
      return (row, out) => {
        const flag = values[row] as number;
        if (flag >= 0) out.text(flag === 1 ? 'true' : 'false');
      };
    }
    case 'numbers': {
      const { values } = column;
      const scale = field.decimal?.[1];
      return (row, out) => {
        const value = values[row] as number;
        if (!Number.isNaN(value)) writeNumber(out, field, scale, value);
      };
    }
    case 'texts': {
      const { bytes, ends } = column;
      return (row, out) =>
        writeText(out, bytes, row === 0 ? 0 : (ends[row - 1] as number), ends[row] as number);
    }
  }
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A text between its ends, in quotes where CSV asks for them. NULL and the empty text are both empty. */
function writeText(out: Output, bytes: Uint8Array, start: number, end: number): void {
  if (start === end) return;
  let special = mayBeBlank(bytes[start] as number) || endsBlank(bytes, start, end);
  for (let i = start; i < end && !special; i += 1) {
    const code = bytes[i] as number;
    special = code <= COMMA && (code === QUOTE || code === COMMA || code === LINE_END || code === 13);
  }
  if (!special) out.copy(bytes, start, end);
  else out.text(quoted(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start, end))));
}

/** Whether a text that begins so may begin with a blank of any kind: those above ASCII begin with these bytes. */
function mayBeBlank(code: number): boolean {
  return code <= 0x20 || code === 0xc2 || code === 0xe1 || code === 0xe2 || code === 0xe3 || code === 0xef;
}

function endsBlank(bytes: Uint8Array, start: number, end: number): boolean {
  const last = bytes[end - 1] as number;
  if (last < 0x80) return last <= 0x20;
  if (end - start >= 3 && (bytes[end - 3] as number) >= 0xe0) return mayBeBlank(bytes[end - 3] as number);
  return end - start >= 2 && bytes[end - 2] === 0xc2;
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A value as the package writes it: NULL is empty, numbers are plain decimals, texts are never changed. */
function cell(field: Field, value: Value): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return decimal(field, value);
  return quoted(value);
}

function decimal(field: Field, value: number): string {
  if (!Number.isFinite(value)) return '';
  const scale = field.decimal?.[1];
  if (scale !== undefined && !Number.isInteger(value)) return trimmed(value.toFixed(scale));
  const text = String(value);
  return text.includes('e') ? trimmed(value.toFixed(Math.abs(value) >= 1 ? 0 : 15)) : text;
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}

const MOST_PLAIN = 1e15;

/** The same as `decimal`, digit by digit where the number clearly stands at its scale. */
function writeNumber(out: Output, field: Field, scale: number | undefined, value: number): void {
  const size = Math.abs(value);
  let places = Number.isInteger(value) ? 0 : (scale ?? -1);
  let digits = places < 0 ? 0 : Math.round(size * 10 ** places);
  if (places < 0 || digits >= MOST_PLAIN || digits === 0 || Math.abs(size * 10 ** places - digits) > 1e-4) {
    out.text(decimal(field, value));
    return;
  }
  while (places > 0 && digits % 10 === 0) {
    digits /= 10;
    places -= 1;
  }
  let count = places + 1;
  for (let limit = 10 ** count; digits >= limit; limit *= 10) count += 1;
  out.reserve(count + 2);
  if (value < 0) out.byte(45);
  const length = count + (places > 0 ? 1 : 0);
  for (let at = out.at + length - 1, written = 0; at >= out.at; at -= 1) {
    if (places > 0 && written === places) {
      out.bytes[at] = 46;
      written += 1;
      continue;
    }
    const rest = Math.floor(digits / 10);
    out.bytes[at] = 48 + (digits - rest * 10);
    digits = rest;
    written += 1;
  }
  out.at += length;
}
