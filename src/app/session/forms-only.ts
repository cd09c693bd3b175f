import type { SimulationPlan } from '../../engine/simulation/plan.ts';
import { quoteIdentifier } from '../../model/quote-identifier.ts';

/** Tables that the derivations of every room start from; the other tables hang on them. */
const ROOTS = ['evaluation', 'fund_line'] as const;

const away = (table: string) => quoteIdentifier(`${table}_set_aside`);

/**
 * Derivations for a simulated size whose indicators are not kept. The sums of every form are right; everything
 * that needs single indicators (recomputation, findings) is there and empty: its tables are derived while the
 * forms are set aside.
 */
export async function formsOnlyDerivations(plan: SimulationPlan): Promise<readonly string[]> {
  const [questions, scoring, audit, totals] = await Promise.all([
    import('../../questions/derivations.ts'),
    import('../../scoring/derivations.ts'),
    import('../../audit/derivations.ts'),
    import('../../engine/simulation/totals.ts'),
  ]);
  return [
    ...ROOTS.flatMap((table) => [
      `ALTER TABLE ${table} RENAME TO ${away(table)}`,
      `CREATE TABLE ${table} AS SELECT * FROM ${away(table)} LIMIT 0`,
    ]),
    ...questions.DERIVATIONS,
    ...scoring.DERIVATIONS,
    ...audit.DERIVATIONS,
    ...ROOTS.flatMap((table) => [`DROP TABLE ${table}`, `ALTER TABLE ${away(table)} RENAME TO ${table}`]),
    ...questions.derivationsWith(totals.indicatorTotals(plan), totals.sectionTotals()),
  ];
}
