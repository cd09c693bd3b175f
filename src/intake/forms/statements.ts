import type { StatementRow } from '../../model/rows.gen.ts';
import { toHalfWidth } from '../values/characters.ts';
import { MONEY_POWER, type MoneyUnit } from '../values/money.ts';
import { plainDecimal, shiftDecimal } from '../values/numbers.ts';

type Metric = StatementRow['metric'];
export type Statement = Omit<StatementRow, 'statement_id' | 'unit_id' | 'project_id' | 'source_id'>;

interface Rule {
  readonly metric: Metric;
  /** Words before the figure in the same clause. */
  readonly lead: RegExp;
  readonly measure: 'money' | 'percent' | 'points' | 'people' | 'count';
}

/** What a clause says about the figure that follows; the first rule that fits names the metric. */
const RULES: readonly Rule[] = [
  { metric: 'execution_rate', lead: /执行率[^，,。；]{0,6}$/, measure: 'percent' },
  { metric: 'total_points', lead: /(?:自评)?(?:得分|评分)[^，,。；]{0,4}$/, measure: 'points' },
  { metric: 'cut_rate', lead: /(?:核减|压减|削减)[^，,。；]{0,14}$/, measure: 'percent' },
  { metric: 'initial_budget', lead: /年初预算[^，,。；]{0,6}$/, measure: 'money' },
  {
    metric: 'adjusted_budget',
    lead: /(?:财政核准|核准|调整后预算|全年预算)[^，,。；]{0,6}$/,
    measure: 'money',
  },
  {
    metric: 'executed',
    lead: /(?:执行资金|实际(?:决算)?(?:支出)?(?:金额)?|实际支出|决算支出金额|整体支出金额|基本支出金额|支出金额)[^，,。；]{0,4}$/,
    measure: 'money',
  },
  { metric: 'budget', lead: /预算[^，,。；]{0,6}$/, measure: 'money' },
  { metric: 'headcount', lead: /编制(?:数)?[^，,。；]{0,6}$|人员[^，,。；\d]{0,2}仅?$/, measure: 'people' },
  { metric: 'rate', lead: /(?:满意度|差错率|完成率|真实性|率)[^，,。；]{0,6}$/, measure: 'percent' },
  { metric: 'amount', lead: /(?:支出|经费|资金|收入|福利)[^，,。；]{0,6}$/, measure: 'money' },
  { metric: 'count', lead: /.$/, measure: 'count' },
];

/** A figure with its unit; blanks may stand between number and unit. */
const FIGURE =
  /(大于|超过|不低于|小于|≥|≤|>|<)?\s*(近|约|超)?\s*(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|万(?=[，。,；;、\s]|$)|元|%|分(?!之)|万?\s*余?\s*(?:人次|人|份|件|次|家|户|名)|余?(?:人次|人|份|件|次|家|户|名))/g;

const COMPARATORS: Readonly<Record<string, StatementRow['comparator']>> = {
  大于: '>',
  超过: '>',
  不低于: '≥',
  小于: '<',
  '≥': '≥',
  '≤': '≤',
  '>': '>',
  '<': '<',
};

function measureOf(unit: string): Rule['measure'] {
  if (/元$|^万$/.test(unit)) return 'money';
  if (unit === '%') return 'percent';
  if (unit === '分') return 'points';
  return /^(?:人|名)$/.test(unit) ? 'people' : 'count';
}

/** The clause around a figure, as the quote that a reader can find in the text. */
function clauseStart(text: string, from: number): number {
  const before = text.slice(0, from);
  return Math.max(...[',', '。', ';', '、', ':', '!'].map((sign) => before.lastIndexOf(sign))) + 1;
}

/** The year that a sentence speaks of: the last fiscal year named before the figure, else the report's own. */
function yearAt(text: string, at: number, fallback: number): number {
  const sentence = text.slice(0, at).split('。').at(-1) ?? '';
  const years = [...sentence.matchAll(/(?<!成立于|自|从)(20\d{2})\s*年/g)].map((match) => Number(match[1]));
  const near = years.filter((year) => Math.abs(year - fallback) <= 1);
  return near.at(-1) ?? fallback;
}

function subjectOf(lead: string): string | null {
  const subject = lead
    .replace(/\s+/g, '')
    .replace(/^(?:其中|均|共)?[:：]?/, '')
    .replace(/^20\d{2}年度?(?:本部门|我局|我中心)?/, '')
    .replace(/(?:大于|超过|不低于|小于|均|约|近|仅|为|是|的|达到了?)+$/, '');
  return subject === '' ? null : subject;
}

/**
 * The figures that paragraphs state, each with the words it stands in. Money in 元, percentages as
 * fractions. A figure whose clause no rule understands is left out: the text itself is kept anyway.
 */
export function statementsOf(
  paragraphs: readonly { readonly text: string; readonly locator: string }[],
  fallbackYear: number,
): readonly Statement[] {
  const found: Statement[] = [];
  for (const paragraph of paragraphs) {
    const original = paragraph.text.replace(/[\ufeff\u200b]/g, '');
    const text = toHalfWidth(original);
    if (text.length !== original.length) continue;
    for (const match of text.matchAll(FIGURE)) {
      const digits = plainDecimal(match[3] ?? '');
      const unit = (match[4] ?? '').replace(/\s/g, '');
      if (digits === null) continue;
      const measure = measureOf(unit);
      const start = clauseStart(text, match.index);
      const end = match.index + match[0].length;
      const lead = text.slice(start, match.index).replace(/\s+/g, '');
      const rule = RULES.find((each) => each.measure === measure && each.lead.test(lead));
      if (rule === undefined) continue;
      found.push({
        fiscal_year: yearAt(text, match.index, fallbackYear),
        metric: rule.metric,
        subject: subjectOf(lead),
        value: shiftDecimal(digits, powerOf(unit, measure)),
        unit: measure === 'money' ? '元' : measure === 'percent' ? null : unit.replace(/^[万余]+/, ''),
        comparator: comparatorOf(match[1], match[2], unit),
        quote: original.slice(start, end).trim(),
        locator: paragraph.locator,
      });
    }
  }
  return found;
}

function powerOf(unit: string, measure: Rule['measure']): number {
  if (measure === 'percent') return -2;
  if (measure === 'money') return MONEY_POWER[(unit === '万' ? '万元' : unit) as MoneyUnit];
  return /^万/.test(unit) ? 4 : 0;
}

/** 近19万件 is less than the figure, 3000余人次 more; without such a word the figure is exact. */
function comparatorOf(
  word: string | undefined,
  qualifier: string | undefined,
  unit: string,
): StatementRow['comparator'] {
  if (word !== undefined) return COMPARATORS[word] ?? null;
  if (qualifier === '近') return '<';
  if (qualifier === '超' || /余/.test(unit)) return '>';
  return qualifier === undefined ? '=' : null;
}
