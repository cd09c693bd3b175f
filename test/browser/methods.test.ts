import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectQuiet, launch, open, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('the page of definitions', () => {
  it('opens at an entry, finds by code, and lists all 115 rules', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'methods/#rule-A01');
    const entry = page.locator('#rule-A01');
    expect(await entry.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(400);
    expect(await page.locator('[id^="rule-"]').count()).toBe(115);
    expect(await page.locator('[id^="profile-"]').count()).toBe(7);

    await page.getByRole('searchbox').fill('B01');
    await page.getByText(/^\d+ 个条目$/).waitFor();
    await page.locator('#rule-B01').waitFor();
    expect(await page.locator('#metric-execution_rate').count()).toBe(0);
    await expectAccessible(page);

    await page.evaluate(() => {
      window.location.hash = '#metric-execution_rate';
    });
    await page.locator('#metric-execution_rate').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    expectQuiet(watched);
    await watched.close();
  });
});
