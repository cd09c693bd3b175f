import type { EChartsType } from 'echarts/core';
import type { ChartKind, Environment, Layout, MarkData, Range } from '../environment.ts';
import { chartLibrary } from './parts.ts';

export interface LiveHandlers {
  readonly onMark: (mark: MarkData) => void;
  readonly onBrush: (range: Range | null) => void;
}

/** A chart on the page that answers to pointer and size. */
export class LiveChart {
  private chart: EChartsType;
  private brushing = false;
  private drawn: { readonly rows: unknown; readonly layout: Layout } | null = null;

  constructor(element: HTMLElement, handlers: LiveHandlers) {
    this.chart = chartLibrary().init(element, null, { renderer: 'svg' });
    this.chart.on('click', (event) => {
      const data = event.data as Partial<MarkData> | undefined;
      if (typeof data?.id === 'string') handlers.onMark({ id: data.id, name: data.name ?? '' });
    });
    this.chart.on('brushEnd', (event) => {
      const areas = (event as { areas?: { brushType?: string; coordRange?: unknown }[] }).areas ?? [];
      const area = areas[0];
      const range = area?.coordRange;
      if (!Array.isArray(range) || typeof range[0] !== 'number' || typeof range[1] !== 'number') {
        handlers.onBrush(null);
        return;
      }
      handlers.onBrush({ axis: area?.brushType === 'lineY' ? 'y' : 'x', from: range[0], to: range[1] });
    });
  }

  /**
   * Draws the rows. Only new rows in the same layout move to their new places: a first drawing takes the
   * place of the one in the HTML, and a change of size or theme is not news.
   */
  draw<R>(kind: ChartKind<R>, rows: R, given: Environment): void {
    const isNews = this.drawn !== null && this.drawn.rows !== rows && this.drawn.layout === given.layout;
    const environment = { ...given, animated: given.animated && isNews };
    this.drawn = { rows, layout: given.layout };
    const { width } = environment;
    const height = kind.height(rows, environment);
    const resized = this.chart.getWidth() !== width || this.chart.getHeight() !== height;
    const { accent, accentWash } = environment.palette;
    this.chart.setOption(
      {
        ...kind.option(rows, environment),
        brush: {
          toolbox: [],
          xAxisIndex: 0,
          brushStyle: { color: accentWash, borderColor: accent, opacity: 0.5 },
        },
      },
      // With another size the drawing is left to the resizing, so that it is made once.
      { notMerge: true, lazyUpdate: resized },
    );
    if (resized) this.chart.resize({ width, height });
    this.brushing = false;
    // Paper may be narrower than the screen: with a view box the drawing scales there.
    const svg = this.chart.getDom().querySelector('svg');
    svg?.setAttribute('viewBox', `0 0 ${environment.width} ${height}`);
  }

  /** Turns the pointer into a brush along one axis, or back. */
  brush(axis: 'x' | 'y' | null): void {
    if ((axis !== null) === this.brushing) return;
    this.brushing = axis !== null;
    this.chart.dispatchAction({
      type: 'takeGlobalCursor',
      key: 'brush',
      brushOption: {
        brushType: axis === null ? false : axis === 'x' ? 'lineX' : 'lineY',
        brushMode: 'single',
      },
    });
    if (axis === null) this.chart.dispatchAction({ type: 'brush', areas: [] });
  }

  dispose(): void {
    this.chart.dispose();
  }
}
