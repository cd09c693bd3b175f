/// <reference lib="webworker" />
import initialise, * as parquet from 'parquet-wasm/esm';
import wasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import type { Portion } from '../model/portion.ts';
import { type ParquetColumn, portionsToParquet, portionToIpc } from './parquet-write.ts';

/** One file to be written: its rows as Arrow IPC streams, or column by column. */
export interface WriteRequest {
  readonly columns: readonly ParquetColumn[];
  readonly portions: readonly (Uint8Array | Portion)[];
}
export type WriteReply = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly error: string };

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

/** Made one at a time, when the writer asks for the next. */
function* streams({ columns, portions }: WriteRequest): Generator<Uint8Array> {
  for (const portion of portions)
    yield portion instanceof Uint8Array ? portion : portionToIpc(columns, portion);
}

scope.onmessage = async (event: MessageEvent<WriteRequest>) => {
  const reply = (message: WriteReply, transfer: Transferable[] = []) => scope.postMessage(message, transfer);
  try {
    await initialise({ module_or_path: wasmUrl });
    const bytes = await portionsToParquet(parquet, streams(event.data));
    reply({ bytes }, [bytes.buffer]);
  } catch (error) {
    reply({ error: error instanceof Error ? error.message : String(error) });
  }
};
