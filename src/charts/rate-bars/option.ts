import { money, moneyScale, rate } from '../../app/format/number.ts';
import type { Lang } from '../../model/schema.ts';
import type { ChartKind, Environment, Palette } from '../environment.ts';
import { baseOption, nameWidth, referenceLine, rowAxes, tooltipText, valueAxis } from '../option-parts.ts';
import { WORDS } from '../words.ts';

interface RateBar {
  readonly id: string;
  readonly name: string;
  /** Execution rate as a fraction; null when the budget is zero or unknown. */
  readonly rate: number | null;
  /** Budget, executed and unspent money in 元, shown beside the bar when known. */
  readonly budget: number | null;
  readonly executed: number | null;
  readonly unspent: number | null;
  /** Forms behind the bar; null for a single project. */
  readonly n: number | null;
}

export interface RateBars {
  readonly bars: readonly RateBar[];
  /** Reference lines as fractions, lowest first; bars below the first are marked, below the second warned. */
  readonly references: readonly number[];
}

const BAR = 14;

export function rateColour(value: number | null, references: readonly number[], palette: Palette): string {
  if (value === null) return palette.lineStrong;
  const [low, high] = references;
  if (low !== undefined && value < low) return palette.alert;
  if (high !== undefined && value < high) return palette.caution;
  return palette.accent;
}

function sideText(bar: RateBar, rows: RateBars, lang: Lang): string {
  if (bar.rate === null) return WORDS.noRate[lang];
  const text = rate(bar.rate, lang).text;
  if (bar.unspent === null) return text;
  const scale = moneyScale(
    rows.bars.map((other) => other.unspent),
    lang,
  );
  return `${text} · ${money(bar.unspent, lang, scale).number}`;
}

function option(rows: RateBars, environment: Environment) {
  const { lang, layout, width, palette } = environment;
  const bars = rows.bars;
  const names = bars.map((bar) => bar.name);
  const narrow = layout === 'narrow';
  const left = narrow ? 4 : nameWidth(names, layout, width) + 10;
  const side = bars.map((bar) => sideText(bar, rows, lang));
  const right = nameWidth(side, layout, width * 1.4) + 14;
  const top = rows.references.length > 0 ? 22 : 8;
  const largest = bars.reduce((max, bar) => Math.max(max, bar.rate ?? 0), 1);
  return {
    ...baseOption(environment),
    grid: { outerBoundsMode: 'none', left, right, top, bottom: 26 },
    xAxis: {
      ...valueAxis(environment, (value) => rate(value, lang, 0).text, 'across'),
      min: 0,
      max: largest > 1 ? Math.ceil(largest * 10) / 10 : 1,
      interval: narrow ? 0.5 : 0.2,
    },
    yAxis: rowAxes(environment, { names, side }, { left, right, bar: BAR, gap: 10 }),
    series: [
      {
        type: 'bar',
        barWidth: BAR,
        cursor: 'pointer',
        data: bars.map((bar) => ({
          id: bar.id,
          name: bar.name,
          value: bar.rate ?? 0,
          itemStyle: { color: rateColour(bar.rate, rows.references, palette), borderRadius: [0, 2, 2, 0] },
        })),
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const bar = bars[dataIndex];
            return bar === undefined ? '' : tooltip(bar, lang);
          },
        },
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          data: rows.references.map((value, index) => {
            const crowded = ((width - left - right) / largest) * closest(rows.references) < 40;
            const lean = !crowded ? 'center' : index === 0 ? 'left' : 'right';
            return referenceLine(environment, 'x', value, rate(value, lang, 0).text, lean);
          }),
        },
      },
    ],
  };
}

/** The smallest step between neighbouring reference lines. */
function closest(references: readonly number[]): number {
  const steps = references.slice(1).map((value, index) => value - (references[index] ?? value));
  return Math.min(1, ...steps);
}

function tooltip(bar: RateBar, lang: Lang): string {
  const lines: [string, string][] = [
    [WORDS.rate[lang], bar.rate === null ? WORDS.noRate[lang] : rate(bar.rate, lang).text],
  ];
  if (bar.budget !== null) lines.push([WORDS.budget[lang], money(bar.budget, lang).text]);
  if (bar.executed !== null) lines.push([WORDS.executed[lang], money(bar.executed, lang).text]);
  if (bar.unspent !== null) lines.push([WORDS.unspent[lang], money(bar.unspent, lang).text]);
  if (bar.n !== null) lines.push([WORDS.forms[lang], String(bar.n)]);
  return tooltipText(bar.name, lines);
}

/** Execution rates as horizontal bars with reference lines; the rate and the unspent money stand in a column of their own. */
export const rateBars: ChartKind<RateBars> = {
  id: 'rate-bars',
  height: (rows, { layout }) => rows.bars.length * (layout === 'narrow' ? 44 : 32) + 54,
  option,
  empty: (rows) => rows.bars.length === 0,
  table: (rows, lang) => ({
    columns: [
      { name: 'name', title: WORDS.name[lang], unit: 'text' },
      { name: 'n', title: WORDS.forms[lang], unit: 'count' },
      { name: 'budget', title: WORDS.budget[lang], unit: '元' },
      { name: 'executed', title: WORDS.executed[lang], unit: '元' },
      { name: 'unspent', title: WORDS.unspent[lang], unit: '元' },
      { name: 'rate', title: WORDS.rate[lang], unit: 'fraction' },
    ],
    ids: rows.bars.map((bar) => bar.id),
    rows: rows.bars.map(({ name, n, budget, executed, unspent, rate: value }) => ({
      name,
      n,
      budget,
      executed,
      unspent,
      rate: value,
    })),
  }),
  summary(rows, lang) {
    const known = rows.bars.filter((bar) => bar.rate !== null);
    const low = known.reduce<RateBar | null>(
      (a, b) => (a === null || (b.rate ?? 0) < (a.rate ?? 0) ? b : a),
      null,
    );
    const high = known.reduce<RateBar | null>(
      (a, b) => (a === null || (b.rate ?? 0) > (a.rate ?? 0) ? b : a),
      null,
    );
    if (low?.rate == null || high?.rate == null)
      return lang === 'zh' ? '没有可算的执行率。' : 'No rate can be worked out.';
    return lang === 'zh'
      ? `条形图，${rows.bars.length} 项执行率：最低 ${low.name} ${rate(low.rate, lang).text}，最高 ${high.name} ${rate(high.rate, lang).text}。`
      : `Bar chart of ${rows.bars.length} execution rates: lowest ${low.name} ${rate(low.rate, lang).text}, highest ${high.name} ${rate(high.rate, lang).text}.`;
  },
};
