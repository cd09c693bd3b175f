import type { Config } from '@react-router/dev/config';
import { basePath } from './src/app/base-path.ts';

export default {
  appDirectory: 'src',
  ssr: false,
  basename: basePath(process.env.JILAN_BASE),
  prerender: async () => {
    const { prerenderPaths } = await import('./src/publish/prerender-paths.ts');
    return prerenderPaths();
  },
} satisfies Config;
