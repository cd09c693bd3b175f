import type { Layout } from './environment.ts';

/** Below this width of its frame a chart takes its narrow layout; the style sheet of the frame says the same. */
const NARROW_BELOW = 480;

export function layoutFor(width: number): Layout {
  return width < NARROW_BELOW ? 'narrow' : 'wide';
}
