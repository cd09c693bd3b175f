import type { FlatIdentity, FormOwner } from './flat-identity.ts';
import type { AllRecords } from './record-store.ts';

/** The records of one form, by their places among all: one unit, project and year. */
export interface FormGroup {
  readonly evaluationId: string;
  readonly owner: FormOwner;
  readonly records: readonly number[];
}

/**
 * Groups records by form, in the order in which forms are first met. Held as numbers: a million forms as objects
 * with a list each would cost more than reading them.
 */
export function* groupByForm(records: AllRecords, identity: FlatIdentity): Generator<FormGroup> {
  const owners: FormOwner[] = [];
  const years: number[] = [];
  const firsts: number[] = [];
  const lasts: number[] = [];
  /** The next form of the same project or unit, of another year; -1 at the end. */
  const siblings: number[] = [];
  /** The next record of the same form; 0 at the end, since the first record follows none. */
  const followers = new Int32Array(records.length);
  let record = 0;
  for (const key of records.keys()) {
    const owner = identity.owner(key);
    let form = owner.chain.newest;
    while (form >= 0 && years[form] !== key.year) form = siblings[form] ?? -1;
    if (form >= 0) {
      followers[lasts[form] ?? 0] = record;
      lasts[form] = record;
    } else {
      siblings.push(owner.chain.newest);
      owner.chain.newest = firsts.length;
      owners.push(owner);
      years.push(key.year);
      firsts.push(record);
      lasts.push(record);
    }
    record += 1;
  }
  for (const [form, owner] of owners.entries()) {
    const first = firsts[form] ?? 0;
    const own = [first];
    for (let next = followers[first] ?? 0; next > 0; next = followers[next] ?? 0) own.push(next);
    yield { evaluationId: `${owner.projectId ?? owner.unitId}-${years[form]}`, owner, records: own };
  }
}
