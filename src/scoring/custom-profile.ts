import { DEFAULT_PROFILES, type Profile, parseCaps } from './profiles.ts';

/** A scheme that a reader made in the interface; its identifier in tables and addresses. */
export const CUSTOM_PROFILE_ID = 'custom';

/** What a reader can set; everything else of a scheme follows from it. */
export interface CustomProfile {
  readonly budget: number;
  /** Section points; null leaves the form's own proportions. */
  readonly output: number | null;
  readonly benefit: number | null;
  readonly satisfaction: number | null;
  readonly basis: 'adjusted' | 'initial';
  readonly rule: 'proportional' | 'met_or_proportional';
  readonly tolerance: number;
  readonly overThreshold: number | null;
  readonly overPenalty: number | null;
  readonly fullLow: number;
  readonly partLow: number;
  readonly explainBelow: number | null;
  readonly caps: readonly { readonly below: number; readonly cap: number }[];
  readonly excellent: number;
  readonly good: number;
  readonly fair: number;
}

/** The national scheme, from which a reader starts. */
export const CUSTOM_START: CustomProfile = {
  budget: 10,
  output: 50,
  benefit: 30,
  satisfaction: 10,
  basis: 'adjusted',
  rule: 'met_or_proportional',
  tolerance: 0.5,
  overThreshold: 1.3,
  overPenalty: null,
  fullLow: 0.8,
  partLow: 0.6,
  explainBelow: null,
  caps: [],
  excellent: 90,
  good: 80,
  fair: 60,
};

type Field =
  | {
      readonly key: keyof CustomProfile;
      readonly code: string;
      readonly min: number;
      readonly max: number;
      readonly optional: boolean;
    }
  | {
      readonly key: 'basis' | 'rule';
      readonly code: string;
      readonly values: Readonly<Record<string, string>>;
    };

const points = (key: keyof CustomProfile, code: string, optional = false): Field => ({
  key,
  code,
  min: 0,
  max: 100,
  optional,
});
const FIELDS: readonly Field[] = [
  points('budget', 'b'),
  points('output', 'o', true),
  points('benefit', 'e', true),
  points('satisfaction', 's', true),
  { key: 'basis', code: 'd', values: { a: 'adjusted', i: 'initial' } },
  { key: 'rule', code: 'q', values: { p: 'proportional', m: 'met_or_proportional' } },
  { key: 'tolerance', code: 't', min: 0, max: 10, optional: false },
  { key: 'overThreshold', code: 'h', min: 1, max: 100, optional: true },
  { key: 'overPenalty', code: 'n', min: 0, max: 100, optional: true },
  { key: 'fullLow', code: 'f', min: 0, max: 1, optional: false },
  { key: 'partLow', code: 'p', min: 0, max: 1, optional: false },
  { key: 'explainBelow', code: 'x', min: 0, max: 1, optional: true },
  points('excellent', 'g1'),
  points('good', 'g2'),
  points('fair', 'g3'),
];

/** Up to six decimals, without an exponent. */
const plain = (value: number) => String(Number(value.toFixed(6)));

/** Only what differs from the national scheme, as `b20_o40_e20`; the national scheme itself is empty text. */
export function encodeCustomProfile(profile: CustomProfile): string {
  const parts = FIELDS.flatMap((field) => {
    const value = profile[field.key];
    if (value === CUSTOM_START[field.key]) return [];
    if ('values' in field) {
      const code = Object.entries(field.values).find(([, name]) => name === value)?.[0];
      return code === undefined ? [] : [`${field.code}${code}`];
    }
    return [`${field.code}${value === null ? '-' : plain(Number(value))}`];
  });
  if (profile.caps.length > 0) {
    parts.push(`c${profile.caps.map((cap) => `${plain(cap.below)}~${plain(cap.cap)}`).join('~')}`);
  }
  return parts.join('_');
}

function decodeCaps(text: string): CustomProfile['caps'] | null {
  const numbers = text.split('~').map((part) => (/^\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
  if (numbers.length % 2 !== 0) return null;
  const pairs: string[] = [];
  for (let i = 0; i < numbers.length; i += 2) pairs.push(`${numbers[i]}:${numbers[i + 1]}`);
  const caps = parseCaps(pairs.join(';'));
  return caps?.every((cap) => cap.cap <= 100) ? caps : null;
}

/** Rules between the fields: bands, grades and sections must be in order. */
export function customProfileProblem(profile: CustomProfile): 'points' | 'bands' | 'grades' | null {
  const sections = [profile.output, profile.benefit, profile.satisfaction];
  const sum = profile.budget + sections.reduce<number>((total, part) => total + (part ?? 0), 0);
  if (sum > 100 + 1e-9) return 'points';
  if (profile.partLow > profile.fullLow) return 'bands';
  if (profile.fair > profile.good || profile.good > profile.excellent) return 'grades';
  return null;
}

/** Reads what `encodeCustomProfile` wrote; null when any part of it is not valid. */
export function decodeCustomProfile(text: string): CustomProfile | null {
  let profile: CustomProfile = CUSTOM_START;
  for (const part of text === '' ? [] : text.split('_')) {
    if (part.startsWith('c')) {
      const caps = decodeCaps(part.slice(1));
      if (caps === null) return null;
      profile = { ...profile, caps };
      continue;
    }
    const field = FIELDS.filter((f) => part.startsWith(f.code)).sort(
      (a, b) => b.code.length - a.code.length,
    )[0];
    if (field === undefined) return null;
    const written = part.slice(field.code.length);
    if ('values' in field) {
      const value = field.values[written];
      if (value === undefined) return null;
      profile = { ...profile, [field.key]: value };
    } else if (written === '-') {
      if (!field.optional) return null;
      profile = { ...profile, [field.key]: null };
    } else {
      const value = /^\d+(\.\d+)?$/.test(written) ? Number(written) : Number.NaN;
      if (!(value >= field.min && value <= field.max)) return null;
      profile = { ...profile, [field.key]: value };
    }
  }
  return customProfileProblem(profile) === null ? profile : null;
}

/** The reader's scheme as a scheme like any other, for `recompute` and the tables of parameters. */
export function customToProfile(custom: CustomProfile): Profile {
  const national = DEFAULT_PROFILES[0];
  if (national === undefined) throw new Error('the national scheme is missing');
  return {
    ...national,
    profile_id: CUSTOM_PROFILE_ID,
    name: '自定口径',
    name_en: 'Custom scheme',
    region: null,
    valid_from: null,
    valid_to: null,
    basis: '读者自定',
    budget_points: custom.budget,
    output_points: custom.output,
    benefit_points: custom.benefit,
    satisfaction_points: custom.satisfaction,
    rate_basis: custom.basis,
    quantitative_rule: custom.rule,
    rounding_tolerance: custom.tolerance,
    over_threshold: custom.overThreshold,
    over_penalty: custom.overPenalty,
    band_full_low: custom.fullLow,
    band_part_low: custom.partLow,
    rate_explain_below: custom.explainBelow,
    caps:
      custom.caps.length === 0
        ? null
        : custom.caps.map((cap) => `${plain(cap.below)}:${plain(cap.cap)}`).join(';'),
    grade_excellent: custom.excellent,
    grade_good: custom.good,
    grade_fair: custom.fair,
    what_if_only: true,
  };
}
