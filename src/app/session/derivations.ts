interface DerivationModule {
  readonly DERIVATIONS?: readonly string[];
}

const ROOMS = import.meta.glob<DerivationModule>([
  '../../questions/derivations.ts',
  '../../scoring/derivations.ts',
  '../../audit/derivations.ts',
]);
const ORDER = ['questions', 'scoring', 'audit'] as const;

/** The tables that the recomputation makes. */
const SCORING_TABLES = /\b(recomputed_\w+|scoring_\w+|roll_up_\w+)\b/;
/** The tables that only the audit makes. */
const AUDIT_TABLES = /\b(finding|finding_row|rule_check|quality_index|audit_\w+)\b/;

/** Whether a statement reads what the audit derives, and so must wait for it. */
export function readsAudit(sql: string): boolean {
  return AUDIT_TABLES.test(sql);
}

/** Whether a statement reads recomputed scores, and so must wait for them. */
export function readsScoring(sql: string): boolean {
  return SCORING_TABLES.test(sql);
}

/** The scripts that make the derived tables after each load, in the order that CONTRIBUTING.md gives. */
export async function derivations(
  rooms: readonly (typeof ORDER)[number][] = ORDER,
): Promise<readonly string[]> {
  const scripts: string[] = [];
  for (const room of rooms) {
    const module = await ROOMS[`../../${room}/derivations.ts`]?.();
    scripts.push(...(module?.DERIVATIONS ?? []));
  }
  return scripts;
}
