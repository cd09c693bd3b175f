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

const FIGURE =
  /(大于|超过|不低于|小于|≥|≤|>|<)?\s*(近|约|超)?\s*(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|万(?=[，。,；;、\s]|$)|元|%|分(?!之)|万?余?(?:人次|人|份|件|次|家|户|名)|余?(?:人次|人|份|件|次|家|户|名))/g;

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
function clause(text: string, from: number, to: number): string {
  const before = text.slice(0, from);
  const start = Math.max(...['，', ',', '。', '；', ';', '、'].map((sign) => before.lastIndexOf(sign))) + 1;
  return text.slice(start, to).trim();
}

/** The year that a sentence speaks of: the last one named before the figure, else the report's own. */
function yearAt(text: string, at: number, fallback: number): number {
  const years = [...text.slice(0, at).matchAll(/(20\d{2})\s*年/g)];
  const year = Number(years.at(-1)?.[1] ?? Number.NaN);
  return Number.isFinite(year) ? year : fallback;
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
    const text = toHalfWidth(paragraph.text).replace(
      /(?<=[\u4e00-\u9fff])\s+(?=\d)|(?<=\d)\s+(?=[\u4e00-\u9fff])/g,
      '',
    );
    for (const match of text.matchAll(FIGURE)) {
      const digits = plainDecimal(match[3] ?? '');
      const unit = match[4] ?? '';
      if (digits === null) continue;
      const measure = measureOf(unit);
      const quote = clause(text, match.index, match.index + match[0].length);
      const lead = quote.slice(0, quote.length - match[0].trim().length);
      const rule = RULES.find((each) => each.measure === measure && each.lead.test(lead));
      if (rule === undefined) continue;
      const power =
        measure === 'percent'
          ? -2
          : measure === 'money'
            ? MONEY_POWER[(unit === '万' ? '万元' : unit) as MoneyUnit]
            : /^万/.test(unit)
              ? 4
              : 0;
      found.push({
        fiscal_year: yearAt(text, match.index, fallbackYear),
        metric: rule.metric,
        subject: lead.replace(/[为是]$/, '') === '' ? null : lead.replace(/[为是]$/, ''),
        value: shiftDecimal(digits, power),
        unit: measure === 'money' ? '元' : measure === 'percent' ? '%' : unit.replace(/^[万余]+/, ''),
        comparator: match[1] === undefined ? null : (COMPARATORS[match[1]] ?? null),
        quote,
        locator: paragraph.locator,
      });
    }
  }
  return found;
}
