import type { Config } from '@react-router/dev/config';
import { buildBase } from './src/app/base-path.ts';

export default {
  appDirectory: 'src',
  // Another folder lets two builds run at once.
  buildDirectory: process.env.JILAN_BUILD ?? 'build',
  ssr: false,
  basename: buildBase(process.env.JILAN_BASE),
  prerender: async () => {
    const { prerenderPaths } = await import('./src/publish/prerender-paths.ts');
    return prerenderPaths();
  },
} satisfies Config;
