import type { Row } from '../../engine/engine.ts';
import { type Lang, TABLES, type TableName } from '../../model/schema.ts';
import { type Download, tableDownload } from '../../questions/downloads.ts';
import type { DatasetId } from '../url-state/url-state.ts';
import { csvHeader, csvLines } from './csv.ts';
import { TooLongForWorkbook, WORKBOOK_ROWS } from './limits.ts';
import { packageCsvHeader, packageCsvLines } from './package-csv.ts';
import { type PackageFormat, packageDescription } from './package-description.ts';
import { parquetColumnsOfAnswer, parquetColumnsOfTable, parquetFileWriter } from './parquet.ts';
import { type Reading, readDownloads } from './row-source.ts';
import type { ExportTable } from './table.ts';
import { zipWriter } from './zip.ts';

function exportColumns(download: Download, lang: Lang): ExportTable['columns'] {
  return download.columns.map(({ name, title, unit }) => ({ name, title: title[lang], unit }));
}

/** One table as CSV for Excel: byte order mark, titles with units, cells that could be formulas guarded. */
export async function csvFile(download: Download, lang: Lang, reading: Reading): Promise<Blob> {
  const columns = exportColumns(download, lang);
  const pieces = [csvHeader(columns)];
  await readDownloads([download], reading, (_, rows) => {
    pieces.push(csvLines({ columns, rows }));
  });
  return new Blob(pieces, { type: 'text/csv;charset=utf-8' });
}

/** One table as Parquet, money as exact decimals; column names are those of the data, in both languages alike. */
export async function parquetFile(download: Download, reading: Reading): Promise<Blob> {
  const writer = parquetFileWriter(parquetColumnsOfAnswer(download.columns));
  await readDownloads([download], reading, (_, rows) => writer.add(rows));
  return new Blob([await writer.finish(reading.signal)], { type: 'application/vnd.apache.parquet' });
}

/**
 * Several tables as the sheets of one workbook.
 * @throws TooLongForWorkbook as soon as they turn out to hold more than `WORKBOOK_ROWS` rows.
 */
export async function workbookFile(
  downloads: readonly Download[],
  lang: Lang,
  reading: Reading,
): Promise<Blob> {
  const sheets = new Map<Download, Row[]>(downloads.map((download) => [download, []]));
  let held = 0;
  const refusing: Reading = {
    ...reading,
    onProgress: (progress) => {
      if (reading.filters === null && progress.total > WORKBOOK_ROWS)
        throw new TooLongForWorkbook(progress.total);
      reading.onProgress(progress);
    },
  };
  await readDownloads(downloads, refusing, (download, rows) => {
    held += rows.length;
    if (held > WORKBOOK_ROWS) throw new TooLongForWorkbook(held);
    sheets.get(download)?.push(...rows);
  });
  const { xlsxBlob } = await import('./xlsx.ts');
  return xlsxBlob(
    [...sheets].map(([download, rows]) => ({
      name: download.title[lang],
      table: { columns: exportColumns(download, lang), rows },
    })),
  );
}

/** Tables as a data package in a ZIP: CSV or Parquet files and `datapackage.json`. */
export async function packageFile(
  tables: readonly TableName[],
  format: PackageFormat,
  dataset: DatasetId,
  reading: Reading,
): Promise<Blob> {
  const zip = zipWriter();
  const description = zip.entry('datapackage.json');
  description.write(packageDescription(dataset, tables, format, reading.filters !== null));
  description.end();
  const put = format === 'csv' ? csvEntries(zip) : parquetEntries(zip, reading.signal);
  const byDownload = new Map(tables.map((table) => [tableDownload(table), table]));
  await readDownloads(
    [...byDownload.keys()],
    reading,
    (download, rows) => put.rows(byDownload.get(download) ?? 'source', rows),
    (download) => put.end(byDownload.get(download) ?? 'source'),
  );
  return zip.finish();
}

interface PackageEntries {
  rows(table: TableName, rows: readonly Row[]): void;
  end(table: TableName): void | Promise<void>;
}

function csvEntries(zip: ReturnType<typeof zipWriter>): PackageEntries {
  let open: ReturnType<typeof zip.entry> | null = null;
  const begin = (table: TableName) => {
    if (open !== null) return open;
    open = zip.entry(TABLES[table].path);
    open.write(packageCsvHeader(TABLES[table].fields));
    return open;
  };
  return {
    rows: (table, rows) => begin(table).write(packageCsvLines(TABLES[table].fields, rows)),
    end: (table) => {
      begin(table).end();
      open = null;
    },
  };
}

function parquetEntries(zip: ReturnType<typeof zipWriter>, signal: AbortSignal): PackageEntries {
  let writer: ReturnType<typeof parquetFileWriter> | null = null;
  const begin = (table: TableName) => {
    writer ??= parquetFileWriter(parquetColumnsOfTable(table));
    return writer;
  };
  return {
    rows: (table, rows) => begin(table).add(rows),
    end: async (table) => {
      const bytes = await begin(table).finish(signal);
      writer = null;
      const entry = zip.entry(`${table}.parquet`, true);
      entry.write(bytes);
      entry.end();
    },
  };
}
