import type { TablePortions } from '../../model/portion.ts';
import { type OnPortion, TableWriter } from '../package/table-writer.ts';
import type { FlatRow, FlatSource } from '../readers/flat-source.ts';
import { LIMITS, stopIfAborted, tooManyRows, UnreadableFile } from '../readers/limits.ts';
import type { Answers, Decision, Problem } from '../types.ts';
import { duplicateDecision, SETTLING_RULES } from './duplicate-decision.ts';
import { type Settled, settle } from './duplicates.ts';
import { emitForm, FLAT_FIXED, type FlatWriter } from './emit.ts';
import { FlatIdentity, type FormOwner, flatSlug, unitIdOf } from './flat-identity.ts';
import type { FateCounts, FlatRecord, RowFate } from './flat-record.ts';
import { evaluationIdOf, FormList, groupByForm } from './form-groups.ts';
import type { DuplicateRule, Mapping } from './mapping.ts';
import { moneyDecision } from './money-decision.ts';
import { PrintedColumns } from './printed.ts';
import { ProblemList } from './problem-list.ts';
import { fateOf, nothingRead, RowReader } from './read-rows.ts';
import { AllRecords, type RecordKey, RecordStore } from './record-store.ts';
import { unusedColumns } from './unused-columns.ts';

interface Source {
  readonly source: FlatSource;
  readonly mapping: Mapping;
  readonly reader: RowReader;
  readonly fates: RowFate[];
  /** For each row, whether something of it was used. */
  readonly used: boolean[];
  readonly years: Set<number>;
  /** A record with an amount, to show what its unit would mean. */
  sample: FlatRecord | null;
  records: RecordStore;
  failed: boolean;
}

export interface FlatResult {
  readonly tables: TablePortions;
  readonly problems: readonly Problem[];
  readonly decisionsNeeded: readonly Decision[];
  /** How many rows of each source were taken, marked, refused, replaced by another or empty. */
  readonly counts: readonly { readonly file: string; readonly sheet: string; readonly rows: FateCounts }[];
}

/** So many rows tell how long the rows of a table are. */
const SURE_ROWS = 1_000;

export interface ReadingOptions {
  readonly signal?: AbortSignal;
  readonly onShare?: (share: number) => void;
  /** Stops after so many rows, for a preview. */
  readonly maxRows?: number;
  /** Given where this is the only table: its rows are told while it is read, where that can be. */
  readonly arrivals?: Arrivals;
}

/** Hears portions while a table is read. */
export interface Arrivals {
  readonly onPortion: OnPortion;
  /** What was told does not hold: all rows will be told at the end. */
  readonly onRepeal: () => void;
}

/** What forms are written into. */
interface Beginning {
  readonly writer: FlatWriter;
  readonly identity: FlatIdentity;
  readonly units: Set<string>;
  readonly printed: PrintedColumns;
  /** The key of a department, which is named as parent of a unit. */
  readonly department: (unitId: string, name: string) => string;
}

/** A form has more than one row: nothing of its table can be told before all of it is known. */
class SecondOfForm extends Error {}

/** Forms that are written while their table is read. */
interface Early extends Beginning {
  readonly forms: FormList;
  /** The one record in hand. */
  readonly own: FlatRecord[];
  readonly sourceIds: readonly string[];
  readonly onRepeal: () => void;
  registerDepartments(): void;
}

function beginning(
  keys: Iterable<RecordKey>,
  mappings: readonly Mapping[],
  onPortion: OnPortion | null,
): Beginning {
  const identity = new FlatIdentity(keys);
  return {
    writer: new TableWriter(FLAT_FIXED, onPortion),
    identity,
    units: new Set(),
    printed: new PrintedColumns(mappings),
    department: (unitId, name) => {
      const id = identity.unit(name);
      identity.under(unitId, id);
      return id;
    },
  };
}

/** Departments are registered after all units, as they are where the whole table is known first. */
function early(source: string, mapping: Mapping, { onPortion, onRepeal }: Arrivals): Early {
  const begun = beginning([], [mapping], onPortion);
  const ids = new Map<string, string>();
  const named = new Map<string, readonly [unitId: string, name: string]>();
  return {
    ...begun,
    forms: new FormList(),
    own: [],
    sourceIds: [source],
    onRepeal,
    department: (unitId, name) => {
      const id = ids.get(name) ?? unitIdOf(name);
      ids.set(name, id);
      const pair = `${unitId}\u001f${name}`;
      if (!named.has(pair)) named.set(pair, [unitId, name]);
      return id;
    },
    registerDepartments: () => {
      for (const [unitId, name] of named.values()) begun.department(unitId, name);
    },
  };
}

/** Whether a row is a form by itself and its key stands in it: codes have to be compared over the whole table. */
function tellsFormsAtOnce({ columns }: Mapping): boolean {
  return !columns.some(({ field }) => field === 'project_code' || field === 'indicator');
}

/**
 * Gathers the rows of any number of flat tables, each with its mapping, and joins them into rows of the
 * model: amounts of one table and indicators of another meet under the same unit, project and year.
 */
export class FlatCollector {
  readonly #sources: Source[] = [];
  #held = 0;
  #problems = new ProblemList();
  #early: Early | null = null;

  /** `maxRecords`: above it a table is refused as a whole, before memory runs out. */
  constructor(readonly maxRecords = LIMITS.flatRows) {}

  /**
   * Reads one table to its end. A table that proves unreadable gives a problem and no rows. Rejects with the
   * signal's reason when it is aborted.
   */
  async read(source: FlatSource, mapping: Mapping, options: ReadingOptions = {}): Promise<void> {
    const { arrivals } = options;
    if (this.#early !== null) throw new Error('a table whose rows were told at once is the only one');
    if (arrivals === undefined || this.#sources.length > 0 || !tellsFormsAtOnce(mapping)) {
      await this.#readOne(source, mapping, options);
      return;
    }
    await source.identify(options.signal);
    this.#early = early(sourceId(source), mapping, arrivals);
    try {
      await this.#readOne(source, mapping, options);
    } catch (error) {
      if (!(error instanceof SecondOfForm)) throw error;
      this.#repeal();
      this.#sources.length = 0;
      this.#held = 0;
      this.#problems = new ProblemList();
      await this.#readOne(source, mapping, options);
    }
  }

  async #readOne(source: FlatSource, mapping: Mapping, options: ReadingOptions): Promise<void> {
    const index = this.#sources.length;
    const note = (problem: Omit<Problem, 'file'>): void =>
      this.#problems.add({ ...problem, file: source.file });
    const entry: Source = {
      source,
      mapping,
      reader: new RowReader(mapping, index, note),
      fates: [],
      used: [],
      years: new Set(),
      sample: null,
      records: new RecordStore(),
      failed: false,
    };
    this.#sources.push(entry);
    const held = this.#held;
    try {
      await this.#readAll(entry, options);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.#held = held;
      this.#repeal();
      entry.records = new RecordStore();
      entry.fates.length = 0;
      entry.used.length = 0;
      entry.failed = true;
      this.#problems.add({ ...error.problem, file: source.file });
    }
    for (const problem of source.problems()) this.#problems.add(problem);
  }

  async #readAll(entry: Source, options: ReadingOptions): Promise<void> {
    const { source, mapping } = entry;
    const before = this.#held;
    let at = 0;
    /** Records that the whole table will have given, by the part of it read so far. */
    let whole = 0;
    const onShare = (share: number): void => {
      const read = this.#held - before;
      if (share > 0 && read >= SURE_ROWS) whole = before + read / share;
      options.onShare?.(share);
    };
    for await (const piece of source.rows(options.signal, onShare)) {
      stopIfAborted(options.signal);
      if (options.maxRows === undefined) this.#refuseTooMany(source, whole);
      for (const row of piece) {
        if (at > mapping.headerAt) this.#take(entry, row);
        at += 1;
        if (options.maxRows !== undefined && entry.fates.length >= options.maxRows) return;
      }
    }
    this.#refuseTooMany(source, this.#held);
  }

  /**
   * Ends a table as soon as what was read of it tells that the rest will not fit. Rows differ in length: a table
   * that may still fit is read on.
   */
  #refuseTooMany(source: FlatSource, whole: number): void {
    if (whole > this.maxRecords * 2 || this.#held > this.maxRecords)
      throw tooManyRows(source.file, Math.max(whole, this.#held), this.maxRecords);
  }

  #take(entry: Source, row: FlatRow): void {
    const read = entry.reader.read(row, entry.fates.length);
    entry.fates.push(fateOf(read));
    for (const record of read.records) {
      this.#held += 1;
      if (this.#early === null) entry.records.push(record);
      else this.#writeEarly(this.#early, record);
      entry.years.add(record.year);
      if (entry.sample === null && (record.budget?.value || record.executed?.value)) entry.sample = record;
    }
  }

  /** Joins everything read, once: records are let go as they are joined. `answers` may hold the rule for duplicate keys and the money unit, by decision id. */
  finish(answers: Answers = {}): FlatResult {
    const decisions: Decision[] = [];
    const early = this.#early;
    const records = this.#letGo();
    const mappings = this.#sources.map(({ mapping }) => mapping);
    const begun = early ?? beginning(records.keys(), mappings, null);
    const { writer, identity, units } = begun;
    early?.registerDepartments();
    const rules = this.#sources.map(({ source, mapping }) => ruleFor(source, mapping, answers));
    const sourceIds = this.#sources.map(({ source }) => sourceId(source));
    const ruleOf = (index: number): DuplicateRule => rules[index] ?? 'ask';
    const openBySource = new Map<number, FlatRecord[]>();
    for (const form of early === null ? groupByForm(records, identity) : []) {
      const { evaluationId, owner } = form;
      const own: FlatRecord[] = [];
      for (const place of form.records) own.push(records.at(place));
      const settled = settle(own, ruleOf);
      for (const record of settled.open) {
        const held = openBySource.get(record.source);
        if (held) held.push(record);
        else openBySource.set(record.source, [record]);
      }
      this.#write(begun, evaluationId, owner, settled, own, sourceIds);
    }
    for (const [index, records] of openBySource) {
      const { source } = this.#sources[index] ?? {};
      if (source === undefined) continue;
      const asked = duplicateDecision(duplicateId(source), source.file, records, ruleOf(index));
      decisions.push(asked.decision);
      this.#problems.add(asked.problem);
    }
    const open = new Set([...openBySource].flatMap(([index, rows]) => rows.map((r) => `${index}/${r.row}`)));
    this.#finishSources(writer, decisions, answers, open);
    for (const row of identity.unitRows()) if (units.has(row.unit_id)) writer.add('unit', row);
    for (const row of identity.writtenProjects()) writer.add('project', row);
    return {
      tables: writer.finish(),
      problems: this.#problems.list(),
      decisionsNeeded: decisions,
      counts: this.#sources.map((source) => ({
        file: source.source.file,
        sheet: source.source.sheet,
        rows: countsOf(source),
      })),
    };
  }

  /** Writes a form that reports a result. */
  #write(
    { writer, units, printed, department }: Beginning,
    evaluationId: string,
    owner: FormOwner,
    settled: Settled,
    own: readonly FlatRecord[],
    sourceIds: readonly string[],
  ): void {
    const { unitId, projectId } = owner;
    const isResult =
      settled.figures !== null ||
      settled.indicators.some((r) => r.indicator?.actual !== '' || r.indicator.points !== null);
    const head = own[0];
    const index = settled.figures?.from.source ?? head?.source ?? 0;
    const amounts = this.#sources[settled.figures?.money.from.source ?? index];
    if (!isResult || !head || !amounts) return;
    const departmentName = own.find((r) => r.department !== null)?.department ?? null;
    const departmentId = departmentName === null ? null : department(unitId, departmentName);
    emitForm(
      writer,
      {
        evaluationId,
        unitId,
        departmentId,
        projectId,
        sourceId: sourceIds[index] ?? '',
        layout: printed.layout(settled, index, head.year),
        sourceIds,
      },
      settled,
      own,
      amounts.mapping,
    );
    owner.chain.isWritten = true;
    units.add(unitId).add(departmentId ?? unitId);
    for (const record of settled.used) this.#markUsed(record);
  }

  /**
   * Writes the form of a record at once, while the table is still read; the record is not kept. The second record of
   * a form ends that: records of one form are settled together, when all are known, and the table is read again.
   */
  #writeEarly(early: Early, record: FlatRecord): void {
    const owner = early.identity.owner(record);
    if (early.forms.meet(owner, record.year) >= 0) throw new SecondOfForm();
    early.own[0] = record;
    const settled = settle(early.own, () => 'ask');
    this.#write(early, evaluationIdOf(owner, record.year), owner, settled, early.own, early.sourceIds);
  }

  #repeal(): void {
    this.#early?.onRepeal();
    this.#early = null;
  }

  /** The records of all sources, one after another; the sources keep none. */
  #letGo(): AllRecords {
    const stores = this.#sources.map((source) => {
      const { records } = source;
      source.records = new RecordStore();
      return records;
    });
    this.#held = 0;
    return new AllRecords(stores);
  }

  #markUsed(record: FlatRecord): void {
    const source = this.#sources[record.source];
    if (source) source.used[record.row] = true;
  }

  #finishSources(
    writer: FlatWriter,
    decisions: Decision[],
    answers: Answers,
    open: ReadonlySet<string>,
  ): void {
    this.#sources.forEach((entry, index) => {
      const { source, mapping } = entry;
      entry.fates.forEach((fate, row) => {
        if ((fate === 'accepted' || fate === 'repaired') && !entry.used[row])
          entry.fates[row] = open.has(`${index}/${row}`) ? 'refused' : 'superseded';
      });
      if (entry.years.size === 0 && !entry.failed)
        this.#problems.add({ ...nothingRead(source), file: source.file });
      const ask = moneyDecision(source, mapping, entry.sample);
      if (ask && answers[ask.decision.id] === undefined) {
        decisions.push(ask.decision);
        this.#problems.add(ask.problem);
      }
      const unused = unusedColumns(source, mapping);
      if (unused !== null && !entry.failed) this.#problems.add({ ...unused, file: source.file });
      if (entry.used.length === 0) return;
      const { years } = entry;
      writer.add('source', {
        source_id: sourceId(source),
        title: source.sheet ? `${source.file} · ${source.sheet}` : source.file,
        publisher: null,
        kind: 'dataset',
        fiscal_year: years.size === 1 ? ([...years][0] ?? null) : null,
        url: null,
        sha256: /^[0-9a-f]{64}$/u.test(source.sha256()) ? source.sha256() : null,
        note: null,
      });
    });
  }
}

/** The decision id under which a source's rule for duplicate keys is answered. */
export function duplicateId(source: FlatSource): string {
  return `duplicate-key:${source.file}:${source.sheet}`;
}

function ruleFor(source: FlatSource, mapping: Mapping, answers: Answers): DuplicateRule {
  const answer = answers[duplicateId(source)];
  return SETTLING_RULES.find((rule) => rule === answer) ?? mapping.duplicates;
}

function sourceId(source: FlatSource): string {
  const name = [source.file.replace(/\.[a-z0-9]{1,7}$/iu, ''), source.sheet]
    .filter((part) => part !== '')
    .join('-');
  return `${flatSlug(name) || 'source'}-${source.sha256().slice(0, 8)}`;
}

function countsOf(source: Source): FateCounts {
  const counts = { accepted: 0, repaired: 0, refused: 0, superseded: 0, empty: 0, total: 0 };
  for (const fate of source.fates) counts[fate] += 1;
  return counts;
}
