import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/setup.mjs';
import { findLibreOffice } from '../../src/cli/libre-office.ts';
import { ImportSession } from '../../src/intake/import-session.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { readFile as readForm } from '../../src/intake/readers/read-file.ts';
import { templateCells } from '../../src/intake/templates/layout.ts';
import { TEMPLATES } from '../../src/intake/templates/templates.ts';
import { HUBEI_FORM } from '../fixtures/files/hubei-form.ts';
import { docxOf, type Grid, type GridCell, htmlOf, type Part } from '../fixtures/files/make.ts';
import { NATIONAL, NATIONAL_TITLE } from '../fixtures/files/national-form.ts';
import { finished } from './finished.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');
/** Invented forms of every family that are tables: of those that are running text a PDF is refused. */
const FORMS = [
  'department',
  'doubled',
  'hubei-project',
  'hunan-annexes',
  'mof-2020',
  'reviewed',
  'shanghai-yuan',
  'sichuan',
  'unit-doubt',
];
const SOFFICE = await findLibreOffice();
const CHROMIUM = findChromium();

/** What tells nothing of the form: places, digests, and names made of them. */
const OF_THE_FILE = /^(?:locator|sha256|source_id|statement_id|unit_resolution|extraction_confidence)$/u;

async function rowsOf(bytes: Uint8Array) {
  const session = new ImportSession();
  await session.add(fromBytes('form', bytes));
  const { rows, problems } = await finished(session);
  return { rows: rows as Record<string, readonly Record<string, unknown>[] | undefined>, problems };
}

/** Values of one file that are not those of the other, and how many there are. Spaces within texts do not count. */
async function compare(pdf: Uint8Array, original: Uint8Array): Promise<{ values: number; wrong: string[] }> {
  const [is, ought] = [(await rowsOf(pdf)).rows, (await rowsOf(original)).rows];
  const plain = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/\s+/gu, '') : value);
  const wrong: string[] = [];
  let values = 0;
  for (const table of new Set([...Object.keys(is), ...Object.keys(ought)])) {
    const [ours, theirs] = [is[table] ?? [], ought[table] ?? []];
    if (ours.length !== theirs.length) wrong.push(`${table}: ${ours.length} rows for ${theirs.length}`);
    theirs.forEach((row, i) => {
      for (const [column, value] of Object.entries(row)) {
        if (OF_THE_FILE.test(column)) continue;
        values += 1;
        if (plain(value) !== plain(ours[i]?.[column]))
          wrong.push(`${table}[${i}].${column}: ${value} | ${ours[i]?.[column]}`);
      }
    });
  }
  return { values, wrong };
}

async function partsOfFixture(name: string): Promise<readonly Part[]> {
  const bytes = await readFile(join(FIXTURES, 'intake/forms', `${name}.txt`));
  const [outcome] = await readForm(fromBytes(`${name}.txt`, new Uint8Array(bytes)));
  return (outcome?.document?.blocks ?? []).map((block): Part => {
    if (block.type === 'paragraph') return block.text;
    const covered = new Set<string>();
    const width = Math.max(...block.sheet.cells.map((row) => row.length));
    return block.sheet.cells.map((row, r) =>
      Array.from({ length: width }, (_, c) => row[c] ?? null).flatMap((cell, c): GridCell[] => {
        if (cell === null) return covered.has(`${r},${c}`) ? [] : [''];
        for (let y = r; y < r + cell.rowSpan; y += 1)
          for (let x = c; x < c + cell.colSpan; x += 1) covered.add(`${y},${x}`);
        return [{ text: cell.text, rowSpan: cell.rowSpan, colSpan: cell.colSpan }];
      }),
    );
  });
}

function partsOfTemplate(template: (typeof TEMPLATES)[number]): readonly Part[] {
  const cells = templateCells(template, true);
  const grid: Grid = template.rows.map((_, row) =>
    cells
      .filter((cell) => cell.row === row)
      .sort((a, b) => a.col - b.col)
      .map(({ text, rowSpan, colSpan }) => ({ text: String(text), rowSpan, colSpan })),
  );
  return [grid];
}

async function allForms(): Promise<[name: string, parts: readonly Part[]][]> {
  return [
    ['national', [NATIONAL_TITLE, NATIONAL]],
    ['hubei', HUBEI_FORM],
    ...TEMPLATES.map((t): [string, readonly Part[]] => [`template-${t.id}`, partsOfTemplate(t)]),
    ...(await Promise.all(
      FORMS.map(async (name): Promise<[string, readonly Part[]]> => [name, await partsOfFixture(name)]),
    )),
  ];
}

let folder: string;
let browser: Browser | null = null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jilan-pdf-'));
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

/** Every value of every form is the same; the share is printed. */
async function expectSame(
  how: string,
  pairs: readonly (readonly [string, Uint8Array, Uint8Array])[],
): Promise<void> {
  let values = 0;
  const wrong: string[] = [];
  for (const [name, pdf, original] of pairs) {
    const compared = await compare(pdf, original);
    values += compared.values;
    wrong.push(...compared.wrong.map((words) => `${name} ${words}`));
  }
  console.log(`${how}: ${values - wrong.length} of ${values} values equal`);
  expect(wrong).toEqual([]);
  expect(values).toBeGreaterThan(300);
}

describe('a form gives the same rows from a PDF as from the file it was made of', () => {
  test.each([
    ['word-national', [NATIONAL_TITLE, NATIONAL] as readonly Part[]],
    ['word-hunan-annexes', 'hunan-annexes'],
    ['word-sichuan', 'sichuan'],
  ])('%s, as it lies here', async (name, made) => {
    const parts = typeof made === 'string' ? await partsOfFixture(made) : made;
    const pdf = new Uint8Array(await readFile(join(FIXTURES, 'files/pdf', `${name}.pdf`)));
    await expectSame(name, [[name, pdf, await docxOf(parts)]]);
  });

  test.skipIf(SOFFICE === null)(
    'made of a Word file by LibreOffice',
    async () => {
      const out = join(folder, 'office');
      const files: [string, Uint8Array][] = [];
      for (const [name, parts] of await allForms()) {
        const bytes = await docxOf(parts);
        files.push([name, bytes]);
        await writeFile(join(folder, `${name}.docx`), bytes);
      }
      const profile = pathToFileURL(join(folder, 'profile')).href;
      const paths = files.map(([name]) => join(folder, `${name}.docx`));
      await promisify(execFile)(
        SOFFICE!,
        [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'pdf', '--outdir', out, ...paths],
        { timeout: 120_000 },
      );
      expect((await readdir(out)).length).toBe(files.length);
      const pairs = await Promise.all(
        files.map(
          async ([name, bytes]) =>
            [name, new Uint8Array(await readFile(join(out, `${name}.pdf`))), bytes] as const,
        ),
      );
      await expectSame('Word', pairs);
    },
    180_000,
  );

  test.skipIf(CHROMIUM === null).each([
    [
      'ruled, landscape, with running head and foot',
      'td{border:1px solid #000;padding:2px}table{font-size:9px}',
      true,
    ],
    ['dotted', 'td{border:1px dotted #333;padding:3px;text-align:center}table{font-size:8px}', false],
    ['double', 'td{border:3px double #555;padding:1px}table{font-size:8px}', false],
    [
      'open at the sides',
      'td{border:1px solid}tr td:first-child{border-left:0}tr td:last-child{border-right:0}table{font-size:10px}',
      false,
    ],
    [
      'narrow, at the right, tiny',
      'table{width:60%!important;font:7px monospace}td{border:0.5px solid #999;padding:0;text-align:right;background:#eee}',
      false,
    ],
  ])(
    'printed by a browser: %s',
    async (how, css, landscape) => {
      browser ??= await chromium.launch({ executablePath: CHROMIUM!, args: CHROMIUM_FLAGS });
      const page = await browser.newPage();
      try {
        const pairs: [string, Uint8Array, Uint8Array][] = [];
        const out = join(folder, `browser-${landscape}`);
        await mkdir(out, { recursive: true });
        for (const [name, parts] of await allForms()) {
          const html = htmlOf(parts).replace(/<script>.*?<\/script>/u, '');
          const style = `<style>table{border-collapse:collapse;width:100%}${css}</style>`;
          await page.setContent(html.replace(/<style>.*?<\/style>/u, style).replaceAll('border=1', ''), {
            waitUntil: 'domcontentloaded',
          });
          const side = '1.5cm';
          const pdf = await page.pdf({
            format: 'A4',
            landscape,
            displayHeaderFooter: landscape,
            margin: { top: side, bottom: side, left: side, right: side },
          });
          pairs.push([basename(name), new Uint8Array(pdf), new TextEncoder().encode(html)]);
        }
        await expectSame(`Browser, ${how}`, pairs);
      } finally {
        await page.close();
      }
    },
    180_000,
  );
});
