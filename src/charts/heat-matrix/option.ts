import { rate } from '../../app/format/number.ts';
import { formatValue } from '../../app/format/value.ts';
import type { Lang } from '../../model/schema.ts';
import type { ChartKind, Environment, Palette } from '../environment.ts';
import { axisText, baseOption, FONT, fitText, nameWidth, textWidth, tooltipText } from '../option-parts.ts';
import { rateColour } from '../rate-bars/option.ts';

interface MatrixCell {
  readonly row: string;
  readonly column: string;
  /** Null means the pair exists but its value cannot be worked out; an absent cell means it does not exist. */
  readonly value: number | null;
  readonly n: number | null;
  /** What a click carries back. */
  readonly id: string;
}

export interface HeatMatrix {
  readonly rows: readonly { readonly id: string; readonly name: string }[];
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  readonly cells: readonly MatrixCell[];
  readonly unit: 'fraction' | 'points' | 'count';
  readonly title: string;
  readonly rowTitle: string;
  readonly columnTitle: string;
  /** For rates: below the first marked, below the second warned. Counts are shaded by size instead. */
  readonly references: readonly number[];
}

const CELL = 34;

function fillOf(cell: MatrixCell, matrix: HeatMatrix, largest: number, palette: Palette) {
  if (cell.value === null) return { color: palette.line, opacity: 1, text: palette.mute };
  if (matrix.unit === 'count') {
    const share = largest > 0 ? cell.value / largest : 0;
    return cell.value === 0
      ? { color: palette.paper, opacity: 1, text: palette.mute }
      : {
          color: palette.accent,
          opacity: 0.18 + 0.82 * share,
          text: share > 0.5 ? palette.paper : palette.ink,
        };
  }
  // Without lines to fall below, a larger share is what must be seen.
  if (matrix.references.length === 0) {
    const share = largest > 0 ? cell.value / largest : 0;
    return { color: palette.accent, opacity: 0.06 + 0.34 * share, text: palette.ink };
  }
  const colour = rateColour(cell.value, matrix.references, palette);
  if (colour === palette.accent) return { color: palette.accentWash, opacity: 1, text: palette.ink };
  return { color: colour, opacity: 0.24, text: palette.ink };
}

interface Drawn {
  readonly color: string;
  readonly opacity: number;
  readonly text: string;
  readonly words: string;
}

/** What ECharts hands to a custom drawing, as far as a cell needs it. */
interface CellApi {
  value(dimension: number): number;
  coord(value: readonly [number, number]): [number, number];
  size(value: readonly [number, number]): [number, number];
}

function drawCell(
  api: CellApi,
  index: number,
  cells: readonly MatrixCell[],
  look: (cell: MatrixCell) => Drawn,
) {
  const cell = cells[index];
  if (cell === undefined) return null;
  const [x, y] = api.coord([api.value(0), api.value(1)]);
  const [width, height] = api.size([1, 1]);
  const { color, opacity, text, words } = look(cell);
  const shape = { x: x - width / 2 + 1, y: y - height / 2 + 1, width: width - 2, height: height - 2, r: 2 };
  return {
    type: 'group',
    children: [
      { type: 'rect', shape, style: { fill: color, opacity } },
      {
        type: 'text',
        x,
        y,
        silent: true,
        style: { text: words, fill: text, font: `12px ${FONT}`, align: 'center', verticalAlign: 'middle' },
      },
    ],
  };
}

/** Where the cells begin, how wide they are, and whether the names above them take two lines. */
function placesOf(matrix: HeatMatrix, { layout, width }: Pick<Environment, 'layout' | 'width'>) {
  const left =
    nameWidth(
      matrix.rows.map((row) => row.name),
      layout,
      width,
    ) + 12;
  const columnRoom = (width - left - 8) / Math.max(1, matrix.columns.length);
  const twoLines = matrix.columns.some((column) => textWidth(column.name) > columnRoom - 4);
  return { left, columnRoom, top: twoLines ? 42 : 28 };
}

/** A name in one line where it fits, else in two. */
function inTwoLines(name: string, room: number): string {
  if (textWidth(name) <= room) return name;
  const space = name.indexOf(' ');
  const at = space > 0 ? space : Math.ceil(name.length / 2);
  return [name.slice(0, at), name.slice(at).trimStart()].map((line) => fitText(line, room)).join('\n');
}

function option(matrix: HeatMatrix, environment: Environment) {
  const { lang, palette } = environment;
  const { left, columnRoom, top } = placesOf(matrix, environment);
  const rowIndex = new Map(matrix.rows.map((row, index) => [row.id, index]));
  const columnIndex = new Map(matrix.columns.map((column, index) => [column.id, index]));
  const largest = matrix.cells.reduce((max, cell) => Math.max(max, cell.value ?? 0), 0);
  const cells = matrix.cells.filter((cell) => rowIndex.has(cell.row) && columnIndex.has(cell.column));
  const fillAndText = (cell: MatrixCell): Drawn => {
    const fill = fillOf(cell, matrix, largest, palette);
    const wordings =
      matrix.unit === 'fraction' && cell.value !== null
        ? [rate(cell.value, lang).text, rate(cell.value, lang, 1).text]
        : [formatValue(cell.value, matrix.unit, lang).number];
    return { ...fill, words: wordings.find((words) => textWidth(words) < columnRoom - 3) ?? '' };
  };
  const bare = {
    type: 'category' as const,
    axisLine: { show: false },
    axisTick: { show: false },
    splitArea: { show: false },
  };
  return {
    ...baseOption(environment),
    grid: { outerBoundsMode: 'none', left, right: 8, top, bottom: 6 },
    xAxis: {
      ...bare,
      position: 'top',
      data: matrix.columns.map((column) => column.name),
      axisLabel: {
        ...axisText(environment),
        interval: 0,
        formatter: (name: string) => inTwoLines(name, columnRoom - 4),
      },
    },
    yAxis: {
      ...bare,
      inverse: true,
      data: matrix.rows.map((row) => row.name),
      axisLabel: {
        ...axisText(environment, true),
        interval: 0,
        formatter: (name: string) => fitText(name, left - 12),
      },
    },
    series: [
      {
        type: 'custom',
        cursor: 'pointer',
        encode: { x: 0, y: 1 },
        renderItem: ({ dataIndex }: { dataIndex: number }, api: CellApi) =>
          drawCell(api, dataIndex, cells, fillAndText),
        data: cells.map((cell) => ({
          id: cell.id,
          name: matrix.rows[rowIndex.get(cell.row) ?? 0]?.name ?? '',
          value: [columnIndex.get(cell.column) ?? 0, rowIndex.get(cell.row) ?? 0],
        })),
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const cell = cells[dataIndex];
            if (cell === undefined) return '';
            const row = matrix.rows[rowIndex.get(cell.row) ?? 0]?.name ?? '';
            const column = matrix.columns[columnIndex.get(cell.column) ?? 0]?.name ?? '';
            return tooltipText(`${row} · ${column}`, [
              [matrix.title, formatValue(cell.value, matrix.unit, lang).text],
              ...(cell.n === null ? [] : ([['n', String(cell.n)]] as const)),
            ]);
          },
        },
      },
    ],
  };
}

function summary(matrix: HeatMatrix, lang: Lang): string {
  const known = matrix.cells.filter((cell) => cell.value !== null);
  const size = `${matrix.rows.length} × ${matrix.columns.length}`;
  return lang === 'zh'
    ? `矩阵，${matrix.rowTitle} × ${matrix.columnTitle}（${size}），${known.length} 格有值：${matrix.title}。`
    : `Matrix of ${matrix.rowTitle} by ${matrix.columnTitle} (${size}), ${known.length} cells with a value: ${matrix.title}.`;
}

/** Rows by columns, the number in each cell; colour only underlines what the number says. */
export const heatMatrix: ChartKind<HeatMatrix> = {
  id: 'heat-matrix',
  height: (matrix, environment) => matrix.rows.length * CELL + 10 + placesOf(matrix, environment).top,
  option,
  summary,
  empty: (matrix) => matrix.cells.length === 0,
  table: (matrix) => {
    const cells = new Map(matrix.cells.map((cell) => [`${cell.row}\n${cell.column}`, cell.value]));
    return {
      columns: [
        { name: 'row', title: matrix.rowTitle, unit: 'text' },
        ...matrix.columns.map((column) => ({
          name: `c:${column.id}`,
          title: column.name,
          unit: matrix.unit,
        })),
      ],
      rows: matrix.rows.map((row) => ({
        row: row.name,
        ...Object.fromEntries(
          matrix.columns.map((column) => [`c:${column.id}`, cells.get(`${row.id}\n${column.id}`) ?? null]),
        ),
      })),
    };
  },
};
