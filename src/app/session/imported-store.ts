import type { TableData } from '../../engine/engine.ts';
import { TABLE_NAMES, type TableName } from '../../model/schema.ts';
import type { Correction } from './imported-corrections.ts';
import { browserShelf, type Shelf } from './imported-shelf.ts';

/** One confirmed import. */
export interface Layer {
  readonly id: string;
  /** ISO time. */
  readonly savedAt: string;
  readonly files: readonly string[];
  readonly evaluations: number;
  readonly rows: number;
  /** Of its tables as Parquet. */
  readonly bytes: number;
  readonly corrections: readonly Correction[];
}

/** What the imported data set is made of: the published tables or none, then imports, later ones on top. */
export interface Arrangement {
  readonly base: 'none' | 'published';
  readonly layers: readonly Layer[];
}

export interface ImportedState {
  readonly current: Arrangement | null;
  /** What an undo returns to; `undefined` when there is nothing to undo, null when to nothing. */
  readonly previous: Arrangement | null | undefined;
  /** False when the browser lets nothing be kept: a reload loses it. */
  readonly persistent: boolean;
  /** Whether the last import is still being written, or could not be: until it is kept a reload loses it. */
  readonly unkept: 'writing' | 'failed' | null;
}

/** An import that is the data set of this page already and not yet kept. */
interface Unkept {
  readonly kept: Kept;
  readonly under: Arrangement;
  readonly layer: Layer;
  readonly tables: () => readonly TableData[];
  readonly state: 'writing' | 'failed';
}

export type LayerTables = readonly { readonly table: TableName; readonly parquet: Uint8Array }[];

interface Kept {
  readonly version: 1;
  readonly current: Arrangement | null;
  readonly previous?: Arrangement | null;
}

const STATE = 'state';
const tablesKey = (layer: string) => `layer:${layer}`;

function isKept(value: unknown): value is Kept {
  const kept = value as Partial<Kept> | null | undefined;
  const fine = (each: unknown) =>
    each === null || each === undefined || Array.isArray((each as Partial<Arrangement>).layers);
  return kept?.version === 1 && fine(kept.current) && fine(kept.previous);
}

function isLayerTables(value: unknown): value is LayerTables {
  return (
    Array.isArray(value) &&
    value.every(
      (each) =>
        TABLE_NAMES.includes((each as { table: TableName }).table) && each.parquet instanceof Uint8Array,
    )
  );
}

/** The imports kept on this machine, with one step of undo that survives a reload. */
export class ImportedStore {
  readonly #shelf: Shelf;
  #unkept: Unkept | null = null;
  #changing: Promise<unknown> = Promise.resolve();

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  async #kept(): Promise<Kept> {
    return this.#unkept?.kept ?? this.#onShelf();
  }

  async #onShelf(): Promise<Kept> {
    const value = await this.#shelf.get(STATE);
    return isKept(value) ? value : { version: 1, current: null };
  }

  async state(): Promise<ImportedState> {
    const { current, previous } = await this.#kept();
    const unkept = this.#unkept?.state ?? null;
    return { current, previous, persistent: this.#shelf.persistent, unkept };
  }

  /** The tables of the current arrangement; null when nothing is kept. Each call gives bytes of its own. */
  async tables(): Promise<{ base: Arrangement['base']; layers: readonly (readonly TableData[])[] } | null> {
    const { current } = await this.#kept();
    if (current === null) return null;
    const layers = await Promise.all(
      current.layers.map(async ({ id }) => {
        if (this.#unkept?.layer.id === id) return this.#unkept.tables();
        const tables = await this.#shelf.get(tablesKey(id));
        if (!isLayerTables(tables))
          throw new Error('A part of the imported data is missing; clear it and import again.');
        return tables.map(({ table, parquet }) => ({ table, parquet: parquet.slice() }));
      }),
    );
    return { base: current.base, layers };
  }

  /** Makes an import the data set, alone or over what `under` names; what was there before can be undone to. */
  put(under: Arrangement, layer: Layer, tables: LayerTables): Promise<ImportedState> {
    return this.#inTurn(() => this.#put(under, layer, tables));
  }

  async #put(under: Arrangement, layer: Layer, tables: LayerTables): Promise<void> {
    const before = await this.#onShelf();
    const current = { base: under.base, layers: [...under.layers, layer] };
    const put = new Map<string, unknown>([[tablesKey(layer.id), tables]]);
    await this.#change(before, { version: 1, current, previous: before.current }, put);
    this.#unkept = null;
  }

  /**
   * Makes an import the data set of this page at once; `keep` writes it later. `tables` gives its rows anew at each
   * call until then.
   */
  adopt(under: Arrangement, layer: Layer, tables: () => readonly TableData[]): Promise<ImportedState> {
    return this.#inTurn(async () => {
      const { current: previous } = await this.#onShelf();
      const current = { base: under.base, layers: [...under.layers, layer] };
      this.#unkept = { kept: { version: 1, current, previous }, under, layer, tables, state: 'writing' };
    });
  }

  /** Writes what was adopted, unless something else has taken its place. When it cannot, the page goes on with it. */
  keep(id: string, tables: LayerTables): Promise<ImportedState> {
    return this.#inTurn(async () => {
      const unkept = this.#unkept;
      if (unkept?.layer.id === id)
        await this.#put(unkept.under, { ...unkept.layer, bytes: bytesOf(tables) }, tables);
    });
  }

  /** Says that what was adopted will not be kept. */
  giveUp(id: string): Promise<ImportedState> {
    return this.#inTurn(async () => {
      if (this.#unkept?.layer.id === id) this.#unkept = { ...this.#unkept, state: 'failed' };
    });
  }

  /** Goes back to what was there before the last import. */
  undo(): Promise<ImportedState> {
    return this.#inTurn(async () => {
      if (this.#unkept !== null) {
        this.#unkept = null;
        return;
      }
      const before = await this.#onShelf();
      if (before.previous !== undefined) await this.#change(before, { version: 1, current: before.previous });
    });
  }

  /** Leaves nothing on this machine. */
  clear(): Promise<ImportedState> {
    return this.#inTurn(async () => {
      this.#unkept = null;
      await this.#change(await this.#onShelf(), { version: 1, current: null });
    });
  }

  /** One change after another, so that an undo finds written what is being written. */
  async #inTurn(change: () => Promise<void>): Promise<ImportedState> {
    const turn = this.#changing.then(change);
    this.#changing = turn.catch(() => undefined);
    await turn;
    return this.state();
  }

  async #change(before: Kept, after: Kept, put = new Map<string, unknown>()): Promise<void> {
    const used = layersOf(after);
    const unused = [...layersOf(before)].filter((id) => !used.has(id)).map(tablesKey);
    await this.#shelf.change(new Map([...put, [STATE, after]]), unused);
  }
}

/** Of tables as they are kept. */
export function bytesOf(tables: LayerTables): number {
  return tables.reduce((sum, { parquet }) => sum + parquet.length, 0);
}

function layersOf(kept: Kept): ReadonlySet<string> {
  return new Set(
    [...(kept.current?.layers ?? []), ...(kept.previous?.layers ?? [])].map((layer) => layer.id),
  );
}

let store: Promise<ImportedStore> | null = null;

/** The store of this page. */
export function siteStore(): Promise<ImportedStore> {
  store ??= browserShelf().then((shelf) => new ImportedStore(shelf));
  return store;
}
