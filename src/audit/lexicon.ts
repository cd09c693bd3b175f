/** Words that rules look for, in one place so that a reader can see and change them. */

/** An indicator on the share of cost saved, which the money lines determine (D15). */
export const COST_REDUCTION = [
  '成本降低率',
  '成本计划降低率',
  '成本节约率',
  '成本下降率',
  '资金节约率',
  '预算节约率',
];

/** Names that would fit any project (I03). */
export const BOILERPLATE = [
  '促进社会和谐稳定',
  '维护社会稳定',
  '充分发挥效益',
  '提高工作效率',
  '保障工作正常开展',
  '保障正常运转',
  '全年任务',
];

/** Targets that cannot be measured (I09). */
export const UNMEASURABLE = [
  '达标',
  '良好',
  '及时',
  '全年',
  '长期执行',
  '长期',
  '规定时限内',
  '法定时效内',
  '已完成',
  '完成',
  '合格',
  '优良',
  '显著',
  '明显',
  '逐步提高',
  '有所提高',
  '持续',
];

/** What makes 100 % a measure: a rate, a degree, a share, a count (I09). */
export const MEASURES = ['率', '比例', '占比', '度', '数', '性', '面', '100%', '比重', '指数'];

/** Endings of a sentence that was cut off (I21). */
export const PARTICLES = ['的', '了', '和', '与', '及', '、', '，', '对', '在'];

/** Money for other years (A20). */
export const OTHER_YEARS = ['欠款', '上年度', '以前年度', '往年', '上年结转资金'];

/** Sources of money beyond the appropriation (A16). */
export const OTHER_SOURCES = ['结转', '非税', '剩余指标', '追加'];

/** Words that explain a change of budget (A15). */
export const ADJUSTMENT = [
  '调整',
  '追加',
  '核减',
  '压减',
  '调减',
  '调增',
  '结转',
  '收回',
  '增加预算',
  '减少预算',
];

/** Staff and running costs (A21). */
export const RUNNING_COSTS = ['办公费', '聘用人员工资', '协管员工资', '车辆运行'];

/** A missed deadline, admitted (T02). */
export const LATE = ['超时限', '超期办', '未按时', '未按期', '逾期办', '未能按时', '未能按期'];

/** Headings that rightly name another year (T10). */
export const OTHER_YEAR_HEADINGS = ['上年', '上一年', '以前年度', '计划', '次年'];

/** SQL list of words, for IN. */
export const wordList = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/** SQL: the text contains one of the words. */
export function mentions(column: string, words: readonly string[]): string {
  return `(${words.map((word) => `contains(${column}, '${word}')`).join(' OR ')})`;
}
