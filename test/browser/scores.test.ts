import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectQuiet, launch, open, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('the screen of scores', () => {
  it('recomputes everything under an assumed scheme and leaves the reported scores alone', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'scores/');
    const table = page.locator('#recomputed');
    await page.getByLabel('复算口径').selectOption('strict-cap-2022');
    await page.waitForURL(/profile=strict-cap-2022/);
    await page.getByText('复算按假设口径').first().waitFor();
    await table.getByRole('tab', { name: '表' }).click();
    const expert = table.getByRole('row', { name: /专家津贴/ });
    await expert.getByRole('cell', { name: '59 分', exact: true }).first().waitFor();
    expect(await expert.innerText()).toMatch(/100 分/);
    expect(await page.locator('dl').first().innerText()).toContain('平均 97.62');
    await page.evaluate(() => window.scrollTo(0, 0));
    await expectAccessible(page);
    expectQuiet(watched);
    await watched.close();
  });

  it('filters by a bin and downloads the numbers behind a picture', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'scores/');
    const frame = page.locator('#distribution');
    await frame.getByRole('tab', { name: '表' }).click();
    await frame.getByRole('button', { name: '95–96', exact: true }).click();
    await page.waitForURL(/score=95\.\.95\.99/);
    await page.locator('h1', { hasNotText: '23' }).waitFor();
    await page.getByRole('button', { name: /移除筛选.*得分率/ }).click();
    await page.locator('h1', { hasText: '23 份' }).waitFor();

    const grades = page.locator('#grades');
    await grades.getByRole('tab', { name: '下载' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      grades.getByRole('button', { name: 'CSV 表' }).click(),
    ]);
    const lines = (await readFile(await file.path(), 'utf8')).slice(1).trim().split('\r\n');
    expect(lines[0]).toBe('名称,优,良,中,差,依据不足,无得分');
    expect(lines).toContain('黄石市社会保险事业局,2,0,0,0,2,0');
    expectQuiet(watched);
    await watched.close();
  });
});
