import { decimal, rate } from '../../app/format/number.ts';
import type { Bilingual, Lang } from '../../model/schema.ts';
import type { ChartKind, Environment, Palette } from '../environment.ts';
import { type Stack, stackedOption, stackHeight, sumOf } from '../stacked-bars.ts';
import { WORDS } from '../words.ts';

/** From best to worst; `undemonstrated` stands apart from any grade, `none` is a form without a score. */
const GRADES = ['excellent', 'good', 'fair', 'poor', 'undemonstrated', 'none'] as const;
type GradeName = (typeof GRADES)[number];

interface GradeBar {
  readonly id: string;
  readonly name: string;
  readonly counts: Readonly<Partial<Record<GradeName, number>>>;
}

export interface GradeShares {
  readonly bars: readonly GradeBar[];
}

const GRADE_NAMES: Readonly<Record<GradeName, Bilingual>> = {
  excellent: { zh: '优', en: 'Excellent' },
  good: { zh: '良', en: 'Good' },
  fair: { zh: '中', en: 'Fair' },
  poor: { zh: '差', en: 'Poor' },
  undemonstrated: { zh: '依据不足', en: 'Not demonstrated' },
  none: { zh: '无得分', en: 'No score' },
};

function colourOf(grade: GradeName, palette: Palette): string {
  return {
    excellent: palette.accent,
    good: palette.accentPale,
    fair: palette.caution,
    poor: palette.alert,
    undemonstrated: palette.lineStrong,
    none: palette.line,
  }[grade];
}

function usedGrades(rows: GradeShares): GradeName[] {
  return GRADES.filter((grade) => rows.bars.some((bar) => (bar.counts[grade] ?? 0) > 0));
}

/** A caller that does not set forms without evidence apart gets no column for them. */
function columns(rows: GradeShares): readonly GradeName[] {
  const apart = rows.bars.some((bar) => bar.counts.undemonstrated !== undefined);
  return GRADES.filter((grade) => grade !== 'undemonstrated' || apart);
}

function stackOf(rows: GradeShares, { lang, palette }: Environment): Stack {
  const grades = usedGrades(rows);
  return {
    parts: grades.map((grade) => ({
      id: grade,
      name: GRADE_NAMES[grade][lang],
      colour: colourOf(grade, palette),
    })),
    bars: rows.bars.map((bar) => ({
      id: bar.id,
      name: bar.name,
      values: grades.map((grade) => bar.counts[grade] ?? 0),
    })),
    normalised: true,
    side: (_, sum) => `n = ${decimal(sum, 0)}`,
    label: (value) => decimal(value, 0),
    tooltip: (value, share) => `${decimal(value, 0)} · ${rate(share, lang, 1).text}`,
    axis: (value) => rate(value, lang, 0).text,
  };
}

function summary(rows: GradeShares, lang: Lang): string {
  const total = sumOf(rows.bars.flatMap((bar) => GRADES.map((grade) => bar.counts[grade] ?? 0)));
  const parts = usedGrades(rows).map((grade) => {
    const n = sumOf(rows.bars.map((bar) => bar.counts[grade] ?? 0));
    return lang === 'zh' ? `${GRADE_NAMES[grade].zh} ${n} 份` : `${GRADE_NAMES[grade].en} ${n}`;
  });
  return lang === 'zh'
    ? `等级构成，共 ${total} 份：${parts.join('，')}。`
    : `Grades of ${total} forms: ${parts.join(', ')}.`;
}

/** The shares of the grades, a bar for each unit or year, n at its end. */
export const gradeShares: ChartKind<GradeShares> = {
  id: 'grade-shares',
  height: (rows, environment) =>
    stackHeight(
      rows.bars.length,
      environment,
      usedGrades(rows).map((grade) => GRADE_NAMES[grade].en),
    ),
  option: (rows, environment) => stackedOption(stackOf(rows, environment), environment, environment.lang),
  empty: (rows) => usedGrades(rows).length === 0,
  summary,
  table: (rows, lang) => ({
    columns: [
      { name: 'name', title: WORDS.name[lang], unit: 'text' },
      ...columns(rows).map((grade) => ({
        name: grade,
        title: GRADE_NAMES[grade][lang],
        unit: 'count' as const,
      })),
    ],
    ids: rows.bars.map((bar) => bar.id),
    rows: rows.bars.map((bar) => ({
      name: bar.name,
      ...Object.fromEntries(columns(rows).map((grade) => [grade, bar.counts[grade] ?? 0])),
    })),
  }),
};
