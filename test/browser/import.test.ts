import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawTable, pdfFile, write } from '../fixtures/files/draw-pdf.ts';
import { HUBEI_FORM } from '../fixtures/files/hubei-form.ts';
import { csvOf, docxOf } from '../fixtures/files/make.ts';
import { NATIONAL } from '../fixtures/files/national-form.ts';
import { expectAccessible, expectQuiet, launch, open, visit } from './browser.ts';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), 'jilan-import-'));
  await writeFile(join(folder, '自评表.docx'), await docxOf(HUBEI_FORM));
  await writeFile(
    join(folder, '清单.csv'),
    csvOf([
      ['单位', '年度', '项目', '预算数（万元）', '执行数（万元）', '自评得分'],
      ['示例市示例局', '2022', '道路养护', '200', '150', '91'],
      ['示例市示例局', '2022', '桥梁维修', '50', '50', '100'],
    ]),
  );
  await writeFile(
    join(folder, '长清单.csv'),
    csvOf([
      ['单位', '年度', '项目', '预算数（万元）', '执行数（万元）', '自评得分'],
      ...Array.from({ length: 125_000 }, (_, i) => [
        `示例市第${i % 700}示例局`,
        '2022',
        `道路养护第${Math.floor(i / 700)}期`,
        '200',
        '150',
        '91',
      ]),
    ]),
  );
  await copyFile(
    join(import.meta.dirname, '../fixtures/files/pdf/word-sichuan.pdf'),
    join(folder, '川岚.pdf'),
  );
  await writeFile(
    join(folder, '手绘.pdf'),
    pdfFile([
      {
        content:
          write('项目支出绩效自评表', 200, 800, 14) + drawTable(NATIONAL, { style: 'dots', size: 7 }).content,
      },
    ]),
  );
  await writeFile(join(folder, '扫描件.pdf'), pdfFile([{ content: '0 0 300 300 re f' }]));
  await writeFile(join(folder, '旧表.pdf'), '%PDF-1.4\n%%EOF\n');
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

const give = (page: Page, ...names: readonly string[]) =>
  page.getByTestId('files').setInputFiles(names.map((name) => join(folder, name)));
const headline = (page: Page, text: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: text }).waitFor();

describe('the import page', () => {
  it('reads a Word form and a list, shows them in the charts, keeps them over a reload, undoes and clears', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'import/');
    await headline(page, '把今年的自评表放进来');
    await give(page, '自评表.docx', '清单.csv', '旧表.pdf');
    await headline(page, '读出 3 份自评表，请核对后导入');
    const leftOut = page.getByRole('region', { name: '没有读取的文件' });
    expect(await leftOut.innerText()).toMatch(/旧表\.pdf[\s\S]*已损坏或不完整/);
    const counts = page.locator('[data-fate="accepted"] dd');
    await counts.waitFor();
    expect(await counts.innerText()).toBe('2');
    await expectAccessible(page);

    await page.getByRole('radio', { name: /只看这次导入的/ }).check();
    await page.getByRole('button', { name: '导入 3 份自评表' }).click();
    await headline(page, '已导入 3 份自评表');
    expect(new URL(page.url()).searchParams.get('data')).toBe('imported');
    const kept = page.getByRole('region', { name: '本机保存的导入' });
    expect(await kept.innerText()).toMatch(/3 份自评表，来自 3 个文件，[\d.]+ KB[\s\S]*IndexedDB/);

    await kept.getByRole('link', { name: '看总览' }).click();
    // 120.5 + 200 + 50 万元 budgeted, 96.4 + 150 + 50 executed.
    await page.getByText('370.50').first().waitFor();
    await page.reload();
    await page.getByText('370.50').first().waitFor();
    expect(await page.locator('main').innerText()).toContain('296.40');
    await page.getByText('正在查看本机导入的数据').waitFor();

    await visit(page, 'import/?data=imported');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载数据包，CSV（ZIP）' }).click(),
    ]);
    const files = unzipSync(new Uint8Array(await readFile(await download.path())));
    expect(new TextDecoder().decode(files['evaluation.csv']).trim().split('\n')).toHaveLength(4);

    await page.getByRole('button', { name: '撤销上一次导入' }).click();
    await page.getByText('已撤销。').waitFor();
    await page.waitForURL((url) => !url.searchParams.has('data'));
    expect(await page.getByRole('region', { name: '本机保存的导入' }).count()).toBe(0);
    expectQuiet(watched);
    await watched.close();
  });

  it('reads PDF forms in its own worker, with embedded fonts and without, and imports them', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'import/');
    await headline(page, '把今年的自评表放进来');
    expect(watched.requests.filter((url) => /pdf|bcmap/.test(url))).toEqual([]);
    await give(page, '川岚.pdf', '手绘.pdf', '扫描件.pdf');
    await headline(page, '读出 2 份自评表，请核对后导入');
    const leftOut = page.getByRole('region', { name: '没有读取的文件' });
    expect(await leftOut.innerText()).toMatch(/扫描件\.pdf[\s\S]*1 页都没有文字[\s\S]*原件/);
    await expectAccessible(page);
    await page.getByRole('radio', { name: /只看这次导入的/ }).check();
    await page.getByRole('button', { name: '导入 2 份自评表' }).click();
    await headline(page, '已导入 2 份自评表');
    await visit(page, 'forms/?data=imported');
    await page.getByText('湿地巡护补助').first().waitFor();
    await page.getByText('古籍修复经费').first().waitFor();
    expect(watched.requests.some((url) => /UniGB-UCS2-H[\w-]*\.bcmap/.test(url))).toBe(true);
    expectQuiet(watched);
    await watched.close();
  });

  it('shows a long list before it is kept, says so, and finds it again once it is', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'import/');
    await headline(page, '把今年的自评表放进来');
    await give(page, '长清单.csv');
    await headline(page, '读出 125,000 份自评表，请核对后导入');
    await page.getByRole('radio', { name: /只看这次导入的/ }).check();
    await page.getByRole('button', { name: '导入 125,000 份自评表' }).click();
    await headline(page, '已导入 125,000 份自评表');
    const kept = page.getByRole('region', { name: '本机保存的导入' });
    await kept.getByText(/125,000 份自评表，来自 1 个文件，[\d.]+ [KM]B/).waitFor();
    expect(await kept.innerText()).toContain('IndexedDB');
    await kept.getByRole('link', { name: '看总览' }).click();
    await page.getByText('125,000').first().waitFor();
    await page.reload();
    await page.getByText('正在查看本机导入的数据').waitFor();
    await page.getByText('125,000').first().waitFor();
    await visit(page, 'import/?data=imported');
    await page.getByRole('button', { name: '撤销上一次导入' }).click();
    await page.getByText('已撤销。').waitFor();
    expectQuiet(watched);
    await watched.close();
  });

  it('compares both sides, records a correction, mixes with the published data when asked, and clears', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'import/');
    await give(page, '自评表.docx');
    await headline(page, '读出 1 份自评表，请核对后导入');
    await page.getByRole('button', { name: '自评表.docx', exact: true }).click();
    await page.getByRole('button', { name: '原表中的 96.40' }).click();
    const value = page.getByRole('button', { name: '964,000.00 元' });
    expect(await value.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: '更正', exact: true }).press('Enter');
    await page.getByLabel('改为').fill('950000');
    await page.getByRole('button', { name: '记下更正' }).click();
    await page.getByText('请写明理由').waitFor();
    await page.getByLabel('理由').fill('原件为 95');
    await page.getByLabel('理由').press('Enter');
    await page.getByRole('button', { name: /950,000\.00 元/ }).waitFor();
    // Under the site's own header, which stays in place, everything is too close.
    await page.evaluate(() => window.scrollTo(0, 0));
    await expectAccessible(page);

    await page.getByRole('radio', { name: /与已发布的数据合看/ }).check();
    await page.getByRole('button', { name: '导入 1 份自评表' }).click();
    await headline(page, '已导入 1 份自评表');
    await page.getByText('正在查看本机导入的数据与已发布的数据').waitFor();
    const kept = page.getByRole('region', { name: '本机保存的导入' });
    expect(await kept.innerText()).toContain('人工更正 1 处');
    await visit(page, 'data/?data=imported');
    await headline(page, /24 份自评表/);
    await page.getByText('人工更正 1 处').waitFor();

    await visit(page, 'import/?data=imported');
    await kept.getByRole('button', { name: '清除' }).click();
    await kept.getByRole('button', { name: '确定清除' }).click();
    await page.waitForURL((url) => !url.searchParams.has('data'));
    await page.reload();
    await headline(page, '把今年的自评表放进来');
    expect(await kept.count()).toBe(0);
    expectQuiet(watched);
    await watched.close();
  });

  it('reads a pasted list by keyboard and answers to a changed column at once', async () => {
    const watched = await open(browser, { locale: 'en' });
    const { page } = watched;
    await visit(page, 'en/import/');
    await page.getByRole('button', { name: 'Paste', exact: true, disabled: false }).press('Enter');
    await page
      .getByLabel('Paste a table or text')
      .fill(
        '单位\t年度\t项目\t预算数（万元）\t执行数（万元）\n甲局\t2022\t道路\t10\t8\n乙局\t2022\t桥\t5\t5',
      );
    await page.getByRole('button', { name: 'Read what was pasted' }).press('Enter');
    await headline(page, '2 forms read: check them, then import');
    await page.locator('[data-fate="accepted"] dd').waitFor();
    await page.getByRole('combobox', { name: 'Our column for 单位' }).selectOption('');
    await page.locator('[data-fate="refused"] dd', { hasText: '2' }).waitFor();
    await headline(page, 'No form was read');
    await page.getByRole('textbox', { name: /^Unit/ }).fill('丙局');
    await page.getByRole('textbox', { name: /^Unit/ }).press('Tab');
    await headline(page, '2 forms read: check them, then import');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download List of projects (one a row), blank' }).click(),
    ]);
    expect(Object.keys(unzipSync(new Uint8Array(await readFile(await download.path()))))).toContain(
      'xl/worksheets/sheet1.xml',
    );
    expectQuiet(watched);
    await watched.close();
  });

  it('says on every screen when the amounts are no yuan', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'import/');
    await page.getByRole('button', { name: '粘贴', exact: true, disabled: false }).press('Enter');
    await page
      .getByLabel('粘贴表格或文字')
      .fill('府省庁\t予算年度\t事業名\t予算計（百万円）\t執行額（百万円）\n内閣官房\t2014\t人事\t29.0\t10.0');
    await page.getByRole('button', { name: '读取粘贴的内容' }).press('Enter');
    await page.locator('[data-fate="accepted"] dd').waitFor();
    await page.getByText('金额是日元，不折算').waitFor();
    await page.getByRole('radio', { name: /只看这次导入的/ }).check();
    await page.getByRole('button', { name: '导入 1 份自评表' }).click();
    await headline(page, '已导入 1 份自评表');
    await page.getByText('金额是日元：各页').waitFor();
    expectQuiet(watched);
    await watched.close();
  });

  it('says that an import is gone when another tab took it back, and shows the published data', async () => {
    const watched = await open(browser);
    const { page } = watched;
    await visit(page, 'import/');
    await give(page, '清单.csv');
    await headline(page, '读出 2 份自评表，请核对后导入');
    await page.getByRole('radio', { name: /只看这次导入的/ }).check();
    await page.getByRole('button', { name: '导入 2 份自评表' }).click();
    await headline(page, '已导入 2 份自评表');
    const other = await page.context().newPage();
    await visit(other, 'import/?data=imported');
    await other.getByRole('button', { name: '撤销上一次导入' }).click();
    await other.getByText('已撤销。').waitFor();
    await visit(page, '?data=imported');
    const gone = page.getByRole('status', { name: '数据集' });
    expect(await gone.innerText()).toContain('可能已在另一个页面撤销或清除；现在显示已发布的数据');
    await page.waitForURL((url) => !url.searchParams.has('data'));
    expect(await page.locator('main').innerText()).toContain('1,536.40');
    await gone.getByRole('button', { name: '知道了' }).click();
    expect(await gone.count()).toBe(0);
    expectQuiet(watched);
    await watched.close();
  });
});
