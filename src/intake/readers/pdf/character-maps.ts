/**
 * The maps of Chinese character sets, for files whose fonts are not embedded: in the browser files of the
 * site itself, fetched one by one when a PDF asks; on the command line from the installed library.
 */
const FILES: Readonly<Record<string, string>> = import.meta.env
  ? import.meta.glob<string>(
      '/node_modules/pdfjs-dist/cmaps/{*GB*,Adobe-CNS1-UCS2,UniCNS-*,B5pc-*,ETen-B5-*}.bcmap',
      { query: '?url&no-inline', import: 'default', eager: true },
    )
  : {};

/** The bytes of a map by its file name (`GBK-EUC-H.bcmap`); null for one that is not kept. */
export async function fetchCharacterMap(name: string): Promise<Uint8Array | null> {
  if (!/^[\w-]+\.bcmap$/u.test(name)) return null;
  if (isNode()) return fromLibrary(name);
  const url = FILES[`/node_modules/pdfjs-dist/cmaps/${name}`];
  if (url === undefined) return null;
  const response = await fetch(url);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}

export function isNode(): boolean {
  return typeof process === 'object' && process.versions?.node !== undefined;
}

async function fromLibrary(name: string): Promise<Uint8Array | null> {
  const { createRequire } = process.getBuiltinModule('node:module');
  const { readFile } = process.getBuiltinModule('node:fs/promises');
  const file = createRequire(import.meta.url).resolve(`pdfjs-dist/cmaps/${name}`);
  return new Uint8Array(await readFile(file));
}
