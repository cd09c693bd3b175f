import type { Box } from './geometry.ts';

/** A character on a page, in points from the page's top left, y down, as it stands when the page is read. */
export interface Glyph {
  /** One or more characters (a ligature); U+FFFD where the font does not tell which. */
  readonly text: string;
  /** Along the line of writing: where it begins and ends. */
  readonly x0: number;
  readonly x1: number;
  /** The base line. */
  readonly y: number;
  /** The font's size as it stands on the page. */
  readonly size: number;
  /** Quarter turns clockwise of the writing against the page: 0 upright. */
  readonly turn: 0 | 1 | 2 | 3;
  /** Which string of the page it was shown with, counted from 1. */
  readonly shown: number;
  /** The middle of the character on the page, which tells the cell it stands in. */
  readonly cx: number;
  readonly cy: number;
}

/** A straight ruling: `at` is its y (across) or x (down), `from` and `to` its ends. Points. */
export interface Ruling {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What a page draws, as far as a table is made of it. */
export interface PageMarks {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly across: readonly Ruling[];
  readonly down: readonly Ruling[];
  /** Characters whose font does not say what they are. */
  readonly unknown: number;
  /** Characters drawn invisibly, as the text that recognition lays under a scan. */
  readonly invisible: number;
  /** Characters of fonts that leave their encoding to habit. */
  readonly assumed: number;
  /** Characters written aslant, as those of watermarks, which are left out. */
  readonly slanted: number;
  /** Characters cut off by the edge of the cell or frame they are drawn in. */
  readonly cut: number;
  /** Where the first of those stood. */
  readonly cutAt: Box | null;
}
