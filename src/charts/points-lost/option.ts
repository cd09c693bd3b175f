import { decimal, points, rate } from '../../app/format/number.ts';
import type { Bilingual, Lang } from '../../model/schema.ts';
import type { ChartKind, Environment, Palette } from '../environment.ts';
import { type Stack, stackedOption, stackHeight, sumOf } from '../stacked-bars.ts';
import { WORDS } from '../words.ts';

const LOST_PARTS = ['budget', 'output', 'benefit', 'satisfaction', 'cost', 'other'] as const;
export type LostPart = (typeof LOST_PARTS)[number];

interface PointsLostBar {
  readonly id: string;
  readonly name: string;
  /** Points lost in each part; null where the form does not print enough to know. */
  readonly lost: Readonly<Partial<Record<LostPart, number | null>>>;
  readonly n: number | null;
}

export interface PointsLost {
  readonly bars: readonly PointsLostBar[];
}

export const PART_NAMES: Readonly<Record<LostPart, Bilingual>> = {
  budget: { zh: '预算执行', en: 'Budget execution' },
  output: { zh: '产出', en: 'Output' },
  benefit: { zh: '效益', en: 'Benefit' },
  satisfaction: { zh: '满意度', en: 'Satisfaction' },
  cost: { zh: '成本', en: 'Cost' },
  other: { zh: '其他', en: 'Other' },
};
/** The name of a part where there is little room: the head of a column. */
export function shortPartName(part: LostPart, lang: Lang): string {
  return part === 'budget' && lang === 'en' ? 'Budget' : PART_NAMES[part][lang];
}

const TOTAL: Bilingual = { zh: '失分合计', en: 'Points lost' };

function colourOf(part: LostPart, palette: Palette): string {
  return {
    budget: palette.alert,
    output: palette.accent,
    benefit: palette.accentPale,
    satisfaction: palette.caution,
    cost: palette.fine,
    other: palette.lineStrong,
  }[part];
}

function usedParts(rows: PointsLost): LostPart[] {
  return LOST_PARTS.filter((part) => rows.bars.some((bar) => (bar.lost[part] ?? 0) > 0));
}

function stackOf(rows: PointsLost, { lang, palette }: Environment): Stack {
  const parts = usedParts(rows);
  return {
    parts: parts.map((part) => ({ id: part, name: PART_NAMES[part][lang], colour: colourOf(part, palette) })),
    bars: rows.bars.map((bar) => ({
      id: bar.id,
      name: bar.name,
      values: parts.map((part) => bar.lost[part] ?? null),
    })),
    normalised: false,
    side: (_, sum) => points(sum, lang).text,
    label: (value) => decimal(value, 0, 2),
    tooltip: (value, share) => `${points(value, lang).text} · ${rate(share, lang, 1).text}`,
    axis: (value) => decimal(value, 0, 1),
  };
}

function summary(rows: PointsLost, lang: Lang): string {
  const totals = usedParts(rows).map((part) => ({
    part,
    sum: sumOf(rows.bars.map((bar) => bar.lost[part] ?? null)),
  }));
  const all = totals.reduce((sum, total) => sum + total.sum, 0);
  const most = totals.reduce<(typeof totals)[number] | null>(
    (a, b) => (a === null || b.sum > a.sum ? b : a),
    null,
  );
  if (most === null || all === 0) return lang === 'zh' ? '没有失分。' : 'No points were lost.';
  const share = rate(most.sum / all, lang, 1).text;
  return lang === 'zh'
    ? `堆叠条形图：共失 ${points(all, lang).text}，其中${PART_NAMES[most.part].zh} ${share}。`
    : `Stacked bars: ${points(all, lang).text} lost, ${share} of them under ${PART_NAMES[most.part].en.toLowerCase()}.`;
}

/** Where points were lost: budget line, output, benefit, satisfaction. */
export const pointsLost: ChartKind<PointsLost> = {
  id: 'points-lost',
  height: (rows, environment) =>
    stackHeight(
      rows.bars.length,
      environment,
      usedParts(rows).map((part) => PART_NAMES[part].en),
    ),
  option: (rows, environment) => stackedOption(stackOf(rows, environment), environment, environment.lang),
  empty: (rows) => usedParts(rows).length === 0,
  summary,
  table: (rows, lang) => ({
    columns: [
      { name: 'name', title: WORDS.name[lang], unit: 'text' },
      { name: 'n', title: WORDS.forms[lang], unit: 'count' },
      ...usedParts(rows).map((part) => ({
        name: part,
        title: PART_NAMES[part][lang],
        unit: 'points' as const,
      })),
      { name: 'total', title: TOTAL[lang], unit: 'points' },
    ],
    ids: rows.bars.map((bar) => bar.id),
    rows: rows.bars.map((bar) => ({
      name: bar.name,
      n: bar.n,
      ...Object.fromEntries(usedParts(rows).map((part) => [part, bar.lost[part] ?? null])),
      total: sumOf(LOST_PARTS.map((part) => bar.lost[part] ?? null)),
    })),
  }),
};
