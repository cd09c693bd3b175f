import { buffersOf } from '../model/portion.ts';
import type { PortionReply, PortionRequest } from './portion.worker.ts';
import type { PortionsOfTable } from './wasm-engine.ts';

interface Job {
  readonly resolve: (stream: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Portions → Arrow IPC streams, made in a worker of its own beside the engine's; the next one is made while the
 * engine takes one in. The worker starts with the first portion, and the buffers of portions are handed to it.
 */
export function portionWorkerClient(): {
  toArrow(source: PortionsOfTable): AsyncGenerator<Uint8Array>;
  stop(): void;
} {
  const jobs = new Map<number, Job>();
  let worker: Worker | null = null;
  let lastId = 0;

  const failAll = (error: Error) => {
    for (const job of jobs.values()) job.reject(error);
    jobs.clear();
  };
  const begin = (): Worker => {
    const started = new Worker(new URL('./portion.worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data: reply }: MessageEvent<PortionReply>) => {
      const job = jobs.get(reply.id);
      jobs.delete(reply.id);
      if ('stream' in reply) job?.resolve(reply.stream);
      else job?.reject(new Error(reply.error));
    };
    started.onerror = (event) => failAll(new Error(event.message || 'Failed to fetch the portion worker'));
    return started;
  };
  const made = ({ table }: PortionsOfTable, portion: PortionRequest['portion']): Promise<Uint8Array> => {
    worker ??= begin();
    const port = worker;
    lastId += 1;
    const id = lastId;
    const answer = new Promise<Uint8Array>((resolve, reject) => {
      jobs.set(id, { resolve, reject });
      port.postMessage({ id, table, portion } satisfies PortionRequest, buffersOf(portion));
    });
    // Its failure is dealt with when its turn comes, not as a stray rejection.
    answer.catch(() => undefined);
    return answer;
  };

  return {
    async *toArrow(source) {
      let next: Promise<Uint8Array> | null = null;
      for await (const portion of source.portions) {
        const before = next;
        next = made(source, portion);
        if (before !== null) yield await before;
      }
      if (next !== null) yield await next;
    },
    stop() {
      worker?.terminate();
      worker = null;
      failAll(new Error('the engine was stopped'));
    },
  };
}
