import type { TableName } from '../../model/schema.ts';
import { TABLE_NAMES } from '../../model/schema.ts';
import {
  type Download,
  formsDownload,
  fundsDownload,
  indicatorsDownload,
} from '../../questions/downloads.ts';
import { FORM_TABLES } from '../../questions/tables.ts';

export type Scope = 'selection' | 'whole';
export type ItemId = 'forms' | 'indicators' | 'funds' | 'workbook' | 'package';
export type Format = 'csv' | 'parquet' | 'xlsx' | 'csvZip' | 'parquetZip';

/** One line of the list of downloads with the formats in which it can be had. */
export interface DownloadItem {
  readonly id: ItemId;
  readonly formats: readonly Format[];
}

export const DOWNLOAD_ITEMS: readonly DownloadItem[] = [
  { id: 'forms', formats: ['csv', 'xlsx', 'parquet'] },
  { id: 'indicators', formats: ['csv', 'xlsx', 'parquet'] },
  { id: 'funds', formats: ['csv', 'xlsx', 'parquet'] },
  { id: 'workbook', formats: ['xlsx'] },
  { id: 'package', formats: ['csvZip', 'parquetZip', 'xlsx'] },
];

export const FLAT_DOWNLOADS: Readonly<Record<'forms' | 'indicators' | 'funds', Download>> = {
  forms: formsDownload,
  indicators: indicatorsDownload,
  funds: fundsDownload,
};

/** What the forms of a selection refer to: kept whole, so that every reference in the package holds. */
const REFERRED: readonly TableName[] = ['source', 'unit', 'project', 'profile', 'concept'];

/** The tables of a package: all of them, or for a selection its forms and what they refer to. */
export function packageTables(scope: Scope): readonly TableName[] {
  if (scope === 'whole') return TABLE_NAMES;
  const kept: readonly string[] = [...REFERRED, ...FORM_TABLES];
  return TABLE_NAMES.filter((table) => kept.includes(table));
}

export const EXTENSIONS: Readonly<Record<Format, string>> = {
  csv: 'csv',
  parquet: 'parquet',
  xlsx: 'xlsx',
  csvZip: 'zip',
  parquetZip: 'zip',
};

/** Bytes as a reader counts them. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1e3).toFixed(1)} KB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
