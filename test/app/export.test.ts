import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { csvCell, csvText } from '../../src/app/export/csv.ts';
import { TooLongForWorkbook } from '../../src/app/export/limits.ts';
import { fileName } from '../../src/app/export/table.ts';
import { listFile } from '../../src/app/export/whole-list.ts';
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

describe('a whole list as a file', () => {
  const columns = [{ name: 'n', title: 'n', unit: 'count' as const }];
  const list = (total: number) => ({
    title: 'list',
    columns,
    total,
    read: async (offset: number, limit: number) =>
      Array.from({ length: Math.min(limit, total - offset) }, (_, i) => ({ n: offset + i })),
  });
  const quiet = new AbortController().signal;

  it('holds every row once, in order, and tells how far it is', async () => {
    const told: number[] = [];
    const file = await listFile(list(12_001), 'csv', quiet, ({ done }) => told.push(done));
    const lines = (await file.text()).trim().split('\r\n');
    expect(lines).toHaveLength(12_002);
    expect(lines.slice(1).map(Number)).toEqual(Array.from({ length: 12_001 }, (_, i) => i));
    expect(told.at(-1)).toBe(12_001);
    expect(told.length).toBeGreaterThan(2);
  });

  it('refuses a workbook of more rows than it can hold, and ends when it is called off', async () => {
    await expect(listFile(list(200_001), 'xlsx', quiet, () => {})).rejects.toBeInstanceOf(TooLongForWorkbook);
    const stop = new AbortController();
    await expect(listFile(list(12_001), 'csv', stop.signal, () => stop.abort())).rejects.toThrow(/abort/i);
  });
});
