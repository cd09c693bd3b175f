import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, expectQuiet, launch, open, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('a unit', () => {
  it('sorts its forms, downloads them, and leads to each', async () => {
    const watched = await open(browser, { acceptDownloads: true });
    const { page } = watched;
    await visit(page, 'unit/huangshi-hrss/');
    await page.waitForLoadState('networkidle');
    const forms = page.getByRole('region', { name: '自评表', exact: true });
    await forms.getByRole('button', { name: /执行率/ }).click();
    await forms.getByRole('button', { name: /执行率/ }).click();
    expect(await forms.getByRole('row').nth(1).innerText()).toContain('专家津贴');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      forms.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    expect(csv.split('\r\n')).toHaveLength(13);
    expect(csv).toContain('330000,0,0,330000');

    await forms.getByRole('link', { name: '专家津贴' }).click();
    await page.getByRole('heading', { level: 1, name: '专家津贴' }).waitFor();
    expectQuiet(watched);
    await watched.close();
  });

  it('is found in the list, and keeps the filters of the address in its links', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'units/?years=2021');
    await expect.poll(() => page.getByRole('table').getByRole('row').count(), { timeout: 90_000 }).toBe(5);
    await page.getByRole('link', { name: '黄石市劳动就业管理局' }).click();
    await page.getByRole('heading', { level: 1, name: '黄石市劳动就业管理局' }).waitFor();
    expect(new URL(page.url()).searchParams.get('years')).toBe('2021');
    // No filter changes the page of one unit: it needs no engine and shows no notice of waiting.
    expect(await page.getByRole('status').filter({ hasText: '正在按所选条件' }).count()).toBe(0);
    expectQuiet(watched);
    await watched.close();
  });

  it('draws 附件1 and the reports of the centre without JavaScript', async () => {
    const watched = await open(browser, { javaScriptEnabled: false });
    await watched.page.goto(address('unit/yuanjiang-work-injury/'));
    const text = await watched.page.locator('main').innerText();
    expect(text).toContain('63856.80');
    expect(text).toContain('附件4');
    expect(text).toContain('128%');
    await watched.close();
  });
});
