import type { Engine } from '../../engine/engine.ts';
import { derivations } from './derivations.ts';
import { importedFirst, importedLayers } from './imported.ts';
import { Session } from './session.ts';
import { isFormsOnly, simulatedPlan } from './simulated.ts';
import { markMoment } from './timeline.ts';

const MANIFEST = 'data/manifest.json';

/** The session of this page. Nothing starts until `start` is called. */
export const session: Session = new Session({
  async openEngine(onProgress, signal, onLost): Promise<Engine> {
    const [{ startBrowserEngine }, { withCache }] = await Promise.all([
      import('../../engine/duckdb-browser.ts'),
      import('../../engine/cache.ts'),
    ]);
    return withCache(await startBrowserEngine({ onProgress, signal, onLost }));
  },
  async readTables(dataset, onProgress, signal) {
    const plan = simulatedPlan(dataset);
    if (plan !== null) {
      const { simulatedTables } = await import('../../engine/simulation/tables.ts');
      return simulatedTables(plan, { indicatorRows: !isFormsOnly(dataset) });
    }
    const published = async () => {
      // Knows the schemas, which the first paint does not need.
      const { fetchTables } = await import('./manifest.ts');
      const url = new URL(import.meta.env.BASE_URL + MANIFEST, window.location.origin);
      return fetchTables(url.href, onProgress, signal);
    };
    return dataset === 'imported' ? importedFirst(published) : published();
  },
  readLayers: async (dataset) => (dataset === 'imported' ? importedLayers() : []),
  async derivations(stage, dataset) {
    const plan = simulatedPlan(dataset);
    if (plan !== null && isFormsOnly(dataset)) {
      // Its other tables are made, empty, with the first.
      if (stage !== 'first') return [];
      const { formsOnlyDerivations } = await import('./forms-only.ts');
      return formsOnlyDerivations(plan);
    }
    return derivations([stage === 'first' ? 'questions' : stage]);
  },
});

let noted = '';
let audited = '';
session.subscribe(() => {
  const { status } = session.state();
  const { state } = status;
  if (state !== noted && (state === 'starting' || state === 'ready' || state === 'failed')) {
    markMoment(`engine-${state}`);
  }
  noted = state;
  const audit = status.state === 'ready' ? status.audit : '';
  if (audit !== '' && audit !== audited)
    markMoment(audit === 'before' ? 'scoring-running' : `audit-${audit}`);
  audited = audit;
});
