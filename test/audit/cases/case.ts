import {
  blank,
  cleanForm,
  type FormSpec,
  hubeiForm,
  level,
  money,
  number,
  percent,
  type RowSpec,
  unset,
  words,
} from '../clean-form.ts';

export type Change = (form: FormSpec) => void;

/** What a rule must find, what lies just inside its limit, and what it cannot check. */
export interface Case {
  readonly finds: Change;
  readonly inside: Change;
  readonly lacks: Change;
  /** The form that is changed; by default the clean form under mof-2020. */
  readonly from?: () => FormSpec;
}
export type Cases = Readonly<Record<string, Case>>;

/** Amounts of the total line, in 元. */
export function total(
  form: FormSpec,
  amounts: { ini?: number | null; bud?: number | null; exe?: number | null },
): void {
  const line = form.lines[0];
  if (line === undefined) return;
  if (amounts.ini !== undefined) line.initial_amount = amounts.ini;
  if (amounts.bud !== undefined) line.adjusted_amount = amounts.bud;
  if (amounts.exe !== undefined) line.executed_amount = amounts.exe;
}

export function rate(form: FormSpec, raw: string | null, fraction: number | null): void {
  form.form.rate_raw = raw;
  form.form.rate_reported = fraction;
}

/** The n-th indicator row, counted from 1. */
export function at(form: FormSpec, n: number): RowSpec {
  const row = form.rows[n - 1];
  if (row === undefined) throw new Error(`no row ${n}`);
  return row;
}

export function change(form: FormSpec, n: number, values: Partial<RowSpec>): void {
  Object.assign(at(form, n), values);
}

/** n forms of the same department beside this one, each made by `make`. */
export function beside(form: FormSpec, n: number, make: (i: number) => FormSpec): void {
  for (let i = 0; i < n; i += 1) form.more.push({ spec: make(i) });
}

export const noRows: Change = (form) => {
  form.rows = [];
};
export const noLines: Change = (form) => {
  form.lines = [];
};

export { blank, cleanForm, hubeiForm, level, money, number, percent, unset, words };
