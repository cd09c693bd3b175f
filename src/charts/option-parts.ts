import type { EChartsCoreOption } from 'echarts/core';
import type { Environment, Layout } from './environment.ts';

/** Names in single quotes: ECharts writes them into a style attribute as they are. */
export const FONT =
  "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei','Hiragino Sans GB',system-ui,sans-serif";

const FONT_SIZE = 12;

/** What every option begins with: text style, motion, no toolbox. */
export function baseOption(environment: Environment): EChartsCoreOption {
  return {
    animation: environment.animated,
    animationDuration: 260,
    animationDurationUpdate: 260,
    textStyle: { fontFamily: FONT, fontSize: FONT_SIZE, color: environment.palette.ink },
    tooltip: {
      trigger: 'item',
      confine: true,
      backgroundColor: environment.palette.paper,
      borderColor: environment.palette.lineStrong,
      borderWidth: 1,
      padding: [8, 10],
      textStyle: { color: environment.palette.ink, fontSize: 13, fontFamily: FONT },
      extraCssText: 'max-width:min(340px,80vw);white-space:normal;box-shadow:var(--shadow)',
    },
  };
}

export function axisText(environment: Environment, strong = false) {
  return {
    color: strong ? environment.palette.ink : environment.palette.mute,
    fontSize: FONT_SIZE,
    fontFamily: FONT,
  };
}

/**
 * A value axis: hairlines behind, no line of its own. `across` for one that on phones begins at the very edge
 * of the picture, where half of a centred 0 would be cut.
 */
export function valueAxis(
  environment: Environment,
  format: (value: number) => string,
  place: 'across' | 'within' = 'within',
) {
  return {
    type: 'value' as const,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      ...axisText(environment),
      formatter: format,
      hideOverlap: true,
      ...(place === 'across' && environment.layout === 'narrow' ? { alignMinLabel: 'left' as const } : {}),
    },
    splitLine: { lineStyle: { color: environment.palette.line, width: 1 } },
  };
}

export function categoryAxis(environment: Environment, names: readonly string[]) {
  return {
    type: 'category' as const,
    data: [...names],
    axisLine: { lineStyle: { color: environment.palette.lineStrong } },
    axisTick: { show: false },
    axisLabel: { ...axisText(environment, true), interval: 0 },
    splitLine: { show: false },
  };
}

/**
 * A dashed line at a value. `lean` moves its text to one side of an upright line, for lines so close that
 * their texts would meet.
 */
export function referenceLine(
  environment: Environment,
  axis: 'x' | 'y',
  value: number,
  text: string,
  lean: 'left' | 'right' | 'center' = 'center',
) {
  return {
    [axis === 'x' ? 'xAxis' : 'yAxis']: value,
    lineStyle: { color: environment.palette.mute, type: 'dashed' as const, width: 1 },
    label: {
      show: true,
      formatter: text,
      color: environment.palette.mute,
      fontSize: FONT_SIZE,
      fontFamily: FONT,
      // Our horizontal bars run downwards (an inverse axis), so that the start of an upright line is its top.
      position: axis === 'x' ? ('start' as const) : ('insideEndTop' as const),
      rotate: 0,
      ...(lean === 'center'
        ? {}
        : {
            align: lean === 'left' ? ('right' as const) : ('left' as const),
            offset: [lean === 'left' ? 3 : -3, 0],
          }),
    },
  };
}

/** Text of a tooltip, one line a pair, escaped: names come from files. */
export function tooltipText(
  title: string,
  lines: readonly (readonly [label: string, value: string])[],
): string {
  const rows = lines
    .map(
      ([label, value]) =>
        `<div style="display:flex;gap:16px;justify-content:space-between"><span style="opacity:.75">${escapeHtml(label)}</span><b>${escapeHtml(value)}</b></div>`,
    )
    .join('');
  return `<div style="font-weight:600;margin-bottom:2px">${escapeHtml(title)}</div>${rows}`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Width of a text at the charts' size: a Chinese character is one em, Latin about half. */
export function textWidth(text: string, size: number = FONT_SIZE): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0x2e80) width += size;
    else width += size * (character >= 'A' && character <= 'Z' ? 0.68 : 0.56);
  }
  return width;
}

/** Cuts a name to a width, with an ellipsis; the whole stands in tooltip and table. */
export function fitText(text: string, width: number, size: number = FONT_SIZE): string {
  if (textWidth(text, size) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Room for the names at the left of horizontal bars: as wide as the longest, within a third of the picture. */
export function nameWidth(names: readonly string[], layout: Layout, width: number): number {
  const longest = names.reduce((max, name) => Math.max(max, textWidth(name)), 0);
  return Math.ceil(Math.min(longest + 4, width * (layout === 'wide' ? 0.34 : 0.4)));
}

/**
 * Both ends of rows that run downwards: names at the left, above their bars on phones, and a text for each in a
 * column of its own at the right.
 */
export function rowAxes(
  environment: Environment,
  rows: { readonly names: readonly string[]; readonly side: readonly string[] },
  room: { readonly left: number; readonly right: number; readonly bar: number; readonly gap: number },
) {
  const { layout, width } = environment;
  const plain = { ...axisText(environment, true), interval: 0 };
  return [
    {
      ...categoryAxis(environment, rows.names),
      inverse: true,
      axisLabel:
        layout === 'narrow'
          ? {
              ...namesAboveBars(environment, room.bar),
              formatter: (name: string) => fitText(name, width - room.right),
            }
          : { ...plain, formatter: (name: string) => fitText(name, room.left - room.gap) },
    },
    {
      ...categoryAxis(environment, rows.side),
      inverse: true,
      position: 'right' as const,
      axisLine: { show: false },
      axisLabel: { ...plain, margin: room.gap },
    },
  ];
}

/** Names of horizontal bars on phones: above each bar, from the left edge, so that the bar keeps the width. */
export function namesAboveBars(environment: Environment, barHeight: number) {
  return {
    ...axisText(environment, true),
    interval: 0,
    inside: true,
    align: 'left' as const,
    verticalAlign: 'bottom' as const,
    margin: 0,
    // A little to the right: the line of the axis does not run through the first character.
    padding: [0, 0, barHeight / 2 + 3, 4],
  };
}
