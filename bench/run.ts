// npm run bench: prints figures and their ratio to the limits the project set itself. Judges nothing.
import { existsSync } from 'node:fs';
import { benchBrowser } from './browser.ts';
import { machine } from './machine.ts';

const only = process.argv[2];
console.log(machine());
if (!existsSync('build/site/index.html')) throw new Error('build/site is missing: run npm run build first');
if (only === undefined || only === 'browser') await benchBrowser();
