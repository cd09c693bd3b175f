import { type Attributes, parseMarkup } from './xml-events.ts';

interface Level {
  format: string;
  text: string;
  start: number;
}

const HAN_DIGITS = '零一二三四五六七八九';

/** Automatic paragraph numbers of a Word file (`一、`, `（二）`, `1.`): part of what the page prints, not of its text. */
export class Numbering {
  #counters = new Map<string, number[]>();

  private constructor(
    readonly abstracts: ReadonlyMap<string, ReadonlyMap<number, Level>>,
    readonly numbers: ReadonlyMap<string, string>,
  ) {}

  /** Reads `word/numbering.xml`; null gives a numbering without any label. */
  static read(xml: string | null): Numbering {
    const abstracts = new Map<string, Map<number, Level>>();
    const numbers = new Map<string, string>();
    let levels: Map<number, Level> | null = null;
    let level: Level | null = null;
    let number: string | null = null;
    const open = (name: string, attributes: Attributes): void => {
      const value = attributes['w:val'] ?? '';
      if (name === 'w:abstractNum') {
        levels = new Map();
        abstracts.set(attributes['w:abstractNumId'] ?? '', levels);
      } else if (name === 'w:lvl' && levels && number === null) {
        level = { format: 'decimal', text: '', start: 1 };
        levels.set(Number(attributes['w:ilvl'] ?? 0), level);
      } else if (name === 'w:start' && level) level.start = Number(value) || 1;
      else if (name === 'w:numFmt' && level) level.format = value;
      else if (name === 'w:lvlText' && level) level.text = value;
      else if (name === 'w:num') number = attributes['w:numId'] ?? '';
      else if (name === 'w:abstractNumId' && number !== null) numbers.set(number, value);
    };
    const close = (name: string): void => {
      if (name === 'w:lvl') level = null;
      else if (name === 'w:abstractNum') levels = null;
      else if (name === 'w:num') number = null;
    };
    if (xml !== null) parseMarkup(xml, 'xml', { open, close, text: () => undefined });
    return new Numbering(abstracts, numbers);
  }

  /** The label of the next paragraph of a list; empty for bullets and for lists without a number. */
  next(listId: string, level: number): string {
    const abstractId = this.numbers.get(listId);
    const levels = abstractId === undefined ? undefined : this.abstracts.get(abstractId);
    const own = levels?.get(level);
    if (abstractId === undefined || !levels || !own || own.format === 'bullet' || own.format === 'none')
      return '';
    const counters = this.#counters.get(abstractId) ?? [];
    counters[level] = (counters[level] ?? own.start - 1) + 1;
    counters.length = level + 1;
    this.#counters.set(abstractId, counters);
    return own.text.replace(/%(\d)/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      return formatNumber(counters[at] ?? levels.get(at)?.start ?? 1, levels.get(at)?.format ?? 'decimal');
    });
  }
}

function formatNumber(value: number, format: string): string {
  if (/^(?:chinese|japanese|taiwanese|ideograph)/u.test(format) && value < 100) return han(value);
  if (format === 'upperLetter' && value <= 26) return String.fromCharCode(64 + value);
  if (format === 'lowerLetter' && value <= 26) return String.fromCharCode(96 + value);
  if (format === 'decimalEnclosedCircle' && value <= 20) return String.fromCharCode(0x245f + value);
  if (format === 'upperRoman' && value <= 12)
    return ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ', 'Ⅶ', 'Ⅷ', 'Ⅸ', 'Ⅹ', 'Ⅺ', 'Ⅻ'][value - 1] ?? String(value);
  return String(value);
}

/** 1 to 99 in Chinese numerals. */
function han(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : (HAN_DIGITS[tens] ?? '')}十`;
  return head + (ones === 0 && tens > 0 ? '' : (HAN_DIGITS[ones] ?? ''));
}
