import { labelKey, toHalfWidth, withoutTags } from './characters.ts';

export interface TickOption {
  readonly label: string;
  readonly ticked: boolean;
}

const TICKED = '☑☒✓✔√■◼●◉⊠';
const OPEN = '□☐◻○◯▢';

/** True when a cell carries ticks: inputs of a saved page, or box signs. */
export function hasTicks(text: string): boolean {
  return new RegExp(`<input\\b|[${TICKED}${OPEN}]`, 'i').test(text);
}

function clean(label: string): string {
  return toHalfWidth(label)
    .replace(/[\s|;；,，]+/g, '')
    .replace(/^\(?[0-9]+\)?[、.．:)]?/, '')
    .replace(/^[①-⑨]/, '')
    .replace(/\(\)$/, '')
    .trim();
}

/**
 * The options of a group of boxes with their ticks. A box stands before its label when the text begins
 * with one (`☑1、部门预算项目 □2、…`), else after it.
 */
export function parseTicks(text: string): readonly TickOption[] {
  const marked = withoutTags(text).trim();
  const signs = new RegExp(`[${TICKED}${OPEN}]`, 'g');
  const pieces = marked.split(signs);
  const marks = [...marked.matchAll(signs)].map((match) => TICKED.includes(match[0]));
  if (marks.length === 0) return [];
  const before = labelKey(pieces[0] ?? '') === '';
  return marks
    .map((ticked, index) => ({ label: clean(pieces[before ? index + 1 : index] ?? ''), ticked }))
    .filter((option) => option.label !== '');
}
