import type { EncodingName } from './encodings.ts';

/** How the encoding was settled, from the surest to the least sure. */
export type EncodingBasis = 'bom' | 'chosen' | 'strict-utf-8' | 'zero-bytes' | 'fallback' | 'guess';

export interface EncodingFinding {
  readonly encoding: EncodingName;
  readonly basis: EncodingBasis;
  /** Bytes of the byte-order mark, to be skipped. */
  readonly bomLength: number;
}

export interface Decoded extends EncodingFinding {
  readonly text: string;
  /** Characters that the encoding could not read; each stands in the text as U+FFFD. */
  readonly unreadable: number;
}

const SAMPLE_BYTES = 256 * 1024;

/**
 * Text of a file: byte-order mark, then strict UTF-8, then zero bytes (UTF-16), then GB18030, which is
 * what Chinese office software writes. Shift-JIS and Windows-1252 are recognised only by strong signs
 * (kana, lone accented letters), because their bytes are nearly always valid GB18030 as well.
 */
export function decode(bytes: Uint8Array, chosen?: EncodingName): Decoded {
  return decodeAs(findEncoding(bytes, chosen), bytes);
}

/** The same for the beginning of a file, which may end within a character. */
export function decodeHead(bytes: Uint8Array, most: number): Decoded {
  if (bytes.length <= most) return decode(bytes);
  const head = bytes.subarray(0, most);
  return decodeAs(findEncoding(head, undefined, true), head);
}

function decodeAs(finding: EncodingFinding, bytes: Uint8Array): Decoded {
  const text = new TextDecoder(finding.encoding).decode(bytes.subarray(finding.bomLength));
  return { ...finding, text, unreadable: countUnreadable(text) };
}

/**
 * The encoding of the bytes, read from their beginning and from a sample at the first byte above 0x7F. `cut` says
 * that they are part of a file and may end within a character.
 */
export function findEncoding(bytes: Uint8Array, chosen?: EncodingName, cut = false): EncodingFinding {
  const bom = byteOrderMark(bytes);
  if (chosen)
    return { encoding: chosen, basis: 'chosen', bomLength: bom?.encoding === chosen ? bom.bomLength : 0 };
  if (bom) return bom;
  const utf16 = utf16ByZeroBytes(bytes);
  if (utf16) return { encoding: utf16, basis: 'zero-bytes', bomLength: 0 };
  const start = firstHighByte(bytes);
  if (start < 0) return { encoding: 'utf-8', basis: 'strict-utf-8', bomLength: 0 };
  const sample = bytes.subarray(start, start + SAMPLE_BYTES);
  const whole = !cut && start + SAMPLE_BYTES >= bytes.length;
  if (isStrictly('utf-8', sample, !whole)) return { encoding: 'utf-8', basis: 'strict-utf-8', bomLength: 0 };
  return { ...guessLegacy(sample, !whole), bomLength: 0 };
}

function byteOrderMark(bytes: Uint8Array): EncodingFinding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', basis: 'bom', bomLength: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', basis: 'bom', bomLength: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', basis: 'bom', bomLength: 2 };
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33)
    return { encoding: 'gb18030', basis: 'bom', bomLength: 4 };
  return null;
}

/** UTF-16 without a mark: commas, tabs, digits and line ends put a zero beside every ASCII character. */
function utf16ByZeroBytes(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  let little = 0;
  let big = 0;
  for (let i = 0; i < length; i += 2) {
    const a = bytes[i] ?? 0;
    const b = bytes[i + 1] ?? 0;
    if (b === 0 && a !== 0 && a < 0x80) little += 1;
    else if (a === 0 && b !== 0 && b < 0x80) big += 1;
  }
  const pairs = length / 2;
  if (little > big * 8 && little >= Math.max(1, pairs / 50)) return 'utf-16le';
  if (big > little * 8 && big >= Math.max(1, pairs / 50)) return 'utf-16be';
  return null;
}

function firstHighByte(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i += 1) if ((bytes[i] ?? 0) > 0x7f) return i;
  return -1;
}

/** True when the bytes are valid in the encoding; `cut` says that the last character may be incomplete. */
function isStrictly(encoding: EncodingName, bytes: Uint8Array, cut: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}

function guessLegacy(sample: Uint8Array, cut: boolean): { encoding: EncodingName; basis: EncodingBasis } {
  if (looksWestern(sample)) return { encoding: 'windows-1252', basis: 'guess' };
  if (isStrictly('shift_jis', sample, cut)) {
    const text = new TextDecoder('shift_jis').decode(sample);
    const kana = text.match(/[\u3041-\u30fe]/gu)?.length ?? 0;
    const halfKana = text.match(/[\uff61-\uff9f]/gu)?.length ?? 0;
    const ideographs = text.match(/[\u4e00-\u9fff]/gu)?.length ?? 0;
    if (kana > halfKana * 4 && kana * 8 > ideographs) return { encoding: 'shift_jis', basis: 'guess' };
  }
  return { encoding: 'gb18030', basis: 'fallback' };
}

/**
 * Lone high bytes between ASCII letters (`Ejecución`). In GB18030 text high bytes come in runs of two or
 * more, a lone one before an ASCII byte being a rare character outside GB2312.
 */
function looksWestern(sample: Uint8Array): boolean {
  let lone = 0;
  let runs = 0;
  for (let i = 0; i < sample.length; i += 1) {
    if ((sample[i] ?? 0) < 0x80) continue;
    let end = i;
    while ((sample[end] ?? 0) >= 0x80) end += 1;
    if (end - i === 1) lone += 1;
    else runs += 1;
    i = end;
  }
  return lone > runs * 3;
}

function countUnreadable(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\ufffd'); i >= 0; i = text.indexOf('\ufffd', i + 1)) count += 1;
  return count;
}

/**
 * Text of a stream of chunks. The first chunk settles the encoding; a UTF-8 file that stops being UTF-8
 * after plain ASCII is decoded as GB18030 from there.
 */
export class StreamDecoder {
  #decoder: TextDecoder | null = null;
  #finding: EncodingFinding | null = null;
  #onlyAscii = true;
  unreadable = 0;

  constructor(readonly chosen?: EncodingName) {}

  get encoding(): EncodingName {
    return this.#finding?.encoding ?? 'utf-8';
  }

  get basis(): EncodingBasis {
    return this.#finding?.basis ?? 'strict-utf-8';
  }

  /** Characters of one more chunk; `last` flushes what is left. */
  push(chunk: Uint8Array, last = false): string {
    const first = this.#finding === null;
    if (this.#finding === null || (this.#onlyAscii && this.#finding.basis === 'strict-utf-8')) {
      this.#finding = findEncoding(chunk, this.chosen, !last);
      this.#decoder = new TextDecoder(this.#finding.encoding);
    }
    if (this.#onlyAscii) this.#onlyAscii = firstHighByte(chunk) < 0;
    const body = first ? chunk.subarray(this.#finding.bomLength) : chunk;
    const text = this.#decoder?.decode(body, { stream: !last }) ?? '';
    this.unreadable += countUnreadable(text);
    return text;
  }
}
