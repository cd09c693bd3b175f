import type { Row, Statement } from '../engine/engine.ts';
import type { AnswerColumn, Question } from '../questions/types.ts';
import { GRADE_PLACE, type GradePlace, gradedRelation, gradeNumber } from './graded-sql.ts';
import { GROUP, NAMED, RECOMPUTED_GROUP, type RecomputedGroupRow, type RollUpBy } from './questions.ts';
import type { FormCondition, ProfileSource } from './recompute.ts';
import { FORM_GRADES, FORM_GRADES_FROM, FORM_GRADES_SQL, type FormGradesRow } from './what-if-questions.ts';

/** Forms of one grade under the scheme. */
export type GradePart = Row & {
  readonly part: 'grade';
  readonly place: GradePlace;
  readonly evaluations: number;
};
/** Reported beside recomputed, for one group. */
export type GroupPart = RecomputedGroupRow & { readonly part: 'group' };
/** A form whose grade changes for certain; `matches` counts them all. */
export type ChangePart = FormGradesRow & { readonly part: 'change'; readonly matches: number };
export type RecomputedPart = GradePart | GroupPart | ChangePart;

const text = (name: string, zh: string, en: string, nullable = true): AnswerColumn => ({
  name,
  title: { zh, en },
  unit: 'text',
  nullable,
});
const MATCHES: AnswerColumn = {
  name: 'matches',
  title: { zh: '符合条件的表数', en: 'Forms that match' },
  unit: 'count',
  nullable: true,
};
/** A row has the columns of its part; the others are NULL. */
const PART_COLUMNS: readonly AnswerColumn[] = [
  text('part', '部分', 'Part', false),
  text('place', '等级', 'Grade'),
  ...[...RECOMPUTED_GROUP, MATCHES, ...FORM_GRADES].map((column) => ({ ...column, nullable: true })),
];
const COLUMNS = PART_COLUMNS.map(({ name }) => name);
const GROUP_COLUMNS = RECOMPUTED_GROUP.map(({ name }) => name);
const CHANGE_COLUMNS = ['matches', ...FORM_GRADES.map(({ name }) => name)];

/** Rows of a part, which have only some of the columns; `place_no` is their order. */
const part = (name: RecomputedPart['part'], has: readonly string[], from: string) =>
  `SELECT ${COLUMNS.map((c) => (c === 'part' ? `'${name}' AS part` : has.includes(c) ? c : `NULL AS ${c}`)).join(', ')}, place_no FROM ${from}`;

/**
 * What a switch of schemes asks of all forms in view, with one recomputation of them: the number of forms of each
 * grade, reported beside recomputed group by group (as `recomputedByGroup` tells it), and the forms whose reported
 * grade lies outside the grades of the range, so that the change is certain whatever the open rows are worth. Of
 * these the largest change comes first, then the largest budget.
 */
export const recomputedParts: Question<
  {
    readonly by: RollUpBy;
    readonly source: ProfileSource;
    readonly tolerance: number;
    readonly where: FormCondition;
    readonly limit: number;
  },
  RecomputedPart
> = {
  id: 'recomputed_parts',
  title: {
    zh: '复算之后，等级、分组与各表有何变化？',
    en: 'What does the recomputation change: grades, groups, forms?',
  },
  columns: PART_COLUMNS,
  compile({ by, source, tolerance, where, limit }): Statement {
    const graded = gradedRelation(source, where);
    const order = 'l.distance DESC, l.money DESC NULLS LAST, l.id_order';
    return {
      sql: `WITH g AS (${graded.sql}), recomputed AS MATERIALIZED (
  SELECT e.form_no, e.id_order, ${GROUP[by]} AS group_id, ${gradeNumber('e.grade')} AS grade_no, e.printed_adjusted_amount AS money,
    g.low, g.high, g.available, g.low_no, g.high_no, g.total_reported, g.gap,
    g.on_scale AND g.low IS NOT NULL AND g.high IS NOT NULL AND g.total_reported IS NOT NULL AS known
  FROM evaluation_fact e LEFT JOIN g ON g.form_no = e.id_order
  WHERE ${where.sql}
), graded AS (
  SELECT ${GRADE_PLACE} AS place, count(*) AS evaluations, 0 AS place_no FROM recomputed GROUP BY 1
), grouped AS (
  SELECT group_id, count(*) AS evaluations, count(CASE WHEN known THEN 1 END) AS compared, avg(CASE WHEN known THEN total_reported END) AS mean_reported,
    avg(CASE WHEN known THEN low END) AS mean_low, avg(CASE WHEN known THEN high END) AS mean_high,
    count(CASE WHEN known AND abs(gap) > ? THEN 1 END) AS outside
  FROM recomputed GROUP BY 1
), named AS (
  SELECT j.*, ${NAMED[by].name} AS group_name, row_number() OVER (ORDER BY j.group_id NULLS LAST) AS place_no
  FROM grouped j ${NAMED[by].join}
), changed AS (
  SELECT *, abs(grade_no - high_no) AS distance FROM recomputed WHERE grade_no > high_no OR grade_no < low_no
), listed AS MATERIALIZED (SELECT * FROM changed l ORDER BY ${order} LIMIT ?), told AS (
  SELECT ${FORM_GRADES_SQL}, (SELECT count(*) FROM changed) AS matches,
    row_number() OVER (ORDER BY ${order}) AS place_no
  FROM ${FORM_GRADES_FROM}
)
SELECT ${COLUMNS.join(', ')} FROM (
${part('grade', ['place', 'evaluations'], 'graded')}
UNION ALL ${part('group', GROUP_COLUMNS, 'named')}
UNION ALL ${part('change', CHANGE_COLUMNS, 'told')}
) ORDER BY part, place_no, place`,
      params: [...graded.params, ...where.params, tolerance, limit],
    };
  },
};

/** The parts of an answer, each in its order. */
export function partsOf(rows: readonly RecomputedPart[]) {
  return {
    grades: rows.filter((row) => row.part === 'grade'),
    groups: rows.filter((row) => row.part === 'group'),
    changes: rows.filter((row) => row.part === 'change'),
  };
}
