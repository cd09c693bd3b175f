import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { serve } from '../scripts/serve.mjs';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/setup.mjs';
import { writeEvaluations, writeForms, writeIndicators } from './import-input.ts';
import { line, rendererMemory, rendererProcessorTime } from './machine.ts';

const FORMS = 1_000;
const EVALUATIONS = 1_000_000;
const INDICATORS = 10_000_000;
const FORMS_LIMIT = 60_000;
const EVALUATIONS_LIMIT = 10_000;
const INDICATORS_LIMIT = 90_000;
const PATIENCE_MS = 600_000;

interface Input {
  readonly name: string;
  readonly paths: readonly string[];
  readonly limit: number;
  /** Whether it is too large to be imported and must be refused. */
  readonly isRefused: boolean;
}

interface Ingested {
  readonly code: number;
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

/** `jilan ingest` as the command line runs it, from the files to the package on the disk. */
function ingest({ name, paths, limit, isRefused }: Input, out: string): void {
  const script = join(import.meta.dirname, 'import-ingest.ts');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, ...paths, '--out', out],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(`jilan ingest ${name}: ${stderr || last}`);
  const { code, wall, cpu, peak } = JSON.parse(last) as Ingested;
  if (isRefused !== (code === 1)) throw new Error(`jilan ingest ${name} ended with ${code}: ${stdout}`);
  const what = isRefused ? 'refused' : 'imported and written';
  line(`command line: ${name} ${what}`, wall, 'ms', limit);
  line('command line: processor time of that', cpu, 'ms');
  line('command line: peak memory of the process', peak, 'MiB');
}

const headline = (page: Page, text: RegExp) =>
  page.getByRole('heading', { level: 1, name: text }).waitFor({ timeout: PATIENCE_MS });

/** The import page as a reader uses it: files in, the report there, confirmed, screens answered. */
async function drop(browser: Browser, url: string, input: Input): Promise<void> {
  const { name, paths, limit, isRefused } = input;
  const context = await browser.newContext({ locale: 'zh-CN', bypassCSP: true });
  const page = await context.newPage();
  await page.goto(new URL('import/', url).href);
  // Nobody picks a file within the second that the engine needs to start.
  await page.waitForFunction("performance.getEntriesByName('jilan:audit-done').length > 0");
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, rendererMemory() ?? 0);
  }, 500);
  let used = rendererProcessorTime() ?? 0;
  const processorTime = () => {
    const now = rendererProcessorTime() ?? 0;
    line('page: processor time of that', now - used, 'ms');
    used = now;
  };
  const since = performance.now();
  await page.getByTestId('files').setInputFiles([...paths]);
  await headline(page, isRefused ? /没有读出自评表/ : /读出 .* 份自评表/);
  const read = performance.now() - since;
  if (isRefused) {
    await page.getByText('请按年度或地区拆成几个文件').first().waitFor();
    line(`page: ${name} refused`, read, 'ms', limit);
    processorTime();
  } else {
    line(`page: ${name} read, the report there`, read, 'ms');
    processorTime();
    await page.getByRole('button', { name: /^导入 .* 份自评表$/ }).click();
    await headline(page, /已导入 .* 份自评表/);
    const all = performance.now() - since;
    line('page: kept and loaded after that', all - read, 'ms');
    processorTime();
    line('page: both together', all, 'ms', limit);
  }
  clearInterval(watch);
  line('page: peak memory of the renderer', Math.max(peak, rendererMemory() ?? 0), 'MiB');
  await context.close();
}

/** Imports of many files and of large ones, on the command line and on the page, and the refusal of what is too large. */
export async function benchImport(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: npm test says how to get one');
  const folder = await mkdtemp(join(tmpdir(), 'jilan-bench-'));
  const site = await serve();
  try {
    const evaluations = join(folder, 'evaluations.csv');
    const indicators = join(folder, 'indicators.csv');
    const inputs: readonly (() => Promise<Input>)[] = [
      async () => ({
        name: `${FORMS} Word forms`,
        paths: await writeForms(folder, FORMS),
        limit: FORMS_LIMIT,
        isRefused: false,
      }),
      async () => {
        await writeEvaluations(evaluations, EVALUATIONS);
        const name = `CSV of ${EVALUATIONS} evaluations`;
        return { name, paths: [evaluations], limit: EVALUATIONS_LIMIT, isRefused: false };
      },
      async () => {
        await writeIndicators(indicators, INDICATORS);
        const name = `CSV of ${INDICATORS} indicator rows`;
        return { name, paths: [indicators], limit: INDICATORS_LIMIT, isRefused: true };
      },
    ];
    for (const make of inputs) {
      const input = await make();
      console.log(`\n${input.name} (load of the machine ${loadavg()[0]?.toFixed(1)})`);
      ingest(input, join(folder, 'package'));
      const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
      await drop(browser, site.url, input);
      await browser.close();
      for (const path of input.paths) await rm(path);
      await rm(join(folder, 'package'), { recursive: true, force: true });
    }
  } finally {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
}
