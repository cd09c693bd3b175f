/** A file on its way in: its name (with folders, where it came in one) and its bytes. */
export interface Gathered {
  readonly name: string;
  readonly blob: Blob;
}

/** Files that systems leave in folders, and that hold no data. */
export function isLitter(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  return name.startsWith('.') || name.startsWith('~$') || name === 'Thumbs.db' || name === 'desktop.ini';
}

/** The files of an input, of single files or of a folder. */
export function fromInput(files: Iterable<File>): readonly Gathered[] {
  return [...files]
    .map((file) => ({ name: file.webkitRelativePath || file.name, blob: file }))
    .filter(({ name }) => !isLitter(name));
}

/** What was dropped, with everything in dropped folders. */
export async function fromDrop(transfer: DataTransfer): Promise<readonly Gathered[]> {
  // Entries must be taken before the first wait: the list is emptied when the event ends.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const plain = [...transfer.files];
  if (entries.every((entry) => entry === null)) return fromInput(plain);
  const found: Gathered[] = [];
  for (const entry of entries) if (entry !== null) await walk(entry, '', found);
  return found.filter(({ name }) => !isLitter(name));
}

async function walk(entry: FileSystemEntry, folder: string, found: Gathered[]): Promise<void> {
  const name = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    found.push({ name, blob: file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader gives a folder in portions; the last is empty.
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (portion.length === 0) return;
    for (const inner of portion) await walk(inner, `${name}/`, found);
  }
}

/** A pasted text as a file: the table's own markup when it holds one, else the text. Null when nothing is there. */
export function fromPaste(html: string, text: string, name: string): Gathered | null {
  if (/<table[\s>]/i.test(html)) {
    return { name: `${name}.html`, blob: new Blob([`<!DOCTYPE html><meta charset="utf-8">${html}`]) };
  }
  if (text.trim() === '') return null;
  return { name: `${name}.${/\t/.test(text) ? 'tsv' : 'txt'}`, blob: new Blob([text]) };
}

/** Two files of one name are told apart by a number, as file managers do. */
export function withUniqueNames(files: readonly Gathered[], taken: ReadonlySet<string>): readonly Gathered[] {
  const used = new Set(taken);
  return files.map((file) => {
    let name = file.name;
    for (let n = 2; used.has(name); n += 1) name = file.name.replace(/(\.[^./]*)?$/, ` (${n})$1`);
    used.add(name);
    return { ...file, name };
  });
}
