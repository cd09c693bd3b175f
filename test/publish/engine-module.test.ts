import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { withFewerExports } from '../../src/publish/engine-module.ts';

const require = createRequire(import.meta.url);
const MODULE = readFileSync(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
const GLUE = readFileSync(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js'), 'utf8');
const exported = (bytes: Uint8Array) =>
  WebAssembly.Module.exports(new WebAssembly.Module(bytes as BufferSource)).map(({ name }) => name);

describe('the shortened engine module', () => {
  const shortened = withFewerExports(MODULE, GLUE);

  it('keeps every export that the glue takes from it, in the order they had', () => {
    const all = exported(MODULE);
    const kept = exported(shortened);
    const taken = [...GLUE.matchAll(/wasmExports\.([A-Za-z_]\w*)/g)].map((m) => m[1] ?? '');
    expect(taken).toContain('duckdb_web_pending_query_start');
    expect(taken.filter((name) => all.includes(name) && !kept.includes(name))).toEqual([]);
    expect(kept).toEqual(all.filter((name) => kept.includes(name)));
    expect(kept.length).toBeLessThan(1000);
  });

  it('takes the same imports and is shorter by the names alone', () => {
    const imports = (bytes: Uint8Array) =>
      WebAssembly.Module.imports(new WebAssembly.Module(bytes as BufferSource));
    expect(imports(shortened)).toEqual(imports(MODULE));
    expect(shortened.length).toBeLessThan(0.8 * MODULE.length);
  });

  it('refuses what is not a module, a broken one, and glue of another program', () => {
    expect(() => withFewerExports(new TextEncoder().encode('<!doctype html>'), GLUE)).toThrow();
    expect(() => withFewerExports(MODULE.subarray(0, 1_000_000), GLUE)).toThrow();
    expect(() => withFewerExports(MODULE, 'const nothing = 1;')).toThrow(/do not belong together/);
  });
});
