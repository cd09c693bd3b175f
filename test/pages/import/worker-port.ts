import type { WorkerPort } from '../../../src/intake/client.ts';
import { ImportServer } from '../../../src/intake/import-server.ts';
import type { Reply, Request } from '../../../src/intake/messages.ts';

/** The real import server behind a port that copies messages as a worker does. */
export function workerPort(): WorkerPort {
  let stopped = false;
  const port: WorkerPort = {
    onmessage: null,
    onerror: null,
    postMessage: (message: Request) => {
      const copy = message.type === 'add' ? message : structuredClone(message);
      setTimeout(() => stopped || server.handle(copy), 0);
    },
    terminate: () => {
      stopped = true;
    },
  };
  const server = new ImportServer((reply: Reply) => {
    const copy = structuredClone(reply);
    setTimeout(() => stopped || port.onmessage?.({ data: copy } as MessageEvent<Reply>), 0);
  });
  return port;
}

/** A storage as the browser has it. */
export function memoryStorage(): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    clear: () => held.clear(),
    getItem: (key) => held.get(key) ?? null,
    key: (index) => [...held.keys()][index] ?? null,
    removeItem: (key) => void held.delete(key),
    setItem: (key, value) => void held.set(key, value),
  };
}
