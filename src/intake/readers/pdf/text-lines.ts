import { isWide } from './characters.ts';
import type { Glyph } from './marks.ts';

/** One line of writing, in the order it is read. */
export interface TextLine {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  /** Width of its first word, or first character where it is written without spaces. */
  readonly firstWord: number;
  /** Width of the letters and digits it ends with, up to the last space or Chinese character. */
  readonly lastWord: number;
  /** True where a space stands after its last character. */
  readonly spaced: boolean;
}

/** Characters whose base lines are no further apart, in parts of their size, stand on one line. */
const ONE_LINE = 0.45;
/** A character drawn again this close to itself, in parts of its size, is a bold one. */
const TWICE = 0.2;
/** A gap that a space would leave, in parts of the size: between letters or digits, between anything else. */
const WORD_GAP = 0.3;
const MIXED_GAP = 1.2;
const WIDE_GAP = 2.2;
/** The widest indent of a first line, in parts of its size. */
const INDENT = 2.6;
const OPENING = /[（《「『【〔“‘([{]$/u;
const CLOSING = /^[，。、；：？！）》」』】〕”’,.;:?!)\]%％℃]/u;

/** The lines that upright characters stand on, from the top. */
export function linesOf(glyphs: readonly Glyph[]): readonly TextLine[] {
  const rows: { y: number; size: number; glyphs: Glyph[] }[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && Math.abs(glyph.y - row.y) <= Math.max(row.size, glyph.size) * ONE_LINE) {
      if (glyph.size > row.size) Object.assign(row, { y: glyph.y, size: glyph.size });
      row.glyphs.push(glyph);
    } else rows.push({ y: glyph.y, size: glyph.size, glyphs: [glyph] });
  }
  return rows.flatMap((row) => lineOf(row.glyphs, row.y) ?? []);
}

function lineOf(glyphs: readonly Glyph[], y: number): TextLine | null {
  const sorted = once([...glyphs].sort((a, b) => a.x0 - b.x0));
  const spaced = sorted.at(-1)?.text.trim() === '';
  while (sorted.at(-1)?.text.trim() === '') sorted.pop();
  while (sorted[0]?.text.trim() === '') sorted.shift();
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return null;
  let text = '';
  let before: Glyph | null = null;
  for (const glyph of sorted) {
    if (before && needsSpace(before, glyph)) text += ' ';
    text += glyph.text;
    before = glyph;
  }
  const size = Math.max(...sorted.map((g) => g.size));
  const x1 = Math.max(...sorted.map((g) => g.x1));
  let at = sorted.length;
  while (at > 0 && isPartOfWord(sorted[at - 1]?.text ?? ' ')) at -= 1;
  const lastWord = x1 - (sorted[at]?.x0 ?? x1);
  return { text, x0: first.x0, x1, y, size, firstWord: firstWordOf(sorted), lastWord, spaced };
}

function isPartOfWord(text: string): boolean {
  return text.trim() !== '' && !isWide(text);
}

/** Characters without those drawn a second time over themselves, in a string of their own, to look bold. */
function once(sorted: readonly Glyph[]): Glyph[] {
  const out: Glyph[] = [];
  for (const glyph of sorted) {
    const again = out
      .slice(-4)
      .some(
        (g) =>
          g.text === glyph.text &&
          g.shown !== glyph.shown &&
          glyph.text.trim() !== '' &&
          Math.abs(g.x0 - glyph.x0) < glyph.size * TWICE &&
          Math.abs(g.y - glyph.y) < glyph.size * TWICE,
      );
    if (!again) out.push(glyph);
  }
  return out;
}

function needsSpace(before: Glyph, after: Glyph): boolean {
  if (before.text.endsWith(' ') || after.text.startsWith(' ')) return false;
  const gap = (after.x0 - before.x1) / Math.max(before.size, after.size);
  const wide = [before.text.slice(-1), after.text.slice(0, 1)].filter(isWide).length;
  return gap > (wide === 0 ? WORD_GAP : wide === 1 ? MIXED_GAP : WIDE_GAP);
}

/** Brackets hold on to what they open, closing signs to what they close, letters and digits to one another. */
function firstWordOf(glyphs: readonly Glyph[]): number {
  const [first] = glyphs;
  if (!first) return 0;
  let end = first.x1;
  let before = first.text;
  for (const glyph of glyphs.slice(1)) {
    const { text } = glyph;
    const letters = !isWide(before) && !isWide(text) && text.trim() !== '';
    if (!letters && !OPENING.test(before) && !CLOSING.test(text)) break;
    end = glyph.x1;
    before = text;
  }
  return end - first.x0;
}

/** Room for the lines of a cell or a page. */
export interface Room {
  readonly x0: number;
  readonly x1: number;
}

export interface Joined {
  readonly text: string;
  /** True where a number may have been broken over two lines, or two numbers put one below the other. */
  readonly doubtful: boolean;
}

/**
 * Lines put together as they were written: a line that had no room for the word that follows goes on in
 * the next; any other ends a paragraph, told by a line break.
 */
export function joined(lines: readonly TextLine[], room: Room): Joined {
  let text = '';
  let doubtful = false;
  let before: TextLine | null = null;
  for (const line of lines) {
    if (before === null) text = line.text;
    else if (endsParagraph(before, line, room)) text += `\n${line.text}`;
    else {
      const [ends, begins] = [before.text.slice(-1), line.text.slice(0, 1)];
      const words = isPartOfWord(ends) && isPartOfWord(begins) && !/[-/]/u.test(ends);
      // A word that fits on a line is never broken: these are two, the space between them left out.
      const apart = words && before.lastWord + line.firstWord <= room.x1 - room.x0;
      if (apart && !before.spaced && /[\d.,]/u.test(ends) && /[\d.,]/u.test(begins)) doubtful = true;
      text += (apart || before.spaced ? ' ' : '') + line.text;
    }
    before = line;
  }
  return { text, doubtful };
}

function endsParagraph(line: TextLine, next: TextLine, room: Room): boolean {
  return !wasFull(line, next.firstWord, room);
}

/** Whether a line had no room for a word of the given width, be it centred or begun at the left, indented or not. */
export function wasFull(line: TextLine, word: number, room: Room): boolean {
  const slack = line.size * 0.3;
  if (line.x1 - line.x0 + word > room.x1 - room.x0 - slack) return true;
  return line.x0 - room.x0 < line.size * INDENT && line.x1 + word > room.x1 - slack;
}
