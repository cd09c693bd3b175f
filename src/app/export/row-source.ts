import type { Row, Statement } from '../../engine/engine.ts';
import type { Download } from '../../questions/downloads.ts';
import { extentOf } from '../../questions/downloads.ts';
import type { Filters } from '../../questions/types.ts';

/**
 * Cells read at a time: few enough that the page stays responsive while they are converted, more than the
 * engine's memory of answers keeps.
 */
const PORTION_CELLS = 120_000;
const FEWEST_ROWS = 1_000;

export type Ask = <R extends Row>(statement: Statement, signal?: AbortSignal) => Promise<readonly R[]>;

/** What a long download reports: rows read of rows to read, over all its tables. */
export interface DownloadProgress {
  readonly done: number;
  readonly total: number;
}

export interface Reading {
  readonly ask: Ask;
  readonly filters: Filters | null;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
}

function stopped(): DOMException {
  return new DOMException('The download was cancelled', 'AbortError');
}

/**
 * Reads downloads one after the other, portion by portion, with one progress over all of them. Each portion is
 * handed on before the next is read; an aborted signal rejects with an AbortError.
 */
export async function readDownloads(
  downloads: readonly Download[],
  reading: Reading,
  onPortion: (download: Download, rows: readonly Row[]) => void | Promise<void>,
  onEnd: (download: Download) => void | Promise<void> = () => {},
): Promise<void> {
  const { ask, filters, signal, onProgress } = reading;
  const extents: number[] = [];
  for (const download of downloads) {
    const [extent] = await ask<{ rows: number }>(extentOf(download).compile({}), signal);
    extents.push(extent?.rows ?? 0);
  }
  const total = extents.reduce((sum, rows) => sum + rows, 0);
  let done = 0;
  onProgress({ done, total });
  for (const [index, download] of downloads.entries()) {
    const end = extents[index] ?? 0;
    const portion = Math.max(FEWEST_ROWS, Math.ceil(PORTION_CELLS / download.columns.length));
    for (let from = 0; from < end; from += portion) {
      if (signal.aborted) throw stopped();
      const to = Math.min(end, from + portion);
      await onPortion(download, await ask(download.compile({ from, to, filters }), signal));
      done += to - from;
      onProgress({ done, total });
    }
    await onEnd(download);
  }
  if (signal.aborted) throw stopped();
}
