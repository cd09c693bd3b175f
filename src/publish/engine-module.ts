import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

/**
 * The engine's WebAssembly module names every one of its functions (75 000, a fifth of the file), so that
 * extensions could be linked to it later. This site never loads one (the engine is locked), yet the glue
 * handles each name at every start: about half a second and a function object each. Here the names that nobody
 * asks for are left out; the code stays as it was built.
 */

const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const EXPORT_SECTION = 7;

interface Section {
  readonly id: number;
  /** Offsets in the module: of the section itself, of its content, of what follows it. */
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

/** An unsigned LEB128 number and the offset behind it. */
function readNumber(bytes: Uint8Array, offset: number): [value: number, next: number] {
  let value = 0;
  for (let at = offset, scale = 1; at < bytes.length; at += 1, scale *= 128) {
    const byte = bytes[at] as number;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return [value, at + 1];
  }
  throw new Error('the engine module ends within a number');
}

function number(value: number): number[] {
  const low = value % 128;
  const rest = Math.floor(value / 128);
  return rest === 0 ? [low] : [low + 128, ...number(rest)];
}

function* sections(bytes: Uint8Array): Generator<Section> {
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw new Error('the engine module is not WebAssembly 1');
  for (let start = MAGIC.length; start < bytes.length; ) {
    const [size, content] = readNumber(bytes, start + 1);
    const end = content + size;
    if (end > bytes.length) throw new Error('the engine module ends within a section');
    yield { id: bytes[start] as number, start, content, end };
    start = end;
  }
}

/** The export section's entries that `keep` wants, in their order, with the count before them. */
function fewerExports(bytes: Uint8Array, { content }: Section, keep: (name: string) => boolean): Uint8Array {
  const text = new TextDecoder();
  const kept: Uint8Array[] = [];
  let [left, at] = readNumber(bytes, content);
  for (; left > 0; left -= 1) {
    const [length, name] = readNumber(bytes, at);
    const kind = name + length;
    const [, next] = readNumber(bytes, kind + 1);
    if (keep(text.decode(bytes.subarray(name, kind)))) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return Buffer.concat([Uint8Array.from(number(kept.length)), ...kept]);
}

/** Functions and data whose addresses the module asks of its glue, which looks for them among the exports. */
function askedByItself(bytes: Uint8Array): Set<string> {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes as BufferSource));
  return new Set(imports.filter((i) => i.module.startsWith('GOT.')).map((i) => i.name));
}

/**
 * The engine's module with only the exports that its glue, or the module itself, has a word for.
 * @param glue the text of the worker script that starts the module
 * @throws Error when the bytes are not a WebAssembly module, or the glue shares no word with its exports
 */
export function withFewerExports(module: Uint8Array, glue: string): Uint8Array {
  const words = new Set(glue.match(/[A-Za-z_$][\w$]*/g));
  const asked = askedByItself(module);
  const keep = (exported: string) => {
    const name = exported.replace(/^orig\$/, '');
    return words.has(name) || words.has(`_${name}`) || asked.has(name);
  };
  const parts: Uint8Array[] = [Uint8Array.from(MAGIC)];
  for (const section of sections(module)) {
    if (section.id !== EXPORT_SECTION) {
      parts.push(module.subarray(section.start, section.end));
      continue;
    }
    const content = fewerExports(module, section, keep);
    if (content[0] === 0) throw new Error('the engine and its glue do not belong together');
    parts.push(Uint8Array.from([EXPORT_SECTION, ...number(content.length)]), content);
  }
  return Buffer.concat(parts);
}

const LIBRARY = '@duckdb/duckdb-wasm/dist';
const MODULE = 'duckdb-eh.wasm';
const GLUE = 'duckdb-browser-eh.worker.js';

/** Puts the shortened module where the site would take the engine's own. */
export function shortenedEngine(): Plugin {
  const find = createRequire(import.meta.url).resolve;
  let cache = '';
  return {
    name: 'jilan:shortened-engine',
    enforce: 'pre',
    configResolved(config) {
      cache = path.join(config.cacheDir, 'engine');
    },
    async resolveId(source) {
      if (source !== `${LIBRARY}/${MODULE}?url`) return null;
      const module = await readFile(find(`${LIBRARY}/${MODULE}`));
      const glue = await readFile(find(`${LIBRARY}/${GLUE}`), 'utf8');
      const shortened = path.join(cache, MODULE);
      await mkdir(cache, { recursive: true });
      await writeFile(shortened, withFewerExports(module, glue));
      return `${shortened}?url`;
    },
  };
}
