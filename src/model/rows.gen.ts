// Generated from data/datapackage.json by npm run generate. Do not edit.

/** 数据来源 Sources: One document per row. */
export interface SourceRow {
  /** 来源编号 Source ID */
  source_id: string;
  /** 标题 Title */
  title: string;
  /** 发布单位 Publisher */
  publisher: string | null;
  /** 类型 Kind */
  kind: "form" | "report" | "dataset";
  /** 年度 Fiscal year */
  fiscal_year: number | null;
  /** 网址 Address */
  url: string | null;
  /** 校验和 Checksum */
  sha256: string | null;
  /** 说明 Note */
  note: string | null;
}

/** 单位 Units: One organisation per row. */
export interface UnitRow {
  /** 单位编号 Unit ID */
  unit_id: string;
  /** 单位名称 Name */
  name: string;
  /** 简称 Short name */
  short_name: string | null;
  /** 地区 Region */
  region: string | null;
  /** 层级 Level */
  level: "province" | "city" | "county" | "township" | null;
  /** 上级单位 Parent unit */
  parent_unit_id: string | null;
  /** 别名 Aliases */
  aliases: string | null;
}

/** 项目 Projects: One project across years per row. */
export interface ProjectRow {
  /** 项目编号 Project ID */
  project_id: string;
  /** 实施单位 Implementing unit */
  unit_id: string;
  /** 项目名称 Name */
  name: string;
  /** 别名 Aliases */
  aliases: string | null;
}

/** 评分口径 Scoring profiles: One versioned scoring scheme per row. */
export interface ProfileRow {
  /** 口径编号 Profile ID */
  profile_id: string;
  /** 名称 Name */
  name: string;
  /** 英文名称 English name */
  name_en: string;
  /** 适用地区 Region */
  region: string | null;
  /** 起始年度 Valid from */
  valid_from: number | null;
  /** 终止年度 Valid to */
  valid_to: number | null;
  /** 依据 Basis */
  basis: string;
  /** 来源 Source */
  source_id: string | null;
  /** 位置 Locator */
  locator: string | null;
  /** 预算执行分值 Budget points (points) */
  budget_points: number;
  /** 产出分值 Output points (points) */
  output_points: number | null;
  /** 效益分值 Benefit points (points) */
  benefit_points: number | null;
  /** 满意度分值 Satisfaction points (points) */
  satisfaction_points: number | null;
  /** 执行率分母 Rate basis */
  rate_basis: "adjusted" | "initial";
  /** 定量计分 Quantitative rule */
  quantitative_rule: "proportional" | "met_or_proportional";
  /** 取整容差 Rounding tolerance (points) */
  rounding_tolerance: number;
  /** 超额门槛 Over-achievement threshold (fraction) */
  over_threshold: number | null;
  /** 超额扣分 Over-achievement penalty (points) */
  over_penalty: number | null;
  /** 达成档下限 Met band, lower bound (fraction) */
  band_full_low: number;
  /** 部分达成档下限 Partly met band, lower bound (fraction) */
  band_part_low: number;
  /** 须说明的执行率 Rate to be explained (fraction) */
  rate_explain_below: number | null;
  /** 执行率封顶 Caps by rate */
  caps: string | null;
  /** 优 Excellent from (points) */
  grade_excellent: number;
  /** 良 Good from (points) */
  grade_good: number;
  /** 中 Fair from (points) */
  grade_fair: number;
  /** 报送期限 Filing deadline */
  deadline_month_day: string | null;
  /** 仅供假设 What-if only */
  what_if_only: boolean;
}

/** 指标概念 Concepts: One indicator that means the same across forms per row. */
export interface ConceptRow {
  /** 概念编号 Concept ID */
  concept_id: string;
  /** 名称 Name */
  name: string;
  /** 计量单位 Unit */
  unit: string | null;
  /** 方向 Direction */
  direction: "up" | "down" | "none";
}

/** 自评表 Evaluations: One self-evaluation form: a project or a department in one fiscal year. */
export interface EvaluationRow {
  /** 自评表编号 Evaluation ID */
  evaluation_id: string;
  /** 类型 Kind */
  kind: "project" | "department";
  /** 年度 Fiscal year */
  fiscal_year: number;
  /** 年度依据 Basis of the year */
  fiscal_year_basis: "stated" | "inferred";
  /** 实施单位 Implementing unit */
  unit_id: string;
  /** 主管部门 Supervising department */
  department_unit_id: string | null;
  /** 项目 Project */
  project_id: string | null;
  /** 原表标题 Title as printed */
  title_raw: string;
  /** 项目类别 Category */
  category: string | null;
  /** 项目属性 Attribute */
  attribute: string | null;
  /** 项目类型 Term */
  term: string | null;
  /** 勾选组数 Tick groups */
  tick_groups: number;
  /** 评分口径 Profile */
  profile_id: string | null;
  /** 口径依据 Reason for the profile */
  profile_reason: string | null;
  /** 标注金额单位 Declared money unit */
  declared_money_unit: "元" | "千元" | "万元" | "亿元" | "円" | "千円" | "百万円" | "peso" | null;
  /** 预算执行分值 Budget points available (points) */
  budget_points_max: number | null;
  /** 执行率（原文） Rate as printed */
  rate_raw: string | null;
  /** 自报执行率 Reported rate (fraction) */
  rate_reported: number | null;
  /** 预算执行得分（原文） Budget points as printed */
  budget_points_raw: string | null;
  /** 预算执行得分 Budget points (points) */
  budget_points: number | null;
  /** 预算得分系推定 Budget points inferred */
  budget_points_inferred: boolean;
  /** 满分（原文） Maximum as printed */
  total_max_raw: string | null;
  /** 满分 Maximum (points) */
  total_max: number | null;
  /** 总分（原文） Total as printed */
  total_raw: string | null;
  /** 自评总分 Total reported (points) */
  total_reported: number | null;
  /** 预期目标 Expected goal */
  goal_expected: string | null;
  /** 实际完成情况 Actual result */
  goal_actual: string | null;
  /** 偏差原因 Deviation reason */
  deviation_reason: string | null;
  /** 改进措施 Improvement */
  improvement: string | null;
  /** 填报日期 Filed on */
  filed_on: string | null;
  /** 有填表人 Filed by present */
  filed_by_present: boolean | null;
  /** 有联系电话 Phone present */
  phone_present: boolean | null;
  /** 有签字 Signed */
  signed: boolean | null;
  /** 有盖章 Stamped */
  stamped: boolean | null;
  /** 复核得分 Reviewed total (points) */
  reviewed_total: number | null;
  /** 数据来源性质 Data origin */
  data_origin: "reported" | "simulated";
  /** 提取置信度 Extraction confidence (fraction) */
  extraction_confidence: number | null;
  /** 表式 Layout */
  layout: string | null;
  /** 来源 Source */
  source_id: string;
  /** 位置 Locator */
  locator: string;
}

/** 资金 Fund lines: One money line of a form per row. */
export interface FundLineRow {
  /** 自评表 Evaluation */
  evaluation_id: string;
  /** 行号 Line */
  line_no: number;
  /** 资金类别 Kind */
  kind: "total" | "fiscal" | "carry_over" | "other" | "general_public" | "government_fund" | "special_account" | "unit_fund" | "basic" | "project";
  /** 行名（原文） Label as printed */
  label_raw: string | null;
  /** 年初预算数（原文） Initial budget as printed */
  initial_raw: string | null;
  /** 年初预算数 Initial budget (元) */
  initial_amount: number | null;
  /** 全年预算数（原文） Adjusted budget as printed */
  adjusted_raw: string | null;
  /** 全年预算数 Adjusted budget (元) */
  adjusted_amount: number | null;
  /** 全年执行数（原文） Executed as printed */
  executed_raw: string | null;
  /** 全年执行数 Executed (元) */
  executed_amount: number | null;
  /** 执行率（原文） Rate as printed */
  rate_raw: string | null;
  /** 分值（原文） Points available as printed */
  points_max_raw: string | null;
  /** 得分（原文） Points as printed */
  points_raw: string | null;
  /** 标注单位 Declared unit */
  money_unit_declared: "元" | "千元" | "万元" | "亿元" | "円" | "千円" | "百万円" | "peso" | null;
  /** 实际单位 Resolved unit */
  money_unit_resolved: "元" | "千元" | "万元" | "亿元" | "円" | "千円" | "百万円" | "peso" | null;
  /** 单位判定理由 Reason for the unit */
  unit_resolution: string | null;
  /** 来源 Source */
  source_id: string | null;
  /** 位置 Locator */
  locator: string;
}

/** 一级指标分值 Sections: One level-1 block per row. */
export interface SectionRow {
  /** 自评表 Evaluation */
  evaluation_id: string;
  /** 一级指标 Level 1 */
  level1: "output" | "benefit" | "satisfaction" | "cost" | "other";
  /** 名称（原文） Label as printed */
  label_raw: string | null;
  /** 标注分值 Declared points (points) */
  points_declared: number | null;
  /** 位置 Locator */
  locator: string | null;
}

/** 绩效指标 Indicators: One level-3 indicator per row. */
export interface IndicatorRow {
  /** 自评表 Evaluation */
  evaluation_id: string;
  /** 序号 No. */
  indicator_no: number;
  /** 一级指标 Level 1 */
  level1: "output" | "benefit" | "satisfaction" | "cost" | "other";
  /** 二级指标 Level 2 */
  level2: "quantity" | "quality" | "timeliness" | "cost" | "economic" | "social" | "ecological" | "sustainable" | "satisfaction" | "other" | null;
  /** 二级指标（原文） Level 2 as printed */
  level2_raw: string | null;
  /** 三级指标 Indicator */
  name_raw: string;
  /** 概念 Concept */
  concept_id: string | null;
  /** 性质 Nature */
  nature: "≥" | "≤" | "=" | "qualitative" | null;
  /** 年度指标值（原文） Target as printed */
  target_raw: string | null;
  /** 实际完成值（原文） Actual as printed */
  actual_raw: string | null;
  /** 分值（原文） Points available as printed */
  points_max_raw: string | null;
  /** 分值 Points available (points) */
  points_max: number | null;
  /** 分值系推定 Points available inferred */
  points_max_inferred: boolean;
  /** 得分（原文） Points as printed */
  points_raw: string | null;
  /** 得分 Points (points) */
  points: number | null;
  /** 得分系推定 Points inferred */
  points_inferred: boolean;
  /** 偏差原因 Deviation reason */
  deviation_reason: string | null;
  /** 复核完成值 Reviewed actual */
  reviewed_actual_raw: string | null;
  /** 复核得分 Reviewed points (points) */
  reviewed_points: number | null;
  /** 版面错位 Layout shifted */
  layout_shifted: boolean;
  /** 来源 Source */
  source_id: string | null;
  /** 位置 Locator */
  locator: string;
}

/** 指标数值 Indicator values: One parsed quantity of a target or an actual per row. */
export interface IndicatorValueRow {
  /** 自评表 Evaluation */
  evaluation_id: string;
  /** 指标序号 Indicator no. */
  indicator_no: number;
  /** 角色 Role */
  role: "target" | "actual";
  /** 部分序号 Part */
  part_no: number;
  /** 原文 Raw text */
  raw: string | null;
  /** 类型 Kind */
  kind: "number" | "percent" | "money" | "date" | "deadline" | "level" | "text" | "unset" | "blank";
  /** 比较符 Comparator */
  comparator: "=" | "≥" | ">" | "≤" | "<" | "range" | null;
  /** 数值 Value */
  value: number | null;
  /** 上限 Upper value */
  value_high: number | null;
  /** 计量单位 Unit */
  unit: string | null;
  /** 修饰语 Qualifier */
  qualifier: string | null;
  /** 程度 Level */
  level: "met" | "partly" | "not" | null;
  /** 日期 Date */
  date_value: string | null;
  /** 解析状态 Parse status */
  parse_status: "ok" | "ambiguous" | "unit_conflict" | "unparsed";
}

/** 基础数据 Base metrics: One cell of the base data table per row. */
export interface BaseMetricRow {
  /** 单位 Unit */
  unit_id: string;
  /** 年度 Fiscal year */
  fiscal_year: number;
  /** 板块 Block */
  block: "staff" | "three_public" | "project" | "running" | "building" | "other";
  /** 行序 Item */
  item_no: number;
  /** 行名（原文） Label as printed */
  label_raw: string | null;
  /** 上级行 Parent item */
  parent_item_no: number | null;
  /** 列名（原文） Column as printed */
  column_label_raw: string;
  /** 列年度 Column year */
  column_year: number | null;
  /** 度量 Measure */
  measure: "final" | "budget" | "count" | "area" | "rate" | "text";
  /** 原文 Raw text */
  raw: string;
  /** 数值 Value */
  value: number | null;
  /** 金额单位 Money unit */
  money_unit: "元" | "千元" | "万元" | "亿元" | "円" | "千円" | "百万円" | "peso" | null;
  /** 来源 Source */
  source_id: string;
  /** 位置 Locator */
  locator: string;
}

/** 文中数字 Statements: One figure a text states per row. */
export interface StatementRow {
  /** 编号 Statement ID */
  statement_id: string;
  /** 单位 Unit */
  unit_id: string;
  /** 项目 Project */
  project_id: string | null;
  /** 所指年度 Year referred to */
  fiscal_year: number;
  /** 指标 Metric */
  metric: "execution_rate" | "total_points" | "budget" | "initial_budget" | "adjusted_budget" | "executed" | "headcount" | "cut_rate" | "amount" | "count" | "rate";
  /** 所指 Subject */
  subject: string | null;
  /** 数值 Value */
  value: number | null;
  /** 计量单位 Unit */
  unit: string | null;
  /** 比较符 Comparator */
  comparator: "=" | "≥" | ">" | "≤" | "<" | "range" | null;
  /** 引文 Quote */
  quote: string;
  /** 来源 Source */
  source_id: string;
  /** 位置 Locator */
  locator: string;
}

/** 报告章节 Report sections: One section of a self-evaluation report per row. */
export interface TextSectionRow {
  /** 来源 Source */
  source_id: string;
  /** 单位 Unit */
  unit_id: string | null;
  /** 自评表 Evaluation */
  evaluation_id: string | null;
  /** 路径 Path */
  path: string;
  /** 编号（原文） Number as printed */
  number_raw: string | null;
  /** 标题（原文） Heading as printed */
  heading_raw: string | null;
  /** 层级 Level */
  level: number;
  /** 内容 Text */
  text: string | null;
  /** 位置 Locator */
  locator: string;
}

/** Row type of each table. Dates are ISO strings, money is in 元, ratios are fractions. */
export interface Rows {
  source: SourceRow;
  unit: UnitRow;
  project: ProjectRow;
  profile: ProfileRow;
  concept: ConceptRow;
  evaluation: EvaluationRow;
  fund_line: FundLineRow;
  section: SectionRow;
  indicator: IndicatorRow;
  indicator_value: IndicatorValueRow;
  base_metric: BaseMetricRow;
  statement: StatementRow;
  text_section: TextSectionRow;
}
