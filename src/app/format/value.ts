import type { SqlValue } from '../../engine/engine.ts';
import type { Lang } from '../../model/schema.ts';
import type { ValueUnit } from '../../questions/types.ts';
import { decimal, type Figure, MISSING, type MoneyScale, money, points, rate } from './number.ts';

const NO_VALUE: Record<Lang, string> = { zh: '没有值', en: 'no value' };

/** A missing value: a dash that says why, never 0. */
export function missing(lang: Lang, reason?: string): Figure {
  return { number: MISSING, unit: '', text: MISSING, exact: reason ?? NO_VALUE[lang] };
}

/**
 * Any value of an answer by the unit of its column. Money takes the scale of its column when one is given;
 * NULL becomes a dash whose exact text is the reason.
 */
export function formatValue(
  value: SqlValue | undefined,
  unit: ValueUnit,
  lang: Lang,
  options: { readonly scale?: MoneyScale; readonly reason?: string } = {},
): Figure {
  if (value === null || value === undefined || value === '') return missing(lang, options.reason);
  if (typeof value === 'boolean') {
    const text = lang === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
    return { number: text, unit: '', text, exact: text };
  }
  if (typeof value === 'string') return { number: value, unit: '', text: value, exact: value };
  if (Number.isNaN(value)) return missing(lang, options.reason);
  switch (unit) {
    case '元':
      return money(value, lang, options.scale);
    case 'fraction':
      return rate(value, lang);
    case 'points':
      return points(value, lang);
    case 'ratio': {
      const text = decimal(value, 0, 3);
      return { number: text, unit: '', text, exact: decimal(value, 0, 6) };
    }
    case 'year': {
      const text = String(value);
      return { number: text, unit: '', text, exact: text };
    }
    default: {
      const text = decimal(value, 0, 3);
      return { number: text, unit: '', text, exact: text };
    }
  }
}

export function isNumeric(unit: ValueUnit): boolean {
  return unit !== 'text' && unit !== 'year' && unit !== 'flag';
}
