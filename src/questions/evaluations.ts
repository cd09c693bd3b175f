import { AS_PRINTED } from './evaluation-fact.ts';
import { type Text, text } from './question.ts';
import type { Filters } from './types.ts';

/**
 * What aggregates are taken over, as `e`: identifiers and numbers of every form, without its names. With both
 * kinds chosen, a department's form gives its score but not its money where project forms of that year hold the
 * same money: no 元 is counted twice.
 */
export function evaluationsOf(filters: Filters): Text {
  return text(filters.kind === 'department' ? `${AS_PRINTED} e` : 'evaluation_fact e');
}

/** The same forms, for scores, counts and rankings: what is printed stands in `e.printed_…`. */
export const EVERY_FORM: Text = text('evaluation_fact e');

/** The same, with the money as printed under its usual names: for lists that are ordered by any column. */
export const LISTED_FORMS: Text = text(`${AS_PRINTED} e`);

/** As `evaluationsOf`, with every column of `evaluation_summary`: for questions that read names of few forms. */
export function namedEvaluationsOf(filters: Filters): Text {
  const money = ['initial_amount', 'adjusted_amount', 'executed_amount', 'unspent'];
  const once = money.map((c) => `CASE WHEN covers_projects THEN NULL ELSE ${c} END AS ${c}`).join(', ');
  return text(
    filters.kind === null ? `(SELECT * REPLACE (${once}) FROM evaluation_summary) e` : 'evaluation_summary e',
  );
}

/**
 * Condition on `evaluation_summary e`: the rows whose `row_no` a query lists. They are fetched by their place, which
 * for a few of a million rows costs a tenth of a join. A row that does not stand where its number says is not given.
 */
export function rowsAt(listed: string): Text {
  return text(`e.rowid IN (SELECT row_no FROM ${listed}) AND e.row_no = e.rowid`);
}
