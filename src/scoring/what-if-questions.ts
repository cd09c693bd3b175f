import type { Row, Statement } from '../engine/engine.ts';
import type { AnswerColumn, Question, ValueUnit } from '../questions/types.ts';
import { type FormCondition, type ProfileSource, recomputedRelation } from './recompute.ts';

export type Grade = 'excellent' | 'good' | 'fair' | 'poor';

function column(name: string, zh: string, en: string, unit: ValueUnit, nullable = true): AnswerColumn {
  return { name, title: { zh, en }, unit, nullable };
}

const gradeSql = (
  score: string,
) => `CASE WHEN ${score} >= p.excellent THEN 'excellent' WHEN ${score} >= p.good THEN 'good'
    WHEN ${score} >= p.fair THEN 'fair' WHEN ${score} IS NOT NULL AND p.fair IS NOT NULL THEN 'poor' END`;

/**
 * `form_no, low, high, available, grade_low, grade_high`: the range under the scheme and the grades of its
 * ends. Grades are given on the scale of 100 only: where a form's points do not add up to it, they are NULL.
 */
function gradedSql(source: ProfileSource, where: FormCondition): Statement {
  const recomputed = recomputedRelation(source, where);
  const cuts =
    source === 'own'
      ? 'SELECT profile_id, grade_excellent AS excellent, grade_good AS good, grade_fair AS fair FROM scoring_profile'
      : 'SELECT CAST(? AS VARCHAR) AS profile_id, CAST(? AS DOUBLE) AS excellent, CAST(? AS DOUBLE) AS good, CAST(? AS DOUBLE) AS fair';
  const params =
    source === 'own' ? [] : [source.profile_id, source.grade_excellent, source.grade_good, source.grade_fair];
  return {
    sql: `SELECT r.form_no, r.low, r.high, r.available, ${gradeSql('r.low_of_100')} AS grade_low, ${gradeSql('r.high_of_100')} AS grade_high
  FROM (SELECT form_no, profile_id, total_low AS low, total_high AS high, budget_points_available + indicator_available AS available,
      CASE WHEN abs(budget_points_available + indicator_available - 100) < 0.01 AND total_high IS NOT NULL THEN total_low END AS low_of_100,
      CASE WHEN abs(budget_points_available + indicator_available - 100) < 0.01 AND total_low IS NOT NULL THEN total_high END AS high_of_100
    FROM (${recomputed.sql})) r LEFT JOIN (${cuts}) p ON p.profile_id = r.profile_id`,
    params: [...recomputed.params, ...params],
  };
}

/** Where a form stands: a grade, `open` between two grades, `scale` on another scale than 100, `none` unknown. */
export type GradePlace = Grade | 'open' | 'scale' | 'none';

export type GradeCountRow = Row & {
  readonly basis: 'reported' | 'own' | 'assumed';
  readonly place: GradePlace;
  readonly evaluations: number;
  readonly not_demonstrated: number;
};

const PLACE = `CASE WHEN low IS NULL OR high IS NULL THEN 'none' WHEN grade_low IS NULL OR grade_high IS NULL THEN 'scale'
    WHEN grade_low = grade_high THEN grade_low ELSE 'open' END`;

/**
 * Forms by grade: as reported, recomputed under each form's own scheme and, where one is assumed, under that.
 * A recomputed range that spans two grades is `open`: it is not decided for the form.
 */
export const gradeCounts: Question<
  { readonly source: ProfileSource; readonly where: FormCondition },
  GradeCountRow
> = {
  id: 'grade_counts',
  title: { zh: '复算前后各等级有多少份？', en: 'How many forms of each grade, before and after?' },
  columns: [
    column('basis', '依据', 'Basis', 'text', false),
    column('place', '等级', 'Grade', 'text', false),
    column('evaluations', '自评表数', 'Forms', 'count', false),
    column('not_demonstrated', '依据不足', 'Not demonstrated', 'count', false),
  ],
  compile({ source, where }): Statement {
    const own = gradedSql('own', where);
    const assumed = source === 'own' ? null : gradedSql(source, where);
    const counted = (basis: string, place: string, from: string) =>
      `SELECT '${basis}' AS basis, CAST(${place} AS VARCHAR) AS place, count(*) AS evaluations, count(CASE WHEN demonstrated = FALSE THEN 1 END) AS not_demonstrated
FROM ${from} GROUP BY 2`;
    const joined = (name: string) =>
      `(SELECT c.demonstrated, g.* FROM chosen c LEFT JOIN ${name} g ON g.form_no = c.form_no)`;
    return {
      sql: `WITH chosen AS (SELECT e.id_order AS form_no, CAST(e.grade AS VARCHAR) AS grade, e.demonstrated FROM evaluation_fact e WHERE ${where.sql}),
own AS (${own.sql})${assumed === null ? '' : `, assumed AS (${assumed.sql})`}
${[
  counted('reported', "coalesce(grade, 'none')", 'chosen'),
  counted('own', PLACE, joined('own')),
  ...(assumed === null ? [] : [counted('assumed', PLACE, joined('assumed'))]),
].join('\nUNION ALL ')}
ORDER BY basis, place`,
      params: [...where.params, ...own.params, ...(assumed?.params ?? [])],
    };
  },
};

export type FormGradesRow = Row & {
  readonly evaluation_id: string;
  readonly kind: 'project' | 'department';
  readonly project_name: string | null;
  readonly title_raw: string;
  readonly unit_id: string;
  readonly unit_short_name: string;
  readonly fiscal_year: number;
  readonly rate: number | null;
  readonly total_reported: number | null;
  readonly grade: Grade | null;
  readonly demonstrated: boolean | null;
  readonly own_low: number | null;
  readonly own_high: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly available: number | null;
  readonly grade_low: Grade | null;
  readonly grade_high: Grade | null;
  readonly matches: number;
};

const rank = (grade: string) =>
  `CASE ${grade} WHEN 'excellent' THEN 4 WHEN 'good' THEN 3 WHEN 'fair' THEN 2 WHEN 'poor' THEN 1 END`;

/**
 * Forms with their reported score and grade, their range under their own scheme and under the one assumed
 * (`own` again where none is). `changed` keeps those whose reported grade lies outside the grades of the range:
 * the change is certain, whatever the open rows are worth. Largest change first, then the largest budget.
 */
export const formGrades: Question<
  {
    readonly source: ProfileSource;
    readonly where: FormCondition;
    readonly changed: boolean;
    readonly limit: number;
  },
  FormGradesRow
> = {
  id: 'form_grades',
  title: { zh: '哪些表的等级会变？', en: 'Which forms change their grade?' },
  columns: [
    column('evaluation_id', '自评表编号', 'Evaluation ID', 'text', false),
    column('kind', '类型', 'Kind', 'text', false),
    column('project_name', '项目', 'Project', 'text'),
    column('title_raw', '标题', 'Title', 'text', false),
    column('unit_id', '单位编号', 'Unit ID', 'text', false),
    column('unit_short_name', '单位', 'Unit', 'text', false),
    column('fiscal_year', '年度', 'Year', 'year', false),
    column('rate', '执行率', 'Execution rate', 'fraction'),
    column('total_reported', '自报得分', 'Reported', 'points'),
    column('grade', '自报等级', 'Reported grade', 'text'),
    column('demonstrated', '可核实', 'Demonstrated', 'flag'),
    column('own_low', '自身口径复算（下限）', 'Own scheme, low', 'points'),
    column('own_high', '自身口径复算（上限）', 'Own scheme, high', 'points'),
    column('low', '复算（下限）', 'Recomputed, low', 'points'),
    column('high', '复算（上限）', 'Recomputed, high', 'points'),
    column('available', '分值合计', 'Points available', 'points'),
    column('grade_low', '复算等级（下限）', 'Recomputed grade, low', 'text'),
    column('grade_high', '复算等级（上限）', 'Recomputed grade, high', 'text'),
    column('matches', '符合条件的表数', 'Forms that match', 'count', false),
  ],
  compile({ source, where, changed, limit }): Statement {
    const graded = gradedSql(source, where);
    const outside = `${rank('grade')} > ${rank('grade_high')} OR ${rank('grade')} < ${rank('grade_low')}`;
    const order: readonly (readonly [expression: string, direction: string])[] = [
      ...(changed
        ? ([[`abs(${rank('grade')} - ${rank('grade_high')})`, 'DESC']] as const)
        : ([
            ['fiscal_year', 'DESC'],
            ['kind', ''],
          ] as const)),
      ['money', 'DESC NULLS LAST'],
      ['id_order', ''],
    ];
    const places = order.map(([, direction], i) => `place_${i} ${direction}`).join(', ');
    return {
      sql: `WITH g AS (${graded.sql}), joined AS (
  SELECT e.form_no, e.id_order, e.kind, e.fiscal_year, e.grade, g.low, g.high, g.available, g.grade_low, g.grade_high,
    e.printed_adjusted_amount AS money
  FROM evaluation_fact e LEFT JOIN g ON g.form_no = e.id_order
  WHERE ${where.sql}
), matching AS (SELECT *, ${order.map(([expression], i) => `${expression} AS place_${i}`).join(', ')} FROM joined ${changed ? `WHERE ${outside}` : ''}),
listed AS MATERIALIZED (SELECT * FROM matching ORDER BY ${places} LIMIT ?)
SELECT e.evaluation_id, e.kind, e.project_name, e.title_raw, e.unit_id, e.unit_short_name, e.fiscal_year, e.rate,
  CAST(e.total_reported AS DOUBLE) AS total_reported, e.grade, e.demonstrated, o.total_low AS own_low, o.total_high AS own_high,
  l.low, l.high, l.available, l.grade_low, l.grade_high, (SELECT count(*) FROM matching) AS matches
FROM listed l JOIN evaluation_summary e ON e.form_no = l.form_no LEFT JOIN recomputed_evaluation o ON o.form_no = l.id_order
ORDER BY ${places}`,
      params: [...graded.params, ...where.params, limit],
    };
  },
};
