import type { Bilingual } from '../../model/schema.ts';

/** A word of the field with what it means here. */
export interface Term {
  readonly id: string;
  readonly name: Bilingual;
  readonly meaning: Bilingual;
}

const term = (id: string, zh: string, en: string, meaningZh: string, meaningEn: string): Term => ({
  id,
  name: { zh, en },
  meaning: { zh: meaningZh, en: meaningEn },
});

/** The words of the forms and of this site, in the order in which a reader of a form meets them. */
export const GLOSSARY: readonly Term[] = [
  term(
    'self-evaluation',
    '预算绩效自评',
    'Budget performance self-evaluation',
    '预算年度结束后，用款单位对照年初设定的目标，自己给预算执行和绩效打分。',
    'After the budget year, the unit that spent the money scores its own execution and results against the targets it had set.',
  ),
  term(
    'project-expenditure',
    '项目支出',
    'Project expenditure',
    '为特定任务安排的支出，一个项目一张自评表。',
    'Money for a given task; one form for each project.',
  ),
  term(
    'departmental-expenditure',
    '部门整体支出',
    'Departmental overall expenditure',
    '一个单位全年的全部支出，合填一张自评表；常已包含其项目支出，加总时不重复计算。',
    'All that a unit spent in the year, on one form. It usually contains the project money, which is then not counted twice.',
  ),
  term(
    'department',
    '主管部门',
    'Supervising department',
    '汇总所属单位预算、组织自评的部门。',
    'The department that gathers the budgets of its units and organises the self-evaluation.',
  ),
  term(
    'unit',
    '实施单位',
    'Implementing unit',
    '实际使用资金、填写自评表的单位。',
    'The unit that spends the money and fills in the form.',
  ),
  term(
    'initial-budget',
    '年初预算数',
    'Initial budget',
    '年初批复的预算。',
    'The budget as approved at the start of the year.',
  ),
  term(
    'adjusted-budget',
    '全年预算数',
    'Budget (full-year, adjusted)',
    '年初预算加减年中调整，并含上年结转；执行率以它为分母。',
    'The initial budget with the changes made during the year and the carry-over; the denominator of the execution rate.',
  ),
  term(
    'executed',
    '全年执行数',
    'Executed',
    '到年末实际支出的金额。',
    'What had been spent by the end of the year.',
  ),
  term(
    'execution-rate',
    '执行率',
    'Execution rate',
    '全年执行数除以全年预算数。几张表合计时用金额之和相除，不取各表比率的平均。',
    'Executed divided by budget. Over several forms the sums are divided; rates are not averaged.',
  ),
  term(
    'carry-over',
    '上年结转',
    'Carry-over',
    '上一年没有用完、转到本年继续使用的资金。',
    'Money left from last year that may be used this year.',
  ),
  term(
    'idle-funds',
    '沉淀资金',
    'Idle funds',
    '安排了预算而没有用出去的资金；本站称“未用资金”，即全年预算数减全年执行数。',
    'Money budgeted and not spent; here “unspent”: budget minus executed.',
  ),
  term(
    'points-available',
    '分值',
    'Points available',
    '一条指标或一个部分最多可得的分。',
    'The most points that an indicator or a section can be given.',
  ),
  term('points', '得分', 'Points', '单位自评给出的分。', 'The points that the unit gave itself.'),
  term(
    'levels',
    '一级、二级、三级指标',
    'Level-1, level-2 and level-3 indicators',
    '一级是产出、效益、满意度，二级是其下的类别，三级是要完成的具体事项，每条有目标值和完成值。',
    'Level 1 is output, benefit and satisfaction; level 2 the class below it; level 3 the thing to be done, with a target and an actual value.',
  ),
  term(
    'output',
    '产出指标',
    'Output indicators',
    '做了多少、做得怎样、是否及时、花了多少：数量、质量、时效、成本。',
    'How much was done, how well, how soon, for how much: quantity, quality, timeliness, cost.',
  ),
  term(
    'benefit',
    '效益指标',
    'Benefit indicators',
    '带来的经济、社会、生态效益和可持续影响。',
    'Economic, social and ecological effects, and whether they last.',
  ),
  term(
    'satisfaction',
    '满意度指标',
    'Satisfaction indicators',
    '服务对象的满意程度，应来自调查。',
    'How content the people served are; it should come from a survey.',
  ),
  term('target', '年度指标值', 'Target', '年初为指标设定的目标。', 'What the indicator was meant to reach.'),
  term('actual', '实际完成值', 'Actual', '年末填报的完成情况。', 'What is reported to have been reached.'),
  term(
    'deviation-reason',
    '偏差原因',
    'Deviation reason',
    '没有达到或大幅超过目标时，单位自己写的原因。',
    'Why a target was missed or far exceeded, in the unit’s own words.',
  ),
  term(
    'improvement',
    '改进措施',
    'Improvement',
    '单位自己提出的下一步做法。',
    'What the unit says it will do about it.',
  ),
  term(
    'grade',
    '等级',
    'Grade',
    '总分对应的优、良、中、差；分界见“等级”。',
    'Excellent, good, fair or poor by the total; see “Grades” for the cut-offs.',
  ),
  term(
    'not-demonstrated',
    '依据不足',
    'Not demonstrated',
    '可以用数字核实的分值不到一半，等级因此没有依据；不表示做得不好。',
    'Less than half of the points can be checked against numbers, so that the grade is not supported; it does not mean that the work was bad.',
  ),
  term(
    'finding',
    '疑点',
    'Finding (point to verify)',
    '按规则发现的、需要核实或说明的地方，不是结论。',
    'Something that a rule found and that needs checking or an explanation; not a verdict.',
  ),
  term(
    'review',
    '复核',
    'Review',
    '财政部门或第三方对自评的再评；有复核得分时与自评分并列。',
    'A second evaluation by the finance office or a third party, shown beside the self-score where there is one.',
  ),
  term(
    'definition',
    '口径',
    'Definition; scoring profile',
    '一个数字怎样算；“评分口径”指一套计分办法。',
    'How a figure is computed; a “scoring profile” is one set of scoring rules.',
  ),
  term(
    'cross-footing',
    '勾稽关系',
    'Cross-footing',
    '表内表间应当对得上的数：分项之和等于合计，同一事项各处一致。',
    'Figures that must agree within and between tables: parts add up to totals, one fact is the same everywhere.',
  ),
];
