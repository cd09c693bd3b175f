/**
 * The path the site is served under, with one slash at each end: `/` or `/绩效/`.
 * Set at build time through JILAN_BASE; a missing value means the root of the host.
 */
export function basePath(value: string | undefined): string {
  const inner = (value ?? '').split('/').filter(Boolean).join('/');
  return inner === '' ? '/' : `/${inner}/`;
}
