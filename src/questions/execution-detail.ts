import { EVERY_FORM, evaluationsOf, rowsAt } from './evaluations.ts';
import { whereFilters } from './filters.ts';
import type { LimitedParams } from './grouping.ts';
import type { FilterParams } from './overview.ts';
import { question, sql, text } from './question.ts';

/** Order of forms by how far their budget moved, over amounts that stand under these names. */
const moved = (as: '' | 'printed_') => {
  const initial = `e.${as}initial_amount`;
  return text(`abs(coalesce(e.${as}adjusted_amount, ${initial}) - ${initial}) DESC, ${initial} DESC`);
};

/**
 * Forms, budget and unspent money by whole percent of the execution rate, so that any two reference lines can
 * be counted without asking again. A bin holds its lower limit and not its upper one; the last holds all above.
 * Forms without a rate stand in a row of their own, without limits.
 */
export const rateDistribution = question(
  'rate_distribution',
  '执行率如何分布？',
  'How are the execution rates distributed?',
  ['rate_low?', 'rate_high?', 'evaluations', 'budget?', 'unspent?'],
  ({ filters }: FilterParams) => sql`
WITH binned AS (
  SELECT e.rate_percent AS r, e.adjusted_amount, e.unspent
  FROM ${evaluationsOf(filters)} WHERE ${whereFilters(filters)}
)
SELECT r / 100 AS rate_low, (r + 1) / 100 AS rate_high, count(*) AS evaluations, sum(adjusted_amount) AS budget,
  sum(unspent) AS unspent
FROM binned GROUP BY r ORDER BY r NULLS LAST`,
);

/**
 * The forms that state an initial budget, those whose budget moved most first; `matches` is the number of all
 * of them. Forms are not added up here, so a department's form stands beside the projects it covers.
 */
export const initialSteps = question(
  'initial_steps',
  '年初预算后来怎样了？',
  'What became of the initial budget?',
  [
    'evaluation_id',
    'kind',
    'project_name?',
    'title_raw',
    'unit_id',
    'unit_short_name',
    'fiscal_year',
    'initial_amount',
    'adjusted_amount?',
    'executed_amount?',
    'matches',
  ],
  ({ filters, limit }: LimitedParams) => sql`
WITH moved AS (
  SELECT e.row_no FROM ${EVERY_FORM} WHERE e.printed_initial_amount IS NOT NULL AND ${whereFilters(filters)}
  ORDER BY ${moved('printed_')}, e.id_order LIMIT ${limit}
)
SELECT e.evaluation_id, e.kind, e.project_name, e.title_raw, e.unit_id, e.unit_short_name, e.fiscal_year,
  e.initial_amount, e.adjusted_amount, e.executed_amount,
  (SELECT count(e.printed_initial_amount) FROM ${EVERY_FORM} WHERE ${whereFilters(filters)}) AS matches
FROM evaluation_summary e WHERE ${rowsAt('moved')} ORDER BY ${moved('')}, e.evaluation_id`,
);
