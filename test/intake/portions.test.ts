import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableCsv } from '../../src/intake/package/csv.ts';
import { allRows, PORTION_ROWS, portionsOf } from '../../src/intake/package/table-writer.ts';
import { writeUtf8 } from '../../src/intake/package/utf8.ts';
import { CsvTokenizer } from '../../src/intake/readers/csv-tokens.ts';
import type { TableRows } from '../../src/intake/types.ts';
import { countOf, distinctTexts } from '../../src/model/portion.ts';
import type { EvaluationRow } from '../../src/model/rows.gen.ts';
import { TABLES } from '../../src/model/schema.ts';

const FIELDS = TABLES.evaluation.fields;

/** A value that a column of this kind may hold. */
const cellOf = (type: string): fc.Arbitrary<unknown> => {
  switch (type) {
    case 'integer':
      return fc.integer({ min: -5000, max: 5000 });
    case 'number':
      // A column of few values knows no zero below zero.
      return fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()).map((n) => n + 0);
    case 'boolean':
      return fc.boolean();
    default:
      return fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', ' ', '甲', 'a,b', '"', '\u3000x'));
  }
};
const row = fc.record(
  Object.fromEntries(FIELDS.map((f) => [f.name, fc.option(cellOf(f.type), { nil: null })])),
) as unknown as fc.Arbitrary<EvaluationRow>;

const evaluations = (rows: readonly EvaluationRow[]) => portionsOf({ evaluation: rows });

describe('tables column by column', () => {
  test('give back every row as it was', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const tables = evaluations(rows);
        expect(allRows(tables).evaluation ?? []).toEqual(rows);
        expect(countOf(tables.evaluation)).toBe(rows.length);
        const names = new Set(rows.flatMap((r) => (r.category === null ? [] : [r.category])));
        expect(distinctTexts(tables.evaluation ?? [], 'category')).toEqual(names);
      }),
    );
  });

  test('hold more rows than a portion, with columns that become too various in the middle', () => {
    const rows = Array.from({ length: 125_000 }, (_, i) => ({
      evaluation_id: `表-${i}`,
      unit_id: `单位${i % 7}`,
      category: i < 5000 ? '同' : i % 11 === 0 ? null : `类${i}`,
      rate_reported: i % 3 === 0 ? null : i / 3,
    })) as unknown as EvaluationRow[];
    const tables = evaluations(rows);
    expect(tables.evaluation!.map((portion) => portion.length)).toEqual([PORTION_ROWS, 2120]);
    const back = allRows(tables).evaluation!;
    for (const i of [0, 4999, 5001, 5005, PORTION_ROWS - 1, PORTION_ROWS, 124_999])
      expect(back[i]).toMatchObject(rows[i]!);
    expect(distinctTexts(tables.evaluation!, 'unit_id').size).toBe(7);
  });
});

test('UTF-8 is written as a TextEncoder writes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = new Uint8Array(text.length * 3 + 2);
      const end = writeUtf8(text, bytes, 2);
      expect(bytes.subarray(2, end)).toEqual(new TextEncoder().encode(text));
    }),
  );
});

/** How a package writes a number: to its scale, without an exponent. */
function written(value: number, scale: number | undefined): string {
  const cut = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  if (scale !== undefined && !Number.isInteger(value)) return cut(value.toFixed(scale));
  const text = String(value);
  return text.includes('e') ? cut(value.toFixed(Math.abs(value) >= 1 ? 0 : 15)) : text;
}

test('a CSV holds each number to its scale and each text as it was', () => {
  const cents = fc.integer({ min: -(10 ** 12), max: 10 ** 12 }).map((n) => n / 100);
  const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 }), cents);
  const words = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, words), { minLength: 1, maxLength: 20 }), (all) => {
      const rows = all.map(([total_reported, rate_reported, title_raw]) => ({
        total_reported,
        rate_reported,
        title_raw,
      }));
      const tables = portionsOf({ evaluation: rows } as unknown as TableRows);
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      const text = [...tableCsv('evaluation', tables.evaluation!)]
        .map((piece) => (typeof piece === 'string' ? piece : decoder.decode(piece)))
        .join('');
      const [header, ...records] = new CsvTokenizer(',', '\n').push(text, true);
      const at = (name: string) => header!.fields.indexOf(name);
      for (const [i, record] of records.entries()) {
        const { total_reported, rate_reported, title_raw } = rows[i]!;
        expect(record.fields[at('total_reported')]).toBe(written(total_reported, 3));
        expect(record.fields[at('rate_reported')]).toBe(written(rate_reported, undefined));
        expect(record.fields[at('title_raw')]).toBe(title_raw);
      }
    }),
  );
});
