import type { Origin } from '../types.ts';
import type { FormCell } from './grid.ts';
import type { Note } from './writer.ts';

/** The note of a value that stands in a cell. */
export function note(
  cell: { readonly locator: string } | null | undefined,
  confidence = 0.97,
  origin: Origin = 'printed',
): Note | undefined {
  return cell === null || cell === undefined ? undefined : { locator: cell.locator, confidence, origin };
}

/** What a cell prints; null for a blank or missing one. */
export function text(cell: FormCell | undefined): string | null {
  return cell === undefined || cell.text === '' ? null : cell.text;
}

/** Notes without the columns that have none. */
export function kept<T extends string>(notes: Record<T, Note | undefined>): Partial<Record<T, Note>> {
  return Object.fromEntries(Object.entries(notes).filter(([, each]) => each !== undefined)) as Partial<
    Record<T, Note>
  >;
}
