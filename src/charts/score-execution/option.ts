import { decimal, money, rate } from '../../app/format/number.ts';
import type { Bilingual, Lang } from '../../model/schema.ts';
import type { ChartKind, ChartTable, Environment } from '../environment.ts';
import { axisText, baseOption, fitText, textWidth, tooltipText, valueAxis } from '../option-parts.ts';
import { rateColour } from '../rate-bars/option.ts';
import { WORDS } from '../words.ts';
import { type Bubble, placeLabels } from './labels.ts';

export interface ScorePoint {
  readonly id: string;
  readonly name: string;
  /** Unit and year, for the tooltip. */
  readonly detail: string;
  /** Execution rate as a fraction. */
  readonly rate: number;
  /** Score as a fraction of the points available. */
  readonly score: number;
  /** 元; the area of the bubble. */
  readonly budget: number | null;
}

/** Forms counted in a cell of the plane; fractions. */
interface ScoreCell {
  readonly rateFrom: number;
  readonly rateTo: number;
  readonly scoreFrom: number;
  readonly scoreTo: number;
  readonly n: number;
}

export interface ScoreExecution {
  /** Single forms; empty when `cells` stand for them. */
  readonly points: readonly ScorePoint[];
  /** Counts by cell where there are too many forms for single bubbles; null otherwise. */
  readonly cells: readonly ScoreCell[] | null;
  /** The corner to look at: execution below, score from (fractions). */
  readonly corner: { readonly rateBelow: number; readonly scoreFrom: number };
}

const LARGEST_RADIUS = 20;
const SMALLEST_RADIUS = 4.5;
const TEXT = {
  corner: { zh: '执行低、得分高', en: 'low execution, high score' },
  forms: { zh: '份自评表', en: 'forms' },
  from: { zh: '自', en: 'from' },
  to: { zh: '至', en: 'to' },
} as const;

interface Plane {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly step: number;
  readonly height: number;
}

function planeOf(rows: ScoreExecution, { layout, width }: Pick<Environment, 'layout' | 'width'>): Plane {
  const cells = rows.cells ?? [];
  const rates = Math.max(1, ...rows.points.map((point) => point.rate), ...cells.map((cell) => cell.rateTo));
  const scores = Math.min(
    0.9,
    ...rows.points.map((point) => point.score),
    ...cells.map((cell) => cell.scoreFrom),
  );
  // Steps that end at full scores, and an axis that begins at one of them.
  const step = scores >= 0.9 ? 0.02 : scores >= 0.75 ? 0.05 : scores >= 0.4 ? 0.1 : 0.2;
  const yMin = Math.max(0, Math.floor((scores - 0.005) / step + 1e-9) * step);
  return {
    left: 44,
    right: 22,
    top: 34,
    bottom: 44,
    xMax: rates > 1 ? Math.min(1.5, Math.ceil(rates * 10) / 10) : 1,
    yMin: Math.round(yMin * 100) / 100,
    step,
    height: heightOf(layout, width),
  };
}

function heightOf(layout: Environment['layout'], width: number): number {
  return layout === 'narrow' ? 330 : Math.round(Math.min(420, Math.max(330, width * 0.56)));
}

function bubblesOf(rows: ScoreExecution, plane: Plane, width: number): Bubble[] {
  const largest = rows.points.reduce((max, point) => Math.max(max, point.budget ?? 0), 0);
  const across = width - plane.left - plane.right;
  const down = plane.height - plane.top - plane.bottom;
  return rows.points.map((point) => ({
    x: plane.left + (Math.min(point.rate, plane.xMax) / plane.xMax) * across,
    y: plane.top + ((1 - point.score) / (1 - plane.yMin)) * down,
    radius:
      largest > 0 && point.budget !== null
        ? Math.max(SMALLEST_RADIUS, Math.sqrt(point.budget / largest) * LARGEST_RADIUS)
        : SMALLEST_RADIUS,
  }));
}

/** Which points deserve a name: those in the corner, then those that spent least, then the lowest scores. */
function wantedLabels(rows: ScoreExecution): { index: number; text: string }[] {
  const { corner } = rows;
  const inCorner = (point: ScorePoint) => point.rate < corner.rateBelow && point.score >= corner.scoreFrom;
  return rows.points
    .map((point, index) => ({ point, index }))
    .filter(({ point }) => point.rate < 0.9 || point.score < corner.scoreFrom)
    .sort((a, b) => Number(inCorner(b.point)) - Number(inCorner(a.point)) || a.point.rate - b.point.rate)
    .slice(0, 16)
    .map(({ point, index }) => ({ index, text: fitText(point.name, 132) }));
}

function option(rows: ScoreExecution, environment: Environment) {
  const { lang, width } = environment;
  const plane = planeOf(rows, environment);
  return {
    ...baseOption(environment),
    grid: {
      outerBoundsMode: 'none',
      left: plane.left,
      right: plane.right,
      top: plane.top,
      bottom: plane.bottom,
    },
    xAxis: {
      ...valueAxis(environment, (value) => rate(value, lang, 0).text),
      min: 0,
      max: plane.xMax,
      interval: environment.layout === 'narrow' ? 0.25 : 0.2,
      name: WORDS.rate[lang],
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: axisText(environment),
    },
    yAxis: {
      ...valueAxis(environment, (value) => decimal(value * 100, 0, 1)),
      min: plane.yMin,
      max: 1,
      interval: plane.step,
      name: `${WORDS.score[lang]}${lang === 'zh' ? '（折合百分）' : ' (of 100)'}`,
      nameLocation: 'end',
      nameGap: 16,
      nameTextStyle: { ...axisText(environment), align: 'left', padding: [0, 0, 0, -38] },
    },
    series: [
      rows.cells === null
        ? bubbleSeries(rows, plane, environment, width)
        : densitySeries(rows, rows.cells, plane, environment),
    ],
  };
}

function cornerArea(rows: ScoreExecution, environment: Environment) {
  const { lang, palette } = environment;
  return {
    silent: true,
    animation: false,
    itemStyle: { color: palette.alertWash, opacity: 0.85 },
    label: {
      show: true,
      position: 'insideBottomLeft' as const,
      color: palette.alert,
      backgroundColor: palette.alertWash,
      padding: [2, 4],
      fontSize: 12,
      formatter: TEXT.corner[lang],
    },
    data: [
      [
        { xAxis: 0, yAxis: rows.corner.scoreFrom },
        { xAxis: rows.corner.rateBelow, yAxis: 1 },
      ],
    ],
  };
}

function bubbleSeries(rows: ScoreExecution, plane: Plane, environment: Environment, width: number) {
  const { lang, palette } = environment;
  const bubbles = bubblesOf(rows, plane, width);
  const frame = { x: 2, y: 14, width: width - 4, height: plane.height - plane.bottom - 10 };
  const cornerBottom =
    plane.top + ((1 - rows.corner.scoreFrom) / (1 - plane.yMin)) * (plane.height - plane.top - plane.bottom);
  const cornerText = {
    x: plane.left,
    y: cornerBottom - 20,
    width: textWidth(TEXT.corner[lang]) + 10,
    height: 20,
  };
  const places = placeLabels(bubbles, wantedLabels(rows), frame, [cornerText]);
  return {
    type: 'scatter',
    cursor: 'pointer',
    clip: false,
    data: rows.points.map((point, index) => {
      const place = places.get(index);
      return {
        id: point.id,
        name: point.name,
        value: [Math.min(point.rate, plane.xMax), point.score],
        symbolSize: (bubbles[index]?.radius ?? SMALLEST_RADIUS) * 2,
        itemStyle: {
          color: rateColour(point.rate, [rows.corner.rateBelow, 0.9], palette),
          opacity: 0.72,
          borderColor: palette.paper,
          borderWidth: 1,
        },
        label: {
          show: place !== undefined,
          position: place?.side ?? 'right',
          distance: 4,
          formatter: fitText(point.name, 132),
          color: palette.ink,
          fontSize: 12,
        },
      };
    }),
    tooltip: {
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const point = rows.points[dataIndex];
        if (point === undefined) return '';
        return tooltipText(point.name, [
          ['', point.detail],
          [WORDS.rate[lang], rate(point.rate, lang).text],
          [WORDS.scoreShare[lang], rate(point.score, lang).text],
          [WORDS.budget[lang], point.budget === null ? '—' : money(point.budget, lang).text],
        ]);
      },
    },
    markArea: cornerArea(rows, environment),
  };
}

function densitySeries(
  rows: ScoreExecution,
  cells: readonly ScoreCell[],
  plane: Plane,
  environment: Environment,
) {
  const { lang, width, palette } = environment;
  const most = Math.log(cells.reduce((max, cell) => Math.max(max, cell.n), 1) + 1);
  const across = (width - plane.left - plane.right) / plane.xMax;
  const down = (plane.height - plane.top - plane.bottom) / (1 - plane.yMin);
  return {
    type: 'scatter',
    symbol: 'rect',
    data: cells.map((cell) => ({
      // The cell of full scores lies on the upper edge: it is drawn within the plane.
      value: [
        (cell.rateFrom + cell.rateTo) / 2,
        Math.min((cell.scoreFrom + cell.scoreTo) / 2, 1 - 0.5 / down),
      ],
      symbolSize: [
        Math.max(2, (cell.rateTo - cell.rateFrom) * across),
        Math.max(2, (cell.scoreTo - cell.scoreFrom) * down),
      ],
      // A logarithmic scale: the full-score corner would wash out everything else.
      itemStyle: { color: palette.accent, opacity: 0.12 + 0.88 * (Math.log(cell.n + 1) / most) },
    })),
    tooltip: {
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const cell = cells[dataIndex];
        if (cell === undefined) return '';
        const span = (from: number, to: number) =>
          `${rate(from, lang, 0).text}–${rate(Math.min(1.5, to), lang, 0).text}`;
        return tooltipText(`${decimal(cell.n, 0)} ${TEXT.forms[lang]}`, [
          [WORDS.rate[lang], span(cell.rateFrom, cell.rateTo)],
          [WORDS.scoreShare[lang], span(cell.scoreFrom, Math.min(1, cell.scoreTo))],
        ]);
      },
    },
    markArea: cornerArea(rows, environment),
  };
}

function pointTable(rows: ScoreExecution, lang: Lang): ChartTable {
  return {
    columns: [
      { name: 'name', title: WORDS.name[lang], unit: 'text' },
      { name: 'detail', title: WORDS.unit[lang], unit: 'text' },
      { name: 'rate', title: WORDS.rate[lang], unit: 'fraction' },
      { name: 'score', title: WORDS.scoreShare[lang], unit: 'fraction' },
      { name: 'budget', title: WORDS.budget[lang], unit: '元' },
    ],
    ids: rows.points.map((point) => point.id),
    rows: rows.points.map((point) => ({
      name: point.name,
      detail: point.detail,
      rate: point.rate,
      score: point.score,
      budget: point.budget,
    })),
  };
}

function cellTable(cells: readonly ScoreCell[], lang: Lang): ChartTable {
  const column = (name: string, words: Bilingual, end: Bilingual) => ({
    name,
    title: `${words[lang]} ${end[lang]}`,
    unit: 'fraction' as const,
  });
  return {
    columns: [
      column('rateFrom', WORDS.rate, TEXT.from),
      column('rateTo', WORDS.rate, TEXT.to),
      column('scoreFrom', WORDS.scoreShare, TEXT.from),
      column('scoreTo', WORDS.scoreShare, TEXT.to),
      { name: 'n', title: WORDS.forms[lang], unit: 'count' },
    ],
    rows: cells.map(({ rateFrom, rateTo, scoreFrom, scoreTo, n }) => ({
      rateFrom,
      rateTo,
      scoreFrom,
      scoreTo,
      n,
    })),
  };
}

function cellSummary(cells: readonly ScoreCell[], corner: ScoreExecution['corner'], lang: Lang): string {
  const sum = (some: readonly ScoreCell[]) => some.reduce((total, cell) => total + cell.n, 0);
  const inCorner = cells.filter(
    (cell) => cell.rateTo <= corner.rateBelow + 1e-9 && cell.scoreFrom >= corner.scoreFrom - 1e-9,
  );
  const [all, marked] = [decimal(sum(cells), 0), decimal(sum(inCorner), 0)];
  const low = rate(corner.rateBelow, lang, 0).text;
  const high = rate(corner.scoreFrom, lang, 0).text;
  return lang === 'zh'
    ? `密度图，${all} 份自评表；执行率低于 ${low} 而得分率不低于 ${high} 的有 ${marked} 份。`
    : `Density of ${all} forms; ${marked} spent below ${low} and scored ${high} or more.`;
}

/** Score against execution; the area of a bubble is the budget, the corner "low execution, high score" is marked. */
export const scoreExecution: ChartKind<ScoreExecution> = {
  id: 'score-execution',
  height: (_, { layout, width }) => heightOf(layout, width),
  option,
  empty: (rows) => rows.points.length === 0 && (rows.cells ?? []).length === 0,
  table: (rows, lang) => (rows.cells === null ? pointTable(rows, lang) : cellTable(rows.cells, lang)),
  summary(rows, lang) {
    if (rows.cells !== null) return cellSummary(rows.cells, rows.corner, lang);
    const marked = rows.points.filter(
      (point) => point.rate < rows.corner.rateBelow && point.score >= rows.corner.scoreFrom,
    );
    const names = marked.slice(0, 5).map((point) => point.name);
    const low = rate(rows.corner.rateBelow, lang, 0).text;
    const high = rate(rows.corner.scoreFrom, lang, 0).text;
    if (lang === 'zh') {
      const list = names.length > 0 ? `：${names.join('、')}${marked.length > 5 ? ' 等' : ''}` : '';
      return `散点图，${rows.points.length} 份自评表；执行率低于 ${low} 而得分率不低于 ${high} 的有 ${marked.length} 份${list}。`;
    }
    const list = names.length > 0 ? `: ${names.join(', ')}${marked.length > 5 ? ' and others' : ''}` : '';
    return `Scatter plot of ${rows.points.length} forms; ${marked.length} spent below ${low} and scored ${high} or more${list}.`;
  },
};
