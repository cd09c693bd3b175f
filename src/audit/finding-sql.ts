/**
 * A finding with what a card shows, from `finding_row f`, its rule `r`, the numbers `k` and the summary `e` of its
 * form, the related form `o`, the indicator `i` and the money line `l` it stands at.
 */

const ROW_QUOTE = `concat(i.name_raw, '｜目标：', coalesce(i.target_raw, '—'), '｜完成：', coalesce(i.actual_raw, '—'),
    '｜分值：', coalesce(i.points_max_raw, '—'), '｜得分：', coalesce(i.points_raw, '—'))`;

/** What a card quotes: what the rule took from the form, else the row of the indicator, else the title. */
export const FINDING_QUOTE = `coalesce(f.quote, CASE WHEN i.indicator_no IS NOT NULL THEN ${ROW_QUOTE} END, e.title_raw)`;
/** The unit's own words: the row's reason, else the form's. */
export const FINDING_EXPLANATION =
  "coalesce(nullif(trim(i.deviation_reason), ''), nullif(trim(e.deviation_reason), ''))";

export const FINDING_SELECT = `concat_ws('.', r.rule, coalesce(e.evaluation_id, concat_ws('-', f.unit_id, f.fiscal_year)),
    CASE WHEN f.indicator_no IS NOT NULL THEN concat('i', f.indicator_no) END, f.part) AS finding_id,
  r.rule, r.severity, r.family, r.judges, r.rule_no, e.evaluation_id, coalesce(e.unit_id, f.unit_id) AS unit_id,
  coalesce(e.department_unit_id, e.unit_id, f.unit_id) AS department_unit_id,
  e.project_id, coalesce(e.fiscal_year, f.fiscal_year) AS fiscal_year, e.kind, coalesce(f.source_id, i.source_id, l.source_id, e.source_id) AS source_id,
  coalesce(f.locator, i.locator, l.locator, e.locator) AS locator, f.indicator_no, f.line_no, i.name_raw AS indicator_name,
  ${FINDING_QUOTE} AS quote,
  f.reported, f.expected, f.difference, f.v1, f.v2, f.v3, f.v4, f.t1, f.t2,
  ${FINDING_EXPLANATION} AS explanation,
  o.evaluation_id AS related_evaluation_id, f.part`;

export const FINDING_JOINS = `finding_row f
JOIN audit_rule r ON r.rule_no = f.rule_no
LEFT JOIN evaluation_fact k ON k.id_order = f.form_no
LEFT JOIN evaluation_summary e ON e.form_no = k.form_no
LEFT JOIN scoring_key o ON o.form_no = f.related_form
LEFT JOIN indicator_summary i ON i.form_no = k.form_no AND i.indicator_no = f.indicator_no
LEFT JOIN fund_line l ON l.evaluation_id = e.evaluation_id AND l.line_no = f.line_no`;

const FORM_COLUMNS = `form_no, evaluation_id, unit_id, department_unit_id, project_id, fiscal_year, kind, source_id, locator, title_raw,
    deviation_reason, unit_name, unit_short_name, project_name`;
const INDICATOR_COLUMNS = `form_no, indicator_no, source_id, locator, name_raw, target_raw, actual_raw, points_max_raw, points_raw, deviation_reason`;

/**
 * Relations for a WITH clause after one named `listed (list_no, row_no, form_no)`: of each table only the rows that
 * the findings listed stand on, then `told`, those findings with every column of the view `finding`, with names of
 * unit and project, and with `list_no`. For a page of a list this reads a thousandth of what the view does.
 */
export const TOLD = `f AS MATERIALIZED (
  SELECT s.list_no, s.form_no AS fact_no, w.* FROM listed s
  JOIN (SELECT rowid AS row_no, * FROM finding_row WHERE rowid IN (SELECT row_no FROM listed)) w ON w.row_no = s.row_no
), e AS MATERIALIZED (
  SELECT ${FORM_COLUMNS} FROM evaluation_summary
  WHERE rowid IN (SELECT row_no FROM evaluation_fact WHERE form_no IN (SELECT form_no FROM listed)) AND row_no = rowid
), i AS MATERIALIZED (
  SELECT ${INDICATOR_COLUMNS} FROM indicator_summary
  WHERE form_no IN (SELECT fact_no FROM f WHERE indicator_no IS NOT NULL)
), l AS MATERIALIZED (
  SELECT evaluation_id, line_no, source_id, locator FROM fund_line
  WHERE evaluation_id IN (SELECT e.evaluation_id FROM f JOIN e ON e.form_no = f.fact_no WHERE f.line_no IS NOT NULL)
), o AS MATERIALIZED (
  SELECT form_no, evaluation_id FROM scoring_key WHERE form_no IN (SELECT related_form FROM f)
), told AS (
  SELECT ${FINDING_SELECT}, f.list_no, coalesce(e.unit_name, u.name) AS unit_name,
    coalesce(e.unit_short_name, u.short_name, u.name) AS unit_short_name, e.project_name
  FROM f
  JOIN audit_rule r ON r.rule_no = f.rule_no
  LEFT JOIN e ON e.form_no = f.fact_no
  LEFT JOIN o ON o.form_no = f.related_form
  LEFT JOIN i ON i.form_no = f.fact_no AND i.indicator_no = f.indicator_no
  LEFT JOIN l ON l.evaluation_id = e.evaluation_id AND l.line_no = f.line_no
  LEFT JOIN unit u ON u.unit_id = f.unit_id
)`;
