import type { Answers, Ask } from '../../app/session/answers.ts';
import { ask, type ScreenQuestions } from '../../app/session/answers.ts';
import { oneOf, text } from '../../app/url-state/parts.ts';
import { pageNumber } from '../../app/url-state/whole-number.ts';
import type { Row } from '../../engine/engine.ts';
import type { SearchedParams } from '../../questions/evaluation-list.ts';
import { bothWays, type ListPage, type Order, type Orderings } from '../../questions/list-order.ts';
import type { Question } from '../../questions/types.ts';

/** Rows to a page of a list. */
export const PAGE_ROWS = 100;

export interface ListParameters<W extends string> {
  readonly q: string | null;
  readonly sort: Order<W>;
  readonly page: number;
}

interface ListAsked<R extends Row> {
  readonly [name: string]: Ask<Row>;
  readonly rows: Ask<R>;
  readonly total: Ask<Row & { readonly matches: number }>;
}

/** What a list asks: a page of its rows, and how many there are. */
export interface ListQuestions<W extends string, R extends Row>
  extends ScreenQuestions<ListParameters<W>, ListAsked<R>> {
  readonly orderings: Orderings<W>;
  readonly rows: Question<SearchedParams & ListPage<W>, R>;
}

export type ListAnswers<R extends Row> = Answers<ListAsked<R>>;

/** A list whose rows are found by words and ordered in the engine; words, order and page stand in the address. */
export function listQuestions<W extends string, R extends Row>(list: {
  readonly id: string;
  readonly orderings: Orderings<W>;
  readonly first: W;
  readonly rows: Question<SearchedParams & ListPage<W>, R>;
  readonly total: Question<SearchedParams, { readonly matches: number }>;
}): ListQuestions<W, R> {
  const { id, orderings, first, rows, total } = list;
  return {
    id,
    orderings,
    rows,
    parameters: { q: text, sort: oneOf<Order<W>>(bothWays(orderings), first), page: pageNumber },
    questions: (filters, { q, sort, page }) => {
      const found = { filters, search: q ?? '' };
      return {
        rows: ask(rows, { ...found, sort, limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS }),
        total: ask(total, found),
      };
    },
  };
}
