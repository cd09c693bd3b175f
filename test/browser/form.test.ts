import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectQuiet, launch, open, PHONE, visit } from './browser.ts';

const FORM = 'form/yuanjiang-work-injury-department-2024/';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('a form beside its data', () => {
  it('marks the same value in both panes and tells its unit, reason and place', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, FORM);
    await page.waitForLoadState('networkidle');
    const sheet = page.getByRole('region', { name: /按原表版式重绘/ });
    const rows = page.getByRole('region', { name: '读出的数据' });
    const inspector = page.getByRole('region', { name: '单元格说明' });

    await sheet.locator('[data-cell="fund_line.1.adjusted_amount"]').hover();
    expect(await rows.locator('[data-active]').innerText()).toBe('1,159,138.98');
    expect(await inspector.innerText()).toContain('L163-169');
    expect(await inspector.innerText()).toContain('实际单位');

    // The other way round: a value of the rows marks its cell.
    await rows.locator('[data-cell="evaluation..rate_reported"]').hover();
    expect(await sheet.locator('[data-active]').innerText()).toBe('101%');
    expectQuiet(watched);
    await watched.close();
  });

  it('is walked by arrow keys; Enter pins a value into the address, Escape lets it go', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, FORM);
    await page.waitForLoadState('networkidle');
    await page.locator('[data-cell="fund_line.1.initial_amount"]').first().focus();
    await page.keyboard.press('ArrowRight');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-cell'));
    expect(await focused()).toBe('fund_line.1.adjusted_amount');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBeTruthy();
    await page.keyboard.press('Enter');
    await page.waitForURL(/cell=/);
    await page.locator('[data-pinned]').first().waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('cell'));
    await watched.close();
  });

  it('opens at the value that the address names', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'form/huangshi-hrss-12333-platform-2021/?cell=indicator.7.points');
    const pinned = page.locator('[data-pinned][data-cell="indicator.7.points"]');
    await expect.poll(() => pinned.count()).toBe(2);
    expect(await page.getByRole('region', { name: '单元格说明' }).innerText()).toContain('L26');
    await watched.close();
  });

  it('leads from a point to verify to its row in the form', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'form/huangshi-hrss-fund-supervision-2021/');
    await page.waitForLoadState('networkidle');
    const finding = page.locator('#findings article').filter({ hasText: 'D06' }).first();
    await finding.getByRole('button', { name: '在表中查看' }).click();
    await page.waitForURL(/cell=indicator\.\d/);
    await expect.poll(() => page.locator('[data-pinned]').count()).toBe(2);
    await watched.close();
  });

  it('is downloaded whole as JSON', async () => {
    const watched = await open(browser, { acceptDownloads: true });
    const { page } = watched;
    await visit(page, FORM);
    await page.waitForLoadState('networkidle');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'JSON' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('yuanjiang-work-injury-department-2024.json');
    const read = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(read.indicator).toHaveLength(21);
    expect(read.fund_line[0]).toMatchObject({ adjusted_raw: '1159138.98', money_unit_resolved: '元' });
    await watched.close();
  });

  it('shows one pane at a time on a phone, and what a tapped cell says', async () => {
    const watched = await open(browser, { viewport: PHONE });
    const { page } = watched;
    await visit(page, 'form/huangshi-employment-subsidy-2021/');
    await page.waitForLoadState('networkidle');
    const rows = page.getByRole('region', { name: '读出的数据' });
    expect(await rows.isVisible()).toBe(false);
    await page.locator('[data-cell="fund_line.1.adjusted_amount"]').first().click();
    const inspector = page.getByRole('region', { name: '单元格说明' });
    expect(await inspector.innerText()).toContain('434.05');
    await inspector.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '规范数据' }).click();
    expect(await rows.isVisible()).toBe(true);
    await watched.close();
  });

  it('shows any form that the engine holds under the generic address, and says when there is none', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'form/?id=huangshi-hrss-special-2021');
    await page.getByRole('heading', { level: 1, name: '人社专项经费' }).waitFor({ timeout: 90_000 });
    await page.getByRole('region', { name: /按原表版式重绘/ }).waitFor();
    await visit(page, 'form/?id=no-such-form');
    await page.getByRole('heading', { level: 1, name: '没有这张自评表' }).waitFor({ timeout: 90_000 });
    await page.getByRole('link', { name: '查看全部自评表' }).waitFor();
    expectQuiet(watched);
    await watched.close();
  });
});

describe('the list of forms', () => {
  it('finds by a word, keeps it in the address, and leads to a form', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'forms/');
    await page.waitForLoadState('networkidle');
    await page.getByRole('searchbox').fill('工伤');
    await page.waitForURL(/q=/);
    const table = page.getByRole('table');
    // The bureau's form for work injury and the three of the centre; its department's form is found by the unit's name.
    await expect.poll(() => table.getByRole('row').count(), { timeout: 90_000 }).toBe(5);
    await table.getByRole('link', { name: '工伤专项经费' }).click();
    await page.getByRole('heading', { level: 1, name: '工伤专项经费' }).waitFor();
    expectQuiet(watched);
    await watched.close();
  });
});
