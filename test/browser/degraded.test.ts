import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, expectAccessible, launch, open } from './browser.ts';
import { pagePaths } from './page-paths.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('with JavaScript off', () => {
  it.each(pagePaths())('/%s still says what it says', async (path) => {
    const watched = await open(browser, { javaScriptEnabled: false });
    await watched.page.goto(address(path));
    const text = await watched.page.locator('main').innerText();
    expect(text.length).toBeGreaterThan(40);
    expect(await watched.page.locator('h1').innerText()).not.toBe('');
    expect(watched.foreign).toEqual([]);
    await watched.close();
  });

  it('shows the figures and the pictures of the overview', async () => {
    const watched = await open(browser, { javaScriptEnabled: false });
    await watched.page.goto(address(''));
    expect(await watched.page.locator('main').innerText()).toMatch(/23|20/);
    expect(await watched.page.locator('figure svg:visible').count()).toBeGreaterThanOrEqual(4);
    await watched.close();
  });
});

describe('with an engine that cannot start', () => {
  it('says so in a browser too old for it, and fetches nothing in vain', async () => {
    const watched = await open(browser);
    // What the engine's library asks to learn what a browser's WebAssembly can do.
    await watched.page.addInitScript(() => {
      WebAssembly.validate = () => false;
    });
    await watched.page.goto(address('?years=2024'));
    await watched.page.getByText('运行不了引擎').first().waitFor({ timeout: 60_000 });
    expect(watched.requests.filter((url) => url.endsWith('.wasm'))).toEqual([]);
    expect(await watched.page.locator('figure svg:visible').count()).toBeGreaterThanOrEqual(4);
    await expectAccessible(watched.page);
    await watched.close();
  });

  it('keeps the figures, says why and what to do', async () => {
    const watched = await open(browser);
    await watched.page.route(/\.wasm$/, (route) => route.abort());
    await watched.page.goto(address(''));
    const notice = watched.page.getByRole('status').or(watched.page.getByRole('alert'));
    await notice.filter({ hasText: /引擎/ }).first().waitFor({ timeout: 60_000 });
    expect(await watched.page.locator('figure svg:visible').count()).toBeGreaterThanOrEqual(4);
    await expectAccessible(watched.page);
    await watched.close();
  });
});

describe('a broken address', () => {
  it('names the part it cannot read and keeps the rest', async () => {
    const watched = await open(browser);
    await watched.page.goto(address('?years=2021,abcd&kind=project'));
    await watched.page.getByText('abcd').first().waitFor();
    expect(new URL(watched.page.url()).searchParams.get('kind')).toBe('project');
    await watched.close();
  });

  it('answers an unknown page with a page that leads on', async () => {
    const watched = await open(browser);
    const response = await watched.page.goto(address('no-such-page/'));
    expect(response?.status()).toBe(404);
    await watched.page.getByRole('link').first().waitFor();
    expect(await watched.page.locator('h1').innerText()).not.toBe('');
    await watched.close();
  });
});
