// One `jilan ingest` in a process of its own, with what it took as the last line: bench/import.ts starts it.
import { run } from '../src/cli/ingest.ts';

const since = performance.now();
const code = await run(process.argv.slice(2));
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    code,
    wall: performance.now() - since,
    cpu: (user + system) / 1000,
    peak: process.resourceUsage().maxRSS / 1024,
  }),
);
