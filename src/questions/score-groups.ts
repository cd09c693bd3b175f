import { dimension } from './dimensions.ts';
import { EVERY_FORM, rowsAt } from './evaluations.ts';
import { whereFilters } from './filters.ts';
import { type ByParams, grouped } from './grouping.ts';
import { selectMetrics } from './metrics.ts';
import { question, sql, text } from './question.ts';

/** From this many forms on a group is summed up by quartiles; below it every form is shown. */
export const QUARTILES_FROM = 8;

/** The single scores of the groups that are too small for quartiles, among the groups that `score_by` lists. */
export const fewScores = question(
  'few_scores',
  '样本少的组里，每张表得了多少分？',
  'What did each form score in groups too small for quartiles?',
  ['value', 'evaluation_id', 'project_name?', 'title_raw', 'unit_short_name', 'fiscal_year', 'score'],
  ({ filters, by, limit }: ByParams) => {
    const d = dimension(by);
    return sql`
WITH listed AS (
  SELECT ${text(d.key)} AS k, count(e.score_share) AS n
  FROM ${EVERY_FORM} WHERE ${text(d.key)} IS NOT NULL AND ${whereFilters(filters)}
  GROUP BY ${text(d.key)} ORDER BY avg(e.score_share) ASC NULLS LAST, CAST(${text(d.key)} AS VARCHAR) LIMIT ${limit}
), single AS (
  SELECT e.row_no FROM ${EVERY_FORM}
  WHERE ${text(d.key)} IN (SELECT k FROM listed WHERE n < ${QUARTILES_FROM}) AND e.score_share IS NOT NULL
    AND ${whereFilters(filters)}
)
SELECT CAST(${text(d.key)} AS VARCHAR) AS value, e.evaluation_id, e.project_name, e.title_raw, e.unit_short_name,
  e.fiscal_year, 100 * e.score_share AS score
FROM evaluation_summary e WHERE ${rowsAt('single')}
ORDER BY value, e.score_share, e.evaluation_id`;
  },
);

const demonstrated = 'coalesce(e.demonstrated, TRUE)';
const graded = (['excellent', 'good', 'fair', 'poor'] as const)
  .map((g) => `count(CASE WHEN e.grade = '${g}' AND ${demonstrated} THEN 1 END) AS ${g}`)
  .join(', ');

/**
 * Forms by grade, those whose points cannot be verified set apart from every grade: each form is counted once.
 * Forms without indicators keep their grade; there is nothing in them to verify.
 */
export const gradeEvidence = question(
  'grade_evidence',
  '等级有多少站得住？',
  'How many of the grades are demonstrated?',
  ['value', 'label', 'evaluations', 'excellent', 'good', 'fair', 'poor', 'not_scored', 'not_demonstrated'],
  ({ filters, by, limit }: ByParams) => {
    return grouped({
      by,
      filters,
      from: EVERY_FORM,
      columns: `count(*) AS evaluations, ${graded}, count(*) - count(e.grade) AS not_scored,
  count(CASE WHEN e.grade IS NOT NULL AND NOT ${demonstrated} THEN 1 END) AS not_demonstrated`,
      order: { term: 'count(*)', direction: 'DESC' },
      limit,
    });
  },
);

const BLOCKS = [
  ['budget', 'e.budget_points_lost', 'e.budget_points'],
  ['output', 'e.output_lost', 'e.output_points'],
  ['benefit', 'e.benefit_lost', 'e.benefit_points'],
  ['satisfaction', 'e.satisfaction_lost', 'e.satisfaction_points'],
] as const;

/**
 * For each block the share of the points available that was lost, and the forms for which it is known. Sums are
 * cast and not their terms: a cast of each wide decimal would cost more than everything else.
 */
export const LOST_SHARES = BLOCKS.map(
  ([id, lost, awarded]) => `sum(${lost}) / NULLIF(sum(${lost})
    + CAST(sum(CASE WHEN ${lost} IS NOT NULL THEN ${awarded} END) AS DOUBLE), 0) AS ${id}_lost_share,
  count(${lost}) AS ${id === 'budget' ? 'budget_points' : id}_known`,
).join(', ');

/**
 * The share of the points available that was lost, by block: comparable between schemes that give a block
 * different points. Taken over the forms where both are known.
 */
export const lostShare = question(
  'lost_share',
  '各块失分占多少？',
  'What share of each block was lost?',
  [
    'value',
    'label',
    'evaluations',
    'budget_lost_share?',
    'output_lost_share?',
    'benefit_lost_share?',
    'satisfaction_lost_share?',
    'budget_points_known',
    'output_known',
    'benefit_known',
    'satisfaction_known',
  ],
  ({ filters, by, limit }: ByParams) => {
    return grouped({
      by,
      filters,
      from: EVERY_FORM,
      columns: `${selectMetrics(['evaluations'])}, ${LOST_SHARES}`,
      order: { term: 'count(*)', direction: 'DESC' },
      limit,
    });
  },
);
