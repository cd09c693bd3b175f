import type { PageContent, PagePart, PageText } from './page-content.ts';

/** The share of a page's height, at its head and its foot, where running lines stand. */
const MARGIN = 0.09;

const NUMBER = /^[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:[\s/／，,、共]*\d{1,4}\s*页?)?[-—–－·\s]*$/u;

/** A page number alone at the head or foot of a page. */
export function isPageNumber({ text, y, bottom }: PageText, page: PageContent, at: number): boolean {
  const outermost = at === 0 || at === page.parts.length - 1;
  const inMargin = bottom < page.height * 0.12 || y > page.height * 0.85;
  return outermost && inMargin && NUMBER.test(text) && /\d/u.test(text);
}

/** True for a line in the margin that stands at the same place of the page beside it, numbers apart. */
export function runsOn(part: PagePart, page: PageContent, beside: PageContent | undefined): boolean {
  if (!('paragraph' in part) || !beside) return false;
  const { text, y, bottom } = part.paragraph;
  if (bottom > page.height * MARGIN && y < page.height * (1 - MARGIN)) return false;
  return beside.parts.some(
    (other) =>
      'paragraph' in other &&
      Math.abs(other.paragraph.y - y) < 3 &&
      other.paragraph.text.replace(/\d+/gu, '#') === text.replace(/\d+/gu, '#'),
  );
}

/** A title may stand at the head of every form: it is kept even where it looks like a running head. */
export function isTitle(text: string): boolean {
  return /(?:表|报告|年度?|附件?\s*\d*)(?:[（(].{0,16}[）)])?$/u.test(text.trim());
}
