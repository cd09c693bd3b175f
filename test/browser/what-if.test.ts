import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, expectAccessible, expectQuiet, launch, open, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A choice made before the page has come alive is lost, as it is for a reader: chooses until it stands in the address. */
async function assume(page: Page, scheme: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.getByLabel('复算口径').selectOption(scheme);
        return page.url();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toContain(`profile=${scheme}`);
}

const PERSONNEL = 'huangshi-hrss-institution-personnel-2021';

describe('another scheme', () => {
  it('is picked: grades before and after, the forms that change, nothing reported is replaced', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'scores/');
    await assume(page, 'strict-cap-2022');
    await page.getByText('从不代替单位所报的得分与等级').waitFor();
    const grades = page.locator('#what-if-grades');
    await grades.getByRole('heading', { name: '6 份表的等级必然改变' }).waitFor();
    const expert = grades.getByRole('row', { name: /专家津贴/ });
    expect(await expert.innerText()).toMatch(/100 分[\s\S]*优[\s\S]*59 分[\s\S]*差/);
    const personnel = grades.getByRole('row', { name: /人事管理/ });
    expect(await personnel.innerText()).toMatch(/93 分[\s\S]*92\.725 分[\s\S]*79 分[\s\S]*中/);
    expect(await page.locator('dl').first().innerText()).toContain('平均 97.62');

    await personnel.getByRole('link').click();
    await page.waitForURL(/form\/huangshi-hrss-institution-personnel-2021.*profile=strict-cap-2022/);
    const form = page.locator('#what-if');
    await form.getByRole('row', { name: /假设按/ }).waitFor();
    expect(await form.getByRole('row', { name: /^自报/ }).innerText()).toMatch(/93 分/);
    expect(await form.getByRole('row', { name: /假设按/ }).innerText()).toMatch(/79 分[\s\S]*中/);
    expectQuiet(watched);
    await watched.close();
  });

  it('is defined by the reader, refused while it does not add up, and travels by its link', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'scores/');
    await assume(page, 'custom');
    const editor = page.getByRole('form', { name: '自定口径' });
    await editor.waitFor();
    await editor.getByLabel('产出（分）').fill('40');
    await editor.getByRole('button', { name: '应用' }).click();
    await editor.getByRole('alert').getByText('分值合计为 90，应为 100。').waitFor();
    expect(page.url()).not.toContain('o40');
    await editor.getByLabel('从这个口径开始').selectOption('hubei-2020-20-40-20-20');
    expect(await editor.getByLabel('预算执行（分）').inputValue()).toBe('20');
    await editor.getByRole('button', { name: '增加一档' }).click();
    await editor.getByLabel('第 1 档：执行率低于（%）').fill('70');
    await editor.getByLabel('第 1 档：总分至多（分）').fill('75');
    await editor.getByRole('button', { name: '应用' }).click();
    await page.waitForURL(/profile=custom\.b20/);
    const grades = page.locator('#what-if-grades');
    const personnel = grades.getByRole('row', { name: /人事管理/ });
    await personnel.getByRole('cell', { name: '75 分', exact: true }).first().waitFor();
    await page.evaluate(() => window.scrollTo(0, 0));
    await expectAccessible(page);

    const other = await open(browser);
    await other.page.goto(page.url());
    await other.page.getByText('低于 70% 至多 75 分').waitFor();
    await other.page
      .locator('#what-if-grades')
      .getByRole('row', { name: /人事管理/ })
      .getByRole('cell', { name: '75 分', exact: true })
      .first()
      .waitFor();
    expect(await other.page.getByLabel('复算口径').inputValue()).toBe('custom');
    await other.page.getByRole('button', { name: '不再假设' }).click();
    await other.page.waitForURL((url) => !url.search.includes('profile'));
    expectQuiet(other);
    await other.close();
    expectQuiet(watched);
    await watched.close();
  });

  it('stands in the filter bar only where it has an effect, and stays in the address elsewhere', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'execution/?profile=strict-cap-2022');
    const bar = page.getByRole('search').first();
    await bar.waitFor();
    expect(await bar.innerText()).not.toContain('评分口径');
    await visit(page, 'scores/?profile=custom.zzz');
    await page.getByText('链接里的自定口径读不出来').waitFor();
    expectQuiet(watched);
    await watched.close();
  });

  it('without scripts, form and unit pages hold the index, the roll-up and both scores', async () => {
    const watched = await open(browser, { javaScriptEnabled: false });
    const { page } = watched;
    await page.goto(address(`form/${PERSONNEL}/`));
    const figures = await page.locator('dl').first().innerText();
    expect(figures).toContain('自评质量指数');
    expect(await page.locator('#what-if').innerText()).toContain('92.725 分');
    expect(await page.locator('#review').count()).toBe(0);
    await page.goto(address('unit/huangshi-inspection/'));
    expect(await page.locator('#roll-up').innerText()).toMatch(/2021[\s\S]*95\.52 分/);
    expect(await page.locator('#side-by-side').innerText()).toMatch(/95\.53 分[\s\S]*95\.52 分/);
    await watched.close();
  });
});
