import { countOf, greater } from '../model/compare-sql.ts';
import { listed, valuesOf } from '../scoring/listed.ts';
import { type Later, NEEDED_COLUMNS } from './facts.ts';

/** Kinds of money line: by where the money comes from, by the account it is in, by what it is for. */
const SOURCE = "('fiscal', 'carry_over', 'other')";
const INCOME = "('general_public', 'government_fund', 'special_account', 'unit_fund')";
const NATURE = "('basic', 'project')";

/** Sums over the rows of a form, from `audit_row`: named relations that end in `row_sum`. */
const ROW_SUMS = `
summed AS (
  SELECT form_no, count(*) AS n,
    sum(w) AS sum_w, ${countOf('w IS NULL')} AS w_missing,
    sum(s) AS sum_s, ${countOf('s IS NULL OR s_inferred')} AS s_unprinted, ${countOf('s IS NULL')} AS s_missing,
    max(row_reason) AS best_row_reason,
    ${countOf('ratio < 1')} AS short_rows, ${countOf('ratio < 1 AND row_reason < 2')} AS short_silent,
    ${countOf("exceeds AND level2 IS DISTINCT FROM 'cost'")} AS over_rows,
    ${countOf("exceeds AND level2 IS DISTINCT FROM 'cost' AND row_reason < 2")} AS over_silent,
    count(CASE WHEN level2 IS DISTINCT FROM 'cost' THEN ratio END) AS rated_rows,
    min(CASE WHEN level2 IS DISTINCT FROM 'cost' THEN ratio END) AS lowest_ratio,
    ${countOf('same_value')} AS same_rows,
    sum(CASE WHEN coalesce(w, s) > 0 THEN coalesce(w, s) END) AS weighed,
    sum(CASE WHEN coalesce(w, s) > 0 AND NOT coalesce(b_numeric OR bk IN ('date', 'deadline'), false) THEN coalesce(w, s) END) AS wordy,
    ${countOf("level1 = 'output' AND ratio IS NOT NULL AND level2 IS DISTINCT FROM 'cost'")} AS output_rated,
    min(CASE WHEN level1 = 'output' AND level2 IS DISTINCT FROM 'cost' THEN ratio END) AS output_lowest,
    ${countOf("level1 IN ('output', 'cost')")} AS output_rows,
    ${countOf("level1 IN ('output', 'cost') AND (level2 IS NULL OR level2 = 'other')")} AS output_unclassed,
    ${countOf('w IS NULL OR w_inferred')} AS w_unprinted,
    ${countOf('level2_named')} AS level2_named, ${countOf("level2_named AND coalesce(level2, 'other') = 'other'")} AS level2_odd,
    ${countOf("level2 = 'timeliness'")} AS timely_rows, min(CASE WHEN level2 = 'timeliness' THEN indicator_no END) AS timely_no,
    ${countOf("level2 = 'timeliness' AND (rule_code IN ('band_met', 'text_equal', 'verbal_met', 'deadline') OR ratio >= 1)")} AS timely_met,
    bool_or(level2 = 'quantity') AS has_quantity, bool_or(level2 = 'quality') AS has_quality,
    bool_or(level2 = 'timeliness') AS has_timeliness, bool_or(level2 = 'cost' OR level1 = 'cost') AS has_cost,
    ${countOf('layout_shifted')} AS shifted_rows, min(CASE WHEN layout_shifted THEN indicator_no END) AS first_shifted
  FROM audit_row GROUP BY form_no
), high AS (
  SELECT r.form_no, quantile_cont(r.ratio, 0.5) AS median_ratio
  FROM audit_row r JOIN summed s ON s.form_no = r.form_no
  WHERE s.lowest_ratio >= 1.15 AND s.rated_rows >= 3 AND r.ratio IS NOT NULL AND r.level2 IS DISTINCT FROM 'cost'
  GROUP BY r.form_no
), sections AS (
  SELECT form_no, sum(declared) AS declared_sum, count(*) AS sections, count(declared) AS sections_declared,
    max(declared) FILTER (level1 = 'output') AS output_declared, max(declared) FILTER (level1 = 'benefit') AS benefit_declared,
    max(declared) FILTER (level1 = 'satisfaction') AS satisfaction_declared,
    max(sum_w) FILTER (level1 = 'satisfaction' AND w_missing = 0) AS satisfaction_w
  FROM audit_section GROUP BY form_no
), row_sum AS (
  SELECT s.*, h.median_ratio, k.* EXCLUDE (form_no)
  FROM summed s LEFT JOIN high h ON h.form_no = s.form_no
  LEFT JOIN sections k ON k.form_no = s.form_no
)`;

/** The money lines of a form: sums by what they are, and what its first total line says. */
const FUNDS = `
line AS (
  SELECT rowid AS line_row, * REPLACE (${listed('kind', valuesOf('fund_line', 'kind'))}), coalesce(executed_amount, adjusted_amount) AS amount,
    coalesce(initial_amount, adjusted_amount, executed_amount) IS NOT NULL AS stated
  FROM fund_line
), part AS (
  SELECT evaluation_id, count(*) AS lines, arg_min(line_row, CASE WHEN kind = 'total' THEN line_no END) AS total_row,
    ${countOf(`kind IN ${SOURCE}`)} AS source_rows,
    count(CASE WHEN kind IN ${SOURCE} THEN adjusted_amount END) AS source_bud_n, count(CASE WHEN kind IN ${SOURCE} THEN executed_amount END) AS source_exe_n,
    sum(CASE WHEN kind IN ${SOURCE} THEN adjusted_amount END) AS source_bud, sum(CASE WHEN kind IN ${SOURCE} THEN executed_amount END) AS source_exe,
    sum(CASE WHEN kind IN ${INCOME} THEN amount END) AS income, count(CASE WHEN kind IN ${INCOME} THEN amount END) AS income_n,
    sum(CASE WHEN kind = 'other' THEN amount END) AS other_amount,
    sum(CASE WHEN kind IN ${NATURE} THEN amount END) AS nature, count(CASE WHEN kind IN ${NATURE} THEN amount END) AS nature_n,
    sum(CASE WHEN kind <> 'total' THEN adjusted_amount END) AS detail_bud, sum(CASE WHEN kind <> 'total' THEN executed_amount END) AS detail_exe,
    coalesce(bool_or(kind IN ('carry_over', 'special_account', 'unit_fund', 'other') AND (adjusted_amount > 0 OR executed_amount > 0)), false) AS has_carry,
    count(DISTINCT coalesce(money_unit_resolved, money_unit_declared)) FILTER (stated) AS unit_count,
    bool_or(money_unit_resolved <> money_unit_declared) AS unit_differs,
    max(CASE WHEN kind = 'total' THEN unit_resolution END) AS unit_resolution,
    coalesce(bool_or(stated AND money_unit_resolved IS NULL AND money_unit_declared IS NULL), false) AS unit_missing
  FROM line GROUP BY evaluation_id
), fund AS (
  SELECT p.*, t.line_no, t.initial_raw, t.adjusted_raw, t.executed_raw, t.initial_amount AS ini, t.adjusted_amount AS bud,
    t.executed_amount AS exe, t.money_unit_declared, t.money_unit_resolved,
    CASE coalesce(t.money_unit_resolved, t.money_unit_declared) WHEN '千元' THEN 1000 WHEN '万元' THEN 10000 WHEN '亿元' THEN 100000000
      WHEN '千円' THEN 1000 WHEN '百万円' THEN 1000000
      ELSE 1 END AS scale
  FROM part p LEFT JOIN fund_line t ON t.rowid = p.total_row
)`;

/** Each scheme's caps as intervals of the rate. */
const CAPS = `
CREATE OR REPLACE TEMP TABLE audit_cap AS
WITH rule AS (
  SELECT profile_id, unnest(string_split(caps, ';')) AS cap FROM scoring_profile WHERE caps IS NOT NULL
), read AS (
  SELECT profile_id, TRY_CAST(split_part(cap, ':', 1) AS DOUBLE) AS below, TRY_CAST(split_part(cap, ':', 2) AS DOUBLE) AS cap FROM rule
)
SELECT profile_id, coalesce(lag(below) OVER (PARTITION BY profile_id ORDER BY below), -1e9) AS from_rate, below, cap
FROM read WHERE below IS NOT NULL AND cap IS NOT NULL`;

/** What the texts of a unit and year say of cuts, and the report that belongs to a form. */
const TEXTS = `
CREATE OR REPLACE TEMP TABLE audit_cut AS
SELECT unit_id, fiscal_year, min(quote) AS quote FROM statement
WHERE metric = 'cut_rate' AND value > 0 GROUP BY unit_id, fiscal_year`;

const REPORTS = `
CREATE OR REPLACE TEMP TABLE audit_report AS
SELECT evaluation_id, string_agg(text, ' ' ORDER BY path) AS report_text FROM text_section
WHERE evaluation_id IS NOT NULL AND text IS NOT NULL GROUP BY evaluation_id`;

/** What a printed rate says, once per text: its number without the percent sign, its decimals, and whether it has the sign. */
const RATES = `
CREATE OR REPLACE TEMP TABLE audit_rate AS
SELECT rate_raw, TRY_CAST(plain AS DOUBLE) AS number, length(split_part(plain, '.', 2)) AS decimals,
  contains(rate_raw, '%') OR contains(rate_raw, '％') AS percent
FROM (SELECT DISTINCT rate_raw, replace(replace(replace(trim(rate_raw), '%', ''), '％', ''), ' ', '') AS plain
  FROM evaluation WHERE rate_raw IS NOT NULL)`;

/**
 * Decimals of the printed rate as a fraction: 98.44 % has four, 0.984 three. A rate without a percent sign
 * is a percentage when a hundredth of it is the reported fraction.
 */
const RATE_DECIMALS = `CASE WHEN a.number IS NULL THEN 4 ELSE least(8, a.decimals
      + CASE WHEN a.percent OR e.rate_reported = 0 OR abs(a.number / 100 - e.rate_reported) < 1e-9 THEN 2 ELSE 0 END) END`;

/** Cents as whole numbers; the wider decimal first, or the largest amounts would overflow. */
const cents = (column: string) => `CAST(CAST(${column} AS DECIMAL(24, 2)) * 100 AS HUGEINT)`;

/**
 * Half-up rounding without binary fractions: `points × part ÷ whole`, times `scale` (a power of ten), rounds to `k`
 * when (2k−1)·whole ≤ 2·scale·points·part < (2k+1)·whole. So 0.63625 printed as 63.63 % is right, and 19.4 ÷ 25 as
 * 77.64 % is not. Whole numbers of that size are slow, so they decide only where `ratio`, the double of
 * `part ÷ whole`, stands too near the edge to tell. `points` has at most three decimals.
 */
export function printedAs(
  k: string,
  scale: string,
  [part, whole, ratio]: readonly [part: string, whole: string, ratio: string],
  points = '1',
): string {
  const distance = `abs(${scale} * ${points} * ${ratio} - ${k})`;
  const edge = (sign: string) => `(2 * CAST(${k} AS HUGEINT) ${sign} 1) * ${cents(whole)} * 1000`;
  const middle = `2 * CAST(${scale} AS HUGEINT) * CAST(round(${points} * 1000) AS HUGEINT) * ${cents(part)}`;
  return `(CASE WHEN abs(${distance} - 0.5) > 1e-6 + 1e-12 * abs(${k}) THEN ${distance} < 0.5
    ELSE ${edge('-')} <= ${middle} AND ${middle} < ${edge('+')} END)`;
}

/** Facts of a form; read by the form rules under these names. */
export const FORM_FACTS = `
WITH ${ROW_SUMS}, ${FUNDS}
SELECT x.form_no, e.rowid AS evaluation_row, e.evaluation_id, e.kind, e.fiscal_year, e.fiscal_year_basis, e.unit_id, e.department_unit_id, e.project_id, x.group_id, x.has_siblings,
  e.title_raw, n.title_key, n.title_year, n.title_dated, e.category, e.attribute, e.term, e.tick_groups, e.declared_money_unit, e.rate_raw,
  e.rate_reported AS rate_rep, e.deviation_reason, e.improvement, e.goal_expected, e.goal_actual,
  e.budget_points_raw, e.total_raw, e.filed_on, e.filed_by_present, e.phone_present, e.signed, e.stamped,
  CAST(e.budget_points_max AS DOUBLE) AS wb, CAST(e.budget_points AS DOUBLE) AS sb, e.budget_points_inferred AS sb_inferred,
  CAST(e.total_reported AS DOUBLE) AS total, CAST(e.total_max AS DOUBLE) AS total_max,
  CAST(e.reviewed_total AS DOUBLE) AS reviewed_total, e.source_id, e.locator,
  p.name AS project_name, p.aliases AS project_aliases,
  x.form_reason, ${greater('x.form_reason', 'r.best_row_reason')} AS any_reason,
  x.profile_id, x.scheme_budget, x.scheme_output, x.scheme_benefit, x.scheme_satisfaction, x.tolerance, x.explain_below,
  ${NEEDED_COLUMNS.map((c) => `x.${c}`).join(', ')}, x.over_threshold, x.caps, x.deadline_month_day, x.rate_basis, x.grade_excellent, x.grade_good, x.grade_fair,
  q.cap AS rate_cap, t.unit_id IS NOT NULL AS cut_stated, t.quote AS cut_quote, o.report_text,
  m.ini, m.bud, m.exe, m.line_no, m.lines, m.source_rows, m.source_bud_n, m.source_exe_n, m.source_bud, m.source_exe,
  m.income, m.income_n, m.other_amount, m.nature, m.nature_n, m.detail_bud, m.detail_exe, m.has_carry, m.unit_count,
  m.total_row, m.unit_differs, m.unit_missing, m.unit_resolution, m.money_unit_declared, m.money_unit_resolved, m.scale,
  m.initial_raw, m.adjusted_raw, m.executed_raw, e.total_max_raw,
  CASE WHEN x.rate_basis = 'initial' THEN CAST(m.exe AS DOUBLE) / nullif(CAST(m.ini AS DOUBLE), 0)
    ELSE CAST(m.exe AS DOUBLE) / nullif(CAST(m.bud AS DOUBLE), 0) END AS rate,
  CAST(m.exe AS DOUBLE) / nullif(CAST(m.ini AS DOUBLE), 0) AS rate_ini,
  CAST(m.exe AS DOUBLE) / nullif(CAST(m.bud AS DOUBLE), 0) AS rate_bud,
  CASE WHEN abs(e.rate_reported) < 1e6 THEN round(e.rate_reported * pow(10, ${RATE_DECIMALS})) END AS rate_k,
  pow(10, ${RATE_DECIMALS}) AS rate_scale, ${RATE_DECIMALS} AS rate_decimals,
  coalesce(r.n, 0) AS n, r.* EXCLUDE (form_no, n)
FROM evaluation e
JOIN audit_context x ON x.evaluation_id = e.evaluation_id
LEFT JOIN project p ON p.project_id = e.project_id
LEFT JOIN audit_title n ON n.title_raw = e.title_raw
LEFT JOIN audit_rate a ON a.rate_raw = e.rate_raw
LEFT JOIN fund m ON m.evaluation_id = e.evaluation_id
LEFT JOIN row_sum r ON r.form_no = x.form_no
LEFT JOIN audit_cut t ON t.unit_id = e.unit_id AND t.fiscal_year = e.fiscal_year
LEFT JOIN audit_report o ON o.evaluation_id = e.evaluation_id
LEFT JOIN audit_cap q ON q.profile_id = x.profile_id
  AND coalesce(CAST(m.exe AS DOUBLE) / nullif(CAST(CASE WHEN x.rate_basis = 'initial' THEN m.ini ELSE m.bud END AS DOUBLE), 0), 1e9) >= q.from_rate
  AND CAST(m.exe AS DOUBLE) / nullif(CAST(CASE WHEN x.rate_basis = 'initial' THEN m.ini ELSE m.bud END AS DOUBLE), 0) < q.below`;

/** Scripts between `audit_row` and `audit_form`. */
export const FORM_FACT_SCRIPTS: readonly string[] = [CAPS, TEXTS, REPORTS, RATES];
export const FORM_FACT_TABLES = [
  'audit_cap',
  'audit_cut',
  'audit_report',
  'audit_rate',
  'audit_form',
] as const;

/** Columns of FORM_FACTS that findings alone name are looked up for the forms found: a text is slow to write. */
export const FORM_LATER: readonly Later[] = [
  {
    from: 'JOIN evaluation e ON e.rowid = f.evaluation_row',
    columns: Object.fromEntries(
      [
        'category',
        'attribute',
        'term',
        'rate_raw',
        'deviation_reason',
        'improvement',
        'goal_actual',
        'budget_points_raw',
        'total_raw',
        'total_max_raw',
        'filed_on',
        'filed_by_present',
        'phone_present',
        'signed',
        'stamped',
      ].map((name) => [name, `e.${name}`]),
    ),
  },
  {
    from: 'LEFT JOIN fund_line l ON l.rowid = f.total_row',
    columns: { initial_raw: 'l.initial_raw', adjusted_raw: 'l.adjusted_raw', executed_raw: 'l.executed_raw' },
  },
];

/** All texts of a form in one, for lexicons. */
export const FORM_TEXT = `concat_ws(' ', f.deviation_reason, f.goal_actual, f.improvement)`;
