import { Inflate } from 'fflate';
import { type Limits, tooLarge } from '../limits.ts';

const STREAM = /stream\r?\n/y;
/** Streams larger than this, in bytes as stored, are pictures or whole fonts: their checksum is not looked at. */
const LARGEST = 8 * 1024 * 1024;
/** Bytes that are expanded at a time. */
const STEP = 16 * 1024;

/**
 * How many compressed parts of a PDF do not have the checksum that was written behind them: the library reads
 * over such damage, and a character of a figure may have become another. Encrypted files are passed over.
 * Throws the refusal of parts that expand beyond the limit, which the library would all hold.
 */
export function brokenParts(file: string, bytes: Uint8Array, limits: Limits): number {
  const left = { bytes: limits.pdfExpandedBytes };
  const text = latin(bytes);
  if (/\/Encrypt\s+\d+\s+\d+\s+R/u.test(text.slice(-4096))) return 0;
  let broken = 0;
  for (let at = text.indexOf('stream'); at >= 0; at = text.indexOf('stream', at + 6)) {
    if (text.startsWith('end', at - 3)) continue;
    STREAM.lastIndex = at;
    if (!STREAM.test(text)) continue;
    const from = STREAM.lastIndex;
    const head = text.slice(Math.max(0, at - 1500), at);
    const dictionary = head.slice(head.lastIndexOf(' obj') + 1);
    const to = text.indexOf('endstream', from);
    if (to < 0) break;
    at = to + 3;
    if (
      !/\/Filter\s*\[?\s*\/FlateDecode/u.test(dictionary) ||
      /\/Filter\s*\[[^\]]*\/\w+\s*\/\w/u.test(dictionary)
    )
      continue;
    if (/\/Subtype\s*\/Image/u.test(dictionary) || to - from > LARGEST || to - from < 7) continue;
    if (!isSound(bytes.subarray(from, lengthIn(dictionary, from, to)), left)) broken += 1;
    if (left.bytes < 0)
      throw tooLarge(
        file,
        { zh: 'PDF 展开后的字节数', en: 'Bytes of the PDF when expanded' },
        limits.pdfExpandedBytes - left.bytes,
        limits.pdfExpandedBytes,
      );
  }
  return broken;
}

/** Where the data ends: at its stated length when that fits, else before the line end of `endstream`. */
function lengthIn(dictionary: string, from: number, to: number): number {
  const stated = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/u.exec(dictionary)?.[1] ?? Number.NaN);
  return from + stated <= to && from + stated >= to - 4 ? from + stated : to;
}

function isSound(data: Uint8Array, left: { bytes: number }): boolean {
  const sum = new Adler32();
  const inflate = new Inflate((piece) => {
    sum.add(piece);
    left.bytes -= piece.length;
  });
  try {
    for (let at = 2; at < data.length && left.bytes >= 0; at += STEP)
      inflate.push(data.subarray(at, at + STEP), at + STEP >= data.length);
  } catch {
    return false;
  }
  for (let end = data.length; end >= data.length - 2 && end >= 6; end -= 1) {
    const view = new DataView(data.buffer, data.byteOffset + end - 4, 4);
    if (view.getUint32(0) === sum.value) return true;
  }
  return false;
}

/** The checksum of zlib. */
class Adler32 {
  #a = 1;
  #b = 0;

  get value(): number {
    return ((this.#b << 16) | this.#a) >>> 0;
  }

  add(bytes: Uint8Array): void {
    let [a, b] = [this.#a, this.#b];
    for (let i = 0; i < bytes.length; ) {
      const end = Math.min(i + 3800, bytes.length);
      for (; i < end; i += 1) {
        a += bytes[i] ?? 0;
        b += a;
      }
      a %= 65521;
      b %= 65521;
    }
    [this.#a, this.#b] = [a, b];
  }
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
