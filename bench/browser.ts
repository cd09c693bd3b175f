import { loadavg } from 'node:os';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { serve } from '../scripts/serve.mjs';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/setup.mjs';
import { line, quantile, rendererMemory } from './machine.ts';

const RUNS = 5;
const CHANGES = 20;
const TEN_MBIT = { offline: false, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8, latency: 40 };

/** Notes when the first chart is painted and every task that holds the main thread for 50 ms or more. */
const WATCH = `
  window.__long = [];
  new PerformanceObserver((list) => window.__long.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask', buffered: true });
  const seen = () => {
    const charts = [...document.querySelectorAll('figure svg, figure canvas')].filter((c) => c.getBoundingClientRect().width > 0);
    if (charts.length >= 4) requestAnimationFrame(() => setTimeout(() => { window.__charts ??= performance.now(); }));
    else requestAnimationFrame(seen);
  };
  requestAnimationFrame(seen);
`;

interface Visit {
  charts: number;
  /** Since navigation. */
  ready: number;
  /** Since the engine's own start. */
  start: number;
  bytes: number;
  longest: number;
  page: Page;
  context: BrowserContext;
}

/** When marks of the page were set, in milliseconds since navigation. */
async function moments<const N extends readonly string[]>(
  page: Page,
  names: N,
): Promise<{ [K in keyof N]: number }> {
  const list = JSON.stringify(names);
  return (await page.evaluate(
    `${list}.map((name) => performance.getEntriesByName('jilan:' + name).at(-1)?.startTime ?? NaN)`,
  )) as { [K in keyof N]: number };
}

function marked(page: Page, name: string) {
  return page.waitForFunction(`performance.getEntriesByName('jilan:${name}').length > 0`, null, {
    timeout: 900_000,
  });
}

async function visit(browser: Browser, url: string, throttled = false): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    bypassCSP: true,
  });
  const page = await context.newPage();
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Network.enable');
  if (throttled) await session.send('Network.emulateNetworkConditions', TEN_MBIT);
  const bodies: Promise<number>[] = [];
  context.on('requestfinished', (request) => {
    bodies.push(
      request.sizes().then(
        (s) => s.responseBodySize + s.responseHeadersSize,
        () => 0,
      ),
    );
  });
  await page.addInitScript(WATCH);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction('window.__charts > 0', null, { timeout: 60_000 });
  await page.waitForFunction("performance.getEntriesByName('jilan:engine-ready').length > 0", null, {
    timeout: 300_000,
  });
  const charts = Number(await page.evaluate('window.__charts'));
  const [started, ready] = await moments(page, ['engine-starting', 'engine-ready']);
  const longest = Number(await page.evaluate('Math.max(0, ...window.__long)'));
  const bytes = (await Promise.all(bodies)).reduce((sum, size) => sum + size, 0);
  return { charts, ready, start: ready - started, bytes, longest, page, context };
}

/** The choices of a filter, its popover open. */
async function openFilter(page: Page, name: string, role: 'checkbox' | 'radio') {
  await page
    .getByRole('search')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click();
  const options = page.getByRole('dialog', { name }).getByRole(role);
  await options.first().waitFor();
  return options;
}

/** A quick hand between two choices, and none at all: choices that follow one another faster than any hand. */
const QUICK = ['a choice every 0.4 s', 400] as const;
const PACES = [QUICK, ['choices without a pause', 0]] as const;

/** The other screens with charts, by their name in the navigation. */
const OTHER_SCREENS = [
  ['execution', '执行'],
  ['scores', '得分'],
  ['low', '低效'],
  ['compare', '对比'],
  ['findings', '疑点'],
] as const;

/** How long answers took to be painted (ms), by what asked for them: a screen, or a part of it that is asked apart. */
interface Changes {
  readonly answers: ReadonlyMap<string, readonly number[]>;
  readonly longest: number;
}

/** Makes one choice after another in a filter that stands open and gathers how long each took to be painted. */
async function filterChanges(
  page: Page,
  pause: number,
  [filter, role]: readonly [string, 'checkbox' | 'radio'] = ['年度', 'checkbox'],
): Promise<Changes> {
  const options = await openFilter(page, filter, role);
  const count = await options.count();
  await page.evaluate('window.__long.length = 0; performance.clearMeasures("jilan:answer")');
  for (let change = 0; change < CHANGES; change += 1) {
    await page.waitForTimeout(pause);
    const before = Number(await page.evaluate('performance.getEntriesByName("jilan:answer").length'));
    await options.nth(change % count).click();
    // Back at the defaults of the real package its page answers at once and nothing is measured.
    await page
      .waitForFunction(`performance.getEntriesByName("jilan:answer").length > ${before}`, null, {
        timeout: 5000,
      })
      .catch(() => null);
  }
  await page.waitForTimeout(1000);
  await page.keyboard.press('Escape');
  const measured = (await page.evaluate(
    'performance.getEntriesByName("jilan:answer").map((e) => [e.detail, e.duration])',
  )) as [string, number][];
  const answers = new Map<string, number[]>();
  for (const [screen, duration] of measured) answers.set(screen, [...(answers.get(screen) ?? []), duration]);
  return { answers, longest: Number(await page.evaluate('Math.max(0, ...window.__long)')) };
}

/** Prints what a screen's choices took; parts of it that are asked apart have no limit of their own. */
function report(name: string, screen: string, { answers, longest }: Changes, limit: number): void {
  for (const [part, times] of answers) {
    const of = `${name}, ${part}`;
    line(`${of}: repainted, median of ${times.length}`, quantile(times, 0.5), 'ms');
    line(`${of}: repainted, p95`, quantile(times, 0.95), 'ms', part === screen ? limit : null);
  }
  line(`${name}, ${screen}: longest task on the main thread`, longest, 'ms', 200);
}

/** Everything about the site in a real Chromium: first paint, engine, transfer, filters, memory. */
export async function benchBrowser(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: npm test says how to get one');
  const site = await serve();
  const launch = () => chromium.launch({ executablePath, args: CHROMIUM_FLAGS });

  console.log('\nFirst visit, overview');
  let browser = await launch();
  const local: Visit[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const v = await visit(browser, site.url);
    local.push(v);
    await v.context.close();
  }
  line(
    `charts visible on localhost, median of ${RUNS}`,
    quantile(
      local.map((v) => v.charts),
      0.5,
    ),
    'ms',
    1000,
  );
  line(
    `engine and data ready on localhost, from navigation, median of ${RUNS}`,
    quantile(
      local.map((v) => v.ready),
      0.5,
    ),
    'ms',
    2500,
  );
  line(
    `engine and data ready after the engine's start, median of ${RUNS}`,
    quantile(
      local.map((v) => v.start),
      0.5,
    ),
    'ms',
  );
  line('longest task on the main thread, worst run', Math.max(...local.map((v) => v.longest)), 'ms', 200);
  line('transfer of a first visit, engine and data included', (local[0]?.bytes ?? 0) / 1e6, 'MB', 8);
  const slow = await visit(browser, site.url, true);
  line('charts visible at 10 Mbit/s with 40 ms latency', slow.charts, 'ms', 3000);
  line('engine and data ready at 10 Mbit/s, from navigation', slow.ready, 'ms');
  await slow.context.close();
  await browser.close();

  for (const [name, size, limit] of [
    ['real package', null, 100],
    ['100 000 simulated evaluations', 'large', 100],
    ['1 000 000 simulated evaluations', 'huge', 300],
  ] as const) {
    console.log(`\n${name} (load of the machine ${loadavg()[0]?.toFixed(1)})`);
    browser = await launch();
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      bypassCSP: true,
    });
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    await page.goto(size ? `${site.url}?data=simulated-${size}` : site.url);
    await marked(page, 'engine-ready');
    await marked(page, 'audit-done');
    const [started, ready, scored, audited] = await moments(page, [
      'engine-starting',
      'engine-ready',
      'audit-running',
      'audit-done',
    ]);
    line("engine and data ready, from the engine's start", ready - started, 'ms');
    line('recomputation after that, while screens are answered', scored - ready, 'ms');
    line(
      'audit after that, while screens are answered',
      audited - scored,
      'ms',
      size === 'large' ? 5000 : null,
    );
    for (const [pace, pause] of PACES) {
      await page.reload();
      for (const moment of ['engine-ready', 'audit-done']) await marked(page, moment);
      await page.waitForTimeout(2000);
      report(pace, 'overview', await filterChanges(page, pause), limit);
    }
    for (const [screen, link] of OTHER_SCREENS) {
      await page.getByRole('navigation').getByRole('link', { name: link, exact: true }).first().click();
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForTimeout(2000);
      report(QUICK[0], screen, await filterChanges(page, QUICK[1]), limit);
      if (screen !== 'scores') continue;
      const assumed = await filterChanges(page, QUICK[1], ['评分口径', 'radio']);
      report(`assumed scheme, ${QUICK[0]}`, screen, assumed, 300);
    }
    const memory = rendererMemory();
    if (memory !== null) line('memory of the renderer', memory, 'MiB');
    await browser.close();
  }
  await site.close();
}
