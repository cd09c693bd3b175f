import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PackageInfo } from '../intake/package/descriptor.ts';
import { packageFiles } from '../intake/package/package-files.ts';
import type { TablePortions } from '../model/portion.ts';
import { checkPackage } from '../publish/check.ts';
import { conforms } from '../publish/check-portions.ts';
import type { PackageProblem } from '../publish/problem.ts';

/** So much is made while what came before it is still being written. */
const BYTES_AHEAD = 1 << 22;

/** Why nothing may be written to a folder; null when it is new, empty or an older package. */
export async function refusesPackage(out: string): Promise<string | null> {
  if (!existsSync(out)) return null;
  const names = await readdir(out).catch(() => null);
  if (names === null) return `${out}: 不是文件夹 not a folder`;
  if (names.length === 0 || names.includes('datapackage.json')) return null;
  return `${out}: 文件夹里有别的文件，不会覆盖 the folder holds other files and is not overwritten`;
}

/**
 * Writes a package beside its place, checks it there, and moves it in as a whole: the folder either holds
 * the new package or what it held before. Returns the problems of a package that is not valid.
 */
export async function writePackage(
  out: string,
  info: PackageInfo,
  tables: TablePortions,
): Promise<readonly PackageProblem[]> {
  const place = resolve(out);
  const mark = randomBytes(4).toString('hex');
  const fresh = join(dirname(place), `.${mark}.jilan-new`);
  const old = join(dirname(place), `.${mark}.jilan-old`);
  try {
    await mkdir(fresh, { recursive: true });
    for (const { path, pieces } of packageFiles(info, tables))
      await pipeline(
        Readable.from(pieces),
        createWriteStream(join(fresh, path), { highWaterMark: BYTES_AHEAD }),
      );
    // Reading the files back takes far longer than judging the rows they were made of.
    if (!conforms(tables)) {
      const { problems } = await checkPackage(fresh);
      if (problems.length > 0) return problems;
    }
    const replaces = existsSync(place);
    if (replaces) await rename(place, old);
    try {
      await rename(fresh, place);
    } catch (error) {
      if (replaces) await rename(old, place);
      throw error;
    }
    return [];
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}
