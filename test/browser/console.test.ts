import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, expectAccessible, expectQuiet, launch, open, PHONE, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('the SQL console', () => {
  it('runs a statement from a link, by keyboard, and keeps it in the address and the history', async () => {
    const watched = await open(browser);
    const { page } = watched;
    const sql = "SELECT count(*) AS forms FROM evaluation WHERE kind = 'project'";
    await visit(page, `data/sql/?sql=${encodeURIComponent(sql)}`);
    const result = page.getByRole('region', { name: '结果', exact: true });
    await result.getByRole('cell', { name: '22', exact: true }).waitFor();
    expect(await result.getByRole('columnheader').innerText()).toContain('forms · BIGINT');

    const editor = page.getByRole('textbox', { name: 'SQL 语句' });
    expect(await editor.inputValue()).toBe(sql);
    await editor.fill(
      'SELECT unit_id, sum(executed_amount) AS s FROM evaluation_summary GROUP BY ALL ORDER BY s DESC LIMIT 3',
    );
    await editor.press('Control+Enter');
    await result.getByRole('columnheader', { name: /unit_id/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('sql')).toContain('GROUP BY ALL');
    expect(await result.getByRole('row').count()).toBe(4);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      result.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);

    await page.goBack();
    await result.getByRole('cell', { name: '22', exact: true }).waitFor();
    await page.locator('summary', { hasText: '历史' }).click();
    expect(await page.locator('ol code').allInnerTexts()).toHaveLength(2);
    await expectAccessible(page);
    expectQuiet(watched);
    await watched.close();
  });

  it('explains an error and what was meant, refuses to write, and puts names in by a press', async () => {
    const watched = await open(browser, { viewport: PHONE });
    const { page } = watched;
    await page.goto(address('data/sql/'), { waitUntil: 'networkidle' });
    const editor = page.getByRole('textbox', { name: 'SQL 语句' });
    const run = page.getByRole('button', { name: '运行' });
    await editor.fill('SELECT unspend FROM evaluation_summary');
    await run.click();
    await page.getByText('没有“unspend”这一列').waitFor();
    await page.getByRole('button', { name: 'unspent', exact: true }).waitFor();
    await expectAccessible(page);

    await editor.fill('DELETE FROM evaluation');
    await run.click();
    await page.getByText('不能运行 DELETE').waitFor();

    await editor.fill('SELECT  FROM unit');
    await editor.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(7, 7));
    await page.getByRole('searchbox', { name: '查找表或列' }).fill('别名');
    await page
      .getByRole('button', { name: /aliases/ })
      .first()
      .click();
    expect(await editor.inputValue()).toBe('SELECT aliases FROM unit');
    expect(watched.foreign).toEqual([]);
    await watched.close();
  });

  it('cancels a statement that does not end', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await page.goto(address('data/sql/'), { waitUntil: 'networkidle' });
    await page
      .getByRole('textbox', { name: 'SQL 语句' })
      .fill('SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b');
    await page.getByRole('button', { name: '运行' }).click();
    const result = page.getByRole('region', { name: '结果', exact: true });
    await result.getByText(/正在运行/).waitFor();
    await result.getByRole('button', { name: '取消' }).click();
    await result.getByText('已取消').waitFor();
    await page.getByRole('button', { name: '一张表的概貌' }).click();
    await result.getByRole('columnheader', { name: /column_name/ }).waitFor();
    await watched.close();
  });
});
