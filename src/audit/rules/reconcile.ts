import { mentions } from '../lexicon.ts';
import { type Rule, setRule } from '../rule.ts';
import { BASE_TREE, DEPARTMENT_FORM, labelKey } from './base-table.ts';

/**
 * How far a stated amount may lie from the exact one: half of its last written place. 115.91万元 stands for
 * anything from 1 159 050 to 1 159 150 元; amounts written in 元 are taken as exact to one yuan.
 */
const statedWithin = (value: string, quote: string) => `CASE
  WHEN contains(${quote}, '亿') THEN CASE WHEN ${value} % 100000000 = 0 THEN 5e7 WHEN ${value} % 10000000 = 0 THEN 5e6
    WHEN ${value} % 1000000 = 0 THEN 5e5 WHEN ${value} % 100000 = 0 THEN 5e4 ELSE 5e3 END
  WHEN contains(${quote}, '万') THEN CASE WHEN ${value} % 10000 = 0 THEN 5e3 WHEN ${value} % 1000 = 0 THEN 500
    WHEN ${value} % 100 = 0 THEN 50 WHEN ${value} % 10 = 0 THEN 5 ELSE 0.5 END
  ELSE 1 END`;

const differs = (stated: string, exact: string, quote: string) =>
  `abs(${stated} - CAST(${exact} AS DOUBLE)) > ${statedWithin(stated, quote)} + 0.005`;

const money = { unit: '元' as const };
const TWO_SIDES = {
  zh: '{reported:money}－{expected:money}={difference:money}',
  en: '{reported:money} − {expected:money} = {difference:money}',
};

/** Project rows of the base table that carry the name of the form's project. */
const projectRow = (measure: string) => `
  SELECT f.form_no, f.unit_id, f.fiscal_year, m.source_id, m.locator,
    concat(m.label_raw, ' ', m.column_label_raw, ' ', m.raw) AS quote, f.bud, f.exe, f.scale, f.line_no, m.value
  FROM audit_form f
  JOIN base_metric m ON m.unit_id = f.unit_id AND m.fiscal_year = f.fiscal_year AND m.column_year = f.fiscal_year
    AND m.block = 'project' AND m.measure = '${measure}' AND m.value IS NOT NULL
    AND ${labelKey('m.label_raw')} = replace(f.project_name, ' ', '')
  WHERE f.kind = 'project'`;

const AMOUNT_IN_UNIT = 'f.money_unit_declared IS NOT NULL AND coalesce(f.bud, f.exe) IS NOT NULL';

/** A. 资金: rules that hold one table against another, or a text against a table. */
export const RECONCILE_RULES: readonly Rule[] = [
  setRule({
    id: 'A04',
    severity: 'E',
    ...money,
    subject: 'form',
    name: { zh: '金额单位疑似错误', en: 'Money unit may be wrong' },
    question: { zh: '标注万元的数字是否其实是元？', en: 'Are figures under 万元 really in 元?' },
    formula: {
      zh: '核定单位与标注不同；或标注万元而数额的万分之一与正文同一数字相符；或高于同部门同年同类表中位数 100 倍',
      en: 'The resolved unit differs from the declared one; or a ten-thousandth of the figure is stated in the text; or it exceeds 100 × the median of its peers',
    },
    among: AMOUNT_IN_UNIT,
    check: `
WITH peer AS (
  SELECT group_id, fiscal_year, kind, count(*) AS n, quantile_cont(CAST(bud AS DOUBLE), 0.5) AS median
  FROM audit_form WHERE bud > 0 GROUP BY group_id, fiscal_year, kind
), stated AS (
  SELECT f.form_no, min(s.quote) AS quote
  FROM audit_form f JOIN statement s ON s.unit_id = f.unit_id AND s.fiscal_year = f.fiscal_year AND s.unit = '元'
    AND s.value > 0 AND (s.project_id IS NULL OR s.project_id = f.project_id)
    AND abs(CAST(f.bud AS DOUBLE) / 10000 - s.value) <= ${statedWithin('s.value', 's.quote')}
  WHERE f.money_unit_declared = '万元' AND f.money_unit_resolved = '万元' AND f.bud >= 100000000
  GROUP BY f.form_no
)
SELECT f.form_no, f.line_no, concat(f.adjusted_raw, '（', f.money_unit_declared, '）') AS quote,
  CASE WHEN f.unit_differs THEN coalesce(f.bud, f.exe) / f.scale * CASE f.money_unit_declared WHEN '万元' THEN 10000 WHEN '千元' THEN 1000
    WHEN '亿元' THEN 100000000 ELSE 1 END ELSE coalesce(f.bud, f.exe) END AS reported,
  CASE WHEN f.unit_differs THEN coalesce(f.bud, f.exe) ELSE coalesce(f.bud, f.exe) / 10000 END AS expected,
  f.money_unit_declared AS t1,
  coalesce(f.unit_resolution, s.quote, CASE WHEN p.n >= 4 AND f.bud > 100 * p.median THEN '高于同部门同年同类表中位数100倍' END) AS t2
FROM audit_form f
LEFT JOIN peer p ON p.group_id = f.group_id AND p.fiscal_year = f.fiscal_year AND p.kind = f.kind
LEFT JOIN stated s ON s.form_no = f.form_no
WHERE ${AMOUNT_IN_UNIT} AND (coalesce(f.unit_differs, false) OR (f.money_unit_declared = '万元' AND f.money_unit_resolved = '万元'
    AND (s.form_no IS NOT NULL OR (p.n >= 4 AND coalesce(f.bud > 100 * p.median, false)))))`,
    say: {
      zh: '表上标注{t1}，按此读为 {reported:money}；疑为 {expected:money}。{t2}',
      en: 'The form declares {t1}, which reads as {reported:money}; {expected:money} seems meant. {t2}',
    },
    otherwise: {
      zh: '单位确系所标时，其他佐证应能对上',
      en: 'If the declared unit is right, the other figures should agree with it',
    },
  }),
  setRule({
    id: 'A08',
    severity: 'E',
    ...money,
    subject: 'form',
    name: { zh: '跨表执行数不一致', en: 'Executed amount differs across tables' },
    question: {
      zh: '同一项目同一年度的执行数各表是否一致？',
      en: 'Is the amount executed the same in every table?',
    },
    formula: {
      zh: '同一单位、项目、年度，两处执行数相差超过 1 元（或所印单位的半个末位）',
      en: 'Same unit, project and year: two amounts differ by more than 1 元 (or half the last printed place)',
    },
    check: `
WITH project_row AS (${projectRow('final')}), twin AS (
  SELECT a.form_no, a.unit_id, a.fiscal_year, b.source_id, b.locator, concat(b.title_raw, ' ', b.executed_raw) AS quote,
    a.exe, a.scale, a.line_no, b.exe AS value, b.form_no AS related
  FROM audit_form a JOIN audit_form b ON b.project_id = a.project_id AND b.fiscal_year = a.fiscal_year
    AND b.form_no <> a.form_no
  WHERE a.exe IS NOT NULL AND b.exe IS NOT NULL
), department AS (
  SELECT f.form_no, f.unit_id, f.fiscal_year, m.source_id, m.locator,
    concat(m.label_raw, ' ', m.column_label_raw, ' ', m.raw) AS quote, l.executed_amount AS exe, f.scale, l.line_no, m.value
  FROM audit_form f
  JOIN fund_line l ON l.evaluation_id = f.evaluation_id AND l.kind = 'project' AND l.executed_amount IS NOT NULL
  JOIN base_metric m ON m.unit_id = f.unit_id AND m.fiscal_year = f.fiscal_year AND m.column_year = f.fiscal_year
    AND m.block = 'project' AND m.measure = 'final' AND m.parent_item_no IS NULL AND m.value IS NOT NULL
  WHERE f.kind = 'department'
), pair AS (
  SELECT form_no, unit_id, fiscal_year, source_id, locator, quote, exe, scale, line_no, value, NULL AS related, 'base' AS part FROM project_row WHERE exe IS NOT NULL
  UNION ALL SELECT form_no, unit_id, fiscal_year, source_id, locator, quote, exe, scale, line_no, value, NULL, 'base' FROM department
  UNION ALL SELECT form_no, unit_id, fiscal_year, source_id, locator, quote, exe, scale, line_no, CAST(value AS DOUBLE), related, 'twin' FROM twin
)
SELECT form_no, unit_id, fiscal_year, source_id, locator, line_no, quote, exe AS reported, value AS expected,
  related AS related_form, part,
  abs(CAST(exe AS DOUBLE) - value) > greatest(1.0, CASE WHEN scale > 1 THEN 0.005 * scale ELSE 0 END) + 0.005 AS failed
FROM pair`,
    say: {
      zh: '自评表执行数 {reported:money}，另一处为 {expected:money}（{quote}），相差 {difference:abs-money}',
      en: 'The form says executed {reported:money}, another table {expected:money} ({quote}): {difference:abs-money} apart',
    },
    filled: TWO_SIDES,
  }),
  setRule({
    id: 'A09',
    severity: 'E',
    ...money,
    subject: 'form',
    name: { zh: '预算数不一致', en: 'Budget differs between table and table, or table and text' },
    question: { zh: '同一项目同一年度的预算数各处是否一致？', en: 'Is the budget the same everywhere?' },
    formula: {
      zh: '表与表相差超过 1 元，或正文所写预算数与表上数（按所写位数）不符',
      en: 'Tables differ by more than 1 元, or the text states a budget that no table shows (to its written precision)',
    },
    check: `
WITH project_row AS (${projectRow('budget')}), form AS (${DEPARTMENT_FORM}), pair AS (
  SELECT form_no, unit_id, fiscal_year, source_id, locator, quote, value AS stated, CAST(bud AS DOUBLE) AS printed,
    'base' AS part, abs(value - CAST(bud AS DOUBLE)) > greatest(1.0, CASE WHEN scale > 1 THEN 0.005 * scale ELSE 0 END) + 0.005 AS failed
  FROM project_row WHERE bud IS NOT NULL
  UNION ALL
  SELECT f.form_no, f.unit_id, f.fiscal_year, s.source_id, s.locator, s.quote, s.value,
    CAST(CASE s.metric WHEN 'initial_budget' THEN coalesce(f.ini, f.bud) ELSE f.bud END AS DOUBLE), s.statement_id,
    CASE s.metric WHEN 'initial_budget' THEN ${differs('s.value', 'coalesce(f.ini, f.bud)', 's.quote')}
      WHEN 'adjusted_budget' THEN ${differs('s.value', 'f.bud', 's.quote')}
      ELSE ${differs('s.value', 'f.bud', 's.quote')} AND ${differs('s.value', 'coalesce(f.ini, f.bud)', 's.quote')} END
  FROM audit_form f JOIN statement s ON s.project_id = f.project_id AND s.fiscal_year = f.fiscal_year
  WHERE s.metric IN ('budget', 'initial_budget', 'adjusted_budget') AND s.unit = '元' AND coalesce(s.comparator, '=') = '='
    AND s.value IS NOT NULL AND f.bud IS NOT NULL
  UNION ALL
  SELECT f.form_no, s.unit_id, s.fiscal_year, s.source_id, s.locator, s.quote, s.value, m.value, s.statement_id,
    ${differs('s.value', 'm.value', 's.quote')}
  FROM statement s
  JOIN base_metric m ON m.unit_id = s.unit_id AND m.fiscal_year = s.fiscal_year AND m.column_year = s.fiscal_year
    AND m.measure = 'budget' AND m.parent_item_no IS NULL AND m.value IS NOT NULL
    AND ((m.block = 'project' AND starts_with(s.subject, '项目支出')) OR (m.block = 'running' AND starts_with(s.subject, '公用经费')))
  LEFT JOIN form f ON f.unit_id = s.unit_id AND f.fiscal_year = s.fiscal_year
  WHERE s.project_id IS NULL AND s.metric IN ('budget', 'initial_budget', 'adjusted_budget') AND s.unit = '元'
    AND coalesce(s.comparator, '=') = '=' AND s.value IS NOT NULL
)
SELECT form_no, unit_id, fiscal_year, source_id, locator, quote, stated AS reported, printed AS expected, part, failed FROM pair`,
    say: {
      zh: '此处预算数为 {reported:money}（{quote}），表上为 {expected:money}，相差 {difference:abs-money}',
      en: 'Here the budget is {reported:money} ({quote}), in the table {expected:money}: {difference:abs-money} apart',
    },
    filled: TWO_SIDES,
    otherwise: {
      zh: '两处所指口径（申报、核准、调整后）可能不同',
      en: 'The two may mean different stages (requested, approved, adjusted)',
    },
  }),
  setRule({
    id: 'A10',
    severity: 'E',
    ...money,
    subject: 'form',
    name: { zh: '叙述金额与表不符', en: 'Amount in the text is not that of the table' },
    question: {
      zh: '正文写的支出、执行率、得分是否与表一致？',
      en: 'Do spending, rate and score in the text agree with the table?',
    },
    formula: {
      zh: '正文数字与对应格比较，允许所写末位的半个单位',
      en: 'Figure in the text against its cell, within half of its last written place',
    },
    check: `
WITH form AS (${DEPARTMENT_FORM}), stated AS (
  SELECT * FROM statement WHERE metric IN ('executed', 'execution_rate', 'total_points') AND value IS NOT NULL
    AND coalesce(comparator, '=') = '='
), pair AS (
  SELECT f.form_no, f.unit_id, f.fiscal_year, s.source_id, s.locator, s.quote, s.value AS stated,
    CAST(CASE s.metric WHEN 'executed' THEN f.exe ELSE NULL END AS DOUBLE) AS cell, s.statement_id AS part, 'amount' AS kind
  FROM audit_form f JOIN stated s ON s.project_id = f.project_id AND s.fiscal_year = f.fiscal_year
  WHERE s.metric = 'executed' AND s.unit = '元'
  UNION ALL
  SELECT f.form_no, f.unit_id, f.fiscal_year, s.source_id, s.locator, s.quote, s.value, f.rate_rep, s.statement_id, 'rate'
  FROM audit_form f JOIN stated s ON s.project_id = f.project_id AND s.fiscal_year = f.fiscal_year WHERE s.metric = 'execution_rate'
  UNION ALL
  SELECT f.form_no, f.unit_id, f.fiscal_year, s.source_id, s.locator, s.quote, s.value, f.total, s.statement_id, 'points'
  FROM audit_form f JOIN stated s ON s.project_id = f.project_id AND s.fiscal_year = f.fiscal_year WHERE s.metric = 'total_points'
  UNION ALL
  SELECT f.form_no, f.unit_id, f.fiscal_year, s.source_id, s.locator, s.quote, s.value, CAST(l.executed_amount AS DOUBLE), s.statement_id, 'amount'
  FROM stated s JOIN audit_form f ON f.unit_id = s.unit_id AND f.fiscal_year = s.fiscal_year AND f.kind = 'department'
  JOIN fund_line l ON l.evaluation_id = f.evaluation_id
    AND ((l.kind = 'total' AND l.line_no = f.line_no AND s.subject = '部门整体支出') OR (l.kind = 'basic' AND s.subject = '基本支出')
      OR (l.kind = 'project' AND s.subject = '项目支出'))
  WHERE s.project_id IS NULL AND s.metric = 'executed' AND s.unit = '元'
  UNION ALL
  SELECT f.form_no, s.unit_id, s.fiscal_year, s.source_id, s.locator, s.quote, s.value, m.value, concat(s.statement_id, '-base'), 'amount'
  FROM stated s
  JOIN base_metric m ON m.unit_id = s.unit_id AND m.fiscal_year = s.fiscal_year AND m.column_year = s.fiscal_year
    AND m.measure = 'final' AND m.parent_item_no IS NULL AND m.block = 'running' AND s.subject = '公用经费'
  LEFT JOIN form f ON f.unit_id = s.unit_id AND f.fiscal_year = s.fiscal_year
  WHERE s.project_id IS NULL AND s.metric = 'executed' AND s.unit = '元'
)
SELECT form_no, unit_id, fiscal_year, source_id, locator, quote, stated AS reported, cell AS expected, part, kind AS t1,
  CASE kind WHEN 'amount' THEN ${differs('stated', 'cell', 'quote')} WHEN 'rate' THEN abs(stated - cell) > 0.00005 + 1e-9
    ELSE abs(stated - cell) > 0.005 END AS failed
FROM pair WHERE cell IS NOT NULL`,
    say: {
      zh: '正文“{quote}”，表上为 {expected:as-t1}，两者不符',
      en: 'The text says “{quote}”, the table {expected:as-t1}',
    },
    filled: {
      zh: '{reported:as-t1}－{expected:as-t1}={difference:as-t1}',
      en: '{reported:as-t1} − {expected:as-t1} = {difference:as-t1}',
    },
  }),
  setRule({
    id: 'A18',
    severity: 'N',
    ...money,
    subject: 'form',
    name: { zh: '“其中”项残差过大', en: 'Large residual of “of which”' },
    question: {
      zh: '“其中”各项能否说明合计的大部分？',
      en: 'Do the “of which” rows explain most of the total?',
    },
    formula: { zh: '（合计－“其中”之和）÷合计＞30%', en: '(total − Σ of which) ÷ total > 30 %' },
    check: `
WITH tree AS (${BASE_TREE}), form AS (${DEPARTMENT_FORM})
SELECT f.form_no, t.unit_id, t.fiscal_year, t.source_id, t.locator, concat(t.label_raw, ' ', t.column_label_raw, ' ', t.raw) AS quote,
  t.value AS reported, t.parts AS expected, NULL AS line_no, (t.value - t.parts) / t.value AS v1,
  concat('base-', t.block, t.item_no, '-', t.column_label_raw) AS part, (t.value - t.parts) / t.value > 0.3 AS failed
FROM tree t LEFT JOIN form f ON f.unit_id = t.unit_id AND f.fiscal_year = t.fiscal_year
WHERE t.of_which AND t.value > 0
UNION ALL
SELECT f.form_no, f.unit_id, f.fiscal_year, NULL, NULL, f.adjusted_raw, CAST(f.bud AS DOUBLE), CAST(f.source_bud AS DOUBLE),
  f.line_no, CAST(f.bud - f.source_bud AS DOUBLE) / CAST(f.bud AS DOUBLE), 'funds',
  CAST(f.bud - f.source_bud AS DOUBLE) / CAST(f.bud AS DOUBLE) > 0.3
FROM audit_form f WHERE f.bud > 0 AND f.source_bud_n > 0`,
    say: {
      zh: '合计 {reported:money}，“其中”各项之和 {expected:money}，未列明部分占 {v1:pct}',
      en: 'Total {reported:money}, listed parts {expected:money}: {v1:pct} is not shown',
    },
    filled: {
      zh: '（{reported:money}－{expected:money}）÷{reported:money}={v1:pct}',
      en: '({reported:money} − {expected:money}) ÷ {reported:money} = {v1:pct}',
    },
  }),
  setRule({
    id: 'A23',
    severity: 'W',
    subject: 'unit',
    name: { zh: '政府采购互证', en: 'Procurement cross-check' },
    question: {
      zh: '文字提到采购，采购金额是否填报？',
      en: 'The text names procurement; is an amount reported?',
    },
    formula: {
      zh: '报告提到采购，而基础数据表的政府采购金额没有数',
      en: 'The report names procurement, and the base table has no procurement amount',
    },
    check: `
WITH form AS (${DEPARTMENT_FORM}), amount AS (
  SELECT unit_id, fiscal_year, max(value) AS value, min(raw) AS raw, min(source_id) AS source_id, min(locator) AS locator
  FROM base_metric WHERE contains(coalesce(label_raw, ''), '政府采购') GROUP BY unit_id, fiscal_year
), text AS (
  SELECT t.unit_id, s.fiscal_year, min(t.text) FILTER (${mentions('t.text', ['采购'])}) AS quote
  FROM text_section t JOIN source s ON s.source_id = t.source_id WHERE t.text IS NOT NULL GROUP BY t.unit_id, s.fiscal_year
)
SELECT f.form_no, a.unit_id, a.fiscal_year, a.source_id, a.locator, t.quote, a.value AS reported,
  t.quote IS NOT NULL AND a.value IS NULL AS failed
FROM amount a JOIN text t ON t.unit_id = a.unit_id AND t.fiscal_year = a.fiscal_year
LEFT JOIN form f ON f.unit_id = a.unit_id AND f.fiscal_year = a.fiscal_year`,
    say: {
      zh: '报告提到采购，基础数据表的政府采购金额未填',
      en: 'The report names procurement; the base table leaves its amount blank',
    },
    otherwise: {
      zh: '采购可能不属本年，或未达政府采购限额',
      en: 'The purchase may belong to another year or lie below the threshold',
    },
  }),
  setRule({
    id: 'A24',
    severity: 'W',
    judges: true,
    unit: 'fraction',
    subject: 'unit',
    name: { zh: '核减比例不符', en: 'Stated cut is not what the figures say' },
    question: { zh: '正文写的核减比例能否由预算数算出？', en: 'Do the budget figures give the stated cut?' },
    formula: {
      zh: '1－核准数÷年初预算数，与正文比例相差超过 0.5 个百分点',
      en: '1 − approved ÷ initial, more than 0.5 points from the stated share',
    },
    check: `
WITH form AS (${DEPARTMENT_FORM}), before AS (
  SELECT unit_id, fiscal_year, value FROM statement
  WHERE project_id IS NULL AND metric IN ('budget', 'initial_budget') AND unit = '元' AND value > 0
), after AS (
  SELECT unit_id, fiscal_year, value FROM statement
  WHERE project_id IS NULL AND metric = 'adjusted_budget' AND unit = '元' AND value > 0
), ratio AS (
  SELECT c.statement_id, 1 - a.value / b.value AS cut, b.value AS before, a.value AS after,
    row_number() OVER (PARTITION BY c.statement_id ORDER BY abs(1 - a.value / b.value - c.value), b.value) AS place
  FROM statement c JOIN before b ON b.unit_id = c.unit_id AND b.fiscal_year = c.fiscal_year
  JOIN after a ON a.unit_id = c.unit_id AND a.fiscal_year = c.fiscal_year
  WHERE c.metric = 'cut_rate' AND c.value IS NOT NULL
)
SELECT f.form_no, c.unit_id, c.fiscal_year, c.source_id, c.locator, c.quote, c.value AS reported, r.cut AS expected,
  r.after AS v1, r.before AS v2, c.statement_id AS part, abs(r.cut - c.value) > 0.005 + 1e-9 AS failed
FROM statement c JOIN ratio r ON r.statement_id = c.statement_id AND r.place = 1
LEFT JOIN form f ON f.unit_id = c.unit_id AND f.fiscal_year = c.fiscal_year`,
    say: {
      zh: '正文写核减 {reported:pct}，按所列预算数最接近的算法为 {expected:pct}',
      en: 'The text states a cut of {reported:pct}; the figures come closest with {expected:pct}',
    },
    filled: {
      zh: '1－{v1:money}÷{v2:money}={expected:pct}',
      en: '1 − {v1:money} ÷ {v2:money} = {expected:pct}',
    },
    otherwise: {
      zh: '核减比例可能只针对其中一部分经费',
      en: 'The share may refer to part of the money only',
    },
  }),
];
