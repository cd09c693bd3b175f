// npm test: everything, in the order in which a fault is cheapest to find. Works in a clean clone.
import { spawnSync } from 'node:child_process';
import { installBrowser, installPackages, ROOT } from './setup.mjs';

const STEPS = [
  ['generated', ['run', '--silent', 'generate', '--', '--check']],
  ['types', ['run', '--silent', 'types']],
  ['lint', ['run', '--silent', 'lint']],
  ['dead code', ['run', '--silent', 'dead']],
  ['data', ['run', '--silent', 'jilan', '--', 'check', 'data']],
  ['unit and property', ['run', '--silent', 'test:unit']],
  ['build', ['run', '--silent', 'build']],
  ['budgets', ['run', '--silent', 'budgets']],
  ['browser', ['run', '--silent', 'test:browser']],
];

installPackages();
installBrowser();

const only = process.argv.slice(2);
let passed = 0;
const failed = [];
for (const [name, args] of STEPS) {
  if (only.length > 0 && !only.includes(name)) continue;
  const began = Date.now();
  console.log(`\n── ${name}`);
  const { status } = spawnSync('npm', args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  if (status === 0) passed += 1;
  else failed.push(name);
}
if (failed.length > 0) console.error(`\nfailed: ${failed.join(', ')}`);
console.log(`\n${passed} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
