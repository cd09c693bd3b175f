/**
 * Moments of a visit as entries of the browser's own performance timeline, where `npm run bench`, the tests
 * and a reader's developer tools find them: `jilan:alive` (the page answers), `jilan:engine-ready` and others, and a
 * measure `jilan:answer` from a choice to the frame that shows its answer, with the screen's name as its detail.
 */
export function markMoment(
  name:
    | 'alive'
    | 'engine-starting'
    | 'engine-ready'
    | 'engine-failed'
    | 'scoring-running'
    | 'audit-running'
    | 'audit-done'
    | 'audit-failed',
): void {
  performance.mark(`jilan:${name}`);
}

/** Measures from `since` (performance.now) to the next painted frame. */
export function measureAnswer(screen: string, since: number): void {
  const painted = () => performance.measure('jilan:answer', { start: since, detail: screen });
  requestAnimationFrame(() => setTimeout(painted, 0));
}
