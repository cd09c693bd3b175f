import type { FundLineRow } from '../../model/rows.gen.ts';
import type { Problem, TableRows } from '../types.ts';

export type Currency = 'CNY' | 'JPY' | 'COP';

const CURRENCY: Readonly<Record<NonNullable<FundLineRow['money_unit_resolved']>, Currency>> = {
  元: 'CNY',
  千元: 'CNY',
  万元: 'CNY',
  亿元: 'CNY',
  千円: 'JPY',
  百万円: 'JPY',
  peso: 'COP',
};

/** The currencies of a package's amounts. Amounts stand in the base unit of their own currency. */
export function currenciesOf(rows: TableRows): readonly Currency[] {
  const found = new Set<Currency>();
  for (const line of rows.fund_line ?? [])
    if (line.money_unit_resolved) found.add(CURRENCY[line.money_unit_resolved]);
  return [...found].sort();
}

/** The currency for `datapackage.json`; null when there are no amounts or several currencies. */
export function currencyOf(rows: TableRows): Currency | null {
  const [first, ...others] = currenciesOf(rows);
  return first !== undefined && others.length === 0 ? first : null;
}

/** The question that amounts in several currencies raise: their sums would mean nothing. */
export function mixedCurrencies(rows: TableRows): Problem | null {
  const found = currenciesOf(rows);
  if (found.length < 2) return null;
  const list = found.join(', ');
  return {
    file: '',
    place: '',
    column: 'fund_line.money_unit_resolved',
    value: list,
    kind: 'mixed-currencies',
    severity: 'ask',
    message: {
      zh: `金额有几种货币（${list}），合计和执行率会混在一起`,
      en: `The amounts are in several currencies (${list}); sums and weighted rates would mix them`,
    },
    remedy: {
      zh: '请按货币分开导入，各成一个数据包',
      en: 'Import each currency by itself, as a package of its own',
    },
  };
}
