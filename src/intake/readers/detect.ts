import { decodeHead } from './decode.ts';
import { LIMITS } from './limits.ts';
import { listZip, readEntry } from './zip.ts';

/** What the bytes are, whatever the file is called. */
export type Format =
  | 'docx'
  | 'xlsx'
  | 'xlsb'
  | 'ods'
  | 'odt'
  | 'zip'
  | 'xls'
  | 'doc'
  | 'encrypted-office'
  | 'ole'
  | 'rtf'
  | 'pdf'
  | 'parquet'
  | 'word-xml'
  | 'spreadsheet-xml'
  | 'mhtml'
  | 'html'
  | 'text'
  | 'image'
  | 'other-archive'
  | 'executable'
  | 'binary'
  | 'empty';

const HEAD_BYTES = 4096;

/** The format of a file by its content: magic numbers, then the parts of a container, then its first text. */
export function detect(bytes: Uint8Array): Format {
  if (bytes.length === 0) return 'empty';
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04]) || starts(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return zipFormat(bytes);
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return oleFormat(bytes);
  if (ascii(bytes, 0, 4) === 'PAR1') return 'parquet';
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return 'pdf';
  if (ascii(bytes, 0, 5) === '{\\rtf') return 'rtf';
  if (isImage(bytes)) return 'image';
  if (isArchive(bytes)) return 'other-archive';
  if (ascii(bytes, 0, 2) === 'MZ' || starts(bytes, [0x7f, 0x45, 0x4c, 0x46])) return 'executable';
  return textFormat(bytes);
}

function starts(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function isImage(bytes: Uint8Array): boolean {
  return (
    starts(bytes, [0x89, 0x50, 0x4e, 0x47]) ||
    starts(bytes, [0xff, 0xd8, 0xff]) ||
    ascii(bytes, 0, 4) === 'GIF8' ||
    starts(bytes, [0x49, 0x49, 0x2a, 0]) ||
    starts(bytes, [0x4d, 0x4d, 0, 0x2a]) ||
    (ascii(bytes, 0, 2) === 'BM' && bytes[6] === 0 && bytes[7] === 0)
  );
}

function isArchive(bytes: Uint8Array): boolean {
  return (
    ascii(bytes, 0, 4) === 'Rar!' ||
    starts(bytes, [0x37, 0x7a, 0xbc, 0xaf]) ||
    starts(bytes, [0x1f, 0x8b]) ||
    ascii(bytes, 257, 262) === 'ustar'
  );
}

function zipFormat(bytes: Uint8Array): Format {
  try {
    const entries = listZip('', bytes, LIMITS);
    const has = (pattern: RegExp): boolean => entries.some((entry) => pattern.test(entry.name));
    if (has(/^word\/document\d*\.xml$/u)) return 'docx';
    if (has(/^xl\/workbook\.xml$/iu)) return 'xlsx';
    if (has(/^xl\/workbook\.bin$/iu)) return 'xlsb';
    const mimetype = entries.find((entry) => entry.name === 'mimetype');
    if (!mimetype || !has(/^content\.xml$/u)) return 'zip';
    const type = readEntry('', bytes, mimetype, LIMITS, { left: 1 << 20 });
    return ascii(type, 0, 100).includes('spreadsheet') ? 'ods' : 'odt';
  } catch {
    return 'zip';
  }
}

/** Names of streams stand in the container's directory as UTF-16; looking for them is enough to tell the kinds. */
function oleFormat(bytes: Uint8Array): Format {
  const has = (name: string): boolean => {
    const needle = new Uint8Array(name.length * 2);
    for (let i = 0; i < name.length; i += 1) needle[i * 2] = name.charCodeAt(i);
    return indexOf(bytes, needle) >= 0;
  };
  if (has('EncryptedPackage')) return 'encrypted-office';
  if (has('WordDocument')) return 'doc';
  if (has('Workbook') || has('Book\0')) return 'xls';
  return 'ole';
}

function indexOf(bytes: Uint8Array, needle: Uint8Array): number {
  const first = needle[0] ?? 0;
  outer: for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    for (let i = 1; i < needle.length; i += 1) if (bytes[at + i] !== needle[i]) continue outer;
    return at;
  }
  return -1;
}

function textFormat(bytes: Uint8Array): Format {
  const head = decodeHead(bytes, HEAD_BYTES).text;
  const trimmed = head.trimStart().toLowerCase();
  if (/^mime-version:|^from:.*\nmime-version:/u.test(trimmed) || /^content-type:\s*multipart/u.test(trimmed))
    return 'mhtml';
  if (trimmed.includes('<w:worddocument') || trimmed.includes('<pkg:package')) return 'word-xml';
  if (trimmed.includes('urn:schemas-microsoft-com:office:spreadsheet') && trimmed.startsWith('<?xml'))
    return 'spreadsheet-xml';
  if (looksLikeHtml(trimmed)) return 'html';
  return isBinary(head) ? 'binary' : 'text';
}

function looksLikeHtml(head: string): boolean {
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|table|meta|div)\b/u.test(
      head,
    )
  )
    return true;
  return /<(?:table|tr)\b[^>]*>/u.test(head) && /<(?:td|th|tr|tbody|thead)\b[^>]*>/u.test(head);
}

/** Zeros, or more control characters and unreadable bytes than a damaged text holds. */
function isBinary(head: string): boolean {
  if (head.includes('\0')) return true;
  let odd = 0;
  for (let i = 0; i < head.length; i += 1) {
    const code = head.charCodeAt(i);
    if (code === 0xfffd || (code < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a].includes(code))) odd += 1;
  }
  return odd * 20 > head.length;
}
