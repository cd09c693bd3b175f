import type { FlatIdentity, FormOwner } from './flat-identity.ts';
import type { AllRecords } from './record-store.ts';

/** The records of one form, by their places among all: one unit, project and year. */
export interface FormGroup {
  readonly evaluationId: string;
  readonly owner: FormOwner;
  readonly records: readonly number[];
}

/** Tells forms apart as records come: which form a record belongs to, in the order in which they are first met. */
export class FormList {
  readonly owners: FormOwner[] = [];
  readonly years: number[] = [];
  /** The next form of the same project or unit, of another year; -1 at the end. */
  readonly #siblings: number[] = [];

  /** The place of the form of an owner and year, if it was met before; else -1, and it is met now. */
  meet(owner: FormOwner, year: number): number {
    const { years } = this;
    let form = owner.chain.newest;
    while (form >= 0 && years[form] !== year) form = this.#siblings[form] ?? -1;
    if (form >= 0) return form;
    this.#siblings.push(owner.chain.newest);
    owner.chain.newest = this.owners.length;
    this.owners.push(owner);
    years.push(year);
    return -1;
  }
}

export function evaluationIdOf(owner: FormOwner, year: number): string {
  return `${owner.projectId ?? owner.unitId}-${year}`;
}

/**
 * Groups records by form, in the order in which forms are first met. Held as numbers: a million forms as objects
 * with a list each would cost more than reading them.
 */
export function* groupByForm(records: AllRecords, identity: FlatIdentity): Generator<FormGroup> {
  const forms = new FormList();
  const firsts: number[] = [];
  const lasts: number[] = [];
  /** The next record of the same form; 0 at the end, since the first record follows none. */
  const followers = new Int32Array(records.length);
  let record = 0;
  for (const key of records.keys()) {
    const form = forms.meet(identity.owner(key), key.year);
    if (form >= 0) {
      followers[lasts[form] ?? 0] = record;
      lasts[form] = record;
    } else {
      firsts.push(record);
      lasts.push(record);
    }
    record += 1;
  }
  for (const [form, owner] of forms.owners.entries()) {
    const first = firsts[form] ?? 0;
    const own = [first];
    for (let next = followers[first] ?? 0; next > 0; next = followers[next] ?? 0) own.push(next);
    yield { evaluationId: evaluationIdOf(owner, forms.years[form] ?? 0), owner, records: own };
  }
}
