import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectQuiet, launch, open, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('the screen of points to verify', () => {
  it('narrows to one rule, leads to the very value, keeps and exports what the reviewer decided', async () => {
    const watched = await open(browser, { acceptDownloads: true });
    const { page } = watched;
    await visit(page, 'findings/');
    await page.getByRole('combobox', { name: '规则' }).selectOption('B01');
    await page.waitForURL(/rule=B01/);
    const cards = page.getByRole('article');
    await expect.poll(() => cards.count(), { timeout: 90_000 }).toBe(2);
    const card = cards.filter({ hasText: '津贴' }).first();
    expect(await card.innerText()).toContain('20×0元÷33万元=0');

    await card.getByRole('combobox').selectOption('explained');
    await card.getByRole('textbox').fill('两年一发');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出状态与备注' }).click(),
    ]);
    const csv = readFileSync(await download.path(), 'utf8');
    expect(csv).toContain('B01.huangshi-hrss-expert-allowance-2021,已说明,两年一发');

    await page.reload();
    await expect.poll(() => cards.count(), { timeout: 90_000 }).toBe(2);
    expect(
      await page.getByRole('article').filter({ hasText: '津贴' }).getByRole('textbox').inputValue(),
    ).toBe('两年一发');

    await page
      .getByRole('article')
      .filter({ hasText: '津贴' })
      .getByRole('link', { name: '在表中查看' })
      .click();
    await page.waitForURL(/form\/huangshi-hrss-expert-allowance-2021.*cell=/);
    await page.getByRole('heading', { level: 1, name: /专家津贴/ }).waitFor();
    expectQuiet(watched);
    await watched.close();
  });

  it('opens the points of one form and rule from the matrix', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'findings/');
    await page.getByRole('tab', { name: '表 × 规则' }).click();
    await page.getByRole('button', { name: /^专家津贴，B01，1/ }).click();
    await page.waitForURL(/form=huangshi-hrss-expert-allowance-2021/);
    await expect.poll(() => page.getByRole('article').count(), { timeout: 90_000 }).toBe(1);
    await watched.close();
  });
});
