import { useEffect } from 'react';
import type { DatasetId } from '../url-state/url-state.ts';
import { isDefault, parseUrl } from '../url-state/url-state.ts';
import { session } from './site-session.ts';

/** However busy the page is, the engine's download begins after this long. */
const LATEST_MS = 1200;

/**
 * Starts the engine as soon as the page is painted and idle (it compiles in a worker of its own); at once when the
 * address already holds choices that only the engine can answer, or when another data set is chosen.
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
    const forget = afterPaint(() => void session.start(dataset));
    return () => {
      forget();
      stopListening();
    };
  }, [dataset]);
}

/** Runs when a frame has been painted and nothing waits; gives back how to call it off. */
function afterPaint(run: () => void): () => void {
  let forget = () => {};
  const frame = requestAnimationFrame(() => {
    // Safari has no idle callback: a task of its own after the frame comes near it.
    if ('requestIdleCallback' in window) {
      const idle = requestIdleCallback(run, { timeout: LATEST_MS });
      forget = () => cancelIdleCallback(idle);
    } else {
      const timer = setTimeout(run, LATEST_MS / 4);
      forget = () => clearTimeout(timer);
    }
  });
  forget = () => cancelAnimationFrame(frame);
  return () => forget();
}

function onFirstTouch(start: () => void): () => void {
  const stop = new AbortController();
  for (const event of ['pointerdown', 'keydown'] as const) {
    window.addEventListener(event, start, { once: true, signal: stop.signal, passive: true });
  }
  return () => stop.abort();
}
