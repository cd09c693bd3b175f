/** What a total needs to know of a form. */
export interface Counted {
  readonly adjusted_amount: number | null;
  readonly executed_amount: number | null;
  readonly rate: number | null;
  readonly unspent: number | null;
  readonly score: number | null;
  readonly full_score: boolean | null;
  readonly demonstrated: boolean | null;
}

export interface Totals {
  readonly n: number;
  readonly budget: number | null;
  readonly executed: number | null;
  readonly unspent: number | null;
  /** Σ executed ÷ Σ budget over the forms that have a rate; null when none has. */
  readonly rate: number | null;
  readonly meanRate: number | null;
  readonly withRate: number;
  readonly scored: number;
  readonly fullScores: number;
  readonly lowest: number | null;
  readonly median: number | null;
  readonly demonstrated: number;
  readonly notDemonstrated: number;
}

const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
const sum = (values: readonly (number | null)[]) => {
  const real = known(values);
  return real.length === 0 ? null : real.reduce((total, value) => total + value, 0);
};

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Totals over forms of one kind: ratios of sums, missing values left out, never counted as 0. */
export function totalsOf(forms: readonly Counted[]): Totals {
  const rated = forms.filter((form) => form.rate !== null);
  const budget = sum(rated.map((form) => form.adjusted_amount));
  const executed = sum(rated.map((form) => form.executed_amount));
  const scores = known(forms.map((form) => form.score));
  const rates = known(rated.map((form) => form.rate));
  return {
    n: forms.length,
    budget: sum(forms.map((form) => form.adjusted_amount)),
    executed: sum(forms.map((form) => form.executed_amount)),
    unspent: sum(forms.map((form) => form.unspent)),
    rate: budget === null || executed === null || budget === 0 ? null : executed / budget,
    meanRate: rates.length === 0 ? null : rates.reduce((total, rate) => total + rate, 0) / rates.length,
    withRate: rated.length,
    scored: scores.length,
    fullScores: forms.filter((form) => form.full_score === true).length,
    lowest: scores.length === 0 ? null : Math.min(...scores),
    median: median(scores),
    demonstrated: forms.filter((form) => form.demonstrated === true).length,
    notDemonstrated: forms.filter((form) => form.demonstrated === false).length,
  };
}
