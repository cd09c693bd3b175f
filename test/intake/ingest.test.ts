import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { run as check } from '../../src/cli/check.ts';
import { run } from '../../src/cli/ingest.ts';
import type { IngestReport } from '../../src/cli/ingest-report.ts';
import { findLibreOffice, libreOfficeConverter } from '../../src/cli/libre-office.ts';
import { drawTable, pdfFile, write } from '../fixtures/files/draw-pdf.ts';
import { HUBEI_FORM } from '../fixtures/files/hubei-form.ts';
import { csvOf, docxOf, type Grid, htmlOf, type Part, xlsxOf } from '../fixtures/files/make.ts';

const INSTALLED = await findLibreOffice();
let folder: string;
let printed: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jilan-ingest-'));
  printed = [];
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: unknown) => void printed.push(String(line)));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

function drawnForm([title, line, grid]: readonly Part[]): Uint8Array {
  const head = write(String(title), 180, 800, 14) + write(String(line), 50, 785);
  return pdfFile([{ content: head + drawTable(grid as Grid, { top: 770 }).content }]);
}

const out = (): string => join(folder, 'out');
const table = (name: string): Promise<string> => readFile(join(out(), `${name}.csv`), 'utf8');
const list = csvOf([
  ['单位', '年度', '项目', '预算数（万元）', '执行数（万元）'],
  ['甲局', '2022', '乙', '10', '8'],
]);

async function report(): Promise<IngestReport> {
  return JSON.parse(await readFile(join(folder, 'r.json'), 'utf8')) as IngestReport;
}

describe('jilan ingest', () => {
  test('one form is the same package from Word, workbook, page and PDF', async () => {
    const texts: string[] = [];
    const files: [string, Uint8Array | string][] = [
      ['a.docx', await docxOf(HUBEI_FORM)],
      ['a.html', htmlOf(HUBEI_FORM)],
      [
        'a.xlsx',
        xlsxOf([
          {
            name: '表',
            grid: [
              [{ text: HUBEI_FORM[0] as string, colSpan: 7 }],
              [{ text: HUBEI_FORM[1] as string, colSpan: 7 }],
              ...(HUBEI_FORM[2] as Grid),
            ],
          },
        ]),
      ],
      ['a.pdf', drawnForm(HUBEI_FORM)],
    ];
    for (const [name, content] of files) {
      expect(
        await run([await put(name, content), '--out', out(), '--report', join(folder, 'r.json')]),
        printed.join('\n'),
      ).toBe(0);
      expect(await check([out()])).toBe(0);
      expect((await report()).files[0]!.forms).toMatchObject([{ kind: 'project-form' }]);
      const rows = (await table('indicator'))
        .split('\n')
        .map((line) => line.split(',').slice(0, -1).join(','));
      texts.push(rows.join('\n').replace(/a\.\w+/gu, ''));
      expect(await table('fund_line')).toContain('1205000');
    }
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).toBe(texts[0]);
  });

  test('several forms in one Word file, one of them broken over two tables with its header repeated', async () => {
    const [title, line, grid] = HUBEI_FORM as [string, string, Grid];
    const named = (text: string): string => text.replaceAll('示例补助项目', '第二项目');
    const second = grid.map((row) =>
      row.map((c) => (typeof c === 'string' ? named(c) : { ...c, text: named(c.text) })),
    );
    const first = second.slice(0, 6);
    const header = second[5]!;
    const parts = [title, line, grid, named(title), line, first, '', [header, ...second.slice(6)]];
    expect(
      await run([
        await put('two.docx', await docxOf(parts)),
        '--out',
        out(),
        '--report',
        join(folder, 'r.json'),
      ]),
      printed.join('\n'),
    ).toBe(0);
    expect((await report()).rows).toMatchObject({ evaluation: 2, project: 2, fund_line: 2, indicator: 8 });
    expect((await report()).not_understood).toEqual([]);
    expect(await table('indicator')).toMatch(/,T3R\d/u);
  });

  test('a folder with archives, lists and rubbish: what can be read is read, the rest is listed', async () => {
    await put('in/表/a.docx', await docxOf(HUBEI_FORM));
    await put('in/list.csv', list);
    await put(
      'in/all.zip',
      zipSync({ 'again.docx': await docxOf(HUBEI_FORM), 'p.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1) }),
    );
    await put('in/.DS_Store', 'x');
    expect(await run([join(folder, 'in'), '--out', out(), '--report', join(folder, 'r.json')])).toBe(2);
    const said = await report();
    expect(said.outcome).toBe('needs-person');
    expect(said.rows.evaluation).toBe(2);
    expect(said.files.map((f) => f.file)).toEqual([
      'all.zip/again.docx',
      'all.zip/p.png',
      'list.csv',
      '表/a.docx',
    ]);
    expect(said.problems.filter((p) => p.severity === 'error').map((p) => [p.file, p.kind])).toEqual([
      ['all.zip/p.png', 'unknown-format'],
    ]);
    expect(said.problems.some((p) => p.kind === 'same-form-again')).toBe(true);
    expect(await check([out()]), printed.join('\n')).toBe(0);
  });

  test('a question ends in 2; its answer in 0', async () => {
    const file = await put('x.csv', list.replaceAll('（万元）', ''));
    expect(await run([file, '--out', out()])).toBe(2);
    expect(printed.join('\n')).toMatch(/没有注明金额单位/u);
    expect(await run([file, '--out', out(), '--money-unit', '万元'])).toBe(0);
    expect(await table('fund_line')).toContain(',100000,');
    await put('answers.json', JSON.stringify({ 'money-unit:x.csv:': '千元' }));
    expect(await run([file, '--out', out(), '--answers', join(folder, 'answers.json')])).toBe(0);
    expect(await table('fund_line')).toContain(',10000,');
  });

  test('nothing readable writes nothing and keeps what was there', async () => {
    await run([await put('good.csv', list), '--out', out()]);
    const before = await table('fund_line');
    const bad = await put('bad.docx', 'PK\u0003\u0004 broken');
    expect(await run([bad, '--out', out()])).toBe(1);
    expect(await table('fund_line')).toBe(before);
    expect((await readdir(folder)).filter((name) => name.includes('jilan-'))).toEqual([]);
  });

  test('a folder with other files is never overwritten', async () => {
    await put('out/photo.txt', 'mine');
    expect(await run([await put('good.csv', list), '--out', out()])).toBe(1);
    expect(await readdir(out())).toEqual(['photo.txt']);
  });

  test.each([
    [[]],
    [['x.csv']],
    [['x.csv', '--out']],
    [['x.csv', '--out', 'o', '--money-unit', '两']],
    [['x.csv', '--out', 'o', '--nonsense', '1']],
  ])('wrong arguments %j are explained', async (args) => {
    expect(await run(args)).toBe(1);
    expect(printed.join('\n')).toContain('jilan ingest FILE|DIR');
  });
});

describe('old formats', () => {
  const soffice = async (script: string): Promise<string> => {
    const path = await put('bin/soffice', `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  };

  test('are converted by the LibreOffice on the path, in a folder of their own', async () => {
    const made = await put('made.docx', await docxOf(HUBEI_FORM));
    const program = await soffice(
      `while [ "$1" != "--outdir" ]; do shift; done\ncp "${made}" "$2/form.docx"`,
    );
    expect(await findLibreOffice(`/nowhere:${join(program, '..')}`)).toBe(program);
    const converted = await libreOfficeConverter(program)('旧.doc', strToU8('x'), 'doc');
    expect(converted?.length).toBeGreaterThan(1000);
  });

  test.skipIf(INSTALLED === null)(
    'are read by a real LibreOffice under their own name',
    async () => {
      const soffice = INSTALLED!;
      await put('form.docx', await docxOf(HUBEI_FORM));
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      execFileSync(soffice, [
        profile,
        '--headless',
        '--convert-to',
        'rtf',
        '--outdir',
        folder,
        join(folder, 'form.docx'),
      ]);
      const old = await put('旧表.doc', new Uint8Array(await readFile(join(folder, 'form.rtf'))));
      expect(await run([old, '--out', out(), '--report', join(folder, 'r.json')]), printed.join('\n')).toBe(
        0,
      );
      expect((await report()).files[0]).toMatchObject({
        file: '旧表.doc',
        forms: [{ kind: 'project-form' }],
      });
      expect(await table('fund_line')).toContain('1205000');
      const digest = createHash('sha256')
        .update(await readFile(old))
        .digest('hex');
      expect(await table('source')).toContain(digest);
    },
    120_000,
  );

  test('a converter that fails leaves the message that says how to convert', async () => {
    const program = await soffice('exit 3');
    expect(await libreOfficeConverter(program)('旧.doc', strToU8('x'), 'doc')).toBeNull();
    const rtf = await put('a.doc', '{\\rtf1 hello}');
    const path = process.env.PATH;
    process.env.PATH = join(program, '..');
    try {
      expect(await run([rtf, '--out', out()])).toBe(1);
    } finally {
      process.env.PATH = path;
    }
    expect(printed.join('\n')).toContain('另存为 .docx');
  });
});
