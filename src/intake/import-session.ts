import type { TablePortions } from '../model/portion.ts';
import type { TableName } from '../model/schema.ts';
import { recognise } from './forms/recognise.ts';
import { type Arrivals, duplicateId, FlatCollector, type FlatResult } from './mapping/collect.ts';
import type { DuplicateRule, Mapping, MappingMemory } from './mapping/mapping.ts';
import { moneyUnitId } from './mapping/money-decision.ts';
import { type Proposal, propose } from './mapping/propose.ts';
import { yearFromName, yearOfName } from './mapping/year-of-name.ts';
import { assemble, type Contribution } from './package/assemble.ts';
import { mixedCurrencies } from './package/currency.ts';
import { modelTableOf, readModelRows } from './package/read-table.ts';
import type { FileInput } from './readers/file-input.ts';
import { type FlatRow, type FlatSource, sheetSource } from './readers/flat-source.ts';
import { UnreadableFile } from './readers/limits.ts';
import { limitsOf } from './readers/outcome.ts';
import { type FileOutcome, type ReadFileOptions, readFile } from './readers/read-file.ts';
import type {
  Answers,
  Decision,
  Document,
  FileKind,
  Found,
  NotUnderstood,
  Problem,
  Recognition,
  Repair,
  TableRows,
} from './types.ts';
import type { MoneyUnit } from './values/money.ts';

/** Choices that hold for a whole import. */
export interface ImportOptions extends ReadFileOptions {
  readonly moneyUnit?: MoneyUnit | null;
  readonly duplicates?: DuplicateRule | null;
  /** For tables that name no unit or no year. */
  readonly unit?: string | null;
  readonly year?: number | null;
  readonly memory?: MappingMemory | null;
}

/** How one file is read, where it differs from the import's own options. */
export type FileReading = Pick<ReadFileOptions, 'encoding' | 'hiddenSheets'>;

/** A flat table found in a file, with the way it could be read. */
export interface FlatFound {
  readonly sheet: string;
  /** The table's name in its document; null for a streamed file. */
  readonly documentSheet: string | null;
  readonly source: FlatSource;
  readonly proposal: Proposal;
  readonly mapping: Mapping;
}

/** What was found in one file, before anything is joined. */
export interface FileEntry {
  readonly file: string;
  readonly kind: FileKind | null;
  readonly document: Document | null;
  readonly forms: Recognition | null;
  readonly flat: readonly FlatFound[];
  /** A table of an older data package, which needs no matching. */
  readonly table: { readonly name: TableName; readonly source: FlatSource } | null;
  /** Problems of reading the file; those of its forms and tables are theirs. */
  readonly problems: readonly Problem[];
}

export interface ImportResult {
  /** All rows, column by column; tables without a row are left out. */
  readonly tables: TablePortions;
  readonly problems: readonly Problem[];
  readonly decisions: readonly Decision[];
  readonly found: readonly (Found & { readonly file: string })[];
  readonly notUnderstood: readonly (NotUnderstood & { readonly file: string })[];
  readonly repairs: readonly (Repair & { readonly file: string })[];
  readonly counts: FlatResult['counts'];
}

const HEAD_ROWS = 400;

/**
 * One import of any number of files, the same in a browser worker and in Node: files are added one by one,
 * mappings corrected and decisions answered, and `finish` gives the rows as often as it is asked.
 */
export class ImportSession {
  readonly #entries = new Map<string, FileEntry>();
  #answers: Record<string, string> = {};

  constructor(readonly options: ImportOptions = {}) {}

  get entries(): readonly FileEntry[] {
    return [...this.#entries.values()];
  }

  /** Reads one file, or all files of an archive. Rejects only when the signal is aborted. */
  async add(
    input: FileInput,
    signal?: AbortSignal,
    reading: FileReading = {},
  ): Promise<readonly FileEntry[]> {
    const outcomes = await readFile(input, { ...this.options, ...reading, ...(signal ? { signal } : {}) });
    const entries: FileEntry[] = [];
    for (const outcome of outcomes) {
      const entry = await this.#enter(outcome, signal);
      this.#entries.set(entry.file, entry);
      entries.push(entry);
    }
    return entries;
  }

  remove(file: string): void {
    this.#entries.delete(file);
  }

  /** Takes the reader's correction of how a table's columns are matched. */
  setMapping(file: string, sheet: string, mapping: Mapping): void {
    const entry = this.#entries.get(file);
    if (!entry) return;
    const flat = entry.flat.map((found) => (found.sheet === sheet ? { ...found, mapping } : found));
    this.#entries.set(file, { ...entry, flat });
  }

  /** The forms of a file as the answers given so far read them; null when it holds none. */
  formsOf(file: string): Recognition | null {
    const entry = this.#entries.get(file);
    return entry?.forms ? this.#again(entry, entry.forms) : null;
  }

  /** Answers a decision of `finish` by its id. */
  answer(decisionId: string, optionId: string): void {
    this.#answers = { ...this.#answers, [decisionId]: optionId };
  }

  async #enter(outcome: FileOutcome, signal: AbortSignal | undefined): Promise<FileEntry> {
    const { file, document } = outcome;
    if (/(?:^|\/)datapackage\.json$/u.test(file))
      return { file, kind: 'text', document: null, forms: null, flat: [], table: null, problems: [] };
    const problems = [...outcome.problems];
    const sources = outcome.flat
      ? [outcome.flat]
      : (document?.sheets ?? []).map((sheet) => sheetSource(document as Document, sheet));
    const flat: FlatFound[] = [];
    const flatSheets = new Set<string>();
    for (const [i, source] of sources.entries()) {
      const head = await headOf(source, signal).catch((error: unknown) => {
        if (!(error instanceof UnreadableFile)) throw error;
        problems.push({ ...error.problem, file });
        return null;
      });
      if (head === null)
        return { file, kind: source.kind, document: null, forms: null, flat: [], table: null, problems };
      const table = outcome.flat || document?.kind === 'csv' ? modelTableOf(head[0]?.values ?? []) : null;
      if (table !== null)
        return {
          file,
          kind: source.kind,
          document,
          forms: null,
          flat: [],
          table: { name: table, source },
          problems,
        };
      const proposal = propose(head, {
        moneyUnit: this.options.moneyUnit ?? null,
        memory: this.options.memory ?? null,
      });
      if (!proposal || (!proposal.isFlat && !outcome.flat)) continue;
      const sheet = document?.sheets[i];
      const year = proposal.missing.includes('year') && !this.options.year ? yearOfName(source) : null;
      if (year !== null) problems.push(yearFromName(source, year));
      flat.push({
        sheet: source.sheet,
        documentSheet: sheet?.name ?? null,
        source,
        proposal,
        mapping: this.#withDefaults({ ...proposal.mapping, year: proposal.mapping.year ?? year }),
      });
      if (sheet) flatSheets.add(sheet.name);
    }
    if (outcome.flat && flat.length === 0) problems.push(noHeader(file));
    const rest = document === null ? null : without(document, flatSheets);
    const forms =
      rest !== null && hasContent(rest) && !(flat.length > 0 && rest.sheets.length === 0)
        ? this.#recognise(rest)
        : null;
    return {
      file,
      kind: document?.kind ?? outcome.flat?.kind ?? null,
      document,
      forms,
      flat,
      table: null,
      problems,
    };
  }

  #withDefaults(mapping: Mapping): Mapping {
    return {
      ...mapping,
      unit: mapping.unit ?? this.options.unit ?? null,
      year: mapping.year ?? this.options.year ?? null,
      duplicates: this.options.duplicates ?? mapping.duplicates,
    };
  }

  /** Recognises a document; the import's money unit answers its question for one. */
  #recognise(document: Document): Recognition {
    const prefix = formDecisionId(document.fileName, '');
    const answers: Record<string, string> = {};
    for (const [id, option] of Object.entries(this.#answers))
      if (id.startsWith(prefix)) answers[id.slice(prefix.length)] = option;
    const first = recognise(document, answers);
    const unit = this.options.moneyUnit;
    if (!unit) return first;
    const asked = first.decisionsNeeded.filter(
      (d) => d.kind === 'money-unit' && d.options.some((o) => o.id === unit),
    );
    if (asked.length === 0) return first;
    return recognise(document, { ...Object.fromEntries(asked.map((d) => [d.id, unit])), ...answers });
  }

  /** Rows of everything added so far, joined. Flat tables are read here, to their end. */
  async finish(
    options: {
      readonly signal?: AbortSignal;
      readonly onShare?: (file: string, share: number) => void;
      /** Hears rows of forms while they are read, where the import is one table whose rows tell forms at once. */
      readonly arrivals?: Arrivals;
    } = {},
  ): Promise<ImportResult> {
    const collector = new FlatCollector(limitsOf(this.options).flatRows);
    const contributions: Contribution[] = [];
    const problems: Problem[] = [];
    const decisions: Decision[] = [];
    const found: ImportResult['found'][number][] = [];
    const notUnderstood: ImportResult['notUnderstood'][number][] = [];
    const repairs: ImportResult['repairs'][number][] = [];
    const packages = new Map<string, Record<string, readonly object[]>>();
    const { arrivals } = options;
    const isOneTable =
      this.entries.flatMap((entry) => entry.flat).length === 1 &&
      this.entries.every((entry) => entry.forms === null && entry.table === null);
    for (const entry of this.#entries.values()) {
      const { file } = entry;
      problems.push(...entry.problems);
      if (entry.table) {
        const read = await readModelRows(entry.table.name, entry.table.source, options.signal);
        const folder = file.replace(/[^/]*$/u, '');
        if (read.rows.length > 0)
          packages.set(folder, { ...packages.get(folder), [entry.table.name]: read.rows });
        problems.push(...read.problems);
      }
      for (const flat of entry.flat) {
        const { signal, onShare } = options;
        await collector.read(flat.source, answered(flat, this.#answers), {
          ...(signal ? { signal } : {}),
          ...(onShare ? { onShare: (share: number) => onShare(file, share) } : {}),
          ...(arrivals && isOneTable ? { arrivals } : {}),
        });
      }
      const forms = entry.forms === null ? null : this.#again(entry, entry.forms);
      if (forms === null) continue;
      contributions.push({ file, rows: forms.rows });
      problems.push(...forms.problems);
      decisions.push(...forms.decisionsNeeded.map((d) => ({ ...d, id: formDecisionId(file, d.id) })));
      found.push(...forms.found.map((f) => ({ ...f, file })));
      notUnderstood.push(...forms.notUnderstood.map((n) => ({ ...n, file })));
      repairs.push(...forms.repairs.map((r) => ({ ...r, file })));
    }
    for (const [folder, tables] of packages) contributions.push({ file: folder, rows: tables as TableRows });
    const flat = collector.finish(this.#answers);
    problems.push(...flat.problems);
    decisions.push(...flat.decisionsNeeded);
    const { counts } = flat;
    const assembled = assemble(contributions, {
      file: counts.map((c) => c.file).join('、'),
      tables: flat.tables,
    });
    problems.push(...assembled.problems);
    const mixed = mixedCurrencies(assembled.tables);
    if (mixed) problems.push(mixed);
    return { tables: assembled.tables, problems, decisions, found, notUnderstood, repairs, counts };
  }

  /** The forms of a file once more, when a decision on it has been answered since. */
  #again(entry: FileEntry, forms: Recognition): Recognition {
    const prefix = formDecisionId(entry.file, '');
    if (!entry.document || !Object.keys(this.#answers).some((id) => id.startsWith(prefix))) return forms;
    return this.#recognise(
      without(entry.document, new Set(entry.flat.flatMap((f) => f.documentSheet ?? []))),
    );
  }
}

/** The first rows of a source, for a proposal. */
export async function headOf(source: FlatSource, signal?: AbortSignal): Promise<readonly FlatRow[]> {
  const head: FlatRow[] = [];
  for await (const piece of source.rows(signal)) {
    head.push(...piece.slice(0, HEAD_ROWS - head.length));
    if (head.length >= HEAD_ROWS) break;
  }
  return head;
}

/** Decision ids of forms carry the file, so that answers of two files do not meet. */
function formDecisionId(file: string, id: string): string {
  return `form:${file}:${id}`;
}

function answered(flat: FlatFound, answers: Answers): Mapping {
  const unit = answers[moneyUnitId(flat.source)];
  const rule = answers[duplicateId(flat.source)];
  return {
    ...flat.mapping,
    ...(unit ? { moneyUnit: unit as MoneyUnit, moneyUnitBasis: 'chosen' as const } : {}),
    ...(rule ? { duplicates: rule as DuplicateRule } : {}),
  };
}

function without(document: Document, sheetNames: ReadonlySet<string>): Document {
  if (sheetNames.size === 0) return document;
  const blocks = document.blocks.filter(
    (block) => block.type !== 'sheet' || !sheetNames.has(block.sheet.name),
  );
  return { ...document, blocks, sheets: document.sheets.filter((sheet) => !sheetNames.has(sheet.name)) };
}

function hasContent(document: Document): boolean {
  return document.blocks.length > 0;
}

function noHeader(file: string): Problem {
  return {
    file,
    place: '',
    column: null,
    value: null,
    kind: 'no-header',
    message: { zh: '找不到列名所在的行', en: 'No row of column names was found' },
    remedy: {
      zh: '请确认表中有“单位”“年度”“项目”“预算数”“执行数”等列名',
      en: 'Make sure the table has names such as unit, year, project, budget and executed over its columns',
    },
    severity: 'error',
  };
}
