import { describe, expect, it } from 'vitest';
import { readText, textLayout } from '../../src/intake/readers/text.ts';
import { linesOf } from '../../src/intake/readers/text-lines.ts';
import { expandMerged, type Sheet } from '../../src/intake/types.ts';

function texts(sheet: Sheet | undefined): (string | null)[][] {
  return (sheet?.cells ?? []).map((row) => row.map((cell) => (cell === null ? null : cell.text.trim())));
}

describe('text files', () => {
  it('reads rows of tabs, over blank lines, page numbers and leftover rules', () => {
    const text = '标题\n\n甲\t乙\n1\t2\n\n- 3 -\n3\t4\n-----\t---\n\n末段\n';
    const document = readText('a.txt', text, '');
    expect(document.blocks.map((block) => block.type)).toEqual(['paragraph', 'sheet', 'paragraph']);
    expect(texts(document.sheets[0])).toEqual([
      ['甲', '乙'],
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(document.sheets[0]?.cells[2]?.[1]?.locator).toBe('L7');
  });

  it('reads one cell a line, with cells that break over lines', () => {
    const text = '附件1\n\n\t一级\n\t年度\n指标值\n\n\t\n\t产出指标\n\n(50分)\n\t12个\n\n\n填表人：\n';
    const document = readText('b.txt', text, '');
    expect(texts(document.sheets[0])).toEqual([
      ['一级', '年度\n指标值'],
      ['', '产出指标\n(50分)', '12个'],
    ]);
    expect(document.sheets[0]?.cells[0]?.[1]?.locator).toBe('L4-5');
    expect(document.blocks.at(-1)).toMatchObject({ type: 'paragraph', text: '填表人：' });
  });

  it('joins the lines of a row between bars', () => {
    const text = '| 甲 | 乙 | 丙 |\n| 资金\n(万元)\n| 7.29 | 8 |\n| 1 | 2 | 3 |\n';
    expect(texts(readText('c.txt', text, '').sheets[0])).toEqual([
      ['甲', '乙', '丙', ''],
      ['资金\n(万元)', '7.29', '8', ''],
      ['1', '2', '3', ''],
    ]);
  });

  it('gives a file of one bar a line as one column, blank cells included', () => {
    const sheet = readText('d.txt', '项目名称 |\n某项目 |\n|\n总额 |\n', '').sheets[0];
    expect(texts(sheet)).toEqual([['项目名称'], ['某项目'], [''], ['总额']]);
  });

  it('knows every line end, leaves remarks out and counts lines from 1', () => {
    expect(linesOf('# 说明\n甲\r\n乙\r丙').map((line) => [line.no, line.text])).toEqual([
      [2, '甲'],
      [3, '乙'],
      [4, '丙'],
    ]);
    expect(textLayout(linesOf('没有表格\n只有两段\n'))).toBe('plain');
    expect(readText('e.txt', '\ufeff一段\n', '').blocks).toEqual([
      { type: 'paragraph', text: '一段', locator: 'L1' },
    ]);
    expect(readText('f.txt', '', '').blocks).toEqual([]);
  });

  it('repeats merged cells on demand', () => {
    const cell = (text: string, row: number, col: number, rowSpan: number, colSpan: number) => ({
      text,
      row,
      col,
      rowSpan,
      colSpan,
      locator: '',
    });
    const sheet: Sheet = {
      name: 'x',
      hidden: false,
      cells: [
        [cell('a', 0, 0, 2, 1), cell('b', 0, 1, 1, 2), null],
        [null, cell('c', 1, 1, 1, 1), cell('d', 1, 2, 1, 1)],
      ],
    };
    expect(expandMerged(sheet).map((row) => row.map((each) => each?.text))).toEqual([
      ['a', 'b', 'b'],
      ['a', 'c', 'd'],
    ]);
  });
});
