import { useEffect } from 'react';
import type { DatasetId } from '../url-state/url-state.ts';
import { isDefault, parseUrl } from '../url-state/url-state.ts';
import { session } from './site-session.ts';

/** Time that the first paint and the live charts get before the engine's download begins. */
const SETTLE_MS = 2500;

/**
 * Starts the engine once the page is painted and idle; at once when the address already holds choices that
 * only the engine can answer, or when another data set is chosen.
 */
export function useStartInBackground(dataset: DatasetId): void {
  useEffect(() => {
    const { filters } = parseUrl(new URLSearchParams(window.location.search), {});
    const wanted = dataset !== 'reported' || !isDefault(filters) || session.state().status.state !== 'idle';
    if (wanted) {
      void session.start(dataset);
      return;
    }
    const stopListening = onFirstTouch(() => void session.start(dataset));
    const timer = setTimeout(() => {
      const start = () => void session.start(dataset);
      if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: 4000 });
      else start();
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      stopListening();
    };
  }, [dataset]);
}

function onFirstTouch(start: () => void): () => void {
  const stop = new AbortController();
  for (const event of ['pointerdown', 'keydown'] as const) {
    window.addEventListener(event, start, { once: true, signal: stop.signal, passive: true });
  }
  return () => stop.abort();
}
