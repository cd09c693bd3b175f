import { type ParsingOptions, parse_xlscfb, type WorkBook } from '@e965/xlsx';
import { readStream } from './compound-file.ts';

/** Excel 5 and 95 keep texts in a code page that the library cannot read; its names would come out garbled. */
export class OldWorkbook extends Error {}

/** A record that the library passes over (printer settings). */
const PASSED_OVER = 0x004d;
const BOF = 0x0809;
const FORMULA = 0x0006;
const CONTINUE = 0x003c;

/** Records that carry cells, texts, merges, formats and the list of sheets; everything else is passed over. */
const KEPT: ReadonlySet<number> = new Set([
  BOF,
  0x000a, // end of a substream
  0x0085, // sheet list
  0x00fc, // shared texts
  CONTINUE,
  0x00fd,
  0x0204,
  0x00d6, // texts
  0x0203,
  0x027e,
  0x00bd, // numbers
  FORMULA,
  0x0207, // result text of a formula
  0x0205, // booleans and errors
  0x00e5, // merged cells
  0x041e,
  0x00e0, // formats
  0x0022,
  0x0042, // date system, code page
  0x002f, // password
]);

/**
 * An old binary workbook (XLS, ET). Before the library parses its stream, records that we do not use are
 * blanked and the expressions of formulas emptied (their stored results stay): the library's parsers of
 * names, links and expressions run away on damaged files. Throws an Error on a stream that is not whole.
 */
export function parseXls(bytes: Uint8Array, options: ParsingOptions): WorkBook {
  const stream = readStream(bytes, ['Workbook', 'Book', 'WORKBOOK', 'BOOK']);
  if (!stream) throw new Error('no workbook stream');
  keepNeeded(stream);
  return parse_xlscfb(stream, { ...options, type: 'buffer' });
}

function keepNeeded(stream: Uint8Array): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let version = 0;
  let depth = 0;
  let at = 0;
  while (at + 4 <= stream.length) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (type === 0 && length === 0 && depth === 0) return;
    if (at + 4 + length > stream.length) throw new Error('a record runs past the end');
    if (type === BOF) {
      const found = length >= 2 ? view.getUint16(at + 4, true) : 0;
      if (found === 0x0500 && version === 0) throw new OldWorkbook();
      if (found !== 0x0600) throw new Error('not an Excel 97 to 2003 workbook');
      version = found;
      depth += 1;
    } else if (version === 0) throw new Error('the stream does not begin a workbook');
    else if (type === 0x000a) depth -= 1;
    else if (type === FORMULA && length >= 22) view.setUint16(at + 4 + 20, 0xffff, true);
    else if (type === FORMULA || !KEPT.has(type)) view.setUint16(at, PASSED_OVER, true);
    at += 4 + length;
  }
}
