import { symbolOf } from '../docx-symbols.ts';

/**
 * Radicals that fonts are often mapped to in place of the characters they look like, and that Unicode's own
 * compatibility mapping leaves alone (U+2E80 to U+2EF3).
 */
const RADICALS: Readonly<Record<string, string>> = {
  '⺎': '兀',
  '⺟': '母',
  '⺠': '民',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
};

/** What stands for a character that the font does not tell. */
export const UNKNOWN = '\ufffd';

/** Signs of the Symbol font, at the codes Word maps them to. */
const SYMBOL: Readonly<Record<number, string>> = { 163: '≤', 179: '≥', 180: '×', 177: '±', 183: '·' };

/**
 * The characters a font says a glyph is, as people write them: radicals and compatibility ideographs as
 * the characters they look like, ligatures spelled out, controls left out. Private-use characters and
 * replacement signs say nothing and become U+FFFD, but for the boxes and signs of Word's symbol fonts.
 * Full-width letters and digits stay as they are.
 */
export function written(text: string, fontName: string): string {
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x200b && code <= 0x200f) || code === 0xfeff)
      continue;
    if ((code >= 0x2f00 && code < 0x2fe0) || (code >= 0xf900 && code < 0xfb07)) out += char.normalize('NFKC');
    else if (code >= 0xf000 && code <= 0xf0ff) out += symbol(fontName, code - 0xf000);
    else if ((code >= 0xe000 && code < 0xf900) || code >= 0xf0000 || code === 0xfffd) out += UNKNOWN;
    else if (code === 0xa0) out += ' ';
    else out += RADICALS[char] ?? char;
  }
  return out;
}

/** Fonts are embedded under their own name behind a tag: `ABCDEF+Wingdings2`. */
function symbol(fontName: string, code: number): string {
  const name = fontName.replace(/^[A-Z]{6}\+/u, '');
  if (code === 0x20) return ' ';
  if (/^symbol/iu.test(name)) return SYMBOL[code] ?? UNKNOWN;
  return symbolOf(name, code.toString(16)) || UNKNOWN;
}

/** A character that is written without spaces around it. */
export function isWide(char: string): boolean {
  return /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff\u{20000}-\u{3ffff}]/u.test(char);
}
