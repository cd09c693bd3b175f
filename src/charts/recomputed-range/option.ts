import { decimal, points } from '../../app/format/number.ts';
import type { Bilingual, Lang } from '../../model/schema.ts';
import type { ChartKind, Environment } from '../environment.ts';
import {
  axisText,
  baseOption,
  nameWidth,
  rowAxes,
  textWidth,
  tooltipText,
  valueAxis,
} from '../option-parts.ts';
import { WORDS } from '../words.ts';

export interface RecomputedForm {
  readonly id: string;
  readonly name: string;
  /** Unit and year. */
  readonly detail: string;
  /** Points as printed; null when the form prints no total. */
  readonly reported: number | null;
  /** The least and the most that the arithmetic allows, points. */
  readonly low: number;
  readonly high: number;
  /** How far the reported total lies outside the range, signed; 0 inside. */
  readonly gap: number;
}

export interface RecomputedRange {
  readonly forms: readonly RecomputedForm[];
  /** A gap up to this many points is rounding. */
  readonly tolerance: number;
}

const TEXT = {
  reported: { zh: '自报得分', en: 'Self-score' },
  range: { zh: '复算可行区间', en: 'Recomputed range' },
  low: { zh: '复算下限', en: 'Recomputed, least' },
  high: { zh: '复算上限', en: 'Recomputed, most' },
  gap: { zh: '超出区间', en: 'Outside the range by' },
  axis: { zh: '得分', en: 'Points' },
} as const satisfies Record<string, Bilingual>;

const BAR = 10;

export function isOutside(form: RecomputedForm, tolerance: number): boolean {
  return Math.abs(form.gap) > tolerance;
}

/** `79.69–99.69`, or one figure where the arithmetic leaves no room. */
export function rangeText(form: Pick<RecomputedForm, 'low' | 'high'>): string {
  const [low, high] = [decimal(form.low, 0, 2), decimal(form.high, 0, 2)];
  return low === high ? low : `${low}–${high}`;
}

function option(rows: RecomputedRange, environment: Environment) {
  const { lang, layout, width, palette } = environment;
  const narrow = layout === 'narrow';
  const { forms } = rows;
  const names = forms.map((form) => form.name);
  const side = forms.map(
    (form) => `${form.reported === null ? '—' : decimal(form.reported, 0, 2)} · ${rangeText(form)}`,
  );
  const left = narrow ? 6 : nameWidth(names, layout, width) + 12;
  const right = Math.max(...side.map((text) => textWidth(text)), 0) + 22;
  const values = forms.flatMap((form) => [form.low, form.high, form.reported ?? form.high]);
  const from = Math.max(0, Math.floor((Math.min(...values) - 1) / 10) * 10);
  const to = Math.max(100, Math.ceil(Math.max(...values) / 10) * 10);
  const ids = forms.map((form) => ({ id: form.id, name: form.name }));
  const tip = ({ dataIndex }: { dataIndex: number }) => tooltip(forms[dataIndex], rows, lang);
  return {
    ...baseOption(environment),
    grid: { outerBoundsMode: 'none', left, right, top: 30, bottom: 42 },
    legend: {
      show: true,
      top: 0,
      left: 0,
      itemWidth: 12,
      itemHeight: 12,
      selectedMode: false,
      textStyle: axisText(environment, true),
      data: [
        { name: TEXT.range[lang], icon: 'roundRect' },
        { name: TEXT.reported[lang], icon: 'circle' },
      ],
    },
    xAxis: {
      ...valueAxis(environment, (value) => decimal(value, 0, 1)),
      min: from,
      max: to,
      splitNumber: narrow ? 3 : 5,
      name: TEXT.axis[lang],
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: axisText(environment),
    },
    yAxis: rowAxes(environment, { names, side }, { left, right, bar: BAR + 4, gap: 12 }),
    series: [
      {
        type: 'bar',
        stack: 'range',
        silent: true,
        barWidth: BAR,
        itemStyle: { color: 'transparent' },
        data: forms.map((form) => form.low),
      },
      {
        type: 'bar',
        name: TEXT.range[lang],
        stack: 'range',
        barWidth: BAR,
        barMinHeight: 3,
        cursor: 'pointer',
        itemStyle: { color: palette.accentPale, borderRadius: 2 },
        data: forms.map((form, index) => ({ ...ids[index], value: form.high - form.low })),
        tooltip: { formatter: tip },
      },
      {
        type: 'scatter',
        name: TEXT.reported[lang],
        cursor: 'pointer',
        z: 3,
        itemStyle: { color: palette.accent },
        data: forms.map((form, index) => {
          const outside = isOutside(form, rows.tolerance);
          return {
            ...ids[index],
            value: [form.reported, index],
            // Shape as well as colour: a diamond lies outside its range.
            symbol: outside ? 'diamond' : 'circle',
            symbolSize: outside ? 14 : 10,
            itemStyle: {
              color: outside ? palette.alert : palette.accent,
              borderColor: palette.paper,
              borderWidth: 1,
            },
          };
        }),
        tooltip: { formatter: tip },
      },
    ],
  };
}

function tooltip(form: RecomputedForm | undefined, rows: RecomputedRange, lang: Lang): string {
  if (form === undefined) return '';
  return tooltipText(form.name, [
    ['', form.detail],
    [TEXT.reported[lang], form.reported === null ? '—' : points(form.reported, lang).text],
    [TEXT.range[lang], rangeText(form)],
    ...(isOutside(form, rows.tolerance)
      ? ([[TEXT.gap[lang], points(Math.abs(form.gap), lang).text]] as const)
      : []),
  ]);
}

function summary(rows: RecomputedRange, lang: Lang): string {
  const outside = rows.forms.filter((form) => isOutside(form, rows.tolerance));
  const names = outside.slice(0, 3).map((form) => form.name);
  if (lang === 'zh') {
    const list = names.length > 0 ? `：${names.join('、')}${outside.length > 3 ? '等' : ''}` : '';
    return `区间图，${rows.forms.length} 份：自报得分落在复算区间之外的有 ${outside.length} 份${list}。`;
  }
  const list = names.length > 0 ? `: ${names.join(', ')}${outside.length > 3 ? ' and others' : ''}` : '';
  return `Ranges of ${rows.forms.length} forms: ${outside.length} self-scores lie outside what the arithmetic allows${list}.`;
}

/** What each form may score by the arithmetic, and the score it gave itself. */
export const recomputedRange: ChartKind<RecomputedRange> = {
  id: 'recomputed-range',
  height: (rows, { layout }) => rows.forms.length * (layout === 'narrow' ? 42 : 30) + 74,
  option,
  summary,
  empty: (rows) => rows.forms.length === 0,
  table: (rows, lang) => ({
    columns: [
      { name: 'name', title: WORDS.name[lang], unit: 'text' },
      { name: 'detail', title: WORDS.unit[lang], unit: 'text' },
      { name: 'reported', title: TEXT.reported[lang], unit: 'points' },
      { name: 'low', title: TEXT.low[lang], unit: 'points' },
      { name: 'high', title: TEXT.high[lang], unit: 'points' },
      { name: 'gap', title: TEXT.gap[lang], unit: 'points' },
    ],
    ids: rows.forms.map((form) => form.id),
    rows: rows.forms.map(({ name, detail, reported, low, high, gap }) => ({
      name,
      detail,
      reported,
      low,
      high,
      gap: reported === null ? null : gap,
    })),
  }),
};
