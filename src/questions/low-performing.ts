import { allOf, type Condition, whereFilters } from './filters.ts';
import type { FilterParams } from './overview.ts';
import { question, sql, text } from './question.ts';

export interface LowPerformingParams extends FilterParams {
  /** A form is listed when its rate is below this fraction … */
  readonly rateBelow: number | null;
  /** … or its score, of 100, below this. */
  readonly scoreBelow: number | null;
  readonly sort: 'unspent' | 'rate' | 'score' | 'severity';
  readonly limit: number;
  readonly offset: number;
}

const ORDER = {
  unspent: 'e.unspent DESC NULLS LAST',
  rate: 'e.rate ASC NULLS LAST',
  score: 'e.score_share ASC NULLS LAST',
  severity: 'shortfall DESC NULLS LAST',
} as const;

const NEVER: Condition = { sql: 'FALSE', params: [] };

function below(column: string, limit: number | null): Condition {
  return limit === null ? NEVER : { sql: `${column} < CAST(? AS DOUBLE)`, params: [limit] };
}

function isLow({ rateBelow, scoreBelow }: Pick<LowPerformingParams, 'rateBelow' | 'scoreBelow'>): Condition {
  const rate = below('e.rate', rateBelow);
  const score = below('e.score_share', scoreBelow === null ? null : scoreBelow / 100);
  return { sql: `${rate.sql} OR ${score.sql}`, params: [...rate.params, ...score.params] };
}

/**
 * Forms whose rate or score lies below the reader's thresholds, with the unit's own reason; `matches` is the
 * number of all of them. Severity is how far rate and score together fall short of the full rate and score.
 */
export const lowPerforming = question(
  'low_performing',
  '哪些项目执行或得分偏低？',
  'Which projects fall below the thresholds?',
  [
    'evaluation_id',
    'kind',
    'project_id?',
    'project_name?',
    'title_raw',
    'unit_id',
    'unit_name',
    'unit_short_name',
    'department_name?',
    'region?',
    'fiscal_year',
    'initial_amount?',
    'adjusted_amount?',
    'executed_amount?',
    'rate?',
    'unspent?',
    'score?',
    'grade?',
    'demonstrated?',
    'verifiable_share?',
    'deviation_reason?',
    'improvement?',
    'matches',
  ],
  (params: LowPerformingParams) => sql`
SELECT e.evaluation_id, e.kind, e.project_id, e.project_name, e.title_raw, e.unit_id, e.unit_name, e.unit_short_name,
  e.department_name, e.region, e.fiscal_year, e.initial_amount, e.adjusted_amount, e.executed_amount, e.rate,
  e.unspent, 100 * e.score_share AS score, e.grade, e.demonstrated, e.verifiable_share, e.deviation_reason,
  e.improvement, e.matches
FROM (
  SELECT e.*, count(*) OVER () AS matches,
    greatest(1 - coalesce(e.rate, 1), 0) + greatest(1 - coalesce(e.score_share, 1), 0) AS shortfall
  FROM evaluation_summary e WHERE ${allOf(isLow(params), whereFilters(params.filters))}
) e
ORDER BY ${text(ORDER[params.sort])}, e.evaluation_id LIMIT ${params.limit} OFFSET ${params.offset}`,
);
