import type { PrintedField } from '../model/printed-fields.ts';
import type { Bilingual } from '../model/schema.ts';

/** E 错误: must be resolved · W 警告: likely inflated or non-compliant · N 提示: quality · I 信息: context. */
export type Severity = 'E' | 'W' | 'N' | 'I';
export type Family = 'A' | 'B' | 'C' | 'D' | 'I' | 'T' | 'G' | 'P';

/** How `reported`, `expected` and `difference` are to be read; `text` where the values are words. */
export type FindingUnit = '元' | 'fraction' | 'points' | 'count' | 'ratio' | 'text';

/** What a dictionary page, a finding card and the tests read of every rule. */
export interface RuleText {
  readonly id: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly name: Bilingual;
  readonly question: Bilingual;
  /** The formula in words, without numbers. */
  readonly formula: Bilingual;
  /** Columns of the scoring profile that the rule reads. */
  readonly parameters: readonly string[];
  /** Judges meaning instead of arithmetic (marked ~ in the design); ranks lower and says so. */
  readonly judges: boolean;
  readonly unit: FindingUnit;
}

/** The sentences of a finding. Placeholders: see `message.ts`. */
export interface Wording {
  /** What was seen, as a point to verify. */
  readonly say: Bilingual;
  /** The formula with the numbers filled in; empty where there is no arithmetic. */
  readonly filled?: Bilingual;
  /** What else could explain it; shown with every finding of the rule. */
  readonly otherwise?: Bilingual;
}

/** SQL expressions that describe one finding; each reads the row under test. */
export interface FindingColumns {
  readonly reported?: string;
  readonly expected?: string;
  readonly v1?: string;
  readonly v2?: string;
  readonly v3?: string;
  readonly v4?: string;
  readonly t1?: string;
  readonly t2?: string;
  /** Text of the form; by default the indicator or money line under test is quoted. */
  readonly quote?: string;
  readonly related?: string;
  /** Distinguishes several findings of one rule at one place; part of the finding's key. */
  readonly part?: string;
  readonly indicator?: string;
  readonly line?: string;
}

/**
 * What a form must have a field for before a rule may say that nothing was filled in: any one of the fields named
 * will do.
 */
export const NEEDED = {
  heading: ['heading'],
  filing_date: ['filed_on'],
  budget_points: ['budget_points'],
  reason: ['reason'],
  any_reason: ['reason', 'row_reason'],
  improvement: ['improvement'],
  fund_sources: ['sources'],
  money_unit: ['money_unit'],
  target: ['target'],
  actual: ['actual'],
  points: ['points'],
} as const satisfies Readonly<Record<string, readonly PrintedField[]>>;
export type Needed = keyof typeof NEEDED;

/** What the fields are called where a reader is told of them. */
export const NEEDED_NAMES: Readonly<Record<Needed, Bilingual>> = {
  heading: { zh: '表的标题', en: 'heading of the form' },
  filing_date: { zh: '填报日期', en: 'filing date' },
  budget_points: { zh: '预算执行得分', en: 'budget-execution points' },
  reason: { zh: '偏差原因（整份表的）', en: 'reason for deviations (of the form)' },
  any_reason: {
    zh: '偏差原因（整份表或逐条指标的）',
    en: 'reason for deviations (of the form or of its rows)',
  },
  improvement: { zh: '改进措施', en: 'improvements' },
  fund_sources: { zh: '分来源的资金行', en: 'money lines by source' },
  money_unit: { zh: '金额单位', en: 'money unit' },
  target: { zh: '目标值', en: 'target' },
  actual: { zh: '实际完成值', en: 'actual value' },
  points: { zh: '指标得分', en: 'points of indicators' },
};

/**
 * A rule tested on each form, section or indicator row. `test` is a three-valued SQL condition: true = a
 * finding, false = passed, NULL = the inputs are missing (not checkable).
 */
export interface CellRule extends RuleText, Wording, FindingColumns {
  readonly kind: 'sql';
  readonly on: 'form' | 'section' | 'row';
  readonly test: string;
  /** What the rule may find blank: a form or list without these fields cannot be checked. */
  readonly needs?: readonly Needed[];
  /** The same question asked of another table (the base data table); selects like a set rule. */
  readonly also?: string;
}

/**
 * A rule across forms, tables or texts. `check` selects everything looked at, with `failed` true or false and
 * the columns of FINDING_COLUMNS; what is not selected is not checkable. Where a condition on `audit_form f` tells
 * which forms are looked at (`among`), `check` selects the findings alone, and only of those forms.
 */
export interface SetRule extends RuleText, Wording {
  readonly kind: 'sql';
  readonly on: 'set';
  /** What one checked thing is: a form, or a unit-year. */
  readonly subject: 'form' | 'unit';
  readonly among?: string;
  /** Scripts that prepare tables for `check`. */
  readonly prepare?: readonly string[];
  readonly check: string;
}

/** A rule that cannot be done honestly with what a form contains; listed with its reason. */
export interface LeftOutRule extends RuleText {
  readonly kind: 'left-out';
  readonly reason: Bilingual;
}

export type SqlRule = CellRule | SetRule;
export type Rule = SqlRule | LeftOutRule;

/** Columns a set rule may name in `check`; those it leaves out are NULL. */
export const FINDING_COLUMNS = {
  form_no: 'INTEGER',
  unit_id: 'VARCHAR',
  fiscal_year: 'INTEGER',
  source_id: 'VARCHAR',
  locator: 'VARCHAR',
  indicator_no: 'INTEGER',
  line_no: 'INTEGER',
  quote: 'VARCHAR',
  reported: 'DOUBLE',
  expected: 'DOUBLE',
  difference: 'DOUBLE',
  v1: 'DOUBLE',
  v2: 'DOUBLE',
  v3: 'DOUBLE',
  v4: 'DOUBLE',
  t1: 'VARCHAR',
  t2: 'VARCHAR',
  related_form: 'INTEGER',
  part: 'VARCHAR',
} as const;
export type FindingColumn = keyof typeof FINDING_COLUMNS;

type Text<T> = Omit<T, 'family' | 'parameters' | 'judges' | 'unit' | 'kind'> & {
  readonly parameters?: readonly string[];
  readonly judges?: boolean;
  readonly unit?: FindingUnit;
};

const text = (rule: {
  id: string;
  parameters?: readonly string[];
  judges?: boolean;
  unit?: FindingUnit;
}) => ({
  family: rule.id.charAt(0) as Family,
  parameters: rule.parameters ?? [],
  judges: rule.judges ?? false,
  unit: rule.unit ?? 'text',
});

/** A rule on each form, section or row; the family comes from the identifier. */
export function cellRule(rule: Text<CellRule>): CellRule {
  return { ...rule, ...text(rule), kind: 'sql' };
}

/** A rule across forms, tables or texts. */
export function setRule(rule: Omit<Text<SetRule>, 'on'>): SetRule {
  return { ...rule, ...text(rule), kind: 'sql', on: 'set' };
}

/** A rule that cannot be done honestly with what a form contains. */
export function leftOut(rule: Text<LeftOutRule>): LeftOutRule {
  return { ...rule, ...text(rule), kind: 'left-out' };
}
