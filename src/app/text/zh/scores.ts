/** Words of the screen of scores. */
export const scores = {
  title: '得分',
  pageTitle: '自评得分 · 绩览',
  description: '自评得分的分布、等级与依据、失分所在，以及自报得分与按口径复算的对照。',
  nothing: '没有符合条件的自评表',
  nothingLead: '请减少筛选条件。',
  headlineFull: (all: string, n: string) => `${all} 份自评表中 ${n} 份自评满分`,
  headlineAbove: (n: string) => `，${n} 份高于算术所允许的上限`,
  headlineOnlyAbove: (all: string, n: string) => `${all} 份自评表中 ${n} 份的自报得分高于复算上限`,
  lead: (n: string, years: string) =>
    `${years} 年度 ${n} 份有得分的自评表；得分按满分折合为百分制，由各单位自评，未经复核。`,
  leadSchemes: (n: string) =>
    `所选自评表用了 ${n} 种评分口径，各块分值不同：涉及分块的图以“占该块分值的比例”比较。`,
  controls: '分组与口径',
  by: '分组',
  byNames: {
    unit: '单位',
    department: '主管部门',
    region: '地区',
    kind: '类型',
    category: '项目类别',
    attribute: '项目属性',
    term: '项目类型',
    profile: '评分口径',
  },
  figures: '主要数字',
  median: '自评得分中位数',
  meanDetail: (mean: string, low: string) => `平均 ${mean}，最低 ${low}`,
  full: '满分',
  fullDetail: (share: string) => `占有得分的 ${share}`,
  evidence: '依据不足',
  evidenceDetail: '可核实的分值不到一半',
  evidenceFormula:
    '指标目标值与完成值都是数字且单位相同，才算可核实；可核实分值不到一半的表，其等级不作依据。',
  above: '高于复算上限',
  aboveDetail: (computable: string, determined: string) =>
    `${computable} 份可复算，其中 ${determined} 份得确数`,
  aboveFormula:
    '自报总分高于按口径复算的最高可能值 0.5 分以上的份数。凭文字判断的指标取满分，未印分值的指标取可能的最大值，仍高于上限才计入。',
  forms: (_n: number) => '份',
  lookFirst: '从数字看',
  wholeDepartment: (unit: string) => `${unit}（部门整体）`,
  sentences: {
    above: (name: string, detail: string, reported: string, range: string) =>
      `${name}（${detail}）自报 ${reported}，按算术只能是 ${range} 分`,
    evidence: (n: string, share: string) => `${n} 份（${share}）的等级依据不足：可核实的分值不到一半`,
    lost: (points: string, part: string, share: string, n: string) =>
      `可算清的失分共 ${points}，其中 ${share} 在${part}（n = ${n}）`,
    scale: (n: string) => `${n} 份表所印分值合计不等于满分，无法与总分直接对照，未计入复算`,
    open: (n: string, all: string) =>
      `${all} 份可复算的表中 ${n} 份只能算出区间：指标凭文字评判，或表上没有印分值`,
  },
  stop: '。',
  charts: {
    distribution: '得分挤在哪里',
    distributionSub: (n: string) => `${n} 份有得分的自评表；90 分以上每分一格，以下每 5 分一格，满分单列`,
    distributionNote: (n: string, share: string) => `满分 ${n} 份（${share}）。点击一格只看这些表。`,
    ranges: (group: string) => `各${group}的得分高低`,
    rangesSub: (all: string, n: string, groups: string) =>
      `${all} 份有得分的自评表中的 ${n} 份，平均分最低的 ${groups} 组；折合百分制`,
    rangesNote:
      '少于 8 份的组逐份画点（数字为同分的份数），8 份及以上画四分位箱：粗线为中位，两端为最低与最高。点击看该表或该组。',
    years: '各年度得分',
    yearsSub: (n: string) => `${n} 份有得分的自评表；折合百分制，少于 8 份画点，8 份及以上画箱`,
    yearsNote: '各年度的单位与口径可能不同，不宜直接比较。点击看该表或该年。',
    grades: (group: string) => `各${group}的等级有多少站得住`,
    gradesSub: (n: string) => `${n} 份自评表；等级按各表口径的分界，依据不足的单列`,
    gradesNote:
      '依据不足：可核实的分值不到一半，不论自评为何等级。没有指标的表保留其自评等级。点击只看该组。',
    lostShare: (group: string) => `各${group}的分丢在哪一块`,
    lostShareSub: (n: string) => `${n} 份自评表；格内为失分占该块分值的比例`,
    lostShareMixed: '口径不同的表各块分值不同，故按比例比较，不按分数相加。',
    lostShareNote: '只计分值与得分都可知的表，份数见提示；空格为都不可知。',
    lostTitle: '失分占比',
    block: '分块',
    lost: '各口径的失分构成',
    lostSub: (n: string) => `${n} 份自评表；每条一个口径，条内分值可相加`,
    lostNote: '只计分值与得分都可知的部分；得分高于标注分值的互相矛盾，不计入。',
    recomputed: '自报得分与复算相符吗',
    recomputedSub: (shown: string, all: string) =>
      `${all} 份可复算的自评表中的 ${shown} 份，差得最远的在前；右列为自报与复算区间`,
    recomputedOwn:
      '浅色条是按各表自身口径的算术，分数可能落在的区间：指标凭文字评判或表上没有印分值时不作猜测。菱形在区间之外 0.5 分以上，是待核实的疑点，不是结论。点击看该表。',
    recomputedWhatIf: (name: string) =>
      `假设全部按“${name}”计分时的区间；菱形为自报得分在区间之外 0.5 分以上。这是假设，不改动自报得分。点击看该表。`,
    recomputedEmpty: '所选自评表没有可复算的指标。',
  },
  source: (label: string) => `${label}，自评表公开文本`,
};
