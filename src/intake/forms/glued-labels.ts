import type { FundRole, IndicatorRole } from './labels.ts';

/** What a label found inside running text announces. */
type GluedKind = 'field' | 'fund' | 'line' | 'goal' | 'head' | 'level1' | 'level2' | 'total' | 'tail';

export interface GluedLabel {
  readonly kind: GluedKind;
  /** The label in the spelling that the other readers know. */
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** The text as it stands, when it had to be repaired to be a label. */
  readonly slip: string | null;
}

const WORDS: Readonly<Record<GluedKind, string>> = {
  field:
    '项目名称 专项资金名称 项目支出名称 专项名称 自治区主管部门 市县主管部门 省级主管部门 市级主管部门 县级主管部门 主管部门 市县财政部门 ' +
    '项目实施单位/项目负责人 实施单位/项目负责人 项目实施单位 实施单位 项目负责人及电话 负责人及电话 项目负责人 联系电话 专项实施期 项目总得分 自评得分 财政审定评分 ' +
    '复核得分 审核得分 填报日期 填表人',
  fund: '年初预算数 全年预算数 调整预算数 调整后预算数 预算数 全年执行数 预算执行数 执行数 预算执行率 执行率 分值 得分',
  line:
    '年度资金总额 年度财政资金总额 其中:中央、省、市补助县级资金 其中:本年财政拨款 其中:当年财政拨款 其中:财政拨款 其中中央补助 其中:中央补助 ' +
    '中央补助 自治区补助 省级补助 市县资金 地方资金 上年结转资金 财政专户管理资金 单位资金 其他资金',
  goal: '年度总体目标完成情况综述 年度总体目标完成情况 全年实际完成情况 实际完成情况 年初设定目标 预期目标 年度总体目标',
  head:
    '一级指标 二级指标 三级指标 指标性质 年度指标值 年初目标值 指标值 目标值 度量单位 实际完成值 全年完成值 全年实际值 完成值 分值 权重 自评得分 得分 ' +
    '偏差原因分析及改进措施 未完成原因分析及改进措施 未完成原因及拟采取的改进措施 未完成原因和改进措施 未完成原因及改进措施 偏差原因',
  level1: '项目决策 项目管理 项目产出 项目效益 产出指标 效益指标 满意度指标',
  level2:
    '数量指标 质量指标 时效指标 成本指标 经济效益指标 社会效益指标 生态效益指标 可持续影响指标 服务对象满意度指标 社会效益 生态效益 经济效益 可持续影响 服务对象满意度',
  total: '总分 合计',
  tail: '偏差大或目标未完成原因分析 改进措施 评价结论 存在问题 说明 备注 注:',
};

const BRACKET = '(?:\\s*[（(]\\s*(?:A|B|B\\/A|八|万元|元|盖章|\\d{1,3}分)\\s*[)）])?';

function pattern(word: string): string {
  return [...word]
    .map((character) => character.replace(/[/.*+?()]/g, '\\$&').replace(/[:：]/, '[:：]?'))
    .join('\\s*');
}

interface Word {
  readonly kind: GluedKind;
  readonly word: string;
}

const ALL: readonly Word[] = (Object.entries(WORDS) as [GluedKind, string][])
  .flatMap(([kind, words]) => words.split(' ').map((word) => ({ kind, word })))
  .sort((a, b) => b.word.length - a.word.length);

const UNIQUE: readonly Word[] = ALL.filter(
  (each, index) => ALL.findIndex((other) => other.word === each.word) === index,
);
const SCAN = new RegExp(UNIQUE.map((each) => `(${pattern(each.word)}${BRACKET}[:：]?)`).join('|'), 'g');

/** Every label in a text, the longest at each place; brackets behind a label belong to it. */
export function findLabels(text: string): readonly GluedLabel[] {
  const found: GluedLabel[] = [];
  for (const match of text.matchAll(SCAN)) {
    const index = match.slice(1).findIndex((group) => group !== undefined);
    const word = UNIQUE[index];
    if (word === undefined) continue;
    const label = match[0].replace(/\s+/g, '').replace(/[:：]$/, '');
    found.push({
      kind: word.kind,
      label,
      start: match.index,
      end: match.index + match[0].length,
      slip: null,
    });
  }
  return found;
}

/** Labels that a scan with one wrong character may find; only those that frame the head and the funds. */
const FUZZY = UNIQUE.filter(
  (each) => (each.kind === 'field' || each.kind === 'fund') && each.word.length >= 4,
);

/**
 * Labels in which one character was misread (实施第位, 年初预匏数), looked for only in text between sound
 * labels. Every one is a proposal that the caller shows.
 */
export function findMisread(text: string, from: number, to: number): readonly GluedLabel[] {
  const found: GluedLabel[] = [];
  for (let at = from; at < to; at++) {
    for (const { kind, word } of FUZZY) {
      const piece = text.slice(at, at + word.length);
      if (at + word.length > to || /\d/.test(piece)) continue;
      const wrong = [...word].filter((character, index) => piece.charAt(index) !== character).length;
      if (wrong !== 1 || piece.charAt(0) !== word.charAt(0)) continue;
      const tail = /^[,，]?\s*[（(]?A[)）]?、?/.exec(text.slice(at + word.length, to))?.[0].length ?? 0;
      found.push({
        kind,
        label: word,
        start: at,
        end: at + word.length + tail,
        slip: text.slice(at, at + word.length + tail),
      });
      at += word.length + tail - 1;
      break;
    }
  }
  const review = /财政审.{0,3}评分/.exec(text.slice(from, to));
  if (review !== null) {
    const start = from + review.index;
    found.push({
      kind: 'field',
      label: '财政审定评分',
      start,
      end: start + review[0].length,
      slip: review[0],
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The money column that a header label names. */
export function fundColumn(label: string): FundRole | null {
  const core = label.replace(/[（(].*$/, '');
  if (/^年初预算数$/.test(core)) return 'initial';
  if (/预算数$/.test(core)) return 'adjusted';
  if (/执行数$/.test(core)) return 'executed';
  if (/执行率$/.test(core)) return 'rate';
  return core === '分值' ? 'max' : core === '得分' ? 'points' : null;
}

/** The indicator column that a header label names. */
export function headColumn(label: string): IndicatorRole | null {
  const core = label.replace(/[（(].*$/, '');
  const roles: Readonly<Record<string, IndicatorRole>> = {
    一级指标: 'level1',
    二级指标: 'level2',
    三级指标: 'name',
    指标性质: 'nature',
    度量单位: 'unit',
    分值: 'max',
    权重: 'max',
    得分: 'points',
    自评得分: 'points',
  };
  if (roles[core] !== undefined) return roles[core];
  if (/完成值$|实际值$/.test(core)) return 'actual';
  if (/指标值$|目标值$/.test(core)) return 'target';
  return /原因/.test(core) ? 'reason' : null;
}
