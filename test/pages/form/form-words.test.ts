import { describe, expect, it } from 'vitest';
import { metricWord, statedText } from '../../../src/app/format/statement-words.ts';
import { form as en } from '../../../src/app/text/en/form.ts';
import { form as zh } from '../../../src/app/text/zh/form.ts';
import { formJson, formTables } from '../../../src/pages/form/downloads.tsx';
import { comparison, rateDetail } from '../../../src/pages/form/figures.tsx';
import { cellOfFinding } from '../../../src/pages/form/finding-cell.ts';
import { distance } from '../../../src/pages/form/roving.ts';
import { formName, formSentence, gradeWords } from '../../../src/pages/form/sentence.ts';
import { readAs, type ValueRow } from '../../../src/pages/form/value-words.ts';
import { formOf } from './form-answers.ts';

const VALUE: ValueRow = {
  evaluation_id: 'e',
  indicator_no: 1,
  role: 'target',
  part_no: 1,
  raw: null,
  kind: 'number',
  comparator: null,
  value: null,
  value_high: null,
  unit: null,
  qualifier: null,
  level: null,
  date_value: null,
  parse_status: 'ok',
};

describe('a form in words', () => {
  it('says in one sentence what the largest unspent budget comes to', async () => {
    const { summary } = await formOf('huangshi-employment-subsidy-2021');
    expect(formName(summary, zh)).toBe('就业配套补助经费');
    expect(formSentence(summary, 'zh', zh)).toBe(
      '全年预算 434.05 万元，执行 70.84 万元，执行率 16.32%，未用 363.21 万元；自评 83.26 分（良）。',
    );
  });

  it('reserves the grade where the points cannot be verified', async () => {
    const { summary } = await formOf('huangshi-employment-service-operation-2021');
    expect(gradeWords(summary, zh, 'zh')).toBe('优，依据不足');
    expect(gradeWords(summary, en, 'en')).toBe('excellent, not demonstrated');
  });

  it('calls a department by its unit, and says nothing where nothing is known', async () => {
    const { summary } = await formOf('yuanjiang-work-injury-department-2024');
    expect(formName(summary, zh)).toBe('沅江市工伤保险服务中心部门整体支出');
    const unknown = {
      ...summary,
      adjusted_amount: null,
      executed_amount: null,
      rate: null,
      unspent: null,
      score: null,
      grade: null,
      reviewed_total: null,
    };
    expect(formSentence(unknown, 'zh', zh)).toBe('');
  });

  it('compares the printed rate at its own decimals', () => {
    expect(rateDetail('16.32%', 708400 / 4340500, zh)).toBe(zh.rateAgrees);
    expect(rateDetail('63.63%', 0.63625, zh)).toBe(zh.rateAgrees);
    expect(rateDetail('101%', 1, zh)).toBe('表上写 101%');
    expect(rateDetail('58.61', 105500 / 180000, zh)).toBe(zh.rateAgrees);
    expect(rateDetail(null, 1, zh)).toBeUndefined();
  });

  it('does not hold a total of 100 against printed points that add up to 110', async () => {
    const { recomputed, summary } = await formOf('yuanjiang-work-injury-department-2024');
    expect(comparison(recomputed!, summary.total_max, zh)).toBe(zh.notOneScale('110', '100'));
  });
});

describe('a value as it was read', () => {
  it.each([
    [{ kind: 'percent', value: 0.055, comparator: '≤' }, '≤ 5.5%', '≤ 5.5%'],
    [{ value: 190000, unit: '件' }, '190,000 件', '190,000 件'],
    [{ kind: 'money', value: 25_000_000 }, '25,000,000 元', '25,000,000 元'],
    [{ kind: 'unset' }, '未设定目标', 'no target set'],
    [{ kind: 'deadline', date_value: '2021-09-30' }, '不晚于 2021-09-30', 'by 2021-09-30'],
    [{ kind: 'level', level: 'met' }, '达成', 'Met'],
    [
      { kind: 'number', comparator: 'range', value: 2, value_high: 3, unit: '人' },
      '2 人 – 3 人',
      '2 人 – 3 人',
    ],
    [{ kind: 'text' }, '文字，不能折算为数', 'words, not a number'],
  ] as const)('%j', (part, chinese, english) => {
    expect(readAs({ ...VALUE, ...part }, 'zh')).toBe(chinese);
    expect(readAs({ ...VALUE, ...part }, 'en')).toBe(english);
  });

  it('writes stated figures in their unit', () => {
    const figure = { metric: 'executed', stated_value: 128200, value_unit: '元', comparator: '=' };
    expect(statedText(figure, 'zh')).toBe('12.82 万元');
    expect(statedText({ ...figure, metric: 'execution_rate', stated_value: 1, value_unit: null }, 'zh')).toBe(
      '100.00%',
    );
    expect(
      statedText(
        { ...figure, metric: 'count', stated_value: 3000, value_unit: '人次', comparator: '>' },
        'zh',
      ),
    ).toBe('> 3,000 人次');
    expect(metricWord('cut_rate', 'zh')).toBe('核减比例');
  });
});

describe('the form as files', () => {
  it('holds every row with its text, and names the document', async () => {
    const data = await formOf('huangshi-hrss-12333-platform-2021');
    const tables = formTables(data, 'zh');
    expect(tables.map(({ name, table }) => [name, table.rows.length])).toEqual([
      ['evaluation', 1],
      ['fund_line', 1],
      ['section', 3],
      ['indicator', 7],
      ['indicator_value', 14],
    ]);
    const read = JSON.parse(formJson(data));
    expect(read.indicator[0]).toMatchObject({
      target_raw: '8万',
      actual_raw: '11.3万',
      points: 10,
      locator: 'L20',
    });
    expect(read.source.source_id).toBe('huangshi-2021');
  });
});

describe('ways to a value', () => {
  it('leads a finding to its row, its money line, or the figure that its family is about', () => {
    const at = (indicator_no: number | null, line_no: number | null, rule: string) =>
      cellOfFinding({ indicator_no, line_no, rule });
    expect(at(3, null, 'D06')).toBe('indicator.3.name');
    expect(at(null, 2, 'A04')).toBe('fund_line.2.executed_amount');
    expect(at(null, null, 'A11')).toBe('evaluation..rate_reported');
    expect(at(null, null, 'B01')).toBe('evaluation..budget_points');
    expect(at(null, null, 'C01')).toBe('evaluation..total_reported');
  });

  it('goes to the nearest cell ahead, also beside a merged one', () => {
    const box = (left: number, top: number, width = 10, height = 10) => ({
      left,
      right: left + width,
      top,
      bottom: top + height,
    });
    const merged = box(0, 0, 10, 40);
    const first = distance(merged, box(10, 0), 'ArrowRight');
    const third = distance(merged, box(10, 20), 'ArrowRight');
    expect(first).not.toBeNull();
    expect(first!).toBeLessThan(third!);
    expect(distance(merged, box(10, 0), 'ArrowLeft')).toBeNull();
    expect(distance(box(10, 20), merged, 'ArrowLeft')).not.toBeNull();
  });
});
