import type { Document, Recognition } from '../../src/intake/types.ts';
import { toHalfWidth } from '../../src/intake/values/characters.ts';

function allText(document: Document): string {
  const parts = document.blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? [block.text]
      : block.sheet.cells.flatMap((row) => row.map((cell) => cell?.text ?? '')),
  );
  return toHalfWidth(parts.join('\n'));
}

/** The digits of a number without leading and trailing zeros and without the point. */
function digits(value: number): string {
  return value
    .toPrecision(15)
    .replace(/e.*$/, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
}

/** Numbers of the result that no digits of the file stand for; inferred sums are marked and left out. */
export function invented(read: Recognition, document: Document): string[] {
  const text = allText(document).replace(/,/g, '');
  const held = text.replace(/\./g, '');
  const repaired = read.repairs.map((repair) => repair.after.replace(/[.,]/g, '')).join(' ');
  const check = (where: string, value: number | null | undefined): string[] => {
    if (value === null || value === undefined || value === 0) return [];
    const wanted = digits(value);
    return held.includes(wanted) || repaired.includes(wanted) ? [] : [`${where} ${value}`];
  };
  const lines = read.rows.fund_line ?? [];
  const indicators = read.rows.indicator ?? [];
  return [
    ...lines.flatMap((row) =>
      [row.initial_amount, row.adjusted_amount, row.executed_amount].flatMap((value) => check('fund', value)),
    ),
    ...indicators.flatMap((row) => [
      ...(row.points_inferred ? [] : check('points', row.points)),
      ...(row.points_max_inferred ? [] : check('max', row.points_max)),
      ...check('reviewed', row.reviewed_points),
    ]),
    ...(read.rows.evaluation ?? []).flatMap((row) => [
      ...check('total', row.total_reported),
      ...check('rate', row.rate_reported),
      ...(row.budget_points_inferred ? [] : check('budget', row.budget_points)),
    ]),
    ...(read.rows.indicator_value ?? []).flatMap((row) => [
      ...check('value', row.value),
      ...check('high', row.value_high),
    ]),
    ...(read.rows.statement ?? []).flatMap((row) => check('statement', row.value)),
    ...(read.rows.base_metric ?? []).flatMap((row) => check('base', row.value)),
  ];
}
