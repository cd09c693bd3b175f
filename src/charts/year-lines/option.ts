import { decimal, rate } from '../../app/format/number.ts';
import { formatValue } from '../../app/format/value.ts';
import type { Lang } from '../../model/schema.ts';
import type { ChartKind, Environment, Palette } from '../environment.ts';
import {
  axisText,
  baseOption,
  fitText,
  referenceLine,
  textWidth,
  tooltipText,
  valueAxis,
} from '../option-parts.ts';
import { WORDS } from '../words.ts';

interface YearPoint {
  readonly year: number;
  /** Null breaks the line: no form or no value in that year. */
  readonly value: number | null;
  readonly n: number | null;
}

interface YearSeries {
  readonly id: string;
  readonly name: string;
  readonly points: readonly YearPoint[];
}

export interface YearLines {
  readonly series: readonly YearSeries[];
  readonly unit: 'fraction' | 'points' | 'count';
  readonly title: string;
  readonly references: readonly number[];
}

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin'] as const;

/** Six lines that differ in colour, in dash and in symbol, so that none is told by hue alone. */
function styleOf(index: number, palette: Palette) {
  const colours = [palette.accent, palette.caution, palette.fine, palette.mute, palette.alert, palette.ink];
  const dashes = ['solid', 'dashed', 'dotted'] as const;
  return {
    color: colours[index % colours.length] ?? palette.accent,
    dash: dashes[Math.floor(index / colours.length) % dashes.length] ?? 'solid',
    symbol: SYMBOLS[index % SYMBOLS.length] ?? 'circle',
  };
}

function yearsOf(rows: YearLines): number[] {
  const years = new Set(rows.series.flatMap((series) => series.points.map((point) => point.year)));
  const sorted = [...years].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  // A year without data stays on the axis: a gap in time is part of what the reader must see.
  return last - first > 40 ? sorted : Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The height of the wide picture. */
const PLOT_HEIGHT = 310;
const NAME_HEIGHT = 15;

/** How far each name at the end of its line moves up or down, so that names of lines that meet stay apart. */
function namesApart(ends: readonly (number | null)[]): number[] {
  const order = ends.flatMap((at, index) => (at === null ? [] : [{ at, index }])).sort((a, b) => a.at - b.at);
  const moves = ends.map(() => 0);
  let taken = Number.NEGATIVE_INFINITY;
  for (const { at, index } of order) {
    const free = Math.max(at, taken + NAME_HEIGHT);
    moves[index] = free - at;
    taken = free;
  }
  return moves;
}

function option(rows: YearLines, environment: Environment) {
  const { lang, layout, width, palette } = environment;
  const years = yearsOf(rows);
  const direct = rows.series.length <= 6 && layout === 'wide';
  const names = rows.series.map((series) => series.name);
  const right = direct
    ? Math.min(width * 0.3, Math.max(...names.map((name) => textWidth(name)), 0) + 18)
    : 18;
  const values = rows.series.flatMap((series) => series.points.flatMap((point) => point.value ?? []));
  const smallest = Math.min(...values);
  const top =
    rows.unit === 'fraction'
      ? Math.max(1, ...values)
      : rows.unit === 'points'
        ? Math.max(100, ...values)
        : undefined;
  const bottom =
    rows.unit === 'fraction'
      ? smallest < 0.6
        ? 0
        : 0.5
      : rows.unit === 'points'
        ? Math.max(0, Math.floor((smallest - 1) / 5) * 5)
        : 0;
  const lastYear = years.at(-1);
  const highest = top ?? Math.max(...values);
  const perUnit = (PLOT_HEIGHT - 18 - 28) / Math.max(highest - bottom, Number.EPSILON);
  const moves = namesApart(
    rows.series.map((series) => {
      const end = series.points.find((point) => point.year === lastYear)?.value ?? null;
      return end === null ? null : (highest - end) * perUnit;
    }),
  );
  return {
    ...baseOption(environment),
    grid: {
      outerBoundsMode: 'none',
      left: 46,
      right,
      top: direct ? 18 : 18 + 22 * Math.ceil(names.length / 2),
      bottom: 28,
    },
    legend: direct
      ? { show: false }
      : {
          show: true,
          top: 0,
          left: 0,
          itemWidth: 18,
          textStyle: axisText(environment, true),
          type: 'plain',
          formatter: (name: string) => fitText(name, width / 2 - 40),
        },
    xAxis: {
      type: 'category',
      data: years.map(String),
      boundaryGap: years.length < 3,
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
      axisLabel: axisText(environment),
    },
    yAxis: {
      ...valueAxis(environment, (value) =>
        rows.unit === 'fraction' ? rate(value, lang, 0).text : formatValue(value, rows.unit, lang).number,
      ),
      min: bottom,
      ...(top === undefined ? {} : { max: top }),
    },
    series: rows.series.map((series, index) => {
      const style = styleOf(index, palette);
      const byYear = new Map(series.points.map((point) => [point.year, point]));
      return {
        type: 'line',
        name: series.name,
        id: series.id,
        symbol: style.symbol,
        symbolSize: 8,
        cursor: 'pointer',
        lineStyle: { color: style.color, width: 2, type: style.dash },
        itemStyle: { color: style.color },
        endLabel: direct
          ? {
              show: true,
              formatter: fitText(series.name, right - 14),
              color: palette.ink,
              fontSize: 12,
              offset: [0, moves[index] ?? 0],
            }
          : { show: false },
        labelLayout: { moveOverlap: 'shiftY' },
        data: years.map((year) => ({
          id: series.id,
          name: series.name,
          value: byYear.get(year)?.value ?? null,
        })),
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const point = byYear.get(years[dataIndex] ?? 0);
            if (point === undefined) return '';
            return tooltipText(`${series.name} · ${point.year}`, [
              [rows.title, formatValue(point.value, rows.unit, lang).text],
              ...(point.n === null ? [] : ([[WORDS.forms[lang], String(point.n)]] as const)),
            ]);
          },
        },
        ...(index === 0 && rows.references.length > 0
          ? {
              markLine: {
                silent: true,
                symbol: 'none',
                animation: false,
                data: rows.references.map((value) =>
                  referenceLine(
                    environment,
                    'y',
                    value,
                    rows.unit === 'fraction'
                      ? `${decimal(value * 100, 0, 2)}%`
                      : formatValue(value, rows.unit, lang).text,
                  ),
                ),
              },
            }
          : {}),
      };
    }),
  };
}

function summary(rows: YearLines, lang: Lang): string {
  const years = yearsOf(rows);
  const span = years.length === 0 ? '' : `${years[0]}–${years.at(-1)}`;
  const changes = rows.series.slice(0, 4).flatMap((series) => {
    const known = series.points.filter((point) => point.value !== null).sort((a, b) => a.year - b.year);
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return [];
    const text = (point: YearPoint) => `${point.year} ${formatValue(point.value, rows.unit, lang).text}`;
    return [
      first === last ? `${series.name} ${text(first)}` : `${series.name} ${text(first)} → ${text(last)}`,
    ];
  });
  return lang === 'zh'
    ? `折线图，${rows.series.length} 条，${span}：${changes.join('；')}。`
    : `Line chart of ${rows.series.length} series, ${span}: ${changes.join('; ')}.`;
}

/** A measure over the years, a line for each unit; a year without a value breaks the line. */
export const yearLines: ChartKind<YearLines> = {
  id: 'year-lines',
  height: (rows, { layout }) => (layout === 'narrow' ? 270 + 11 * rows.series.length : PLOT_HEIGHT),
  option,
  summary,
  empty: (rows) => rows.series.every((series) => series.points.every((point) => point.value === null)),
  table: (rows, lang) => ({
    columns: [
      { name: 'name', title: WORDS.name[lang], unit: 'text' },
      { name: 'year', title: WORDS.year[lang], unit: 'year' },
      { name: 'n', title: WORDS.forms[lang], unit: 'count' },
      { name: 'value', title: rows.title, unit: rows.unit },
    ],
    rows: rows.series.flatMap((series) =>
      series.points.map((point) => ({ name: series.name, year: point.year, n: point.n, value: point.value })),
    ),
  }),
};
