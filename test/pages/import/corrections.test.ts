import { describe, expect, test } from 'vitest';
import {
  type Correction,
  correctableField,
  corrected,
  correctionInWords,
  parseCorrection,
  withCorrection,
} from '../../../src/app/session/imported-corrections.ts';

const correction = (changes: Partial<Correction> = {}): Correction => ({
  file: 'a.docx',
  table: 'fund_line',
  key: ['e1', 1],
  column: 'executed_amount',
  before: 964000,
  after: 946000,
  reason: '原件为 94.6',
  locator: 'T1R5C4',
  ...changes,
});

const ROWS = {
  source: [
    { source_id: 's1', note: null },
    { source_id: 's2', note: '第二份' },
  ],
  evaluation: [
    { evaluation_id: 'e1', source_id: 's1', total_reported: 90 },
    { evaluation_id: 'e2', source_id: 's2', total_reported: 80 },
  ],
  fund_line: [
    { evaluation_id: 'e1', line_no: 1, executed_amount: 964000 },
    { evaluation_id: 'e2', line_no: 1, executed_amount: 1 },
  ],
};

describe('corrections', () => {
  test('change one value, and say so in the note of its source alone', () => {
    const rows = corrected(ROWS, [correction()]);
    expect(rows.fund_line).toEqual([
      { evaluation_id: 'e1', line_no: 1, executed_amount: 946000 },
      { evaluation_id: 'e2', line_no: 1, executed_amount: 1 },
    ]);
    expect(rows.fund_line[1]).toBe(ROWS.fund_line[1]);
    expect(rows.source[0]!.note).toBe(
      '人工更正 1 处：资金 e1 / 1：全年执行数 964000 → 946000（原件为 94.6）',
    );
    expect(rows.source[1]!.note).toBe('第二份');
    expect(ROWS.fund_line[0]!.executed_amount).toBe(964000);
  });

  test('keep an earlier note and leave untouched rows alone', () => {
    const own = correction({
      table: 'evaluation',
      key: ['e2'],
      column: 'total_reported',
      before: 80,
      after: null,
    });
    expect(corrected(ROWS, [own]).source[1]!.note).toMatch(/^第二份；人工更正 1 处/);
    expect(corrected(ROWS, [])).toBe(ROWS);
  });

  test('of the same value keep what was read first; going back to it is no correction', () => {
    const twice = withCorrection([correction()], correction({ before: 946000, after: 950000 }));
    expect(twice).toMatchObject([{ before: 964000, after: 950000 }]);
    expect(withCorrection(twice, correction({ before: 950000, after: 964000 }))).toEqual([]);
    expect(withCorrection([correction()], correction({ key: ['e1', 2] }))).toHaveLength(2);
  });

  test('are said in both languages', () => {
    expect(correctionInWords(correction({ after: null }), 'en')).toBe(
      'Fund lines e1 / 1: Executed 964000 → — (原件为 94.6)',
    );
  });
});

describe('what may be corrected', () => {
  test.each([
    ['evaluation', 'total_reported', true],
    ['evaluation', 'total_raw', false],
    ['evaluation', 'evaluation_id', false],
    ['evaluation', 'unit_id', false],
    ['unit', 'name', true],
    ['indicator', 'name_raw', false],
    ['indicator', 'points', true],
    ['indicator', 'no_such_column', false],
  ] as const)('%s.%s: %s', (table, column, may) => {
    expect(correctableField(table, column) !== null).toBe(may);
  });

  const parse = (table: 'evaluation' | 'fund_line', column: string, typed: string) => {
    const field = correctableField(table, column);
    if (field === null) throw new Error(column);
    const parsed = parseCorrection(field, typed);
    return parsed.ok ? parsed.value : 'refused';
  };
  test.each([
    ['fund_line', 'executed_amount', '1,205,000.50', 1205000.5],
    ['fund_line', 'executed_amount', '12万', 'refused'],
    ['fund_line', 'executed_amount', '', null],
    ['evaluation', 'rate_reported', '71.16%', 0.7116],
    ['evaluation', 'rate_reported', '0.7116', 0.7116],
    ['evaluation', 'total_reported', '95%', 'refused'],
    ['evaluation', 'fiscal_year', '2021.5', 'refused'],
    ['evaluation', 'fiscal_year', '', 'refused'],
    ['evaluation', 'filed_on', '2024-03-01', '2024-03-01'],
    ['evaluation', 'filed_on', '2024年3月', 'refused'],
    ['evaluation', 'kind', 'project', 'project'],
    ['evaluation', 'kind', '项目', 'refused'],
    ['evaluation', 'deviation_reason', ' 资金下达晚 ', '资金下达晚'],
  ] as const)('%s.%s ← %s', (table, column, typed, value) => {
    expect(parse(table, column, typed)).toBe(value);
  });
});
