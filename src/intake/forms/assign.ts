import type { FormCell } from './grid.ts';

/** A column of a header: what it holds and the grid columns it covers. */
export interface Column<R> {
  readonly role: R;
  readonly from: number;
  readonly to: number;
}

export interface Assignment<R> {
  readonly cells: ReadonlyMap<R, FormCell>;
  /** Cells that continue the one before them in the same column (a name split over two cells). */
  readonly joined: readonly { readonly role: R; readonly cell: FormCell }[];
  readonly left: readonly FormCell[];
  /** Columns by which the row stands off its header; 0 when it stands where it should. */
  readonly shift: number;
  /** Cells that are not under their own header even after the shift. */
  readonly displaced: number;
  readonly cost: number;
}

export interface AssignRules<R> {
  /** How badly a text fits a column: 0 fits, 10 impossible. */
  readonly cost: (role: R, text: string) => number;
  /** What it costs when a column stays without a cell. */
  readonly missing: (role: R) => number;
  /** The column that may take a second cell, and what that costs. */
  readonly absorbs?: { readonly role: R; readonly cost: number };
}

const SHIFTS = [0, 1, -1, 2, -2, 3, -3, -4] as const;
const OFF_POSITION = 1.2;
const PER_SHIFT = 0.3;
const LEFT_OVER = 6;

interface Step {
  readonly cost: number;
  readonly back: Step | null;
  readonly kind: 'use' | 'skip' | 'drop' | 'join';
  readonly cell: number;
  readonly column: number;
}

/**
 * Puts the cells of a row under the columns of its header, left to right, by what the cells hold and
 * where they stand. A row that lost or gained a merged cell stands a column off as a whole (`shift`),
 * so every small shift is tried and the cheapest reading wins. `expected` is the shift of the rows before it.
 */
export function assign<R>(
  cells: readonly FormCell[],
  columns: readonly Column<R>[],
  rules: AssignRules<R>,
  expected = 0,
): Assignment<R> {
  let best: Assignment<R> | null = null;
  const fit = cells.map((cell) => columns.map((column) => rules.cost(column.role, cell.text)));
  for (const shift of SHIFTS) {
    const found = assignShifted(cells, columns, rules, fit, shift, Math.abs(shift - expected) * PER_SHIFT);
    if (best === null || found.cost < best.cost - 1e-9) best = found;
  }
  return best ?? { cells: new Map(), joined: [], left: cells, shift: 0, displaced: 0, cost: 0 };
}

function stands(cell: FormCell, column: Column<unknown>, shift: number): boolean {
  return cell.col >= column.from + shift && cell.col <= column.to + shift;
}

function assignShifted<R>(
  cells: readonly FormCell[],
  columns: readonly Column<R>[],
  rules: AssignRules<R>,
  fit: readonly (readonly number[])[],
  shift: number,
  initial: number,
): Assignment<R> {
  const n = cells.length;
  const m = columns.length;
  const table: (Step | undefined)[][] = Array.from({ length: n + 1 }, () => []);
  const offer = (i: number, j: number, step: Step): void => {
    const line = table[i];
    if (line === undefined) return;
    const held = line[j];
    if (held === undefined || step.cost < held.cost - 1e-9) line[j] = step;
  };
  offer(0, 0, { cost: initial, back: null, kind: 'skip', cell: -1, column: -1 });
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      const here = table[i]?.[j];
      if (here === undefined) continue;
      const cell = cells[i];
      const column = columns[j];
      if (column !== undefined) {
        offer(i, j + 1, {
          cost: here.cost + rules.missing(column.role),
          back: here,
          kind: 'skip',
          cell: i,
          column: j,
        });
      }
      if (cell !== undefined) {
        offer(i + 1, j, { cost: here.cost + LEFT_OVER, back: here, kind: 'drop', cell: i, column: j });
        const before = columns[j - 1];
        if (rules.absorbs !== undefined && before?.role === rules.absorbs.role && here.kind === 'use') {
          const cost = here.cost + rules.absorbs.cost + (fit[i]?.[j - 1] ?? 0);
          offer(i + 1, j, { cost, back: here, kind: 'join', cell: i, column: j - 1 });
        }
      }
      if (cell !== undefined && column !== undefined) {
        const off = stands(cell, column, shift) ? 0 : OFF_POSITION;
        const cost = here.cost + (fit[i]?.[j] ?? 0) + off;
        offer(i + 1, j + 1, { cost, back: here, kind: 'use', cell: i, column: j });
      }
    }
  }
  const placed = new Map<R, FormCell>();
  const joinedCells: { role: R; cell: FormCell }[] = [];
  const left: FormCell[] = [];
  let displaced = 0;
  const end = table[n]?.[m];
  for (let step: Step | null = end ?? null; step !== null && step.back !== null; step = step.back) {
    const cell = cells[step.cell];
    const column = columns[step.column];
    if (cell === undefined) continue;
    if (step.kind === 'drop') left.unshift(cell);
    if (column === undefined) continue;
    if (step.kind === 'join') joinedCells.unshift({ role: column.role, cell });
    if (step.kind === 'use') {
      placed.set(column.role, cell);
      if (!stands(cell, column, shift)) displaced += 1;
    }
  }
  return {
    cells: placed,
    joined: joinedCells,
    left,
    shift,
    displaced,
    cost: end?.cost ?? Number.POSITIVE_INFINITY,
  };
}

/** Header cells with their roles as columns; a column reaches to where the next one begins. */
export function columnsOf<R>(
  heads: readonly { readonly role: R; readonly col: number }[],
): readonly Column<R>[] {
  return heads.map((head, index) => {
    const next = heads[index + 1];
    return {
      role: head.role,
      from: head.col,
      to: next === undefined ? head.col + 1 : Math.max(head.col, next.col - 1),
    };
  });
}
