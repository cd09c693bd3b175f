import { type FileEntry, ImportSession } from './import-session.ts';
import { FlatCollector } from './mapping/collect.ts';
import type { Mapping } from './mapping/mapping.ts';
import type { FileSummary, MappingPreview, Reply, ReplyValue, Request } from './messages.ts';
import { currencyOf } from './package/currency.ts';
import { packageZip } from './package/package-files.ts';
import { fromBlob } from './readers/file-input.ts';
import type { TableRows } from './types.ts';

const PREVIEW_ROWS = 20_000;
const SHOWN_ROWS = 50;
const ROWS_PER_PIECE = 20_000;

/** The worker's side of an import: takes requests, one after another, and posts replies. */
export class ImportServer {
  #session = new ImportSession();
  #controllers = new Map<number, AbortController>();
  /** Files that each request added, for a cancel that comes when they have just been read. */
  #added = new Map<number, readonly string[]>();
  #queue: Promise<void> = Promise.resolve();

  constructor(readonly post: (reply: Reply) => void) {}

  /** Cancelling takes effect at once; everything else waits for its turn. */
  handle(request: Request): void {
    if (request.type === 'cancel') {
      this.#cancel(request.id);
      return;
    }
    if ('id' in request) this.#controllers.set(request.id, new AbortController());
    this.#queue = this.#queue.then(() => this.#serve(request));
  }

  /** Work under way stops; a file that was read just before is taken out again. */
  #cancel(id: number): void {
    this.#controllers.get(id)?.abort();
    for (const file of this.#added.get(id) ?? []) this.#session.remove(file);
  }

  async #serve(request: Request): Promise<void> {
    switch (request.type) {
      case 'open':
        this.#session = new ImportSession(request.options);
        return;
      case 'remove':
        this.#session.remove(request.file);
        return;
      case 'mapping':
        this.#session.setMapping(request.file, request.sheet, request.mapping);
        return;
      case 'answer':
        this.#session.answer(request.decision, request.option);
        return;
      case 'cancel':
        return;
      default:
        await this.#answer(request);
    }
  }

  async #answer(request: Extract<Request, { readonly id: number }>): Promise<void> {
    const { id } = request;
    const signal = this.#controllers.get(id)?.signal ?? AbortSignal.abort();
    try {
      signal.throwIfAborted();
      const value = await this.#value(request, signal);
      this.post({ type: 'done', id, value });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.post({ type: 'failed', id, message, aborted: signal.aborted });
    } finally {
      this.#controllers.delete(id);
    }
  }

  async #value(request: Extract<Request, { readonly id: number }>, signal: AbortSignal): Promise<ReplyValue> {
    switch (request.type) {
      case 'add': {
        this.post({ type: 'progress', id: request.id, file: request.name, share: 0 });
        const input = fromBlob(request.name, request.blob);
        const entries = await this.#session.add(input, signal, request.reading);
        const files = entries.map((entry) => entry.file);
        this.#added.set(request.id, files);
        if (signal.aborted) this.#cancel(request.id);
        signal.throwIfAborted();
        return { kind: 'files', files: entries.map(summaryOf) };
      }
      case 'preview':
        return {
          kind: 'preview',
          preview: await this.#preview(request.file, request.sheet, request.mapping, signal),
        };
      case 'document':
        return { kind: 'document', document: this.#entry(request.file)?.document ?? null };
      case 'forms':
        return { kind: 'forms', forms: this.#session.formsOf(request.file) };
      case 'finish': {
        const { rows, ...result } = await this.#finish(request.id, signal);
        await this.#postRows(request.id, rows, signal);
        return { kind: 'result', result };
      }
      case 'package': {
        const { rows } = await this.#finish(request.id, signal);
        return { kind: 'package', chunks: packageZip({ ...request.info, currency: currencyOf(rows) }, rows) };
      }
      case 'cancel':
        throw new Error('cancel is no question');
    }
  }

  #entry(file: string): FileEntry | undefined {
    return this.#session.entries.find((entry) => entry.file === file);
  }

  #finish(id: number, signal: AbortSignal): ReturnType<ImportSession['finish']> {
    return this.#session.finish({
      signal,
      onShare: (file, share) => this.post({ type: 'progress', id, file, share }),
    });
  }

  async #postRows(id: number, rows: TableRows, signal: AbortSignal): Promise<void> {
    for (const [table, list] of Object.entries(rows) as [keyof TableRows, readonly object[]][])
      for (let at = 0; at < list.length; at += ROWS_PER_PIECE) {
        signal.throwIfAborted();
        this.post({ type: 'rows', id, table, rows: list.slice(at, at + ROWS_PER_PIECE) });
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
  }

  async #preview(
    file: string,
    sheet: string,
    mapping: Mapping,
    signal: AbortSignal,
  ): Promise<MappingPreview | null> {
    const flat = this.#entry(file)?.flat.find((found) => found.sheet === sheet);
    if (!flat) return null;
    const collector = new FlatCollector();
    await collector.read(flat.source, mapping, { signal, maxRows: PREVIEW_ROWS });
    const { rows, problems, counts } = collector.finish();
    const read = counts[0]?.rows ?? {
      accepted: 0,
      repaired: 0,
      refused: 0,
      superseded: 0,
      empty: 0,
      total: 0,
    };
    const shown = Object.entries(rows).map(([table, list]) => [table, (list ?? []).slice(0, SHOWN_ROWS)]);
    const seen = Object.values(read).reduce((a, b) => a + b, 0);
    return {
      counts: read,
      rows: Object.fromEntries(shown) as TableRows,
      problems,
      partial: seen >= PREVIEW_ROWS,
    };
  }
}

function summaryOf(entry: FileEntry): FileSummary {
  const { file, kind, forms, problems } = entry;
  return {
    file,
    kind,
    forms,
    problems,
    flat: entry.flat.map(({ sheet, proposal, mapping }) => ({ sheet, proposal, mapping })),
  };
}
