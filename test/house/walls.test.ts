import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');

/** Which rooms a room may import from; see CONTRIBUTING.md. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  model: [],
  intake: ['model'],
  scoring: ['model', 'questions', 'engine'],
  audit: ['model', 'scoring', 'questions', 'engine'],
  engine: ['model'],
  questions: ['model', 'engine', 'scoring', 'audit'],
  charts: ['model', 'app'],
  app: ['model', 'engine', 'questions', 'scoring', 'audit', 'intake'],
  pages: ['model', 'questions', 'scoring', 'audit', 'intake', 'charts', 'app', 'engine', 'publish'],
  publish: ['model', 'engine', 'questions', 'scoring', 'audit', 'intake', 'app'],
  cli: ['model', 'engine', 'questions', 'scoring', 'audit', 'intake', 'publish'],
};
/** Rooms that may take only types from another room. */
const TYPES_ONLY: Record<string, readonly string[]> = {
  questions: ['engine'],
  scoring: ['questions', 'engine'],
  audit: ['engine'],
  pages: ['engine'],
};
/** Libraries that live behind one wall. */
const LIBRARY_WALLS: readonly [pattern: RegExp, rooms: RegExp][] = [
  [/^(@duckdb\/|parquet-wasm|apache-arrow)/, /^engine\//],
  [/^echarts/, /^charts\//],
  [/^pdfjs-dist/, /^intake\/readers\/pdf\//],
  [/^(htmlparser2|papaparse|@e965\/xlsx|fflate|hyparquet)/, /^(intake\/|publish\/|app\/export\/)/],
];

interface Import {
  file: string;
  line: number;
  target: string;
  typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  const found: Import[] = [];
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'";]*?from\s+)?'([^']+)'|import\(\s*(?:\/\*.*?\*\/\s*)?'([^']+)'\s*\)/g;
  for (const match of text.matchAll(pattern)) {
    const target = match[3] ?? match[4];
    if (target === undefined) continue;
    const names = match[2] ?? '';
    const braces = names.match(/\{([^}]*)\}/)?.[1];
    const everyNameIsType =
      braces?.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type ')) ?? false;
    found.push({
      file: relative(SRC, path),
      line: text.slice(0, match.index).split('\n').length,
      target,
      typeOnly: Boolean(match[1]) || everyNameIsType,
    });
  }
  return found;
}

const files = sources(SRC);
const imports = files.flatMap(importsOf);
const roomOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : '');

describe('the walls of the house', () => {
  it('reads imports', () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  it('lets no room import from above', () => {
    const broken = imports.flatMap((imported) => {
      if (!imported.target.startsWith('.')) return [];
      const from = roomOf(imported.file);
      if (!(from in MAY_IMPORT)) return [];
      const to = roomOf(relative(SRC, resolve(SRC, dirname(imported.file), imported.target)));
      if (to === from || to === '..' || to === '') return [];
      const allowed = MAY_IMPORT[from]?.includes(to) ?? false;
      const onlyTypes = TYPES_ONLY[from]?.includes(to) ?? false;
      if (allowed && (!onlyTypes || imported.typeOnly)) return [];
      return [`${imported.file}:${imported.line} imports ${imported.target}`];
    });
    expect(broken).toEqual([]);
  });

  it('keeps each library behind its wall', () => {
    const broken = imports.flatMap((imported) =>
      LIBRARY_WALLS.flatMap(([pattern, rooms]) =>
        pattern.test(imported.target) && !rooms.test(imported.file)
          ? [`${imported.file}:${imported.line} imports ${imported.target}`]
          : [],
      ),
    );
    expect(broken).toEqual([]);
  });

  it('takes echarts by parts, never whole', () => {
    expect(imports.filter((i) => i.target === 'echarts').map((i) => i.file)).toEqual([]);
  });

  it('has no file above 500 lines', () => {
    const long = files
      .filter((path) => !path.endsWith('.gen.ts'))
      .map((path) => [relative(SRC, path), readFileSync(path, 'utf8').split('\n').length] as const)
      .filter(([, lines]) => lines > 500);
    expect(long).toEqual([]);
  });
});
