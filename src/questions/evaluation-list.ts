import { EVERY_FORM, LISTED_FORMS, rowsAt } from './evaluations.ts';
import { allOf, type Condition, whereFilters } from './filters.ts';
import { type ListPage, type Orderings, orderedBy, wordOf } from './list-order.ts';
import type { FilterParams } from './overview.ts';
import { question, sql, text } from './question.ts';
import { heldByAny } from './search.ts';

export interface SearchedParams extends FilterParams {
  /** Part of a name; empty finds everything. */
  readonly search: string;
}

export const FORM_ORDERINGS = {
  year: [
    ['e.fiscal_year', 'DESC'],
    ['e.unit_id', 'ASC'],
  ],
  unit: [
    ['e.unit_name', 'ASC'],
    ['e.fiscal_year', 'DESC'],
  ],
  budget: [['e.adjusted_amount', 'DESC']],
  executed: [['e.executed_amount', 'DESC']],
  unspent: [['e.unspent', 'DESC']],
  rate: [['e.rate', 'ASC']],
  score: [['e.score_share', 'ASC']],
  verifiable: [['e.verifiable_share', 'ASC']],
} as const satisfies Orderings<string>;
export type EvaluationOrder = keyof typeof FORM_ORDERINGS;
export interface EvaluationListParams extends SearchedParams, ListPage<EvaluationOrder> {}

/** Orders by columns that the short copy of the forms does not hold. */
const WIDE: readonly EvaluationOrder[] = ['unit', 'verifiable'];

/** Names are searched where each stands once; a form's own title in the form. */
function found({ filters, search }: SearchedParams): Condition {
  const where = whereFilters(filters);
  if (search === '') return where;
  const unit = heldByAny(['s.name', 's.short_name'], search);
  const project = heldByAny(['s.name'], search);
  const title = heldByAny(['e.title_raw'], search);
  return allOf(
    {
      sql: `e.unit_id IN (SELECT s.unit_id FROM unit s WHERE ${unit.sql})
    OR e.project_id IN (SELECT s.project_id FROM project s WHERE ${project.sql}) OR ${title.sql}`,
      params: [...unit.params, ...project.params, ...title.params],
    },
    where,
  );
}

/** A page of the forms under the filters and a search; `evaluation_list_count` says how many there are. */
export const evaluationList = question(
  'evaluation_list',
  '有哪些自评表？',
  'Which forms are there?',
  [
    'evaluation_id',
    'kind',
    'fiscal_year',
    'unit_id',
    'unit_name',
    'unit_short_name',
    'department_name?',
    'region?',
    'project_id?',
    'project_name?',
    'title_raw',
    'category?',
    'attribute?',
    'term?',
    'profile_id?',
    'initial_amount?',
    'adjusted_amount?',
    'executed_amount?',
    'amount_basis?',
    'rate?',
    'rate_reported?',
    'unspent?',
    'budget_points?',
    'budget_points_max?',
    'total_reported?',
    'total_max?',
    'score?',
    'grade?',
    'demonstrated?',
    'verifiable_share?',
    'target_equals_actual_share?',
    'reviewed_total?',
    'data_origin',
    'source_id',
    'locator',
  ],
  (params: EvaluationListParams) => {
    const wide = params.search !== '' || WIDE.includes(wordOf(params.sort));
    const order = orderedBy(FORM_ORDERINGS, params.sort);
    return sql`
WITH page AS (
  SELECT e.row_no FROM ${wide ? text('evaluation_summary e') : LISTED_FORMS} WHERE ${found(params)}
  ORDER BY ${order}, ${text(wide ? 'e.evaluation_id' : 'e.id_order')} LIMIT ${params.limit} OFFSET ${params.offset}
)
SELECT e.evaluation_id, e.kind, e.fiscal_year, e.unit_id, e.unit_name, e.unit_short_name, e.department_name, e.region,
  e.project_id, e.project_name, e.title_raw, e.category, e.attribute, e.term, e.profile_id, e.initial_amount,
  e.adjusted_amount, e.executed_amount, e.amount_basis, e.rate, e.rate_reported, e.unspent, e.budget_points,
  e.budget_points_max, e.total_reported, e.total_max, 100 * e.score_share AS score, e.grade, e.demonstrated,
  e.verifiable_share, e.target_equals_actual_share, e.reviewed_total, e.data_origin, e.source_id, e.locator
FROM evaluation_summary e WHERE ${rowsAt('page')} ORDER BY ${order}, e.evaluation_id`;
  },
);

/** How many forms there are under the filters and a search. */
export const evaluationListCount = question(
  'evaluation_list_count',
  '有多少份自评表？',
  'How many forms are there?',
  ['matches'],
  (params: SearchedParams) => sql`
SELECT count(*) AS matches FROM ${params.search === '' ? EVERY_FORM : text('evaluation_summary e')} WHERE ${found(params)}`,
);
