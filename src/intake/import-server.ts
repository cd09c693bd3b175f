import { buffersOf, countOf, distinctTexts, firstRows, type Portion } from '../model/portion.ts';
import { TABLE_NAMES, type TableName } from '../model/schema.ts';
import { type FileEntry, type ImportResult, ImportSession } from './import-session.ts';
import { type Arrivals, FlatCollector } from './mapping/collect.ts';
import type { Mapping } from './mapping/mapping.ts';
import type { FileSummary, ImportReport, MappingPreview, Reply, ReplyValue, Request } from './messages.ts';
import { currenciesOf, currencyOf } from './package/currency.ts';
import { packageZip } from './package/package-files.ts';
import { PORTION_ROWS } from './package/table-writer.ts';
import { fromBlob } from './readers/file-input.ts';
import type { TableRows } from './types.ts';

const PREVIEW_ROWS = 20_000;
const SHOWN_ROWS = 50;
/** Tables whose rows stay as they are written while a list is read. */
const EARLY_TABLES: ReadonlySet<TableName> = new Set(['evaluation', 'fund_line']);

/** The worker's side of an import: takes requests, one after another, and posts replies. */
export class ImportServer {
  #session = new ImportSession();
  #controllers = new Map<number, AbortController>();
  /** Files that each request added, for a cancel that comes when they have just been read. */
  #added = new Map<number, readonly string[]>();
  #queue: Promise<void> = Promise.resolve();
  /** What the import gives as it stands; null once something of it has changed. */
  #result: ImportResult | null = null;
  #changes = 0;
  /** What the import gave when it was confirmed, until all of it is kept. */
  #held: ImportResult | null = null;

  /** `buffers` of a reply are handed over, not copied. */
  constructor(readonly post: (reply: Reply, buffers?: ArrayBuffer[]) => void) {}

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
    for (const file of this.#added.get(id) ?? []) {
      this.#change();
      this.#session.remove(file);
    }
  }

  async #serve(request: Request): Promise<void> {
    if (CHANGES.has(request.type)) this.#change();
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
      case 'release':
        this.#held = null;
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
      const buffers: ArrayBuffer[] = [];
      const value = await this.#value(request, signal, buffers);
      this.post({ type: 'done', id, value }, buffers);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.post({ type: 'failed', id, message, aborted: signal.aborted });
    } finally {
      this.#controllers.delete(id);
    }
  }

  async #value(
    request: Extract<Request, { readonly id: number }>,
    signal: AbortSignal,
    buffers: ArrayBuffer[],
  ): Promise<ReplyValue> {
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
        const result = await this.#finish(request.id, signal, request.early ?? false);
        return { kind: 'report', report: reportOf(result) };
      }
      case 'hold':
        this.#held = await this.#finish(request.id, signal);
        return { kind: 'held' };
      case 'portion': {
        const result = request.held ? this.#held : await this.#finish(request.id, signal);
        if (result === null) throw new Error('no rows are held');
        const own = result.tables[request.table]?.[request.index];
        if (own === undefined) return { kind: 'portion', portion: null };
        // The copy is handed over; the portion may be asked for again.
        const portion = structuredClone(own);
        buffers.push(...buffersOf(portion));
        return { kind: 'portion', portion };
      }
      case 'package': {
        const { tables } = await this.#finish(request.id, signal);
        const info = { ...request.info, currency: currencyOf(tables) };
        return { kind: 'package', chunks: packageZip(info, tables) };
      }
      case 'cancel':
        throw new Error('cancel is no question');
    }
  }

  #entry(file: string): FileEntry | undefined {
    return this.#session.entries.find((entry) => entry.file === file);
  }

  async #finish(id: number, signal: AbortSignal, early = false): Promise<ImportResult> {
    if (this.#result !== null) return this.#result;
    const changes = this.#changes;
    const teller = early ? this.#teller(id) : null;
    const result = await this.#session.finish({
      signal,
      onShare: (file, share) => this.post({ type: 'progress', id, file, share }),
      ...(teller === null ? {} : { arrivals: teller }),
    });
    if (changes === this.#changes) this.#result = result;
    teller?.tellRest(result);
    return result;
  }

  /** Posts copies of portions once a first one is full: smaller imports are asked for when they are confirmed. */
  #teller(id: number): Arrivals & { tellRest(result: ImportResult): void } {
    let isTelling = false;
    const tell = (table: TableName, own: Portion) => {
      const portion = structuredClone(own);
      this.post({ type: 'rows', id, rows: { table, portion } }, buffersOf(portion));
    };
    return {
      onPortion: (table, portion) => {
        isTelling ||= portion.length === PORTION_ROWS;
        if (isTelling && EARLY_TABLES.has(table)) tell(table, portion);
      },
      onRepeal: () => {
        if (isTelling) this.post({ type: 'rows', id, rows: null });
        isTelling = false;
      },
      tellRest: ({ tables }) => {
        if (!isTelling) return;
        for (const table of TABLE_NAMES)
          if (!EARLY_TABLES.has(table)) for (const portion of tables[table] ?? []) tell(table, portion);
      },
    };
  }

  #change(): void {
    this.#changes += 1;
    this.#result = null;
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
    const { tables, problems, counts } = collector.finish();
    const read = counts[0]?.rows ?? {
      accepted: 0,
      repaired: 0,
      refused: 0,
      superseded: 0,
      empty: 0,
      total: 0,
    };
    const shown = Object.entries(tables).map(([table, all]) => [table, firstRows(all, SHOWN_ROWS)]);
    const seen = Object.values(read).reduce((a, b) => a + b, 0);
    return {
      counts: read,
      rows: Object.fromEntries(shown) as TableRows,
      problems,
      partial: seen >= PREVIEW_ROWS,
    };
  }
}

/** Requests after which the import no longer gives what it gave. */
const CHANGES: ReadonlySet<Request['type']> = new Set(['open', 'add', 'remove', 'mapping', 'answer']);

function reportOf({ tables, ...result }: ImportResult): ImportReport {
  const rows = Object.entries(tables).map(([table, portions]) => [table, countOf(portions)]);
  const forms = tables.evaluation ?? [];
  return {
    ...result,
    summary: {
      rows: Object.fromEntries(rows) as ImportReport['summary']['rows'],
      units: distinctTexts(forms, 'unit_id').size,
      years: [...distinctTexts(forms, 'fiscal_year')].map(Number).sort((a, b) => a - b),
      currencies: currenciesOf(tables),
    },
  };
}

function summaryOf(entry: FileEntry): FileSummary {
  const { file, kind, forms, problems } = entry;
  return {
    file,
    kind,
    forms,
    problems,
    flat: entry.flat.map(({ sheet, proposal, mapping }) => ({ sheet, proposal, mapping })),
    ofPackage: entry.table !== null || /(?:^|\/)datapackage\.json$/u.test(file),
  };
}
