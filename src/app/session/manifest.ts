import { EngineError, type Progress, type TableData } from '../../engine/engine.ts';
import { TABLE_NAMES, type TableName } from '../../model/schema.ts';

/** The list of a published data set's files, written at build time beside them. */
interface DataManifest {
  readonly tables: readonly {
    readonly table: TableName;
    /** Relative to the manifest. */
    readonly file: string;
    readonly bytes: number;
    readonly rows: number;
  }[];
}

async function fetched(url: string, signal: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new EngineError('network', `${url} could not be fetched`, error);
  }
  if (!response.ok) throw new EngineError('network', `${url}: HTTP ${response.status}`);
  return response;
}

function isManifest(value: unknown): value is DataManifest {
  const tables = (value as DataManifest | null)?.tables;
  return (
    Array.isArray(tables) &&
    tables.every((entry) => TABLE_NAMES.includes(entry?.table) && typeof entry.file === 'string')
  );
}

/** Fetches the Parquet files of a data set; progress counts bytes as they arrive. */
export async function fetchTables(
  manifestUrl: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<readonly TableData[]> {
  const manifest: unknown = await (await fetched(manifestUrl, signal)).json();
  if (!isManifest(manifest)) throw new EngineError('data', `${manifestUrl} is not a list of tables`);
  const total = manifest.tables.reduce((sum, table) => sum + table.bytes, 0);
  let done = 0;
  return Promise.all(
    manifest.tables.map(async ({ table, file }) => {
      const response = await fetched(new URL(file, manifestUrl).href, signal);
      const parquet = new Uint8Array(await response.arrayBuffer());
      done += parquet.length;
      onProgress({ step: 'load', done, total, item: table });
      return { table, parquet };
    }),
  );
}
