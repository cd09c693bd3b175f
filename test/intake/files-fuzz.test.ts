import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/intake/forms/recognise.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { readFile } from '../../src/intake/readers/read-file.ts';
import { HUBEI_FORM, HUBEI_TITLE } from '../fixtures/files/hubei-form.ts';
import { docxOf, type Grid, type GridCell, htmlOf, xlsxOf } from '../fixtures/files/make.ts';
import { NATIONAL, NATIONAL_TITLE } from '../fixtures/files/national-form.ts';
import { violations } from './conforms.ts';
import { invented } from './invented.ts';

const FORMS: readonly { readonly title: string; readonly grid: Grid }[] = [
  { title: HUBEI_TITLE, grid: HUBEI_FORM[2] as Grid },
  { title: NATIONAL_TITLE, grid: NATIONAL },
];

/** A real file of each kind that holds a title and a table. */
const MAKERS = {
  'a.docx': (title: string, grid: Grid) => docxOf([title, grid]),
  'a.xlsx': async (title: string, grid: Grid) => xlsxOf([{ name: '表', grid: [[title], ...grid] }]),
  'a.html': async (title: string, grid: Grid) => new TextEncoder().encode(htmlOf([title, grid])),
} as const;

const cut = fc.record({
  row: fc.nat(),
  col: fc.nat(),
  how: fc.constantFrom('remove', 'blank', 'swap', 'row', 'narrow', 'short', 'twice'),
});
type Cut = typeof cut extends fc.Arbitrary<infer T> ? T : never;

const asObject = (cell: GridCell) => (typeof cell === 'string' ? { text: cell } : cell);

/** A grid with cells removed, blanked, swapped or out of their merge, and rows dropped or doubled. */
function damaged(grid: Grid, cuts: readonly Cut[]): Grid {
  const rows = grid.map((row) => [...row]);
  for (const { row: r, col: c, how } of cuts) {
    const row = rows[r % rows.length];
    if (row === undefined || row.length === 0 || rows.length < 3) continue;
    const at = c % row.length;
    const other = (at + 1) % row.length;
    const cell = asObject(row[at] ?? '');
    const neighbour = asObject(row[other] ?? '');
    if (how === 'remove') row.splice(at, 1);
    else if (how === 'blank') row[at] = { ...cell, text: '' };
    else if (how === 'row') rows.splice(rows.indexOf(row), 1);
    else if (how === 'twice') rows.splice(rows.indexOf(row), 0, [...row]);
    else if (how === 'narrow') row[at] = { ...cell, colSpan: 1 };
    else if (how === 'short') row[at] = { ...cell, rowSpan: 1 };
    else {
      row[at] = { ...cell, text: neighbour.text };
      row[other] = { ...neighbour, text: cell.text };
    }
  }
  // A merge that reaches below the last row is no table at all.
  return rows
    .filter((row) => row.length > 0)
    .map((row, r, kept) =>
      row.map((cell) => {
        const { rowSpan = 1, ...rest } = asObject(cell);
        return { ...rest, rowSpan: Math.min(rowSpan, kept.length - r) };
      }),
    );
}

describe.each(Object.entries(MAKERS))('a merged form as %s with damaged cells', (name, make) => {
  it('is read without a crash, a hang, or a number that is not in the file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FORMS),
        fc.array(cut, { minLength: 1, maxLength: 10 }),
        async ({ title, grid }, cuts) => {
          const bytes = await make(title, damaged(grid, cuts));
          const started = performance.now();
          const [outcome] = await readFile(fromBytes(name, bytes));
          const document = outcome?.document;
          if (document === null || document === undefined) {
            expect(outcome?.problems.length).toBeGreaterThan(0);
            return;
          }
          const read = recognise(document);
          expect(performance.now() - started).toBeLessThan(5000);
          expect(invented(read, document)).toEqual([]);
          expect(violations(read.rows)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
