import { quoteText } from './quote-identifier.ts';

/** SQL: the text without spaces at its ends, '' for NULL. Few texts have any, and looking for them is slow. */
export function trimmed(column: string): string {
  return `(CASE WHEN ${column} IS NULL THEN '' WHEN starts_with(${column}, ' ') OR ends_with(${column}, ' ') THEN trim(${column}) ELSE ${column} END)`;
}

/** What a field for reasons says where there are none. */
const NO_REASON = [
  '无',
  '无。',
  '无偏差',
  '无偏差。',
  '没有',
  '没有偏差',
  '无原因',
  '/',
  '-',
  '—',
  '——',
  '否',
  'none',
  'None',
];

/** SQL for what a field for reasons says: 0 it is blank, 1 that there is none, 2 it gives a reason. */
export function reasonState(column: string): string {
  return `CASE WHEN ${trimmed(column)} = '' THEN 0
    WHEN ${trimmed(column)} IN (${NO_REASON.map(quoteText).join(', ')}) THEN 1
    ELSE 2 END`;
}
