import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { CHUNK_BYTES, type FileInput } from '../intake/readers/file-input.ts';
import { isClutter } from '../intake/readers/read-file.ts';

/** The files that the given paths name, folders opened, in the order of their names. */
export async function inputFiles(paths: readonly string[]): Promise<readonly FileInput[]> {
  const files: FileInput[] = [];
  for (const path of paths) {
    const found = await stat(path);
    if (found.isDirectory()) await openFolder(path, path, files);
    else files.push(fromPath(path, basename(path), found.size));
  }
  return files;
}

async function openFolder(root: string, folder: string, files: FileInput[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const name = relative(root, path).split(sep).join('/');
    if (isClutter(name)) continue;
    if (entry.isDirectory()) await openFolder(root, path, files);
    else if (entry.isFile()) files.push(fromPath(path, name, (await stat(path)).size));
  }
}

function fromPath(path: string, name: string, size: number): FileInput {
  return {
    name,
    size,
    bytes: async () => new Uint8Array(await readFile(path)),
    chunks: async function* () {
      for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }))
        yield chunk as Uint8Array;
    },
    digest: async () => {
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) hash.update(chunk);
      return hash.digest('hex');
    },
  };
}
