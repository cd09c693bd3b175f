import { labelKey } from '../values/characters.ts';
import { remember } from '../values/remember.ts';

/** What a label beside or above a value announces. */
export type FieldRole =
  | 'project'
  | 'department'
  | 'unit'
  | 'organisation'
  | 'category'
  | 'attribute'
  | 'term'
  | 'selfTotal'
  | 'reviewTotal'
  | 'filedOn'
  | 'filedBy'
  | 'phone'
  | 'signed'
  | 'person'
  | 'period'
  | 'otherUnit';

export type FundRole =
  | 'initial'
  | 'adjusted'
  | 'executed'
  | 'rate'
  | 'max'
  | 'points'
  | 'reviewedPoints'
  | 'reason';

export type IndicatorRole =
  | 'level1'
  | 'level2'
  | 'name'
  | 'nature'
  | 'target'
  | 'unit'
  | 'actual'
  | 'max'
  | 'points'
  | 'reason'
  | 'reviewedActual'
  | 'reviewedPoints';

export type TailRole = 'deviation' | 'improvement' | 'conclusion' | 'problems' | 'remark';
export type GoalRole = 'expected' | 'achieved' | 'goalHead';

type Rules<R> = readonly (readonly [R, RegExp])[];

/**
 * Labels as every template family prints them, on the label's core: half-width, simplified, without
 * blanks and brackets. Order matters: the first rule that fits decides.
 */
const FIELDS: Rules<FieldRole> = [
  [
    'project',
    /^(?:项目|专项|项目支出|专项资金|资金|转移支付|项目资金|一级项目|二级项目|评价项目)(?:\(专项\))?名称$/,
  ],
  [
    'person',
    /^(?:项目|财务|单位|部门|填报)?(?:负责人|责任人|联系人|经办人|主任|局长)(?:及|和|、)?(?:联系)?(?:电话)?$/,
  ],
  ['otherUnit', /^(?:市县|市|县|地方)(?:级)?财政部门$|^市县(?:级)?主管部门$|^地方主管部门$/],
  [
    'department',
    /^(?:自治区|中央|国家|省|市|区|县|州|盟)?(?:级)?(?:预算|项目|业务)?主管(?:预算)?(?:部门|单位)(?:及代码|名称)?$/,
  ],
  [
    'unit',
    /^(?:项目|资金|具体)?(?:实施|使用|承担|执行|申报)(?:单位|部门)(?:\/?项目负责人|及代码|名称)?$|^项目单位(?:名称)?$/,
  ],
  [
    'organisation',
    /^(?:预算|被评价|填报|自评)?(?:部门|单位)(?:[、/及和]?单位|单位|部门)?(?:名称)$|^预算(?:部门|单位)$|^填报单位$/,
  ],
  ['category', /^项目(?:类别|分类)$/],
  ['attribute', /^项目属性$/],
  ['term', /^项目类型$/],
  ['reviewTotal', /^(?:财政|主管部门|部门)?(?:审核|审定|复核|评审|抽查复核)(?:评|总)?(?:得)?分(?:数)?$/],
  ['selfTotal', /^(?:项目|单位)?(?:自评|自评价)(?:总)?(?:得)?分(?:数)?$|^项目总得分$|^自评总分$/],
  ['filedOn', /^(?:填报|填表|报送|编制)(?:日期|时间)$/],
  ['filedBy', /^(?:填表|填报|制表)人(?:签字|签名)?$/],
  ['phone', /^(?:联系|办公|咨询)?电话$|^联系方式$/],
  ['signed', /^(?:主要领导|单位负责人|部门负责人|分管领导|负责人|主要负责人)(?:签字|签名|签章)$/],
  ['period', /^(?:专项|项目)?实施(?:期|期限|周期)$|^项目起止(?:时间|年限)$/],
];

const FUNDS: Rules<FundRole> = [
  ['reviewedPoints', /^(?:财政|主管部门)?(?:复核|审核|评审|复评)(?:得)?分$/],
  [
    'initial',
    /^(?:年初|期初)(?:部门)?预算(?:批复|安排|申请)?(?:数|金额|资金)?[A]?$|^年初(?:批复)?数$|^年初预算数/,
  ],
  [
    'adjusted',
    /^(?:(?:调整后?|全年|调整|变更后|最终)预算(?:调整)?(?:数|金额)?|预算(?:安排)?(?:数|金额)|预算调整(?:后)?数|全年预算(?:安排)?|预算总额|指标数|到位数|预算下达数)[,、]?A?、?$/,
  ],
  ['executed', /^(?:全年|预算|实际|累计|年度|资金)*(?:执行|支出|决算|使用)(?:数|金额)[,、]?B?$/],
  ['rate', /^(?:预算|资金|全年|支出)*(?:执行|完成|支出)(?:率|进度)(?:%|B\/A)?$/],
  ['max', /^(?:分值|权重|标准分|满分|权重分|分值权重|参考分值)%?$/],
  ['points', /^(?:自评|评价|单位自评|自评价|实际)?得分$|^自评分(?:数|值)?$/],
  ['reason', /^(?:原因|备注|偏差原因.*|未完成.*原因.*|未执行.*原因.*|执行偏差.*)$/],
];

const INDICATORS: Rules<IndicatorRole> = [
  ['level1', /^一级(?:指标)?(?:名称)?$/],
  ['level2', /^二级(?:指标)?(?:名称)?$/],
  ['name', /^三级(?:指标)?(?:名称)?$|^(?:四级|具体|绩效|评价)?指标(?:名称|内容)$|^四级指标$/],
  ['nature', /^指标(?:性质|方向|类型)$|^(?:计算|比较)符号$|^性质$/],
  ['unit', /^(?:度量|计量|数值)?单位$/],
  ['reviewedActual', /^(?:财政|主管部门)?(?:复核|审核)(?:实际)?(?:完成)?(?:值|情况)$/],
  ['reviewedPoints', /^(?:财政|主管部门)?(?:复核|审核|评审|复评)(?:得)?分$/],
  [
    'target',
    /^(?:年初|年度|全年|计划|预期|预算|绩效|本年|设定)*(?:指标|目标)(?:值|数)A?$|^(?:计划|目标|标准)值$|^(?:年度|计划|预期)(?:指标|目标)$/,
  ],
  [
    'actual',
    /^(?:全年|年度|实际|本年|指标)*(?:实际)?(?:完成|实现|执行)(?:指标)?(?:值|数|情况)B?$|^(?:全年|年度)?实际(?:指标)?值B?$/,
  ],
  ['max', /^(?:分值|权重|标准分|满分|权重分|分值权重|参考分值|指标分值)%?$/],
  ['points', /^(?:自评|评价|单位自评|自评价|实际)?得分$|^自评(?:分数|分值|分)$/],
  [
    'reason',
    /^(?:偏差|未完成|未达标|差异|扣分|未实现|未达到)(?:目标)?(?:大)?.*(?:原因|说明|措|措施).*$|^偏差原因分析及改进措$|^(?:原因|备注|说明)$/,
  ],
];

const TAILS: Rules<TailRole> = [
  ['deviation', /^(?:偏差大|偏差较大|偏差|未完成|目标未完成|绩效目标未完成).*(?:原因|分析).*$/],
  [
    'improvement',
    /^(?:下一步)?(?:拟)?改进(?:措施|建议|工作)?(?:及|和|与)?(?:结果应用)?(?:方案|意见|建议)?$|^改进措施.*$/,
  ],
  ['conclusion', /^(?:评价|自评)结论$|^项目实施内容/],
  ['problems', /^存在(?:的)?(?:主要)?问题(?:及原因分析|及原因)?$/],
  ['remark', /^(?:备注|说明|注|填表说明|填报说明)$/],
];

const GOALS: Rules<GoalRole> = [
  [
    'achieved',
    /^(?:全年|年度|总体|目标|项目|年度总体目标|年度目标|实际|年度总体)*(?:实际)?完成情况(?:综述)?$/,
  ],
  [
    'expected',
    /^(?:年初|年度|预期|项目|总体|设定|年初设定|绩效)*(?:预期|设定|年度)(?:总体|绩效)?目标$|^预期目标$|^年初(?:绩效)?目标$|^项目年度目标$/,
  ],
  ['goalHead', /^(?:年度)?(?:总体|绩效)?目标(?:完成情况)?$|^年度总体目标$/],
];

/** The core of a label: its key without brackets and what they hold. */
export const labelCore: (text: string) => string = remember((text) =>
  labelKey(text)
    .replace(/\([^()]*\)/g, '')
    .replace(/[（(][^()（）]*$/, '')
    .replace(/^[★☆*#]+|^[0-9一二三四五六七八九十]+[.、．]/, '')
    .replace(/[:：;；,，.。]+$/, ''),
);

function roleOf<R>(rules: Rules<R>, text: string): R | null {
  if (text.length > 80) return null;
  const core = labelCore(text);
  if (core === '' || core.length > 24) return null;
  for (const [role, pattern] of rules) if (pattern.test(core)) return role;
  return null;
}

export const fieldRole: (text: string) => FieldRole | null = remember((text) => roleOf(FIELDS, text));
export const fundRole: (text: string) => FundRole | null = remember((text) => roleOf(FUNDS, text));
export const indicatorRole: (text: string) => IndicatorRole | null = remember((text) =>
  roleOf(INDICATORS, text),
);
export const tailRole: (text: string) => TailRole | null = remember((text) => roleOf(TAILS, text));
export const goalRole: (text: string) => GoalRole | null = remember((text) => roleOf(GOALS, text));

/** True for the row of sums: 总分, 合计, 总计. */
export function isTotalLabel(text: string): boolean {
  return /^(?:总分|总计|合计|总得分|自评总分|总分值|得分合计|合计得分|总分合计|总计得分|自评得分合计)$/.test(
    labelCore(text),
  );
}

/** The points a label carries in brackets: `产出指标 (40分)` → 40. `(20分*执行率)` is a formula, not points. */
export function pointsInLabel(text: string): number | null {
  const match = /[（(]\s*(\d{1,3}(?:\.\d+)?)\s*分\s*[)）]/.exec(labelKey(text));
  return match?.[1] === undefined ? null : Number(match[1]);
}
