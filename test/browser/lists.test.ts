import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectQuiet, launch, open, PHONE, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function csv(page: Page): Promise<string[]> {
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    page.getByRole('button', { name: 'CSV', exact: true }).click(),
  ]);
  return (await readFile(await file.path(), 'utf8')).slice(1).trim().split('\r\n');
}

describe('a list of ten thousand forms', () => {
  it('is turned page by page, found and ordered as a whole, and taken away as a whole', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'forms/?data=simulated&page=3');
    const part = page.getByText('共 10,000 项，本页第 201–300 项');
    await part.waitFor({ timeout: 120_000 });
    expect(await page.locator('tbody tr').count()).toBe(100);
    await expectAccessible(page);

    const above = page.getByRole('navigation', { name: '翻页', exact: true });
    await above.getByRole('button', { name: '下一页' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('本页第 301–400 项').waitFor();
    expect(new URL(page.url()).searchParams.get('page')).toBe('4');
    await above.getByRole('textbox', { name: '页码' }).fill('100');
    await page.keyboard.press('Enter');
    await page.getByText('本页第 9,901–10,000 项').waitFor();
    await page
      .getByRole('navigation', { name: '翻页（表后）' })
      .getByRole('button', { name: '首页' })
      .click();
    await page.getByText('本页第 1–100 项').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('自评表');

    await page.goto(`${page.url()}&page=7`);
    await page.getByText('本页第 601–700 项').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: '未用资金' }).click();
    await page.waitForURL(/sort=unspent$/);
    await page.getByText('本页第 1–100 项').waitFor();
    await expect.poll(() => page.locator('th[aria-sort="descending"]').innerText()).toContain('未用资金');
    await page.getByRole('button', { name: '未用资金' }).click();
    await page.waitForURL(/sort=-unspent/);

    await page.getByRole('searchbox', { name: '查找' }).fill('模拟宣传教育经费（2）');
    await page.waitForURL(/q=/);
    const found = page.getByText(/^共 \d{3} 项，本页第 1–100 项$/);
    await found.waitFor();
    const total = Number(/\d+/.exec(await found.innerText())?.[0]);
    const lines = await csv(page);
    expect(lines).toHaveLength(total + 1);
    expect(new Set(lines).size).toBe(total + 1);
    expect(lines.slice(1).every((line) => line.startsWith('模拟宣传教育经费（2）,'))).toBe(true);
    expectQuiet(watched);
    await watched.close();
  });

  it('says when there is no such page, on a phone too', async () => {
    const watched = await open(browser, { viewport: PHONE });
    const { page } = watched;
    await visit(page, 'units/?page=9');
    await page.getByText('没有第 9 页').waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    await page.getByRole('button', { name: '首页' }).click();
    await page.getByText(/^共 \d 项$/).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    expectQuiet(watched);
    await watched.close();
  });
});
