import type { Row, Statement } from '../engine/engine.ts';
import type { AnswerColumn, Question } from '../questions/types.ts';
import { column } from './answer-column.ts';
import { type FormCondition, type ProfileSource, recomputedRelation } from './recompute.ts';

/** What forms are put together by. */
export const ROLL_UP_BY = ['unit', 'department', 'region', 'year'] as const;
export type RollUpBy = (typeof ROLL_UP_BY)[number];

/** By what a form `e` of `evaluation_fact` is grouped. */
export const GROUP: Readonly<Record<RollUpBy, string>> = {
  unit: 'e.unit_id',
  department: 'coalesce(e.department_unit_id, e.unit_id)',
  region: 'e.region',
  year: 'CAST(e.fiscal_year AS VARCHAR)',
};

const UNIT_NAME = {
  name: 'coalesce(u.name, j.group_id)',
  join: 'LEFT JOIN unit u ON u.unit_id = j.group_id',
};
const OWN_NAME = { name: 'j.group_id', join: '' };
/** Names of groups `j`, looked up when there are only groups left. */
export const NAMED: Readonly<Record<RollUpBy, { name: string; join: string }>> = {
  unit: UNIT_NAME,
  department: UNIT_NAME,
  region: OWN_NAME,
  year: OWN_NAME,
};

export type RollUpRow = Row & {
  readonly group_id: string | null;
  readonly group_name: string | null;
  readonly evaluations: number;
  readonly budget: number | null;
  readonly executed: number | null;
  readonly execution_rate: number | null;
  readonly roll_up_low: number | null;
  readonly roll_up_high: number | null;
  readonly roll_up_available: number | null;
  readonly mean_score: number | null;
  /** Self-scores weighted by the full-year budget; forms without money carry no weight. */
  readonly weighted_score: number | null;
  readonly median_score: number | null;
};

/**
 * Scores put together by the Hubei notes: absolute quantities of one name are summed and relative ones
 * averaged with money as the weight, and scored afterwards; qualitative points are averaged with money as the
 * weight; the budget line is scored on the sums. Beside it the plain mean, the mean
 * weighted by the full-year budget and the median of the self-scores, as shares of 100. Forms without money carry no weight and stay out. Rows whose points are not printed enter
 * with what was awarded (low) and, together, with what their sections leave over (high).
 */
export const rollUp: Question<{ readonly by: RollUpBy; readonly where: FormCondition }, RollUpRow> = {
  id: 'roll_up',
  title: {
    zh: '按湖北备注汇总，各单位得多少分？',
    en: 'What do units score when put together by the Hubei notes?',
  },
  columns: [
    column('group_id', '分组编号', 'Group ID', 'text'),
    column('group_name', '分组', 'Group', 'text'),
    column('evaluations', '自评表数', 'Forms', 'count', false),
    column('budget', '预算数', 'Budget', '元'),
    column('executed', '执行数', 'Executed', '元'),
    column('execution_rate', '执行率', 'Execution rate', 'fraction'),
    column('roll_up_low', '汇总得分（下限）', 'Rolled-up score, low', 'points'),
    column('roll_up_high', '汇总得分（上限）', 'Rolled-up score, high', 'points'),
    column('roll_up_available', '汇总分值', 'Rolled-up points available', 'points'),
    column('mean_score', '自评均值', 'Mean self-score', 'points'),
    column('weighted_score', '自评加权均值（按预算）', 'Budget-weighted mean self-score', 'points'),
    column('median_score', '自评中位数', 'Median self-score', 'points'),
  ],
  compile({ by, where }): Statement {
    const sql = `WITH form AS (
  SELECT ${GROUP[by]} AS group_id, f.form_no, 100 * e.score_share AS score, CAST(e.adjusted_amount AS DOUBLE) AS money,
    CAST(e.executed_amount AS DOUBLE) AS executed, f.budget_points, f.slack, f.settled_points, f.settled_worth
  FROM evaluation_fact e JOIN roll_up_form f ON f.form_no = e.id_order
  WHERE ${where.sql}
), weighed AS (SELECT * FROM form WHERE money > 0), total AS (
  SELECT group_id, sum(money) AS money, sum(executed) FILTER (executed IS NOT NULL) AS executed,
    sum(money) FILTER (executed IS NOT NULL) AS executable, sum(money * budget_points) / nullif(sum(money) FILTER (budget_points IS NOT NULL), 0) AS budget_points,
    sum(money * slack) / sum(money) AS slack, sum(money * settled_points) AS settled_points, sum(money * settled_worth) AS settled_worth
  FROM weighed GROUP BY group_id
), measured AS (
  SELECT w.group_id, sum(w.money * l.worth) AS worth, any_value(l.reverse) AS reverse, min(l.share_low) AS share_low,
    sum(CASE WHEN l.percent THEN l.target * w.money ELSE l.target END) / CASE WHEN any_value(l.percent) THEN sum(w.money) ELSE 1 END AS target,
    sum(CASE WHEN l.percent THEN l.actual * w.money ELSE l.actual END) / CASE WHEN any_value(l.percent) THEN sum(w.money) ELSE 1 END AS actual
  FROM roll_up_line l JOIN weighed w ON w.form_no = l.form_no
  GROUP BY w.group_id, l.measure
), scored AS (
  SELECT group_id, worth, worth * least(1.0, greatest(0.0, CASE WHEN reverse THEN CASE WHEN actual > 0 THEN target / actual ELSE 1.0 END
    ELSE CASE WHEN target > 0 THEN actual / target ELSE share_low END END)) AS points FROM measured
  UNION ALL
  SELECT group_id, settled_worth, settled_points FROM total
), indicators AS (SELECT group_id, sum(points) AS points, sum(worth) AS worth FROM scored GROUP BY group_id), plain AS (
  SELECT group_id, count(*) AS evaluations, avg(score) AS mean_score,
    sum(score * money) FILTER (money > 0) / nullif(sum(money) FILTER (money > 0 AND score IS NOT NULL), 0) AS weighted_score, quantile_cont(score, 0.5) AS median_score
  FROM form GROUP BY group_id
), joined AS (
  SELECT p.*, t.money AS budget, t.executed, t.executed / nullif(t.executable, 0) AS execution_rate, t.slack,
    t.budget_points, t.budget_points * least(1.0, greatest(0.0, t.executed / nullif(t.executable, 0))) AS budget_score,
    i.points / t.money AS points, i.worth / t.money AS worth
  FROM plain p LEFT JOIN total t ON t.group_id IS NOT DISTINCT FROM p.group_id
  LEFT JOIN indicators i ON i.group_id IS NOT DISTINCT FROM p.group_id
)
SELECT j.group_id, ${NAMED[by].name} AS group_name, j.evaluations, j.budget, j.executed, j.execution_rate, round(j.budget_score + j.points, 4) AS roll_up_low,
  round(j.budget_score + j.points + j.slack, 4) AS roll_up_high, round(j.budget_points + j.worth + j.slack, 4) AS roll_up_available,
  j.mean_score, j.weighted_score, j.median_score
FROM joined j ${NAMED[by].join} ORDER BY j.group_id NULLS LAST`;
    return { sql, params: where.params };
  },
};

export type RecomputedGroupRow = Row & {
  readonly group_id: string | null;
  readonly group_name: string | null;
  readonly evaluations: number;
  readonly compared: number;
  readonly mean_reported: number | null;
  readonly mean_low: number | null;
  readonly mean_high: number | null;
  readonly outside: number;
};

export const RECOMPUTED_GROUP: readonly AnswerColumn[] = [
  column('group_id', '分组编号', 'Group ID', 'text'),
  column('group_name', '分组', 'Group', 'text'),
  column('evaluations', '自评表数', 'Forms', 'count', false),
  column('compared', '可比较的表数', 'Forms compared', 'count', false),
  column('mean_reported', '自评均值', 'Mean reported', 'points'),
  column('mean_low', '复算均值（下限）', 'Mean recomputed, low', 'points'),
  column('mean_high', '复算均值（上限）', 'Mean recomputed, high', 'points'),
  column('outside', '超出范围的表数', 'Forms outside the range', 'count', false),
];

/**
 * Self-reported beside recomputed, by unit, department, region or year, under each form's own scheme or one
 * for all. Means over the forms whose range is known on the scale of their full score (points that add up to
 * another sum cannot be set beside it); `outside` counts totals beyond it by more than the
 * tolerance (points).
 */
export const recomputedByGroup: Question<
  {
    readonly by: RollUpBy;
    readonly source: ProfileSource;
    readonly tolerance: number;
    readonly where: FormCondition;
  },
  RecomputedGroupRow
> = {
  id: 'recomputed_by_group',
  title: { zh: '自评与复算相差多少？', en: 'How far are self-scores from the recomputation?' },
  columns: RECOMPUTED_GROUP,
  compile({ by, source, tolerance, where }): Statement {
    const recomputed = recomputedRelation(source, where);
    return {
      sql: `WITH r AS (${recomputed.sql}), known AS (
  SELECT form_no, total_reported, total_low, total_high, gap FROM r
  WHERE on_scale AND total_low IS NOT NULL AND total_high IS NOT NULL AND total_reported IS NOT NULL
), grouped AS (
  SELECT ${GROUP[by]} AS group_id, count(*) AS evaluations, count(k.form_no) AS compared, avg(k.total_reported) AS mean_reported,
    avg(k.total_low) AS mean_low, avg(k.total_high) AS mean_high, count(*) FILTER (abs(k.gap) > ?) AS outside
  FROM evaluation_fact e LEFT JOIN known k ON k.form_no = e.id_order
  WHERE ${where.sql} GROUP BY 1
)
SELECT j.group_id, ${NAMED[by].name} AS group_name, j.evaluations, j.compared, j.mean_reported, j.mean_low, j.mean_high, j.outside
FROM grouped j ${NAMED[by].join} ORDER BY j.group_id NULLS LAST`,
      params: [...recomputed.params, tolerance, ...where.params],
    };
  },
};

export type ReviewRow = Row & {
  readonly evaluation_id: string;
  readonly kind: 'project' | 'department';
  readonly project_name: string | null;
  readonly title_raw: string;
  readonly unit_short_name: string;
  readonly fiscal_year: number;
  readonly total_reported: number | null;
  readonly reviewed_total: number | null;
  readonly deviation: number | null;
  readonly rows_reviewed: number;
  readonly points_reported: number | null;
  readonly points_reviewed: number | null;
};

/** The reviewer's second score where there is one: deviation = (self − reviewed) ÷ self, largest first. */
export const reviewDeviation: Question<
  { readonly where: FormCondition; readonly limit: number; readonly offset: number },
  ReviewRow
> = {
  id: 'review_deviation',
  title: { zh: '复核得分与自评相差多少？', en: 'How far is the review from the self-score?' },
  columns: [
    column('evaluation_id', '自评表编号', 'Evaluation ID', 'text', false),
    column('kind', '类型', 'Kind', 'text', false),
    column('project_name', '项目', 'Project', 'text'),
    column('title_raw', '标题', 'Title', 'text', false),
    column('unit_short_name', '单位', 'Unit', 'text', false),
    column('fiscal_year', '年度', 'Year', 'year', false),
    column('total_reported', '自评总分', 'Total reported', 'points'),
    column('reviewed_total', '复核得分', 'Reviewed total', 'points'),
    column('deviation', '偏离度', 'Deviation', 'fraction'),
    column('rows_reviewed', '复核指标数', 'Rows reviewed', 'count', false),
    column('points_reported', '自评指标得分', 'Row points reported', 'points'),
    column('points_reviewed', '复核指标得分', 'Row points reviewed', 'points'),
  ],
  compile({ where, limit, offset }): Statement {
    return {
      sql: `WITH rows AS (
  SELECT evaluation_id, count(reviewed_points) AS rows_reviewed, CAST(sum(points) FILTER (reviewed_points IS NOT NULL) AS DOUBLE) AS points_reported,
    CAST(sum(reviewed_points) AS DOUBLE) AS points_reviewed FROM indicator WHERE reviewed_points IS NOT NULL GROUP BY evaluation_id
)
SELECT e.evaluation_id, e.kind, e.project_name, e.title_raw, e.unit_short_name, e.fiscal_year,
  CAST(e.total_reported AS DOUBLE) AS total_reported, CAST(e.reviewed_total AS DOUBLE) AS reviewed_total,
  CAST(e.total_reported - e.reviewed_total AS DOUBLE) / nullif(CAST(e.total_reported AS DOUBLE), 0) AS deviation,
  coalesce(r.rows_reviewed, 0) AS rows_reviewed, r.points_reported, r.points_reviewed
FROM evaluation_summary e LEFT JOIN rows r ON r.evaluation_id = e.evaluation_id
WHERE (e.reviewed_total IS NOT NULL OR r.rows_reviewed > 0) AND ${where.sql}
ORDER BY abs(CAST(e.total_reported - e.reviewed_total AS DOUBLE) / nullif(CAST(e.total_reported AS DOUBLE), 0)) DESC NULLS LAST, e.evaluation_id
LIMIT ? OFFSET ?`,
      params: [...where.params, limit, offset],
    };
  },
};
