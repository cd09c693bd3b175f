import { decimal, rate } from '../../app/format/number.ts';
import type { Lang } from '../../model/schema.ts';
import type { ChartKind, Environment } from '../environment.ts';
import { axisText, baseOption, textWidth, tooltipText, valueAxis } from '../option-parts.ts';
import { WORDS } from '../words.ts';

export interface ScoreBin {
  /** Lower bound in points of 100, included. */
  readonly from: number;
  /** Upper bound in points of 100, left out, but for the bin of full scores where both are the same. */
  readonly to: number;
  readonly n: number;
}

export interface ScoreHistogram {
  /** Every bin of the range in order, those without forms too. */
  readonly bins: readonly ScoreBin[];
}

const TEXT = {
  full: { zh: '满分', en: 'full score' },
  bin: { zh: '得分（折合百分）', en: 'Score (of 100)' },
} as const;

/** `83–84` for a bin, `100` for the bin of full scores. */
function binName(bin: ScoreBin): string {
  return bin.from === bin.to
    ? decimal(bin.from, 0, 1)
    : `${decimal(bin.from, 0, 1)}–${decimal(bin.to, 0, 1)}`;
}

function option(rows: ScoreHistogram, environment: Environment) {
  const { lang, layout, width, palette } = environment;
  const total = rows.bins.reduce((sum, bin) => sum + bin.n, 0);
  const names = rows.bins.map(binName);
  const room = (width - 60) / Math.max(1, rows.bins.length);
  const step = Math.max(1, Math.ceil((layout === 'narrow' ? 30 : 24) / room));
  const last = rows.bins.length - 1;
  const most = rows.bins.reduce((max, bin) => Math.max(max, bin.n), 0);
  // The axis may end a little above the highest bar: room for one digit more.
  const left = Math.max(34, textWidth(decimal(most, 0)) + 24);
  return {
    ...baseOption(environment),
    grid: { outerBoundsMode: 'none', left, right: 12, top: 26, bottom: 42 },
    xAxis: {
      type: 'category',
      data: names,
      name: TEXT.bin[lang],
      nameLocation: 'middle',
      nameGap: 27,
      nameTextStyle: axisText(environment),
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
      axisLabel: {
        ...axisText(environment),
        interval: (index: number) => (last - index) % step === 0,
        formatter: (_: string, index: number) => decimal(rows.bins[index]?.from ?? 0, 0, 1),
      },
    },
    yAxis: { ...valueAxis(environment, (value) => decimal(value, 0)), minInterval: 1, splitNumber: 4 },
    series: [
      {
        type: 'bar',
        barCategoryGap: '14%',
        barMaxWidth: 46,
        cursor: 'pointer',
        data: rows.bins.map((bin) => ({
          id: `${bin.from}..${bin.to}`,
          name: binName(bin),
          value: bin.n,
          itemStyle: {
            color: bin.from === bin.to ? palette.accent : palette.accentPale,
            borderRadius: [2, 2, 0, 0],
          },
          // The fullest bin is always named; the others where their number has room.
          label: { show: bin.n > 0 && (bin.n === most || textWidth(decimal(bin.n, 0)) <= room) },
        })),
        label: {
          show: true,
          position: 'top',
          color: palette.ink,
          fontSize: 12,
          distance: 3,
          formatter: ({ dataIndex }: { dataIndex: number }) => decimal(rows.bins[dataIndex]?.n ?? 0, 0),
        },
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const bin = rows.bins[dataIndex];
            if (bin === undefined) return '';
            const title = bin.from === bin.to ? `${binName(bin)} (${TEXT.full[lang]})` : binName(bin);
            return tooltipText(title, [
              [WORDS.forms[lang], decimal(bin.n, 0)],
              [WORDS.share[lang], total === 0 ? '—' : rate(bin.n / total, lang).text],
            ]);
          },
        },
      },
    ],
  };
}

function summary(rows: ScoreHistogram, lang: Lang): string {
  const total = rows.bins.reduce((sum, bin) => sum + bin.n, 0);
  const filled = rows.bins.filter((bin) => bin.n > 0);
  const full = rows.bins.find((bin) => bin.from === bin.to)?.n ?? 0;
  const lowest = filled[0];
  if (lowest === undefined) return lang === 'zh' ? '没有得分。' : 'No scores.';
  return lang === 'zh'
    ? `直方图：${total} 份得分，满分 ${full} 份，最低一格 ${binName(lowest)} 分。`
    : `Histogram of ${total} scores: ${full} full, the lowest bin is ${binName(lowest)}.`;
}

/** How many forms reached each score; full scores are a bin of their own. */
export const scoreHistogram: ChartKind<ScoreHistogram> = {
  id: 'score-histogram',
  height: (_, { layout }) => (layout === 'narrow' ? 240 : 280),
  option,
  empty: (rows) => rows.bins.every((bin) => bin.n === 0),
  summary,
  table: (rows, lang) => ({
    columns: [
      { name: 'bin', title: TEXT.bin[lang], unit: 'text' },
      { name: 'n', title: WORDS.forms[lang], unit: 'count' },
    ],
    ids: rows.bins.map((bin) => `${bin.from}..${bin.to}`),
    rows: rows.bins.map((bin) => ({ bin: binName(bin), n: bin.n })),
  }),
};
