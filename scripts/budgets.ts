// Sizes that CI keeps: what a reader must fetch before the engine, as brotli bytes of the built files.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const SITE = resolve(import.meta.dirname, '../build/site');
const KB = 1024;

/** Pages whose whole weight before the engine is bounded (HTML with its data, scripts, styles). */
const BUDGETS: readonly [page: string, maximum: number][] = [
  ['index.html', 250 * KB],
  ['en/index.html', 250 * KB],
];

function brotli(bytes: Buffer): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}

/** Scripts a script imports at once; dynamic imports come later and do not count. */
function staticImports(script: string): string[] {
  const pattern = /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+from\s*)?["'](\.{1,2}\/[^"']+\.js)["']/g;
  return [...script.matchAll(pattern)].map((match) => match[1] ?? '');
}

function fileOf(href: string, base: string): string {
  const path = decodeURI(href.split(/[?#]/)[0] ?? '');
  return join(SITE, base !== '/' && path.startsWith(base) ? path.slice(base.length - 1) : path);
}

function weigh(page: string): { total: number; parts: [string, number][] } {
  const html = readFileSync(join(SITE, page), 'utf8');
  const base = html.match(/"basename":"([^"]+)"/)?.[1] ?? '/';
  const links = [
    ...html.matchAll(/<link[^>]+rel="(?:stylesheet|modulepreload)"[^>]*>|<script[^>]+src="[^"]+"/g),
  ];
  const inline = [
    ...html.matchAll(/(?:import|from)\s*["'](\/[^"']+\.js)["']|import\(["'](\/[^"']+\.js)["']\)/g),
  ];
  const first = [
    ...links.flatMap((tag) => tag[0].match(/(?:href|src)="([^"]+)"/)?.[1] ?? []),
    ...inline.map((match) => match[1] ?? match[2] ?? ''),
  ];
  const queue = first.filter((href) => href.startsWith('/')).map((href) => fileOf(href, base));
  const seen = new Set<string>();
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    if (!path.endsWith('.js')) continue;
    const text = readFileSync(path, 'utf8');
    queue.push(...staticImports(text).map((target) => resolve(dirname(path), target)));
  }
  const parts: [string, number][] = [
    [page, brotli(Buffer.from(html))],
    ...[...seen].map((path): [string, number] => [path.slice(SITE.length + 1), brotli(readFileSync(path))]),
  ];
  return { total: parts.reduce((sum, [, size]) => sum + size, 0), parts };
}

let failed = 0;
for (const [page, maximum] of BUDGETS) {
  const { total, parts } = weigh(page);
  const verdict = total <= maximum ? 'ok' : 'TOO BIG';
  console.log(
    `${page}: ${(total / KB).toFixed(1)} KB of ${(maximum / KB).toFixed(0)} KB brotli, ${parts.length} files: ${verdict}`,
  );
  for (const [name, size] of parts.sort((a, b) => b[1] - a[1]).slice(0, 12)) {
    console.log(`  ${(size / KB).toFixed(1).padStart(7)} KB  ${name}`);
  }
  if (total > maximum) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
