import { useEffect, useSyncExternalStore } from 'react';
import type { TableData } from '../../engine/engine.ts';
import { EngineError } from '../../engine/engine.ts';
import type { ImportedState, ImportedStore } from './imported-store.ts';

/** Keeping and reading need code that the first paint does not. */
export async function importedStore(): Promise<ImportedStore> {
  const { siteStore } = await import('./imported-store.ts');
  return siteStore();
}

/** What an imported data set starts from: the published tables when both are looked at together, else the first import. */
export async function importedFirst(
  published: () => Promise<readonly TableData[]>,
): Promise<readonly TableData[]> {
  const { base, layers } = await kept();
  return base === 'published' ? published() : (layers[0] ?? []);
}

/** The imports laid over it, oldest first. */
export async function importedLayers(): Promise<readonly (readonly TableData[])[]> {
  const { base, layers } = await kept();
  return base === 'published' ? layers : layers.slice(1);
}

async function kept() {
  const tables = await (await importedStore()).tables();
  if (tables === null) throw new EngineError('gone', 'There is no imported data on this machine.');
  return tables;
}

let known: ImportedState | null = null;
const listeners = new Set<() => void>();

/** Says what is kept now, to every part of the page that shows it. */
export function announceImported(state: ImportedState): void {
  known = state;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is kept on this machine; null while that is not known, or nobody needs to know. */
export function useImported(wanted: boolean): ImportedState | null {
  const state = useSyncExternalStore(
    subscribe,
    () => known,
    () => null,
  );
  useEffect(() => {
    if (!wanted || known !== null) return;
    importedStore()
      .then((store) => store.state())
      .then(announceImported)
      // Without an answer nothing is shown as kept; opening the data set says why.
      .catch(() => {});
  }, [wanted]);
  return state;
}
