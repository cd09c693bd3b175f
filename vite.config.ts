import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';
import { buildBase } from './src/app/base-path.ts';
import { shortenedEngine } from './src/publish/engine-module.ts';

export default defineConfig({
  base: buildBase(process.env.JILAN_BASE),
  plugins: [shortenedEngine(), reactRouter()],
  // Workers fetch what few files need, such as the reader of PDF, when it is asked for.
  worker: { format: 'es' },
});
