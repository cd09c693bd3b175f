import type { ChartKind, Environment, Layout } from '../environment.ts';
import { STAND_IN_PALETTE, withColourVariables } from '../palette.ts';
import { chartLibrary } from './parts.ts';

/** Widths that pictures in HTML are laid out for; CSS shows one of them and scales it by a little. */
export const STATIC_WIDTHS: Readonly<Record<Layout, number>> = { wide: 600, narrow: 340 };

/**
 * Draws a chart without a page, for prerendered HTML and tests. Colours are CSS variables, texts stay text;
 * the picture itself is hidden from assistive technology, its frame speaks for it.
 */
export function renderSvg<R>(
  kind: ChartKind<R>,
  rows: R,
  environment: Omit<Environment, 'palette' | 'animated'>,
): string {
  const height = kind.height(rows, environment);
  const chart = chartLibrary().init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: environment.width,
    height,
  });
  try {
    chart.setOption({
      ...kind.option(rows, { ...environment, palette: STAND_IN_PALETTE, animated: false }),
      animation: false,
    });
    const svg = chart.renderToSVGString();
    return tidy(withColourVariables(svg));
  } finally {
    chart.dispose();
  }
}

/** Leaves out what a picture in a page does not need: hover styles (our policy bars style elements), ids. */
function tidy(svg: string): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/font-family:[^;"]*;?/g, '')
    .replace(/ style=""/g, '')
    .replace(/ ecmeta_[a-z_]+="[^"]*"/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/ xmlns:xlink="[^"]*"/, '')
    .replace(/ baseProfile="full"/, '')
    .replace(/>\s+</g, '><')
    .replace(
      /^<svg width="(\d+)" height="(\d+)"/,
      '<svg aria-hidden="true" focusable="false" preserveAspectRatio="xMidYMin meet"',
    );
}
