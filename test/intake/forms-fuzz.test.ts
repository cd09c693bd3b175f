import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/intake/forms/recognise.ts';
import { readText } from '../../src/intake/readers/text.ts';
import type { Block, Cell, Document } from '../../src/intake/types.ts';
import { violations } from './conforms.ts';
import { invented } from './invented.ts';

const DIRECTORY = join(import.meta.dirname, '../fixtures/intake/forms');
const NAMES = readdirSync(DIRECTORY).sort();
const TEXTS = new Map(NAMES.map((name) => [name, readFileSync(join(DIRECTORY, name), 'utf8')]));

interface Damage {
  readonly file: string;
  readonly cuts: readonly { readonly at: number; readonly how: 'remove' | 'blank' | 'swap' | 'row' }[];
}

const damage: fc.Arbitrary<Damage> = fc.record({
  file: fc.constantFrom(...NAMES),
  cuts: fc.array(
    fc.record({
      at: fc.nat(),
      how: fc.constantFrom('remove' as const, 'blank' as const, 'swap' as const, 'row' as const),
    }),
    {
      minLength: 1,
      maxLength: 14,
    },
  ),
});

/** The fixture as a document with cells removed, blanked, swapped, and rows dropped. */
function damaged({ file, cuts }: Damage): Document {
  const document = readText(file, TEXTS.get(file) ?? '', 'f'.repeat(64));
  const blocks: Block[] = document.blocks.map((block) =>
    block.type === 'paragraph'
      ? block
      : { type: 'sheet', sheet: { ...block.sheet, cells: block.sheet.cells.map((row) => [...row]) } },
  );
  const sheets = blocks.flatMap((block) =>
    block.type === 'sheet' ? [block.sheet.cells as (Cell | null)[][]] : [],
  );
  for (const { at, how } of cuts) {
    const rows = sheets[at % Math.max(sheets.length, 1)];
    const row = rows?.[(at >> 3) % Math.max(rows.length, 1)];
    if (rows === undefined || row === undefined || row.length === 0) continue;
    const col = (at >> 7) % row.length;
    const cell = row[col] ?? null;
    if (how === 'row') rows.splice(rows.indexOf(row), 1);
    else if (how === 'remove') {
      row.splice(col, 1);
      for (const [index, each] of row.entries()) if (each !== null) row[index] = { ...each, col: index };
    } else if (how === 'blank' && cell !== null) row[col] = { ...cell, text: '' };
    else if (how === 'swap') {
      const other = (col + 1) % row.length;
      const a = row[col] ?? null;
      const b = row[other] ?? null;
      row[col] = b === null ? null : { ...b, col };
      row[other] = a === null ? null : { ...a, col: other };
    }
  }
  return {
    ...document,
    blocks,
    sheets: blocks.flatMap((block) => (block.type === 'sheet' ? [block.sheet] : [])),
  };
}

describe('forms with cells removed, blanked and swapped', () => {
  it('never crash, hang, invent a number or break a schema', () => {
    fc.assert(
      fc.property(damage, (each) => {
        const document = damaged(each);
        const started = performance.now();
        const read = recognise(document);
        expect(performance.now() - started).toBeLessThan(2000);
        expect(invented(read, document)).toEqual([]);
        expect(violations(read.rows)).toEqual([]);
        for (const row of read.rows.indicator ?? []) {
          if (row.points !== null && row.points_inferred) expect(row.points).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('give the same result every time and point at rows that exist', () => {
    fc.assert(
      fc.property(damage, (each) => {
        const first = recognise(damaged(each));
        expect(recognise(damaged(each))).toEqual(first);
        for (const origin of first.origins) {
          const row = first.rows[origin.table]?.[origin.row] as object | undefined;
          expect(row).toHaveProperty(origin.column);
          expect(origin.confidence).toBeGreaterThanOrEqual(0);
          expect(origin.confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keep to the file when letters and digits are lost or doubled', () => {
    const edit = fc.record({ at: fc.nat(), length: fc.integer({ min: 1, max: 9 }), twice: fc.boolean() });
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        (name, edits) => {
          let text = TEXTS.get(name) ?? '';
          for (const { at, length, twice } of edits) {
            const from = at % Math.max(text.length, 1);
            const piece = text.slice(from, from + length);
            text = text.slice(0, from) + (twice ? piece + piece : '') + text.slice(from + length);
          }
          const document = readText(name, text, '');
          const read = recognise(document);
          expect(invented(read, document)).toEqual([]);
          expect(violations(read.rows)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('survive any text at all', () => {
    const noise = fc.array(
      fc.oneof(
        fc.constantFrom(
          '项目名称',
          '一级指标',
          '年度资金总额',
          '产出指标(50分)',
          '总分',
          '\t',
          '|',
          '\n',
          '\n\n',
          '100%',
          '20',
          '万元',
          '自评报告',
          '附件1',
          '预算数',
          '执行数',
          '得分',
        ),
        fc.string({ maxLength: 12 }),
      ),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(noise, (parts) => {
        const started = performance.now();
        const read = recognise(readText('x.txt', parts.join(''), ''));
        expect(violations(read.rows)).toEqual([]);
        expect(performance.now() - started).toBeLessThan(2000);
      }),
      { numRuns: 200 },
    );
  });

  it('stay quick on long glued text and huge tables', () => {
    const glued = `绩效目标自评表(2023年度)项目名称甲项目主管部门乙县水利局实施单位乙县水利局资金情况(万元)全年预算数(A)全年执行数(B)分值执行率(B/A)得分年度资金总额:${'2'.repeat(400)}年度总体目标年初设定目标一级指标二级指标三级指标分值年度指标值全年实际值得分产出指标(50分)数量指标${'长度10米10米10'.repeat(400)}`;
    const wide = Array.from(
      { length: 5000 },
      (_row, index) => `\t产出指标\t数量指标\t指标${index}\t1\t1\t1`,
    ).join('\n');
    const table = `项目支出绩效自评表（2023年度）\n项目名称\t甲\n主管部门\t乙县水利局\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t得分\n${wide}\n`;
    const started = performance.now();
    recognise(readText('glued.txt', glued, ''));
    recognise(readText('wide.txt', table, ''));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
