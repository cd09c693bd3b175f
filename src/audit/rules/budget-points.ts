import { printedAs } from '../form-facts.ts';
import { cellRule, type Rule, setRule } from '../rule.ts';

const points = { unit: 'points' as const };

const ADJUSTED = ['f.exe', 'f.bud', 'f.rate_bud'] as const;
const INITIAL = ['f.exe', 'f.ini', 'f.rate_ini'] as const;

/** s printed with d decimals equals w × executed ÷ budget rounded half up to d; see `printedAs`. */
const agreesAt = (decimals: number, rate: typeof ADJUSTED | typeof INITIAL) => {
  const scale = 10 ** decimals;
  return `(abs(f.sb * ${scale} - round(f.sb * ${scale})) < 1e-9
    AND ${printedAs(`round(f.sb * ${scale})`, String(scale), rate, 'f.wb')})`;
};

const agrees = (rate: typeof ADJUSTED | typeof INITIAL) =>
  `(${[0, 1, 2].map((d) => agreesAt(d, rate)).join(' OR ')} OR (${rate[0]} >= ${rate[1]} AND abs(f.sb - f.wb) < 1e-9))`;

const SCORED_ON_FUNDS = 'f.wb > 0 AND f.exe >= 0 AND f.bud > 0 AND f.sb IS NOT NULL';

/** B. 预算执行得分. */
export const BUDGET_POINT_RULES: readonly Rule[] = [
  cellRule({
    id: 'B01',
    severity: 'E',
    ...points,
    on: 'form',
    parameters: ['rate_basis'],
    name: { zh: '预算得分不等于分值×执行率', en: 'Budget score is not points × rate' },
    question: {
      zh: '预算执行得分是否等于分值乘执行率？',
      en: 'Is the budget score its points times the rate?',
    },
    formula: {
      zh: '分值×执行数÷预算数，四舍五入到 0、1 或 2 位，应有一种等于所填得分；不超过分值',
      en: 'Points × executed ÷ budget, rounded half up to 0, 1 or 2 decimals, should give the score; capped at the points',
    },
    test: `CASE WHEN f.sb IS NOT NULL AND NOT f.sb_inferred AND f.wb > 0 AND f.exe >= 0 AND abs(f.sb) < 1e6 THEN
      CASE WHEN f.rate_basis = 'initial' THEN CASE WHEN f.ini > 0 THEN NOT ${agrees(INITIAL)} END
        WHEN f.bud > 0 THEN NOT ${agrees(ADJUSTED)} END END`,
    reported: 'f.sb',
    expected: 'round(f.wb * least(1.0, greatest(0.0, f.rate)), 2)',
    v1: 'f.wb',
    v2: 'f.exe',
    v3: "CASE WHEN f.rate_basis = 'initial' THEN f.ini ELSE f.bud END",
    line: 'f.line_no',
    quote: 'f.budget_points_raw',
    say: {
      zh: '预算执行得 {reported:pts} 分，按分值 {v1:pts} 与执行率应为 {expected:pts} 分，相差 {difference:abs-pts} 分',
      en: 'The budget line scores {reported:pts}; {v1:pts} points at its rate give {expected:pts}, {difference:abs-pts} apart',
    },
    filled: {
      zh: '{v1:pts}×{v2:money}÷{v3:money}={expected:pts}',
      en: '{v1:pts} × {v2:money} ÷ {v3:money} = {expected:pts}',
    },
    otherwise: {
      zh: '得分可能按所印执行率或未取整金额计算；也可能经财政部门另行认定',
      en: 'The score may follow the printed rate or unrounded amounts, or a decision of the finance bureau',
    },
  }),
  setRule({
    id: 'B02',
    severity: 'N',
    ...points,
    subject: 'unit',
    name: { zh: '取整口径不一', en: 'Inconsistent rounding' },
    question: {
      zh: '同一部门的预算得分是否有的取整、有的保留小数？',
      en: 'Does one department round some budget scores and not others?',
    },
    formula: {
      zh: '同一部门同一年度，应带小数的预算得分有的填整数、有的填两位小数',
      en: 'In one department and year, scores that should carry decimals are whole in some forms and not in others',
    },
    check: `
WITH exact AS (
  SELECT group_id, fiscal_year, source_id, sb, abs(sb - round(sb)) < 1e-9 AS whole
  FROM audit_form f
  WHERE sb IS NOT NULL AND NOT sb_inferred AND wb > 0 AND bud > 0 AND exe > 0 AND exe < bud
    AND abs(wb * rate - round(wb * rate)) > 0.005 AND abs(sb - wb * rate) <= 0.51
)
SELECT group_id AS unit_id, fiscal_year, min(source_id) AS source_id,
  count(*) FILTER (whole) AS reported, count(*) FILTER (NOT whole) AS expected, count(*) AS v1,
  string_agg(DISTINCT regexp_replace(CAST(sb AS VARCHAR), '[.]0$', ''), '、' ORDER BY regexp_replace(CAST(sb AS VARCHAR), '[.]0$', '')) AS quote,
  count(*) FILTER (whole) > 0 AND count(*) FILTER (NOT whole) > 0 AS failed
FROM exact GROUP BY group_id, fiscal_year HAVING count(*) >= 2`,
    say: {
      zh: '同一部门的预算得分有 {reported:num} 份取整、{expected:num} 份保留小数（{quote}）',
      en: 'In one department {reported:num} budget scores are rounded to whole points and {expected:num} are not ({quote})',
    },
  }),
  cellRule({
    id: 'B03',
    severity: 'E',
    ...points,
    on: 'form',
    needs: ['budget_points'],
    name: { zh: '预算得分缺失', en: 'Budget score missing' },
    question: { zh: '有执行率而没有预算得分？', en: 'A rate, but no budget score?' },
    formula: { zh: '预算执行得分为空，而执行率不为空', en: 'Budget score blank, rate not blank' },
    test: `CASE WHEN coalesce(f.rate_rep, f.rate) IS NOT NULL AND coalesce(f.wb, f.scheme_budget) > 0
      THEN f.sb IS NULL OR f.sb_inferred END`,
    expected:
      'CASE WHEN f.rate IS NOT NULL THEN round(coalesce(f.wb, f.scheme_budget) * least(1.0, greatest(0.0, f.rate)), 2) END',
    v1: 'coalesce(f.rate_rep, f.rate)',
    line: 'f.line_no',
    quote: 'f.rate_raw',
    say: {
      zh: '执行率为 {v1:pct}，预算执行得分未填；按口径可得 {expected:pts} 分',
      en: 'The rate is {v1:pct}, the budget score is blank; the scheme would give {expected:pts}',
    },
  }),
  cellRule({
    id: 'B04',
    severity: 'W',
    ...points,
    on: 'form',
    parameters: ['caps'],
    name: { zh: '总分高于执行率封顶', en: 'Total above the execution cap' },
    question: {
      zh: '执行率低时总分是否超过口径的封顶？',
      en: 'Does a low rate cap the total, and is it exceeded?',
    },
    formula: {
      zh: '总分＞口径按执行率所定的封顶分（如 <50% → 59）；口径未定封顶则不查',
      en: 'Total > the cap the profile sets for the rate (such as < 50 % → 59); not checked where it sets none',
    },
    test: `CASE WHEN f.caps IS NOT NULL AND f.rate IS NOT NULL AND f.total IS NOT NULL
      THEN coalesce(f.total > f.rate_cap + 1e-9, false) END`,
    reported: 'f.total',
    expected: 'f.rate_cap',
    v1: 'f.rate',
    quote: 'f.total_raw',
    say: {
      zh: '执行率 {v1:pct}，口径封顶 {expected:pts} 分，自评总分 {reported:pts} 分',
      en: 'At a rate of {v1:pct} the profile caps the total at {expected:pts}; it is {reported:pts}',
    },
  }),
  setRule({
    id: 'B05',
    severity: 'I',
    ...points,
    subject: 'form',
    name: { zh: '备选口径得分', en: 'Score on the other denominator' },
    question: {
      zh: '若按另一预算数计算，预算得分会是多少？',
      en: 'What would the budget score be on the other budget figure?',
    },
    formula: {
      zh: '分值×执行数÷（年初预算数或正文所写预算数）',
      en: 'Points × executed ÷ (initial budget, or the budget the text states)',
    },
    among: SCORED_ON_FUNDS,
    check: `
WITH other AS (
  SELECT f.form_no, CAST(f.ini AS DOUBLE) AS base, f.initial_raw AS quote, 'initial' AS part FROM audit_form f
  WHERE f.ini > 0 AND f.ini <> f.bud
  UNION ALL
  SELECT f.form_no, s.value, s.quote, s.statement_id
  FROM audit_form f JOIN statement s ON s.project_id = f.project_id AND s.fiscal_year = f.fiscal_year
  WHERE s.metric = 'budget' AND s.unit = '元' AND s.value > 0 AND abs(s.value - CAST(f.bud AS DOUBLE)) > 1
)
SELECT f.form_no, f.line_no, f.sb AS reported,
  round(f.wb * least(1.0, CAST(f.exe AS DOUBLE) / o.base), 2) AS expected, f.wb AS v1, f.exe AS v2, o.base AS v3, o.quote, o.part
FROM audit_form f JOIN other o ON o.form_no = f.form_no
WHERE ${SCORED_ON_FUNDS} AND abs(f.sb - f.wb * least(1.0, CAST(f.exe AS DOUBLE) / o.base)) > 0.5`,
    say: {
      zh: '若按另一预算数 {v3:money} 计，预算得分为 {expected:pts} 分（自评 {reported:pts} 分）',
      en: 'On the other budget figure {v3:money} the budget score would be {expected:pts} (reported {reported:pts})',
    },
    filled: {
      zh: '{v1:pts}×{v2:money}÷{v3:money}={expected:pts}',
      en: '{v1:pts} × {v2:money} ÷ {v3:money} = {expected:pts}',
    },
  }),
];
