/// <reference lib="webworker" />
import type { Portion } from '../model/portion.ts';
import { TABLES, type TableName } from '../model/schema.ts';
import { portionOfTable } from './portion-ipc.ts';

/** One portion to be made an Arrow IPC stream, and what comes back for it. */
export interface PortionRequest {
  readonly id: number;
  readonly table: TableName;
  readonly portion: Portion;
}
export type PortionReply =
  | { readonly id: number; readonly stream: Uint8Array }
  | { readonly id: number; readonly error: string };

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = (event: MessageEvent<PortionRequest>) => {
  const { id, table, portion } = event.data;
  const reply = (message: PortionReply, transfer: Transferable[] = []) =>
    scope.postMessage(message, transfer);
  try {
    const stream = portionOfTable(TABLES[table], portion);
    reply({ id, stream }, [stream.buffer]);
  } catch (error) {
    reply({ id, error: error instanceof Error ? error.message : String(error) });
  }
};
