import { decimal, points } from '../../app/format/number.ts';
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

export interface ScoreDot {
  readonly id: string;
  readonly name: string;
  /** Points of 100. */
  readonly score: number;
}

/** Minimum, quartiles and maximum, points of 100. */
export interface ScoreBox {
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
}

export interface ScoreGroup {
  readonly id: string;
  readonly name: string;
  /** Forms with a score. */
  readonly n: number;
  /** Every form, when there are fewer than eight of them: a box would pretend to more than is known. */
  readonly dots: readonly ScoreDot[];
  /** The five numbers, when there are eight or more. */
  readonly box: ScoreBox | null;
}

export interface ScoreRanges {
  readonly groups: readonly ScoreGroup[];
}

const TEXT = {
  axis: { zh: '得分（折合百分）', en: 'Score (of 100)' },
  min: { zh: '最低', en: 'Lowest' },
  q1: { zh: '下四分位', en: 'First quartile' },
  median: { zh: '中位', en: 'Median' },
  q3: { zh: '上四分位', en: 'Third quartile' },
  max: { zh: '最高', en: 'Highest' },
} as const;
const FIVE = ['min', 'q1', 'median', 'q3', 'max'] as const;

/** The same score several times in a group is one dot with its count. */
export interface DotCluster {
  readonly score: number;
  readonly dots: readonly ScoreDot[];
}

export function clusters(dots: readonly ScoreDot[]): DotCluster[] {
  const byScore = new Map<number, ScoreDot[]>();
  for (const dot of dots) byScore.set(dot.score, [...(byScore.get(dot.score) ?? []), dot]);
  return [...byScore].map(([score, same]) => ({ score, dots: same })).sort((a, b) => a.score - b.score);
}

/** The lower end of the axis: a multiple of five below the lowest score, at the most 90. */
export function lowerEnd(rows: ScoreRanges): number {
  let lowest = 95;
  for (const group of rows.groups) {
    if (group.box !== null) lowest = Math.min(lowest, group.box.min);
    for (const dot of group.dots) lowest = Math.min(lowest, dot.score);
  }
  return Math.max(0, Math.floor((lowest - 1) / 5) * 5);
}

function option(rows: ScoreRanges, environment: Environment) {
  const { lang, layout, width, palette } = environment;
  const narrow = layout === 'narrow';
  const names = rows.groups.map((group) => group.name);
  const side = rows.groups.map((group) => `n = ${decimal(group.n, 0)}`);
  const left = narrow ? 10 : nameWidth(names, layout, width) + 14;
  const right = Math.max(...side.map((text) => textWidth(text)), 0) + 26;
  const from = lowerEnd(rows);
  const dots = rows.groups.flatMap((group, row) =>
    clusters(group.dots).map((cluster) => ({ ...cluster, row, group })),
  );
  const boxes = rows.groups.flatMap((group, row) =>
    group.box === null ? [] : [{ ...group.box, row, group }],
  );
  return {
    ...baseOption(environment),
    grid: { outerBoundsMode: 'none', left, right, top: narrow ? 14 : 6, bottom: 44 },
    xAxis: {
      ...valueAxis(environment, (value) => decimal(value, 0, 1)),
      min: from,
      max: 100,
      name: TEXT.axis[lang],
      nameLocation: 'middle',
      nameGap: 27,
      nameTextStyle: axisText(environment),
    },
    yAxis: [
      {
        ...categoryAxis(environment, names),
        inverse: true,
        axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: palette.line } },
        axisLabel: narrow
          ? { ...namesAboveBars(environment, 16), formatter: (name: string) => fitText(name, width - 90) }
          : {
              ...axisText(environment, true),
              interval: 0,
              formatter: (name: string) => fitText(name, left - 12),
            },
      },
      {
        ...categoryAxis(environment, side),
        inverse: true,
        position: 'right',
        axisLine: { show: false },
        axisLabel: { ...axisText(environment), interval: 0, margin: 14 },
      },
    ],
    series: [
      {
        type: 'custom',
        cursor: 'pointer',
        clip: false,
        data: boxes.map((box) => ({
          id: box.group.id,
          name: box.group.name,
          value: [box.row, box.min, box.q1, box.median, box.q3, box.max],
        })),
        encode: { x: [1, 2, 3, 4, 5], y: 0 },
        renderItem: boxRenderer(palette.accent, palette.accentPale, palette.ink),
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const box = boxes[dataIndex];
            if (box === undefined) return '';
            return tooltipText(box.group.name, [
              ...FIVE.map((key) => [TEXT[key][lang], points(box[key], lang).text] as const),
              [WORDS.forms[lang], decimal(box.group.n, 0)],
            ]);
          },
        },
      },
      {
        type: 'scatter',
        cursor: 'pointer',
        data: dots.map((cluster) => ({
          id:
            cluster.dots.length === 1
              ? (cluster.dots[0]?.id ?? cluster.group.id)
              : `group:${cluster.group.id}`,
          name: cluster.dots.length === 1 ? (cluster.dots[0]?.name ?? '') : cluster.group.name,
          value: [cluster.score, cluster.row],
          symbolSize: cluster.dots.length > 1 ? 17 : 11,
          label: { show: cluster.dots.length > 1, formatter: String(cluster.dots.length) },
        })),
        itemStyle: { color: palette.accent, borderColor: palette.paper, borderWidth: 1 },
        label: { position: 'inside', color: palette.paper, fontSize: 11, fontWeight: 'bold' },
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const cluster = dots[dataIndex];
            if (cluster === undefined) return '';
            return tooltipText(
              `${cluster.group.name} · ${points(cluster.score, lang).text}`,
              cluster.dots.slice(0, 8).map((dot) => [dot.name, ''] as const),
            );
          },
        },
      },
    ],
  };
}

interface DrawApi {
  value(dimension: number): number;
  coord(point: readonly [number, number]): readonly [number, number];
}

function boxRenderer(line: string, fill: string, middle: string) {
  return (_: unknown, api: DrawApi) => {
    const row = api.value(0);
    const at = (dimension: number) => api.coord([api.value(dimension), row]);
    const [min, q1, median, q3, max] = [at(1), at(2), at(3), at(4), at(5)];
    const y = min[1];
    const whisker = (from: number, to: number) => ({
      type: 'line',
      shape: { x1: from, y1: y, x2: to, y2: y },
      style: { stroke: line, lineWidth: 1.5 },
    });
    return {
      type: 'group',
      children: [
        whisker(min[0], q1[0]),
        whisker(q3[0], max[0]),
        {
          type: 'rect',
          shape: { x: q1[0], y: y - 8, width: Math.max(2, q3[0] - q1[0]), height: 16 },
          style: { fill, stroke: line, lineWidth: 1 },
        },
        {
          type: 'line',
          shape: { x1: median[0], y1: y - 8, x2: median[0], y2: y + 8 },
          style: { stroke: middle, lineWidth: 3 },
        },
        ...[min[0], max[0]].map((x) => ({
          type: 'line',
          shape: { x1: x, y1: y - 5, x2: x, y2: y + 5 },
          style: { stroke: line, lineWidth: 1.5 },
        })),
      ],
    };
  };
}

function summary(rows: ScoreRanges, lang: Lang): string {
  const parts = rows.groups.slice(0, 5).map((group) => {
    const low = group.box?.min ?? clusters(group.dots)[0]?.score;
    if (low === undefined) return `${group.name} n = ${group.n}`;
    const middle =
      group.box === null
        ? ''
        : lang === 'zh'
          ? `、中位 ${decimal(group.box.median, 0, 3)}`
          : `, median ${decimal(group.box.median, 0, 3)}`;
    return lang === 'zh'
      ? `${group.name}（n = ${group.n}）最低 ${decimal(low, 0, 3)}${middle}`
      : `${group.name} (n = ${group.n}) lowest ${decimal(low, 0, 3)}${middle}`;
  });
  return lang === 'zh' ? `得分范围：${parts.join('；')}。` : `Ranges of scores: ${parts.join('; ')}.`;
}

/** Scores by group: every form a dot where there are few, a box of quartiles from eight forms on. */
export const scoreRanges: ChartKind<ScoreRanges> = {
  id: 'score-ranges',
  height: (rows, { layout }) => rows.groups.length * (layout === 'narrow' ? 48 : 38) + 58,
  option,
  summary,
  empty: (rows) => rows.groups.every((group) => group.n === 0),
  table: (rows, lang) => ({
    columns: [
      { name: 'name', title: WORDS.name[lang], unit: 'text' },
      { name: 'n', title: WORDS.forms[lang], unit: 'count' },
      ...FIVE.map((key) => ({ name: key, title: TEXT[key][lang], unit: 'points' as const })),
    ],
    ids: rows.groups.map((group) => `group:${group.id}`),
    rows: rows.groups.map((group) => {
      const scores = group.dots.map((dot) => dot.score).sort((a, b) => a - b);
      // Quartiles of a handful say nothing; the extremes and the middle form are facts.
      const middle = scores.length % 2 === 1 ? scores[(scores.length - 1) / 2] : mean(scores);
      const five = group.box ?? {
        min: scores[0] ?? null,
        q1: null,
        median: middle ?? null,
        q3: null,
        max: scores.at(-1) ?? null,
      };
      return { name: group.name, n: group.n, ...five };
    }),
  }),
};

function mean(sorted: readonly number[]): number | null {
  const [a, b] = [sorted[sorted.length / 2 - 1], sorted[sorted.length / 2]];
  return a === undefined || b === undefined ? null : (a + b) / 2;
}
