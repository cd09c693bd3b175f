import type { Bilingual } from '../../model/schema.ts';
import type { Repair } from '../types.ts';
import { labelSlips } from '../values/ocr.ts';
import type { Printed } from './fields.ts';
import { findLabels } from './glued-labels.ts';

/** Paragraphs of one glued form as one text, with the way back from a position to its place. */
export interface GluedText {
  readonly text: string;
  readonly locate: (at: number) => string;
  readonly repairs: readonly Repair[];
  readonly misread: boolean;
}

const ENOUGH_LABELS = 9;

/** True for a paragraph that holds a whole form (or most of one) without cells. */
export function isGlued(text: string): boolean {
  if (text.length < 120) return false;
  const labels = findLabels(text);
  const kinds = new Set(labels.map((label) => label.kind));
  return labels.length >= ENOUGH_LABELS && kinds.has('field') && (kinds.has('head') || kinds.has('fund'));
}

/** Page counters that a document viewer puts before its pages: 1、 2、 3、 at the head of paragraphs. */
function withoutCounters(parts: readonly Printed[]): readonly Printed[] {
  const numbers = parts.map((part) => Number(/^(\d{1,2})、/.exec(part.text)?.[1] ?? Number.NaN));
  const counted = parts.length > 1 && numbers.slice(0, 2).every((number, index) => number === index + 1);
  return counted ? parts.map((part) => ({ ...part, text: part.text.replace(/^\d{1,2}、/, '') })) : parts;
}

export const reasons = {
  label: { zh: '标签有一字识别错误', en: 'One character of the label was misread' },
  separators: {
    zh: '分隔符丢失，按算术关系唯一可分',
    en: 'The separators are lost; the arithmetic leaves one way to cut',
  },
} as const satisfies Record<string, Bilingual>;

/** Joins the paragraphs of a glued form, repairs misread labels and remembers where each piece stood. */
export function joinGlued(parts: readonly Printed[]): GluedText {
  const starts: { at: number; locator: string }[] = [];
  const repairs: Repair[] = [];
  let text = '';
  for (const part of withoutCounters(parts)) {
    const { text: sound, slips } = labelSlips(part.text);
    for (const slip of slips) {
      repairs.push({
        locator: part.locator,
        before: slip.before,
        after: slip.after,
        kind: 'misread',
        reason: slip.reason,
      });
    }
    starts.push({ at: text.length, locator: part.locator });
    text += `${sound}\n`;
  }
  const locate = (at: number): string =>
    starts.findLast((start) => start.at <= at)?.locator ?? starts[0]?.locator ?? '';
  return { text, locate, repairs, misread: repairs.length > 0 };
}
