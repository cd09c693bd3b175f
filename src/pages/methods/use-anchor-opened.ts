import { useEffect, useRef } from 'react';

/** Calls `open` when the address comes to name an entry, so that a search which hides it is cleared first. */
export function useAnchorOpened(open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const follow = () => {
      const id = decodeURIComponent(window.location.hash.slice(1));
      if (id === '' || document.getElementById(id) !== null) return;
      latest.current();
      requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView());
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
}
