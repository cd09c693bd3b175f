import { createContext, type FocusEvent, type PointerEvent, use } from 'react';
import { linkKey } from './cell-link.ts';
import type { CellReference } from './drawing.ts';

/** What the reader points at and has pinned; values in both panes share it. */
export interface CellLink {
  readonly pointed: string | null;
  readonly pinned: string | null;
  /** Keys of values that are not as printed, for their small mark. */
  readonly marked: ReadonlySet<string>;
  /** `at` is the value's own element: its pane must not move under the pointer. */
  point(key: string | null, at?: Element): void;
  /** Pins a value, or lets it go when it is pinned already. */
  pin(key: string): void;
}

const NOTHING: CellLink = {
  pointed: null,
  pinned: null,
  marked: new Set(),
  point: () => {},
  pin: () => {},
};

export const CellLinkContext = createContext<CellLink>(NOTHING);

/** The properties of a button that shows a value; the same value has the same key in both panes. */
export function useLinkedCell(reference: CellReference) {
  const link = use(CellLinkContext);
  const key = linkKey(reference);
  return {
    'data-cell': key,
    'data-active': link.pointed === key || (link.pointed === null && link.pinned === key) || undefined,
    'data-pinned': link.pinned === key || undefined,
    'data-marked': link.marked.has(key) || undefined,
    'aria-pressed': link.pinned === key,
    onPointerEnter: (event: PointerEvent) => link.point(key, event.currentTarget),
    onPointerLeave: () => link.point(null),
    onFocus: (event: FocusEvent) => link.point(key, event.currentTarget),
    onBlur: () => link.point(null),
    onClick: () => link.pin(key),
  };
}
