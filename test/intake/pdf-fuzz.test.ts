import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { type FileOutcome, readFile as readForm } from '../../src/intake/readers/read-file.ts';
import { drawTable, pdfFile } from '../fixtures/files/draw-pdf.ts';
import { NATIONAL } from '../fixtures/files/national-form.ts';

const LONGEST_MS = 6000;
const files = new Map<string, Uint8Array>();

beforeAll(async () => {
  const folder = join(import.meta.dirname, '../fixtures/files/pdf');
  for (const name of ['word-national.pdf', 'word-sichuan.pdf'])
    files.set(name, new Uint8Array(await readFile(join(folder, name))));
  files.set('drawn.pdf', pdfFile([{ content: drawTable(NATIONAL, { size: 7 }).content }]));
});

const read = async (bytes: Uint8Array): Promise<FileOutcome> =>
  (await readForm(fromBytes('a.pdf', bytes)))[0]!;
const textsOf = ({ document }: FileOutcome): string[] =>
  document?.sheets.flatMap((sheet) => sheet.cells.flat().flatMap((cell) => (cell ? [cell.text] : []))) ?? [];

const plain = (text: string): string => text.replace(/\s+/gu, '');

/** A document, or a problem in both languages with what to do; soon. */
function check(outcome: FileOutcome, started: number): void {
  expect(performance.now() - started).toBeLessThan(LONGEST_MS);
  for (const p of outcome.problems)
    expect(p.message.zh && p.message.en && p.remedy.zh && p.remedy.en).toBeTruthy();
  if (outcome.document === null) expect(outcome.problems.length).toBeGreaterThan(0);
}

describe('damaged PDF files end in a document or in a problem, soon', () => {
  test.each(['word-national.pdf', 'word-sichuan.pdf', 'drawn.pdf'])(
    '%s cut short is refused',
    async (name) => {
      const bytes = files.get(name)!;
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 8, max: bytes.length - 8 }), async (length) => {
          const started = performance.now();
          const outcome = await read(bytes.slice(0, length));
          check(outcome, started);
          expect(outcome.document).toBeNull();
        }),
        { numRuns: 40 },
      );
    },
  );

  test.each(['word-national.pdf', 'word-sichuan.pdf'])(
    '%s with bytes changed: every text is of the file, or the file is marked',
    async (name) => {
      const bytes = files.get(name)!;
      const whole = await read(bytes);
      const known = textsOf(whole).map(plain);
      const before = new Set(whole.problems.map((p) => p.kind));
      expect(known.length).toBeGreaterThan(20);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), {
            minLength: 1,
            maxLength: 6,
          }),
          async (changes) => {
            const copy = bytes.slice();
            for (const [at, byte] of changes) copy[at] = byte;
            const started = performance.now();
            const outcome = await read(copy);
            check(outcome, started);
            const marked = outcome.problems.some((p) => p.severity !== 'info' && !before.has(p.kind));
            if (!marked)
              for (const text of textsOf(outcome))
                expect(
                  known.some((cell) => cell.includes(plain(text))),
                  text,
                ).toBe(true);
          },
        ),
        // The widths and names of fonts stand outside the compressed parts, without a checksum: the seed is kept.
        {
          numRuns: 80,
          seed: 7,
          examples: [[[[44161, 126]]], [[[44161, 42]]], [[[51337, 1]]], [[[42993, 1]]]],
        },
      );
    },
    180_000,
  );

  test('operators, sizes and numbers out of all bounds', async () => {
    const pieces = [
      'q',
      'Q',
      'BT',
      'ET',
      '1e30 0 0 1e30 0 0 cm',
      '0 0 0 0 0 0 cm',
      '/F1 1e9 Tf',
      '/F1 -9 Tf',
      '<4e00> Tj',
      '[<4e00> -1e12 <4e01>] TJ',
      '0 0 1e9 1 re f',
      '-5 -5 m 9e9 9 l S',
      'W n',
      'h S',
      '1 0 0 1 9 9 Tm',
      '7 Tr',
      '/X Do',
      '%',
      '] >>',
      '(',
      '<zz> Tj',
      '/F9 9 Tf',
      'EI',
      '0 Tz',
      '9 Ts',
      "<4e00> '",
      '/OC /Z BDC',
      'EMC EMC',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), async (content) => {
        const started = performance.now();
        check(await read(pdfFile([{ content: content.join('\n') }])), started);
      }),
      { numRuns: 150 },
    );
  }, 180_000);

  test('a hundred thousand lines and characters', async () => {
    const line = (i: number) =>
      `${(i * 7) % 590} ${(i * 13) % 840} m ${(i * 11) % 590} ${(i * 13) % 840} l S `;
    const content = Array.from({ length: 100_000 }, (_, i) => line(i)).join('');
    const started = performance.now();
    check(await read(pdfFile([{ content: content + drawTable(NATIONAL).content }])), started);
  });
});
