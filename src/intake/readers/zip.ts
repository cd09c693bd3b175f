import { Inflate } from 'fflate';
import type { Bilingual } from '../../model/schema.ts';
import { crc32 } from './crc32.ts';
import { decode } from './decode.ts';
import { damaged, fileProblem, type Limits, tooLarge, UnreadableFile } from './limits.ts';

export interface ZipEntry {
  readonly name: string;
  readonly rawName: Uint8Array;
  /** Bytes as the directory declares them; the reader counts for itself while it expands. */
  readonly size: number;
  readonly stored: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly offset: number;
}

/** Bytes that archives of one file may still expand to; shared by everything inside it. */
export interface Budget {
  left: number;
}

const ARCHIVE: Bilingual = { zh: '压缩包', en: 'The archive' };
const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;

/** The directory of a ZIP. Names without the UTF-8 flag are GB18030, as Chinese Windows writes them. */
export function listZip(file: string, bytes: Uint8Array, limits: Limits): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw damaged(file, ARCHIVE);
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) [count, at] = zip64End(view, end) ?? [count, at];
  if (count > limits.archiveEntries)
    throw tooLarge(file, { zh: '压缩包内文件数', en: 'Files in the archive' }, count, limits.archiveEntries);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_RECORD) throw damaged(file, ARCHIVE);
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
    const sizes = wideSizes(view, at, nameLength, extraLength);
    entries.push({
      rawName,
      name: (flags & 0x800 ? new TextDecoder().decode(rawName) : decode(rawName).text).replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) === 1,
      crc: view.getUint32(at + 16, true),
      ...sizes,
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1)
    if (view.getUint32(at, true) === END_RECORD) return at;
  return -1;
}

function zip64End(view: DataView, end: number): [number, number] | null {
  if (end < 20 || view.getUint32(end - 20, true) !== 0x07064b50) return null;
  const at = Number(view.getBigUint64(end - 12, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== 0x06064b50) return null;
  return [Number(view.getBigUint64(at + 32, true)), Number(view.getBigUint64(at + 48, true))];
}

function wideSizes(view: DataView, at: number, nameLength: number, extraLength: number) {
  let stored = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  const stop = Math.min(at + 46 + nameLength + extraLength, view.byteLength);
  for (let p = at + 46 + nameLength; p + 4 <= stop; p += 4 + view.getUint16(p + 2, true)) {
    if (view.getUint16(p, true) !== 1) continue;
    let q = p + 4;
    const next = (value: number): number => {
      if (value !== 0xffffffff || q + 8 > stop) return value;
      q += 8;
      return Number(view.getBigUint64(q - 8, true));
    };
    size = next(size);
    stored = next(stored);
    offset = next(offset);
  }
  return { size, stored, offset };
}

/** The bytes of one entry, counted while they expand: a part that lies about its size is stopped as well. */
export function readEntry(
  file: string,
  bytes: Uint8Array,
  entry: ZipEntry,
  limits: Limits,
  budget: Budget,
): Uint8Array {
  if (entry.encrypted) throw passwordProtected(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL_RECORD)
    throw damaged(file, ARCHIVE, entry.name);
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.stored > bytes.length) throw damaged(file, ARCHIVE, entry.name);
  if (!agrees(bytes, view, entry)) throw damaged(file, ARCHIVE, entry.name);
  const stored = bytes.subarray(start, start + entry.stored);
  const refuse = (found: number): void => {
    const allowed = Math.min(
      limits.fileBytes,
      budget.left,
      Math.max(limits.ratioFromBytes, entry.stored * limits.expansionRatio),
    );
    if (found > allowed)
      throw tooLarge(
        file,
        { zh: `“${entry.name}”解压后的字节数`, en: `Bytes of “${entry.name}” after expansion` },
        found,
        allowed,
        entry.name,
      );
  };
  refuse(entry.size);
  const out = entry.method === 0 ? stored : inflate(file, stored, entry, refuse);
  if (crc32(out) !== entry.crc) throw damaged(file, ARCHIVE, entry.name);
  budget.left -= out.length;
  return out;
}

/** True when the part's own header says what the directory says: readers differ in which of the two they trust. */
function agrees(bytes: Uint8Array, view: DataView, entry: ZipEntry): boolean {
  const { offset } = entry;
  const name = bytes.subarray(offset + 30, offset + 30 + view.getUint16(offset + 26, true));
  if (name.length !== entry.rawName.length || name.some((byte, i) => byte !== entry.rawName[i])) return false;
  if (view.getUint16(offset + 8, true) !== entry.method) return false;
  const sizesFollow = (view.getUint16(offset + 6, true) & 8) !== 0;
  const local = [
    view.getUint32(offset + 14, true),
    view.getUint32(offset + 18, true),
    view.getUint32(offset + 22, true),
  ];
  const directory = [entry.crc, entry.stored, entry.size];
  return local.every(
    (value, i) => value === directory[i] || (sizesFollow && value === 0) || value === 0xffffffff,
  );
}

function inflate(file: string, stored: Uint8Array, entry: ZipEntry, refuse: (n: number) => void): Uint8Array {
  if (entry.method !== 8) throw damaged(file, ARCHIVE, `${entry.name}: compression method ${entry.method}`);
  const parts: Uint8Array[] = [];
  let total = 0;
  const stream = new Inflate((part) => {
    total += part.length;
    refuse(total);
    parts.push(part);
  });
  try {
    const step = 64 * 1024;
    for (let at = 0; at < stored.length || at === 0; at += step)
      stream.push(stored.subarray(at, at + step), at + step >= stored.length);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw damaged(file, ARCHIVE, entry.name);
  }
  const only = parts[0];
  if (parts.length === 1 && only) return only;
  const out = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** The refusal of an encrypted archive, workbook or Word file. */
export function passwordProtected(file: string): UnreadableFile {
  return new UnreadableFile(
    fileProblem(
      file,
      'password',
      'error',
      { zh: '文件有密码保护，无法读取', en: 'The file is protected by a password and cannot be read' },
      { zh: '请去掉密码后另存再导入', en: 'Save it without the password and import it again' },
    ),
  );
}
