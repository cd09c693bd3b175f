import { lesser, withinWhole } from '../model/compare-sql.ts';
import { reasonState, trimmed } from '../model/text-sql.ts';
import { GRADES, RULE_CODES } from './achievement.ts';
import { listed, valuesOf } from './listed.ts';
import { POOLS } from './profiles.ts';

/**
 * `scoring_row`: the same judgement as `achievementOf`, for every row at once. It does not depend on the
 * scheme, so the what-if never comes back here.
 */

const NUMERIC = "('number', 'percent', 'money')";

/** -1 for a reverse indicator, 0 for equality, 1 for a positive one; see `directionOf`. */
function directionSql(nature: string, comparator: string, level2: string, kind: string): string {
  return `CASE WHEN ${nature} = '≤' OR ${comparator} IN ('≤', '<') THEN -1 WHEN ${nature} = '=' THEN 0
    WHEN ${nature} = '≥' THEN 1 WHEN ${level2} = 'cost' AND ${kind} = 'money' THEN -1 ELSE 1 END`;
}

/** The ratio of one pair of numbers; see `ratioOf`. Both sides are doubles. */
function ratioSql(direction: string, a: string, b: string): string {
  return `CASE
    WHEN ${direction} = -1 THEN CASE WHEN ${a} < 0 OR ${b} < 0 THEN NULL WHEN ${b} > 0 THEN ${a} / ${b} ELSE 1 END
    WHEN ${a} = ${b} THEN 1
    WHEN ${a} <= 0 THEN NULL
    WHEN ${direction} = 0 THEN CASE WHEN ${b} > 0 THEN ${lesser(`${a} / ${b}`, `${b} / ${a}`)} ELSE 0 END
    ELSE ${b} / ${a} END`;
}

/** The same for a target that may be a range, whose upper end is `high`. */
function pairSql(direction: string, a: string, high: string, b: string): string {
  return `CASE WHEN ${high} > 0 THEN CASE WHEN ${b} BETWEEN ${a} AND ${high} THEN 1
      WHEN ${b} < ${a} THEN ${ratioSql('1', a, b)} ELSE ${ratioSql('-1', high, b)} END
    ELSE ${ratioSql(direction, a, b)} END`;
}

/** Forms by number: what is grouped and joined a million times goes by integers. */
const KEYS = `
CREATE OR REPLACE TABLE scoring_key AS
SELECT CAST(row_number() OVER (ORDER BY evaluation_id) AS INTEGER) AS form_no, evaluation_id FROM evaluation`;

/** Cells that need more than the first target and the first actual: few, so they are looked at apart. */
const SPECIAL = `
CREATE OR REPLACE TEMP TABLE scoring_special AS
SELECT k.form_no, v.indicator_no,
  max(part_no) FILTER (role = 'target') AS target_parts,
  max(part_no) FILTER (role = 'actual') AS actual_parts,
  coalesce(bool_or(role = 'actual' AND parse_status = 'unit_conflict'), false) AS conflict,
  max(CASE WHEN role = 'target' AND part_no = 1 AND comparator = 'range' THEN value_high END) AS target_high,
  max(CASE WHEN role = 'target' AND part_no = 1 THEN date_value END) AS target_date,
  max(CASE WHEN role = 'actual' AND part_no = 1 THEN date_value END) AS actual_date,
  max(CASE WHEN role = 'actual' AND part_no = 1 AND kind = 'level' THEN coalesce(level, 'unknown') END) AS actual_level
FROM indicator_value v JOIN scoring_key k ON k.evaluation_id = v.evaluation_id
WHERE part_no > 1 OR comparator = 'range' OR parse_status = 'unit_conflict' OR kind IN ('date', 'deadline')
  OR (role = 'actual' AND kind = 'level' AND level IS DISTINCT FROM 'met')
GROUP BY k.form_no, v.indicator_no`;

/** Parts after the first, paired by their order in the cell. */
const LATER_PARTS = `
CREATE OR REPLACE TEMP TABLE scoring_part AS
WITH pair AS (
  SELECT k.form_no, t.indicator_no,
    ${directionSql('i.nature', 't.comparator', 'i.level2', 't.kind')} AS direction,
    t.value AS a, a.value AS b, CASE WHEN t.comparator = 'range' AND t.value_high > 0 THEN t.value_high END AS high,
    (t.kind = 'percent') = (a.kind = 'percent') AND (t.unit = a.unit OR t.unit IS NULL OR a.unit IS NULL) AS same_unit
  FROM indicator_value t
  JOIN indicator_value a ON a.evaluation_id = t.evaluation_id AND a.indicator_no = t.indicator_no
    AND a.part_no = t.part_no AND a.role = 'actual' AND a.part_no > 1
  JOIN indicator i ON i.evaluation_id = t.evaluation_id AND i.indicator_no = t.indicator_no
  JOIN scoring_key k ON k.evaluation_id = t.evaluation_id
  WHERE t.role = 'target' AND t.part_no > 1
), rated AS (
  SELECT form_no, indicator_no, same_unit, a IS NOT NULL AND b IS NOT NULL AS stated, ${pairSql('direction', 'a', 'high', 'b')} AS ratio FROM pair
)
SELECT form_no, indicator_no, count(*) AS parts, bool_and(coalesce(same_unit, false)) AS same_unit, bool_and(stated) AS stated,
  bool_and(ratio IS NOT NULL) AS rated, min(ratio) AS ratio, min(${withinWhole('ratio')}) AS share_low,
  sum(${withinWhole('ratio')}) AS share_sum
FROM rated GROUP BY form_no, indicator_no`;

const CODE = `CASE
    WHEN no_target AND no_actual THEN 'blank'
    WHEN no_target OR target_kind = 'unset' THEN 'target_unset'
    WHEN no_actual THEN 'actual_missing'
    WHEN target_numeric AND actual_numeric THEN CASE
      WHEN target_parts <> actual_parts THEN 'unit_conflict'
      WHEN target_value IS NULL OR actual_value IS NULL OR later_stated IS FALSE THEN 'target_not_numeric'
      WHEN (target_unit <> actual_unit) IS TRUE OR (target_kind = 'percent') <> (actual_kind = 'percent') OR conflict
        OR later_same_unit IS FALSE THEN 'unit_conflict'
      WHEN ratio IS NULL OR later_rated IS FALSE THEN 'zero_target'
      WHEN target_high > 0 THEN 'range'
      WHEN direction = -1 THEN 'reverse' WHEN direction = 0 THEN 'equal' ELSE 'positive' END
    WHEN target_date IS NOT NULL AND actual_date IS NOT NULL AND target_kind IN ('date', 'deadline')
      THEN CASE WHEN actual_date <= target_date THEN 'deadline' ELSE 'text_actual' END
    WHEN actual_kind = 'level' THEN CASE actual_level WHEN 'partly' THEN 'band_partly' WHEN 'not' THEN 'band_not'
      WHEN 'met' THEN CASE WHEN target_numeric THEN 'verbal_met' ELSE 'band_met' END ELSE 'text_actual' END
    WHEN actual_numeric THEN 'target_not_numeric'
    WHEN NOT target_numeric AND ${trimmed('target_raw')} = ${trimmed('actual_raw')} THEN 'text_equal'
    ELSE 'text_actual' END`;

const GRADE = `CASE WHEN rule_code IN ('positive', 'reverse', 'equal', 'range', 'deadline') THEN 'quantitative'
    WHEN rule_code IN ('band_met', 'text_equal', 'verbal_met') THEN 'met'
    WHEN rule_code = 'band_partly' THEN 'partly' WHEN rule_code = 'band_not' THEN 'not' ELSE 'open' END`;

/** A text of few values as a number that is only ever compared; NULL stays NULL. */
const key = (column: string) => `CASE WHEN ${column} IS NOT NULL THEN hash(${column}) END`;

/** Columns of the summary that the audit reads beside the judgement, so that a million rows are joined once. */
const CARRIED = [
  'indicator_no',
  'level1',
  'level2',
  'name_raw',
  'target_raw',
  'actual_raw',
  'deviation_reason',
  'points_max_inferred',
  'points_inferred',
  'layout_shifted',
  'target_comparator',
  'target_kind',
  'actual_kind',
  'target_equals_actual',
] as const;

const LISTED: Readonly<Partial<Record<(typeof CARRIED)[number], readonly string[]>>> = {
  level1: valuesOf('indicator', 'level1'),
  level2: valuesOf('indicator', 'level2'),
  target_comparator: valuesOf('indicator_value', 'comparator'),
  target_kind: valuesOf('indicator_value', 'kind'),
  actual_kind: valuesOf('indicator_value', 'kind'),
};
const CARRIED_SQL = CARRIED.map((column) => {
  const values = LISTED[column];
  return values === undefined ? column : listed(column, values);
});

const FACTS = `
CREATE OR REPLACE TABLE scoring_fact AS
WITH joined AS (
  SELECT k.form_no, ${CARRIED.map((c) => `s.${c}`).join(', ')}, s.target_unit, s.actual_unit,
    ${reasonState('s.deviation_reason')} AS row_reason, ${trimmed('s.level2_raw')} <> '' AS level2_named,
    CASE s.level1 WHEN 'benefit' THEN 'benefit' WHEN 'satisfaction' THEN 'satisfaction' ELSE 'output' END AS pool,
    CAST(s.points_max AS DOUBLE) AS points_max, CAST(s.points AS DOUBLE) AS points,
    CAST(s.target_value AS DOUBLE) AS target_value,
    CAST(s.actual_value AS DOUBLE) AS actual_value,
    coalesce(s.target_kind = 'blank', true) AS no_target,
    coalesce(s.actual_kind IN ('blank', 'unset'), true) AS no_actual,
    coalesce(s.target_kind IN ${NUMERIC}, false) AS target_numeric,
    coalesce(s.actual_kind IN ${NUMERIC}, false) AS actual_numeric,
    ${directionSql('s.nature', 's.target_comparator', 's.level2', 's.target_kind')} AS direction,
    coalesce(x.target_parts, 1) AS target_parts, coalesce(x.actual_parts, 1) AS actual_parts,
    coalesce(x.conflict, false) AS conflict, x.target_high, x.target_date, x.actual_date,
    coalesce(x.actual_level, 'met') AS actual_level,
    p.parts AS later_parts, p.stated AS later_stated, p.same_unit AS later_same_unit, p.rated AS later_rated, p.ratio AS later_ratio,
    p.share_low AS later_low, p.share_sum AS later_sum
  FROM indicator_summary s JOIN scoring_key k ON k.evaluation_id = s.evaluation_id
  LEFT JOIN scoring_special x ON x.form_no = k.form_no AND x.indicator_no = s.indicator_no
  LEFT JOIN scoring_part p ON p.form_no = k.form_no AND p.indicator_no = s.indicator_no
), rated AS (
  SELECT *, ${pairSql('direction', 'target_value', 'target_high', 'actual_value')} AS ratio
  FROM joined
), coded AS (SELECT *, ${CODE} AS rule_code FROM rated), graded AS (SELECT *, ${GRADE} AS grade FROM coded)
SELECT form_no, ${CARRIED_SQL.join(', ')}, row_reason, level2_named,
  ${key('target_unit')} AS target_unit_key, ${key('actual_unit')} AS actual_unit_key,
  ${listed('pool', POOLS)}, points_max, points, target_value, actual_value, ${listed('rule_code', RULE_CODES)}, ${listed('grade', GRADES)},
  CASE WHEN rule_code = 'deadline' THEN 1.0 WHEN rule_code IN ('positive', 'reverse', 'equal', 'range')
    THEN ${lesser('ratio', 'later_ratio')} END AS ratio,
  CASE WHEN rule_code = 'deadline' THEN 1.0
    WHEN rule_code IN ('positive', 'reverse', 'equal', 'range')
      THEN CASE WHEN later_low < ratio THEN ${withinWhole('later_low')} ELSE ${withinWhole('ratio')} END END AS share_low,
  CASE WHEN rule_code = 'deadline' THEN 1.0
    WHEN rule_code IN ('positive', 'reverse', 'equal', 'range')
      THEN (${withinWhole('ratio')} + coalesce(later_sum, 0.0)) / (1 + coalesce(later_parts, 0)) END AS share_high
FROM graded`;

const ROWS = `
CREATE OR REPLACE TABLE scoring_row AS
SELECT form_no, indicator_no, pool, points_max, points, rule_code, grade, ratio, share_low, share_high FROM scoring_fact`;

/** Scripts that make `scoring_row(form_no, indicator_no, pool, points_max, points, rule_code, grade, ratio, share_low, share_high)`, and for the audit `scoring_fact`. */
export const ROW_SCRIPTS: readonly string[] = [
  KEYS,
  SPECIAL,
  LATER_PARTS,
  FACTS,
  ROWS,
  'DROP TABLE scoring_special',
  'DROP TABLE scoring_part',
];
