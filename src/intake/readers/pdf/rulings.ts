import { JoinedSets } from './joined-sets.ts';
import type { Ruling } from './marks.ts';

/** Dots and pieces of one stroke stand no further apart than this, in points. */
const SAME_STROKE = 0.5;
/** Rulings closer than this are one line: double borders, borders of cells that meet. */
const SAME_LINE = 3;
/** And a line is never thicker than this. */
const THICKEST_LINE = 4.5;
/** Gaps within a line that dots, dashes and corners leave. */
const GAP = 4;
/** Shorter than this nothing borders a cell. */
const SHORTEST = 5;
/** How far a line may stop short of the line it meets. */
export const REACH = 3.5;

/** Lines that meet one another: the borders of one table. */
export interface LineGroup {
  readonly across: readonly Ruling[];
  readonly down: readonly Ruling[];
}

/** Single lines out of what was drawn: dotted and pieced lines put together first, then doubled ones. */
export function linesOf(rulings: readonly Ruling[]): readonly Ruling[] {
  const strokes = bundled(rulings, SAME_STROKE, SAME_STROKE * 2).filter(isLong);
  return bundled(strokes, SAME_LINE, THICKEST_LINE).filter(isLong);
}

function isLong(line: Ruling): boolean {
  return line.to - line.from >= SHORTEST;
}

/** Rulings at nearly the same place as one, pieced where they meet. */
function bundled(rulings: readonly Ruling[], step: number, most: number): readonly Ruling[] {
  const lines: Ruling[] = [];
  let bundle: Ruling[] = [];
  for (const ruling of [...rulings].sort((a, b) => a.at - b.at)) {
    const first = bundle[0];
    const last = bundle.at(-1);
    if (first && last && (ruling.at - last.at > step || ruling.at - first.at > most)) {
      lines.push(...pieced(bundle));
      bundle = [];
    }
    bundle.push(ruling);
  }
  lines.push(...pieced(bundle));
  return lines;
}

function pieced(bundle: readonly Ruling[]): readonly Ruling[] {
  const weight = bundle.reduce((sum, r) => sum + (r.to - r.from) + 0.01, 0);
  const at = bundle.reduce((sum, r) => sum + r.at * (r.to - r.from + 0.01), 0) / weight;
  const out: { at: number; from: number; to: number }[] = [];
  for (const { from, to } of [...bundle].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && from - last.to <= GAP) last.to = Math.max(last.to, to);
    else out.push({ at, from, to });
  }
  return out;
}

/** Groups of lines that cross or touch, each with at least two lines across and one down, or one and two. */
export function groupsOf(across: readonly Ruling[], down: readonly Ruling[]): readonly LineGroup[] {
  const sets = new JoinedSets(across.length + down.length);
  across.forEach((h, i) => {
    down.forEach((v, k) => {
      if (meets(h, v)) sets.join(i, across.length + k);
    });
  });
  const groups = new Map<number, { across: Ruling[]; down: Ruling[] }>();
  const groupAt = (i: number): { across: Ruling[]; down: Ruling[] } => {
    const key = sets.rootOf(i);
    const group = groups.get(key) ?? { across: [], down: [] };
    groups.set(key, group);
    return group;
  };
  across.forEach((h, i) => {
    groupAt(i).across.push(h);
  });
  down.forEach((v, k) => {
    groupAt(across.length + k).down.push(v);
  });
  return [...groups.values()].filter(
    (g) => g.across.length > 0 && g.down.length > 0 && g.across.length + g.down.length >= 3,
  );
}

function meets(h: Ruling, v: Ruling): boolean {
  return v.at >= h.from - REACH && v.at <= h.to + REACH && h.at >= v.from - REACH && h.at <= v.to + REACH;
}
