import type { ShouldRevalidateFunctionArgs } from 'react-router';

/**
 * A page's loader data is the snapshot of its path: a change of the query never fetches it again. Every route
 * with a loader exports this as `shouldRevalidate`.
 */
export function byPathOnly({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): boolean {
  return currentUrl.pathname.replace(/\/$/, '') !== nextUrl.pathname.replace(/\/$/, '');
}
