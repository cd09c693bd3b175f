import { countOf } from '../model/compare-sql.ts';
import { isPrintedSql } from '../model/printed-fields.ts';
import { reasonState, trimmed } from '../model/text-sql.ts';
import { listed, valuesOf } from '../scoring/listed.ts';
import { CARRIED_POINTS } from '../scoring/row-points.ts';
import {
  BOILERPLATE,
  COST_REDUCTION,
  MEASURES,
  mentions,
  OTHER_YEARS,
  PARTICLES,
  wordList,
} from './lexicon.ts';
import { NEEDED, type Needed } from './rule.ts';

/**
 * What the rules look at, worked out once per row, section and form, so that each rule is a condition on
 * columns that are already there. Money in 元 (DECIMAL), rates as fractions, points as doubles.
 */

/** A name for comparison: without spaces, punctuation and the difference between full and half width. */
export function nameKey(column: string): string {
  return `lower(regexp_replace(${column}, '[ 　\\t（）()：:；;，,。.、“”"''·【】《》％%]', '', 'g'))`;
}

/** A title without year, form name and punctuation: what is left of it is the name of the project. */
export function titleKey(column: string): string {
  return `regexp_replace(regexp_replace(${nameKey(column)}, '^[0-9]{4}年度?', ''), '(项目)?(支出)?(绩效)?(自评表|自评报告|自评结果|评价报告)$', '')`;
}

/** The year a heading names, such as 2021 in 2021 年度…; NULL when it names none. */
export function headingYear(column: string): string {
  return `TRY_CAST(regexp_extract(replace(${column}, ' ', ''), '(20[0-9]{2})年', 1) AS INTEGER)`;
}

const SQL_NUMERIC = "('number', 'percent', 'money')";

/** Cells with something beyond one plain value: few, so they are looked at apart. */
const VALUES = `
CREATE OR REPLACE TEMP TABLE audit_value AS
SELECT q.form_no, v.indicator_no,
  max(part_no) FILTER (role = 'target') AS target_parts,
  bool_or(parse_status = 'unit_conflict') AS conflict,
  string_agg(qualifier, ' ' ORDER BY role DESC, part_no) FILTER (qualifier IS NOT NULL) AS qualifier,
  max(qualifier) FILTER (role = 'actual') AS actual_qualifier,
  max(comparator) FILTER (role = 'actual') AS actual_comparator
FROM indicator_value v JOIN scoring_key q ON q.evaluation_id = v.evaluation_id
WHERE part_no > 1 OR parse_status = 'unit_conflict' OR qualifier IS NOT NULL
  OR (role = 'actual' AND comparator IN ('≥', '>', '≤', '<'))
GROUP BY q.form_no, v.indicator_no`;

/** The fact that a form has a field for what a rule may find blank. */
export const neededColumn = (needed: Needed) => `prints_${needed}`;
export const NEEDED_COLUMNS = (Object.keys(NEEDED) as Needed[]).map(neededColumn);

/** What forms of each make have, once per make: a package has few, and text is slow. */
const PRINTED = `
CREATE OR REPLACE TEMP TABLE audit_printed AS
SELECT layout, of_dataset, ${Object.entries(NEEDED)
  .map(
    ([needed, fields]) =>
      `${fields.map((field) => `(${isPrintedSql(field, 'layout', 'of_dataset')})`).join(' OR ')} AS ${neededColumn(needed as Needed)}`,
  )
  .join(',\n  ')}
FROM (
  SELECT DISTINCT e.layout, coalesce(d.kind = 'dataset', false) AS of_dataset
  FROM evaluation e LEFT JOIN source d ON d.source_id = e.source_id
)`;

/** Form-level context that rows and sections need. */
const CONTEXT = `
CREATE OR REPLACE TEMP TABLE audit_context AS
SELECT c.form_no, e.evaluation_id, e.kind AS form_kind, e.fiscal_year, e.unit_id,
  coalesce(e.department_unit_id, e.unit_id) AS group_id,
  (e.unit_id, e.fiscal_year) IN (SELECT unit_id, fiscal_year FROM evaluation GROUP BY unit_id, fiscal_year HAVING count(*) > 1) AS has_siblings,
  ${reasonState('e.deviation_reason')} AS form_reason,
  s.executed_amount AS exe, s.adjusted_amount AS bud,
  CAST(s.executed_amount AS DOUBLE) / nullif(CAST(s.adjusted_amount AS DOUBLE), 0) AS rate,
  p.profile_id, coalesce(p.over_threshold, 1.3) AS over_threshold, p.band_full_low, p.band_part_low,
  p.budget_points AS scheme_budget, p.output_points AS scheme_output, p.benefit_points AS scheme_benefit,
  p.satisfaction_points AS scheme_satisfaction, coalesce(p.rounding_tolerance, 0.5) AS tolerance,
  coalesce(p.rate_explain_below, 0.9) AS explain_below, p.caps, p.grade_excellent, p.grade_good, p.grade_fair, p.rate_basis, p.deadline_month_day,
  c.output_section, c.benefit_section, c.satisfaction_section, b.* EXCLUDE (layout, of_dataset)
FROM evaluation e
LEFT JOIN source d ON d.source_id = e.source_id
JOIN audit_printed b ON b.layout IS NOT DISTINCT FROM e.layout AND b.of_dataset = coalesce(d.kind = 'dataset', false)
JOIN scoring_form c ON c.evaluation_id = e.evaluation_id
LEFT JOIN evaluation_summary s ON s.evaluation_id = e.evaluation_id
LEFT JOIN scoring_profile p ON p.profile_id = c.own_profile_id`;

/** What a name says, once per name: names repeat, and text is slow. */
const NAMES = `
CREATE OR REPLACE TEMP TABLE audit_name AS
SELECT name_raw, hash(${nameKey('name_raw')}) AS name_hash,
  length(name_raw) <= 14 AND ${mentions('name_raw', BOILERPLATE)} AS name_common, ${mentions('name_raw', COST_REDUCTION)} AS name_reduction,
  ${mentions('name_raw', MEASURES)} AS name_measures, ${mentions('name_raw', OTHER_YEARS)} AS name_years,
  contains(name_raw, '率') AS name_rate, contains(name_raw, '满意') AS name_satisfaction,
  regexp_matches(name_raw, '[0-9](万|亿)?(人次|人|名|张|件|份|次|个|家|户|元|万元|亿元|%|％)') AS name_value,
  length(name_raw) >= 8 AND right(trim(name_raw), 1) IN (${wordList(PARTICLES)}) AS name_cut
FROM (SELECT DISTINCT name_raw FROM indicator)`;

const TITLES = `
CREATE OR REPLACE TEMP TABLE audit_title AS
SELECT title_raw, ${titleKey('title_raw')} AS title_key, ${headingYear('title_raw')} AS title_year,
  regexp_matches(replace(title_raw, ' ', ''), '[0-9二〇○零]{4} *年') AS title_dated
FROM (SELECT DISTINCT title_raw FROM evaluation WHERE title_raw IS NOT NULL)`;

/** Sections as printed, with the sums of their rows. */
const SECTIONS = `
CREATE OR REPLACE TEMP TABLE audit_section AS
WITH rows AS (
  SELECT form_no, level1, count(*) AS n,
    sum(points_max) AS sum_w, ${countOf('points_max IS NULL OR points_max_inferred')} AS w_unprinted,
    ${countOf('points_max IS NULL')} AS w_missing,
    sum(points) AS sum_s, ${countOf('points IS NULL')} AS s_missing,
    ${countOf('points IS NULL OR points_inferred')} AS s_unprinted,
    max(row_reason) AS row_reason,
    sum(${CARRIED_POINTS} * coalesce(share_high, 1.0)) AS reachable,
    sum(${CARRIED_POINTS}) AS least_w,
    max(CASE WHEN points_max IS NULL THEN coalesce(share_high, 1.0) END) AS best_free,
    ${countOf('points_max IS NULL AND share_high < 1')} AS short_free,
    arg_min(indicator_no, CASE WHEN share_high < 1 THEN share_high END) AS weakest_no,
    min(CASE WHEN share_high < 1 THEN share_high END) AS weakest_share
  FROM scoring_fact
  GROUP BY form_no, level1
), heading AS (
  SELECT q.form_no, ${listed('level1', valuesOf('indicator', 'level1'))}, s.rowid AS section_row, CAST(s.points_declared AS DOUBLE) AS declared
  FROM section s JOIN scoring_key q ON q.evaluation_id = s.evaluation_id
)
SELECT w.*, s.declared, s.section_row, x.form_reason, x.prints_any_reason,
  coalesce(s.declared, CASE w.level1 WHEN 'output' THEN x.scheme_output
    WHEN 'benefit' THEN x.scheme_benefit WHEN 'satisfaction' THEN x.scheme_satisfaction END) AS available
FROM rows w
JOIN audit_context x ON x.form_no = w.form_no
LEFT JOIN heading s ON s.form_no = w.form_no AND s.level1 = w.level1`;

/** Facts of an indicator row; read by the row rules under these names. */
export const ROW_FACTS = `
SELECT s.form_no, s.indicator_no, s.level1, s.level2,
  s.name_raw, ${trimmed('s.target_raw')} AS target, ${trimmed('s.actual_raw')} AS actual,
  s.deviation_reason AS row_reason_raw, s.layout_shifted,
  s.points_max AS w, s.points_max_inferred AS w_inferred,
  s.points AS s, s.points_inferred AS s_inferred,
  coalesce(s.points_max, CASE WHEN k.s_missing = 0 AND k.available - k.least_w < 1e-6
    THEN s.points END) AS w_sure,
  s.target_value AS a, s.actual_value AS b, s.target_kind AS ak, s.actual_kind AS bk,
  s.target_unit_key AS au, s.actual_unit_key AS bu, s.target_comparator AS cmp,
  s.target_kind IN ${SQL_NUMERIC} AS a_numeric, s.actual_kind IN ${SQL_NUMERIC} AS b_numeric,
  s.ratio, s.ratio >= x.over_threshold AS exceeds, s.share_high, s.rule_code,
  n.* EXCLUDE (name_raw),
  coalesce(v.target_parts, 1) AS target_parts, coalesce(v.conflict, false) AS conflict, v.qualifier, v.actual_qualifier,
  v.actual_comparator,
  s.row_reason, x.form_reason, x.form_kind,
  ${NEEDED_COLUMNS.map((c) => `x.${c}`).join(', ')}, x.exe, x.bud, x.rate, x.over_threshold, x.band_full_low, x.band_part_low, x.tolerance,
  k.declared AS section_declared, k.available AS section_available, k.sum_s AS section_points, k.s_missing AS section_s_missing,
  k.n AS section_rows,
  s.target_equals_actual AS same_value, s.level2_named,
  hash(x.unit_id, x.fiscal_year, n.name_hash) AS fact_hash, hash(x.group_id, x.fiscal_year, n.name_hash) AS group_name_hash,
  hash(x.group_id, x.fiscal_year, n.name_hash, ${trimmed('s.target_raw')}, ${trimmed('s.actual_raw')}) AS row_hash
FROM scoring_fact s
JOIN audit_context x ON x.form_no = s.form_no
JOIN audit_name n ON n.name_raw = s.name_raw
LEFT JOIN audit_section k ON k.form_no = s.form_no AND k.level1 = s.level1
LEFT JOIN audit_value v ON v.form_no = s.form_no AND v.indicator_no = s.indicator_no`;

/**
 * Columns of ROW_FACTS that rules across rows and forms need afterwards. A million rows of a column are a
 * twentieth of a second: what a finding says of its row beside them is looked up for the rows found (ROW_LATER).
 */
export const ROW_KEPT = [
  'form_no',
  'indicator_no',
  'level1',
  'level2',
  'w',
  'w_inferred',
  'w_sure',
  's',
  's_inferred',
  'a',
  'b',
  'ak',
  'bk',
  'au',
  'bu',
  'a_numeric',
  'b_numeric',
  'ratio',
  'exceeds',
  'rule_code',
  'conflict',
  'row_reason',
  'form_kind',
  'same_value',
  'level2_named',
  'layout_shifted',
  'name_hash',
  'fact_hash',
  'group_name_hash',
  'row_hash',
] as const;

/** SQL that selects ROW_KEPT as they are stored. */
export const ROW_STORED = ROW_KEPT.map((column) =>
  column === 'form_kind' ? listed(column, valuesOf('evaluation', 'kind')) : column,
).join(', ');

/** A table that findings look further columns up in: how a form, section or row finds its line there, and what they are. */
export interface Later {
  readonly from: string;
  readonly columns: Readonly<Record<string, string>>;
}

/** The other columns of ROW_FACTS that findings name, by the table they stand in. */
export const ROW_LATER: readonly Later[] = [
  {
    from: 'JOIN audit_context x ON x.form_no = r.form_no',
    columns: {
      exe: 'x.exe',
      bud: 'x.bud',
      over_threshold: 'x.over_threshold',
      band_full_low: 'x.band_full_low',
      band_part_low: 'x.band_part_low',
    },
  },
  {
    from: 'LEFT JOIN audit_section k ON k.form_no = r.form_no AND k.level1 = r.level1',
    columns: { section_declared: 'k.declared', section_available: 'k.available' },
  },
  {
    from: 'LEFT JOIN audit_value v ON v.form_no = r.form_no AND v.indicator_no = r.indicator_no',
    columns: { target_parts: 'coalesce(v.target_parts, 1)', qualifier: 'v.qualifier' },
  },
  {
    from: `JOIN evaluation_fact q ON q.id_order = r.form_no
          JOIN indicator_summary i ON i.form_no = q.form_no AND i.indicator_no = r.indicator_no`,
    columns: {
      name_raw: 'i.name_raw',
      level2_raw: 'i.level2_raw',
      target: trimmed('i.target_raw'),
      actual: trimmed('i.actual_raw'),
    },
  },
];

/** What findings on a section quote of its heading. */
export const SECTION_LATER: readonly Later[] = [
  {
    from: 'LEFT JOIN section c ON c.rowid = k.section_row',
    columns: { label_raw: 'c.label_raw', section_locator: 'c.locator' },
  },
];

/** Scripts before the row facts are read. */
export const FACT_SCRIPTS: readonly string[] = [VALUES, PRINTED, CONTEXT, NAMES, TITLES, SECTIONS];
export const FACT_TABLES = [
  'scoring_fact',
  'audit_value',
  'audit_printed',
  'audit_context',
  'audit_name',
  'audit_title',
  'audit_section',
] as const;
