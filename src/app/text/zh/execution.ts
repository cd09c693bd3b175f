/** Words of the execution screen. */
export const execution = {
  title: '执行',
  pageTitle: '预算执行 · 绩览',
  description: '各单位、各项目、各年度的预算执行率，预算与执行对照，未用资金的集中程度。',
  nothing: '没有符合条件的自评表',
  nothingLead: '请减少筛选条件。',
  headlineLow: (n: string, all: string, low: string, share: string) =>
    `${all} 份自评表中 ${n} 份执行率低于 ${low}，占未用资金的 ${share}`,
  headlineFull: (all: string) => `${all} 份自评表都按预算执行完毕`,
  lead: (n: string, units: string, years: string) =>
    `${years} 年度 ${units} 个单位的 ${n} 份有执行率的自评表。`,
  leadMethod:
    '执行率 = 全年执行数 ÷ 全年预算数（含调整与结转），合计按金额加权（Σ执行数 ÷ Σ预算数），不是各项目执行率的平均。',
  leadNoRate: (n: string) => `另有 ${n} 份没有可算的执行率，未计入。`,
  controls: '参考线与口径',
  low: '低参考线',
  high: '高参考线',
  by: '分组',
  byNames: {
    unit: '单位',
    department: '主管部门',
    region: '地区',
    kind: '类型',
    category: '项目类别',
    attribute: '项目属性',
    term: '项目类型',
  },
  order: '项目排序',
  orderNames: { rate: '执行率从低到高', unspent: '未用资金从多到少', budget: '预算从大到小' },
  figures: '按参考线划分',
  below: (low: string) => `低于 ${low}`,
  between: (low: string, high: string) => `${low} 至 ${high}`,
  from: (high: string) => `${high} 及以上`,
  forms: (_n: number) => '份',
  weighted: '执行率（加权）',
  simpleMean: (rate: string) => `简单平均 ${rate}`,
  unspent: '未用资金',
  bandDetail: (budget: string, unspent: string) => `预算 ${budget}，未用 ${unspent}`,
  bandFormula: '执行率落在两条参考线划出的这一段的自评表份数；恰在线上的算在较高的一段。',
  charts: {
    byGroup: (group: string) => `各${group}执行率如何`,
    byGroupSub: (all: string, n: string, groups: string, unit: string) =>
      `${all} 份自评表中的 ${n} 份，预算最多的 ${groups} 组；右列为加权执行率与未用资金（${unit}）`,
    byGroupNote: (low: string, high: string) =>
      `虚线为 ${low} 与 ${high}，可在上方移动；低于 ${low} 为红，低于 ${high} 为黄。点击条形只看该组。`,
    projects: '哪些项目执行率低',
    projectsOf: { rate: '哪些项目执行率低', unspent: '哪些项目未用最多', budget: '预算最大的项目执行得如何' },
    projectsSub: (shown: string, all: string, unit: string) =>
      `${all} 份有执行率的自评表中的 ${shown} 份；右列为执行率与未用资金（${unit}）`,
    projectsNote: '点击条形看该自评表。',
    years: '各年度执行率',
    yearsSub: (n: string) => `${n} 份自评表；实线按金额加权，另一线为各表简单平均`,
    yearsFew: (n: string, unit: string) => `${n} 份自评表；右列为加权执行率与未用资金（${unit}）`,
    yearsNote: '不同年度的单位不同时不可直接比较；点击年份只看该年。',
    yearsMixed: '各年度的单位不同，不宜直接比较升降。点击年份只看该年。',
    weighted: '加权',
    mean: '简单平均',
    unitYears: '单位 × 年度',
    unitYearsSub: (n: string) => `${n} 份自评表；格内为加权执行率`,
    against: '预算与执行差多少',
    againstSub: (all: string, n: string, groups: string) =>
      `${all} 份自评表中的 ${n} 份，预算最多的 ${groups} 组；全年预算数与全年执行数`,
    againstNote: '部门整体支出表已含其项目支出的，金额不重复计入。',
    steps: '从年初预算到执行',
    stepsSub: (shown: string, all: string) =>
      `${all} 份填了年初预算数的自评表中调整最多的 ${shown} 份，逐份列出，不相加`,
    stepsNote: '没有印年初预算数的表（如湖北 2021 年的表式）不在此图。点击看该自评表。',
    stepsEmpty: '所选自评表都没有填年初预算数。',
  },
  lookFirst: '从数字看',
  wholeDepartment: (unit: string) => `${unit}（部门整体）`,
  sentences: {
    holders: (n: string, share: string) => `未用资金的 ${share} 集中在 ${n} 份自评表`,
    holder: (name: string, share: string) => `未用资金的 ${share} 在一份自评表：${name}`,
    gap: (weighted: string, mean: string) =>
      `加权执行率 ${weighted} 低于简单平均 ${mean}，说明金额大的项目执行率更低`,
    lowest: (name: string, rate: string, budget: string) =>
      `执行率最低的是${name}：预算 ${budget}，执行率 ${rate}`,
    adjusted: (name: string, change: string) => `年初预算后来调整最多的是${name}（${change}）`,
  },
  stop: '。',
  source: (label: string) => `${label}，自评表公开文本`,
};
