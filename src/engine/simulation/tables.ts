import { quoteIdentifier } from '../../model/quote-identifier.ts';
import { TABLES, type TableName } from '../../model/schema.ts';
import type { TableData } from '../engine.ts';
import { departmentCount, formsSql, indicatorsSql, PROJECT_NAME, pick } from './forms.ts';
import type { SimulationPlan } from './plan.ts';
import {
  ATTRIBUTES,
  CATEGORIES,
  IMPROVEMENTS,
  INDICATORS,
  REASONS,
  REGIONS,
  SCHEMES,
  TERMS,
} from './words.ts';

type Columns = Readonly<Record<string, string>>;

const money = (amount: string) => `CAST(CAST(${amount} / 10000 AS DECIMAL(18, 2)) AS VARCHAR)`;
const printed = (value: string) => `CAST(CAST(${value} AS DECIMAL(7, 2)) AS VARCHAR)`;
const percent = (value: string) => `CAST(CAST(round(100 * ${value}) AS INTEGER) AS VARCHAR) || '%'`;

/** A SELECT that gives every column of the table: the named expressions, NULL for the rest. */
function select(table: TableName, columns: Columns, from: string): TableData {
  const list = TABLES[table].fields.map((f) => `${columns[f.name] ?? 'NULL'} AS ${quoteIdentifier(f.name)}`);
  return { table, select: `SELECT ${list.join(', ')} FROM ${from}` };
}

function rowsOf(table: TableName, rows: readonly Columns[]): TableData {
  const parts = rows.map((row) => {
    const data = select(table, row, '(SELECT 1)');
    return 'select' in data ? data.select : '';
  });
  return { table, select: parts.join(' UNION ALL ') };
}

const department = (d: string) => `'sim-d' || lpad(CAST(${d} AS VARCHAR), 4, '0')`;
const region = (d: string) => `[${REGIONS.map((r) => `'${r}'`).join(', ')}][1 + ${d} % ${REGIONS.length}]`;

function units(plan: SimulationPlan): TableData {
  const departments = departmentCount(plan);
  const departmentColumns: Columns = {
    unit_id: department('d'),
    name: "'模拟第' || (d + 1) || '局（虚构）'",
    short_name: "'模拟' || (d + 1) || '局'",
    region: region('d'),
    level: "'city'",
  };
  const unitColumns: Columns = {
    unit_id: "'sim-u' || lpad(CAST(u AS VARCHAR), 5, '0')",
    name: `'模拟第' || (u % ${departments} + 1) || '局第' || (u // ${departments} + 1) || '中心（虚构）'`,
    short_name: `'模拟' || (u % ${departments} + 1) || '局' || (u // ${departments} + 1) || '中心'`,
    region: region(`(u % ${departments})`),
    level: "'city'",
    parent_unit_id: department(`(u % ${departments})`),
  };
  const parts = [
    select('unit', departmentColumns, `range(${departments}) numbers(d)`),
    select('unit', unitColumns, `range(${plan.units}) numbers(u)`),
  ].map((data) => ('select' in data ? data.select : ''));
  return { table: 'unit', select: parts.join(' UNION ALL ') };
}

function projects(plan: SimulationPlan): TableData {
  const from = `(SELECT DISTINCT project_id, unit_id, p FROM (${formsSql(plan)}))`;
  return select('project', { project_id: 'project_id', unit_id: 'unit_id', name: PROJECT_NAME }, from);
}

function profiles(): TableData {
  return rowsOf(
    'profile',
    SCHEMES.map((s) => ({
      profile_id: `'${s.id}'`,
      name: `'${s.name}'`,
      name_en: `'${s.nameEn}'`,
      basis: `'${s.basis}'`,
      valid_from: '2020',
      budget_points: String(s.budget),
      output_points: String(s.output),
      benefit_points: String(s.benefit),
      satisfaction_points: String(s.satisfaction),
      rate_basis: "'adjusted'",
      quantitative_rule: `'${s.rule}'`,
      rounding_tolerance: '0.5',
      over_threshold: s.over,
      band_full_low: '0.8',
      band_part_low: String(s.part),
      grade_excellent: '90',
      grade_good: '80',
      grade_fair: '60',
      what_if_only: 'FALSE',
    })),
  );
}

function concepts(): TableData {
  return rowsOf(
    'concept',
    INDICATORS.map((t) => ({
      concept_id: `'${t.concept}'`,
      name: `'${t.name}'`,
      unit: t.unit === '' ? 'NULL' : `'${t.unit}'`,
      direction: t.nature === '≤' ? "'down'" : "'up'",
    })),
  );
}

function evaluations(plan: SimulationPlan): TableData {
  const from = `(
    SELECT *, row_total + coalesce(budget_points, round(budget_max * least(rate, 1), 2))
      + CASE WHEN total_slip < 0.02 THEN CASE WHEN words < 0.5 THEN -2 ELSE 1 END ELSE 0 END AS exact_total
    FROM (SELECT f.*, i.row_total FROM (${formsSql(plan)}) f
      JOIN (SELECT n, sum(points) AS row_total FROM (${indicatorsSql(plan)}) GROUP BY n) i ON i.n = f.n))`;
  const total = 'least(100, greatest(0, exact_total))';
  const low = 'rate < 0.9';
  return select(
    'evaluation',
    {
      evaluation_id: 'evaluation_id',
      kind: "'project'",
      fiscal_year: 'fiscal_year',
      fiscal_year_basis: "'stated'",
      unit_id: 'unit_id',
      department_unit_id: department('d'),
      project_id: 'project_id',
      title_raw: `fiscal_year || '年度' || ${PROJECT_NAME} || '自评表（模拟）'`,
      category: pick(CATEGORIES, 'category_draw'),
      attribute: pick(ATTRIBUTES, 'attribute_draw'),
      term: pick(TERMS, 'term_draw'),
      tick_groups: '3',
      profile_id: `[${SCHEMES.map((s) => `'${s.id}'`).join(', ')}][1 + scheme]`,
      profile_reason: "'模拟数据按部门指定'",
      declared_money_unit: "'万元'",
      budget_points_max: 'budget_max',
      rate_raw: `CASE WHEN rate_reported IS NOT NULL THEN CAST(CAST(100 * rate_reported AS DECIMAL(9, 2)) AS VARCHAR) || '%' END`,
      rate_reported: 'rate_reported',
      budget_points_raw: printed('budget_points'),
      budget_points: 'budget_points',
      budget_points_inferred: 'FALSE',
      total_max_raw: "CASE WHEN scheme = 0 THEN '100' END",
      total_max: 'CASE WHEN scheme = 0 THEN 100 END',
      total_raw: printed(total),
      total_reported: `round(${total}, 2)`,
      deviation_reason: `CASE WHEN ${low} AND reason_draw < 0.6 THEN ${pick(REASONS, 'words')} WHEN reason_draw < 0.85 THEN '无' END`,
      improvement: `CASE WHEN reason_draw < 0.7 THEN ${pick(IMPROVEMENTS, 'words')} WHEN reason_draw < 0.85 THEN '无' END`,
      filed_on:
        "CASE WHEN reason_draw < 0.9 THEN CAST((fiscal_year + 1) || '-03-' || lpad(CAST(1 + CAST(floor(words * 28) AS INTEGER) AS VARCHAR), 2, '0') AS DATE) END",
      filed_by_present: 'reason_draw < 0.95',
      phone_present: 'reason_draw < 0.9',
      signed: 'words < 0.9',
      stamped: 'words < 0.85',
      data_origin: "'simulated'",
      extraction_confidence: '1',
      layout: "'form-heading'",
      source_id: "'simulated'",
      locator: "'#' || n",
    },
    from,
  );
}

function fundLines(plan: SimulationPlan): TableData {
  const from = `(SELECT f.*, k.line FROM (${formsSql(plan)}) f CROSS JOIN range(1, 3) k(line)
    WHERE k.line = 1 OR f.scheme = 0)`;
  const executed =
    'CASE WHEN line = 2 AND total_slip > 0.985 THEN executed - round(executed / 1000) * 100 ELSE executed END';
  return select(
    'fund_line',
    {
      evaluation_id: 'evaluation_id',
      line_no: 'line',
      kind: "CASE line WHEN 1 THEN 'total' ELSE 'fiscal' END",
      label_raw: "CASE line WHEN 1 THEN '年度资金总额' ELSE '其中：当年财政拨款' END",
      initial_raw: `CASE WHEN scheme = 0 THEN ${money('initial')} END`,
      initial_amount: 'CASE WHEN scheme = 0 THEN initial END',
      adjusted_raw: money('adjusted'),
      adjusted_amount: 'adjusted',
      executed_raw: money(`(${executed})`),
      executed_amount: executed,
      money_unit_declared: "'万元'",
      money_unit_resolved: "'万元'",
      locator: "'#' || n",
    },
    from,
  );
}

function sections(plan: SimulationPlan): TableData {
  const levels = ['output', 'benefit', 'satisfaction'] as const;
  const names = ['产出指标', '效益指标', '满意度指标'];
  const declared = levels.map(
    (level, i) => `WHEN ${i} THEN [${SCHEMES.map((s) => s[level]).join(', ')}][1 + scheme]`,
  );
  return select(
    'section',
    {
      evaluation_id: 'evaluation_id',
      level1: `[${levels.map((l) => `'${l}'`).join(', ')}][1 + k]`,
      label_raw: `[${names.map((l) => `'${l}'`).join(', ')}][1 + k]`,
      points_declared: `CASE k ${declared.join(' ')} END`,
      locator: "'#' || n",
    },
    `(SELECT f.n, f.scheme, f.evaluation_id, s.k FROM (${formsSql(plan)}) f CROSS JOIN range(3) s(k))`,
  );
}

const quantity = (
  value: string,
) => `CASE kind WHEN 'percent' THEN ${percent(value)} WHEN 'money' THEN ${money(value)} || '万元'
  ELSE CAST(CAST(${value} AS BIGINT) AS VARCHAR) || value_unit END`;
const TARGET_RAW = `CASE state WHEN 'blank' THEN NULL WHEN 'unset' THEN '未设定'
  ELSE CASE WHEN kind = 'percent' THEN nature ELSE '' END || ${quantity('target')} END`;
const ACTUAL_RAW = `CASE state WHEN 'blank' THEN NULL WHEN 'verbal' THEN '已完成' ELSE ${quantity('actual')} END`;
const fromTemplate = (column: 'level1' | 'level2' | 'level2Raw' | 'name' | 'concept') =>
  `[${INDICATORS.map((t) => `'${t[column]}'`).join(', ')}][1 + j]`;

function indicators(plan: SimulationPlan): TableData {
  return select(
    'indicator',
    {
      evaluation_id: 'evaluation_id',
      indicator_no: 'j + 1',
      level1: fromTemplate('level1'),
      level2: fromTemplate('level2'),
      level2_raw: fromTemplate('level2Raw'),
      name_raw: fromTemplate('name'),
      concept_id: fromTemplate('concept'),
      nature: 'nature',
      target_raw: TARGET_RAW,
      actual_raw: ACTUAL_RAW,
      points_max_raw: 'CASE WHEN scheme = 0 THEN CAST(weight AS VARCHAR) END',
      points_max: 'CASE WHEN scheme = 0 THEN weight END',
      points_max_inferred: 'FALSE',
      points_raw: printed('points'),
      points: 'points',
      points_inferred: 'FALSE',
      layout_shifted: 'FALSE',
      locator: "'#' || n || '.' || (j + 1)",
    },
    `(${indicatorsSql(plan)})`,
  );
}

function indicatorValues(plan: SimulationPlan): TableData {
  const stated =
    "(state = 'number' OR (is_target AND state = 'verbal') OR (NOT is_target AND state = 'unset'))";
  return select(
    'indicator_value',
    {
      evaluation_id: 'evaluation_id',
      indicator_no: 'j + 1',
      role: "CASE WHEN is_target THEN 'target' ELSE 'actual' END",
      part_no: '1',
      raw: `CASE WHEN is_target THEN ${TARGET_RAW} ELSE ${ACTUAL_RAW} END`,
      kind: `CASE WHEN ${stated} THEN kind WHEN state = 'blank' THEN 'blank' WHEN state = 'unset' THEN 'unset' ELSE 'level' END`,
      comparator: `CASE WHEN ${stated} AND is_target AND kind = 'percent' THEN nature END`,
      value: `CASE WHEN ${stated} THEN CASE WHEN is_target THEN target ELSE actual END END`,
      unit: `CASE WHEN ${stated} AND value_unit <> '' THEN value_unit END`,
      level: `CASE WHEN NOT is_target AND state = 'verbal' THEN 'met' END`,
      parse_status: "'ok'",
    },
    `(SELECT i.*, r.role = 0 AS is_target FROM (${indicatorsSql(plan)}) i CROSS JOIN range(2) r(role))`,
  );
}

/**
 * A whole simulated package, made by the engine itself as it loads: nothing is downloaded and every home of the
 * engine makes the same rows. `data_origin` is simulated throughout, and every name says that it is made up.
 * Without `indicatorRows` the blocks and indicators of the forms are left out; see `indicatorTotals`.
 */
export function simulatedTables(
  plan: SimulationPlan,
  { indicatorRows = true }: { readonly indicatorRows?: boolean } = {},
): readonly TableData[] {
  const source = rowsOf('source', [
    {
      source_id: "'simulated'",
      title: `'模拟数据（种子 ${plan.seed}）'`,
      publisher: "'绩览 Jilan'",
      kind: "'dataset'",
      note: "'由程序生成，不对应任何单位。Made by a program; stands for no real body.'",
    },
  ]);
  return [
    source,
    units(plan),
    projects(plan),
    profiles(),
    concepts(),
    evaluations(plan),
    fundLines(plan),
    ...(indicatorRows ? [sections(plan), indicators(plan), indicatorValues(plan)] : []),
  ];
}
