export const SUMMARIES: readonly string[] = [
  `CREATE OR REPLACE TABLE indicator_summary AS
  SELECT i.*, t.value AS target_value, t.comparator AS target_comparator, t.kind AS target_kind, t.unit AS target_unit,
    a.value AS actual_value, a.kind AS actual_kind, a.unit AS actual_unit,
    (t.value IS NOT NULL AND a.value IS NOT NULL) AS verifiable,
    trim(i.target_raw) = trim(i.actual_raw) OR t.value = a.value AS target_equals_actual,
    CAST(i.points_max - i.points AS DOUBLE) AS points_lost, e.fiscal_year, e.unit_id, e.project_id
  FROM indicator i JOIN evaluation e USING (evaluation_id)
  LEFT JOIN indicator_value t ON t.evaluation_id = i.evaluation_id AND t.indicator_no = i.indicator_no AND t.role = 'target' AND t.part_no = 1
  LEFT JOIN indicator_value a ON a.evaluation_id = i.evaluation_id AND a.indicator_no = i.indicator_no AND a.role = 'actual' AND a.part_no = 1`,
  `CREATE OR REPLACE TABLE evaluation_summary AS
  SELECT e.evaluation_id, e.kind, e.fiscal_year, e.unit_id, u.name AS unit_name, u.short_name AS unit_short_name, u.region,
    e.department_unit_id, d.name AS department_name, e.project_id, p.name AS project_name, e.title_raw, e.category, e.profile_id,
    l.initial_amount, l.adjusted_amount, l.executed_amount, 'adjusted' AS amount_basis,
    CAST(l.executed_amount AS DOUBLE) / nullif(CAST(l.adjusted_amount AS DOUBLE), 0) AS rate,
    CAST(l.executed_amount AS DOUBLE) / nullif(CAST(l.initial_amount AS DOUBLE), 0) AS rate_of_initial,
    e.rate_reported, CAST(l.adjusted_amount - l.executed_amount AS DOUBLE) AS unspent,
    e.budget_points, e.budget_points_max, e.total_reported, e.total_max,
    CAST(e.total_reported AS DOUBLE) / coalesce(CAST(e.total_max AS DOUBLE), 100) AS score_share
  FROM evaluation e LEFT JOIN unit u ON u.unit_id = e.unit_id LEFT JOIN unit d ON d.unit_id = e.department_unit_id
  LEFT JOIN project p ON p.project_id = e.project_id
  LEFT JOIN fund_line l ON l.evaluation_id = e.evaluation_id AND l.kind = 'total'`,
];
