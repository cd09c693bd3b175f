import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectQuiet, launch, open, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('the comparison', () => {
  it('lets the reader choose the units by keyboard, keeps them in the address and finds back', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'compare/');
    const heads = page.getByRole('table').first().locator('thead th');
    expect(await heads.count()).toBe(5);
    await page.getByRole('button', { name: '单位 默认' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '单位' });
    await dialog.getByRole('checkbox', { name: /沅江市工伤保险服务中心/ }).press('Space');
    await page.waitForURL(/of=.*yuanjiang-work-injury/);
    await expect.poll(() => heads.count(), { timeout: 20_000 }).toBe(6);
    await page.keyboard.press('Escape');
    await page.getByText('各方的年度不同').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '恢复默认' }).click();
    await expect.poll(() => heads.count(), { timeout: 20_000 }).toBe(5);
    expectQuiet(watched);
    await watched.close();
  });

  it('says when there is only one year of a project, and opens forms from shared indicators', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'compare/?sides=project-years');
    await page.getByText('这个项目只有一个年度的自评表').waitFor();
    await page.getByLabel('比较', { exact: true }).selectOption('units');
    const indicators = page.getByRole('region', { name: '同名指标放在一起', exact: true });
    await indicators.getByText('服务对象满意度').first().waitFor();
    await indicators
      .getByText(/^另 \d+ 条$/)
      .first()
      .click();
    await indicators.getByRole('link', { name: '12333信息平台建设经费' }).first().click();
    await page.waitForURL(/form\/huangshi-hrss-12333-platform-2021/);
    expectQuiet(watched);
    await watched.close();
  });
});
