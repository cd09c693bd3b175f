import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { csvCell, csvText } from '../../src/app/export/csv.ts';
import { fileName } from '../../src/app/export/table.ts';
import { xlsxBytes } from '../../src/app/export/xlsx.ts';

const TABLE = {
  columns: [
    { name: 'name', title: '项目', unit: 'text' },
    { name: 'unspent', title: '未用资金', unit: '元' },
    { name: 'rate', title: '执行率', unit: 'fraction' },
  ],
  rows: [
    { name: '=HYPERLINK("x")', unspent: 3_632_000.5, rate: 0.163 },
    { name: '专家,"津贴"', unspent: null, rate: 0 },
  ],
} as const;

describe('CSV', () => {
  it('begins with a byte order mark, says units in its headers, ends lines in CRLF', () => {
    const text = csvText(TABLE);
    expect(text.startsWith('\uFEFF项目,未用资金 (元),执行率\r\n')).toBe(true);
    expect(text.endsWith('"专家,""津贴""",,0\r\n')).toBe(true);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['@x', "'@x"],
    ['-3.5', '-3.5'],
    ['+86%', '+86%'],
    ['-名称', "'-名称"],
  ])('writes %s as %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});

describe('XLSX', () => {
  it('keeps numbers as numbers and formula-like text as text', () => {
    const sheet = read(xlsxBytes([{ name: '未用资金/表', table: TABLE }])).Sheets['未用资金 表'];
    expect(sheet).toBeDefined();
    expect(sheet?.A2).toMatchObject({ t: 's', v: '=HYPERLINK("x")' });
    expect(sheet?.A2?.f).toBeUndefined();
    expect(sheet?.B2).toMatchObject({ t: 'n', v: 3_632_000.5 });
    expect(sheet?.B3).toBeUndefined();
    expect(utils.sheet_to_json(sheet ?? {})).toHaveLength(2);
  });
});

describe('file names', () => {
  it('leave out what file systems refuse', () => {
    expect(fileName('得分/执行率: 2021?', 'csv')).toBe('得分-执行率-2021.csv');
    expect(fileName('//', 'png')).toBe('jilan.png');
  });
});
