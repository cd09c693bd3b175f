/** 附件1 基础数据表: its rows belong to the department form of the same unit and year, where there is one. */

/** The department form of a unit and year. */
export const DEPARTMENT_FORM = `
  SELECT unit_id, fiscal_year, min(form_no) AS form_no
  FROM audit_context WHERE form_kind = 'department' GROUP BY unit_id, fiscal_year`;

/** The label of a row without its number, colon or note: `4.工伤调查工作经费` is the project of that name. */
export const labelKey = (column: string) =>
  `trim(regexp_replace(replace(split_part(split_part(${column}, '（', 1), '：', 1), ' ', ''), '^[0-9一二三四五六七八九十]+[、.．:：)]', ''))`;

/** Parents with the sum of their children, column by column; `of_which` when the children are 其中 only. */
export const BASE_TREE = `
  SELECT p.unit_id, p.fiscal_year, p.block, p.item_no, p.column_label_raw, p.column_year, p.measure,
    any_value(p.label_raw) AS label_raw, any_value(p.raw) AS raw, any_value(p.value) AS value,
    any_value(p.source_id) AS source_id, any_value(p.locator) AS locator,
    count(c.value) AS filled, sum(c.value) AS parts, max(c.value) AS largest,
    bool_or(contains(coalesce(c.label_raw, ''), '其中')) AS of_which
  FROM base_metric p
  JOIN base_metric c ON c.unit_id = p.unit_id AND c.fiscal_year = p.fiscal_year AND c.block = p.block
    AND c.parent_item_no = p.item_no AND c.column_label_raw = p.column_label_raw
  WHERE p.measure IN ('final', 'budget') AND p.value IS NOT NULL AND c.value IS NOT NULL
  GROUP BY p.unit_id, p.fiscal_year, p.block, p.item_no, p.column_label_raw, p.column_year, p.measure`;

/** A06 on the base table: a full breakdown must add up, to the cent. */
export const BASE_SUMS = `
WITH tree AS (${BASE_TREE}), form AS (${DEPARTMENT_FORM})
SELECT f.form_no, t.unit_id, t.fiscal_year, t.source_id, t.locator,
  concat(t.label_raw, ' ', t.column_label_raw, ' ', t.raw) AS quote, t.value AS reported, t.parts AS expected,
  concat('base-', t.block, t.item_no, '-', t.column_label_raw) AS part,
  CASE WHEN t.of_which THEN round(t.parts - t.value, 2) > 0.01 ELSE abs(round(t.parts - t.value, 2)) > 0.01 END AS failed
FROM tree t LEFT JOIN form f ON f.unit_id = t.unit_id AND f.fiscal_year = t.fiscal_year`;
