import { reasonState, trimmed } from '../../model/text-sql.ts';
import { headingYear, nameKey, titleKey } from '../facts.ts';
import { LATE, mentions, OTHER_YEAR_HEADINGS } from '../lexicon.ts';
import { cellRule, leftOut, type Rule, setRule } from '../rule.ts';

/** Forms of these schemes have a field for improvements; the national form has one column for both. */
const HAS_IMPROVEMENT = "starts_with(f.profile_id, 'hubei-')";

const GOAL_STATED = `f.kind = 'project' AND length(${trimmed('f.goal_expected')}) >= 12`;

/** T. 文字: as far as letters alone can tell. */
export const TEXT_RULES: readonly Rule[] = [
  cellRule({
    id: 'T01',
    severity: 'W',
    on: 'form',
    needs: ['any_reason'],
    parameters: ['over_threshold', 'rate_explain_below'],
    name: { zh: '有偏差而原因为空或“无”', en: 'A deviation, no reason' },
    question: { zh: '存在偏差时是否填写原因？', en: 'Is a deviation explained at all?' },
    formula: {
      zh: '有指标未达标、超额达到门槛，或执行率低于界线，而原因为空、“无”、“无偏差”',
      en: 'A row missed or far exceeded, or a low rate, and the reason is blank, 无 or 无偏差',
    },
    test: `CASE WHEN f.rate IS NOT NULL OR f.rated_rows > 0 OR f.short_rows > 0 THEN f.form_reason < 2
      AND (coalesce(f.prints_reason AND f.rate < f.explain_below AND f.any_reason < 2, false) OR coalesce(f.short_silent, 0) > 0 OR coalesce(f.over_silent, 0) > 0) END`,
    v1: 'f.short_silent',
    v2: 'f.over_silent',
    v3: 'f.rate',
    t1: "coalesce(nullif(trim(f.deviation_reason), ''), '（空）')",
    quote: 'f.deviation_reason',
    say: {
      zh: '未达标 {v1:num} 行、超额 {v2:num} 行，执行率 {v3:pct}，偏差原因为“{t1}”',
      en: '{v1:num} rows missed, {v2:num} far exceeded, rate {v3:pct}; the reason given is “{t1}”',
    },
  }),
  cellRule({
    id: 'T02',
    severity: 'E',
    judges: true,
    on: 'form',
    name: { zh: '原因与得分矛盾', en: 'The reason contradicts a score' },
    question: {
      zh: '原因承认逾期，而时效指标是否仍报达成？',
      en: 'Does the reason admit delay while timeliness is reported met?',
    },
    formula: {
      zh: '偏差原因出现“超时限”“未按时”之类，而时效指标均报达成',
      en: 'The reason speaks of missed deadlines, and every timeliness row is reported met',
    },
    test: `CASE WHEN f.form_reason = 2 AND f.timely_rows > 0
      THEN ${mentions('f.deviation_reason', LATE)} AND f.timely_met = f.timely_rows END`,
    v1: 'f.timely_rows',
    indicator: 'f.timely_no',
    quote: 'f.deviation_reason',
    say: {
      zh: '偏差原因提到超时限或未按时，而 {v1:num} 个时效指标均报达成',
      en: 'The reason speaks of missed deadlines, while all {v1:num} timeliness rows are reported met',
    },
    otherwise: {
      zh: '超时限的事项可能不在时效指标的范围内',
      en: 'What was late may lie outside the timeliness indicator',
    },
  }),
  cellRule({
    id: 'T03',
    severity: 'N',
    on: 'form',
    needs: ['improvement'],
    name: { zh: '改进措施为空或“无”', en: 'No improvement named' },
    question: { zh: '改进措施栏是否填写？', en: 'Is the field for improvements filled?' },
    formula: {
      zh: '改进措施为空或“无”（表式有此栏者）',
      en: 'Improvements blank or 无 (where the form has the field)',
    },
    test: `CASE WHEN ${HAS_IMPROVEMENT} OR ${trimmed('f.improvement')} <> '' THEN ${reasonState('f.improvement')} < 2 END`,
    t1: "coalesce(nullif(trim(f.improvement), ''), '（空）')",
    quote: 'f.improvement',
    say: { zh: '改进措施栏为“{t1}”', en: 'The field for improvements reads “{t1}”' },
  }),
  leftOut({
    id: 'T04',
    severity: 'N',
    judges: true,
    name: { zh: '字段错填', en: 'Text in the wrong field' },
    question: { zh: '各栏文字是否填在该填之处？', en: 'Is each text in its field?' },
    formula: { zh: '判断文字的主题与栏目是否相符', en: 'Compare the topic of a text with its field' },
    reason: {
      zh: '须判断文字主题；收录的只是概述，字面规则会误指',
      en: 'It takes judging topics; only summaries are kept, and rules on letters would accuse wrongly',
    },
  }),
  leftOut({
    id: 'T05',
    severity: 'N',
    judges: true,
    name: { zh: '话术矛盾', en: 'Claims that contradict each other' },
    question: { zh: '文字之间是否自相矛盾？', en: 'Do the texts contradict themselves?' },
    formula: { zh: '比较各段文字的说法', en: 'Compare what the texts claim' },
    reason: {
      zh: '须理解文意，机械比较不可靠',
      en: 'It takes understanding; a mechanical comparison is not sound',
    },
  }),
  cellRule({
    id: 'T06',
    severity: 'N',
    on: 'form',
    needs: ['heading'],
    name: { zh: '项目名称前后不一', en: 'Project name differs' },
    question: {
      zh: '标题中的项目名称是否与表内一致？',
      en: 'Does the heading name the project as the table does?',
    },
    formula: {
      zh: '标题去掉年度与“自评表”后，与表内项目名称不同（标题未写项目名者不查）',
      en: 'The heading without year and form name is not the project name (headings that name no project are not checked)',
    },
    test: `CASE WHEN f.kind = 'project' AND contains(f.title_raw, f.project_name) THEN false
      WHEN f.kind = 'project' AND f.project_name IS NOT NULL AND length(f.title_key) >= 2
        AND f.title_key NOT IN ('项目', '项目支出', '部门整体支出')
      THEN NOT contains(replace(f.title_key, '项目', ''), replace(${nameKey('f.project_name')}, '项目', '')) END`,
    t1: 'f.title_raw',
    t2: 'f.project_name',
    quote: 'f.title_raw',
    say: {
      zh: '标题为“{t1}”，表内项目名称为“{t2}”',
      en: 'The heading reads “{t1}”, the table names “{t2}”',
    },
    also: `
SELECT f.form_no, t.source_id, t.locator, t.heading_raw AS quote, t.heading_raw AS t1, f.project_name AS t2,
  concat('report-', t.path) AS part,
  NOT contains(replace(${titleKey('t.heading_raw')}, '项目', ''), replace(${nameKey('f.project_name')}, '项目', '')) AS failed
FROM text_section t JOIN audit_form f ON f.evaluation_id = t.evaluation_id
WHERE t.level = 1 AND f.kind = 'project' AND f.project_name IS NOT NULL AND length(${titleKey('t.heading_raw')}) >= 2
  AND ${titleKey('t.heading_raw')} NOT IN ('项目', '项目支出')`,
  }),
  leftOut({
    id: 'T07',
    severity: 'N',
    judges: true,
    name: { zh: '错别字', en: 'Misspellings' },
    question: { zh: '文字是否有错别字？', en: 'Are there misspellings?' },
    formula: { zh: '查错别字词典', en: 'Look up a dictionary of misspellings' },
    reason: {
      zh: '没有可靠的词典；人名、地名、行业用语会被误判，且收录的是概述',
      en: 'There is no sound dictionary; names and trade words would be flagged, and only summaries are kept',
    },
  }),
  setRule({
    id: 'T08',
    severity: 'N',
    subject: 'form',
    name: { zh: '空小节或占位未删', en: 'Empty section or placeholder left' },
    question: { zh: '报告是否有标题而无内容？', en: 'Does a report have headings without text?' },
    formula: {
      zh: '有标题而无文字、也无下级小节，或文字为“……”等占位',
      en: 'A heading with neither text nor subsections, or a placeholder such as ……',
    },
    check: `
WITH parent AS (
  SELECT DISTINCT source_id, regexp_replace(path, '/[^/]*$', '') AS path FROM text_section WHERE contains(path, '/')
), leaf AS (
  SELECT t.*, p.path IS NOT NULL AS has_children
  FROM text_section t LEFT JOIN parent p ON p.source_id = t.source_id AND p.path = t.path
)
SELECT e.form_no, l.unit_id, coalesce(e.fiscal_year, s.fiscal_year) AS fiscal_year, l.source_id, l.locator,
  concat_ws(' ', l.number_raw, l.heading_raw) AS quote, concat_ws(' ', l.number_raw, l.heading_raw) AS t1, l.path AS part,
  NOT l.has_children AND (trim(coalesce(l.text, '')) = '' OR trim(l.text) IN ('……', '...', '.....', '（此处填写）')) AS failed
FROM leaf l LEFT JOIN audit_context e ON e.evaluation_id = l.evaluation_id LEFT JOIN source s ON s.source_id = l.source_id`,
    say: { zh: '“{t1}”有标题而没有内容', en: '“{t1}” has a heading and no text' },
    otherwise: { zh: '内容可能在转出文本时丢失', en: 'The text may have been lost in conversion' },
  }),
  setRule({
    id: 'T09',
    severity: 'N',
    subject: 'form',
    name: { zh: '跨表雷同', en: 'Same text in two forms' },
    question: {
      zh: '两个项目的年度目标是否一字不差？',
      en: 'Do two projects state the same goal word for word?',
    },
    formula: {
      zh: '同一部门同一年度两个项目的年度目标（12 字以上）去除标点后完全相同',
      en: 'Two projects of one department and year with equal goals (12 characters or more, punctuation aside)',
    },
    among: GOAL_STATED,
    check: `
WITH goal AS (
  SELECT f.form_no, f.goal_expected, hash(f.group_id, f.fiscal_year, ${nameKey('f.goal_expected')}) AS goal FROM audit_form f
  WHERE ${GOAL_STATED}
), twin AS (
  SELECT goal, min(form_no) AS first_form, max(form_no) AS last_form FROM goal GROUP BY goal HAVING count(*) > 1
)
SELECT g.form_no, g.goal_expected AS quote, CASE WHEN t.first_form = g.form_no THEN t.last_form ELSE t.first_form END AS related_form
FROM goal g JOIN twin t ON t.goal = g.goal`,
    say: {
      zh: '年度目标与另一项目一字不差',
      en: 'The goal equals that of another project word for word',
    },
  }),
  setRule({
    id: 'T10',
    severity: 'W',
    unit: 'count',
    subject: 'form',
    name: { zh: '年度残留', en: 'A year left over' },
    question: { zh: '标题写的年度是否就是评价年度？', en: 'Is the year in a heading the fiscal year?' },
    formula: {
      zh: '标题或小节标题中的年度≠评价年度（“上年度”小节除外）',
      en: 'Year in a heading ≠ fiscal year (sections on the year before aside)',
    },
    check: `
WITH dated AS (
  SELECT form_no, unit_id, fiscal_year, source_id, locator, title_raw AS heading, 'title' AS part, title_year AS year FROM audit_form
  WHERE prints_heading
  UNION ALL
  SELECT e.form_no, t.unit_id, coalesce(e.fiscal_year, s.fiscal_year), t.source_id, t.locator, t.heading_raw, t.path, ${headingYear('t.heading_raw')}
  FROM text_section t LEFT JOIN audit_context e ON e.evaluation_id = t.evaluation_id LEFT JOIN source s ON s.source_id = t.source_id
)
SELECT form_no, unit_id, fiscal_year, source_id, locator, heading AS quote, year AS reported, fiscal_year AS expected, part,
  year <> fiscal_year AND NOT ${mentions('heading', OTHER_YEAR_HEADINGS)} AS failed
FROM dated WHERE year IS NOT NULL AND fiscal_year IS NOT NULL`,
    say: {
      zh: '标题写 {reported:year} 年，评价年度为 {expected:year} 年',
      en: 'The heading says {reported:year}, the fiscal year is {expected:year}',
    },
  }),
  leftOut({
    id: 'T11',
    severity: 'N',
    judges: true,
    name: { zh: '结论措辞与得分不一', en: 'Verdict and score disagree' },
    question: { zh: '结论的措辞是否与得分相称？', en: 'Does the verdict in words fit the score?' },
    formula: { zh: '比较结论用语与得分等级', en: 'Compare the wording with the grade' },
    reason: {
      zh: '报告多不写等级用语，收录的又是概述',
      en: 'Reports rarely name a grade, and only summaries are kept',
    },
  }),
  leftOut({
    id: 'T12',
    severity: 'N',
    judges: true,
    name: { zh: '科目口径误用', en: 'Wrong budget category' },
    question: { zh: '文字是否混用资金科目？', en: 'Are budget categories confused?' },
    formula: { zh: '核对文字中的科目名称', en: 'Check the categories named in the text' },
    reason: {
      zh: '须对照部门预算科目，表内没有',
      en: 'It takes the department’s budget categories, which are not on the form',
    },
  }),
  setRule({
    id: 'T13',
    severity: 'N',
    unit: 'count',
    subject: 'unit',
    name: { zh: '一项一报告', en: 'One report per project' },
    question: {
      zh: '项目自评表与项目报告的份数是否相等？',
      en: 'Are there as many project reports as project forms?',
    },
    formula: {
      zh: '项目自评表份数≠项目自评报告份数（没有任何报告的单位不查）',
      en: 'Project forms ≠ project reports (units with no report at all are not checked)',
    },
    check: `
WITH report AS (
  SELECT t.unit_id, coalesce(e.fiscal_year, s.fiscal_year) AS fiscal_year, count(*) AS n, min(t.source_id) AS source_id, min(t.locator) AS locator,
    string_agg(t.heading_raw, '；' ORDER BY t.path) AS quote
  FROM text_section t LEFT JOIN evaluation e ON e.evaluation_id = t.evaluation_id LEFT JOIN source s ON s.source_id = t.source_id
  WHERE t.level = 1 AND contains(coalesce(t.heading_raw, ''), '项目') GROUP BY t.unit_id, coalesce(e.fiscal_year, s.fiscal_year)
), form AS (SELECT unit_id, fiscal_year, count(*) AS n FROM audit_form WHERE kind = 'project' GROUP BY unit_id, fiscal_year)
SELECT f.unit_id, f.fiscal_year, r.source_id, r.locator, r.quote, r.n AS reported, f.n AS expected, r.n <> f.n AS failed
FROM form f JOIN report r ON r.unit_id = f.unit_id AND r.fiscal_year = f.fiscal_year`,
    say: {
      zh: '有 {expected:num} 份项目自评表、{reported:num} 份项目报告',
      en: 'There are {expected:num} project forms and {reported:num} project reports',
    },
    otherwise: {
      zh: '其余报告可能另行公开，或一份报告合并说明',
      en: 'Other reports may be published elsewhere, or one covers several projects',
    },
  }),
];
