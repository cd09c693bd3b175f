import { useCallback, useEffect, useRef, useState } from 'react';
import { TooLongForWorkbook, WORKBOOK_ROWS } from '../../app/export/limits.ts';
import type { DownloadProgress } from '../../app/export/row-source.ts';
import { saveFile } from '../../app/export/table.ts';
import { session } from '../../app/session/site-session.ts';
import { type DatasetId, isDefault } from '../../app/url-state/url-state.ts';
import type { Lang } from '../../model/schema.ts';
import { tableDownload } from '../../questions/downloads.ts';
import type { Filters } from '../../questions/types.ts';
import { FLAT_DOWNLOADS, type Format, type ItemId, packageTables, type Scope } from './download-list.ts';

export interface DownloadJob {
  readonly item: ItemId;
  readonly format: Format;
  readonly scope: Scope;
  /** The name of the file, with its extension. */
  readonly fileName: string;
}

export type DownloadState =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly name: string; readonly progress: DownloadProgress | null }
  | { readonly state: 'done'; readonly name: string; readonly bytes: number }
  | { readonly state: 'cancelled' }
  | { readonly state: 'tooLong'; readonly limit: number }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'noEngine' };

interface Context {
  readonly filters: Filters;
  readonly dataset: DatasetId;
  readonly lang: Lang;
}

/** Makes one file at a time; waits for the engine first. Leaving the page or a cancel ends the work in the engine too. */
export function useDownloads({ filters, dataset, lang }: Context) {
  const [state, setState] = useState<DownloadState>({ state: 'idle' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const start = useCallback(
    async (job: DownloadJob) => {
      stop.current?.abort();
      const controller = new AbortController();
      stop.current = controller;
      const { signal } = controller;
      const show = (next: DownloadState) => {
        if (stop.current === controller) setState(next);
      };
      show({ state: 'running', name: job.fileName, progress: null });
      await session.start(dataset);
      if (signal.aborted) return;
      if (session.state().status.state !== 'ready') {
        show({ state: 'noEngine' });
        return;
      }
      const maker = await import('../../app/export/downloads.ts');
      const reading = {
        ask: session.query.bind(session),
        filters: job.scope === 'selection' && !isDefault(filters) ? filters : null,
        signal,
        onProgress: (progress: DownloadProgress) => show({ state: 'running', name: job.fileName, progress }),
      };
      const make = (): Promise<Blob> => {
        const { item, format, scope } = job;
        if (item === 'package') {
          const tables = packageTables(scope);
          if (format === 'xlsx') return maker.workbookFile(tables.map(tableDownload), lang, reading);
          return maker.packageFile(tables, format === 'csvZip' ? 'csv' : 'parquet', dataset, reading);
        }
        if (item === 'workbook') return maker.workbookFile(Object.values(FLAT_DOWNLOADS), lang, reading);
        const download = FLAT_DOWNLOADS[item];
        if (format === 'csv') return maker.csvFile(download, lang, reading);
        if (format === 'parquet') return maker.parquetFile(download, reading);
        return maker.workbookFile([download], lang, reading);
      };
      try {
        const file = await make();
        saveFile(job.fileName, file, file.type);
        show({ state: 'done', name: job.fileName, bytes: file.size });
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof TooLongForWorkbook) show({ state: 'tooLong', limit: WORKBOOK_ROWS });
        else show({ state: 'failed', message: error instanceof Error ? error.message : String(error) });
      }
    },
    [filters, dataset, lang],
  );

  const cancel = useCallback(() => {
    stop.current?.abort();
    setState({ state: 'cancelled' });
  }, []);
  return { state, start, cancel };
}
