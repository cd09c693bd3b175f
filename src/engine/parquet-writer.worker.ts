/// <reference lib="webworker" />
import initialise, * as parquet from 'parquet-wasm/esm';
import wasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { portionsToParquet } from './parquet-write.ts';

/** One file to be written: its rows as Arrow IPC streams. */
export interface WriteRequest {
  readonly portions: readonly Uint8Array[];
}
export type WriteReply = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly error: string };

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = async (event: MessageEvent<WriteRequest>) => {
  const reply = (message: WriteReply, transfer: Transferable[] = []) => scope.postMessage(message, transfer);
  try {
    await initialise({ module_or_path: wasmUrl });
    const bytes = await portionsToParquet(parquet, event.data.portions);
    reply({ bytes }, [bytes.buffer]);
  } catch (error) {
    reply({ error: error instanceof Error ? error.message : String(error) });
  }
};
