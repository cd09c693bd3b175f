import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { BASE_STAND_IN, basePath } from '../app/base-path.ts';
import { withPolicy } from './csp.ts';

const TEXT = /\.(html|js|css|data|json|svg|txt|xml|webmanifest|map)$/;
const COMPRESSED = /\.(html|js|css|data|json|svg|txt|csv|wasm|xml)$/;
/** Above this size brotli's last level takes longer than it is worth on a build machine. */
const LARGE = 2 * 1024 * 1024;

/** Style elements that libraries insert at run time, word for word; the policy lets exactly these pass. */
export const RUNTIME_STYLES: readonly string[] = [
  // react-aria, usePress: keeps a touch on a button from becoming a gesture.
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
];

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/**
 * Makes `site` out of React Router's `client` folder: pages and assets side by side, so that the folder
 * can be put under the base path of any static file server; the stand-in of the base replaced; the spare
 * page of the router as 404.html; every page with its own strict policy.
 */
export async function assembleSite(
  client: string,
  site: string,
  base: string,
  extraStyles: readonly string[] = [],
): Promise<string[]> {
  await rm(site, { recursive: true, force: true });
  await mkdir(path.dirname(site), { recursive: true });
  await rename(client, site);
  await rm(path.join(site, '.vite'), { recursive: true, force: true });

  const standIn = path.join(site, BASE_STAND_IN.replaceAll('/', ''));
  if (existsSync(standIn)) {
    await cp(standIn, site, { recursive: true });
    await rm(standIn, { recursive: true });
  }
  const fallback = path.join(site, '__spa-fallback.html');
  if (existsSync(fallback)) await rename(fallback, path.join(site, '404.html'));

  const encoded = encodeURI(base);
  for (const file of await filesBelow(site)) {
    if (!TEXT.test(file)) continue;
    const before = await readFile(file, 'utf8');
    let after = base === '/' ? before : before.replaceAll(BASE_STAND_IN, encoded);
    if (base !== '/') after = after.replaceAll(BASE_STAND_IN.slice(0, -1), encoded.slice(0, -1));
    if (file.endsWith('.html')) after = withPolicy(after, extraStyles);
    if (after !== before) await writeFile(file, after);
  }
  return filesBelow(site);
}

/**
 * Writes `.br` and `.gz` beside each file that gains from it; servers that look for them send them.
 * The engine's wasm takes half a minute, so that large results are kept in `cache` by their content.
 */
export async function compressSiblings(files: readonly string[], cache: string): Promise<void> {
  const brotli = promisify(brotliCompress);
  const gz = promisify<Buffer, { level: number }, Buffer>(gzip);
  for (const file of files) {
    if (!COMPRESSED.test(file)) continue;
    const bytes = await readFile(file);
    if (bytes.length < 1024) continue;
    const large = bytes.length > LARGE;
    const kept = path.join(cache, createHash('sha256').update(bytes).digest('hex'));
    if (large && existsSync(`${kept}.br`) && existsSync(`${kept}.gz`)) {
      await cp(`${kept}.br`, `${file}.br`);
      await cp(`${kept}.gz`, `${file}.gz`);
      continue;
    }
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: large ? 9 : 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    await writeFile(`${file}.br`, await brotli(bytes, { params }));
    await writeFile(`${file}.gz`, await gz(bytes, { level: 9 }));
    if (large) {
      await mkdir(cache, { recursive: true });
      await cp(`${file}.br`, `${kept}.br`);
      await cp(`${file}.gz`, `${kept}.gz`);
    }
  }
}

/** The last step of the build: `build/client` becomes `build/site` (JILAN_BUILD names another folder). */
export async function postbuild(root: string, base: string): Promise<void> {
  const folder = path.resolve(root, process.env.JILAN_BUILD ?? 'build');
  const site = path.join(folder, 'site');
  const files = await assembleSite(path.join(folder, 'client'), site, base, RUNTIME_STYLES);
  await compressSiblings(files, path.join(root, '.cache', 'compressed'));
  const pages = files.filter((file) => file.endsWith('.html')).length;
  console.log(
    `${path.relative(root, site)}: ${pages} pages, ${files.length} files, to be served under ${base}`,
  );
}

if (process.argv[1] !== undefined && import.meta.url.endsWith(path.basename(process.argv[1]))) {
  await postbuild(process.cwd(), basePath(process.env.JILAN_BASE));
}
