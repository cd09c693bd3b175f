import { type Correction, correctableField, keyOfRow } from '../../app/session/imported-corrections.ts';
import type { SqlValue } from '../../engine/engine.ts';
import type { Recognition, Repair } from '../../intake/types.ts';
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
      !comesFrom(repair, before)
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

/** Whether the repaired text holds the value: a number's digits (in any money unit), or the text itself. */
function comesFrom({ before, after }: Repair, value: SqlValue): boolean {
  if (typeof value === 'string') return after.includes(value);
  if (typeof value !== 'number') return false;
  const digits = (number: number) =>
    String(number)
      .replace('.', '')
      .replace(/^0+|0+$/g, '');
  const numbers = (text: string) =>
    new Set(
      [...text.replaceAll(',', '').matchAll(/\d+(?:\.\d+)?/g)].map((match) => digits(Number(match[0]))),
    );
  return numbers(after).has(digits(value)) && !(before === after);
}
