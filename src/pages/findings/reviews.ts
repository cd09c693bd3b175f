import { useSyncExternalStore } from 'react';
import type { Review, ReviewState } from '../../audit/review-state.ts';

const KEY = 'jilan.reviews';
const EMPTY: ReviewState = {};

let current: ReviewState | null = null;
const listeners = new Set<() => void>();

function stored(): ReviewState {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof read === 'object' && read !== null ? (read as ReviewState) : EMPTY;
  } catch {
    return EMPTY;
  }
}

function state(): ReviewState {
  current ??= stored();
  return current;
}

function keep(next: ReviewState): boolean {
  current = next;
  for (const listener of listeners) listener();
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
    return true;
  } catch {
    return false;
  }
}

/** A review without a word or a decision is the same as none. */
export function withReview(all: ReviewState, id: string, change: Partial<Review>): ReviewState {
  const review: Review = { ...reviewOf(all, id), ...change };
  const { [id]: _, ...others } = all;
  return review.status === 'to_verify' && review.remark.trim() === '' ? others : { ...others, [id]: review };
}

export function reviewOf(all: ReviewState, id: string): Review {
  return all[id] ?? { status: 'to_verify', remark: '' };
}

/**
 * Statuses and remarks, kept in this browser only. `change` and `merge` answer whether they could be stored;
 * where storage is closed they last for this visit.
 */
export function useReviews() {
  const reviews = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state,
    () => EMPTY,
  );
  return {
    reviews,
    change: (id: string, review: Partial<Review>) => keep(withReview(state(), id, review)),
    merge: (others: ReviewState) => keep({ ...state(), ...others }),
  };
}
