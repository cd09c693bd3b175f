import { allOf, whereFilters } from './filters.ts';
import type { FilterParams } from './overview.ts';
import { question, sql, text } from './question.ts';

export type EvaluationOrder = 'year' | 'unit' | 'budget' | 'unspent' | 'rate' | 'score';

export interface EvaluationListParams extends FilterParams {
  /** Part of the project's, unit's or form's name; empty finds everything. */
  readonly search: string;
  readonly sort: EvaluationOrder;
  readonly limit: number;
  readonly offset: number;
}

const ORDER: Readonly<Record<EvaluationOrder, string>> = {
  year: 'e.fiscal_year DESC, e.unit_id',
  unit: 'e.unit_name, e.fiscal_year DESC',
  budget: 'e.adjusted_amount DESC NULLS LAST',
  unspent: 'e.unspent DESC NULLS LAST',
  rate: 'e.rate ASC NULLS LAST',
  score: 'e.score_share ASC NULLS LAST',
};

const SEARCHED = ['e.project_name', 'e.unit_name', 'e.unit_short_name', 'e.title_raw'];

/** Forms under the filters and a search; `matches` is the number of all of them. */
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
    'matches',
  ],
  ({ filters, search, sort, limit, offset }: EvaluationListParams) => {
    const found =
      search === ''
        ? { sql: 'TRUE', params: [] }
        : {
            sql: SEARCHED.map((c) => `position(lower(?) IN lower(coalesce(${c}, ''))) > 0`).join(' OR '),
            params: SEARCHED.map(() => search),
          };
    return sql`
SELECT e.evaluation_id, e.kind, e.fiscal_year, e.unit_id, e.unit_name, e.unit_short_name, e.department_name, e.region,
  e.project_id, e.project_name, e.title_raw, e.category, e.attribute, e.term, e.profile_id, e.initial_amount,
  e.adjusted_amount, e.executed_amount, e.amount_basis, e.rate, e.rate_reported, e.unspent, e.budget_points,
  e.budget_points_max, e.total_reported, e.total_max, 100 * e.score_share AS score, e.grade, e.demonstrated,
  e.verifiable_share, e.target_equals_actual_share, e.reviewed_total, e.data_origin, e.source_id, e.locator,
  count(*) OVER () AS matches
FROM evaluation_summary e WHERE ${allOf(found, whereFilters(filters))}
ORDER BY ${text(ORDER[sort])}, e.evaluation_id LIMIT ${limit} OFFSET ${offset}`;
  },
);
