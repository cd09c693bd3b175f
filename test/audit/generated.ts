/**
 * SQL that fills the base tables with `forms` made-up forms of ten indicators: about every tenth with an
 * error of some kind, as a load would be. Deterministic; for measuring, not for looking at.
 */
export function generate(forms: number): readonly string[] {
  const year = '2019 + (n % 5)';
  const unit = "concat('u', n % 2000)";
  const pick = (k: number, m: number) => `((n * ${k} + 7919) % ${m})`;
  return [
    "INSERT INTO source (source_id, title, kind) VALUES ('s', '模拟', 'dataset')",
    "INSERT INTO unit (unit_id, name, region, parent_unit_id) SELECT concat('u', n), concat('单位', n), '湖南 某市', concat('u', n // 50 * 50) FROM range(2000) t(n)",
    `INSERT INTO project (project_id, unit_id, name) SELECT concat('p', n), ${unit}, concat('项目', n) FROM range(${forms}) t(n)`,
    `INSERT INTO evaluation (evaluation_id, kind, fiscal_year, fiscal_year_basis, unit_id, department_unit_id, project_id, title_raw,
      tick_groups, profile_id, declared_money_unit, budget_points_max, rate_raw, rate_reported, budget_points, budget_points_inferred,
      total_max, total_reported, deviation_reason, improvement, filed_on, data_origin, source_id, locator)
    SELECT concat('simulated-evaluation-', n), 'project', ${year}, 'stated', ${unit}, concat('u', (n % 2000) // 50 * 50), concat('p', n),
      concat(${year}, '年度项目支出绩效自评表'), 0, CASE WHEN n % 3 = 0 THEN 'hunan-2024-project' ELSE 'mof-2020' END, '万元', 10,
      concat(round(rate * 100, 2), '%'), round(rate, 4), round(10 * rate, 2), false, 100,
      round(10 * rate, 2) + 90 - CASE WHEN n % 10 = 3 THEN 2 ELSE 0 END,
      CASE WHEN n % 4 = 0 THEN '无' WHEN n % 4 = 1 THEN NULL ELSE '受客观条件影响，部分工作顺延至次年实施' END, NULL,
      DATE '2024-03-01', 'simulated', 's', concat('L', n)
    FROM (SELECT n, CASE WHEN n % 2 = 0 THEN 1.0 ELSE 0.3 + ${pick(31, 70)} / 100.0 END AS rate FROM range(${forms}) t(n))`,
    `INSERT INTO fund_line (evaluation_id, line_no, kind, label_raw, initial_raw, initial_amount, adjusted_raw, adjusted_amount, executed_raw, executed_amount,
      money_unit_declared, money_unit_resolved, locator)
    SELECT concat('simulated-evaluation-', n), k, CASE k WHEN 1 THEN 'total' WHEN 2 THEN 'fiscal' WHEN 3 THEN 'carry_over' ELSE 'other' END, '资金',
      CAST(b AS VARCHAR), b * 10000, CAST(b AS VARCHAR), b * 10000, CAST(x AS VARCHAR), x * 10000, '万元', '万元', concat('L', n)
    FROM (SELECT n, k, CASE WHEN k <= 2 THEN b ELSE 0 END AS b, CASE WHEN k <= 2 THEN round(b * rate, 2) ELSE 0 END AS x
      FROM (SELECT n, 10 + ${pick(97, 500)} AS b, CASE WHEN n % 2 = 0 THEN 1.0 ELSE 0.3 + ${pick(31, 70)} / 100.0 END AS rate FROM range(${forms}) t(n)), range(1, 5) l(k))`,
    `INSERT INTO section (evaluation_id, level1, label_raw, points_declared)
    SELECT concat('simulated-evaluation-', n), l, concat(l, '（', p, '分）'), p
    FROM range(${forms}) t(n), (VALUES ('output', 50), ('benefit', 30), ('satisfaction', 10)) s(l, p)`,
    `INSERT INTO indicator (evaluation_id, indicator_no, level1, level2, level2_raw, name_raw, nature, target_raw, actual_raw,
      points_max_raw, points_max, points_max_inferred, points_raw, points, points_inferred, layout_shifted, locator)
    SELECT concat('simulated-evaluation-', n), i, CASE WHEN i <= 6 THEN 'output' WHEN i <= 9 THEN 'benefit' ELSE 'satisfaction' END,
      CASE i WHEN 1 THEN 'quantity' WHEN 2 THEN 'quantity' WHEN 3 THEN 'quality' WHEN 4 THEN 'timeliness' WHEN 5 THEN 'cost' WHEN 6 THEN 'quality'
        WHEN 7 THEN 'economic' WHEN 8 THEN 'social' WHEN 9 THEN 'sustainable' ELSE 'satisfaction' END,
      '某类指标', concat(CASE WHEN i = 10 THEN '服务对象满意度' ELSE concat('第', i, '类工作完成情况之', (n * i) % 997) END),
      CASE WHEN i = 5 THEN '≤' WHEN i = 8 THEN 'qualitative' ELSE '≥' END,
      CASE WHEN i = 8 THEN '达标' ELSE concat(100 + (n * i) % 400, '个') END,
      CASE WHEN i = 8 THEN '达标' ELSE concat(100 + (n * i) % 400 + (n + i) % 30 - 3, '个') END,
      CASE WHEN i <= 5 THEN '8' ELSE '10' END, CASE WHEN i <= 5 THEN 8 ELSE 10 END, false,
      CASE WHEN i <= 5 THEN '8' ELSE '10' END, CASE WHEN i <= 5 THEN 8 ELSE 10 END, false, false, concat('L', i)
    FROM range(${forms}) t(n), range(1, 11) x(i)`,
    `INSERT INTO indicator_value (evaluation_id, indicator_no, role, part_no, raw, kind, value, unit, level, qualifier, parse_status)
    SELECT concat('simulated-evaluation-', n), i, r, 1, '', CASE WHEN i = 8 THEN 'level' ELSE 'number' END,
      CASE WHEN i <> 8 THEN 100 + (n * i) % 400 + CASE WHEN r = 'actual' THEN (n + i) % 30 - 3 ELSE 0 END END,
      CASE WHEN i <> 8 THEN '个' END, CASE WHEN i = 8 THEN 'met' END, CASE WHEN (n + i) % 40 = 0 THEN '约' END, 'ok'
    FROM range(${forms}) t(n), range(1, 11) x(i), (VALUES ('target'), ('actual')) q(r)`,
  ];
}
