interface DerivationModule {
  readonly DERIVATIONS?: readonly string[];
}

const ROOMS = import.meta.glob<DerivationModule>([
  '../../questions/derivations.ts',
  '../../scoring/derivations.ts',
  '../../audit/derivations.ts',
]);
const ORDER = ['questions', 'scoring', 'audit'] as const;

/** The scripts that make the derived tables after each load, in the order that CONTRIBUTING.md gives. */
export async function derivations(): Promise<readonly string[]> {
  const scripts: string[] = [];
  for (const room of ORDER) {
    const module = await ROOMS[`../../${room}/derivations.ts`]?.();
    scripts.push(...(module?.DERIVATIONS ?? []));
  }
  return scripts;
}
