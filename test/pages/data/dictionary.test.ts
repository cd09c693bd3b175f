import { describe, expect, it } from 'vitest';
import { TABLE_NAMES, TABLES } from '../../../src/model/schema.ts';
import {
  countColumns,
  dictionary,
  dictionaryRows,
  searchDictionary,
} from '../../../src/pages/data/dictionary.ts';

const zh = dictionary('zh');
const en = dictionary('en');

describe('the data dictionary', () => {
  it('holds every column of every table in both languages', () => {
    const all = TABLE_NAMES.reduce((sum, name) => sum + TABLES[name].fields.length, 0);
    expect(countColumns(zh)).toBe(all);
    expect(countColumns(en)).toBe(all);
    for (const table of [...zh, ...en]) {
      for (const column of table.columns) {
        expect(column.title, `${table.name}.${column.name}`).not.toBe('');
        expect(column.description, `${table.name}.${column.name}`).not.toBe('');
        for (const { label } of column.values) expect(label).not.toBe('');
      }
    }
  });

  it('says type, unit, constraints and values as the schema does', () => {
    const fund = zh.find((table) => table.name === 'fund_line');
    const executed = fund?.columns.find((column) => column.name === 'executed_amount');
    expect(executed).toMatchObject({ type: '数，2 位小数', unit: '元', constraints: ['可空'] });
    expect(fund?.references).toContainEqual({ columns: 'evaluation_id', table: 'evaluation' });
    const source = zh.find((table) => table.name === 'source');
    expect(source?.columns.find((column) => column.name === 'kind')?.values).toEqual([
      { value: 'form', label: '自评表' },
      { value: 'report', label: '自评报告' },
      { value: 'dataset', label: '数据集' },
    ]);
    expect(source?.columns[0]?.constraints).toEqual(['主键']);
    expect(source?.columns.find((column) => column.name === 'fiscal_year')?.constraints).toEqual([
      '可空',
      '≥ 1990',
      '≤ 2100',
    ]);
  });

  it('is found in either language, by name, meaning and value', () => {
    const found = (sought: string) =>
      searchDictionary(zh, sought).flatMap((table) => table.columns.map((c) => `${table.name}.${c.name}`));
    expect(found('executed')).toContain('fund_line.executed_amount');
    expect(found('执行数')).toContain('fund_line.executed_amount');
    expect(found('SHA-256')).toEqual(['source.sha256']);
    expect(found('no such column')).toEqual([]);
    expect(searchDictionary(zh, 'fund_line')).toEqual([zh.find((table) => table.name === 'fund_line')]);
    expect(searchDictionary(zh, ' ')).toBe(zh);
  });

  it('goes into files as one row a column', () => {
    const rows = dictionaryRows(en);
    expect(rows).toHaveLength(countColumns(en));
    expect(rows.find((row) => row.table === 'source' && row.column === 'kind')?.values).toBe(
      'form = Form; report = Report; dataset = Dataset',
    );
  });
});
