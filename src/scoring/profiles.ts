import type { ProfileRow } from '../model/rows.gen.ts';

/** A scoring scheme; the same shape as a row of the `profile` table, so a scheme is data wherever it lives. */
export type Profile = ProfileRow;

/** What most schemes share: full-year budget as the denominator, points in proportion, MOF grades. */
const MOF_RULES = {
  source_id: null,
  locator: null,
  rate_basis: 'adjusted',
  quantitative_rule: 'met_or_proportional',
  rounding_tolerance: 0.5,
  over_threshold: 1.3,
  over_penalty: null,
  band_full_low: 0.8,
  band_part_low: 0.6,
  rate_explain_below: null,
  caps: null,
  grade_excellent: 90,
  grade_good: 80,
  grade_fair: 60,
  deadline_month_day: null,
  valid_to: null,
  what_if_only: false,
} as const;

/** Notes 1–4 printed under the Huangshi forms: proportional both ways, bands 100–80, 80–50, 50–0. */
const HUBEI_RULES = {
  ...MOF_RULES,
  region: '湖北',
  valid_from: 2020,
  basis: '黄石自评表所附备注1至4；各表标注的分值',
  source_id: 'huangshi-2021',
  locator: 'L631-636',
  quantitative_rule: 'proportional',
  over_threshold: null,
  band_part_low: 0.5,
} as const;

/**
 * The seven schemes, for packages that bring no `profile` table. `data/profile.csv` holds the same rows;
 * a test keeps the two equal.
 */
export const DEFAULT_PROFILES: readonly Profile[] = [
  {
    ...MOF_RULES,
    profile_id: 'mof-2020',
    name: '财政部2020年项目支出绩效评价办法',
    name_en: 'Ministry of Finance 2020',
    region: '全国',
    valid_from: 2020,
    basis: '财预〔2020〕10号',
    budget_points: 10,
    output_points: 50,
    benefit_points: 30,
    satisfaction_points: 10,
  },
  {
    ...HUBEI_RULES,
    profile_id: 'hubei-2020-20-40-20-20',
    name: '湖北口径 20/40/20/20',
    name_en: 'Hubei 20/40/20/20',
    budget_points: 20,
    output_points: 40,
    benefit_points: 20,
    satisfaction_points: 20,
  },
  {
    ...HUBEI_RULES,
    profile_id: 'hubei-2020-20-40-30-10',
    name: '湖北口径 20/40/30/10',
    name_en: 'Hubei 20/40/30/10',
    budget_points: 20,
    output_points: 40,
    benefit_points: 30,
    satisfaction_points: 10,
  },
  {
    ...MOF_RULES,
    profile_id: 'hunan-2024-project',
    name: '湖南口径（项目支出）',
    name_en: 'Hunan, project expenditure',
    region: '湖南',
    valid_from: 2024,
    basis: '沅江附件3所印分值；计分规则同财预〔2020〕10号',
    source_id: 'yuanjiang-2024',
    locator: 'L780-1023',
    budget_points: 10,
    output_points: 50,
    benefit_points: 30,
    satisfaction_points: 10,
  },
  {
    ...MOF_RULES,
    profile_id: 'hunan-2024-department',
    name: '湖南口径（部门整体支出）',
    name_en: 'Hunan, department as a whole',
    region: '湖南',
    valid_from: 2024,
    basis: '沅江附件2（另印预算10分，一级指标印50/30/20）；计分规则同财预〔2020〕10号',
    source_id: 'yuanjiang-2024',
    locator: 'L141-531',
    budget_points: 10,
    output_points: 50,
    benefit_points: 30,
    satisfaction_points: 10,
  },
  {
    ...MOF_RULES,
    profile_id: 'sichuan-2023',
    name: '四川口径 10/90',
    name_en: 'Sichuan 10/90',
    region: '四川',
    valid_from: 2023,
    basis: '四川省级自评表510000_0013zp',
    over_threshold: null,
    rate_explain_below: 0.9,
    budget_points: 10,
    output_points: null,
    benefit_points: null,
    satisfaction_points: null,
  },
  {
    ...MOF_RULES,
    profile_id: 'strict-cap-2022',
    name: '执行率封顶（仅供假设）',
    name_en: 'Strict cap by execution rate (what-if only)',
    region: null,
    valid_from: 2022,
    basis: '某财政局平台操作手册',
    over_penalty: 2,
    caps: '0.5:59;0.6:69;0.7:79;0.8:89',
    budget_points: 10,
    output_points: null,
    benefit_points: null,
    satisfaction_points: null,
    what_if_only: true,
  },
];

/** A rate below `below` (fraction) holds the total to at most `cap` points. */
export interface Cap {
  readonly below: number;
  readonly cap: number;
}

/**
 * Reads `0.5:59;0.6:69` into caps, lowest rate first. Text that is not of this form gives null, so that
 * a mistyped scheme is refused and not half applied.
 */
export function parseCaps(text: string | null): readonly Cap[] | null {
  if (text === null || text.trim() === '') return [];
  const caps: Cap[] = [];
  for (const part of text.split(';')) {
    const [below, cap, rest] = part.split(':').map((s) => (s.trim() === '' ? Number.NaN : Number(s)));
    if (below === undefined || cap === undefined || rest !== undefined) return null;
    if (!(below > 0 && below <= 1 && cap >= 0 && Number.isFinite(cap))) return null;
    caps.push({ below, cap });
  }
  return caps.sort((a, b) => a.below - b.below);
}

/** The most the total may be at this execution rate (fraction); null when no cap applies. */
export function capFor(caps: readonly Cap[], rate: number | null): number | null {
  if (rate === null) return null;
  return caps.find((c) => rate < c.below)?.cap ?? null;
}

export type Pool = 'output' | 'benefit' | 'satisfaction';
export const POOLS: readonly Pool[] = ['output', 'benefit', 'satisfaction'];

/** Section points of a scheme by pool; null where the scheme leaves them open. */
export function sectionPoints(profile: Profile, pool: Pool): number | null {
  return profile[`${pool}_points`];
}
