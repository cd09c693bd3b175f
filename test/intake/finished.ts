import type { ImportClient } from '../../src/intake/client.ts';
import type { ImportResult, ImportSession } from '../../src/intake/import-session.ts';
import type { ImportReport } from '../../src/intake/messages.ts';
import { allRows } from '../../src/intake/package/table-writer.ts';
import type { TableRows } from '../../src/intake/types.ts';
import type { Portion } from '../../src/model/portion.ts';
import { TABLE_NAMES } from '../../src/model/schema.ts';

export type Finished = ImportResult & { readonly rows: TableRows };

/** What an import gives, with its rows as objects. */
export async function finished(session: ImportSession): Promise<Finished> {
  const result = await session.finish();
  return { ...result, rows: allRows(result.tables) };
}

/** All rows that the reader behind a port holds, asked for portion by portion. */
export async function fetched(reader: Pick<ImportClient, 'portion'>): Promise<TableRows> {
  const tables: Record<string, Portion[]> = {};
  for (const table of TABLE_NAMES)
    for (let index = 0; ; index += 1) {
      const portion = await reader.portion(table, index);
      if (portion === null) break;
      tables[table] = [...(tables[table] ?? []), portion];
    }
  return allRows(tables);
}

/** The report of a client with the rows it speaks of. */
export async function finishedBehind(
  client: Pick<ImportClient, 'finish' | 'portion'>,
): Promise<ImportReport & { rows: TableRows }> {
  return { ...(await client.finish()), rows: await fetched(client) };
}
