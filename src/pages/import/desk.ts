import { type Correction, placeOf, withCorrection } from '../../app/session/imported-corrections.ts';
import type { Prepared } from '../../app/session/session.ts';
import type { ImportClient } from '../../intake/client.ts';
import type { FileReading } from '../../intake/import-session.ts';
import type { Mapping } from '../../intake/mapping/mapping.ts';
import type { FileSummary, ImportReport } from '../../intake/messages.ts';
import type { Decision, Recognition, Repair } from '../../intake/types.ts';
import type { Portion } from '../../model/portion.ts';
import type { TableName } from '../../model/schema.ts';
import { Arrivals, type Prepare } from './arrivals.ts';
import { type Gathered, withUniqueNames } from './gather.ts';
import { answersTo, withAnswer } from './mapping-edit.ts';
import type { MappingChoices } from './mapping-memory.ts';
import { isAbout } from './problems.ts';
import { type RepairAnswer, refusalsOf, repairId } from './repairs.ts';

/** A file as it was handed over; an archive gives several files. */
export interface DeskItem {
  readonly id: number;
  readonly name: string;
  readonly blob: Blob;
  readonly reading: FileReading;
  readonly state: 'waiting' | 'reading' | 'read' | 'cancelled' | 'failed';
  readonly files: readonly FileSummary[];
  /** The reader's own words when it failed. */
  readonly error: string | null;
}

export interface DeskState {
  readonly items: readonly DeskItem[];
  /** Rows are being joined: the file in hand and how far it is, 0 to 1. */
  readonly joining: { readonly file: string; readonly share: number } | null;
  readonly result: ImportReport | null;
  /** Why the rows could not be joined. What was read is still there. */
  readonly error: string | null;
  readonly seen: readonly Decision[];
  readonly answers: Readonly<Record<string, string>>;
  /** The mapping in use, by `mappingKey`. */
  readonly mappings: Readonly<Record<string, Mapping>>;
  /** Which tables were mapped from memory, by `mappingKey`. */
  readonly recalled: Readonly<Record<string, 'table' | 'columns' | 'none'>>;
  readonly corrections: readonly Correction[];
  readonly repairs: Readonly<Record<string, RepairAnswer>>;
}

type PortionOf = (table: TableName, index: number) => Promise<Portion | null>;

export const EMPTY_DESK: DeskState = {
  items: [],
  joining: null,
  result: null,
  error: null,
  seen: [],
  answers: {},
  mappings: {},
  recalled: {},
  corrections: [],
  repairs: {},
};

export function mappingKey(file: string, sheet: string): string {
  return `${file}\n${sheet}`;
}

type Reader = Pick<
  ImportClient,
  | 'add'
  | 'remove'
  | 'setMapping'
  | 'answer'
  | 'preview'
  | 'document'
  | 'forms'
  | 'finish'
  | 'portion'
  | 'hold'
  | 'release'
  | 'close'
>;

/**
 * The import that is being prepared: files, answers, mappings, corrections and what they give. It outlives the
 * screen, so that a look at another page loses nothing. One file is read at a time.
 */
export class ImportDesk {
  #state: DeskState = EMPTY_DESK;
  #listeners = new Set<() => void>();
  #reader: Reader | null = null;
  #next = 1;
  #pastes = 1;
  #pumping = false;
  #stops = new Map<number, AbortController>();
  #joining: AbortController | null = null;
  /** The reader whose rows are still being kept on this machine. */
  #holding: Reader | null = null;

  #arrivals: Arrivals | null = null;

  constructor(
    readonly createReader: () => Reader,
    readonly memory: MappingChoices,
    readonly prepare: Prepare = () => null,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): DeskState => this.#state;

  #set(next: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...next };
    for (const listener of this.#listeners) listener();
  }

  #setItem(id: number, next: Partial<DeskItem>): void {
    this.#set({ items: this.#state.items.map((item) => (item.id === id ? { ...item, ...next } : item)) });
  }

  /** The worker starts with the first file. */
  get reader(): Reader {
    this.#reader ??= this.createReader();
    return this.#reader;
  }

  nextPaste(): number {
    return this.#pastes++;
  }

  add(files: readonly Gathered[]): void {
    const taken = new Set(this.#state.items.map((item) => item.name));
    const items = withUniqueNames(files, taken).map(
      ({ name, blob }): DeskItem => ({
        id: this.#next++,
        name,
        blob,
        reading: {},
        state: 'waiting',
        files: [],
        error: null,
      }),
    );
    if (items.length === 0) return;
    this.#set({ items: [...this.#state.items, ...items] });
    void this.#pump();
  }

  /** Reads a file once more: with another encoding, with its hidden sheets, or after a cancel. */
  again(id: number, reading: FileReading = {}): void {
    const item = this.#state.items.find((each) => each.id === id);
    if (item === undefined || item.state === 'reading') return;
    this.#forget(item);
    this.#setItem(id, { reading: { ...item.reading, ...reading }, state: 'waiting', files: [], error: null });
    void this.#pump();
  }

  remove(id: number): void {
    const item = this.#state.items.find((each) => each.id === id);
    if (item === undefined) return;
    this.cancel(id);
    this.#forget(item);
    this.#set({ items: this.#state.items.filter((each) => each.id !== id) });
    void this.#join();
  }

  /** Takes what was read of an item out of the worker, with the answers and corrections that belong to it. */
  #forget(item: DeskItem): void {
    const names = item.files.map((file) => file.file);
    for (const name of names) this.reader.remove(name);
    const about = (decision: Decision) => names.some((name) => isAbout(decision, name));
    this.#set({
      seen: this.#state.seen.filter((decision) => !about(decision)),
      corrections: this.#state.corrections.filter((each) => !names.includes(each.file)),
    });
  }

  cancel(id: number): void {
    const item = this.#state.items.find((each) => each.id === id);
    if (item?.state === 'waiting') this.#setItem(id, { state: 'cancelled' });
    this.#stops.get(id)?.abort();
  }

  cancelAll(): void {
    for (const { id, state } of this.#state.items) {
      if (state === 'waiting' || state === 'reading') this.cancel(id);
    }
    this.#joining?.abort();
  }

  /** Ends the preparation; nothing stays but the mappings that were remembered. */
  clear(): void {
    this.cancelAll();
    this.#arrivals?.drop();
    this.#arrivals = null;
    if (this.#holding !== this.#reader) this.#reader?.close();
    this.#reader = null;
    this.#set(EMPTY_DESK);
  }

  /** What the engine has made ready of a report while it was read; null when it has to be loaded from the start. */
  preparedFor(report: ImportReport): Prepared | null {
    return this.#arrivals?.preparedFor(report) ?? null;
  }

  /** The rows as they stand, whatever is changed afterwards: they outlive this preparation until released. */
  async hold(): Promise<{ readonly portion: PortionOf; release(): void }> {
    const { reader } = this;
    await reader.hold();
    this.#holding = reader;
    return {
      portion: (table, index) => reader.portion(table, index, { held: true }),
      release: () => {
        this.#holding = null;
        if (this.#reader === reader) reader.release();
        else reader.close();
      },
    };
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      for (;;) {
        const next = this.#state.items.find((item) => item.state === 'waiting');
        if (next === undefined) break;
        await this.#read(next);
      }
    } finally {
      this.#pumping = false;
    }
    await this.#join();
  }

  async #read({ id, name, blob, reading }: DeskItem): Promise<void> {
    const stop = new AbortController();
    this.#stops.set(id, stop);
    this.#setItem(id, { state: 'reading' });
    try {
      const files = await this.reader.add(name, blob, { signal: stop.signal, reading });
      this.#recall(files);
      this.#setItem(id, { state: 'read', files });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#setItem(id, stop.signal.aborted ? { state: 'cancelled' } : { state: 'failed', error: message });
    } finally {
      this.#stops.delete(id);
    }
  }

  #recall(files: readonly FileSummary[]): void {
    const mappings = { ...this.#state.mappings };
    const recalled = { ...this.#state.recalled };
    for (const { file, flat } of files) {
      for (const { sheet, mapping: proposed } of flat) {
        const known = this.memory.recall(proposed);
        mappings[mappingKey(file, sheet)] = known.mapping;
        recalled[mappingKey(file, sheet)] = known.recalled;
        if (known.recalled !== 'none') this.reader.setMapping(file, sheet, known.mapping);
      }
    }
    this.#set({ mappings, recalled });
  }

  setMapping(file: string, sheet: string, mapping: Mapping): void {
    this.#map(file, sheet, mapping);
    const answers = { ...this.#state.answers };
    for (const [id, option] of answersTo(file, sheet, mapping)) {
      if (!(id in answers)) continue;
      this.reader.answer(id, option);
      if (option === 'ask') delete answers[id];
      else answers[id] = option;
    }
    this.#set({ answers });
    void this.#join();
  }

  #map(file: string, sheet: string, mapping: Mapping): void {
    this.reader.setMapping(file, sheet, mapping);
    this.#set({ mappings: { ...this.#state.mappings, [mappingKey(file, sheet)]: mapping } });
  }

  /** An answer about a table is a choice of its mapping too: both are shown, and the later one counts. */
  answer(decision: Decision, option: string): void {
    this.reader.answer(decision.id, option);
    for (const { files } of this.#state.items) {
      for (const { file, flat } of files) {
        for (const { sheet } of flat) {
          const mapping = this.#state.mappings[mappingKey(file, sheet)];
          const next = mapping && withAnswer(file, sheet, mapping, decision.id, option);
          if (next) this.#map(file, sheet, next);
        }
      }
    }
    const seen = [...this.#state.seen.filter((each) => each.id !== decision.id), decision];
    this.#set({ seen, answers: { ...this.#state.answers, [decision.id]: option } });
    void this.#join();
    void this.#reread(decision);
  }

  /** An answer changes how the forms of its file read: which values are sure, and what was repaired. */
  async #reread(decision: Decision): Promise<void> {
    for (const { id, files } of this.#state.items) {
      for (const { file, forms } of files) {
        if (forms === null || !isAbout(decision, file)) continue;
        const now = await this.reader.forms(file).catch(() => null);
        const item = this.#state.items.find((each) => each.id === id);
        if (now === null || item === undefined) continue;
        const reread = item.files.map((each) => (each.file === file ? { ...each, forms: now } : each));
        this.#setItem(id, { files: reread });
      }
    }
  }

  correct(correction: Correction): void {
    this.#set({ corrections: withCorrection(this.#state.corrections, correction) });
  }

  withdraw(correction: Correction): void {
    const place = placeOf(correction);
    this.#set({ corrections: this.#state.corrections.filter((each) => placeOf(each) !== place) });
  }

  /** Takes a repair, or takes it back: the values made by it are then left empty, each as a correction. */
  async answerRepair(file: string, repair: Repair, accepted: boolean): Promise<void> {
    const id = repairId(file, repair);
    const others = this.#state.corrections.filter((each) => each.repair !== id);
    if (accepted) {
      this.#set({ corrections: others, repairs: { ...this.#state.repairs, [id]: 'accepted' } });
      return;
    }
    const forms: Recognition | null = await this.reader.forms(file);
    const refusals = forms === null ? [] : refusalsOf(file, repair, forms);
    this.#set({
      corrections: [...others, ...refusals],
      repairs: { ...this.#state.repairs, [id]: refusals.length > 0 ? 'refused' : 'not-apart' },
    });
  }

  /** Joins the rows anew; a later call takes the place of one under way. */
  async #join(): Promise<void> {
    if (this.#pumping) return;
    this.#joining?.abort();
    this.#arrivals?.drop();
    this.#arrivals = null;
    if (!this.#state.items.some((item) => item.state === 'read')) {
      this.#set({ result: null, joining: null });
      return;
    }
    const stop = new AbortController();
    this.#joining = stop;
    this.#set({ joining: { file: '', share: 0 }, error: null });
    try {
      const onProgress = (file: string, share: number): void => {
        if (this.#joining === stop) this.#set({ joining: { file, share } });
      };
      const arrivals = new Arrivals(this.prepare);
      this.#arrivals = arrivals;
      const onRows: Arrivals['add'] = (rows) => arrivals.add(rows);
      const result = await this.reader.finish({ signal: stop.signal, onProgress, onRows });
      arrivals.end(result);
      if (this.#joining === stop) this.#set({ result, joining: null });
    } catch (error) {
      if (this.#joining === stop) this.#arrivals?.drop();
      if (this.#joining !== stop) return;
      const message = error instanceof Error ? error.message : String(error);
      this.#set({ joining: null, error: stop.signal.aborted ? null : message });
    }
  }

  /** Tries to join once more after a failure or a cancel. */
  retry(): void {
    void this.#join();
  }

  /** Keeps how the tables of this import were read, for tables with the same headers. */
  rememberMappings(): void {
    for (const mapping of Object.values(this.#state.mappings)) this.memory.remember(mapping);
  }
}
