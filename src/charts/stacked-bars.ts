import type { Lang } from '../model/schema.ts';
import type { Environment } from './environment.ts';
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
} from './option-parts.ts';

interface StackPart {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
}

interface StackBar {
  readonly id: string;
  readonly name: string;
  /** One value for each part, in the order of the parts; null where the part does not apply. */
  readonly values: readonly (number | null)[];
}

export interface Stack {
  readonly parts: readonly StackPart[];
  readonly bars: readonly StackBar[];
  /** Draws every bar to the same length, as shares of its own sum. */
  readonly normalised: boolean;
  /** What stands at the end of the bar: its sum in words. */
  readonly side: (bar: StackBar, sum: number) => string;
  readonly label: (value: number, share: number) => string;
  readonly tooltip: (value: number, share: number) => string;
  readonly axis: (value: number) => string;
}

const BAR = 16;

export function sumOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

export function stackHeight(
  count: number,
  { layout, width }: Pick<Environment, 'layout' | 'width'>,
  names: readonly string[],
): number {
  return count * (layout === 'narrow' ? 46 : 34) + 30 + legendHeight(names, width);
}

function legendHeight(names: readonly string[], width: number): number {
  let lines = 1;
  let used = 0;
  for (const name of names) {
    const item = textWidth(name) + 38;
    if (used + item > width - 8 && used > 0) {
      lines += 1;
      used = 0;
    }
    used += item;
  }
  return lines * 22 + 8;
}

/** Horizontal stacked bars: names at the left (above the bars on phones), sums in a column at the right. */
export function stackedOption(stack: Stack, environment: Environment, _lang: Lang) {
  const { layout, width, palette } = environment;
  const narrow = layout === 'narrow';
  const names = stack.bars.map((bar) => bar.name);
  const sums = stack.bars.map((bar) => sumOf(bar.values));
  const side = stack.bars.map((bar, index) => stack.side(bar, sums[index] ?? 0));
  const left = narrow ? 4 : nameWidth(names, layout, width) + 10;
  const right = nameWidth(side, layout, width * 1.3) + 14;
  const longest = stack.normalised ? 1 : Math.max(...sums, 0) || 1;
  const barRoom = width - left - right;
  return {
    ...baseOption(environment),
    grid: {
      outerBoundsMode: 'none',
      left,
      right,
      top: legendHeight(
        stack.parts.map((part) => part.name),
        width,
      ),
      bottom: 26,
    },
    legend: {
      show: true,
      top: 0,
      left: 0,
      itemWidth: 12,
      itemHeight: 12,
      itemGap: 14,
      icon: 'roundRect',
      selectedMode: false,
      textStyle: axisText(environment, true),
    },
    xAxis: {
      ...valueAxis(environment, stack.axis, 'across'),
      min: 0,
      max: longest,
      ...(stack.normalised ? { interval: narrow ? 0.5 : 0.25 } : { splitNumber: narrow ? 2 : 4 }),
      axisLabel: {
        ...axisText(environment),
        formatter: stack.axis,
        hideOverlap: true,
        // The longest bar ends where it ends, not on a round number.
        showMaxLabel: stack.normalised,
      },
    },
    yAxis: [
      {
        ...categoryAxis(environment, names),
        inverse: true,
        axisLabel: narrow
          ? { ...namesAboveBars(environment, BAR), formatter: (name: string) => fitText(name, barRoom) }
          : {
              ...axisText(environment, true),
              interval: 0,
              formatter: (name: string) => fitText(name, left - 10),
            },
      },
      {
        ...categoryAxis(environment, side),
        inverse: true,
        position: 'right',
        axisLine: { show: false },
        axisLabel: { ...axisText(environment), interval: 0, margin: 8 },
      },
    ],
    series: stack.parts.map((part, partIndex) => ({
      type: 'bar',
      name: part.name,
      id: part.id,
      stack: 'all',
      barWidth: BAR,
      cursor: 'pointer',
      itemStyle: { color: part.colour, borderColor: palette.paper, borderWidth: 1 },
      data: stack.bars.map((bar, index) => {
        const value = bar.values[partIndex] ?? 0;
        const share = (sums[index] ?? 0) > 0 ? value / (sums[index] ?? 1) : 0;
        const drawn = stack.normalised ? share : value;
        const text = stack.label(value, share);
        const fits = value > 0 && (drawn / longest) * barRoom > textWidth(text) + 6;
        return {
          id: bar.id,
          name: bar.name,
          value: drawn,
          label: { show: fits, formatter: text, color: labelColour(part.colour, environment), fontSize: 11 },
        };
      }),
      tooltip: {
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const bar = stack.bars[dataIndex];
          if (bar === undefined) return '';
          const value = bar.values[partIndex];
          const sum = sums[dataIndex] ?? 0;
          return tooltipText(bar.name, [
            [
              part.name,
              value === null || value === undefined ? '—' : stack.tooltip(value, sum > 0 ? value / sum : 0),
            ],
          ]);
        },
      },
    })),
  };
}

function labelColour(fill: string, { palette }: Environment): string {
  return fill === palette.accentPale ||
    fill === palette.lineStrong ||
    fill === palette.line ||
    fill === palette.accentWash
    ? palette.ink
    : palette.paper;
}
