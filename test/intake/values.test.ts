import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasDoubledReadings,
  labelKey,
  undoDoubledReadings,
  undoLatex,
} from '../../src/intake/values/characters.ts';
import { hasTicks, parseTicks } from '../../src/intake/values/checkboxes.ts';
import { chineseInteger, parseDate, parseDeadline, titleYear } from '../../src/intake/values/dates.ts';
import {
  declaredMoneyUnit,
  isEmptyMark,
  type MoneyUnit,
  parseAmount,
} from '../../src/intake/values/money.ts';
import { parsePoints, parseRate, shiftDecimal } from '../../src/intake/values/numbers.ts';
import { digitSlip, labelSlips, twinSlip } from '../../src/intake/values/ocr.ts';
import {
  parsePair,
  parseQuantities,
  type Quantity,
  type QuantityHint,
} from '../../src/intake/values/quantity.ts';
import { onlyReading, splitRun } from '../../src/intake/values/separators.ts';

function read(raw: string, hint: QuantityHint = {}): Partial<Quantity>[] {
  return parseQuantities(raw, hint).map((quantity) =>
    Object.fromEntries(Object.entries(quantity).filter(([key, value]) => value !== null && key !== 'raw')),
  );
}

describe('quantities of targets and actuals', () => {
  const cases: readonly (readonly [string, Partial<Quantity>[], QuantityHint?])[] = [
    [
      '3000人次 9万份',
      [
        { kind: 'number', value: 3000, unit: '人次' },
        { kind: 'number', value: 90000, unit: '份' },
      ],
    ],
    [
      '3000人次> 9万份>',
      [
        { kind: 'number', comparator: '>', value: 3000, unit: '人次' },
        { kind: 'number', comparator: '>', value: 90000, unit: '份' },
      ],
    ],
    ['≤5.5%', [{ kind: 'percent', comparator: '≤', value: 0.055 }]],
    ['$\\geq 95\\%$', [{ kind: 'percent', comparator: '≥', value: 0.95 }]],
    ['98%>', [{ kind: 'percent', comparator: '>', value: 0.98, parse_status: 'ambiguous' }]],
    ['近19万件', [{ kind: 'number', value: 190000, unit: '件', qualifier: '近' }]],
    ['95%以上', [{ kind: 'percent', comparator: '≥', value: 0.95, qualifier: '以上' }]],
    ['未设定', [{ kind: 'unset' }]],
    ['', [{ kind: 'blank' }]],
    ['/', [{ kind: 'blank' }]],
    ['达标', [{ kind: 'level', level: 'met' }]],
    ['基本达到', [{ kind: 'level', level: 'partly' }]],
    ['未完成', [{ kind: 'level', level: 'not' }]],
    ['2021年9月底前', [{ kind: 'deadline', date_value: '2021-09-30' }]],
    ['2021年12月31日前', [{ kind: 'deadline', date_value: '2021-12-31' }]],
    ['65人%', [{ kind: 'number', value: 65, unit: '人', parse_status: 'unit_conflict' }]],
    ['21.81亿', [{ kind: 'number', value: 2181000000 }]],
    ['21.81亿', [{ kind: 'money', value: 2181000000, unit: '元' }], { name: '基本养老保险征缴收入' }],
    ['8万', [{ kind: 'number', value: 80000 }]],
    ['小于3次', [{ kind: 'number', comparator: '<', value: 3, unit: '次' }]],
    ['各项目故障率小于3次', [{ kind: 'number', comparator: '<', value: 3, unit: '次' }]],
    ['260', [{ kind: 'number', value: 2600000, unit: '张' }], { name: '社保卡持卡数达到260万张' }],
    ['13000', [{ kind: 'money', value: 130000000, unit: '元' }], { name: '新增贷款金额(万元)' }],
    ['1825', [{ kind: 'number', value: 1825, unit: '人' }], { name: '新增返乡创业人数' }],
    ['100', [{ kind: 'percent', comparator: '=', value: 1 }], { unit: '%', comparator: '=' }],
    ['≥100百分比', [{ kind: 'percent', comparator: '≥', value: 1 }]],
    ['32.4万元', [{ kind: 'money', value: 324000, unit: '元' }]],
    ['1200余人次', [{ kind: 'number', value: 1200, unit: '人次', qualifier: '余' }]],
    ['结案率达到90%', [{ kind: 'percent', comparator: '≥', value: 0.9 }]],
    ['90%-95%', [{ kind: 'percent', comparator: 'range', value: 0.9, value_high: 0.95 }]],
    ['６０００余家（全市覆盖）', [{ kind: 'number', value: 6000, unit: '家', qualifier: '余' }]],
    ['全年', [{ kind: 'text' }]],
    ['2024年度', [{ kind: 'text' }]],
    ['每两年发放一次', [{ kind: 'text' }]],
    ['开展12333智能终端建设', [{ kind: 'text', parse_status: 'unparsed' }]],
    ['评选2020-2021年度有突出贡献专家', [{ kind: 'text' }]],
  ];
  it.each(cases.map(([raw, expected, hint]) => ({ raw, expected, hint: hint ?? {} })))(
    '$raw',
    ({ raw, expected, hint }) => {
      const whole = expected.map((part) => ({ parse_status: 'ok', ...part }));
      expect(read(raw, hint)).toEqual(whole);
    },
  );

  it('finds a scale that only one side has', () => {
    const { actual } = parsePair('60000人', '62000万', { name: '工伤统筹管理人数' });
    expect(actual).toMatchObject([{ value: 620000000, unit: null, parse_status: 'unit_conflict' }]);
  });

  it('keeps the raw text as printed', () => {
    expect(parseQuantities(' $\\geq 95\\%$ ')[0]?.raw).toBe('$\\geq 95\\%$');
  });

  it('never makes a number whose digits the text does not hold', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '≥',
        '≤',
        '>',
        '近',
        '约',
        '余',
        '万',
        '亿',
        '人次',
        '%',
        '元',
        '以上',
        '年',
        '月',
        ' ',
        '、',
        '底前',
        '完成',
      ),
      fc.integer({ min: 0, max: 99999 }).map(String),
      fc.float({ min: 0, max: 999, noNaN: true }).map((value) => value.toFixed(2)),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 9 }).map((parts) => parts.join('')),
        (raw) => {
          for (const { value, value_high } of parseQuantities(raw)) {
            for (const number of [value, value_high]) {
              if (number === null || number === 0) continue;
              const digits = number
                .toPrecision(15)
                .replace(/e.*$/, '')
                .replace(/[.\s]/g, '')
                .replace(/^0+|0+$/g, '');
              expect(raw.replaceAll('.', '').replaceAll(',', '')).toContain(digits);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('numbers, rates, money', () => {
  it.each([
    ['0.1', 4, 1000],
    ['434.05', 4, 4340500],
    ['12.805', -2, 0.12805],
    ['1143900.00', 0, 1143900],
    ['abc', 0, null],
  ] as const)('shifts %s by %i places without rounding', (text, power, expected) => {
    expect(shiftDecimal(text, power)).toBe(expected);
  });

  it.each([
    ['　3', 3],
    ['10分', 10],
    ['20.00', 20],
    ['100%', null],
    ['达标', null],
    ['', null],
  ] as const)('points %s', (raw, expected) => {
    expect(parsePoints(raw)).toBe(expected);
  });

  it('reads a rate without a percent sign by the arithmetic', () => {
    expect(parseRate('58.61', 0.5861)).toEqual({ value: 0.5861, assumed: true });
    expect(parseRate('98.44%')).toEqual({ value: 0.9844, assumed: false });
    expect(parseRate('0.98')).toEqual({ value: 0.98, assumed: true });
    expect(parseRate('0')).toEqual({ value: 0, assumed: false });
    expect(parseRate('—')).toBeNull();
  });

  it.each([
    ['140万元', '万元', 1400000],
    ['1,143,900.00', '元', 1143900],
    ['４５', '万元', 450000],
    ['2.5亿', '万元', 250000000],
    ['0', '万元', 0],
  ] as const)('amount %s under %s', (raw, unit, expected) => {
    expect(parseAmount(raw, unit as MoneyUnit)?.value).toBe(expected);
  });

  it('never joins two numbers that a blank parts', () => {
    expect(parseAmount('50000 49500', '元')).toBeNull();
    expect(parsePoints('10\n9')).toBeNull();
    expect(parseRate('98 99%')).toBeNull();
    expect(parseAmount('140 万元', '万元')?.value).toBe(1400000);
  });

  it('takes no text for money', () => {
    expect(parseAmount('另有45', '万元')).toBeNull();
    expect(parseAmount('', '万元')).toBeNull();
    expect(isEmptyMark('——')).toBe(true);
    expect(isEmptyMark('0')).toBe(false);
  });

  it.each([
    ['预算执行情况 (万元) (20分)', '万元'],
    ['项目资金（元）', '元'],
    ['金额单位：万元', '万元'],
    ['数量指标', null],
    ['多元化', null],
  ] as const)('declared unit of %s', (label, expected) => {
    expect(declaredMoneyUnit(label)).toBe(expected);
  });
});

describe('dates', () => {
  it.each([
    ['二0二五年 五 月 十三日', '2025-05-13'],
    ['2022年5月29日', '2022-05-29'],
    ['二〇二三年十二月三十一日', '2023-12-31'],
    ['2022-05-31', '2022-05-31'],
    ['2022年2月30日', null],
    ['2022年5月', null],
  ] as const)('%s', (raw, expected) => {
    expect(parseDate(raw)).toBe(expected);
  });

  it('knows numerals, deadlines and the year of a title', () => {
    expect(chineseInteger('二十三')).toBe(23);
    expect(chineseInteger('十')).toBe(10);
    expect(chineseInteger('人')).toBeNull();
    expect(parseDeadline('2024年2月底前')?.date).toBe('2024-02-29');
    expect(titleYear('2021 年度劳动保障监察办案(农民工工资清欠) 费项目自评表')).toBe(2021);
    expect(titleYear('项目自评表')).toBeNull();
  });
});

describe('characters', () => {
  it('undoes full width, doubles and LaTeX', () => {
    expect(labelKey('項目支出\u3000（１０分）：')).toBe('项目支出(10分)');
    expect(hasDoubledReadings('衛(wèi)片執(zhí)法')).toBe(true);
    expect(undoDoubledReadings('2020年省級自然資源衛(wèi)片執(zhí)法補(bǔ)助經(jīng)費(fèi)')).toBe(
      '2020年省级自然资源卫片执法补助经费',
    );
    expect(undoLatex('$\\leq 5.5\\%$')).toBe('≤5.5%');
    expect(labelKey('显著提升')).toBe('显著提升');
  });

  it('reads boxes before and after their labels', () => {
    const after = '1、部门预算项目 <input checked="" type="checkbox"/> 2、市直专项 <input type="checkbox"/>';
    const before = '<input type="checkbox"/> 1、持续性项目 <input checked="" type="checkbox"/> 2、新增性项目';
    expect(parseTicks(after)).toEqual([
      { label: '部门预算项目', ticked: true },
      { label: '市直专项', ticked: false },
    ]);
    expect(parseTicks(before)).toEqual([
      { label: '持续性项目', ticked: false },
      { label: '新增性项目', ticked: true },
    ]);
    for (const sign of '☑√■☒')
      expect(parseTicks(`${sign}常年性 □一次性`)[0]).toEqual({ label: '常年性', ticked: true });
    expect(hasTicks('常年性项目')).toBe(false);
  });
});

describe('damage', () => {
  it('proposes what optical reading got wrong', () => {
    expect(labelSlips('项Fl资金(万兀)').text).toBe('项目资金(万元)');
    expect(labelSlips('顼目产出').slips).toHaveLength(1);
    expect(labelSlips('项目资金(万元)').slips).toHaveLength(0);
    expect(digitSlip('IO')?.after).toBe('10');
    expect(digitSlip('2O')?.after).toBe('20');
    expect(digitSlip('10')).toBeNull();
    expect(digitSlip('OK')).toBeNull();
    expect(twinSlip('M.8万元', '14.8万元')?.after).toBe('14.8万元');
    expect(twinSlip('M.8万元', '14.9万元')).toBeNull();
  });

  it('cuts glued numbers where the arithmetic leaves one way', () => {
    const full = ['adjusted', 'executed', 'max', 'rate', 'points'] as const;
    expect(onlyReading(splitRun('202010100.00%10', full))).toEqual({
      adjusted: '20',
      executed: '20',
      max: '10',
      rate: '100.00%',
      points: '10',
    });
    expect(onlyReading(splitRun('194.9194.9100%', ['adjusted', 'executed', 'rate']))).toEqual({
      adjusted: '194.9',
      executed: '194.9',
      rate: '100%',
    });
    expect(
      onlyReading(splitRun('64.864.864.8100%', ['initial', 'adjusted', 'executed', 'rate']))?.executed,
    ).toBe('64.8');
    expect(onlyReading(splitRun('2020', ['adjusted', 'executed']))).toEqual({
      adjusted: '20',
      executed: '20',
    });
  });

  it('does not choose where it cannot know', () => {
    const full = ['adjusted', 'executed', 'max', 'rate', 'points'] as const;
    expect(onlyReading(splitRun('3610100%10', full))).toBeNull();
    expect(onlyReading(splitRun('12345', ['adjusted', 'executed']))).toBeNull();
    expect(splitRun('9'.repeat(200), full)).toEqual([]);
  });

  it('cuts back to what was glued', () => {
    const amount = fc.integer({ min: 1, max: 9999 }).map((value) => (value / 10).toString());
    fc.assert(
      fc.property(amount, (value) => {
        const readings = splitRun(`${value}${value}10100.00%10`, [
          'adjusted',
          'executed',
          'max',
          'rate',
          'points',
        ]);
        expect(readings).toContainEqual({
          adjusted: value,
          executed: value,
          max: '10',
          rate: '100.00%',
          points: '10',
        });
        for (const reading of readings)
          expect(Object.values(reading).join('')).toBe(`${value}${value}10100.00%10`);
      }),
      { numRuns: 60 },
    );
  });
});
