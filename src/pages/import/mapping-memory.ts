import { FIELD_BY_ID, type FlatFieldId } from '../../intake/mapping/fields.ts';
import { type Mapping, recalledFor, signatureOf } from '../../intake/mapping/mapping.ts';
import { MONEY_POWER, type MoneyUnit } from '../../intake/values/money.ts';

const KEY = 'jilan.import-mappings';
const KEPT_TABLES = 60;
const KEPT_COLUMNS = 400;

interface Remembered {
  /** Mappings by the headers of their table, the latest last. */
  readonly tables: readonly (readonly [signature: string, mapping: Mapping])[];
  /** The field last chosen for a column of a name; null when it was set aside. */
  readonly columns: readonly (readonly [header: string, field: FlatFieldId | null])[];
}

const NOTHING: Remembered = { tables: [], columns: [] };

function isMapping(value: unknown): value is Mapping {
  const mapping = value as Partial<Mapping> | null;
  return (
    typeof mapping?.headerAt === 'number' &&
    Array.isArray(mapping.columns) &&
    typeof mapping.moneyUnit === 'string' &&
    (mapping.moneyUnit as MoneyUnit) in MONEY_POWER &&
    mapping.columns.every(
      (column) =>
        typeof column?.header === 'string' && (column.field === null || FIELD_BY_ID.has(column.field)),
    )
  );
}

function read(storage: Storage | null): Remembered {
  try {
    const value: unknown = JSON.parse(storage?.getItem(KEY) ?? 'null');
    const held = value as Partial<Remembered> | null;
    const tables = (held?.tables ?? []).filter(
      ([signature, mapping]) => typeof signature === 'string' && isMapping(mapping),
    );
    const columns = (held?.columns ?? []).filter(
      ([header, field]) => typeof header === 'string' && (field === null || FIELD_BY_ID.has(field)),
    );
    return { tables, columns };
  } catch {
    return NOTHING;
  }
}

const nameOf = (header: string) => header.replace(/\s+/g, '').toLowerCase();
const signature = (mapping: Mapping) => signatureOf(mapping.columns.map((column) => column.header));

/** What the reader confirmed in earlier imports, kept on this machine; a storage that is closed keeps nothing. */
export class MappingChoices {
  readonly #storage: Storage | null;

  constructor(storage: Storage | null) {
    this.#storage = storage;
  }

  /** The proposal with earlier choices in it: for the very same headers all of them, else column by column. */
  recall(proposed: Mapping): { readonly mapping: Mapping; readonly recalled: 'table' | 'columns' | 'none' } {
    const { tables, columns } = read(this.#storage);
    const same = tables.find(([key]) => key === signature(proposed))?.[1];
    if (same !== undefined) return { mapping: recalledFor(same, proposed), recalled: 'table' };
    const byName = new Map(columns);
    const taken = new Set(proposed.columns.flatMap(({ field, year }) => (field ? [`${field}/${year}`] : [])));
    let changed = false;
    const recalled = proposed.columns.map((column) => {
      const field = byName.get(nameOf(column.header));
      if (field === undefined || field === column.field) return column;
      if (field !== null && taken.has(`${field}/${column.year}`)) return column;
      changed = true;
      return { ...column, field };
    });
    return changed
      ? { mapping: { ...proposed, columns: recalled }, recalled: 'columns' }
      : { mapping: proposed, recalled: 'none' };
  }

  remember(mapping: Mapping): void {
    const { tables, columns } = read(this.#storage);
    const key = signature(mapping);
    const named = new Map(columns);
    for (const { header, field } of mapping.columns) {
      named.delete(nameOf(header));
      if (header !== '') named.set(nameOf(header), field);
    }
    const next: Remembered = {
      tables: [...tables.filter(([each]) => each !== key), [key, mapping] as const].slice(-KEPT_TABLES),
      columns: [...named].slice(-KEPT_COLUMNS),
    };
    try {
      this.#storage?.setItem(KEY, JSON.stringify(next));
    } catch {
      // Full or closed: the choice then lasts for this visit only.
    }
  }
}

/** The browser's own storage, null where it is forbidden. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
