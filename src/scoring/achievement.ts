import type { IndicatorRow, IndicatorValueRow } from '../model/rows.gen.ts';

/** How the completion of a row was judged. `open` codes leave the points undetermined. */
export const RULE_CODES = [
  'positive',
  'reverse',
  'equal',
  'range',
  'deadline',
  'band_met',
  'band_partly',
  'band_not',
  'text_equal',
  'verbal_met',
  'target_unset',
  'blank',
  'actual_missing',
  'unit_conflict',
  'zero_target',
  'text_actual',
  'target_not_numeric',
] as const;
export type RuleCode = (typeof RULE_CODES)[number];

export const GRADES = ['quantitative', 'met', 'partly', 'not', 'open'] as const;
export type Grade = (typeof GRADES)[number];

/** What arithmetic says about one row, before any scheme is applied. */
export interface Achievement {
  readonly code: RuleCode;
  readonly grade: Grade;
  /** B/A, or A/B for a reverse indicator; the lowest part of a compound target. Null where there is none. */
  readonly ratio: number | null;
  /** Share of the points earned, between 0 and 1: the lowest part, and the mean of the parts. */
  readonly shareLow: number | null;
  readonly shareHigh: number | null;
}

export type AchievementRow = Pick<IndicatorRow, 'nature' | 'level2' | 'target_raw' | 'actual_raw'>;
export type Part = Pick<
  IndicatorValueRow,
  | 'role'
  | 'part_no'
  | 'kind'
  | 'comparator'
  | 'value'
  | 'value_high'
  | 'unit'
  | 'level'
  | 'date_value'
  | 'parse_status'
>;

const NUMERIC = new Set(['number', 'percent', 'money']);

function open(code: RuleCode): Achievement {
  return { code, grade: 'open', ratio: null, shareLow: null, shareHigh: null };
}

function banded(code: RuleCode, grade: Grade): Achievement {
  return { code, grade, ratio: null, shareLow: null, shareHigh: null };
}

type Direction = 'up' | 'down' | 'equal';

/** Reverse when the form says so (≤, 小于) or when it is money spent under a cost heading; else positive. */
export function directionOf(row: AchievementRow, target: Part): Direction {
  if (row.nature === '≤' || target.comparator === '≤' || target.comparator === '<') return 'down';
  if (row.nature === '=') return 'equal';
  if (row.nature === '≥') return 'up';
  return row.level2 === 'cost' && target.kind === 'money' ? 'down' : 'up';
}

/** The ratio of one pair of numbers; null where the target gives no measure. */
function ratioOf(direction: Direction, a: number, b: number): number | null {
  if (direction === 'down') {
    if (a < 0 || b < 0) return null;
    return b > 0 ? a / b : 1;
  }
  if (a === b) return 1;
  if (a <= 0) return null;
  if (direction === 'equal') return b > 0 ? Math.min(a / b, b / a) : 0;
  return b / a;
}

interface Pair {
  readonly code: RuleCode;
  readonly ratio: number | null;
}

function comparePair(row: AchievementRow, target: Part, actual: Part): Pair {
  if (target.kind === 'deadline' || target.kind === 'date') {
    if (actual.date_value === null || target.date_value === null) return { code: 'text_actual', ratio: null };
    return actual.date_value <= target.date_value
      ? { code: 'deadline', ratio: 1 }
      : { code: 'text_actual', ratio: null };
  }
  const a = target.value;
  const b = actual.value;
  if (a === null || b === null) return { code: 'target_not_numeric', ratio: null };
  const unitsDiffer = target.unit !== null && actual.unit !== null && target.unit !== actual.unit;
  const percentDiffers = (target.kind === 'percent') !== (actual.kind === 'percent');
  if (unitsDiffer || percentDiffers || actual.parse_status === 'unit_conflict')
    return { code: 'unit_conflict', ratio: null };
  if (target.comparator === 'range' && target.value_high !== null && target.value_high > 0) {
    if (b >= a && b <= target.value_high) return { code: 'range', ratio: 1 };
    const ratio = b < a ? ratioOf('up', a, b) : ratioOf('down', target.value_high, b);
    return { code: ratio === null ? 'zero_target' : 'range', ratio };
  }
  const direction = directionOf(row, target);
  const code = direction === 'down' ? 'reverse' : direction === 'equal' ? 'equal' : 'positive';
  const ratio = ratioOf(direction, a, b);
  return { code: ratio === null ? 'zero_target' : code, ratio };
}

/** Why a pair gives no ratio; of several parts the first of these speaks for the row. */
const UNDETERMINED: readonly RuleCode[] = [
  'text_actual',
  'target_not_numeric',
  'unit_conflict',
  'zero_target',
];

const share = (ratio: number) => Math.min(1, Math.max(0, ratio));

/**
 * How far a row got: the ratio with its direction for numbers, a band for what is judged in words, and the
 * reason where neither can be had (unset or blank target, conflicting units, an actual in free words).
 * Several parts in one cell are paired in order; the row lies between its lowest part and their mean.
 */
export function achievementOf(row: AchievementRow, parts: readonly Part[]): Achievement {
  const of = (role: Part['role']) =>
    parts.filter((p) => p.role === role).sort((x, y) => x.part_no - y.part_no);
  const targets = of('target');
  const actuals = of('actual');
  const target = targets[0];
  const actual = actuals[0];
  const noTarget = target === undefined || target.kind === 'blank';
  const noActual = actual === undefined || actual.kind === 'blank' || actual.kind === 'unset';
  if (noTarget && noActual) return open('blank');
  if (noTarget || target.kind === 'unset') return open('target_unset');
  if (noActual) return open('actual_missing');
  const dated = target.kind === 'deadline' || target.kind === 'date';
  if (
    (NUMERIC.has(target.kind) && NUMERIC.has(actual.kind)) ||
    (dated && actual.date_value !== null && target.date_value !== null)
  ) {
    if (targets.length !== actuals.length) return open('unit_conflict');
    const pairs = targets.map((t, i) => comparePair(row, t, actuals[i] ?? actual));
    const failed = pairs.filter((p) => p.ratio === null).map((p) => p.code);
    const worst = UNDETERMINED.find((code) => failed.includes(code));
    if (worst !== undefined) return open(worst);
    const ratios = pairs.map((p) => p.ratio ?? 0);
    const shares = ratios.map(share);
    return {
      code: pairs[0]?.code ?? 'positive',
      grade: 'quantitative',
      ratio: Math.min(...ratios),
      shareLow: Math.min(...shares),
      shareHigh: shares.reduce((sum, s) => sum + s, 0) / shares.length,
    };
  }
  if (actual.kind === 'level') {
    if (actual.level === 'partly') return banded('band_partly', 'partly');
    if (actual.level === 'not') return banded('band_not', 'not');
    if (actual.level !== 'met') return open('text_actual');
    return banded(NUMERIC.has(target.kind) ? 'verbal_met' : 'band_met', 'met');
  }
  if (NUMERIC.has(actual.kind)) return open('target_not_numeric');
  const words = (text: string | null) => (text ?? '').trim();
  if (!NUMERIC.has(target.kind) && words(row.target_raw) === words(row.actual_raw))
    return banded('text_equal', 'met');
  return open('text_actual');
}
