import { csvHeader, csvLines } from './csv.ts';
import { TooLongForWorkbook, WORKBOOK_ROWS } from './limits.ts';
import type { DownloadProgress } from './row-source.ts';
import type { ExportTable } from './table.ts';

/** More rows than the engine's memory of answers keeps, few enough that the page stays responsive. */
const FEWEST_ROWS = 5_000;
/** Each portion is ordered anew by the engine: very long lists are read in larger ones. */
const PORTIONS = 50;

type Rows = ExportTable['rows'];

/** A list of which the page shows a part: how to read any part of it. */
export interface WholeList {
  readonly title: string;
  readonly columns: ExportTable['columns'];
  readonly total: number;
  readonly read: (offset: number, limit: number, signal: AbortSignal) => Promise<Rows>;
}

/**
 * All rows of a list as a file, portion by portion. An aborted signal rejects with an AbortError.
 * @throws TooLongForWorkbook when a workbook is wanted of more rows than it can hold.
 */
export async function listFile(
  list: WholeList,
  format: 'csv' | 'xlsx',
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void,
): Promise<Blob> {
  const { title, columns, total } = list;
  if (format === 'xlsx' && total > WORKBOOK_ROWS) throw new TooLongForWorkbook(total);
  const held: Rows[number][] = [];
  const pieces = [csvHeader(columns)];
  const portion = Math.max(FEWEST_ROWS, Math.ceil(total / PORTIONS));
  for (let offset = 0; offset < total; offset += portion) {
    onProgress({ done: offset, total });
    const rows = await list.read(offset, portion, signal);
    signal.throwIfAborted();
    if (format === 'csv') pieces.push(csvLines({ columns, rows }));
    else held.push(...rows);
  }
  onProgress({ done: total, total });
  if (format === 'csv') return new Blob(pieces, { type: 'text/csv;charset=utf-8' });
  const { xlsxBlob } = await import('./xlsx.ts');
  return xlsxBlob([{ name: title, table: { columns, rows: held } }]);
}
