import type { FlatRow } from '../readers/flat-source.ts';
import { decimalOf, readRate } from './amounts.ts';
import type { ColumnProposal } from './column-proposal.ts';

const SAMPLE = 300;

/**
 * Where two columns claim the same field and year (`COMPROMISOS 2025` twice), takes the pair of budget and
 * executed whose quotient is the printed rate most often. Without a rate column, the choice by name stands.
 */
export function settleTwins(columns: readonly ColumnProposal[], body: readonly FlatRow[]): ColumnProposal[] {
  const out = [...columns];
  const rows = body.slice(0, SAMPLE);
  for (const rate of columns.filter((column) => column.field === 'rate')) {
    const of = (field: 'budget' | 'executed'): ColumnProposal[] =>
      columns.filter(
        (column) =>
          column.year === rate.year &&
          (column.field === field || (column.field === null && column.others.includes(field))),
      );
    const budgets = of('budget');
    const executed = of('executed');
    if (budgets.length + executed.length <= 2 || budgets.length === 0 || executed.length === 0) continue;
    let best = { budget: budgets[0], executed: executed[0], hits: -1 };
    for (const b of [...budgets].sort(chosenFirst))
      for (const e of [...executed].sort(chosenFirst)) {
        const hits = rows.filter((row) => agrees(row, b, e, rate)).length;
        if (hits > best.hits) best = { budget: b, executed: e, hits };
      }
    if (best.hits < Math.max(3, rows.length * 0.2)) continue;
    settle(out, budgets, best.budget, 'budget');
    settle(out, executed, best.executed, 'executed');
  }
  return out;
}

function chosenFirst(a: ColumnProposal, b: ColumnProposal): number {
  return Number(b.field !== null) - Number(a.field !== null) || a.index - b.index;
}

function settle(
  out: ColumnProposal[],
  claimants: readonly ColumnProposal[],
  winner: ColumnProposal | undefined,
  field: 'budget' | 'executed',
): void {
  if (!winner) return;
  for (const claimant of claimants) {
    const now = out[claimant.index];
    if (!now) continue;
    if (claimant.index === winner.index)
      out[claimant.index] =
        now.field === field
          ? now
          : {
              ...now,
              field,
              confidence: 0.9,
              reason: 'arithmetic',
              others: now.others.filter((o) => o !== field),
            };
    else if (now.field === field)
      out[claimant.index] = {
        ...now,
        field: null,
        confidence: 0,
        reason: null,
        others: [field, ...now.others],
      };
  }
}

function agrees(
  row: FlatRow,
  budget: ColumnProposal,
  executed: ColumnProposal,
  rate: ColumnProposal,
): boolean {
  const number = (column: ColumnProposal): number | null => {
    const text = row.exact?.[column.index] ?? row.values[column.index] ?? '';
    const decimal = decimalOf(text, column.style);
    return decimal === null ? null : Number(decimal);
  };
  const b = number(budget);
  const e = number(executed);
  const printed = readRate(row.values[rate.index] ?? '', rate.rateScale, rate.style);
  if (b === null || e === null || b === 0 || printed.kind !== 'value' || printed.value === 0) return false;
  return Math.abs(e / b - printed.value) < 0.0006 + Math.abs(printed.value) * 0.0006;
}
