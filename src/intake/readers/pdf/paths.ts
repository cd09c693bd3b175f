import { apply, type Matrix } from './geometry.ts';
import type { Ruling } from './marks.ts';

/** Above this thickness, in points, a stroke or a filled box is an area, not a line. */
const THICKEST = 4;
/** How far an edge may lean and still be a ruling. */
const LEAN = 0.8;

const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

type Point = readonly [x: number, y: number];

/** The rulings of a page as they are found. */
export class RulingList {
  readonly across: Ruling[] = [];
  readonly down: Ruling[] = [];

  /** The edges of a stroked path; `width` is the line's on the page. */
  stroke(path: ArrayLike<number>, matrix: Matrix, width: number): void {
    if (width > THICKEST) return;
    for (const { points, closed } of partsOf(path, matrix)) {
      for (let i = 1; i < points.length; i += 1) this.#edge(points[i - 1], points[i]);
      if (closed) this.#edge(points.at(-1), points[0]);
    }
  }

  /** Thin filled boxes, and the four bars between a box and the box inside it, are rulings. */
  fill(path: ArrayLike<number>, matrix: Matrix): void {
    const boxes: { x0: number; y0: number; x1: number; y1: number }[] = [];
    for (const { points, curved } of partsOf(path, matrix)) {
      if (curved || points.length < 2 || points.length > 6) continue;
      const xs = points.map(([x]) => x);
      const ys = points.map(([, y]) => y);
      const box = { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
      if (box.x1 - box.x0 <= THICKEST || box.y1 - box.y0 <= THICKEST)
        this.bar(box.x0, box.y0, box.x1, box.y1);
      else boxes.push(box);
    }
    for (const outer of boxes)
      for (const inner of boxes) {
        if (outer === inner) continue;
        const gaps = [inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1];
        if (gaps.some((gap) => gap < 0 || gap > THICKEST)) continue;
        this.across.push(
          { at: outer.y0, from: outer.x0, to: outer.x1 },
          { at: outer.y1, from: outer.x0, to: outer.x1 },
        );
        this.down.push(
          { at: outer.x0, from: outer.y0, to: outer.y1 },
          { at: outer.x1, from: outer.y0, to: outer.y1 },
        );
      }
  }

  /** A thin box as the line through its middle; a dot may belong to a dotted line either way. */
  bar(x0: number, y0: number, x1: number, y1: number): void {
    const [wide, high] = [x1 - x0, y1 - y0];
    const dot = wide <= THICKEST && high <= THICKEST;
    if (dot || high <= THICKEST) this.across.push({ at: (y0 + y1) / 2, from: x0, to: x1 });
    if (dot || wide <= THICKEST) this.down.push({ at: (x0 + x1) / 2, from: y0, to: y1 });
  }

  #edge(a: Point | undefined, b: Point | undefined): void {
    if (!a || !b) return;
    const [dx, dy] = [Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])];
    if (dy <= LEAN && dx > dy)
      this.across.push({ at: (a[1] + b[1]) / 2, from: Math.min(a[0], b[0]), to: Math.max(a[0], b[0]) });
    else if (dx <= LEAN && dy > dx)
      this.down.push({ at: (a[0] + b[0]) / 2, from: Math.min(a[1], b[1]), to: Math.max(a[1], b[1]) });
  }
}

interface Part {
  readonly points: Point[];
  closed: boolean;
  curved: boolean;
}

/** The parts of a path, on the page. A curve breaks its part: what is drawn with curves is no ruling. */
function partsOf(path: ArrayLike<number>, matrix: Matrix): readonly Part[] {
  const parts: Part[] = [];
  let part: Part | null = null;
  const start = (point: Point): Part => {
    const made: Part = { points: [point], closed: false, curved: false };
    parts.push(made);
    return made;
  };
  for (let i = 0; i < path.length; ) {
    const operator = path[i];
    const point = (offset: number): Point => apply(matrix, path[i + offset] ?? 0, path[i + offset + 1] ?? 0);
    if (operator === MOVE) {
      part = start(point(1));
      i += 3;
    } else if (operator === LINE) {
      if (part) part.points.push(point(1));
      i += 3;
    } else if (operator === CURVE || operator === QUADRATIC) {
      const length = operator === CURVE ? 7 : 5;
      if (part) part.curved = true;
      part = start(point(length - 2));
      part.curved = true;
      i += length;
    } else {
      if (operator === CLOSE && part && !part.curved) part.closed = true;
      i += 1;
    }
  }
  return parts;
}
