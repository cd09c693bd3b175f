import type { TableData } from '../../engine/engine.ts';
import { EngineError } from '../../engine/engine.ts';

/** Gives back the tables that the reader imported on this machine, null when there are none. */
export type ImportedReader = () => Promise<readonly TableData[] | null>;

let reader: ImportedReader = async () => null;

/** The import screen says here how its kept package is read, so that links to imported data work after a reload. */
export function readImportedWith(next: ImportedReader): void {
  reader = next;
}

export async function readImported(): Promise<readonly TableData[]> {
  const tables = await reader();
  if (tables === null) throw new EngineError('data', 'There is no imported data on this machine.');
  return tables;
}
