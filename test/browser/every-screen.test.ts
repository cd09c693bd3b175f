import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, DESKTOP, expectAccessible, expectQuiet, launch, open, PHONE } from './browser.ts';
import { pagePaths } from './page-paths.ts';

const LANGUAGES = { zh: 'zh-CN', en: 'en' } as const;
const SIZES = { desktop: DESKTOP, phone: PHONE } as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe.each(Object.entries(LANGUAGES))('every screen in %s', (lang, locale) => {
  describe.each(Object.entries(SIZES))('on a %s', (size, viewport) => {
    it.each(pagePaths())('/%s is quiet, accessible and fits', async (path) => {
      const colorScheme = size === 'phone' ? 'dark' : 'light';
      const watched = await open(browser, { viewport, locale, colorScheme });
      const { page } = watched;
      const response = await page.goto(address(lang === 'en' ? `en/${path}` : path));
      expect(response?.status()).toBe(200);
      await page.waitForLoadState('networkidle');

      expect(await page.getAttribute('html', 'lang')).toMatch(new RegExp(`^${lang}`));
      expect(await page.title()).not.toBe('');
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator('main').innerText()).not.toMatch(/undefined|NaN|\[object|\bnull\b/);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, 'no sideways scrolling').toBeLessThanOrEqual(0);

      await expectAccessible(page);
      expectQuiet(watched);
      await watched.close();
    });
  });
});
