import type { Engine } from '../../engine/engine.ts';
import type { DatasetId } from '../url-state/url-state.ts';
import { derivations } from './derivations.ts';
import { readImported } from './imported.ts';
import { fetchTables } from './manifest.ts';
import { Session } from './session.ts';

const MANIFESTS: Partial<Record<DatasetId, string>> = {
  reported: 'data/manifest.json',
  simulated: 'data/simulated/manifest.json',
};

/** The session of this page. Nothing starts until `start` is called. */
export const session: Session = new Session({
  async openEngine(onProgress, signal, onLost): Promise<Engine> {
    const [{ startBrowserEngine }, { withCache }] = await Promise.all([
      import('../../engine/duckdb-browser.ts'),
      import('../../engine/cache.ts'),
    ]);
    return withCache(await startBrowserEngine({ onProgress, signal, onLost }));
  },
  readTables(dataset, onProgress, signal) {
    const manifest = MANIFESTS[dataset];
    if (manifest === undefined) return readImported();
    const url = new URL(import.meta.env.BASE_URL + manifest, window.location.origin);
    return fetchTables(url.href, onProgress, signal);
  },
  derivations,
});
