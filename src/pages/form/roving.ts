import { type KeyboardEvent, type RefObject, useEffect } from 'react';

type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How far `to` lies from `from` in a direction; null when it does not lie there. Merged cells have any size. */
export function distance(from: Box, to: Box, direction: Direction): number | null {
  const across = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const ahead = {
    ArrowRight: to.left - from.right,
    ArrowLeft: from.left - to.right,
    ArrowDown: to.top - from.bottom,
    ArrowUp: from.top - to.bottom,
  }[direction];
  if (ahead < -2) return null;
  const aside = across
    ? Math.max(0, to.top - from.bottom, from.top - to.bottom)
    : Math.max(0, to.left - from.right, from.left - to.right);
  const offset = across ? Math.abs(to.top - from.top) : Math.abs(to.left - from.left);
  return ahead + 12 * aside + offset / 100;
}

function isDirection(key: string): key is Direction {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight';
}

const cellsIn = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>('[data-cell]')];

/** One stop for the Tab key in a pane of many values; arrow keys move to the nearest value in their direction. */
export function useRoving(root: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const pane = root.current;
    // Kept across renders: React does not know of these attributes and leaves them as they are.
    if (pane === null || pane.querySelector('[data-cell][tabindex="0"]') !== null) return;
    const [first, ...others] = cellsIn(pane);
    first?.setAttribute('tabindex', '0');
    for (const other of others) other.setAttribute('tabindex', '-1');
  });
  return (event: KeyboardEvent<HTMLElement>) => {
    const pane = root.current;
    const current = document.activeElement;
    if (pane === null || !isDirection(event.key) || !(current instanceof HTMLElement)) return;
    const { key } = event;
    const from = current.getBoundingClientRect();
    let nearest: { element: HTMLElement; far: number } | null = null;
    for (const element of cellsIn(pane)) {
      if (element === current) continue;
      const far = distance(from, element.getBoundingClientRect(), key);
      if (far !== null && (nearest === null || far < nearest.far)) nearest = { element, far };
    }
    if (nearest === null) return;
    event.preventDefault();
    current.setAttribute('tabindex', '-1');
    nearest.element.setAttribute('tabindex', '0');
    nearest.element.focus();
  };
}
