import { type Lang, TABLES } from '../../model/schema.ts';
import { decimal, MISSING, money, rate } from './number.ts';

/** What a statement is about: its metric in words, or its own subject. */
export function metricWord(metric: string, lang: Lang): string {
  const field = TABLES.statement.fields.find((candidate) => candidate.name === 'metric');
  return field?.enumLabels[metric]?.[lang] ?? metric;
}

const SHARES = new Set(['execution_rate', 'cut_rate', 'rate']);

export interface StatedFigure {
  readonly metric: string;
  readonly stated_value: number | null;
  readonly value_unit: string | null;
  readonly comparator: string | null;
}

/** A stated figure as a reader writes it: 12.82 万元, 100.00%, > 3,000 人次. */
export function statedText(
  { metric, stated_value: value, value_unit: unit, comparator }: StatedFigure,
  lang: Lang,
) {
  if (value === null) return MISSING;
  const sign = comparator === null || comparator === '=' ? '' : `${comparator} `;
  if (SHARES.has(metric)) return sign + rate(value, lang).text;
  if (unit === '元') return sign + money(value, lang).text;
  return `${sign}${decimal(value, 0, 3)}${unit === null ? '' : ` ${unit}`}`;
}
