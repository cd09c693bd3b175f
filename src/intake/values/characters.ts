import { remember } from './remember.ts';
import { toSimplified } from './traditional.ts';

/** A traditional character followed by its reading in brackets, as a machine conversion leaves it: 項(xiàng). */
const DOUBLED = /([\u4e00-\u9fff])\(([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,6})\)/g;

const LATEX: readonly (readonly [RegExp, string])[] = [
  [/\\(?:geqslant|geq|ge)(?![a-z])/g, '≥'],
  [/\\(?:leqslant|leq|le)(?![a-z])/g, '≤'],
  [/\\(?:gt)(?![a-z])/g, '>'],
  [/\\(?:lt)(?![a-z])/g, '<'],
  [/\\(?:approx|sim)(?![a-z])/g, '约'],
  [/\\(?:times)(?![a-z])/g, '×'],
  [/\\(?:%)/g, '%'],
  [/\\(?:mathrm|text|mathbf)\s*\{([^{}]*)\}/g, '$1'],
  [/\\[ ,;!]/g, ''],
];

/** True when the text carries machine-converted doubles such as 經(jīng)費(fèi). */
export function hasDoubledReadings(text: string): boolean {
  DOUBLED.lastIndex = 0;
  return (text.match(DOUBLED)?.length ?? 0) > 0;
}

/** Removes the readings that a machine conversion left behind and returns simplified characters. */
export function undoDoubledReadings(text: string): string {
  return toSimplified(text.replace(DOUBLED, '$1'));
}

/** Full-width letters, digits and signs as half-width ones; ideographic and no-break spaces as spaces. */
export function toHalfWidth(text: string): string {
  let result = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xff01 && code <= 0xff5e) result += String.fromCodePoint(code - 0xfee0);
    else if (code === 0x3000 || code === 0xa0 || code === 0x2007 || code === 0x202f) result += ' ';
    else if (code === 0xfeff || code === 0x200b) continue;
    else if (code === 0xfe66) result += '=';
    else if (code === 0xfe65) result += '>';
    else if (code === 0xfe64) result += '<';
    else if (code === 0xfe6a) result += '%';
    else if (code === 0x2267 || code === 0x2a7e) result += '≥';
    else if (code === 0x2266 || code === 0x2a7d) result += '≤';
    else result += character;
  }
  return result;
}

/** `$\geq 95\%$` → `≥95%`; text without LaTeX stays as it is. */
export function undoLatex(text: string): string {
  if (!text.includes('$') && !text.includes('\\')) return text;
  let result = text;
  for (const [pattern, sign] of LATEX) result = result.replace(pattern, sign);
  return result.replace(/\$([^$]*)\$/g, (_all, inner: string) => inner.replace(/\s+/g, ''));
}

/** Removes tags that exported forms leave in cells (`<p>`, `<br>`), keeping paragraphs apart and boxes as ☑ □. */
export function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<input\b([^>]*)>/gi, (_all, attributes: string) =>
      /\bchecked\b/i.test(attributes) ? '☑' : '□',
    )
    .replace(/<\/p>\s*<p[^>]*>|<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** What is printed, without tags, outer blanks and full-width blanks; line breaks inside become one space. */
function printed(text: string): string {
  return withoutTags(text)
    .replace(/[\u3000\u00a0]/g, ' ')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** Printed text on one line; breaks between Chinese characters close up, since they only wrap a cell. */
export function joined(text: string): string {
  return printed(text).replace(/(?<=[\u4e00-\u9fff（）()、，])\s+(?=[\u4e00-\u9fff（）()、，])/g, '');
}

/** The form in which labels are compared: half-width, simplified, no blanks, no closing colon. */
export const labelKey: (text: string) => string = remember((text) =>
  toSimplified(toHalfWidth(withoutTags(text)))
    .replace(/\s+/g, '')
    .replace(/[:：]+$/, ''),
);

/** Value text without blanks; null when a blank parts two digits, which may be two numbers. */
export function unbroken(text: string): string | null {
  const value = valueText(text);
  return /[\d.]\s+[\d.]/.test(value) ? null : value.replace(/\s/g, '');
}

/** Text ready for reading a value: tags, LaTeX and full width undone, blanks trimmed. */
export function valueText(text: string): string {
  return toHalfWidth(undoLatex(withoutTags(text)))
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}
