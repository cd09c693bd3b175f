import { cellRule, type Rule, setRule } from '../rule.ts';

/** Rows that state one fact of a unit: numbers on both sides, neither costs nor satisfaction of a project. */
const FACT = `a IS NOT NULL AND b IS NOT NULL AND a_numeric AND b_numeric AND NOT conflict
  AND level2 IS DISTINCT FROM 'cost' AND level2 IS DISTINCT FROM 'satisfaction' AND level1 NOT IN ('satisfaction', 'cost')`;

/** Rows whose name stands in two forms of a unit and year with different values. */
const SHARED_FACTS = `
CREATE OR REPLACE TEMP TABLE audit_fact AS
WITH fact AS (
  SELECT form_no, indicator_no, fact_hash, form_kind, a, b, ak, au FROM audit_row WHERE ${FACT}
), shared AS (
  SELECT fact_hash FROM fact GROUP BY fact_hash
  HAVING min(form_no) <> max(form_no) AND (min(a) <> max(a) OR min(b) <> max(b)) AND count(*) <= 200
)
SELECT f.* FROM fact f JOIN shared s ON s.fact_hash = f.fact_hash`;

/** Forms with rates beside other forms of their unit and year. */
const WITH_OTHERS = 'f.rated_rows > 0 AND f.has_siblings';

/**
 * Pairs of rows of the same name in two forms. Two projects may well share a name and mean different things,
 * so the other value must agree, and be telling: a figure of four digits, or one form being the department's.
 */
const clashCheck = (differing: 'a' | 'b') => {
  const other = differing === 'a' ? 'b' : 'a';
  return `
WITH clash AS (
  SELECT x.form_no, x.indicator_no, any_value(x.${differing}) AS own, any_value(x.ak) AS kind, min(y.form_no) AS related,
    arg_min(y.${differing}, y.form_no) AS value
  FROM audit_fact x JOIN audit_fact y ON y.fact_hash = x.fact_hash AND y.form_no <> x.form_no
    AND y.${other} = x.${other} AND y.ak = x.ak AND y.au IS NOT DISTINCT FROM x.au AND y.${differing} <> x.${differing}
    AND (x.form_kind = 'department' OR y.form_kind = 'department' OR (x.ak <> 'percent' AND x.${other} >= 1000))
  GROUP BY x.form_no, x.indicator_no
)
SELECT c.form_no, c.indicator_no, c.own AS reported, c.value AS expected, c.related AS related_form, c.kind AS t1
FROM clash c JOIN audit_form f ON f.form_no = c.form_no WHERE ${WITH_OTHERS}`;
};

/** I. 指标设置: rules across rows and forms. */
export const ACROSS_RULES: readonly Rule[] = [
  setRule({
    id: 'I01',
    severity: 'W',
    subject: 'form',
    name: { zh: '表内重复指标', en: 'Duplicate in one form' },
    question: { zh: '同一张表是否列了两次同一指标？', en: 'Does one form list the same indicator twice?' },
    formula: {
      zh: '去除标点空格后三级指标名称相同',
      en: 'Equal level-3 names without punctuation and spaces',
    },
    among: 'f.n > 1',
    check: `
SELECT form_no, max(indicator_no) AS indicator_no, count(*) AS reported, 1 AS expected, min(indicator_no) AS v1
FROM audit_row GROUP BY form_no, name_hash HAVING count(*) > 1`,
    say: {
      zh: '“{name}”在本表出现 {reported:num} 次（另见第 {v1:num} 行指标）',
      en: '“{name}” appears {reported:num} times in this form (see also indicator {v1:num})',
    },
    otherwise: { zh: '同名指标可能面向不同对象', en: 'The same name may address different groups' },
  }),
  setRule({
    id: 'I02',
    severity: 'E',
    unit: 'fraction',
    subject: 'form',
    name: { zh: '整套复制', en: 'Copied indicator set' },
    question: {
      zh: '两个项目的指标、目标与完成值是否整套相同？',
      en: 'Do two projects share indicators, targets and actuals?',
    },
    formula: {
      zh: '同一部门同一年度两个项目，（名称、目标、完成值）相同的行数÷两表合并后的行数≥0.8，且不少于 3 行',
      en: 'Two projects of one department and year: rows equal in name, target and actual ÷ rows of both together ≥ 0.8, at least 3 rows',
    },
    among: "f.kind = 'project' AND f.n >= 3",
    // The CASE names the pair too: on its own the comparison may be taken for a join of every form with every other.
    check: `
WITH shared AS (
  SELECT row_hash FROM audit_row WHERE form_kind = 'project' GROUP BY row_hash
  HAVING min(form_no) <> max(form_no) AND count(*) <= 200
), common AS (
  SELECT DISTINCT r.form_no, r.row_hash FROM audit_row r JOIN shared s ON s.row_hash = r.row_hash WHERE r.form_kind = 'project'
), candidate AS (
  SELECT c.form_no FROM common c JOIN audit_form f ON f.form_no = c.form_no
  GROUP BY c.form_no, f.n HAVING f.n >= 3 AND count(*) >= 0.8 * f.n
), chosen AS (SELECT c.* FROM common c JOIN candidate k ON k.form_no = c.form_no), pair AS (
  SELECT x.form_no, y.form_no AS related, count(*) AS both_rows
  FROM chosen x JOIN chosen y ON y.row_hash = x.row_hash AND y.form_no <> x.form_no GROUP BY x.form_no, y.form_no
), rated AS (
  SELECT p.form_no, p.related, p.both_rows, CAST(p.both_rows AS DOUBLE) / (a.n + b.n - p.both_rows) AS jaccard,
    row_number() OVER (PARTITION BY p.form_no ORDER BY CAST(p.both_rows AS DOUBLE) / (a.n + b.n - p.both_rows) DESC, p.related) AS place
  FROM pair p JOIN audit_form a ON a.form_no = p.form_no JOIN audit_form b ON b.form_no = p.related
  WHERE CASE WHEN p.both_rows > 0 THEN a.project_id IS DISTINCT FROM b.project_id END
)
SELECT r.form_no, r.jaccard AS reported, 0.8 AS expected, r.both_rows AS v1, f.n AS v2,
  g.project_name AS t1, g.project_name AS quote, r.related AS related_form
FROM rated r JOIN audit_form f ON f.form_no = r.form_no JOIN audit_form g ON g.form_no = r.related
WHERE r.place = 1 AND r.jaccard >= 0.8`,
    say: {
      zh: '与“{t1}”有 {v1:num} 行指标的名称、目标、完成值完全相同（本表共 {v2:num} 行），相似度 {reported:pct}',
      en: '{v1:num} of {v2:num} rows equal those of “{t1}” in name, target and actual (similarity {reported:pct})',
    },
    otherwise: {
      zh: '两个项目可能确由同一批工作支撑，但成效应能分别归因',
      en: 'Both projects may support the same work; the results should still be attributable to each',
    },
  }),
  cellRule({
    id: 'I03',
    severity: 'N',
    on: 'row',
    name: { zh: '通用空泛指标', en: 'Boilerplate indicator' },
    question: { zh: '指标是否放在哪个项目都适用？', en: 'Would the indicator fit any project?' },
    formula: {
      zh: '名称属通用语，或没有可核对数值的同名指标出现在同一部门同一年度两个以上项目（满意度、成本除外）',
      en: 'A commonplace, or a name without a checkable number in two or more projects of one department and year (satisfaction and costs aside)',
    },
    test: `CASE WHEN r.level1 <> 'satisfaction' THEN r.name_common END`,
    say: {
      zh: '“{name}”放在别的项目也适用，看不出本项目的内容',
      en: '“{name}” would fit any project',
    },
    also: `
WITH vague AS (
  SELECT form_no, indicator_no, group_name_hash FROM audit_row
  WHERE level1 NOT IN ('satisfaction', 'cost') AND level2 IS DISTINCT FROM 'cost' AND level2 IS DISTINCT FROM 'satisfaction'
    AND NOT {failed:I03} AND form_kind = 'project' AND (ak IN ('text', 'level', 'unset', 'blank') OR {failed:I09})
), shared AS (
  SELECT group_name_hash, min(form_no) AS first_form, max(form_no) AS last_form FROM vague
  GROUP BY group_name_hash HAVING min(form_no) <> max(form_no)
)
SELECT v.form_no, v.indicator_no, CASE WHEN s.first_form = v.form_no THEN s.last_form ELSE s.first_form END AS related_form,
  s.group_name_hash IS NOT NULL AS failed
FROM vague v LEFT JOIN shared s ON s.group_name_hash = v.group_name_hash`,
  }),
  setRule({
    id: 'I16',
    severity: 'W',
    unit: 'count',
    subject: 'form',
    name: { zh: '同名指标跨表目标不一', en: 'Same indicator, different targets' },
    question: {
      zh: '同一单位同一年度的同名指标目标是否一致？',
      en: 'Does a unit set one target for one indicator?',
    },
    formula: {
      zh: '同名、完成值相同而目标不同（须为四位以上的数，或其一为部门整体支出表）',
      en: 'Same name and actual, different target (a figure of four digits, or one form the department’s)',
    },
    prepare: [SHARED_FACTS],
    among: WITH_OTHERS,
    check: clashCheck('a'),
    say: {
      zh: '“{name}”的目标为 {reported:as-t1}，另一张表为 {expected:as-t1}，完成值相同',
      en: '“{name}” has the target {reported:as-t1} here and {expected:as-t1} in another form, with the same actual',
    },
  }),
  setRule({
    id: 'I17',
    severity: 'E',
    unit: 'count',
    subject: 'form',
    name: { zh: '同名指标跨表完成值不一', en: 'Same indicator, different actuals' },
    question: {
      zh: '同一单位同一年度的同名指标完成值是否一致？',
      en: 'Does a unit report one actual for one indicator?',
    },
    formula: {
      zh: '同名、目标相同而完成值不同（须为四位以上的数，或其一为部门整体支出表）',
      en: 'Same name and target, different actual (a figure of four digits, or one form the department’s)',
    },
    among: WITH_OTHERS,
    check: clashCheck('b'),
    say: {
      zh: '“{name}”完成 {reported:as-t1}，另一张表为 {expected:as-t1}，目标相同',
      en: '“{name}” reached {reported:as-t1} here and {expected:as-t1} in another form, with the same target',
    },
    otherwise: {
      zh: '两表的统计时点或范围可能不同',
      en: 'The two may differ in date or coverage',
    },
  }),
  setRule({
    id: 'I18',
    severity: 'W',
    unit: 'count',
    subject: 'form',
    name: { zh: '一事两目标', en: 'One fact, two targets' },
    question: { zh: '同一结果是否对应两个不同目标？', en: 'Is one result held against two targets?' },
    formula: {
      zh: '同一张表内，完成值与单位相同（四位以上的数，非百分比）、名称与目标不同',
      en: 'In one form: equal actual and unit (four digits, not a percentage), different name and target',
    },
    among: 'f.rated_rows > 1',
    check: `
WITH fact AS (
  SELECT form_no, indicator_no, name_hash, a, b, bu FROM audit_row
  WHERE ${FACT} AND bk <> 'percent' AND b >= 1000
), pair AS (
  SELECT x.form_no, y.indicator_no, x.indicator_no AS first_no, x.a AS first_a, y.a AS a, y.b AS b,
    row_number() OVER (PARTITION BY y.form_no, y.indicator_no ORDER BY x.indicator_no) AS place
  FROM fact x JOIN fact y ON y.form_no = x.form_no AND y.b = x.b AND y.bu IS NOT DISTINCT FROM x.bu
    AND y.indicator_no > x.indicator_no AND y.a <> x.a AND y.name_hash <> x.name_hash
)
SELECT p.form_no, p.indicator_no, p.a AS reported, p.first_a AS expected, p.b AS v1, p.first_no AS v2
FROM pair p JOIN audit_form f ON f.form_no = p.form_no WHERE p.place = 1 AND f.rated_rows > 1`,
    say: {
      zh: '“{name}”与第 {v2:num} 行指标完成值同为 {v1:num}，目标却分别为 {reported:num} 与 {expected:num}',
      en: '“{name}” and indicator {v2:num} report the same {v1:num} against targets {reported:num} and {expected:num}',
    },
    otherwise: { zh: '两个指标的完成值可能恰好相同', en: 'The two actuals may coincide' },
  }),
];
