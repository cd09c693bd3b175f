import type { EChartsCoreOption } from 'echarts/core';
import type { ExportTable } from '../app/export/table.ts';
import type { Lang } from '../model/schema.ts';

/** The colours of a picture by their part in it, never by their hue. */
export interface Palette {
  readonly ink: string;
  readonly mute: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly paper: string;
  readonly accent: string;
  readonly accentPale: string;
  readonly accentWash: string;
  readonly alert: string;
  readonly alertWash: string;
  readonly caution: string;
  readonly fine: string;
}

/** Phones get a chart laid out anew, not a scaled one. */
export type Layout = 'wide' | 'narrow';

/** Everything a picture depends on besides its rows. */
export interface Environment {
  readonly lang: Lang;
  readonly layout: Layout;
  /** Pixels the picture has. */
  readonly width: number;
  readonly palette: Palette;
  readonly animated: boolean;
}

/** The same numbers as the picture, for the table tab and the downloads. */
export interface ChartTable extends ExportTable {
  /** What a click on a row carries back, the same as its mark's; absent where rows are not marks. */
  readonly ids?: readonly string[];
}

export interface Range {
  readonly axis: 'x' | 'y';
  /** In the unit of the axis: fractions, points, 元. */
  readonly from: number;
  readonly to: number;
}

/** A kind of chart: pure functions from rows to option, table and words. `R` is what the picture is drawn from. */
export interface ChartKind<R> {
  readonly id: string;
  /** Pixels of height for these rows. */
  height(rows: R, environment: Pick<Environment, 'layout' | 'width'>): number;
  option(rows: R, environment: Environment): EChartsCoreOption;
  table(rows: R, lang: Lang): ChartTable;
  /** What a reader who does not see the picture is told: what it shows and its extremes. */
  summary(rows: R, lang: Lang): string;
  /** Whether the picture has more marks than SVG can carry; it is then drawn on a canvas. */
  dense?(rows: R): boolean;
  /** Whether there is nothing to draw. */
  empty(rows: R): boolean;
}

/** What a mark carries back when it is clicked: the key of its row. Options set it as `data[].id`. */
export interface MarkData {
  readonly id: string;
  readonly name: string;
}
