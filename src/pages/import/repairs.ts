import { type Correction, correctableField, keyOfRow } from '../../app/session/imported-corrections.ts';
import type { SqlValue } from '../../engine/engine.ts';
import type { Recognition, Repair, ValueOrigin } from '../../intake/types.ts';
import { cellsAt } from './form-view.ts';

/** `not-apart`: no value stands or falls with the repair alone, so nothing could be taken back. */
export type RepairAnswer = 'accepted' | 'refused' | 'not-apart';

export function repairId(file: string, repair: Repair): string {
  return JSON.stringify([file, repair.locator, repair.kind, repair.before, repair.after]);
}

/** The values that a repair gave, emptied: each a correction that says which repair was not accepted. */
export function refusalsOf(file: string, repair: Repair, forms: Recognition): readonly Correction[] {
  const isAt = cellsAt(repair.locator);
  return forms.origins.flatMap((origin): Correction[] => {
    const field = correctableField(origin.table, origin.column);
    const row = forms.rows[origin.table]?.[origin.row];
    if (field === null || field.required || row === undefined) return [];
    const before = (row as unknown as Readonly<Record<string, SqlValue>>)[origin.column] ?? null;
    if (
      before === null ||
      !(origin.locator === repair.locator || isAt(origin.locator)) ||
      !comesFrom(repair, origin, before)
    )
      return [];
    return [
      {
        file,
        table: origin.table,
        key: keyOfRow(origin.table, row),
        column: origin.column,
        before,
        after: null,
        reason: `未接受修复：${repair.before} → ${repair.after}`,
        locator: origin.locator,
        repair: repairId(file, repair),
      },
    ];
  });
}

/** A run of numbers that was cut belongs to the funds of its form: no other figure of the line was in it. */
const OF_FUNDS: readonly string[] = ['rate_reported', 'budget_points', 'budget_points_max'];

/** Whether the repaired text holds the value: an amount's digits in any money unit, another number, or the text. */
function comesFrom({ kind, after }: Repair, origin: ValueOrigin, value: SqlValue): boolean {
  const isAmount = origin.table === 'fund_line';
  if (kind === 'lost-separators' && !isAmount && !OF_FUNDS.includes(origin.column)) return false;
  if (typeof value === 'string') return after.includes(value);
  if (typeof value !== 'number') return false;
  const found = [...after.replaceAll(',', '').matchAll(/(\d+(?:\.\d+)?)(%?)/g)];
  return found.some(([, number = '', percent]) =>
    isAmount
      ? digitsOf(Number(number)) === digitsOf(value)
      : Math.abs((percent === '' ? Number(number) : Number(number) / 100) - value) < 1e-9,
  );
}

/** 120.5 and 1205000 alike: what stays of an amount when its unit is taken off. */
function digitsOf(amount: number): string {
  return String(amount)
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
}
