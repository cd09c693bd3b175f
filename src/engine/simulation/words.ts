/** The words of the simulated province. Every name says that it is made up; none could be a real body's. */

export const REGIONS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'].map((s) => `模拟${s}市`);

export const PROJECT_KINDS = [
  '信息平台运维经费',
  '技能培训专项',
  '宣传教育经费',
  '设施维护经费',
  '监督检查经费',
  '服务窗口运行经费',
  '档案整理经费',
  '对象补助资金',
] as const;

export const CATEGORIES = ['部门预算项目', '市直专项', '省对下转移支付项目'] as const;
export const ATTRIBUTES = ['持续性项目', '新增性项目'] as const;
export const TERMS = ['常年性项目', '延续性项目', '一次性项目'] as const;

export const REASONS = [
  '采购流程较长，部分合同跨年支付。',
  '年中压减一般性支出，部分活动未开展。',
  '项目启动较晚，尾款待验收后支付。',
  '实际申报对象少于预期。',
] as const;

export const IMPROVEMENTS = [
  '提前编制采购计划，按季跟踪支付进度。',
  '细化测算依据，合理申报下年预算。',
  '加强项目过程管理。',
] as const;

/** One of the ten indicators of every simulated form. Points: of the national scheme, and as Hubei awards them. */
export interface IndicatorTemplate {
  readonly level1: 'output' | 'benefit' | 'satisfaction';
  readonly level2: 'quantity' | 'quality' | 'timeliness' | 'cost' | 'social' | 'sustainable' | 'satisfaction';
  readonly level2Raw: string;
  readonly name: string;
  readonly concept: string;
  readonly unit: string;
  readonly kind: 'number' | 'percent' | 'money';
  readonly nature: '≥' | '≤';
  /** The target lies between these; percents as whole per cents, money as a share of the budget. */
  readonly from: number;
  readonly to: number;
  readonly national: number;
  readonly hubei: number;
}

export const INDICATORS: readonly IndicatorTemplate[] = [
  {
    level1: 'output',
    level2: 'quantity',
    level2Raw: '数量指标',
    name: '服务对象人次',
    concept: 'people_served',
    unit: '人次',
    kind: 'number',
    nature: '≥',
    from: 200,
    to: 9000,
    national: 10,
    hubei: 8,
  },
  {
    level1: 'output',
    level2: 'quantity',
    level2Raw: '数量指标',
    name: '开展活动次数',
    concept: 'activities_held',
    unit: '次',
    kind: 'number',
    nature: '≥',
    from: 4,
    to: 60,
    national: 8,
    hubei: 6,
  },
  {
    level1: 'output',
    level2: 'quantity',
    level2Raw: '数量指标',
    name: '维护设备台数',
    concept: 'devices_kept',
    unit: '台',
    kind: 'number',
    nature: '≥',
    from: 10,
    to: 400,
    national: 7,
    hubei: 6,
  },
  {
    level1: 'output',
    level2: 'quality',
    level2Raw: '质量指标',
    name: '验收合格率',
    concept: 'acceptance_rate',
    unit: '',
    kind: 'percent',
    nature: '≥',
    from: 90,
    to: 100,
    national: 8,
    hubei: 6,
  },
  {
    level1: 'output',
    level2: 'quality',
    level2Raw: '质量指标',
    name: '差错率',
    concept: 'error_rate',
    unit: '',
    kind: 'percent',
    nature: '≤',
    from: 1,
    to: 6,
    national: 7,
    hubei: 5,
  },
  {
    level1: 'output',
    level2: 'timeliness',
    level2Raw: '时效指标',
    name: '按期完成率',
    concept: 'on_time_rate',
    unit: '',
    kind: 'percent',
    nature: '≥',
    from: 90,
    to: 100,
    national: 5,
    hubei: 4,
  },
  {
    level1: 'output',
    level2: 'cost',
    level2Raw: '成本指标',
    name: '项目总成本',
    concept: 'project_cost',
    unit: '元',
    kind: 'money',
    nature: '≤',
    from: 1,
    to: 1,
    national: 5,
    hubei: 5,
  },
  {
    level1: 'benefit',
    level2: 'social',
    level2Raw: '社会效益指标',
    name: '政策知晓率',
    concept: 'policy_awareness',
    unit: '',
    kind: 'percent',
    nature: '≥',
    from: 80,
    to: 98,
    national: 15,
    hubei: 10,
  },
  {
    level1: 'benefit',
    level2: 'sustainable',
    level2Raw: '可持续影响指标',
    name: '系统可用率',
    concept: 'system_availability',
    unit: '',
    kind: 'percent',
    nature: '≥',
    from: 85,
    to: 99,
    national: 15,
    hubei: 10,
  },
  {
    level1: 'satisfaction',
    level2: 'satisfaction',
    level2Raw: '服务对象满意度指标',
    name: '服务对象满意度',
    concept: 'user_satisfaction',
    unit: '',
    kind: 'percent',
    nature: '≥',
    from: 85,
    to: 98,
    national: 10,
    hubei: 20,
  },
];

/** The two schemes that simulated forms follow; the identifiers are those of the real schemes. */
export const SCHEMES = [
  {
    id: 'mof-2020',
    name: '财政部2020年项目支出绩效评价办法',
    nameEn: 'Ministry of Finance 2020',
    basis: '财预〔2020〕10号',
    budget: 10,
    output: 50,
    benefit: 30,
    satisfaction: 10,
    rule: 'met_or_proportional',
    over: '1.3',
    part: 0.6,
  },
  {
    id: 'hubei-2020-20-40-20-20',
    name: '湖北口径 20/40/20/20',
    nameEn: 'Hubei 20/40/20/20',
    basis: '自评表所附备注',
    budget: 20,
    output: 40,
    benefit: 20,
    satisfaction: 20,
    rule: 'proportional',
    over: 'NULL',
    part: 0.5,
  },
] as const;
