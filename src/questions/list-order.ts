import { type Text, text } from './question.ts';

/** An order of a list: a word for the way readers expect it, with `-` before it the other way round. */
export type Order<W extends string> = W | `-${W}`;

type Direction = 'ASC' | 'DESC';
/** How a word orders rows: SQL of what is compared, and of what parts those that are equal, each with its way. */
export type Ordering = readonly [
  first: readonly [term: string, direction: Direction],
  ...rest: (readonly [term: string, direction: Direction])[],
];

/** The orders of a list by their words; the first is the list's own. */
export type Orderings<W extends string> = Readonly<Record<W, Ordering>>;

export interface ListPage<W extends string> {
  readonly sort: Order<W>;
  readonly limit: number;
  readonly offset: number;
}

export function wordOf<W extends string>(sort: Order<W>): W {
  return (sort.startsWith('-') ? sort.slice(1) : sort) as W;
}

/** The words of a list's orders. */
export function wordsOf<W extends string>(orderings: Orderings<W>): W[] {
  return Object.keys(orderings) as W[];
}

/** The words and the same turned round, for the address. */
export function bothWays<W extends string>(orderings: Orderings<W>): Order<W>[] {
  return wordsOf(orderings).flatMap((word): Order<W>[] => [word, `-${word}`]);
}

/** Which way an order goes. */
export function directionOf<W extends string>(orderings: Orderings<W>, sort: Order<W>): Direction {
  return turned(orderings[wordOf(sort)][0][1], sort);
}

function turned(direction: Direction, sort: string): Direction {
  if (!sort.startsWith('-')) return direction;
  return direction === 'ASC' ? 'DESC' : 'ASC';
}

/** What goes behind ORDER BY. Missing values stand last whichever way; a tie-break has to follow. */
export function orderedBy<W extends string>(orderings: Orderings<W>, sort: Order<W>): Text {
  const terms = orderings[wordOf(sort)].map(
    ([term, direction]) => `${term} ${turned(direction, sort)} NULLS LAST`,
  );
  return text(terms.join(', '));
}
