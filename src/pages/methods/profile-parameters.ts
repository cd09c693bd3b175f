import { decimal, rate } from '../../app/format/number.ts';
import { type Field, type Lang, TABLES } from '../../model/schema.ts';
import { type Profile, parseCaps } from '../../scoring/profiles.ts';

/** One parameter of a scheme as a reader sees it. */
export interface ProfileParameter {
  readonly column: string;
  readonly title: string;
  readonly description: string;
  readonly value: string;
}

/** Columns that the card of a profile shows by itself, outside the list of parameters. */
const SHOWN_APART = new Set([
  'profile_id',
  'name',
  'name_en',
  'basis',
  'source_id',
  'locator',
  'what_if_only',
  'budget_points',
  'output_points',
  'benefit_points',
  'satisfaction_points',
  'grade_excellent',
  'grade_good',
  'grade_fair',
]);

const WORDS = {
  zh: {
    points: '分',
    upToNow: '至今',
    noRegion: '不限',
    cap: (below: string, cap: string) => `执行率低于 ${below}：总分至多 ${cap} 分`,
    sections: ['预算', '产出', '效益', '满意度'],
    open: '不限',
    grades: ['优', '良', '中'],
    sep: '；',
  },
  en: {
    points: 'points',
    upToNow: 'still in force',
    noRegion: 'any',
    cap: (below: string, cap: string) => `rate below ${below}: total at most ${cap} points`,
    sections: ['budget', 'output', 'benefit', 'satisfaction'],
    open: 'open',
    grades: ['excellent', 'good', 'fair'],
    sep: '; ',
  },
} as const;

function capsText(caps: string, lang: Lang): string {
  const parsed = parseCaps(caps);
  if (parsed === null) return caps;
  const words = WORDS[lang];
  return parsed.map((c) => words.cap(rate(c.below, lang, 0).text, decimal(c.cap, 0, 3))).join(words.sep);
}

function valueText(field: Field, value: Profile[keyof Profile], lang: Lang): string | null {
  const words = WORDS[lang];
  if (value === null) {
    if (field.name === 'valid_to') return words.upToNow;
    return field.name === 'region' ? words.noRegion : null;
  }
  if (field.name === 'caps') return capsText(String(value), lang);
  const label = field.enumLabels[String(value)];
  if (label !== undefined) return label[lang];
  if (typeof value === 'number' && field.unit === 'fraction') return rate(value, lang, 0).text;
  if (typeof value === 'number' && field.unit === 'points') return `${decimal(value, 0, 3)} ${words.points}`;
  return String(value);
}

/** The parameters that a scheme sets, in the order and with the titles of the schema; those left open are absent. */
export function profileParameters(profile: Profile, lang: Lang): readonly ProfileParameter[] {
  return TABLES.profile.fields.flatMap((field) => {
    if (SHOWN_APART.has(field.name)) return [];
    const value = valueText(field, profile[field.name as keyof Profile], lang);
    if (value === null) return [];
    return [{ column: field.name, title: field.title[lang], description: field.description[lang], value }];
  });
}

/** Points of budget, output, benefit and satisfaction; named as open where the scheme leaves them so. */
export function pointsText(profile: Profile, lang: Lang): string {
  const words = WORDS[lang];
  return [profile.budget_points, profile.output_points, profile.benefit_points, profile.satisfaction_points]
    .map((points, i) => `${words.sections[i]} ${points === null ? words.open : decimal(points, 0, 3)}`)
    .join(' · ');
}

/** The lowest score of 100 for each grade. */
export function cutOffText(profile: Profile, lang: Lang): string {
  return [profile.grade_excellent, profile.grade_good, profile.grade_fair]
    .map((points, i) => `${WORDS[lang].grades[i]} ≥ ${decimal(points, 0, 3)}`)
    .join(' · ');
}

/** Cut-offs that every scheme shares, or null for those in which they differ. */
export function sharedCutOffs(
  profiles: readonly Profile[],
): { readonly excellent: number; readonly good: number; readonly fair: number } | null {
  const [first] = profiles;
  if (first === undefined) return null;
  const same = profiles.every(
    (p) =>
      p.grade_excellent === first.grade_excellent &&
      p.grade_good === first.grade_good &&
      p.grade_fair === first.grade_fair,
  );
  return same ? { excellent: first.grade_excellent, good: first.grade_good, fair: first.grade_fair } : null;
}
