import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { type FileOutcome, readFile } from '../../src/intake/readers/read-file.ts';
import { HUBEI_FORM } from '../fixtures/files/hubei-form.ts';
import { csvOf, docxOf, type Grid, htmlOf, xlsxOf } from '../fixtures/files/make.ts';

const LONGEST_MS = 3000;
/** Parts of an archive carry a checksum, so a changed byte may not change a figure. */
const CHECKED = /\.(?:docx|xlsx|ods|zip)$/u;
const files = new Map<string, Uint8Array>();

beforeAll(async () => {
  const grid = HUBEI_FORM[2] as Grid;
  const flat = [
    ['单位', '年度', '预算'],
    ['甲', '2022', '1'],
    ['乙"引"', '2023', '2\n3'],
  ];
  files.set('a.docx', await docxOf(HUBEI_FORM));
  files.set('a.xlsx', xlsxOf([{ name: '表', grid }]));
  files.set('a.xls', xlsxOf([{ name: '表', grid }], 'xls'));
  files.set('a.ods', xlsxOf([{ name: '表', grid }], 'ods'));
  files.set('a.html', strToU8(htmlOf(HUBEI_FORM)));
  files.set('a.csv', strToU8(csvOf(flat)));
  files.set('a.zip', zipSync({ 'b.docx': files.get('a.docx')!, 'c.csv': files.get('a.csv')! }));
});

/** A document whose cells stand where they say they do, or a problem with its remedy in both languages. */
function checkOutcomes(outcomes: readonly FileOutcome[], started: number): void {
  expect(performance.now() - started).toBeLessThan(LONGEST_MS);
  for (const outcome of outcomes) {
    if (outcome.document === null && outcome.flat === null) {
      expect(outcome.problems.length).toBeGreaterThan(0);
      for (const p of outcome.problems)
        expect(p.message.zh && p.message.en && p.remedy.zh && p.remedy.en).toBeTruthy();
      continue;
    }
    for (const sheet of outcome.document?.sheets ?? [])
      sheet.cells.forEach((row, r) => {
        row.forEach((cell, c) => {
          if (cell === null) return;
          expect([cell.row, cell.col]).toEqual([r, c]);
          expect(cell.rowSpan).toBeGreaterThan(0);
          expect(cell.row + cell.rowSpan).toBeLessThanOrEqual(sheet.cells.length);
        });
      });
  }
}

function textsOf(outcomes: readonly FileOutcome[]): string[] {
  return outcomes
    .flatMap((o) => o.document?.sheets ?? [])
    .flatMap((s) => s.cells.flat().flatMap((c) => (c ? [c.text] : [])));
}

describe('damaged files end in a document or in a problem, soon', () => {
  test('random bytes, alone and behind every magic number', async () => {
    const magics = [
      '',
      'PK\u0003\u0004',
      '%PDF-',
      'PAR1',
      '<html><table>',
      '{\\rtf',
      '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...magics),
        fc.uint8Array({ maxLength: 4000 }),
        async (magic, noise) => {
          const head = Uint8Array.from(magic, (c) => c.charCodeAt(0));
          const bytes = new Uint8Array([...head, ...noise]);
          const started = performance.now();
          checkOutcomes(await readFile(fromBytes('x', bytes)), started);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each(['a.docx', 'a.xlsx', 'a.xls', 'a.ods', 'a.html', 'a.csv', 'a.zip'])(
    '%s cut short or with bytes changed',
    async (name) => {
      const bytes = files.get(name)!;
      const known = new Set(textsOf(await readFile(fromBytes(name, bytes))));
      expect(known.size).toBeGreaterThan(5);
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: bytes.length }),
          fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
          fc.boolean(),
          async (length, changes, cut) => {
            const copy = bytes.slice(0, cut ? length : bytes.length);
            for (const [at, byte] of changes) if (at < copy.length) copy[at] = byte;
            const started = performance.now();
            const outcomes = await readFile(fromBytes(name, copy));
            checkOutcomes(outcomes, started);
            if (CHECKED.test(name)) for (const text of textsOf(outcomes)) expect(known).toContain(text);
          },
        ),
        // A merge in the old workbook that ends before it begins.
        { numRuns: 120, examples: [[0, [[4396, 4]], false]] },
      );
    },
  );

  test('markup nested ten thousand deep', async () => {
    const started = performance.now();
    checkOutcomes(
      await readFile(fromBytes('d.html', strToU8('<div>'.repeat(10_000) + '<b>'.repeat(10_000)))),
      started,
    );
    const tables = await readFile(fromBytes('t.html', strToU8('<table><tr><td>'.repeat(10_000))));
    expect(tables[0]!.problems).toMatchObject([{ kind: 'too-large' }]);
  });

  test('spans far beyond any table', async () => {
    const html =
      '<table><tr><td rowspan=4000000000 colspan=3>甲</td><td rowspan=0>乙</td></tr><tr><td>丙</td></tr></table>';
    const [outcome] = await readFile(fromBytes('s.html', strToU8(html)));
    expect(
      outcome!.document!.sheets[0]!.cells.map((r) => r.map((c) => c && `${c.text}${c.rowSpan}x${c.colSpan}`)),
    ).toEqual([
      ['甲2x3', null, null, '乙2x1', null],
      [null, null, null, null, '丙1x1'],
    ]);
  });
});
