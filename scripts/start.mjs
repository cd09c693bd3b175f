// npm start: install, build, serve. Works in a clean clone.
import { installPackages, run } from './setup.mjs';

installPackages();
run('npm', ['run', '--silent', 'build']);
const { serve } = await import('./serve.mjs');
const server = await serve({ port: Number(process.env.PORT ?? 4173) });
console.log(`\n绩览 Jilan  ${server.url}\n`);
