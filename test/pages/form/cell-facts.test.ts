import { beforeAll, describe, expect, it } from 'vitest';
import { form as en } from '../../../src/app/text/en/form.ts';
import { form as zh } from '../../../src/app/text/zh/form.ts';
import { cellFacts } from '../../../src/pages/form/cell-facts.ts';
import { linkKey, referenceOf } from '../../../src/pages/form/cell-link.ts';
import type { FormData } from '../../../src/pages/form/form-questions.ts';
import { markedCells } from '../../../src/pages/form/marked-cells.ts';
import { officialLayout } from '../../../src/pages/form/official-layout.ts';
import { formOf } from './form-answers.ts';

let department: FormData;
let platform: FormData;
beforeAll(async () => {
  department = await formOf('yuanjiang-work-injury-department-2024');
  platform = await formOf('huangshi-hrss-12333-platform-2021');
});

const say = (data: FormData, key: string, lang: 'zh' | 'en' = 'zh') => {
  const reference = referenceOf(key);
  const facts = reference === null ? null : cellFacts(data, reference, lang, lang === 'zh' ? zh : en);
  return facts === null ? null : { ...facts, said: facts.facts.map((f) => `${f.label}：${f.text}`) };
};

describe('what the inspector says of a cell', () => {
  it('shows 元 printed under 万元 with both units and the reason, marked as not as printed', () => {
    const facts = say(department, 'fund_line.1.adjusted_amount');
    expect(facts?.raw).toBe('1159138.98');
    expect(facts?.said.slice(0, 3)).toEqual([
      '读作：1,159,138.98 元（115.91 万元）',
      '标注单位：万元',
      '实际单位：元',
    ]);
    const reason = facts?.facts.find((fact) => fact.label === '理由');
    expect(reason?.text).toContain('115.9亿元');
    expect(reason?.tone).toBe('mark');
    expect(facts?.locator).toBe('L163-169');
  });

  it('names the document of an amount that stands in another than the form', () => {
    const [line, ...lines] = department.fundLines;
    if (line === undefined) throw new Error('no line');
    const data = { ...department, fundLines: [{ ...line, source_id: 'other-list' }, ...lines] };
    expect(say(data, 'fund_line.1.adjusted_amount')?.locator).toBe('other-list L163-169');
  });

  it('sets the printed rate beside the one the amounts give', () => {
    const facts = say(department, 'evaluation..rate_reported');
    expect(facts?.raw).toBe('101%');
    expect(facts?.said).toEqual(['读作：101.00%', '按金额计算：1,159,138.98 ÷ 1,159,138.98 = 100.00%']);
  });

  it('says that lost points were inferred and the row put back', () => {
    // Line 26 of the document: the score of 满意度 was cut off; 98 in all less the others leaves 20.
    const facts = say(platform, 'indicator.7.points');
    expect(facts?.raw).toBeNull();
    expect(facts?.said).toContain('读作：20');
    expect(facts?.said).toContain(`标记：${zh.inferred}`);
    expect(facts?.said).toContain(`标记：${zh.shifted}`);
    expect(facts?.locator).toBe('L26');
  });

  it('reads 8万 as 80,000 and spells the rule out with its numbers', () => {
    expect(say(platform, 'indicator.1.target')?.said).toEqual(['读作：80,000']);
    const rule = say(platform, 'indicator.1.points')?.facts.find((fact) => fact.label === '计分规则');
    expect(rule?.text).toBe('正向指标：完成 11.3万 ÷ 目标 8万 = 141.25%，得满分 10 分。');
  });

  it('claims no printed text for what is summarised or resolved', () => {
    expect(say(platform, 'evaluation..unit_id')?.raw).toBeUndefined();
    const reason = say(platform, 'evaluation..deviation_reason', 'en');
    expect(reason?.raw).toBeUndefined();
    expect(reason?.said.some((line) => line.includes(en.summarised))).toBe(true);
  });

  it('knows nothing of rows that the form does not hold', () => {
    expect(say(platform, 'indicator.99.points')).toBeNull();
    expect(say(platform, 'fund_line.9.executed_amount')).toBeNull();
    expect(referenceOf('nonsense')).toBeNull();
    expect(referenceOf('table.1.column')).toBeNull();
    expect(referenceOf('indicator.1.a.b')).toBeNull();
  });
});

describe('the link between the drawn form and its rows', () => {
  it('gives a printed column and what was read from it one key, and reads every key back', () => {
    expect(linkKey({ table: 'indicator', row: 3, column: 'target_raw' })).toBe('indicator.3.target');
    expect(linkKey({ table: 'fund_line', row: 1, column: 'adjusted_raw' })).toBe(
      'fund_line.1.adjusted_amount',
    );
    expect(referenceOf('evaluation..total_reported')).toEqual({
      table: 'evaluation',
      row: null,
      column: 'total_reported',
    });
  });

  it('answers every cell of both layouts', () => {
    for (const data of [department, platform]) {
      const drawing = officialLayout({
        ...data,
        unitName: data.summary.unit_name,
        departmentName: data.summary.department_name,
        projectName: data.summary.project_name,
      });
      const cells = drawing.rows.flat().filter((cell) => cell.reference !== null);
      expect(cells.length).toBeGreaterThan(40);
      for (const cell of cells) {
        const key = linkKey(cell.reference!);
        expect(say(data, key), key).not.toBeNull();
        // A figure in the drawing is the figure the inspector calls printed.
        const facts = say(data, key);
        if (typeof facts?.raw === 'string' && !cell.heading) expect(cell.text).toContain(facts.raw);
      }
    }
  });

  it('marks converted amounts, inferred points and shifted rows, and nothing else', () => {
    const marked = markedCells(department);
    expect([...marked].every((key) => key.startsWith('fund_line.'))).toBe(true);
    expect(marked.has('fund_line.1.initial_amount')).toBe(true);
    expect(marked.has('fund_line.5.executed_amount')).toBe(false);
    expect([...markedCells(platform)].sort()).toEqual([
      'indicator.4.name',
      'indicator.4.points',
      'indicator.5.name',
      'indicator.6.name',
      'indicator.7.name',
      'indicator.7.points',
    ]);
  });
});
