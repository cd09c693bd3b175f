import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, expectAccessible, expectQuiet, launch, open, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function downloaded(page: Page, name: string): Promise<{ file: Download; bytes: Uint8Array }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return { file, bytes: new Uint8Array(await readFile(await file.path())) };
}

describe('the data page', () => {
  it('gives the selection as CSV, XLSX and Parquet, and the whole as a package', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'data/?years=2021');
    await page.getByText('当前筛选：20 份自评表').waitFor();
    await page.getByText('全部：23 份自评表').waitFor();

    const csv = await downloaded(page, '下载 自评表汇总，CSV');
    expect(csv.file.suggestedFilename()).toBe('绩览-当前筛选-自评表汇总.csv');
    expect(new TextDecoder().decode(csv.bytes).trim().split('\r\n')).toHaveLength(21);

    const parquet = await downloaded(page, '下载 资金明细，Parquet');
    expect(new TextDecoder().decode(parquet.bytes.slice(0, 4))).toBe('PAR1');
    const workbook = await downloaded(page, '下载 以上三张表，XLSX');
    expect(Object.keys(unzipSync(workbook.bytes))).toContain('xl/worksheets/sheet3.xml');

    await page.getByRole('radio', { name: /全部/ }).check();
    const zip = await downloaded(page, '下载 数据包，CSV（ZIP）');
    const files = unzipSync(zip.bytes);
    expect(Object.keys(files)).toHaveLength(14);
    expect(new TextDecoder().decode(files['evaluation.csv']).trim().split('\n')).toHaveLength(24);
    const both = await downloaded(page, '下载 数据包，Parquet（ZIP）');
    expect(Object.keys(unzipSync(both.bytes))).toContain('indicator.parquet');
    await page.getByText(/已生成/).waitFor();
    await expectAccessible(page);
    expectQuiet(watched);
    await watched.close();
  });

  it('finds a column in the dictionary and opens its table', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await page.goto(address('data/'), { waitUntil: 'networkidle' });
    await page.getByRole('searchbox', { name: '查找列' }).fill('SHA-256');
    await page.getByText('1 张表，1 列').waitFor();
    await page.getByRole('rowheader', { name: 'sha256' }).waitFor();
    await expectAccessible(page);
    expectQuiet(watched);
    await watched.close();
  });

  it('switches to the simulated data, says so, and back', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await page.goto(address('data/'), { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: '10,000 份自评表' }).click();
    await page.getByRole('heading', { level: 1, name: /示范数据（模拟）：10,000 份虚构的自评表/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('data')).toBe('simulated');
    await page.getByText('不能引用').first().waitFor();
    const csv = await downloaded(page, '下载 自评表汇总，CSV');
    expect(csv.file.suggestedFilename()).toContain('模拟');
    const [, first] = new TextDecoder().decode(csv.bytes).split('\r\n');
    expect(first).toContain('simulated');
    await page.getByRole('button', { name: '1,000,000 份自评表' }).click();
    await page.getByRole('button', { name: '100,000 份自评表', exact: true }).click();
    await page
      .getByRole('heading', { level: 1, name: /100,000 份虚构的自评表/ })
      .waitFor({ timeout: 120_000 });
    expect(new URL(page.url()).searchParams.get('data')).toBe('simulated-large');
    await page.getByRole('button', { name: '回到真实数据' }).click();
    await page.getByRole('heading', { level: 1, name: /23 份自评表/ }).waitFor();
    expectQuiet(watched);
    await watched.close();
  });

  it('offers the published files without JavaScript', async () => {
    const watched = await open(browser, { javaScriptEnabled: false });
    const { page } = watched;
    await page.goto(address('data/'));
    const link = page.locator('a[href$="evaluation.parquet"]');
    const response = await page.request.get(
      new URL((await link.getAttribute('href')) ?? '', page.url()).href,
    );
    expect(response.status()).toBe(200);
    expect((await response.body()).subarray(0, 4).toString()).toBe('PAR1');
    await watched.close();
  });
});
