import type { Statement } from '../engine/engine.ts';
import { type FormCondition, type ProfileSource, recomputedRelation, withScheme } from './recompute.ts';

export type Grade = 'excellent' | 'good' | 'fair' | 'poor';

/** Grades as numbers, so that many forms are compared and put in order without their names. */
const NUMBERS: readonly (readonly [number: number, grade: Grade])[] = [
  [4, 'excellent'],
  [3, 'good'],
  [2, 'fair'],
  [1, 'poor'],
];

/** The number of a grade, larger for a better one. */
export const gradeNumber = (grade: string) =>
  `CASE ${grade} ${NUMBERS.map(([number, name]) => `WHEN '${name}' THEN ${number}`).join(' ')} END`;

/** The grade of a number. */
export const gradeOfNumber = (number: string) =>
  `CASE ${number} ${NUMBERS.map(([no, name]) => `WHEN ${no} THEN '${name}'`).join(' ')} END`;

const numberOfScore = (score: string) =>
  `CASE WHEN ${score} >= p.grade_excellent THEN 4 WHEN ${score} >= p.grade_good THEN 3
    WHEN ${score} >= p.grade_fair THEN 2 WHEN ${score} IS NOT NULL AND p.grade_fair IS NOT NULL THEN 1 END`;

/**
 * `form_no, profile_id, low, high, available, total_reported, gap, on_scale, one_figure, of_100`: the range under the
 * scheme and what compares it with the reported total; `of_100` where both stand on the scale of 100.
 */
export function rangedRelation(source: ProfileSource, where: FormCondition): Statement {
  const { sql, params } = recomputedRelation(source, where);
  return {
    sql: `SELECT form_no, profile_id, total_low AS low, total_high AS high, budget_points_available + indicator_available AS available,
      total_reported, gap, on_scale, total_recomputed IS NOT NULL AS one_figure, total_low IS NOT NULL AND total_high IS NOT NULL
        AND abs(budget_points_available + indicator_available - 100) < 0.01 AS of_100
    FROM (${sql})`,
    params,
  };
}

/**
 * The same with `low_no, high_no`, the numbers of the grades of its ends. Grades are given on the scale of 100 only:
 * where a form's points do not add up to it, they are NULL.
 */
export function gradedRelation(source: ProfileSource, where: FormCondition): Statement {
  const ranged = rangedRelation(source, where);
  const sql = `SELECT r.*, CASE WHEN r.of_100 THEN ${numberOfScore('r.low')} END AS low_no,
    CASE WHEN r.of_100 THEN ${numberOfScore('r.high')} END AS high_no
  FROM (${ranged.sql}) r${source === 'own' ? ' LEFT JOIN scoring_profile p ON p.profile_id = r.profile_id' : ''}`;
  return source === 'own' ? { sql, params: ranged.params } : withScheme(sql, source, ranged.params);
}

/** Where a form stands: a grade, `open` between two grades, `scale` on another scale than 100, `none` unknown. */
export type GradePlace = Grade | 'open' | 'scale' | 'none';

/** The place of a form of `gradedRelation`, or of one that it lacks. */
export const GRADE_PLACE = `CASE WHEN low IS NULL OR high IS NULL THEN 'none' WHEN low_no IS NULL OR high_no IS NULL THEN 'scale'
    WHEN low_no = high_no THEN ${gradeOfNumber('low_no')} ELSE 'open' END`;
