import * as duckdb from '@duckdb/duckdb-wasm';
import engineWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import engineModule from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import type { Engine, Progress } from './engine.ts';
import { EngineError } from './engine.ts';
import { classifyFailure, unsupportedReason } from './failure.ts';
import { parquetWorkerClient } from './parquet-worker-client.ts';
import { WasmEngine } from './wasm-engine.ts';

export interface BrowserEngineOptions {
  readonly onProgress?: (p: Progress) => void;
  /** Gives up while the engine is still being fetched or compiled. */
  readonly signal?: AbortSignal;
  /** A query neither ended nor could be cancelled, or the worker died: close this engine, start another. */
  readonly onLost?: () => void;
}

/** Ends in a rejection when the worker cannot start; a worker that is blocked only fires an error event. */
function startUp(worker: Worker, signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener('error', (event) => {
      reject(new EngineError('blocked', event.message || 'The engine worker could not start'));
    });
    signal?.addEventListener('abort', () => reject(new DOMException('Not needed any more', 'AbortError')), {
      once: true,
    });
  });
}

/** A worker that cannot fetch its module falls silent: asking for the file here gives the failure a name. */
async function unreachable(url: string, signal: AbortSignal | undefined): Promise<never> {
  const response = await fetch(url, { method: 'HEAD', ...(signal === undefined ? {} : { signal }) });
  if (response.status === 404) throw new EngineError('network', `${url}: HTTP 404`);
  return new Promise(() => undefined);
}

/** The library's module for browsers without exceptions falls over at the first error of a query: not used. */
async function expectExceptions(): Promise<void> {
  const { wasmExceptions } = await duckdb.getPlatformFeatures();
  if (!wasmExceptions) throw new EngineError('unsupported', 'WebAssembly exceptions are not available');
}

/**
 * Starts DuckDB in a worker of this page, from this site's own files; takes one to eight seconds. Keep it
 * for the life of the page: a restart costs the same again.
 * @throws EngineError whose `failure` says what the reader can do; AbortError when given up.
 */
export async function startBrowserEngine(options: BrowserEngineOptions = {}): Promise<Engine> {
  const missing = unsupportedReason();
  if (missing !== null) throw missing;
  const { onProgress, onLost, signal } = options;
  let worker: Worker | null = null;
  const parquet = parquetWorkerClient();
  try {
    await expectExceptions();
    worker = new Worker(engineWorker);
    const failed = Promise.race([startUp(worker, signal), unreachable(engineModule, signal)]);
    // Compiles while the engine does: the tables come right after it.
    parquet.start();
    const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    const opened = database
      .instantiate(engineModule, null, ({ bytesLoaded, bytesTotal }) =>
        onProgress?.({ step: 'engine', done: bytesLoaded, total: bytesTotal }),
      )
      .then(() => WasmEngine.open(database, parquet.decode, onLost));
    // From here on the signal means nothing: another data set may call a load off, but not the engine itself.
    failed.catch(() => undefined);
    const engine = await Promise.race([opened, failed]);
    worker.addEventListener('error', () => onLost?.());
    return engine;
  } catch (error) {
    worker?.terminate();
    parquet.stop();
    if (signal?.aborted) throw error;
    throw classifyFailure(error);
  }
}
