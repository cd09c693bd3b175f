import { buffersOf, hasValues, type Portion } from '../model/portion.ts';
import type { Row } from './engine.ts';
import { type ParquetColumn, rowsToIpc } from './parquet-write.ts';
import type { WriteReply, WriteRequest } from './parquet-writer.worker.ts';

export type { ParquetColumn };

/** Writes one Parquet file from rows that come portion by portion; the file itself is made in a worker. */
export interface ParquetFileWriter {
  add(rows: readonly Row[]): void;
  /**
   * Takes a portion over: its buffers go to the worker. Columns that are NULL in every row of every portion are left
   * out of the file; the engine fills them with NULL.
   */
  addPortion(portion: Portion): void;
  /** @throws Error when the file could not be written; AbortError when `signal` is aborted. */
  finish(signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

function written(request: WriteRequest, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./parquet-writer.worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<WriteReply>) => {
      const reply = event.data;
      if ('error' in reply) reject(new Error(`Parquet: ${reply.error}`));
      else resolve(reply.bytes);
    };
    worker.onerror = (event) => reject(new Error(event.message || 'The Parquet writer could not start'));
    const leave = () => reject(new DOMException('The download was cancelled', 'AbortError'));
    if (signal?.aborted) leave();
    signal?.addEventListener('abort', leave, { once: true });
  });
  worker.postMessage(
    request,
    request.portions.flatMap((portion) =>
      portion instanceof Uint8Array ? [portion.buffer as ArrayBuffer] : buffersOf(portion),
    ),
  );
  return answer.finally(() => worker.terminate());
}

/** A writer for the browser; rows that are missing a column have NULL in it. */
export function parquetFileWriter(columns: readonly ParquetColumn[]): ParquetFileWriter {
  const portions: (Uint8Array | Portion)[] = [];
  return {
    add: (rows) => {
      if (rows.length > 0) portions.push(rowsToIpc(columns, rows));
    },
    addPortion: (portion) => {
      if (portion.length > 0) portions.push(portion);
    },
    finish: (signal) => {
      if (portions.length === 0) portions.push(rowsToIpc(columns, []));
      const used = columns.filter(({ name }) =>
        portions.some((portion) => portion instanceof Uint8Array || hasValues(portion, name)),
      );
      return written({ columns: used, portions }, signal);
    },
  };
}
