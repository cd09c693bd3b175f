// npm run bench [browser | node | import]: prints figures and their ratio to the limits the project set itself. Judges nothing.
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { benchBrowser } from './browser.ts';
import { benchImport } from './import.ts';
import { machine } from './machine.ts';
import { benchNode } from './node.ts';

const only = process.argv[2];
console.log(machine());
console.log(`load of the machine over the last minute: ${loadavg()[0]?.toFixed(1)}`);
if (only === undefined || only === 'node') await benchNode();
const site = `${process.env.JILAN_SITE ?? 'build/site'}/index.html`;
if (only !== 'node' && !existsSync(site)) throw new Error(`${site} is missing: run npm run build first`);
if (only === undefined || only === 'browser') await benchBrowser();
if (only === undefined || only === 'import') await benchImport();
process.exit(0);
