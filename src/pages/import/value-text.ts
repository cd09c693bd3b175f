import { formatValue } from '../../app/format/value.ts';
import type { SqlValue } from '../../engine/engine.ts';
import type { Field, Lang } from '../../model/schema.ts';

/** A value as the model holds it: money in 元 to the cent, rates as percentages, names of enumerations. */
export function valueText(field: Field, value: SqlValue, lang: Lang): string {
  if (value === null) return '—';
  const label = typeof value === 'string' ? field.enumLabels[value]?.[lang] : undefined;
  if (label !== undefined) return label;
  if (field.unit === '元') return formatValue(value, '元', lang, { scale: { divisor: 1, unit: '' } }).exact;
  if (field.unit === 'fraction') return formatValue(value, 'fraction', lang).text;
  return String(value);
}
