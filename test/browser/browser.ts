import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/setup.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 375, height: 812 };

/** Starts the machine's Chromium. */
export function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: see scripts/setup.mjs');
  return chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
}

/** The address of a path of the served site, such as `execution/?years=2021`. */
export function address(path: string): string {
  return new URL(path.replace(/^\//, ''), inject('site')).href;
}

/** Opens a path of the site and waits until the page answers to the reader. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(address(path));
  await page.waitForFunction(() => performance.getEntriesByName('jilan:alive').length > 0, null, {
    timeout: 60_000,
  });
}

/** A page that remembers what it must never do: speak on the console, or ask another origin. */
export interface WatchedPage {
  page: Page;
  console: string[];
  foreign: string[];
  requests: string[];
  close(): Promise<void>;
}

export async function open(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const origin = new URL(inject('site')).origin;
  const watched: WatchedPage = { page, console: [], foreign: [], requests: [], close: () => context.close() };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      watched.console.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => watched.console.push(`uncaught: ${error.message}`));
  context.on('request', (request) => {
    const url = request.url();
    if (/^(data|blob):/.test(url)) return;
    watched.requests.push(url);
    if (new URL(url).origin !== origin) watched.foreign.push(url);
  });
  return watched;
}

/** Fails with the rule, the element and the remedy of each accessibility violation. */
export async function expectAccessible(page: Page): Promise<void> {
  // What waits for an answer is dimmed on purpose; it is judged when the answer is there.
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, null, {
    timeout: 60_000,
  });
  // Injected over the protocol: the page's own Content-Security-Policy forbids foreign scripts, as it should.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: AXE });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] })
      .then((r) => JSON.stringify(r.violations.flatMap((v) => v.nodes.map((n) => v.id + ' | ' + n.target.join(' ') + ' | ' + n.failureSummary))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  expect(JSON.parse(String(result.value))).toEqual([]);
}

/** What every browser test ends with. */
export function expectQuiet(watched: WatchedPage): void {
  expect(watched.foreign).toEqual([]);
  expect(watched.console).toEqual([]);
}
