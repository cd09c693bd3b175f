import { NodeEngine } from '../../src/engine/duckdb-node.ts';
import { startWasmEngineInNode } from '../../src/engine/duckdb-wasm-node.ts';
import type { Engine } from '../../src/engine/engine.ts';

/** The two homes of the engine: every SQL of ours must give the same in both. */
export const HOMES: readonly { readonly home: string; open(): Promise<Engine> }[] = [
  { home: 'node', open: () => NodeEngine.open() },
  { home: 'wasm', open: () => startWasmEngineInNode() },
];
