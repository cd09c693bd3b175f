import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';
import { basePath } from './src/app/base-path.ts';

export default defineConfig({
  base: basePath(process.env.JILAN_BASE),
  plugins: [reactRouter()],
});
