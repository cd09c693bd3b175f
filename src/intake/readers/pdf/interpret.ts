import { UNKNOWN, written } from './characters.ts';
import type { FontFacts } from './fonts.ts';
import {
  apply,
  type Box,
  boxThrough,
  holds,
  IDENTITY,
  intersection,
  type Matrix,
  scaleOf,
  times,
} from './geometry.ts';
import type { Glyph, PageMarks } from './marks.ts';
import { RulingList } from './paths.ts';

/** A glyph in the library's list of operations. */
interface ShownGlyph {
  readonly originalCharCode: number;
  readonly unicode: string;
  readonly width: number;
  readonly vmetric: readonly number[] | null;
  readonly isSpace: boolean;
}

/** Numbers of the operations, as the library gives them. */
export type OperationNumbers = Readonly<Record<string, number>>;

export interface Operations {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

interface State {
  matrix: Matrix;
  clip: Box;
  font: FontFacts | null;
  fontSize: number;
  direction: 1 | -1;
  charSpacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
  lineWidth: number;
  fill: string;
  stroke: string;
  fillAlpha: number;
  strokeAlpha: number;
}

const INVISIBLE_MODES: ReadonlySet<number> = new Set([3, 7]);
/** A character further than this share of its size outside its frame is not on the page. */
const CLIP_SLACK = 0.25;
/** The tangent of the greatest slant that a page laid crooked has. */
const MOST_SLANT = 0.12;

/**
 * Follows the operations of one page and notes its characters and rulings. Colours matter only in that
 * what is drawn white or transparent is no line. Pictures are passed over.
 */
export class PageInterpreter {
  readonly #glyphs: Glyph[] = [];
  readonly #rulings = new RulingList();
  readonly #page: Box;
  readonly #base: Matrix;
  readonly #strokes: ReadonlySet<number | undefined>;
  readonly #fills: ReadonlySet<number | undefined>;
  #state: State;
  #stack: State[] = [];
  #text: Matrix = IDENTITY;
  #x = 0;
  #y = 0;
  #lineX = 0;
  #lineY = 0;
  #clipNext = false;
  #hidden: boolean[] = [];
  #unknown = 0;
  #invisible = 0;
  #assumed = 0;
  #slanted = 0;
  #cut = 0;
  #cutAt: Box | null = null;
  #lastShown = false;
  #shown = 0;

  constructor(
    readonly number: number,
    readonly width: number,
    readonly height: number,
    base: Matrix,
    readonly numbers: OperationNumbers,
    readonly fontOf: (id: string) => FontFacts | null,
    readonly isLayerVisible: (properties: unknown) => boolean,
  ) {
    this.#page = { x0: 0, y0: 0, x1: width, y1: height };
    this.#base = base;
    const n = numbers;
    const both = [n.fillStroke, n.eoFillStroke, n.closeFillStroke, n.closeEOFillStroke];
    this.#strokes = new Set([n.stroke, n.closeStroke, ...both]);
    this.#fills = new Set([n.fill, n.eoFill, ...both]);
    this.#state = this.#fresh();
  }

  #fresh(): State {
    return {
      matrix: this.#base,
      clip: this.#page,
      font: null,
      fontSize: 0,
      direction: 1,
      charSpacing: 0,
      wordSpacing: 0,
      stretch: 1,
      leading: 0,
      rise: 0,
      mode: 0,
      lineWidth: 1,
      fill: '#000000',
      stroke: '#000000',
      fillAlpha: 1,
      strokeAlpha: 1,
    };
  }

  marks(): PageMarks {
    return {
      number: this.number,
      width: this.width,
      height: this.height,
      glyphs: this.#glyphs,
      across: this.#rulings.across,
      down: this.#rulings.down,
      unknown: this.#unknown,
      invisible: this.#invisible,
      assumed: this.#assumed,
      slanted: this.#slanted,
      cut: this.#cut,
      cutAt: this.#cutAt,
    };
  }

  run({ fnArray, argsArray }: Operations): void {
    for (let i = 0; i < fnArray.length; i += 1) this.#step(fnArray[i] ?? 0, argsArray[i] ?? []);
  }

  #step(operation: number, args: readonly unknown[]): void {
    const n = this.numbers;
    const s = this.#state;
    const num = (i: number): number => (typeof args[i] === 'number' ? args[i] : 0);
    switch (operation) {
      case n.save:
        this.#save();
        break;
      case n.restore:
      case n.paintFormXObjectEnd:
      case n.endGroup:
      case n.endAnnotation:
        this.#state = this.#stack.pop() ?? this.#fresh();
        break;
      case n.transform:
        s.matrix = times(s.matrix, args as number[]);
        break;
      case n.paintFormXObjectBegin:
        this.#enter(args[0], args[1]);
        break;
      case n.beginGroup: {
        const group = args[0] as { matrix?: unknown; bbox?: unknown };
        this.#enter(group.matrix, group.bbox);
        break;
      }
      case n.beginAnnotation:
        this.#save();
        this.#state = this.#fresh();
        this.#state.matrix = times(
          times(this.#base, numbersOf(args[2]) ?? IDENTITY),
          numbersOf(args[3]) ?? IDENTITY,
        );
        break;
      case n.setLineWidth:
        s.lineWidth = num(0);
        break;
      case n.setGState:
        this.#graphicsState(args[0]);
        break;
      case n.setFillRGBColor:
        s.fill = String(args[0]);
        break;
      case n.setStrokeRGBColor:
        s.stroke = String(args[0]);
        break;
      case n.setFillColorN:
        s.fill = 'pattern';
        break;
      case n.setStrokeColorN:
        s.stroke = 'pattern';
        break;
      case n.setFillTransparent:
        s.fill = 'none';
        break;
      case n.setStrokeTransparent:
        s.stroke = 'none';
        break;
      case n.clip:
      case n.eoClip:
        this.#clipNext = true;
        break;
      case n.constructPath:
        this.#path(num(0), args[1], args[2]);
        break;
      case n.paintSolidColorImageMask: {
        const box = boxThrough(s.matrix, 0, 0, 1, 1);
        if (this.#draws(s.fill, s.fillAlpha)) this.#rulings.bar(box.x0, box.y0, box.x1, box.y1);
        break;
      }
      case n.beginMarkedContent:
        this.#hidden.push(false);
        break;
      case n.beginMarkedContentProps:
        this.#hidden.push(args[0] === 'OC' && !this.isLayerVisible(args[1]));
        break;
      case n.endMarkedContent:
        this.#hidden.pop();
        break;
      default:
        this.#textStep(operation, args, num);
    }
  }

  #textStep(operation: number, args: readonly unknown[], num: (i: number) => number): void {
    const n = this.numbers;
    const s = this.#state;
    switch (operation) {
      case n.beginText:
        this.#text = IDENTITY;
        this.#moveTo(0, 0);
        break;
      case n.setTextMatrix:
        this.#text = (numbersOf(args[0]) ?? numbersOf(args) ?? IDENTITY) as Matrix;
        this.#moveTo(0, 0);
        break;
      case n.moveText:
        this.#moveTo(this.#lineX + num(0), this.#lineY + num(1));
        break;
      case n.setLeadingMoveText:
        s.leading = num(1);
        this.#moveTo(this.#lineX + num(0), this.#lineY + num(1));
        break;
      case n.setLeading:
        s.leading = -num(0);
        break;
      case n.nextLine:
        this.#moveTo(this.#lineX, this.#lineY + s.leading);
        break;
      case n.setFont:
        this.#font(args[0], num(1));
        break;
      case n.setCharSpacing:
        s.charSpacing = num(0);
        break;
      case n.setWordSpacing:
        s.wordSpacing = num(0);
        break;
      case n.setHScale:
        s.stretch = num(0) / 100;
        break;
      case n.setTextRise:
        s.rise = num(0);
        break;
      case n.setTextRenderingMode:
        s.mode = num(0);
        break;
      case n.showText:
        this.#show(args[0] as readonly (ShownGlyph | number)[]);
        break;
    }
  }

  #save(): void {
    this.#stack.push(this.#state);
    this.#state = { ...this.#state };
  }

  #enter(matrix: unknown, bbox: unknown): void {
    this.#save();
    const inner = numbersOf(matrix);
    if (inner) this.#state.matrix = times(this.#state.matrix, inner);
    this.#clipTo(numbersOf(bbox));
  }

  /** Leaves of what follows only what lies within a box of four numbers, too. */
  #clipTo(box: readonly number[] | null): void {
    if (!box || box.length < 4) return;
    const s = this.#state;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
    s.clip = intersection(s.clip, boxThrough(s.matrix, x0, y0, x1, y1));
  }

  #moveTo(x: number, y: number): void {
    this.#x = this.#lineX = x;
    this.#y = this.#lineY = y;
  }

  #font(id: unknown, size: number): void {
    const s = this.#state;
    s.font = this.fontOf(String(id));
    s.fontSize = Math.abs(size);
    s.direction = size < 0 ? -1 : 1;
  }

  #graphicsState(changes: unknown): void {
    if (!Array.isArray(changes)) return;
    for (const change of changes) {
      if (!Array.isArray(change)) continue;
      const [key, value] = change as [unknown, unknown];
      if (key === 'LW' && typeof value === 'number') this.#state.lineWidth = value;
      else if (key === 'ca' && typeof value === 'number') this.#state.fillAlpha = value;
      else if (key === 'CA' && typeof value === 'number') this.#state.strokeAlpha = value;
      else if (key === 'Font' && Array.isArray(value)) this.#font(value[0], Number(value[1]));
    }
  }

  #draws(colour: string, alpha: number): boolean {
    return (
      alpha > 0.05 &&
      colour !== 'none' &&
      !/^#f[c-f]f[c-f]f[c-f]$/iu.test(colour) &&
      !this.#hidden.includes(true)
    );
  }

  #path(operation: number, data: unknown, bounds: unknown): void {
    const s = this.#state;
    const path = numbersOf(Array.isArray(data) ? data[0] : null);
    const box = numbersOf(bounds);
    if (path && !this.#isOutside(box)) {
      if (this.#strokes.has(operation) && this.#draws(s.stroke, s.strokeAlpha))
        this.#rulings.stroke(path, s.matrix, s.lineWidth * scaleOf(s.matrix));
      if (this.#fills.has(operation) && this.#draws(s.fill, s.fillAlpha)) this.#rulings.fill(path, s.matrix);
    }
    if (!this.#clipNext) return;
    this.#clipNext = false;
    this.#clipTo(box);
  }

  #isOutside(bounds: ArrayLike<number> | null): boolean {
    if (!bounds || bounds.length < 4) return true;
    const { clip, matrix } = this.#state;
    const box = boxThrough(matrix, bounds[0] ?? 0, bounds[1] ?? 0, bounds[2] ?? 0, bounds[3] ?? 0);
    return box.x1 < clip.x0 - 1 || box.x0 > clip.x1 + 1 || box.y1 < clip.y0 - 1 || box.y0 > clip.y1 + 1;
  }

  #show(shown: readonly (ShownGlyph | number)[]): void {
    const s = this.#state;
    const { font } = s;
    if (s.fontSize === 0 || !Array.isArray(shown)) return;
    if (!font) {
      // Nothing is known of a font that could not be read, not even how many characters it shows.
      this.#unknown += Math.max(1, shown.length);
      return;
    }
    const unit = s.fontSize * (font.fontMatrix?.[0] ?? 0.001) * s.direction;
    const matrix = times(s.matrix, this.#text);
    const stretch = s.stretch;
    let along = 0;
    this.#lastShown = false;
    this.#shown += 1;
    for (const item of shown) {
      if (typeof item === 'number') {
        along += ((font.vertical ? 1 : -1) * item * s.fontSize * s.direction) / 1000;
        continue;
      }
      const spacing = (item.isSpace ? s.wordSpacing : 0) + s.charSpacing;
      if (font.vertical) {
        const metric = item.vmetric ?? font.defaultVMetrics ?? [-1000, item.width / 2, 880];
        const high = -(metric[0] ?? -1000) * unit;
        this.#glyph(item, matrix, 0, along, item.width * unit, high);
        along += -high - spacing;
      } else {
        const wide = item.width * unit;
        this.#glyph(item, matrix, along * stretch, 0, wide * stretch, 0);
        along += wide + spacing * s.direction;
      }
    }
    if (font.vertical) this.#y += along;
    else this.#x += along * stretch;
  }

  /** Notes a character that begins `dx`, `dy` from where the text stands; `high` only for vertical writing. */
  #glyph(shown: ShownGlyph, matrix: Matrix, dx: number, dy: number, wide: number, high: number): void {
    const s = this.#state;
    if (this.#hidden.includes(true)) return;
    let text = charactersOf(shown, s.font);
    if (text === '') return;
    if (isSlanted(matrix)) {
      this.#slanted += 1;
      return;
    }
    const left = this.#x + dx - (high > 0 ? wide / 2 : 0);
    const base = this.#y + dy + s.rise - (high > 0 ? high * 0.88 : 0);
    const [ax, ay] = apply(matrix, left, base);
    const [bx, by] = apply(matrix, left + wide, base);
    const size = s.fontSize * Math.hypot(matrix[2], matrix[3]);
    const [mx, my] = apply(matrix, left + wide / 2, base + s.fontSize * 0.35);
    if (!(size > 0.5) || !Number.isFinite(ax + ay + bx + by)) return;
    const blank = text.trim() === '';
    if (blank) text = text.replace(/\s/gu, (c) => (c === '\u3000' ? c : ' '));
    if (!this.#isSeen(mx, my, size, blank)) return;
    if (!blank && INVISIBLE_MODES.has(s.mode)) this.#invisible += 1;
    if (text.includes(UNKNOWN)) this.#unknown += 1;
    if (!blank && s.font?.assumed) this.#assumed += 1;
    const turn = turnOf(matrix[0] * (s.direction || 1), matrix[1] * s.direction);
    const [x0, x1, y] = alongLine(turn, ax, ay, bx, by);
    this.#glyphs.push({ text, x0, x1, y, size, turn, shown: this.#shown, cx: mx, cy: my });
  }

  #isSeen(x: number, y: number, size: number, blank: boolean): boolean {
    const { clip } = this.#state;
    const slack = size * CLIP_SLACK;
    const grown = { x0: clip.x0 - slack, y0: clip.y0 - slack, x1: clip.x1 + slack, y1: clip.y1 + slack };
    const seen = holds(grown, x, y);
    if (!seen && !blank && this.#lastShown && holds(this.#page, x, y)) {
      this.#cut += 1;
      this.#cutAt ??= { x0: x - size, y0: y, x1: x, y1: y };
    }
    this.#lastShown = seen && !blank;
    return seen;
  }
}

/** So many kinds of blanks a font may have. */
const MOST_BLANKS = 4;

function charactersOf({ originalCharCode, unicode }: ShownGlyph, font: FontFacts | null): string {
  if (!font?.tells(originalCharCode)) return UNKNOWN;
  const text = written(unicode, font.name);
  if (text.trim() !== '') return text;
  font.blanks.add(originalCharCode);
  return font.blanks.size > MOST_BLANKS ? UNKNOWN : text;
}

function numbersOf(value: unknown): readonly number[] | null {
  if (Array.isArray(value) && value.every((v) => typeof v === 'number')) return value as number[];
  return value instanceof Float32Array || value instanceof Float64Array
    ? (value as unknown as readonly number[])
    : null;
}

/** Writing that lies neither along nor across the page: a watermark or a seal, no part of a form. */
function isSlanted([a, b]: Matrix): boolean {
  return Math.min(Math.abs(a), Math.abs(b)) > Math.max(Math.abs(a), Math.abs(b)) * MOST_SLANT;
}

function turnOf(a: number, b: number): 0 | 1 | 2 | 3 {
  if (Math.abs(a) >= Math.abs(b)) return a >= 0 ? 0 : 2;
  return b > 0 ? 1 : 3;
}

/** Begin, end and base line in the direction of the writing, growing as it goes on. */
function alongLine(
  turn: 0 | 1 | 2 | 3,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): [number, number, number] {
  if (turn === 0) return [Math.min(ax, bx), Math.max(ax, bx), ay];
  if (turn === 1) return [Math.min(ay, by), Math.max(ay, by), -ax];
  if (turn === 2) return [-Math.max(ax, bx), -Math.min(ax, bx), -ay];
  return [-Math.max(ay, by), -Math.min(ay, by), ax];
}
