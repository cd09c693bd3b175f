import { CUSTOM_START, type CustomProfile } from '../../scoring/custom-profile.ts';

/** Numbers of a scheme as a reader types them; shares in percent. */
export const NUMBER_FIELDS = [
  'budget',
  'output',
  'benefit',
  'satisfaction',
  'fullLow',
  'partLow',
  'overThreshold',
  'overPenalty',
  'tolerance',
  'excellent',
  'good',
  'fair',
] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

interface Limits {
  readonly min: number;
  readonly max: number;
  readonly optional: boolean;
  /** Typed in percent, kept as a fraction. */
  readonly percent: boolean;
}

const points = (optional = false): Limits => ({ min: 0, max: 100, optional, percent: false });
const LIMITS: Readonly<Record<NumberField, Limits>> = {
  budget: points(),
  output: points(true),
  benefit: points(true),
  satisfaction: points(true),
  fullLow: { min: 0, max: 100, optional: false, percent: true },
  partLow: { min: 0, max: 100, optional: false, percent: true },
  overThreshold: { min: 100, max: 10_000, optional: true, percent: true },
  overPenalty: points(true),
  tolerance: { min: 0, max: 10, optional: false, percent: false },
  excellent: points(),
  good: points(),
  fair: points(),
};

/** What stands in the fields of the editor. */
export interface Draft extends Readonly<Record<NumberField, string>> {
  readonly basis: CustomProfile['basis'];
  readonly rule: CustomProfile['rule'];
  /** Kept from the scheme it started from; it bears on the audit and on no score. */
  readonly explainBelow: number | null;
  readonly caps: readonly { readonly below: string; readonly cap: string }[];
}

/** A field of the editor: one of the numbers, or one of a cap. */
export type FieldId = NumberField | `below.${number}` | `cap.${number}`;

export type Problem =
  | { readonly code: 'number' | 'required'; readonly field: FieldId }
  | { readonly code: 'range'; readonly field: FieldId; readonly min: number; readonly max: number }
  | { readonly code: 'sum' | 'over'; readonly sum: number }
  | { readonly code: 'bands' | 'grades' | 'penalty' | 'caps' };

const typed = (value: number, percent: boolean) =>
  String(Math.round((percent ? value * 100 : value) * 1e4) / 1e4);

/** A scheme as it stands in the fields; empty where it leaves something open. */
export function draftOf(custom: CustomProfile): Draft {
  const numbers = Object.fromEntries(
    NUMBER_FIELDS.map((field) => {
      const value = custom[field];
      return [field, value === null ? '' : typed(value, LIMITS[field].percent)];
    }),
  ) as Record<NumberField, string>;
  return {
    ...numbers,
    basis: custom.basis,
    rule: custom.rule,
    explainBelow: custom.explainBelow,
    caps: custom.caps.map((cap) => ({ below: typed(cap.below, true), cap: typed(cap.cap, false) })),
  };
}

function numberOf(text: string): number {
  const plain = text.trim().replace('％', '%').replace(/%$/, '').trim();
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

function read(text: string, field: FieldId, limits: Limits, problems: Problem[]): number | null {
  if (text.trim() === '') {
    if (!limits.optional) problems.push({ code: 'required', field });
    return null;
  }
  const value = numberOf(text);
  if (Number.isNaN(value)) problems.push({ code: 'number', field });
  else if (value < limits.min || value > limits.max)
    problems.push({ code: 'range', field, min: limits.min, max: limits.max });
  else return limits.percent ? Math.round(value * 1e4) / 1e6 : Math.round(value * 1e4) / 1e4;
  return null;
}

const RATE: Limits = { min: 0.01, max: 100, optional: false, percent: true };

function readCaps(draft: Draft, problems: Problem[]): CustomProfile['caps'] {
  const caps = draft.caps
    .map(({ below, cap }, index) => ({
      below: read(below, `below.${index}`, RATE, problems),
      cap: read(cap, `cap.${index}`, points(), problems),
    }))
    .flatMap(({ below, cap }) => (below === null || cap === null ? [] : [{ below, cap }]))
    .sort((a, b) => a.below - b.below);
  const disordered = caps.some((cap, index) => {
    const before = caps[index - 1];
    return before !== undefined && (before.below === cap.below || before.cap > cap.cap);
  });
  if (disordered) problems.push({ code: 'caps' });
  return caps;
}

/** The scheme that the fields describe, or everything that stands in its way. */
export function readDraft(
  draft: Draft,
):
  | { readonly custom: CustomProfile; readonly problems: readonly [] }
  | { readonly custom: null; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const value = Object.fromEntries(
    NUMBER_FIELDS.map((field) => [field, read(draft[field], field, LIMITS[field], problems)]),
  ) as Record<NumberField, number | null>;
  const caps = readCaps(draft, problems);
  const must = (field: 'budget' | 'fullLow' | 'partLow' | 'tolerance' | 'excellent' | 'good' | 'fair') =>
    value[field] ?? CUSTOM_START[field];
  const custom: CustomProfile = {
    budget: must('budget'),
    output: value.output,
    benefit: value.benefit,
    satisfaction: value.satisfaction,
    basis: draft.basis,
    rule: draft.rule,
    tolerance: must('tolerance'),
    overThreshold: value.overThreshold,
    overPenalty: value.overPenalty,
    fullLow: must('fullLow'),
    partLow: must('partLow'),
    explainBelow: draft.explainBelow,
    caps,
    excellent: must('excellent'),
    good: must('good'),
    fair: must('fair'),
  };
  if (problems.length === 0) problems.push(...between(custom));
  return problems.length === 0 ? { custom, problems: [] } : { custom: null, problems };
}

/** Rules between fields that are fine each by itself. */
function between(custom: CustomProfile): Problem[] {
  const sections = [custom.output, custom.benefit, custom.satisfaction];
  const sum = sections.reduce<number>((total, part) => total + (part ?? 0), custom.budget);
  const all = sections.every((part) => part !== null);
  const off = Math.abs(sum - 100) > 1e-9;
  return [
    ...(all && off ? [{ code: 'sum', sum } as const] : []),
    ...(!all && sum > 100 && off ? [{ code: 'over', sum } as const] : []),
    ...(custom.partLow > custom.fullLow ? [{ code: 'bands' } as const] : []),
    ...(custom.fair > custom.good || custom.good > custom.excellent ? [{ code: 'grades' } as const] : []),
    ...(custom.overPenalty !== null && custom.overPenalty > 0 && custom.overThreshold === null
      ? [{ code: 'penalty' } as const]
      : []),
  ];
}
