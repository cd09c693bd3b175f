import type { Bilingual } from '../../model/schema.ts';
import { TABLES } from '../../model/schema.ts';
import { unbroken, valueText } from './characters.ts';
import { plainDecimal, shiftDecimal } from './numbers.ts';

export type MoneyUnit = '元' | '千元' | '万元' | '亿元' | '円' | '千円' | '百万円' | 'peso';

/** Powers of ten of one unit in 元 (or in the currency's own base unit). */
export const MONEY_POWER: Readonly<Record<MoneyUnit, number>> = {
  元: 0,
  千元: 3,
  万元: 4,
  亿元: 8,
  円: 0,
  千円: 3,
  百万円: 6,
  peso: 0,
};

const NAMES = TABLES.fund_line.fields.find((field) => field.name === 'money_unit_resolved')?.enumLabels ?? {};

/** A unit as its tables print it, with its name in the reader's language where that says more: 百万円（百万日元）. */
export function moneyUnitName(unit: MoneyUnit): Bilingual {
  const { zh, en } = NAMES[unit] ?? { zh: unit, en: unit };
  return { zh: zh === unit ? unit : `${unit}（${zh}）`, en: `${unit} (${en})` };
}

const SPELLINGS: Readonly<Record<string, MoneyUnit>> = {
  元: '元',
  圆: '元',
  人民币元: '元',
  千元: '千元',
  万元: '万元',
  萬元: '万元',
  万: '万元',
  亿元: '亿元',
  億元: '亿元',
  亿: '亿元',
  円: '円',
  日元: '円',
  日圆: '円',
  千円: '千円',
  百万円: '百万円',
};

/** The money unit that a label declares: `预算执行情况 (万元)`, `金额单位：元`, `年度预算数（万元）`. */
export function declaredMoneyUnit(label: string): MoneyUnit | null {
  const text = valueText(label).replace(/\s/g, '');
  const match =
    /(?:[（(]|单位[:：]?|金额[:：]?)(?:单位[:：]?)?(?:人民币)?(百万円|千円|円|日元|日圆|亿元|億元|万元|萬元|千元|元)(?:[)）]|$|[^\u4e00-\u9fff])/.exec(
      text,
    );
  return match?.[1] === undefined ? null : (SPELLINGS[match[1]] ?? null);
}

export interface Amount {
  /** In 元. */
  readonly value: number;
  /** The unit the cell itself prints; null when the table's unit applied. */
  readonly ownUnit: MoneyUnit | null;
  /** The digits as printed, without separators. */
  readonly digits: string;
}

/** A money cell read under the table's unit; its own unit (`140万元`) wins. Null when it is no amount. */
export function parseAmount(raw: string, unit: MoneyUnit): Amount | null {
  const text = (unbroken(raw) ?? '').replace(/^[¥￥]/, '');
  const match =
    /^([+-]?[\d,]+(?:\.\d+)?)(人民币元|百万円|千円|円|日元|亿元|億元|万元|萬元|千元|元|圆|亿|万)?$/.exec(
      text,
    );
  if (match?.[1] === undefined) return null;
  const digits = plainDecimal(match[1]);
  if (digits === null) return null;
  const ownUnit = match[2] === undefined ? null : (SPELLINGS[match[2]] ?? null);
  const value = shiftDecimal(digits, MONEY_POWER[ownUnit ?? unit]);
  return value === null ? null : { value, ownUnit, digits };
}

/** True for a cell that holds nothing: blank, a dash, a slash or 无. */
export function isEmptyMark(raw: string): boolean {
  return /^(?:[-—–_/\\·.…。]*|无|\/)$/.test(valueText(raw).replace(/\s/g, ''));
}
