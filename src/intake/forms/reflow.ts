import { labelKey } from '../values/characters.ts';
import { fundKind } from './funds.ts';
import type { FormCell, FormRow } from './grid.ts';
import { fieldRole, fundRole, goalRole, indicatorRole, isTotalLabel, tailRole } from './labels.ts';
import { level1Of, level2Of } from './levels.ts';

/** Consecutive cells from `start` whose text has a role, with at most `lead` other cells before them. */
function headerAt(
  cells: readonly FormCell[],
  start: number,
  lead: number,
  hasRole: (text: string) => boolean,
): { from: number; to: number } | null {
  for (let from = start; from <= start + lead; from++) {
    const between = cells.slice(start, from);
    if (
      between.some(
        (cell) => cell.text === '' || fieldRole(cell.text) !== null || tailRole(cell.text) !== null,
      )
    )
      return null;
    let to = from;
    while (to < cells.length && hasRole(cells[to]?.text ?? '')) to += 1;
    if (to - from >= 3) return { from, to };
  }
  return null;
}

const isFundLabel = (text: string): boolean => fundRole(text) !== null;
const isIndicatorLabel = (text: string): boolean => indicatorRole(text) !== null;

function startsIndicators(cells: readonly FormCell[], at: number): { from: number; to: number } | null {
  const found = headerAt(cells, at, 1, isIndicatorLabel);
  if (found === null) return null;
  const roles = new Set(cells.slice(found.from, found.to).map((cell) => indicatorRole(cell.text)));
  return roles.has('level1') || (roles.has('target') && roles.has('actual')) ? found : null;
}

function startsFunds(cells: readonly FormCell[], at: number): { from: number; to: number } | null {
  const found = headerAt(cells, at, 2, isFundLabel);
  if (found === null) return null;
  const roles = new Set(cells.slice(found.from, found.to).map((cell) => fundRole(cell.text)));
  return roles.has('executed') ? found : null;
}

/**
 * Builds rows again from a table whose file holds one cell a line and no row ends. Headers tell how many
 * columns a block has; blank cells keep their place, so a row is as long as its header.
 */
export function reflow(cells: readonly FormCell[], sheet: string): readonly FormRow[] {
  const rows: FormRow[] = [];
  const emit = (taken: readonly FormCell[], firstCol = 0): void => {
    const placed = taken.map((cell, index) => ({ ...cell, col: firstCol + index }));
    const first = placed[0]?.locator ?? '';
    if (placed.some((cell) => cell.text !== '')) rows.push({ cells: placed, sheet, locator: first });
  };
  let at = 0;
  while (at < cells.length) {
    const cell = cells[at];
    if (cell === undefined || cell.text === '') {
      at += 1;
      continue;
    }
    const indicators = startsIndicators(cells, at);
    if (indicators !== null) {
      emit(cells.slice(at, indicators.to));
      at = indicatorRows(cells, indicators.to, indicators.from - at, indicators.to - indicators.from, emit);
      continue;
    }
    const funds = startsFunds(cells, at);
    if (funds !== null) {
      emit(cells.slice(at, funds.to));
      at = fundRows(cells, funds.to, funds.from - at, funds.to - funds.from, emit);
      continue;
    }
    const next = cells[at + 1];
    if (goalRole(cell.text) === 'expected' && next !== undefined && goalRole(next.text) === 'achieved') {
      emit([cell, next], 1);
      emit(cells.slice(at + 2, at + 4), 1);
      at += 4;
      continue;
    }
    if (
      (fieldRole(cell.text) !== null || tailRole(cell.text) !== null) &&
      next !== undefined &&
      !isLabel(next.text)
    ) {
      emit([cell, next]);
      at += 2;
      continue;
    }
    emit([cell]);
    at += 1;
  }
  return rows;
}

function isLabel(text: string): boolean {
  return fieldRole(text) !== null || tailRole(text) !== null || goalRole(text) !== null;
}

type Emit = (cells: readonly FormCell[], firstCol?: number) => void;

function fundRows(
  cells: readonly FormCell[],
  start: number,
  firstCol: number,
  width: number,
  emit: Emit,
): number {
  let at = start;
  while (at < cells.length) {
    const cell = cells[at];
    if (cell?.text === '') {
      at += 1;
      continue;
    }
    if (cell === undefined || fundKind(cell.text) === null) break;
    let end = at + 1;
    while (end < cells.length && end <= at + width && !endsFunds(cells, end)) end += 1;
    emit(cells.slice(at, end), Math.max(0, firstCol - 1));
    at = end;
  }
  return at;
}

function endsFunds(cells: readonly FormCell[], at: number): boolean {
  const text = cells[at]?.text ?? '';
  return (
    (text !== '' && fundKind(text) !== null && text.length < 20) ||
    isLabel(text) ||
    startsIndicators(cells, at) !== null
  );
}

function indicatorRows(
  cells: readonly FormCell[],
  start: number,
  firstCol: number,
  width: number,
  emit: Emit,
): number {
  let at = start;
  while (at < cells.length) {
    const text = cells[at]?.text ?? '';
    if (text === '') {
      at += 1;
      continue;
    }
    if (tailRole(text) !== null || /^填[表报]人/.test(labelKey(text))) return at;
    if (isTotalLabel(text)) {
      let end = at + 1;
      while (end < cells.length && end < at + 4 && tailRole(cells[end]?.text ?? '') === null) end += 1;
      emit(cells.slice(at, end));
      return end;
    }
    const missing = level1Of(text) !== null ? 0 : level2Of(text) !== null ? 1 : 2;
    emit(cells.slice(at, at + width - missing), firstCol + missing);
    at += width - missing;
  }
  return at;
}
