import type { Bilingual } from '../../model/schema.ts';

/** Something to know before reading a figure; its words are shown as paragraphs. */
export interface Topic {
  readonly id: string;
  readonly name: Bilingual;
  readonly paragraphs: readonly Bilingual[];
}

export const TOPICS: readonly Topic[] = [
  {
    id: 'money-units',
    name: { zh: '金额单位怎样确定', en: 'How money units are resolved' },
    paragraphs: [
      {
        zh: '所有金额换算为元保存，原样文字另存一列，从不覆盖。显示时按大小取元、万元、亿元或万亿元，表格与导出文件给出准确的元数；约 70 万亿元以上只给到元。',
        en: 'All money is kept in yuan, and the printed text beside it is never overwritten. Figures are shown in yuan, thousands, millions, billions or trillions by size; tables and files hold the exact yuan (above some 70 trillion, whole yuan only).',
      },
      {
        zh: '表头写“万元”而所填数字明显是元的（例如与同一材料的其他表或正文对照后相差一万倍），按元读取，并在该金额行记下表头单位、采用单位和原因。有两种读法而无从判断的，不擅自选择，标为待核实。',
        en: 'Where the heading says 万元 (10 000 yuan) and the numbers are plainly yuan, for instance because another table or the text of the same document states the same amount, they are read as yuan; the declared unit, the unit used and the reason stand in the money line. Where two readings remain possible, none is chosen and the line is marked for checking.',
      },
    ],
  },
  {
    id: 'missing-values',
    name: { zh: '空值不是零', en: 'Missing is not zero' },
    paragraphs: [
      {
        zh: '没有填、认不出或算不出的值记为空，显示为“—”并说明原因，不参与合计，也不当作 0。预算为零时没有执行率。',
        en: 'What was not filled in, could not be read or cannot be computed is missing: shown as “—” with the reason, left out of sums, never taken as 0. A zero budget has no execution rate.',
      },
    ],
  },
  {
    id: 'ratio-of-sums',
    name: { zh: '合计的比率是和之比', en: 'Rates of groups are ratios of sums' },
    paragraphs: [
      {
        zh: '几张表的执行率用金额之和相除，大项目的分量因此更重；“简单平均”把每张表看得同样重，另列并注明。两者可以相差很大。',
        en: 'The execution rate of several forms divides the sums, so that large projects weigh more. The “simple mean” weighs every form alike; it is shown apart, under its own name. The two can differ widely.',
      },
      {
        zh: '部门整体支出表的金额常已包含项目支出。两类表一起看时，这些金额只计一次。',
        en: 'A department’s form often contains the money of its projects. When both kinds are in view that money is counted once.',
      },
    ],
  },
  {
    id: 'roll-up',
    name: { zh: '汇总得分怎样算', en: 'How scores are rolled up' },
    paragraphs: [
      {
        zh: '按湖北自评表所附备注：绝对数相加，比率以预算数加权平均，先汇总数量再计分；定性指标的得分以预算数加权平均；预算执行按预算、执行之和计分。同一级指标内同名、同单位的指标合在一起。',
        en: 'By the notes printed under the Hubei forms: absolute values are summed, ratios are averaged with the budget as the weight, and quantities are put together first and scored afterwards; points judged in words are averaged with the budget as the weight; the budget line is scored on the summed budget and execution. Indicators of one name and unit within a section are put together.',
      },
      {
        zh: '没有预算数的表没有权重，不入汇总。表上没有印分值的指标，下限按自评所得计入，上限再加上该块余下的分。平均、按预算加权的平均与中位数是各表自评得分的统计，和汇总得分不是一回事，分开列出。',
        en: 'Forms without a budget carry no weight and stay out. Indicators without printed points enter with what was awarded (low) and, together, with what their section leaves over (high). The mean, the budget-weighted mean and the median are statistics of the self-scores; they are something else and are listed apart.',
      },
      {
        zh: '例：某单位两张表，预算 80 万元与 20 万元，同名指标目标各 100 件，完成 100 件与 50 件。合计完成 150 件、目标 200 件，按 75% 计分；若先各自计分再平均，则是 100% 与 50% 的平均。',
        en: 'Example: a unit has two forms with budgets of 800,000 and 200,000 yuan; an indicator of one name has targets of 100 each, of which 100 and 50 were reached. Together 150 of 200: scored at 75%. Scoring first and averaging afterwards would average 100% and 50%, weighted or not.',
      },
    ],
  },
  {
    id: 'small-numbers',
    name: { zh: '样本量', en: 'Small numbers' },
    paragraphs: [
      {
        zh: '每个合计都注明有几张表（n）。少于八张时画点，不画箱线。评分办法不同的表放在一起时，用得分占满分的比例，并加说明。',
        en: 'Every aggregate names its number of forms (n). Below eight, dots are drawn and no boxes. Forms under different schemes are compared by the share of available points, with a note.',
      },
    ],
  },
  {
    id: 'self-reported',
    name: { zh: '自评与复算', en: 'Self-reported and recomputed' },
    paragraphs: [
      {
        zh: '得分是单位自己给的。本站按各表的口径复算并与之并列，从不以复算代替自评；疑点是待核实之处，说明成立即可销去。',
        en: 'Scores are what the units gave themselves. They are recomputed under each form’s profile and shown beside the reported ones, never in their place; a point to verify is closed when its explanation holds.',
      },
    ],
  },
  {
    id: 'sources',
    name: { zh: '真实数据只说来源所说', en: 'Real data says what its source says' },
    paragraphs: [
      {
        zh: '每一行都记着来源文件和位置（行号、单元格或页码）。数字、单位名称、指标、目标与完成值照录；较长的文字为概述；姓名与电话不收录。由合计反推的分数、错位的行、推断的年度都有标记。',
        en: 'Every row names its document and its place there (line, cell or page). Numbers, names of units, indicators, targets and actual values are verbatim; longer text is summarised; personal names and telephone numbers are left out. Points inferred from a sum, shifted rows and inferred years are marked.',
      },
    ],
  },
  {
    id: 'simulated',
    name: { zh: '“模拟”是什么意思', en: 'What “simulated” means' },
    paragraphs: [
      {
        zh: '示范数据（模拟）全部由程序按固定种子生成，单位与项目均属虚构，只为演示大数据量下的样子。它与真实数据分开存放、从不混算；查看时每一页都有标注，导出文件中“数据性质”一列写“simulated”。不能引用。',
        en: 'The demonstration data (simulated) is made by a program from a fixed seed; its units and projects are invented and only show what the site looks like with much data. It is kept apart from real data and never mixed with it; every page says so while it is in view, and the column “data origin” of downloaded files says “simulated”. It must not be quoted.',
      },
    ],
  },
];
