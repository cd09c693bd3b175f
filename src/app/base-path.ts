/**
 * The path the site is served under, with one slash at each end: `/` or `/绩效/`.
 * Set at build time through JILAN_BASE; a missing value means the root of the host.
 */
export function basePath(value: string | undefined): string {
  const inner = (value ?? '').split('/').filter(Boolean).join('/');
  return inner === '' ? '/' : `/${inner}/`;
}

/**
 * Stands for the base path while React Router builds: it compares the base with decoded paths while
 * prerendering and with encoded ones in the browser, so that no spelling of a path with Chinese
 * characters passes both. `publish/postbuild.ts` puts the encoded base in its place afterwards.
 */
export const BASE_STAND_IN = '/~jilan-base~/';

/** The base to build with: the root as it is, everything else under the stand-in. */
export function buildBase(value: string | undefined): string {
  return basePath(value) === '/' ? '/' : BASE_STAND_IN;
}
