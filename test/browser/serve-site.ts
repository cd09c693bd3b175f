import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { serve } from '../../scripts/serve.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    site: string;
  }
}

/** Serves build/site for all browser tests; `npm run build` makes it. */
export default async function setup(project: TestProject) {
  if (!existsSync(`${process.env.JILAN_SITE ?? 'build/site'}/index.html`))
    throw new Error('build/site is missing: run npm run build first');
  const server = await serve();
  project.provide('site', server.url);
  return () => server.close();
}
