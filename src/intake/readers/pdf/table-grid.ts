import type { Box } from './geometry.ts';
import { JoinedSets } from './joined-sets.ts';
import type { Ruling } from './marks.ts';
import type { LineGroup } from './rulings.ts';

/** A cell between lines: its place in the grid, counted from 0, and on the page. */
export interface GridCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly box: Box;
}

/** A table between lines. */
export interface TableGrid {
  readonly box: Box;
  /** Where its columns and rows part, outer edges included. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
  /** True where lines were missing so that cells had to be cut out of a shape with corners. */
  readonly uneven: boolean;
  /** True where no line closes the table at its foot, as where it goes on overleaf. */
  readonly openFoot: boolean;
  readonly openHead: boolean;
}

/** How far lines must reach beyond the outermost crossing ones for a side without a border. */
const OPEN_SIDE = 10;
/** The share of an edge that has to be drawn. */
const DRAWN = 0.6;

/** The table that a group of lines borders; null when the lines enclose nothing that is a table. */
export function gridOf(group: LineGroup): TableGrid | null {
  const across = [...group.across];
  const down = [...group.down];
  const left = openSide(across, down, 'from');
  const right = openSide(across, down, 'to');
  const head = openSide(down, across, 'from');
  const foot = openSide(down, across, 'to');
  const span = (lines: readonly Ruling[]) => ({
    from: Math.min(...lines.map((l) => l.from)),
    to: Math.max(...lines.map((l) => l.to)),
  });
  for (const at of [left, right]) if (at !== null) down.push({ at, ...extent(across) });
  for (const at of [head, foot]) if (at !== null) across.push({ at, ...span(across) });
  const xs = places(down);
  const ys = places(across);
  if (xs.length < 2 || ys.length < 2 || (xs.length - 1) * (ys.length - 1) < 2) return null;
  const regions = regionsOf(across, down, xs, ys);
  const { cells, uneven } = rectangles(regions, xs, ys);
  const kept = withoutIdleLines(cells, xs, ys);
  if (kept.cells.length < 2) return null;
  const box = { x0: xs[0] ?? 0, y0: ys[0] ?? 0, x1: xs.at(-1) ?? 0, y1: ys.at(-1) ?? 0 };
  return { box, ...kept, uneven, openFoot: foot !== null, openHead: head !== null };
}

function extent(lines: readonly Ruling[]): { from: number; to: number } {
  const ats = lines.map((l) => l.at);
  return { from: Math.min(...ats), to: Math.max(...ats) };
}

function places(lines: readonly Ruling[]): readonly number[] {
  return [...new Set(lines.map((l) => l.at))].sort((a, b) => a - b);
}

/** Where the first and the last line, or most lines, end together beyond all that cross them: a side without a border. */
function openSide(lines: readonly Ruling[], crossing: readonly Ruling[], end: 'from' | 'to'): number | null {
  const sign = end === 'to' ? 1 : -1;
  const outermost = Math.max(...crossing.map((c) => c.at * sign));
  const far = Math.max(...lines.map((l) => l[end] * sign));
  if (far - outermost < OPEN_SIDE) return null;
  const reaching = lines.filter((l) => far - l[end] * sign <= 4);
  const { from, to } = extent(lines);
  const ends = [from, to].every((at) => reaching.some((l) => l.at === at));
  return reaching.length >= 2 && (ends || reaching.length * 2 >= lines.length) ? far * sign : null;
}

/** For each position of the grid, row by row, the number of the region it belongs to. */
function regionsOf(
  across: readonly Ruling[],
  down: readonly Ruling[],
  xs: readonly number[],
  ys: readonly number[],
): number[][] {
  const width = xs.length - 1;
  const height = ys.length - 1;
  const sets = new JoinedSets(width * height);
  const acrossAt = grouped(across);
  const downAt = grouped(down);
  for (let r = 0; r < height; r += 1)
    for (let c = 0; c < width; c += 1) {
      const [x0 = 0, x1 = 0] = [xs[c], xs[c + 1]];
      const [y0 = 0, y1 = 0] = [ys[r], ys[r + 1]];
      if (c + 1 < width && !drawn(downAt.get(x1), y0, y1)) sets.join(r * width + c, r * width + c + 1);
      if (r + 1 < height && !drawn(acrossAt.get(y1), x0, x1)) sets.join(r * width + c, (r + 1) * width + c);
    }
  return Array.from({ length: height }, (_, r) =>
    Array.from({ length: width }, (_, c) => sets.rootOf(r * width + c)),
  );
}

function grouped(lines: readonly Ruling[]): Map<number, Ruling[]> {
  const out = new Map<number, Ruling[]>();
  for (const line of lines) out.set(line.at, [...(out.get(line.at) ?? []), line]);
  return out;
}

function drawn(lines: readonly Ruling[] | undefined, from: number, to: number): boolean {
  let length = 0;
  for (const line of lines ?? []) length += Math.max(0, Math.min(to, line.to) - Math.max(from, line.from));
  return length >= (to - from) * DRAWN;
}

/** Rectangles out of regions; a region with corners is cut row by row, and said to be uneven. */
function rectangles(
  regions: readonly (readonly number[])[],
  xs: readonly number[],
  ys: readonly number[],
): { cells: GridCell[]; uneven: boolean } {
  const taken = regions.map((row) => row.map(() => false));
  const cells: GridCell[] = [];
  const made = new Set<number>();
  let uneven = false;
  regions.forEach((row, r) => {
    row.forEach((region, c) => {
      if (taken[r]?.[c]) return;
      const free = (y: number, x: number): boolean => regions[y]?.[x] === region && !taken[y]?.[x];
      let colSpan = 1;
      while (free(r, c + colSpan)) colSpan += 1;
      let rowSpan = 1;
      const whole = (y: number): boolean => {
        for (let x = c; x < c + colSpan; x += 1) if (!free(y, x)) return false;
        return true;
      };
      while (whole(r + rowSpan)) rowSpan += 1;
      for (let y = r; y < r + rowSpan; y += 1)
        for (let x = c; x < c + colSpan; x += 1) {
          const line = taken[y];
          if (line) line[x] = true;
        }
      if (made.has(region)) uneven = true;
      made.add(region);
      const box = { x0: xs[c] ?? 0, y0: ys[r] ?? 0, x1: xs[c + colSpan] ?? 0, y1: ys[r + rowSpan] ?? 0 };
      cells.push({ row: r, col: c, rowSpan, colSpan, box });
    });
  });
  return { cells, uneven };
}

/** The grid without lines that part no cell from another, such as an underline that ends at a border. */
function withoutIdleLines(
  cells: readonly GridCell[],
  xs: readonly number[],
  ys: readonly number[],
): { cells: GridCell[]; xs: number[]; ys: number[] } {
  const cols = new Set(cells.flatMap((cell) => [cell.col, cell.col + cell.colSpan]));
  const rows = new Set(cells.flatMap((cell) => [cell.row, cell.row + cell.rowSpan]));
  const colAt = ranks(xs.length, cols);
  const rowAt = ranks(ys.length, rows);
  return {
    xs: xs.filter((_, i) => cols.has(i)),
    ys: ys.filter((_, i) => rows.has(i)),
    cells: cells.map((cell) => {
      const row = rowAt[cell.row] ?? 0;
      const col = colAt[cell.col] ?? 0;
      const rowSpan = (rowAt[cell.row + cell.rowSpan] ?? 0) - row;
      const colSpan = (colAt[cell.col + cell.colSpan] ?? 0) - col;
      return { row, col, rowSpan, colSpan, box: cell.box };
    }),
  };
}

function ranks(length: number, used: ReadonlySet<number>): number[] {
  let rank = 0;
  return Array.from({ length }, (_, i) => (used.has(i) ? rank++ : rank));
}
