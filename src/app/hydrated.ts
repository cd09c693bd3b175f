import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * False while the server's HTML is taken over, true from then on: what depends on the reader's machine
 * (URL filters, theme, size) is applied only when it is true, so that the first render equals the HTML.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
