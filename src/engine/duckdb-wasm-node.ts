import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import * as parquet from 'parquet-wasm';
import { TABLES } from '../model/schema.ts';
import { decodeWith } from './parquet-to-arrow.ts';
import { portionOfTable } from './portion-ipc.ts';
import { type PortionsOfTable, WasmEngine } from './wasm-engine.ts';

/** Gives a Node worker thread the globals that the engine's own worker script expects of a browser. */
const BOOT = `const { parentPort, workerData } = require('node:worker_threads');
globalThis.self = globalThis;
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on('message', (data) => globalThis.onmessage({ data }));
require(workerData);`;

/** The part of a browser's Worker that duckdb-wasm uses, on top of a worker thread. */
function asBrowserWorker(thread: Worker): globalThis.Worker {
  const face = {
    addEventListener(type: string, listen: (event: unknown) => void) {
      if (type === 'message') thread.on('message', (data: unknown) => listen({ data }));
      if (type === 'error') thread.on('error', listen);
      if (type === 'close') thread.on('exit', () => listen({}));
    },
    removeEventListener() {},
    postMessage: (message: unknown, transfer: ArrayBuffer[]) => thread.postMessage(message, transfer),
    terminate: () => void thread.terminate(),
  };
  return face as unknown as globalThis.Worker;
}

/**
 * The browser's engine, wasm and worker and all, in Node: for tests and measurements of what readers get.
 * It is locked in the same way and takes Parquet through the same decoder.
 */
export async function startWasmEngineInNode(onLost?: () => void): Promise<WasmEngine> {
  const require = createRequire(import.meta.url);
  const duckdb = require('@duckdb/duckdb-wasm') as {
    AsyncDuckDB: typeof AsyncDuckDB;
    VoidLogger: typeof import('@duckdb/duckdb-wasm').VoidLogger;
  };
  const wasm = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
  const script = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-eh.worker.cjs');
  const thread = new Worker(BOOT, { eval: true, workerData: script });
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), asBrowserWorker(thread));
  await database.instantiate(wasm);
  const made = async function* ({ table, portions }: PortionsOfTable) {
    for await (const portion of portions) yield portionOfTable(TABLES[table], portion);
  };
  return WasmEngine.open(
    database,
    (source) => (source instanceof Uint8Array ? decodeWith(parquet, source) : made(source)),
    onLost,
  );
}
