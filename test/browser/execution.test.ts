import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectQuiet, launch, open, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('the execution screen', () => {
  it('moves the reference lines without an engine and writes them into the address', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'execution/');
    const tiles = page.locator('dl').first();
    expect(await tiles.innerText()).toContain('低于 80%');
    const line = page.getByRole('textbox', { name: '低参考线' });
    await line.fill('59');
    await line.press('Enter');
    await page.waitForURL(/low=59/);
    await page.locator('h1', { hasText: '3 份执行率低于 59%' }).waitFor();
    expect(await tiles.innerText()).toContain('低于 59%');
    // The line in the picture itself, drawn anew.
    await page.locator('#groups').scrollIntoViewIfNeeded();
    await page.locator('#groups svg text', { hasText: '59%' }).first().waitFor();
    await page.goBack();
    await page.locator('h1', { hasText: '低于 80%' }).waitFor();
    await expectAccessible(page);
    expectQuiet(watched);
    await watched.close();
  });

  it('drags a line with the keyboard, groups anew, filters by a row and opens a form', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'execution/');
    await page.getByRole('slider', { name: '高参考线' }).press('ArrowRight');
    await page.waitForURL(/high=91/);
    await page.getByLabel('分组', { exact: true }).selectOption('attribute');
    await page.waitForURL(/by=attribute/);
    await page.getByRole('heading', { name: '各项目属性执行率如何' }).waitFor();
    const frame = page.locator('#groups');
    await frame.getByRole('tab', { name: '表' }).click();
    await frame.getByRole('button', { name: '新增性项目' }).click();
    await page.waitForURL(/attribute=/);
    await page.getByRole('button', { name: /移除筛选.*新增性项目/ }).press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('attribute'));

    const projects = page.locator('#projects');
    await projects.getByRole('tab', { name: '表' }).click();
    await projects.getByRole('button', { name: '专家津贴' }).click();
    await page.waitForURL(/form\/huangshi-hrss-expert-allowance-2021/);
    expectQuiet(watched);
    await watched.close();
  });
});
