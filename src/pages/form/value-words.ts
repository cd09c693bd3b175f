import { decimal } from '../../app/format/number.ts';
import type { Field, Lang } from '../../model/schema.ts';
import { TABLES } from '../../model/schema.ts';
import type { TableRow } from '../../questions/tables.ts';

export type ValueRow = TableRow<'indicator_value'>;

function field(name: string): Field | undefined {
  return TABLES.indicator_value.fields.find((candidate) => candidate.name === name);
}

/** The word of an enumeration of `indicator_value` in the reader's language. */
export function enumWord(
  column: 'kind' | 'level' | 'comparator' | 'parse_status',
  value: string,
  lang: Lang,
) {
  return field(column)?.enumLabels[value]?.[lang] ?? value;
}

function amount(value: number, row: ValueRow): string {
  if (row.kind === 'percent') return `${decimal(value * 100, 0, 4)}%`;
  const unit = row.unit ?? (row.kind === 'money' ? '元' : '');
  const number = decimal(value, 0, 4);
  return unit === '' ? number : `${number} ${unit}`;
}

const WORDS = {
  zh: { text: '文字，不能折算为数', blank: '空白', unset: '未设定目标', by: (d: string) => `不晚于 ${d}` },
  en: { text: 'words, not a number', blank: 'blank', unset: 'no target set', by: (d: string) => `by ${d}` },
} as const;

/** One part of a target or an actual as it was understood: `≥ 95%`, `80,000`, `不晚于 2021-09-30`, `文字…`. */
export function readAs(row: ValueRow, lang: Lang): string {
  const words = WORDS[lang];
  switch (row.kind) {
    case 'blank':
      return words.blank;
    case 'unset':
      return words.unset;
    case 'text':
      return words.text;
    case 'level':
      return row.level === null ? words.text : enumWord('level', row.level, lang);
    case 'date':
      return row.date_value ?? words.text;
    case 'deadline':
      return row.date_value === null ? words.text : words.by(row.date_value);
    default: {
      if (row.value === null) return words.text;
      if (row.comparator === 'range' && row.value_high !== null)
        return `${amount(row.value, row)} – ${amount(row.value_high, row)}`;
      const comparator = row.comparator === null || row.comparator === '=' ? '' : `${row.comparator} `;
      return comparator + amount(row.value, row);
    }
  }
}

/** All parts of a target or an actual, in the order of the cell. */
export function partsOf(values: readonly ValueRow[], indicator: number, role: ValueRow['role']): ValueRow[] {
  return values
    .filter((row) => row.indicator_no === indicator && row.role === role)
    .sort((a, b) => a.part_no - b.part_no);
}
