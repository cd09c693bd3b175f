import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedSite, serve } from '../../scripts/serve.mjs';
import { launch } from './browser.ts';

const BASE = '/绩效 公开/自评/';

let browser: Browser;
let site: ServedSite;
mkdirSync('.cache', { recursive: true });
// Inside the project: the build looks for its packages from where it writes.
const folder = mkdtempSync(join('.cache', '绩览 '));

beforeAll(async () => {
  const env = { ...process.env, JILAN_BASE: BASE, JILAN_BUILD: folder };
  execFileSync('npm', ['run', '--silent', 'build'], { env, stdio: 'pipe' });
  site = await serve({ directory: join(folder, 'site'), base: BASE });
  browser = await launch();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the site under a subfolder with Chinese characters and a blank', () => {
  it('opens, moves between screens, starts its engine and asks nothing outside the folder', async () => {
    const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
    const outside: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => {
      const url = decodeURI(request.url());
      if (!/^(data|blob):/.test(url) && !new URL(url).pathname.startsWith(encodeURI(BASE))) outside.push(url);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
    });
    page.on('pageerror', (error) => faults.push(error.message));

    await page.goto(site.url);
    await page.waitForFunction(() => performance.getEntriesByName('jilan:alive').length > 0);
    await page.getByRole('navigation').getByRole('link', { name: '执行' }).first().click();
    await page.waitForURL(/\/execution/);
    expect(await page.locator('figure').count()).toBeGreaterThan(0);

    await page.goto(`${site.url}?years=2021`);
    await page.locator('figure:not([aria-busy="true"])').first().waitFor();
    await page.waitForFunction(() => performance.getEntriesByName('jilan:engine-ready').length > 0, null, {
      timeout: 60_000,
    });
    expect(outside).toEqual([]);
    expect(faults).toEqual([]);
  });
});
