/// <reference lib="webworker" />
import initialise, * as parquet from 'parquet-wasm/esm';
import wasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { decodeWith } from './parquet-to-arrow.ts';

/** One decoding job and what comes back for it: portions, then the end or the failure. */
export interface DecodeRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
}
export type DecodeReply =
  | { readonly id: number; readonly portion: Uint8Array }
  | { readonly id: number; readonly end: true }
  | { readonly id: number; readonly error: string };

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const ready = initialise({ module_or_path: wasmUrl });

scope.onmessage = async (event: MessageEvent<DecodeRequest>) => {
  const { id, bytes } = event.data;
  const reply = (message: DecodeReply, transfer: Transferable[] = []) => scope.postMessage(message, transfer);
  try {
    await ready;
    for await (const portion of decodeWith(parquet, bytes)) reply({ id, portion }, [portion.buffer]);
    reply({ id, end: true });
  } catch (error) {
    reply({ id, error: error instanceof Error ? error.message : String(error) });
  }
};
