import type { Config } from '@react-router/dev/config';
import { buildBase } from './src/app/base-path.ts';

export default {
  appDirectory: 'src',
  ssr: false,
  basename: buildBase(process.env.JILAN_BASE),
  prerender: async () => {
    const { prerenderPaths } = await import('./src/publish/prerender-paths.ts');
    return prerenderPaths();
  },
} satisfies Config;
