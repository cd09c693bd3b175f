import { distinctTexts, type TablePortions } from '../../model/portion.ts';
import type { FundLineRow } from '../../model/rows.gen.ts';
import type { Bilingual } from '../../model/schema.ts';
import type { Problem } from '../types.ts';

export type Currency = 'CNY' | 'JPY' | 'COP';

const CURRENCY: Readonly<Record<NonNullable<FundLineRow['money_unit_resolved']>, Currency>> = {
  元: 'CNY',
  千元: 'CNY',
  万元: 'CNY',
  亿元: 'CNY',
  円: 'JPY',
  千円: 'JPY',
  百万円: 'JPY',
  peso: 'COP',
};

/** What a currency is called in a sentence. */
export const CURRENCY_NAMES: Readonly<Record<Currency, Bilingual>> = {
  CNY: { zh: '人民币', en: 'yuan' },
  JPY: { zh: '日元', en: 'yen' },
  COP: { zh: '哥伦比亚比索', en: 'Colombian pesos' },
};

/** The currency of a money unit as it stands in `money_unit_resolved`; null for one that is not known. */
export function currencyOfUnit(unit: string): Currency | null {
  return CURRENCY[unit as keyof typeof CURRENCY] ?? null;
}

/** The currencies of a package's amounts. Amounts stand in the base unit of their own currency. */
export function currenciesOf(tables: TablePortions): readonly Currency[] {
  const units = distinctTexts(tables.fund_line ?? [], 'money_unit_resolved');
  return [...new Set([...units].map((unit) => CURRENCY[unit as keyof typeof CURRENCY]))].sort();
}

/** The currency for `datapackage.json`; null when there are no amounts or several currencies. */
export function currencyOf(tables: TablePortions): Currency | null {
  const [first, ...others] = currenciesOf(tables);
  return first !== undefined && others.length === 0 ? first : null;
}

/** The question that amounts in several currencies raise: their sums would mean nothing. */
export function mixedCurrencies(tables: TablePortions): Problem | null {
  const found = currenciesOf(tables);
  if (found.length < 2) return null;
  return {
    file: '',
    place: '',
    column: 'fund_line.money_unit_resolved',
    value: found.join(', '),
    kind: 'mixed-currencies',
    severity: 'ask',
    message: {
      zh: `金额有几种货币（${found.map((each) => CURRENCY_NAMES[each].zh).join('、')}），合计和执行率会混在一起`,
      en: `The amounts are in several currencies (${found.map((each) => CURRENCY_NAMES[each].en).join(', ')}); sums and weighted rates would mix them`,
    },
    remedy: {
      zh: '请按货币分开导入，各成一个数据包',
      en: 'Import each currency by itself, as a package of its own',
    },
  };
}
