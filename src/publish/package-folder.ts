import path from 'node:path';

/** The package that the site is built from. */
export function packageFolder(): string {
  return path.resolve(process.env.JILAN_DATA ?? 'data');
}
