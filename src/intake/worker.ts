import { ImportServer } from './import-server.ts';
import type { Request } from './messages.ts';

/** The worker in which files are read, so that the page stays responsive: `new Worker(new URL('./worker.ts', …))`. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
const server = new ImportServer((reply, buffers = []) => scope.postMessage(reply, buffers));
scope.onmessage = (event) => server.handle(event.data);
