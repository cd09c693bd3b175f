import type { Attributes } from './xml-events.ts';

/** Boxes and ticks of the symbol fonts that Word writes as private characters. */
const WINGDINGS: Readonly<Record<string, string>> = {
  A8: '☐',
  A3: '☐',
  '6F': '☐',
  '70': '☐',
  '71': '☐',
  FE: '☑',
  FD: '☒',
  FC: '√',
  FB: '×',
  '54': '☒',
  '52': '☑',
  '53': '☒',
  A2: '○',
  A4: '●',
  '6C': '●',
  '6E': '■',
};

/** The character a `w:sym` element shows: font and code, the code often moved to U+F000. */
export function symbolText(attributes: Attributes): string {
  return symbolOf(attributes['w:font'] ?? '', (attributes['w:char'] ?? '').replace(/^F0/iu, ''));
}

/** The character that a code, in hex, stands for in a symbol font; empty where it is none of those known. */
export function symbolOf(fontName: string, hex: string): string {
  const font = fontName.toLowerCase();
  const code = hex.toUpperCase().replace(/^0+/u, '');
  if (!font.startsWith('wingdings')) return '';
  if (/^wingdings[ -]?2/u.test(font))
    return { A3: '☐', '2A': '☐', '30': '☐', '52': '☑', '54': '☒', '50': '√', '4F': '×' }[code] ?? '';
  return WINGDINGS[code] ?? '';
}

/** False for a Word switch that is written and turned off (`w:val="0"`). */
export function isOn(attributes: Attributes): boolean {
  const value = attributes['w:val'];
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value.toLowerCase());
}
