import type { ChartKind, Layout } from '../../src/charts/environment.ts';
import { renderSvg, STATIC_WIDTHS } from '../../src/charts/render/svg.ts';

export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: string;
}

/** The SVG that ECharts draws for these rows, as it stands in the HTML. */
export function draw<R>(
  kind: ChartKind<R>,
  rows: R,
  layout: Layout = 'wide',
  lang: 'zh' | 'en' = 'zh',
): string {
  return renderSvg(kind, rows, { lang, layout, width: STATIC_WIDTHS[layout] });
}

/** The texts of a drawing with their places. */
export function textsOf(svg: string): DrawnText[] {
  return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map((match) => {
    const attributes = match[1] ?? '';
    const place = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(attributes);
    const plain = (name: string) => Number(new RegExp(` ${name}="([-\\d.]+)"`).exec(attributes)?.[1] ?? 0);
    return {
      text: match[2] ?? '',
      x: Number(place?.[1] ?? 0) + plain('x'),
      y: Number(place?.[2] ?? 0) + plain('y'),
      anchor: /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? 'start',
    };
  });
}

export function wordsOf(svg: string): string[] {
  return textsOf(svg).map((drawn) => drawn.text);
}

/** Paths and circles filled with a colour variable. */
export function filledWith(svg: string, variable: string): number {
  return svg.split(`fill="var(${variable})"`).length - 1;
}
