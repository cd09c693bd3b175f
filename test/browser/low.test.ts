import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectQuiet, launch, open, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('the list of low-performing forms', () => {
  it('follows its limits, says when nothing crosses them, and finds back', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'low/');
    const rows = page.locator('table tbody tr');
    expect(await rows.count()).toBe(6);
    const limit = page.getByRole('textbox', { name: '执行率低于' });
    await limit.fill('20');
    await limit.press('Enter');
    await page.waitForURL(/below=20/);
    await page.locator('h1', { hasText: '2 份越过' }).waitFor();
    await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(2);
    await page.getByRole('checkbox', { name: '执行率低于' }).click();
    await page.getByText('没有自评表越过所设界限').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '恢复默认界限' }).click();
    await page.locator('h1', { hasText: '6 份越过' }).waitFor();

    await page.getByRole('checkbox', { name: '错误级疑点不少于' }).click();
    await page.waitForURL(/errors=1/);
    await page.getByLabel('排序', { exact: true }).selectOption('severity');
    await page.waitForURL(/sort=severity/);
    await expect.poll(() => rows.count(), { timeout: 20_000 }).toBeGreaterThan(6);
    expectQuiet(watched);
    await watched.close();
  });

  it('exports what is picked with its source and place, and opens the form', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'low/');
    await page.getByRole('checkbox', { name: '选中：专家津贴' }).check();
    await page.getByRole('checkbox', { name: '选中：职业技能专项经费' }).check();
    await page.getByText('导出所选 2 份').waitFor();
    const download = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      return readFile(await file.path());
    };
    const lines = (await download('CSV')).toString('utf8').slice(1).trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('专家津贴,黄石市人力资源和社会保障局');
    expect(lines[1]).toContain('L290-314');
    const book = unzipSync(new Uint8Array(await download('XLSX')));
    expect(new TextDecoder().decode(book['xl/worksheets/sheet1.xml'])).toContain('180100');

    await page.getByRole('link', { name: '专家津贴' }).click();
    await page.waitForURL(/form\/huangshi-hrss-expert-allowance-2021/);
    expectQuiet(watched);
    await watched.close();
  });
});
