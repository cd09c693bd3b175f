import { execFile } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Converter } from '../intake/readers/read-file.ts';

const LONGEST_MS = 120_000;
const NAMES = ['soffice', 'libreoffice', 'soffice.exe', 'soffice.com'];

/** The path of LibreOffice, when it can be called; null when it is not installed. */
export async function findLibreOffice(path = process.env.PATH ?? ''): Promise<string | null> {
  for (const folder of path.split(delimiter))
    for (const name of NAMES) {
      const file = join(folder, name);
      const runs = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (folder !== '' && runs) return file;
    }
  return null;
}

/** Turns DOC, WPS, RTF and ODT into DOCX with LibreOffice, in a profile and folder of its own. */
export function libreOfficeConverter(soffice: string): Converter {
  return async (_file, bytes, format) => {
    const work = await mkdtemp(join(tmpdir(), 'jilan-convert-'));
    try {
      const source = join(work, `form.${format === 'ole' ? 'doc' : format}`);
      const made = join(work, 'out');
      await mkdir(made);
      await writeFile(source, bytes);
      const profile = pathToFileURL(join(work, 'profile')).href;
      const args = [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--norestore',
        '--convert-to',
        'docx',
        '--outdir',
        made,
        source,
      ];
      if (!(await finishes(soffice, args))) return null;
      const [name] = await readdir(made);
      return name === undefined ? null : new Uint8Array(await readFile(join(made, name)));
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  };
}

function finishes(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(program, [...args], { timeout: LONGEST_MS, windowsHide: true }, (error) =>
      resolve(error === null),
    );
  });
}
