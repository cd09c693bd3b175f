import type { Portion } from '../model/portion.ts';
import type { TableName } from '../model/schema.ts';
import type { FileReading, ImportOptions, ImportResult } from './import-session.ts';
import type { FateCounts } from './mapping/flat-record.ts';
import type { Mapping } from './mapping/mapping.ts';
import type { Proposal } from './mapping/propose.ts';
import type { Currency } from './package/currency.ts';
import type { PackageInfo } from './package/descriptor.ts';
import type { Document, FileKind, Problem, Recognition, TableRows } from './types.ts';

/** Choices that can travel to a worker. */
export type WorkerOptions = Omit<ImportOptions, 'signal' | 'convert' | 'memory'>;

/** What the page shows of one file while nothing is joined yet. */
export interface FileSummary {
  readonly file: string;
  readonly kind: FileKind | null;
  readonly forms: Recognition | null;
  readonly flat: readonly {
    readonly sheet: string;
    readonly proposal: Proposal;
    readonly mapping: Mapping;
  }[];
  /** True for a table or the description of a data package, which is taken as it is. */
  readonly ofPackage: boolean;
  readonly problems: readonly Problem[];
}

/** What a mapping would give: counts, the first rows of the model, problems. `partial` when only the first rows were read. */
export interface MappingPreview {
  readonly counts: FateCounts;
  readonly rows: TableRows;
  readonly problems: readonly Problem[];
  readonly partial: boolean;
}

/** What the page shows of a whole import before it is confirmed. */
export interface ImportSummary {
  /** Rows by table; tables without a row are left out. */
  readonly rows: Readonly<Partial<Record<TableName, number>>>;
  /** Units and years that have forms. */
  readonly units: number;
  readonly years: readonly number[];
  /** Currencies of the amounts: those of several are never to be added up. */
  readonly currencies: readonly Currency[];
}

/** The rows stay in the worker until they are asked for, portion by portion. */
export type ImportReport = Omit<ImportResult, 'tables'> & { readonly summary: ImportSummary };

export type Request =
  | { readonly type: 'open'; readonly options: WorkerOptions }
  | {
      readonly type: 'add';
      readonly id: number;
      readonly name: string;
      readonly blob: Blob;
      readonly reading?: FileReading;
    }
  | { readonly type: 'remove'; readonly file: string }
  | { readonly type: 'mapping'; readonly file: string; readonly sheet: string; readonly mapping: Mapping }
  | { readonly type: 'answer'; readonly decision: string; readonly option: string }
  | {
      readonly type: 'preview';
      readonly id: number;
      readonly file: string;
      readonly sheet: string;
      readonly mapping: Mapping;
    }
  | { readonly type: 'document'; readonly id: number; readonly file: string }
  | { readonly type: 'forms'; readonly id: number; readonly file: string }
  | {
      readonly type: 'finish';
      readonly id: number;
      /** Whether rows are told as soon as they are there, where that can be. */
      readonly early?: boolean;
    }
  | { readonly type: 'hold'; readonly id: number }
  | { readonly type: 'release' }
  | {
      readonly type: 'portion';
      readonly id: number;
      readonly table: TableName;
      readonly index: number;
      /** Of the rows as they were when they were held. */
      readonly held?: boolean;
    }
  | { readonly type: 'package'; readonly id: number; readonly info: PackageInfo }
  | { readonly type: 'cancel'; readonly id: number };

export type Reply =
  /** Rows that the import gives, as soon as they are there; without a portion, what was told does not hold. */
  | {
      readonly type: 'rows';
      readonly id: number;
      readonly rows: { readonly table: TableName; readonly portion: Portion } | null;
    }
  | { readonly type: 'progress'; readonly id: number; readonly file: string; readonly share: number }
  | { readonly type: 'done'; readonly id: number; readonly value: ReplyValue }
  | { readonly type: 'failed'; readonly id: number; readonly message: string; readonly aborted: boolean };

export type ReplyValue =
  | { readonly kind: 'files'; readonly files: readonly FileSummary[] }
  | { readonly kind: 'preview'; readonly preview: MappingPreview | null }
  | { readonly kind: 'document'; readonly document: Document | null }
  | { readonly kind: 'forms'; readonly forms: Recognition | null }
  | { readonly kind: 'report'; readonly report: ImportReport }
  | { readonly kind: 'held' }
  | { readonly kind: 'portion'; readonly portion: Portion | null }
  | { readonly kind: 'package'; readonly chunks: readonly Uint8Array[] };
