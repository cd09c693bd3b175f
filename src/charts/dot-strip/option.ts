import { formatValue } from '../../app/format/value.ts';
import type { Lang } from '../../model/schema.ts';
import type { ChartKind, Environment } from '../environment.ts';
import {
  axisText,
  baseOption,
  categoryAxis,
  fitText,
  nameWidth,
  tooltipText,
  valueAxis,
} from '../option-parts.ts';
import { WORDS } from '../words.ts';

interface Dot {
  readonly id: string;
  readonly name: string;
  /** The line the dot stands on: a unit or a year. */
  readonly group: string;
  readonly value: number;
}

export interface DotStrip {
  readonly dots: readonly Dot[];
  readonly unit: 'fraction' | 'points';
  readonly title: string;
}

function groupsOf(rows: DotStrip): string[] {
  return [...new Set(rows.dots.map((dot) => dot.group))];
}

/** Moves dots that would cover each other up and down within their line; pixels from the middle. */
export function spread(positions: readonly number[], size: number): number[] {
  const offsets: number[] = [];
  const order = positions.map((x, index) => ({ x, index })).sort((a, b) => a.x - b.x || a.index - b.index);
  const placed: { x: number; y: number }[] = [];
  for (const { x, index } of order) {
    let step = 0;
    let y = 0;
    while (placed.some((other) => Math.hypot(other.x - x, other.y - y) < size) && step < 40) {
      step += 1;
      y = (step % 2 === 1 ? 1 : -1) * Math.ceil(step / 2) * size;
    }
    placed.push({ x, y });
    offsets[index] = y;
  }
  return offsets;
}

function option(rows: DotStrip, environment: Environment) {
  const { lang, layout, width, palette } = environment;
  const groups = groupsOf(rows);
  const left = nameWidth(groups, layout, width) + 12;
  const values = rows.dots.map((dot) => dot.value);
  const largest = rows.unit === 'fraction' ? Math.max(1, ...values) : Math.max(100, ...values);
  const smallest = Math.min(...values, rows.unit === 'fraction' ? 0.9 : 90);
  const step = rows.unit === 'fraction' ? 0.05 : 5;
  const from = Math.max(0, Math.floor((smallest - step / 5) / step) * step);
  const across = width - left - 24;
  return {
    ...baseOption(environment),
    grid: { outerBoundsMode: 'none', left, right: 24, top: 10, bottom: 30 },
    xAxis: {
      ...valueAxis(environment, (value) => formatValue(value, rows.unit, lang).number),
      min: from,
      max: largest,
      interval: largest - from > 8 * step ? 4 * step : step,
    },
    yAxis: {
      ...categoryAxis(environment, groups),
      inverse: true,
      axisLabel: {
        ...axisText(environment, true),
        interval: 0,
        formatter: (name: string) => fitText(name, left - 10),
      },
      splitLine: { show: true, lineStyle: { color: palette.line } },
    },
    series: groups.map((group) => {
      const dots = rows.dots.filter((dot) => dot.group === group);
      const offsets = spread(
        dots.map((dot) => ((dot.value - from) / (largest - from)) * across),
        11,
      );
      return {
        type: 'scatter',
        cursor: 'pointer',
        symbolSize: 10,
        itemStyle: { color: palette.accent, borderColor: palette.paper, borderWidth: 1 },
        data: dots.map((dot, index) => ({
          id: dot.id,
          name: dot.name,
          value: [dot.value, group],
          symbolOffset: [0, offsets[index] ?? 0],
        })),
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const dot = dots[dataIndex];
            return dot === undefined
              ? ''
              : tooltipText(dot.name, [
                  ['', dot.group],
                  [rows.title, formatValue(dot.value, rows.unit, lang).text],
                ]);
          },
        },
      };
    }),
  };
}

function summary(rows: DotStrip, lang: Lang): string {
  const sorted = [...rows.dots].sort((a, b) => a.value - b.value);
  const low = sorted[0];
  const high = sorted.at(-1);
  if (low === undefined || high === undefined) return lang === 'zh' ? '没有数据。' : 'No data.';
  const text = (dot: Dot) => `${dot.name} ${formatValue(dot.value, rows.unit, lang).text}`;
  return lang === 'zh'
    ? `点图，${rows.dots.length} 份，从 ${text(low)} 到 ${text(high)}。`
    : `Dots for ${rows.dots.length} forms, from ${text(low)} to ${text(high)}.`;
}

/** One dot a form, for groups of fewer than eight: a box plot or a curve would pretend to more. */
export const dotStrip: ChartKind<DotStrip> = {
  id: 'dot-strip',
  height: (rows) => groupsOf(rows).length * 56 + 44,
  option,
  summary,
  empty: (rows) => rows.dots.length === 0,
  table: (rows, lang) => ({
    columns: [
      { name: 'name', title: WORDS.name[lang], unit: 'text' },
      { name: 'group', title: WORDS.unit[lang], unit: 'text' },
      { name: 'value', title: rows.title, unit: rows.unit },
    ],
    ids: rows.dots.map((dot) => dot.id),
    rows: rows.dots.map(({ name, group, value }) => ({ name, group, value })),
  }),
};
