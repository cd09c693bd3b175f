import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectQuiet, launch, open, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('a project', () => {
  it('tells the year that only a report states, draws it, and leads to the form', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'project/huangshi-si-archives/');
    await page.waitForLoadState('networkidle');
    const history = page.getByRole('region', { name: '历年情况', exact: true });
    const stated = await history.getByRole('row').nth(1).innerText();
    expect(stated).toContain('2020');
    expect(stated).toContain('L405');
    expect(stated).toContain('98');
    expect(await page.locator('figure').filter({ hasText: '自评得分逐年如何' }).count()).toBe(1);
    await expectAccessible(page);
    await history.getByRole('link', { name: '自评表' }).click();
    await page.waitForURL(/form\/huangshi-si-archives-2021/);
    expectQuiet(watched);
    await watched.close();
  });

  it('shows any project that the engine holds, and says when there is none', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'en/project/?id=huangshi-si-service');
    await page.getByRole('heading', { level: 1, name: '社会保险综合服务费用' }).waitFor({ timeout: 90_000 });
    await visit(page, 'en/project/');
    await page.getByRole('link', { name: 'All projects' }).waitFor();
    expectQuiet(watched);
    await watched.close();
  });
});
