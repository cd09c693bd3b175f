import type { SqlValue } from '../../engine/engine.ts';

export type SortDirection = 'ascending' | 'descending';

const chinese = new Intl.Collator('zh-CN', { numeric: true });

function isMissing(value: SqlValue | undefined): boolean {
  return value === null || value === undefined || value === '';
}

/** Sorts by one column; texts in Chinese order, missing values last in both directions, ties in their old order. */
export function sortRows<R extends Readonly<Record<string, SqlValue>>>(
  rows: readonly R[],
  column: string & keyof R,
  direction: SortDirection,
): readonly R[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [left, right] = [a[column], b[column]];
    if (isMissing(left) || isMissing(right)) return Number(isMissing(left)) - Number(isMissing(right));
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * chinese.compare(String(left), String(right));
  });
}
