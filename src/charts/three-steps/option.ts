import { decimal, money, moneyScale, rate } from '../../app/format/number.ts';
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

interface Steps {
  readonly id: string;
  readonly name: string;
  /** 元; null where the form does not print it. A picture without any `initial` compares budget and executed. */
  readonly initial?: number | null;
  readonly adjusted: number | null;
  readonly executed: number | null;
}

export interface ThreeSteps {
  readonly groups: readonly Steps[];
}

const KEYS = ['initial', 'adjusted', 'executed'] as const;
const NAMES = { initial: WORDS.initial, adjusted: WORDS.budget, executed: WORDS.executed } as const;
const BAR = 10;

function keysOf(rows: ThreeSteps): readonly (typeof KEYS)[number][] {
  return KEYS.filter((key) => key !== 'initial' || rows.groups.some((group) => group.initial !== undefined));
}

function option(rows: ThreeSteps, environment: Environment) {
  const { lang, layout, width, palette } = environment;
  const narrow = layout === 'narrow';
  const keys = keysOf(rows);
  const names = rows.groups.map((group) => group.name);
  const amounts = rows.groups.flatMap((group) => keys.map((key) => group[key] ?? null));
  const scale = moneyScale(amounts, lang);
  const left = narrow ? 4 : nameWidth(names, layout, width) + 10;
  const labels = amounts.map((amount) => (amount === null ? '—' : money(amount, lang, scale).number));
  const labelRoom = Math.max(0, ...labels.map((label) => textWidth(label, 11))) + 10;
  const largest = amounts.reduce<number>((max, amount) => Math.max(max, amount ?? 0), 0) || 1;
  const barRoom = Math.max(60, width - left - 12);
  const colours = { initial: palette.lineStrong, adjusted: palette.accentPale, executed: palette.accent };
  return {
    ...baseOption(environment),
    grid: { outerBoundsMode: 'none', left, right: 12, top: 30, bottom: 40 },
    legend: {
      show: true,
      top: 0,
      left: 0,
      itemWidth: 12,
      itemHeight: 12,
      icon: 'roundRect',
      selectedMode: false,
      textStyle: axisText(environment, true),
    },
    xAxis: {
      ...valueAxis(environment, (value) => decimal(value / scale.divisor, 0, 1)),
      min: 0,
      max: largest * (barRoom / Math.max(40, barRoom - labelRoom)),
      splitNumber: narrow ? 2 : 4,
      axisLabel: {
        ...axisText(environment),
        hideOverlap: true,
        showMaxLabel: false,
        formatter: (value: number) => decimal(value / scale.divisor, 0, 1),
      },
      name: scale.unit,
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: axisText(environment),
    },
    yAxis: {
      ...categoryAxis(environment, names),
      inverse: true,
      axisLabel: narrow
        ? {
            ...namesAboveBars(environment, BAR * keys.length + 6),
            formatter: (name: string) => fitText(name, width - 20),
          }
        : {
            ...axisText(environment, true),
            interval: 0,
            formatter: (name: string) => fitText(name, left - 10),
          },
    },
    series: keys.map((key) => ({
      type: 'bar',
      id: key,
      name: NAMES[key][lang],
      barWidth: BAR,
      barGap: '20%',
      cursor: 'pointer',
      itemStyle: { color: colours[key], borderRadius: [0, 2, 2, 0] },
      label: {
        show: true,
        position: 'right',
        distance: 4,
        fontSize: 11,
        color: palette.mute,
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const amount = rows.groups[dataIndex]?.[key] ?? null;
          return amount === null ? '—' : money(amount, lang, scale).number;
        },
      },
      data: rows.groups.map((group) => ({ id: group.id, name: group.name, value: group[key] ?? 0 })),
      tooltip: {
        formatter: ({ dataIndex }: { dataIndex: number }) => tooltip(rows.groups[dataIndex], keys, lang),
      },
    })),
  };
}

function tooltip(group: Steps | undefined, keys: readonly (typeof KEYS)[number][], lang: Lang): string {
  if (group === undefined) return '';
  const lines: [string, string][] = keys.map((key) => {
    const amount = group[key] ?? null;
    return [NAMES[key][lang], amount === null ? '—' : money(amount, lang).text];
  });
  if (group.adjusted !== null && group.adjusted > 0 && group.executed !== null) {
    lines.push([WORDS.rate[lang], rate(group.executed / group.adjusted, lang).text]);
  }
  return tooltipText(group.name, lines);
}

function summary(rows: ThreeSteps, lang: Lang): string {
  const keys = keysOf(rows);
  const parts = rows.groups.slice(0, 4).map((group) => {
    const steps = keys.map((key) => {
      const amount = group[key] ?? null;
      return amount === null ? '—' : money(amount, lang).text;
    });
    return `${group.name} ${steps.join(' → ')}`;
  });
  return lang === 'zh'
    ? `条形图，${keys.map((key) => NAMES[key].zh).join('、')}：${parts.join('；')}。`
    : `Bars of ${keys.map((key) => NAMES[key].en.toLowerCase()).join(', ')}: ${parts.join('; ')}.`;
}

/** From the initial budget over the full-year budget to what was executed. */
export const threeSteps: ChartKind<ThreeSteps> = {
  id: 'three-steps',
  height: (rows, { layout }) =>
    rows.groups.length * ((layout === 'narrow' ? 32 : 14) + 12 * keysOf(rows).length) + 78,
  option,
  summary,
  empty: (rows) => rows.groups.length === 0,
  table: (rows, lang) => ({
    columns: [
      { name: 'name', title: WORDS.name[lang], unit: 'text' },
      ...keysOf(rows).map((key) => ({ name: key, title: NAMES[key][lang], unit: '元' as const })),
    ],
    ids: rows.groups.map((group) => group.id),
    rows: rows.groups.map((group) => ({
      name: group.name,
      ...Object.fromEntries(keysOf(rows).map((key) => [key, group[key] ?? null])),
    })),
  }),
};
