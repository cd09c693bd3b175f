import type { Row, Statement } from '../engine/engine.ts';
import type { AnswerColumn, Question } from '../questions/types.ts';
import { column } from './answer-column.ts';
import { GRADE_PLACE, type GradePlace, gradedRelation, gradeNumber, rangedRelation } from './graded-sql.ts';
import { GROUP, NAMED, RECOMPUTED_GROUP, type RecomputedGroupRow, type RollUpBy } from './questions.ts';
import type { FormCondition, ProfileSource } from './recompute.ts';
import { FORM_GRADES, FORM_GRADES_FROM, FORM_GRADES_SQL, type FormGradesRow } from './what-if-questions.ts';

/** How many forms can be compared, how many of them to one figure, and how many self-scores lie outside. */
export type AgreementPart = Row & {
  readonly part: 'agreement';
  readonly computable: number;
  readonly determined: number;
  readonly above_range: number;
  readonly below_range: number;
  /** Forms whose points do not add up to their full score: their total is on another scale, nothing is compared. */
  readonly off_scale: number;
};
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
/** A form that can be compared; `gap` is how far its self-score lies outside the range, whose grades are not told. */
export type FormPart = FormGradesRow & {
  readonly part: 'form';
  readonly low: number;
  readonly high: number;
  readonly gap: number | null;
};
export type RecomputedPart = AgreementPart | GradePart | GroupPart | ChangePart | FormPart;

const AGREEMENT = [
  column('computable', '可复算', 'Can be recomputed', 'count'),
  column('determined', '可复算出确数', 'Recomputed to one figure', 'count'),
  column('above_range', '高于复算上限', 'Above the recomputed range', 'count'),
  column('below_range', '低于复算下限', 'Below the recomputed range', 'count'),
  column('off_scale', '分值合计不是满分', 'Printed points not the full score', 'count'),
];
const namesOf = (columns: readonly AnswerColumn[]) => columns.map(({ name }) => name);
/** The columns of each part; the others are NULL in its rows. */
const HAS: Readonly<Record<RecomputedPart['part'], readonly string[]>> = {
  agreement: namesOf(AGREEMENT),
  grade: ['place', 'evaluations'],
  group: namesOf(RECOMPUTED_GROUP),
  change: ['matches', ...namesOf(FORM_GRADES)],
  form: ['gap', ...namesOf(FORM_GRADES).filter((name) => name !== 'grade_low' && name !== 'grade_high')],
};
const OF_PARTS: readonly AnswerColumn[] = [
  ...AGREEMENT,
  column('place', '等级', 'Grade', 'text'),
  ...RECOMPUTED_GROUP,
  column('matches', '符合条件的表数', 'Forms that match', 'count'),
  column('gap', '超出范围', 'Outside the range', 'points'),
  ...FORM_GRADES,
];

/** All parts, and the tables of the statement that they are made from. */
const FROM: Readonly<Record<RecomputedPart['part'], string>> = {
  agreement: 'counted',
  grade: 'graded',
  group: 'named',
  change: 'changes',
  form: 'forms',
};
export const PARTS = Object.keys(FROM) as readonly RecomputedPart['part'][];

/** The rows of a part; `ordinal` is their order. */
const part = (name: RecomputedPart['part']) =>
  `SELECT '${name}' AS part, ${OF_PARTS.map((c) => (HAS[name].includes(c.name) ? c.name : `NULL AS ${c.name}`)).join(', ')}, ordinal FROM ${FROM[name]}`;

/** The first forms of a table in an order, and the same with what is told of each. */
const firstForms = (name: string, from: string, order: string) =>
  `${name}_first AS (SELECT * FROM ${from} l ORDER BY ${order} LIMIT ?), ${name} AS (
  SELECT ${FORM_GRADES_SQL}, l.gap, (SELECT count(*) FROM ${from}) AS matches, row_number() OVER (ORDER BY ${order}) AS ordinal
  FROM ${name}_first ${FORM_GRADES_FROM}
)`;

/**
 * What a switch of schemes asks of all forms in view, with one recomputation of them. Forms that cannot be recomputed
 * (of a million, those whose rows are not kept) are counted, and kept only where their grade is asked:
 * - `agreement`: how many self-scores lie within what the arithmetic allows;
 * - `grade`: the number of forms of each grade;
 * - `group`: reported beside recomputed group by group, as `recomputedByGroup` tells it;
 * - `change`: the forms whose reported grade lies outside the grades of the range, so that the change is certain
 *   whatever the open rows are worth; the largest change first, then the largest budget;
 * - `form`: the forms that can be compared, those furthest outside their range first.
 */
export const recomputedParts: Question<
  {
    readonly by: RollUpBy;
    readonly source: ProfileSource;
    /** A self-score outside the range by up to this many points is rounding. */
    readonly tolerance: number;
    readonly where: FormCondition;
    readonly changes: number;
    readonly forms: number;
    readonly parts: readonly RecomputedPart['part'][];
  },
  RecomputedPart
> = {
  id: 'recomputed_parts',
  title: {
    zh: '复算之后，等级、分组与各表有何变化？',
    en: 'What does the recomputation change: grades, groups, forms?',
  },
  columns: [
    column('part', '部分', 'Part', 'text', false),
    ...OF_PARTS.map((each) => ({ ...each, nullable: true })),
  ],
  compile({ by, source, tolerance, where, changes, forms, parts }): Statement {
    const wants = (...any: readonly RecomputedPart['part'][]) => any.some((name) => parts.includes(name));
    const grades = wants('grade', 'change');
    const relation = grades ? gradedRelation(source, where) : rangedRelation(source, where);
    return {
      sql: `WITH g AS (${relation.sql}), recomputed AS MATERIALIZED (
  SELECT e.form_no, e.id_order, ${wants('group') ? GROUP[by] : 'CAST(NULL AS VARCHAR)'} AS group_id, ${gradeNumber('e.grade')} AS grade_no, e.printed_adjusted_amount AS money,
    g.low, g.high, g.available, ${grades ? 'g.low_no, g.high_no' : 'CAST(NULL AS INTEGER) AS low_no, CAST(NULL AS INTEGER) AS high_no'}, g.total_reported, g.gap, g.one_figure,
    CASE WHEN g.low IS NOT NULL AND g.high IS NOT NULL THEN g.on_scale END AS on_scale
  FROM evaluation_fact e ${wants('grade') ? 'LEFT JOIN' : 'JOIN'} g ON g.form_no = e.id_order
  WHERE ${where.sql}
), counted AS (
  SELECT count(CASE WHEN on_scale THEN total_reported END) AS computable,
    count(CASE WHEN on_scale AND one_figure THEN total_reported END) AS determined,
    count(CASE WHEN on_scale AND gap > ? THEN 1 END) AS above_range, count(CASE WHEN on_scale AND -gap > ? THEN 1 END) AS below_range,
    count(CASE WHEN NOT on_scale THEN 1 END) AS off_scale, 0 AS ordinal
  FROM recomputed
), graded AS (
  SELECT ${GRADE_PLACE} AS place, count(*) AS evaluations, 0 AS ordinal FROM recomputed GROUP BY 1
), members AS (
  SELECT ${GROUP[by]} AS group_id, count(*) AS evaluations FROM evaluation_fact e WHERE ${where.sql} GROUP BY 1
), measured AS (
  SELECT group_id, count(reported) AS compared, avg(reported) AS mean_reported,
    avg(CASE WHEN reported IS NOT NULL THEN low END) AS mean_low, avg(CASE WHEN reported IS NOT NULL THEN high END) AS mean_high,
    count(CASE WHEN reported IS NOT NULL AND abs(gap) > ? THEN 1 END) AS outside
  FROM (SELECT *, CASE WHEN on_scale THEN total_reported END AS reported FROM recomputed) GROUP BY 1
), grouped AS (
  SELECT m.*, coalesce(r.compared, 0) AS compared, r.mean_reported, r.mean_low, r.mean_high, coalesce(r.outside, 0) AS outside
  FROM members m LEFT JOIN measured r ON r.group_id IS NOT DISTINCT FROM m.group_id
), named AS (
  SELECT j.*, ${NAMED[by].name} AS group_name, row_number() OVER (ORDER BY j.group_id NULLS LAST) AS ordinal
  FROM grouped j ${NAMED[by].join}
), changed AS (
  SELECT *, abs(grade_no - high_no) AS distance FROM recomputed WHERE grade_no > high_no OR grade_no < low_no
), compared AS (
  SELECT * FROM recomputed WHERE on_scale
), ${firstForms('changes', 'changed', 'l.distance DESC, l.money DESC NULLS LAST, l.id_order')},
${firstForms('forms', 'compared', 'abs(coalesce(l.gap, 0)) DESC, l.high - l.low, l.id_order')}
SELECT part, ${namesOf(OF_PARTS).join(', ')} FROM (
${parts.map(part).join('\nUNION ALL ')}
) ORDER BY part, ordinal, place`,
      params: [
        ...relation.params,
        ...where.params,
        tolerance,
        tolerance,
        ...where.params,
        tolerance,
        changes,
        forms,
      ],
    };
  },
};

/** The parts of an answer, each in its order. */
export function partsOf(rows: readonly RecomputedPart[]) {
  return {
    agreement: rows.find((row) => row.part === 'agreement'),
    byGrade: rows.filter((row) => row.part === 'grade'),
    byGroup: rows.filter((row) => row.part === 'group'),
    changes: rows.filter((row) => row.part === 'change'),
    forms: rows.filter((row) => row.part === 'form'),
  };
}
