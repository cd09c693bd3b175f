import type { Row, Statement } from '../engine/engine.ts';
import type { AnswerColumn, Question } from '../questions/types.ts';
import { column } from './answer-column.ts';
import { GRADE_PLACE, type Grade, type GradePlace, gradedRelation, gradeOfNumber } from './graded-sql.ts';
import type { FormCondition, ProfileSource } from './recompute.ts';

export type GradeCountRow = Row & {
  readonly basis: 'reported' | 'own';
  readonly place: GradePlace;
  readonly evaluations: number;
  readonly not_demonstrated: number;
};

/**
 * Forms by grade: as reported and recomputed under each form's own scheme, which no assumed scheme changes. A
 * recomputed range that spans two grades is `open`: it is not decided for the form.
 */
export const gradeCounts: Question<{ readonly where: FormCondition }, GradeCountRow> = {
  id: 'grade_counts',
  title: { zh: '自报与复算，各等级有多少份？', en: 'How many forms of each grade, reported and recomputed?' },
  columns: [
    column('basis', '依据', 'Basis', 'text', false),
    column('place', '等级', 'Grade', 'text', false),
    column('evaluations', '自评表数', 'Forms', 'count', false),
    column('not_demonstrated', '依据不足', 'Not demonstrated', 'count', false),
  ],
  compile({ where }): Statement {
    const own = gradedRelation('own', where);
    const counted = (basis: string, place: string, from: string) =>
      `SELECT '${basis}' AS basis, CAST(${place} AS VARCHAR) AS place, count(*) AS evaluations, count(CASE WHEN demonstrated = FALSE THEN 1 END) AS not_demonstrated
FROM ${from} GROUP BY 2`;
    return {
      sql: `WITH chosen AS (SELECT e.id_order AS form_no, CAST(e.grade AS VARCHAR) AS grade, e.demonstrated FROM evaluation_fact e WHERE ${where.sql}),
own AS (${own.sql})
${counted('reported', "coalesce(grade, 'none')", 'chosen')}
UNION ALL ${counted('own', GRADE_PLACE, '(SELECT c.demonstrated, g.* FROM chosen c LEFT JOIN own g ON g.form_no = c.form_no)')}
ORDER BY basis, place`,
      params: [...where.params, ...own.params],
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
};

export const FORM_GRADES: readonly AnswerColumn[] = [
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
];

/** The columns of `FORM_GRADES`, in order, from forms `l` with their range and the numbers of its grades. */
export const FORM_GRADES_SQL = `e.evaluation_id, e.kind, e.project_name, e.title_raw, e.unit_id, e.unit_short_name, e.fiscal_year, e.rate,
  CAST(e.total_reported AS DOUBLE) AS total_reported, e.grade, e.demonstrated, o.total_low AS own_low, o.total_high AS own_high,
  l.low, l.high, l.available, ${gradeOfNumber('l.low_no')} AS grade_low, ${gradeOfNumber('l.high_no')} AS grade_high`;
/** … continued: the name of a table of forms goes before. */
export const FORM_GRADES_FROM = `l JOIN evaluation_summary e ON e.form_no = l.form_no
  LEFT JOIN recomputed_evaluation o ON o.form_no = l.id_order`;

/**
 * Forms with their reported score and grade, their range under their own scheme and under the one assumed
 * (`own` again where none is). Newest first, then the largest budget.
 */
export const formGrades: Question<
  { readonly source: ProfileSource; readonly where: FormCondition; readonly limit: number },
  FormGradesRow
> = {
  id: 'form_grades',
  title: { zh: '自报与复算各是什么等级？', en: 'Which grades do forms report, and which are recomputed?' },
  columns: FORM_GRADES,
  compile({ source, where, limit }): Statement {
    const graded = gradedRelation(source, where);
    const order = 'fiscal_year DESC, kind, money DESC NULLS LAST, id_order';
    return {
      sql: `WITH g AS (${graded.sql}), listed AS MATERIALIZED (
  SELECT e.form_no, e.id_order, e.kind, e.fiscal_year, e.printed_adjusted_amount AS money, g.low, g.high, g.available, g.low_no, g.high_no
  FROM evaluation_fact e LEFT JOIN g ON g.form_no = e.id_order
  WHERE ${where.sql} ORDER BY ${order} LIMIT ?
)
SELECT ${FORM_GRADES_SQL}
FROM listed ${FORM_GRADES_FROM}
ORDER BY l.fiscal_year DESC, l.kind, l.money DESC NULLS LAST, l.id_order`,
      params: [...graded.params, ...where.params, limit],
    };
  },
};
