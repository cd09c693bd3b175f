import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, launch, open, visit } from './browser.ts';

/** An A4 page between our margins, in pixels. */
const PAPER = { width: 703, height: 1000 };
const PAGES = [
  '',
  'low/',
  'findings/',
  'unit/huangshi-employment/',
  'form/yuanjiang-work-injury-department-2024/',
];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('on paper', () => {
  it.each(PAGES)('/%s is white in a dark theme, fits the page and has no buttons', async (path) => {
    const watched = await open(browser, { viewport: PAPER, colorScheme: 'dark' });
    const { page } = watched;
    await visit(page, path);
    await page.emulateMedia({ media: 'print' });
    const seen = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return {
        ground: getComputedStyle(document.body).backgroundColor,
        wash: style.getPropertyValue('--alert-wash').trim(),
        overflow: document.documentElement.scrollWidth - window.innerWidth,
      };
    });
    expect(seen).toEqual({ ground: 'rgb(255, 255, 255)', wash: '#fbeeec', overflow: 0 });
    const shown = await page.locator('main button:visible').allInnerTexts();
    // Headings of tables and cells of the form are buttons too: they print as what they say.
    expect(shown.filter((text) => /CSV|XLSX|筛选|全选|^\?$/.test(text))).toEqual([]);
    await watched.close();
  });

  it('states the filters, by name', async () => {
    const watched = await open(browser, { viewport: PAPER });
    await visit(watched.page, '?unit=huangshi-hrss');
    await watched.page.emulateMedia({ media: 'print' });
    const stated = await watched.page.locator('search').innerText();
    expect(stated).toContain('黄石市人力资源和社会保障局');
    await watched.close();
  });

  it('live charts are drawn anew: light, as wide as the page, and back afterwards', async () => {
    const watched = await open(browser, { colorScheme: 'dark' });
    const { page } = watched;
    await visit(page, 'unit/huangshi-employment/');
    const picture = page.locator('figure svg').last();
    await picture.hover();
    await page.waitForFunction(() => (document.querySelector('figure svg')?.clientWidth ?? 0) > 700);
    const drawn = () =>
      page.evaluate(() => {
        const svg = document.querySelector('figure svg[version]');
        return {
          width: Number(svg?.getAttribute('width')),
          dark: svg?.innerHTML.includes('#e8ebef') ?? false,
        };
      });
    // The drawing of the page itself takes its colours from the sheet: these are those of the live chart.
    await page.waitForFunction(() =>
      document.querySelector('figure svg[version]')?.innerHTML.includes('#e8ebef'),
    );
    // The engine's answer may still move what the page came with: marks that go are dark until they are gone.
    let still = '';
    await expect
      .poll(
        async () => {
          const before = still;
          still = await page.locator('main').innerHTML();
          return before === still;
        },
        { timeout: 15_000, interval: 500 },
      )
      .toBe(true);
    const screen = await drawn();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const paper = await drawn();
    expect(paper.dark).toBe(false);
    expect(paper.width).toBeLessThan(PAPER.width);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    // Colours pass over into one another on the screen.
    await expect.poll(drawn, { timeout: 10_000 }).toEqual(screen);
    await watched.close();
  });
});

describe('without scripts', () => {
  it.each(['', 'low/', 'findings/', 'forms/', 'data/'])(
    '/%s shows no control that does nothing',
    async (path) => {
      const watched = await open(browser, { javaScriptEnabled: false });
      await watched.page.goto(address(path));
      const { page } = watched;
      const buttons = await page.locator('main button:visible').allInnerTexts();
      expect(buttons.filter((text) => /CSV|XLSX|筛选|全选|^\?$/.test(text.trim()))).toEqual([]);
      for (const dead of [
        'search button',
        'input[type=range]',
        'header button',
        '[role=tab]:not([aria-selected=true])',
      ])
        expect(await page.locator(`${dead}:visible`).count(), dead).toBe(0);
      await watched.close();
    },
  );
});
