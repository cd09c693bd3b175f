import type { Bilingual } from '../../model/schema.ts';

/** A statement to begin with. It runs only where its tables are there. */
export interface Example {
  readonly id: string;
  readonly title: Bilingual;
  readonly tables: readonly string[];
  readonly sql: string;
}

export const EXAMPLES: readonly Example[] = [
  {
    id: 'rate-by-unit',
    title: { zh: '各单位、各年度的执行率（和之比）', en: 'Execution rate by unit and year (ratio of sums)' },
    tables: ['evaluation_summary'],
    sql: `SELECT unit_name, fiscal_year,
  count(*) AS forms,
  sum(adjusted_amount) AS budget,
  sum(executed_amount) AS executed,
  round(sum(executed_amount) / nullif(sum(adjusted_amount), 0), 4) AS execution_rate
FROM evaluation_summary
WHERE kind = 'project' AND rate IS NOT NULL
GROUP BY unit_name, fiscal_year
ORDER BY execution_rate`,
  },
  {
    id: 'unspent',
    title: { zh: '未用资金最多的项目', en: 'Projects with the most unspent money' },
    tables: ['evaluation_summary'],
    sql: `SELECT project_name, unit_name, fiscal_year, adjusted_amount, executed_amount, unspent, round(rate, 4) AS rate, deviation_reason
FROM evaluation_summary
WHERE unspent > 0 AND kind = 'project'
ORDER BY unspent DESC
LIMIT 20`,
  },
  {
    id: 'full-score-low-rate',
    title: {
      zh: '得分 90 以上而执行率低于 80% 的表',
      en: 'Scores of 90 and above with less than 80% executed',
    },
    tables: ['evaluation_summary'],
    sql: `SELECT project_name, unit_name, fiscal_year, round(100 * score_share, 2) AS score, round(rate, 4) AS rate, unspent, deviation_reason
FROM evaluation_summary
WHERE score_share >= 0.9 AND rate < 0.8
ORDER BY rate`,
  },
  {
    id: 'score-bins',
    title: { zh: '得分分布（每 1 分一档）', en: 'Distribution of scores, one point a bin' },
    tables: ['evaluation_summary'],
    sql: `SELECT floor(100 * score_share) AS points, count(*) AS forms
FROM evaluation_summary
WHERE score_share IS NOT NULL
GROUP BY points
ORDER BY points`,
  },
  {
    id: 'target-equals-actual',
    title: {
      zh: '目标值与完成值可核实的指标各占多少',
      en: 'How many indicators can be verified, by level 1',
    },
    tables: ['indicator_summary'],
    sql: `SELECT level1, count(*) AS indicators,
  count(*) FILTER (verifiable) AS verifiable,
  count(*) FILTER (target_equals_actual) AS target_equals_actual
FROM indicator_summary
GROUP BY level1
ORDER BY indicators DESC`,
  },
  {
    id: 'money-units',
    title: { zh: '表头单位与实际单位不同的金额', en: 'Money whose heading names another unit than it is in' },
    tables: ['fund_line', 'evaluation'],
    sql: `SELECT e.title_raw, f.label_raw, f.adjusted_raw, f.money_unit_declared, f.money_unit_resolved, f.adjusted_amount, f.unit_resolution
FROM fund_line f
JOIN evaluation e USING (evaluation_id)
WHERE f.money_unit_declared IS DISTINCT FROM f.money_unit_resolved
ORDER BY e.evaluation_id, f.line_no`,
  },
  {
    id: 'findings',
    title: { zh: '各规则的疑点数', en: 'Points to verify by rule' },
    tables: ['finding'],
    sql: `SELECT rule, severity, count(*) AS findings, count(DISTINCT evaluation_id) AS forms
FROM finding
GROUP BY rule, severity
ORDER BY findings DESC`,
  },
  {
    id: 'summarize',
    title: { zh: '一张表的概貌', en: 'A table at a glance' },
    tables: ['evaluation_summary'],
    sql: 'SUMMARIZE evaluation_summary',
  },
];

/** The examples whose tables the engine holds. */
export function examplesFor(tables: ReadonlySet<string>): readonly Example[] {
  return EXAMPLES.filter((example) => example.tables.every((table) => tables.has(table)));
}
