import type { ProfileRow } from '../../model/rows.gen.ts';
import type { Bilingual } from '../../model/schema.ts';

/** What can be told of a form before its rows are written. */
export interface Traits {
  readonly kind: 'project' | 'department';
  readonly budgetPoints: number | null;
  readonly hasMaxColumn: boolean;
  readonly hasNatureColumn: boolean;
  readonly hasInitial: boolean;
  readonly hasPointsColumn: boolean;
  readonly sections: Readonly<
    Partial<Record<'output' | 'benefit' | 'satisfaction' | 'cost' | 'other', number>>
  >;
  /** Every label and title of the form, for words that only one family prints. */
  readonly words: string;
}

/** A template family: how to tell it, and the scoring profile its forms follow. */
export interface Family {
  readonly id: string;
  readonly name: Bilingual;
  readonly matches: (traits: Traits) => boolean;
  readonly profile: (traits: Traits) => string | null;
  /** The layout and the place it comes from; see `bindingReason`. */
  readonly profileReason: string | null;
}

const SECTION_WORDS = { output: '产出', benefit: '效益', satisfaction: '满意度', cost: '成本' } as const;

/** Why a form is bound to the scheme of its family: layout with its place, year, and the points on the form. */
export function bindingReason(family: Family, traits: Traits, fiscalYear: number): string | null {
  if (family.profile(traits) === null || family.profileReason === null) return null;
  const points = [
    ...(traits.budgetPoints === null ? [] : [`预算执行${traits.budgetPoints}分`]),
    ...(Object.keys(SECTION_WORDS) as (keyof typeof SECTION_WORDS)[])
      .filter((level1) => traits.sections[level1] !== undefined)
      .map((level1) => `${SECTION_WORDS[level1]}${traits.sections[level1]}分`),
  ];
  return [family.profileReason, `${fiscalYear}年度`, points.join('、')]
    .filter((part) => part !== '')
    .join('；');
}

const byBudget = (points: number) => (traits: Traits) => traits.budgetPoints === points;

/** Families from the most particular to the most general; the first that matches names the form. */
const FAMILIES: readonly Family[] = [
  {
    id: 'hubei-project',
    name: { zh: '湖北项目自评表（20+80，无分值列）', en: 'Hubei project form (20 + 80, no points column)' },
    matches: (t) => t.kind === 'project' && byBudget(20)(t) && !t.hasMaxColumn,
    profile: (t) => {
      if (t.sections.benefit === 30 || t.sections.satisfaction === 10) return 'hubei-2020-20-40-30-10';
      return t.sections.benefit === 20 || t.sections.satisfaction === 20 ? 'hubei-2020-20-40-20-20' : null;
    },
    profileReason: '表式为湖北20+80分项目自评表',
  },
  {
    id: 'yinchuan-project',
    name: {
      zh: '银川项目自评表（含项目决策、项目管理）',
      en: 'Yinchuan project form (with decision and management)',
    },
    matches: (t) => t.kind === 'project' && /项目决策/.test(t.words) && /项目管理|项目过程/.test(t.words),
    profile: () => null,
    profileReason: null,
  },
  {
    id: 'sichuan-project',
    name: {
      zh: '四川项目自评表（10/90，含指标性质和度量单位）',
      en: 'Sichuan project form (10/90, with nature and unit)',
    },
    matches: (t) =>
      t.kind === 'project' &&
      t.hasNatureColumn &&
      /年度目标完成情况|报表编号:?5100|财政专户管理资金/.test(t.words),
    profile: () => 'sichuan-2023',
    profileReason: '表式为四川含指标性质、度量单位的10/90分表',
  },
  {
    id: 'nature-project',
    name: { zh: '含指标性质和度量单位的项目自评表', en: 'Project form with nature and unit columns' },
    matches: (t) => t.kind === 'project' && t.hasNatureColumn,
    profile: () => null,
    profileReason: null,
  },
  {
    id: 'rural-transfer',
    name: { zh: '财政衔接资金等专项绩效目标自评表', en: 'Rural revitalisation and special fund form' },
    matches: (t) =>
      t.kind === 'project' && /衔接资金|年度总体目标完成情况综述|拟采取的改进措施|专项实施期/.test(t.words),
    profile: () => null,
    profileReason: null,
  },
  {
    id: 'reviewed-project',
    name: { zh: '含复核得分的项目自评表', en: 'Project form with a re-check score' },
    matches: (t) => t.kind === 'project' && /复核(?:得)?分|审核得分|复核完成/.test(t.words),
    profile: () => null,
    profileReason: null,
  },
  {
    id: 'hunan-department',
    name: { zh: '湖南部门整体支出自评表（附件2）', en: 'Hunan departmental form (annex 2)' },
    matches: (t) => t.kind === 'department' && /年度预算申请|按收入性质分/.test(t.words),
    profile: () => 'hunan-2024-department',
    profileReason: '表式为湖南附件2部门整体支出绩效自评表',
  },
  {
    id: 'department',
    name: { zh: '部门整体支出自评表', en: 'Departmental overall expenditure form' },
    matches: (t) => t.kind === 'department',
    profile: () => null,
    profileReason: null,
  },
  {
    id: 'hunan-project',
    name: { zh: '湖南项目支出自评表（附件3）', en: 'Hunan project form (annex 3)' },
    matches: (t) => t.kind === 'project' && /项目支出名称/.test(t.words) && byBudget(10)(t),
    profile: () => 'hunan-2024-project',
    profileReason: '表式为湖南附件3项目支出绩效自评表',
  },
  {
    id: 'mof-2020-project',
    name: { zh: '财政部2020年项目支出自评表（10/50/30/10）', en: 'National 2020 project form (10/50/30/10)' },
    matches: (t) => t.kind === 'project' && byBudget(10)(t) && t.hasMaxColumn && t.hasInitial,
    profile: () => 'mof-2020',
    profileReason: '表式为财政部2020年项目支出绩效自评表',
  },
  {
    id: 'unscored-project',
    name: { zh: '无分值列的项目自评表', en: 'Project form without points' },
    matches: (t) => t.kind === 'project' && !t.hasPointsColumn,
    profile: () => null,
    profileReason: null,
  },
];

/** The base data table that goes with the Hunan departmental form. */
export const BASE_DATA_FAMILY = 'hunan-base-data';

/** Names of the families by id, for what shows them. */
export const FAMILY_NAMES: ReadonlyMap<string, Bilingual> = new Map([
  ...FAMILIES.map(({ id, name }) => [id, name] as const),
  [BASE_DATA_FAMILY, { zh: '湖南部门整体支出基础数据表（附件1）', en: 'Hunan base data table (annex 1)' }],
]);

export function familyOf(traits: Traits): Family | null {
  return FAMILIES.find((family) => family.matches(traits)) ?? null;
}

const COMMON = {
  source_id: null,
  locator: null,
  rate_basis: 'adjusted',
  rounding_tolerance: 0.5,
  band_full_low: 0.8,
  grade_excellent: 90,
  grade_good: 80,
  grade_fair: 60,
  over_penalty: null,
  caps: null,
  valid_to: null,
  deadline_month_day: null,
  what_if_only: false,
} as const;

const MOF = {
  ...COMMON,
  quantitative_rule: 'met_or_proportional',
  over_threshold: 1.3,
  band_part_low: 0.6,
  budget_points: 10,
  output_points: 50,
  benefit_points: 30,
  satisfaction_points: 10,
} as const;

const HUBEI = {
  ...COMMON,
  region: '湖北',
  valid_from: 2020,
  basis: '自评表下备注1至4',
  quantitative_rule: 'proportional',
  over_threshold: null,
  rate_explain_below: null,
  band_part_low: 0.5,
  budget_points: 20,
  output_points: 40,
} as const;

/** The profiles that recognised forms refer to, as rows, so that an imported package stands by itself. */
export const PROFILES: readonly ProfileRow[] = [
  {
    ...HUBEI,
    profile_id: 'hubei-2020-20-40-20-20',
    name: '湖北 20/40/20/20',
    name_en: 'Hubei 20/40/20/20',
    benefit_points: 20,
    satisfaction_points: 20,
  },
  {
    ...HUBEI,
    profile_id: 'hubei-2020-20-40-30-10',
    name: '湖北 20/40/30/10',
    name_en: 'Hubei 20/40/30/10',
    benefit_points: 30,
    satisfaction_points: 10,
  },
  {
    ...MOF,
    profile_id: 'mof-2020',
    name: '财政部 2020 项目支出',
    name_en: 'Ministry of Finance 2020, project',
    region: null,
    valid_from: 2020,
    basis: '财预〔2020〕10号',
    rate_explain_below: null,
  },
  {
    ...MOF,
    profile_id: 'hunan-2024-project',
    name: '湖南 2024 项目支出',
    name_en: 'Hunan 2024, project',
    region: '湖南',
    valid_from: 2024,
    basis: '2024年度项目支出绩效自评表（附件3）',
    rate_explain_below: null,
  },
  {
    ...MOF,
    profile_id: 'hunan-2024-department',
    name: '湖南 2024 部门整体支出',
    name_en: 'Hunan 2024, department',
    region: '湖南',
    valid_from: 2024,
    basis: '2024年度部门整体支出绩效自评表（附件2）',
    rate_explain_below: null,
  },
  {
    ...MOF,
    profile_id: 'sichuan-2023',
    over_threshold: null,
    name: '四川 2023 项目支出',
    name_en: 'Sichuan 2023, project',
    region: '四川',
    valid_from: 2023,
    basis: '部门预算项目支出绩效自评表（510000_0013zp）',
    output_points: null,
    benefit_points: null,
    satisfaction_points: null,
    rate_explain_below: 0.9,
  },
];
