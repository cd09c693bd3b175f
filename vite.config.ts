import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';
import { buildBase } from './src/app/base-path.ts';

export default defineConfig({
  base: buildBase(process.env.JILAN_BASE),
  plugins: [reactRouter()],
});
