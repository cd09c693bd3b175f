import type { DecodeReply, DecodeRequest } from './parquet.worker.ts';
import { portionWorkerClient } from './portion-worker-client.ts';
import type { ToArrow } from './wasm-engine.ts';

interface Job {
  readonly portions: Uint8Array[];
  ended: boolean;
  error: Error | null;
  wake: () => void;
}

/**
 * Decodes Parquet in a worker of its own, so that the page stays responsive. The worker starts with the
 * first file, or with `start` when one is expected; `stop` ends it and fails what is still under way. Portions are
 * made Arrow in another, which has no Parquet to compile.
 */
export function parquetWorkerClient(): { readonly decode: ToArrow; start(): void; stop(): void } {
  const portions = portionWorkerClient();
  const jobs = new Map<number, Job>();
  let worker: Worker | null = null;
  let lastId = 0;

  const failAll = (error: Error) => {
    for (const job of jobs.values()) {
      job.error = error;
      job.wake();
    }
  };
  const begin = (): Worker => {
    const started = new Worker(new URL('./parquet.worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = (event: MessageEvent<DecodeReply>) => {
      const reply = event.data;
      const job = jobs.get(reply.id);
      if (job === undefined) return;
      if ('portion' in reply) job.portions.push(reply.portion);
      else if ('error' in reply) job.error = new Error(`Parquet: ${reply.error}`);
      else job.ended = true;
      job.wake();
    };
    started.onerror = (event) => failAll(new Error(event.message || 'Failed to fetch the Parquet decoder'));
    return started;
  };

  async function* decoded(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    worker ??= begin();
    lastId += 1;
    const id = lastId;
    const job: Job = { portions: [], ended: false, error: null, wake: () => undefined };
    jobs.set(id, job);
    try {
      worker.postMessage({ id, bytes } satisfies DecodeRequest);
      for (;;) {
        const portion = job.portions.shift();
        if (portion !== undefined) yield portion;
        else if (job.error !== null) throw job.error;
        else if (job.ended) return;
        else {
          await new Promise<void>((resolve) => {
            job.wake = resolve;
          });
        }
      }
    } finally {
      jobs.delete(id);
    }
  }

  return {
    decode: (source) => (source instanceof Uint8Array ? decoded(source) : portions.toArrow(source)),
    start() {
      worker ??= begin();
    },
    stop() {
      worker?.terminate();
      worker = null;
      portions.stop();
      failAll(new Error('the decoder was stopped'));
    },
  };
}
