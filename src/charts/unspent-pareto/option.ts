import { money, moneyScale, rate } from '../../app/format/number.ts';
import type { Lang } from '../../model/schema.ts';
import type { ChartKind, Environment } from '../environment.ts';
import {
  axisText,
  baseOption,
  categoryAxis,
  fitText,
  namesAboveBars,
  nameWidth,
  textWidth,
  tooltipText,
  valueAxis,
} from '../option-parts.ts';
import { WORDS } from '../words.ts';

interface UnspentPart {
  readonly id: string;
  readonly name: string;
  /** 元, greater than 0. */
  readonly unspent: number;
  /** Share of all unspent money up to and with this part, as a fraction. */
  readonly cumulative: number;
}

export interface UnspentPareto {
  /** Largest first. */
  readonly parts: readonly UnspentPart[];
  /** All unspent money, 元: the parts shown may be fewer. */
  readonly total: number;
}

const BAR = 14;

function option(rows: UnspentPareto, environment: Environment) {
  const { lang, layout, width, palette } = environment;
  const narrow = layout === 'narrow';
  const { parts } = rows;
  const halfHeld = (parts.at(-1)?.cumulative ?? 0) >= 0.5;
  const names = parts.map((part) => part.name);
  const scale = moneyScale(
    parts.map((part) => part.unspent),
    lang,
  );
  const labels = parts.map((part) => money(part.unspent, lang, scale).number);
  const left = narrow ? 4 : nameWidth(names, layout, width) + 10;
  const labelRoom = labels.reduce((max, label) => Math.max(max, textWidth(label)), 0) + 8;
  const curve = narrow ? 84 : 120;
  const right = curve + 52;
  const top = 24;
  const grid = { outerBoundsMode: 'none', top, bottom: 10 };
  const largest = parts[0]?.unspent ?? 1;
  const barRoom = width - left - right - 18;
  const head = { ...axisText(environment), align: 'left' as const };
  return {
    ...baseOption(environment),
    grid: [
      { ...grid, left, right: right + 18 },
      { ...grid, left: width - right + 6, right: 52 },
    ],
    xAxis: [
      {
        ...valueAxis(environment, String),
        min: 0,
        // The largest bar leaves room for its own figure at its end.
        max: largest * (barRoom / Math.max(40, barRoom - labelRoom)),
        axisLabel: { show: false },
        splitLine: { show: false },
        position: 'top',
        name: `${WORDS.unspent[lang]} (${scale.unit})`,
        nameLocation: 'start',
        nameGap: 0,
        nameTextStyle: { ...head, verticalAlign: 'bottom', padding: [0, 0, 6, 0] },
      },
      {
        ...valueAxis(environment, String),
        gridIndex: 1,
        min: 0,
        max: 1,
        interval: 0.5,
        axisLabel: { show: false },
        position: 'top',
        name: WORDS.cumulative[lang],
        nameLocation: 'start',
        nameGap: 0,
        nameTextStyle: { ...head, verticalAlign: 'bottom', padding: [0, 0, 6, 0] },
      },
    ],
    yAxis: [
      {
        ...categoryAxis(environment, names),
        inverse: true,
        axisLabel: narrow
          ? {
              ...namesAboveBars(environment, BAR),
              formatter: (name: string) => fitText(name, width - right - 16),
            }
          : {
              ...axisText(environment, true),
              interval: 0,
              formatter: (name: string) => fitText(name, left - 10),
            },
      },
      { ...categoryAxis(environment, names), gridIndex: 1, inverse: true, show: false },
    ],
    series: [
      {
        type: 'bar',
        barWidth: BAR,
        cursor: 'pointer',
        label: {
          show: true,
          position: 'right',
          color: palette.ink,
          fontSize: 12,
          formatter: ({ dataIndex }: { dataIndex: number }) => labels[dataIndex] ?? '',
        },
        data: parts.map((part, index) => ({
          id: part.id,
          name: part.name,
          value: part.unspent,
          // Those that together hold the first half of the money are the ones to look at, when they are among these.
          itemStyle: {
            color: halfHeld && (parts[index - 1]?.cumulative ?? 0) < 0.5 ? palette.alert : palette.accentPale,
            borderRadius: [0, 2, 2, 0],
          },
        })),
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => tooltip(parts[dataIndex], rows, lang),
        },
      },
      {
        type: 'line',
        xAxisIndex: 1,
        yAxisIndex: 1,
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { color: palette.mute, width: 1.5 },
        itemStyle: { color: palette.paper, borderColor: palette.mute, borderWidth: 1.5 },
        label: {
          show: true,
          position: 'right',
          color: palette.mute,
          fontSize: 12,
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            rate(parts[dataIndex]?.cumulative ?? 0, lang, 1).text,
        },
        // By position, not by name: two units may run projects of one name.
        data: parts.map((part, index) => [part.cumulative, index]),
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => tooltip(parts[dataIndex], rows, lang),
        },
      },
    ],
  };
}

function tooltip(part: UnspentPart | undefined, rows: UnspentPareto, lang: Lang): string {
  if (part === undefined) return '';
  return tooltipText(part.name, [
    [WORDS.unspent[lang], money(part.unspent, lang).text],
    [WORDS.share[lang], rows.total > 0 ? rate(part.unspent / rows.total, lang).text : '—'],
    [WORDS.cumulative[lang], rate(part.cumulative, lang).text],
  ]);
}

/** Who holds the unspent money: bars from the largest down, the cumulative share in a panel beside them. */
export const unspentPareto: ChartKind<UnspentPareto> = {
  id: 'unspent-pareto',
  height: (rows, { layout }) => rows.parts.length * (layout === 'narrow' ? 44 : 32) + 40,
  option,
  empty: (rows) => rows.parts.length === 0,
  table: (rows, lang) => ({
    columns: [
      { name: 'name', title: WORDS.name[lang], unit: 'text' },
      { name: 'unspent', title: WORDS.unspent[lang], unit: '元' },
      { name: 'share', title: WORDS.share[lang], unit: 'fraction' },
      { name: 'cumulative', title: WORDS.cumulative[lang], unit: 'fraction' },
    ],
    ids: rows.parts.map((part) => part.id),
    rows: rows.parts.map((part) => ({
      name: part.name,
      unspent: part.unspent,
      share: rows.total > 0 ? part.unspent / rows.total : null,
      cumulative: part.cumulative,
    })),
  }),
  summary(rows, lang) {
    const first = rows.parts[0];
    if (first === undefined) return lang === 'zh' ? '没有未用资金。' : 'No money was left unspent.';
    const share = rate(first.cumulative, lang, 1).text;
    return lang === 'zh'
      ? `帕累托图：未用资金共 ${money(rows.total, lang).text}，其中 ${first.name} 占 ${share}。`
      : `Pareto chart: ${money(rows.total, lang).text} unspent in all, ${first.name} holds ${share}.`;
  },
};
