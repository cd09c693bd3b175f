import type { Portion } from '../model/portion.ts';
import type { TableName } from '../model/schema.ts';
import type { FileReading } from './import-session.ts';
import type { Mapping } from './mapping/mapping.ts';
import type {
  FileSummary,
  ImportReport,
  MappingPreview,
  Reply,
  ReplyValue,
  Request,
  WorkerOptions,
} from './messages.ts';
import type { PackageInfo } from './package/descriptor.ts';
import type { Document, Recognition } from './types.ts';

/** What the client needs of a worker; the browser's `Worker` is one. */
export interface WorkerPort {
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: Request): void;
  terminate(): void;
}

export interface AddOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (file: string, share: number) => void;
}

/** Some rows of an import, told while it is read. */
export type EarlyRows = { readonly table: TableName; readonly portion: Portion };

interface Waiting {
  readonly resolve: (value: ReplyValue) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: AddOptions['onProgress'];
  readonly onRows: ((rows: EarlyRows | null) => void) | undefined;
}

type Question = Extract<Request, { readonly id: number }>;
type Asked = Question extends infer Q ? (Q extends { readonly id: number } ? Omit<Q, 'id'> : never) : never;

/** How long a worker may go on after a cancel before it is stopped by force. */
const PATIENCE_MS = 1500;

/**
 * The page's side of an import. Every call takes an AbortSignal. A file whose reading cannot be interrupted
 * (a huge workbook) is cancelled by stopping the worker; the files read before are then read again by a
 * new one, with the same mappings and answers.
 */
export class ImportClient {
  #port: WorkerPort;
  #next = 1;
  #waiting = new Map<number, Waiting>();
  /** Questions given up on that the worker has not let go of yet. */
  #cancelled = new Set<number>();
  /** What a new worker has to be told to stand where the old one stood. */
  #history: Request[] = [];

  constructor(
    readonly createWorker: () => WorkerPort,
    readonly options: WorkerOptions = {},
  ) {
    this.#port = this.#start();
    this.#tell({ type: 'open', options });
  }

  /** Reads a file or an archive; one summary for each file in it. */
  async add(
    name: string,
    blob: Blob,
    options: AddOptions & { readonly reading?: FileReading } = {},
  ): Promise<readonly FileSummary[]> {
    const asked = {
      type: 'add',
      name,
      blob,
      ...(options.reading ? { reading: options.reading } : {}),
    } as const;
    const value = await this.#ask(asked, options);
    this.#history.push({ ...asked, id: 0 });
    return value.kind === 'files' ? value.files : [];
  }

  remove(file: string): void {
    this.#tell({ type: 'remove', file });
  }

  setMapping(file: string, sheet: string, mapping: Mapping): void {
    this.#tell({ type: 'mapping', file, sheet, mapping });
  }

  answer(decision: string, option: string): void {
    this.#tell({ type: 'answer', decision, option });
  }

  /** What a mapping would give, before it is taken. */
  async preview(
    file: string,
    sheet: string,
    mapping: Mapping,
    signal?: AbortSignal,
  ): Promise<MappingPreview | null> {
    const value = await this.#ask({ type: 'preview', file, sheet, mapping }, signal ? { signal } : {});
    return value.kind === 'preview' ? value.preview : null;
  }

  /** The tables of a file, to be shown beside the rows made of them. */
  async document(file: string, signal?: AbortSignal): Promise<Document | null> {
    const value = await this.#ask({ type: 'document', file }, signal ? { signal } : {});
    return value.kind === 'document' ? value.document : null;
  }

  /** The forms of a file as the answers given so far read them, with the origin of every value. */
  async forms(file: string, signal?: AbortSignal): Promise<Recognition | null> {
    const value = await this.#ask({ type: 'forms', file }, signal ? { signal } : {});
    return value.kind === 'forms' ? value.forms : null;
  }

  /**
   * Reads everything to its end and joins it; says what came of it. The rows stay in the worker. Of an import that
   * is one long list `onRows` hears all rows before the report is there; null says that those told do not hold.
   */
  async finish(
    options: AddOptions & { readonly onRows?: (rows: EarlyRows | null) => void } = {},
  ): Promise<ImportReport> {
    const value = await this.#ask({ type: 'finish', early: options.onRows !== undefined }, options);
    if (value.kind !== 'report') throw new Error('the worker answered something else');
    return value.report;
  }

  /** Some of the joined rows, the portions of a table counted from 0; null after the last. */
  async portion(
    table: TableName,
    index: number,
    options: { readonly signal?: AbortSignal; readonly held?: boolean } = {},
  ): Promise<Portion | null> {
    const { signal, held = false } = options;
    const value = await this.#ask({ type: 'portion', table, index, held }, signal ? { signal } : {});
    return value.kind === 'portion' ? value.portion : null;
  }

  /** Keeps the joined rows as they stand, whatever is changed afterwards, until `release`. */
  async hold(): Promise<void> {
    await this.#ask({ type: 'hold' }, {});
  }

  release(): void {
    this.#port.postMessage({ type: 'release' });
  }

  /** The import as a data package, zipped. */
  async packageZip(info: PackageInfo, options: AddOptions = {}): Promise<readonly Uint8Array[]> {
    const value = await this.#ask({ type: 'package', info }, options);
    return value.kind === 'package' ? value.chunks : [];
  }

  close(): void {
    this.#port.terminate();
    this.#fail(new Error('the import was closed'));
  }

  #tell(request: Request): void {
    this.#history.push(request);
    this.#port.postMessage(request);
  }

  #ask(
    asked: Asked,
    options: AddOptions & { readonly onRows?: (rows: EarlyRows | null) => void },
  ): Promise<ReplyValue> {
    const id = this.#next++;
    const { signal, onProgress, onRows } = options;
    return new Promise<ReplyValue>((resolve, reject) => {
      if (signal?.aborted) {
        reject(abortError());
        return;
      }
      const onAbort = (): void => this.#cancel(id);
      signal?.addEventListener('abort', onAbort, { once: true });
      const settled = (): void => signal?.removeEventListener('abort', onAbort);
      this.#waiting.set(id, {
        onProgress,
        onRows,
        resolve: (value) => {
          settled();
          resolve(value);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      });
      this.#port.postMessage({ ...asked, id } as Question);
    });
  }

  /** Gives the asker its answer at once; the worker has a moment to stop by itself. */
  #cancel(id: number): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    this.#cancelled.add(id);
    this.#port.postMessage({ type: 'cancel', id });
    setTimeout(() => {
      if (this.#cancelled.has(id)) this.#restart();
    }, PATIENCE_MS);
    waiting.reject(abortError());
  }

  #start(): WorkerPort {
    const port = this.createWorker();
    port.onmessage = ({ data }) => this.#hear(data);
    port.onerror = (event) => this.#fail(new Error(event.message || 'the import worker stopped'));
    return port;
  }

  #hear(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) {
      this.#hearLate(reply);
      return;
    }
    if (reply.type === 'progress') {
      waiting.onProgress?.(reply.file, reply.share);
    } else if (reply.type === 'rows') {
      waiting.onRows?.(reply.rows);
    } else {
      this.#waiting.delete(reply.id);
      if (reply.type === 'done') waiting.resolve(reply.value);
      else waiting.reject(reply.aborted ? abortError() : new Error(reply.message));
    }
  }

  /** The worker has let go of a question that was cancelled; what it read is taken out on its side. */
  #hearLate(reply: Reply): void {
    if (reply.type === 'done' || reply.type === 'failed') this.#cancelled.delete(reply.id);
  }

  /** Stops a worker that does not react, and brings a new one to where it stood, without the cancelled work. */
  #restart(): void {
    this.#port.terminate();
    this.#cancelled.clear();
    this.#fail(new Error('the import worker was stopped; ask again'));
    this.#port = this.#start();
    for (const request of this.#history) this.#port.postMessage(request);
  }

  #fail(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

function abortError(): DOMException {
  return new DOMException('The import was cancelled', 'AbortError');
}
