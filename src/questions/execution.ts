import { EVERY_FORM, evaluationsOf, rowsAt } from './evaluations.ts';
import { allOf, whereFilters } from './filters.ts';
import { type ByParams, grouped, type LimitedParams } from './grouping.ts';
import { selectMetrics } from './metrics.ts';
import type { FilterParams } from './overview.ts';
import { question, sql, text } from './question.ts';

const MONEY = ['evaluations', 'budget', 'executed', 'execution_rate', 'mean_rate', 'unspent'] as const;

/** Units × years, for the units with the largest budgets. */
export const executionByUnitYear = question(
  'execution_by_unit_year',
  '各单位各年执行率如何？',
  'How much of its budget did each unit use, year by year?',
  [
    'unit_id',
    'unit_name',
    'unit_short_name',
    'fiscal_year',
    'evaluations',
    'budget?',
    'executed?',
    'execution_rate?',
    'mean_rate?',
    'unspent?',
  ],
  ({ filters, limit }: LimitedParams) => sql`
WITH chosen AS (
  SELECT e.unit_id, coalesce(sum(e.adjusted_amount), 0) AS weight
  FROM ${evaluationsOf(filters)} WHERE ${whereFilters(filters)}
  GROUP BY e.unit_id ORDER BY weight DESC, e.unit_id LIMIT ${limit}
), figures AS (
  SELECT e.unit_id, e.fiscal_year, ${text(selectMetrics(MONEY))}
  FROM ${evaluationsOf(filters)}
  WHERE e.unit_id IN (SELECT unit_id FROM chosen) AND ${whereFilters(filters)}
  GROUP BY e.unit_id, e.fiscal_year
)
SELECT f.unit_id, u.name AS unit_name, coalesce(u.short_name, u.name) AS unit_short_name, f.* EXCLUDE (unit_id)
FROM figures f JOIN chosen c ON c.unit_id = f.unit_id LEFT JOIN unit u ON u.unit_id = f.unit_id
ORDER BY c.weight DESC, f.unit_id, f.fiscal_year`,
);

/** One row a unit, year, region … with its money and weighted rate. */
export const executionBy = question(
  'execution_by',
  '执行率：按所选维度',
  'Execution by the chosen dimension',
  ['value', 'label', 'evaluations', 'budget?', 'executed?', 'execution_rate?', 'mean_rate?', 'unspent?'],
  ({ filters, by, limit }: ByParams) => {
    return grouped({
      by,
      filters,
      from: evaluationsOf(filters),
      columns: selectMetrics(MONEY),
      order: { term: 'coalesce(sum(e.adjusted_amount), 0)', direction: 'DESC' },
      limit,
    });
  },
);

/** One row a year, in order. */
export const executionByYear = question(
  'execution_by_year',
  '执行率逐年如何变化？',
  'How did execution change over the years?',
  [
    'fiscal_year',
    'evaluations',
    'initial_budget?',
    'budget?',
    'executed?',
    'execution_rate?',
    'mean_rate?',
    'rate_of_initial?',
    'unspent?',
  ],
  ({ filters }: FilterParams) => sql`
SELECT e.fiscal_year, ${text(selectMetrics([...MONEY, 'initial_budget', 'rate_of_initial']))}
FROM ${evaluationsOf(filters)} WHERE ${whereFilters(filters)}
GROUP BY e.fiscal_year ORDER BY e.fiscal_year`,
);

export interface ProjectOrderParams extends LimitedParams {
  readonly sort: 'rate' | 'unspent' | 'budget';
}

/** Amounts stand as printed in the long table, and under names that say so in the short one. */
const projectOrder = (sort: ProjectOrderParams['sort'], as: '' | 'printed_') =>
  text({ rate: 'e.rate ASC', unspent: `e.${as}unspent DESC`, budget: `e.${as}adjusted_amount DESC` }[sort]);

/** One row a form that has a rate, lowest rate (or most unspent, or largest budget) first. */
export const executionByProject = question(
  'execution_by_project',
  '哪些项目执行率低？',
  'Which projects used little of their budget?',
  [
    'evaluation_id',
    'project_id?',
    'project_name?',
    'title_raw',
    'kind',
    'unit_id',
    'unit_short_name',
    'fiscal_year',
    'initial_amount?',
    'adjusted_amount',
    'executed_amount',
    'rate',
    'unspent',
    'score?',
    'deviation_reason?',
  ],
  ({ filters, limit, sort }: ProjectOrderParams) => sql`
WITH first AS (
  SELECT e.row_no FROM ${EVERY_FORM} WHERE e.rate IS NOT NULL AND ${whereFilters(filters)}
  ORDER BY ${projectOrder(sort, 'printed_')}, e.id_order LIMIT ${limit}
)
SELECT e.evaluation_id, e.project_id, e.project_name, e.title_raw, e.kind, e.unit_id, e.unit_short_name,
  e.fiscal_year, e.initial_amount, e.adjusted_amount, e.executed_amount, e.rate, e.unspent,
  100 * e.score_share AS score, e.deviation_reason
FROM evaluation_summary e WHERE ${rowsAt('first')} ORDER BY ${projectOrder(sort, '')}, e.evaluation_id`,
);

/** Where some form of a group states an initial budget, its three steps are taken over such forms alone. */
const step = (column: string) => `CASE WHEN count(e.initial_amount) = 0 THEN sum(e.${column})
    ELSE sum(CASE WHEN e.initial_amount IS NOT NULL THEN e.${column} END) END`;

/**
 * Initial, adjusted and executed by the chosen dimension, all three over the same forms; `evaluations` is how
 * many those are. A group in which no form prints an initial budget has the other two steps only.
 */
export const budgetSteps = question(
  'budget_steps',
  '预算如何从年初走到执行？',
  'How did the budget move from initial to executed?',
  ['value', 'label', 'evaluations', 'initial_budget?', 'budget?', 'executed?', 'unspent?'],
  ({ filters, by, limit }: ByParams) => {
    return grouped({
      by,
      filters,
      from: evaluationsOf(filters),
      columns: `CASE WHEN count(e.initial_amount) = 0 THEN count(*) ELSE count(e.initial_amount) END AS evaluations,
  sum(e.initial_amount) AS initial_budget, ${step('adjusted_amount')} AS budget,
  ${step('executed_amount')} AS executed, ${step('unspent')} AS unspent`,
      order: { term: 'coalesce(sum(e.adjusted_amount), 0)', direction: 'DESC' },
      limit,
    });
  },
);

/**
 * The forms that hold the unspent money, largest first, with their share and the running share. Shares are of
 * all money left unspent (overspending elsewhere does not offset it).
 */
export const unspentPareto = question(
  'unspent_pareto',
  '未用资金集中在哪里？',
  'Where does the unspent money lie?',
  [
    'evaluation_id',
    'project_id?',
    'project_name?',
    'title_raw',
    'unit_id',
    'unit_short_name',
    'fiscal_year',
    'unspent',
    'unspent_share',
    'cumulative_unspent',
    'cumulative_share',
    'total_unspent',
    'rate?',
  ],
  ({ filters, limit }: LimitedParams) => {
    const where = allOf({ sql: 'e.unspent > 0', params: [] }, whereFilters(filters));
    return sql`
WITH largest AS (
  SELECT e.form_no, e.row_no, e.unspent FROM ${evaluationsOf(filters)} WHERE ${where}
  ORDER BY e.unspent DESC, e.form_no LIMIT ${limit}
), whole AS (
  SELECT sum(e.unspent) AS total_unspent FROM ${evaluationsOf(filters)} WHERE ${where}
), running AS (
  SELECT l.form_no, l.unspent, w.total_unspent,
    sum(l.unspent) OVER (ORDER BY l.unspent DESC, l.form_no ROWS UNBOUNDED PRECEDING) AS cumulative_unspent
  FROM largest l CROSS JOIN whole w
)
SELECT e.evaluation_id, e.project_id, e.project_name, e.title_raw, e.unit_id, e.unit_short_name, e.fiscal_year, r.unspent,
  CAST(r.unspent AS DOUBLE) / CAST(r.total_unspent AS DOUBLE) AS unspent_share, r.cumulative_unspent,
  CAST(r.cumulative_unspent AS DOUBLE) / CAST(r.total_unspent AS DOUBLE) AS cumulative_share, r.total_unspent, e.rate
FROM running r JOIN evaluation_summary e ON e.form_no = r.form_no
WHERE ${rowsAt('largest')} ORDER BY r.unspent DESC, r.form_no`;
  },
);
