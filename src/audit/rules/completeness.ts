import { trimmed } from '../../model/text-sql.ts';
import { nameKey } from '../facts.ts';
import { cellRule, type Rule, setRule } from '../rule.ts';
import { DEPARTMENT_FORM } from './base-table.ts';

/** Posts, staff in post and the printed rate of control, in one row. */
const STAFF = `
  SELECT unit_id, fiscal_year, item_no, min(source_id) AS source_id,
    max(value) FILTER (contains(column_label_raw, '编制')) AS posts,
    max(value) FILTER (contains(column_label_raw, '在职')) AS staff,
    max(value) FILTER (contains(column_label_raw, '控制率')) AS rate,
    max(raw) FILTER (contains(column_label_raw, '控制率')) AS rate_raw,
    max(raw) FILTER (contains(column_label_raw, '编制')) AS posts_raw,
    max(locator) FILTER (contains(column_label_raw, '控制率')) AS rate_locator,
    max(locator) FILTER (contains(column_label_raw, '编制')) AS posts_locator
  FROM base_metric WHERE block = 'staff' GROUP BY unit_id, fiscal_year, item_no`;

const decimals = "length(split_part(replace(replace(s.rate_raw, '%', ''), '％', ''), '.', 2))";
const RECOMPUTED = `floor(s.staff / nullif(s.posts, 0) * pow(10, 2 + ${decimals}) + 0.5 + 1e-9) / pow(10, 2 + ${decimals})`;

const present = (column: string) => `f.${column}`;
const groups = ['category', 'attribute', 'term'] as const;
const TICKED = groups.map((g) => `CASE WHEN ${trimmed(`f.${g}`)} = '' THEN 0 ELSE 1 END`).join(' + ');

const NAMED_PROJECT = "f.kind = 'project' AND f.project_name IS NOT NULL";

/** G. 报送要素. */
export const COMPLETENESS_RULES: readonly Rule[] = [
  cellRule({
    id: 'G01',
    severity: 'N',
    on: 'form',
    name: { zh: '填表人、电话、签字、盖章缺失', en: 'Filed-by, phone, signature or stamp missing' },
    question: { zh: '报送要素是否齐备？', en: 'Are the formal elements there?' },
    formula: {
      zh: '填表人、联系电话、负责人签字、盖章有一项栏目存在而空缺',
      en: 'A field for filed-by, phone, signature or stamp exists and is empty',
    },
    test: `CASE WHEN coalesce(${['filed_by_present', 'phone_present', 'signed', 'stamped'].map(present).join(', ')}) IS NOT NULL
      THEN NOT (coalesce(f.filed_by_present, true) AND coalesce(f.phone_present, true) AND coalesce(f.signed, true) AND coalesce(f.stamped, true)) END`,
    t1: `concat_ws('、', CASE WHEN f.filed_by_present = false THEN '填表人' END, CASE WHEN f.phone_present = false THEN '联系电话' END,
      CASE WHEN f.signed = false THEN '签字' END, CASE WHEN f.stamped = false THEN '盖章' END)`,
    say: { zh: '未见：{t1:words}', en: 'Not seen: {t1:words}' },
    otherwise: { zh: '公开稿可能隐去签字和盖章', en: 'The public copy may leave out signatures and stamps' },
  }),
  cellRule({
    id: 'G02',
    severity: 'N',
    on: 'form',
    needs: ['heading'],
    name: { zh: '标题缺年度', en: 'No year in the heading' },
    question: { zh: '标题是否写明评价年度？', en: 'Does the heading name the fiscal year?' },
    formula: { zh: '标题没有年度', en: 'The heading names no year' },
    test: `CASE WHEN ${trimmed('f.title_raw')} <> '' THEN NOT f.title_dated END`,
    quote: 'f.title_raw',
    say: {
      zh: '标题“{quote}”未写年度，年度系推定',
      en: 'The heading “{quote}” names no year; it was inferred',
    },
  }),
  setRule({
    id: 'G03',
    severity: 'N',
    subject: 'unit',
    name: { zh: '单位名称不统一', en: 'A unit under several names' },
    question: { zh: '同一单位是否用了不同名称？', en: 'Is one unit written under several names?' },
    formula: {
      zh: '同一批材料内，一个单位有全称以外的写法',
      en: 'In one batch a unit is also written otherwise',
    },
    check: `
SELECT f.unit_id, f.fiscal_year, min(f.source_id) AS source_id, any_value(u.name) AS t1, any_value(u.aliases) AS t2,
  any_value(u.aliases) AS quote, trim(coalesce(any_value(u.aliases), '')) <> '' AS failed
FROM audit_form f JOIN unit u ON u.unit_id = f.unit_id GROUP BY f.unit_id, f.fiscal_year`,
    say: { zh: '“{t1}”又写作“{t2}”', en: '“{t1}” is also written “{t2}”' },
  }),
  setRule({
    id: 'G04',
    severity: 'W',
    unit: 'fraction',
    subject: 'unit',
    name: { zh: '人员控制率超过100%', en: 'More staff than posts' },
    question: {
      zh: '在职人数是否超过编制，控制率是否算对？',
      en: 'Do staff exceed the posts, and is the rate right?',
    },
    formula: {
      zh: '在职人数÷编制数＞100%，或所印控制率与此不符（四舍五入到所印位数）',
      en: 'Staff ÷ posts > 100 %, or the printed rate is not that (rounded to its decimals)',
    },
    check: `
WITH staff AS (${STAFF}), form AS (${DEPARTMENT_FORM})
SELECT f.form_no, s.unit_id, s.fiscal_year, s.source_id, coalesce(s.rate_locator, s.posts_locator) AS locator, s.rate_raw AS quote,
  coalesce(s.rate, s.staff / s.posts) AS reported, coalesce(${RECOMPUTED}, s.staff / s.posts) AS expected, s.staff AS v1, s.posts AS v2,
  s.staff > s.posts OR coalesce(abs(s.rate - ${RECOMPUTED}) > 1e-9, false) AS failed
FROM staff s LEFT JOIN form f ON f.unit_id = s.unit_id AND f.fiscal_year = s.fiscal_year
WHERE s.staff IS NOT NULL AND s.posts > 0`,
    say: {
      zh: '编制 {v2:num} 人、在职 {v1:num} 人，控制率按此为 {expected:pct}，所印为 {reported:pct}',
      en: '{v2:num} posts, {v1:num} in post: {expected:pct}; printed {reported:pct}',
    },
    filled: { zh: '{v1:num}÷{v2:num}={expected:pct}', en: '{v1:num} ÷ {v2:num} = {expected:pct}' },
  }),
  setRule({
    id: 'G05',
    severity: 'E',
    unit: 'count',
    subject: 'unit',
    name: { zh: '编制数不一致', en: 'Authorised posts differ' },
    question: { zh: '表与正文的编制数是否一致？', en: 'Do table and text name the same number of posts?' },
    formula: { zh: '基础数据表编制数≠正文编制数', en: 'Posts in the base table ≠ posts in the text' },
    check: `
WITH staff AS (${STAFF}), form AS (${DEPARTMENT_FORM})
SELECT f.form_no, s.unit_id, s.fiscal_year, s.source_id, s.posts_locator AS locator, t.quote, s.posts AS reported, t.value AS expected,
  t.statement_id AS part, s.posts <> t.value AS failed
FROM staff s JOIN statement t ON t.unit_id = s.unit_id AND t.fiscal_year = s.fiscal_year AND t.metric = 'headcount'
  AND contains(coalesce(t.subject, ''), '编制') AND coalesce(t.comparator, '=') = '=' AND t.value IS NOT NULL
LEFT JOIN form f ON f.unit_id = s.unit_id AND f.fiscal_year = s.fiscal_year
WHERE s.posts IS NOT NULL`,
    say: {
      zh: '表上编制 {reported:num} 人，正文“{quote}”',
      en: 'The table has {reported:num} posts, the text says “{quote}” ({expected:num})',
    },
  }),
  setRule({
    id: 'G06',
    severity: 'N',
    unit: 'count',
    subject: 'unit',
    name: { zh: '父项空而子项有值', en: 'Empty parent over filled children' },
    question: { zh: '合计行是否漏填？', en: 'Was a parent row left empty?' },
    formula: { zh: '上级行没有数，而其下级行有数', en: 'A parent row has no value while its children do' },
    check: `
WITH form AS (${DEPARTMENT_FORM}), child AS (
  SELECT unit_id, fiscal_year, block, parent_item_no, column_label_raw, min(source_id) AS source_id, min(locator) AS locator,
    string_agg(label_raw, '；' ORDER BY item_no) AS labels
  FROM base_metric WHERE parent_item_no IS NOT NULL AND value IS NOT NULL
  GROUP BY unit_id, fiscal_year, block, parent_item_no, column_label_raw
), parent AS (
  SELECT unit_id, fiscal_year, block, item_no, column_label_raw, max(value) AS value FROM base_metric
  GROUP BY unit_id, fiscal_year, block, item_no, column_label_raw
), tree AS (
  SELECT c.unit_id, c.fiscal_year, c.block, c.parent_item_no, min(c.source_id) AS source_id, min(c.locator) AS locator,
    any_value(c.labels) AS labels, count(*) FILTER (p.value IS NULL) AS empty_cells, count(*) AS cells
  FROM child c LEFT JOIN parent p ON p.unit_id = c.unit_id AND p.fiscal_year = c.fiscal_year AND p.block = c.block
    AND p.item_no = c.parent_item_no AND p.column_label_raw = c.column_label_raw
  GROUP BY c.unit_id, c.fiscal_year, c.block, c.parent_item_no
)
SELECT f.form_no, t.unit_id, t.fiscal_year, t.source_id, t.locator, t.labels AS quote, t.labels AS t1,
  t.empty_cells AS reported, t.cells AS v1, concat(t.block, t.parent_item_no) AS part, t.empty_cells > 0 AS failed
FROM tree t LEFT JOIN form f ON f.unit_id = t.unit_id AND f.fiscal_year = t.fiscal_year`,
    say: {
      zh: '下级行（{t1}）有数，上级行 {reported:num} 格为空',
      en: '{reported:num} cells of the parent row are empty over filled rows ({t1})',
    },
  }),
  setRule({
    id: 'G07',
    severity: 'I',
    subject: 'form',
    name: { zh: '同名项目、不同单位', en: 'Same project name, different units' },
    question: { zh: '不同单位是否有同名项目？', en: 'Do different units run projects of one name?' },
    formula: {
      zh: '同一部门同一年度，项目名称相同而实施单位不同（汇总时须以单位加名称区分）',
      en: 'One department and year: equal project name, different unit (the key must include the unit)',
    },
    among: NAMED_PROJECT,
    check: `
WITH name AS (
  SELECT project_name, ${nameKey('project_name')} AS name_key FROM (SELECT DISTINCT f.project_name FROM audit_form f WHERE ${NAMED_PROJECT})
), named AS (
  SELECT f.form_no, f.unit_id, f.project_name, hash(f.group_id, f.fiscal_year, n.name_key) AS project
  FROM audit_form f JOIN name n ON n.project_name = f.project_name WHERE ${NAMED_PROJECT}
), shared AS (
  SELECT project, min(unit_id) AS first_unit, arg_min(form_no, unit_id) AS first_form, arg_max(form_no, unit_id) AS last_form
  FROM named GROUP BY project HAVING min(unit_id) <> max(unit_id)
)
SELECT n.form_no, n.project_name AS quote, n.project_name AS t1,
  CASE WHEN s.first_unit = n.unit_id THEN s.last_form ELSE s.first_form END AS related_form
FROM named n JOIN shared s ON s.project = n.project`,
    say: {
      zh: '另有单位也设“{t1}”，汇总时请按单位区分',
      en: 'Another unit also runs “{t1}”; keep them apart',
    },
  }),
  cellRule({
    id: 'G08',
    severity: 'E',
    on: 'form',
    unit: 'count',
    name: { zh: '勾选不唯一', en: 'Not exactly one option ticked' },
    question: { zh: '每组选项是否恰好勾选一项？', en: 'Is exactly one option ticked in each group?' },
    formula: {
      zh: '表上印有的各组中，有一组未勾选或勾选多项',
      en: 'A printed group with no tick or several',
    },
    test: `CASE WHEN f.tick_groups > 0 THEN
      ${groups.map((g) => `coalesce(contains(f.${g}, ';') OR contains(f.${g}, '；'), false)`).join(' OR ')}
      OR ${TICKED} < least(f.tick_groups, 3) END`,
    reported: TICKED,
    expected: 'least(f.tick_groups, 3)',
    quote: "concat_ws(' / ', f.category, f.attribute, f.term)",
    say: {
      zh: '表上 {expected:num} 组选项，勾选为“{quote}”，应每组恰选一项',
      en: 'The form has {expected:num} groups of options; ticked: “{quote}”',
    },
  }),
  cellRule({
    id: 'G09',
    severity: 'N',
    on: 'form',
    needs: ['filing_date'],
    parameters: ['deadline_month_day'],
    name: { zh: '填报日期缺失或逾期', en: 'Filing date missing or late' },
    question: {
      zh: '是否写明填报日期，是否在期限内？',
      en: 'Is a filing date given, and within the deadline?',
    },
    formula: {
      zh: '没有填报日期，或晚于口径所定的次年期限（口径未定期限则只查有无）',
      en: 'No filing date, or one after the deadline of the profile in the next year',
    },
    test: `CASE WHEN f.filed_on IS NULL THEN true WHEN f.deadline_month_day IS NULL THEN false
      ELSE CAST(f.filed_on AS VARCHAR) > concat(CAST(f.fiscal_year + 1 AS VARCHAR), '-', f.deadline_month_day) END`,
    t1: "coalesce(CAST(f.filed_on AS VARCHAR), '（空）')",
    t2: 'f.deadline_month_day',
    say: { zh: '填报日期：{t1}', en: 'Filing date: {t1}' },
  }),
  cellRule({
    id: 'G10',
    severity: 'I',
    on: 'form',
    unit: 'count',
    name: { zh: '版面错位（抽取质量）', en: 'Layout shifted (quality of reading)' },
    question: { zh: '读取时是否有行错位？', en: 'Were rows shifted in reading?' },
    formula: {
      zh: '有指标行在读取时单元格错位，已复原',
      en: 'Indicator rows whose cells had shifted and were restored',
    },
    test: 'CASE WHEN f.n > 0 THEN f.shifted_rows > 0 END',
    reported: 'f.shifted_rows',
    v1: 'f.n',
    indicator: 'f.first_shifted',
    say: {
      zh: '{v1:num} 行指标中有 {reported:num} 行在读取时错位，已复原，请对照原表',
      en: '{reported:num} of {v1:num} rows had shifted in reading and were restored; compare the original',
    },
  }),
];
