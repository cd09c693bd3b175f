import { describe, expect, test } from 'vitest';
import { memoryShelf, type Shelf } from '../../../src/app/session/imported-shelf.ts';
import { ImportedStore, type Layer } from '../../../src/app/session/imported-store.ts';
import { Session } from '../../../src/app/session/session.ts';
import { NodeEngine } from '../../../src/engine/duckdb-node.ts';
import {
  adoptAndLoad,
  arrangementUnder,
  fromMemory,
  keepAndLoad,
  keepInBackground,
} from '../../../src/pages/import/keep.ts';
import { readPackage } from '../../../src/publish/package-reader.ts';

const layer = (id: string): Layer => ({
  id,
  savedAt: '2024-03-01T00:00:00.000Z',
  files: [`${id}.docx`],
  evaluations: 1,
  rows: 2,
  bytes: 3,
  corrections: [],
});
const tables = (byte: number) => [{ table: 'unit', parquet: new Uint8Array([byte]) }] as const;
const bytesOf = async (store: ImportedStore) =>
  (await store.tables())?.layers.map((each) => each.map((t) => ('parquet' in t ? [...t.parquet] : [])));

function watched(): { shelf: Shelf; keys: Set<string> } {
  const shelf = memoryShelf();
  const keys = new Set<string>();
  return {
    keys,
    shelf: {
      ...shelf,
      change: async (put, remove) => {
        await shelf.change(put, remove);
        for (const key of remove) keys.delete(key);
        for (const key of put.keys()) keys.add(key);
      },
    },
  };
}

describe('what is kept', () => {
  test('nothing at first; one import; a reload finds it', async () => {
    const { shelf } = watched();
    const store = new ImportedStore(shelf);
    expect(await store.tables()).toBeNull();
    expect((await store.state()).previous).toBeUndefined();
    await store.put(arrangementUnder('only', null), layer('a'), tables(1));
    const after = new ImportedStore(shelf);
    expect((await after.state()).current).toMatchObject({ base: 'none', layers: [{ id: 'a' }] });
    expect(await bytesOf(after)).toEqual([[[1]]]);
  });

  test('imports lie over one another, and one step can be undone', async () => {
    const { shelf, keys } = watched();
    const store = new ImportedStore(shelf);
    await store.put(arrangementUnder('together', null), layer('a'), tables(1));
    const { current } = await store.state();
    await store.put(arrangementUnder('add', current), layer('b'), tables(2));
    expect((await store.tables())?.base).toBe('published');
    expect(await bytesOf(store)).toEqual([[[1]], [[2]]]);
    const undone = await store.undo();
    expect(undone.current?.layers.map((each) => each.id)).toEqual(['a']);
    expect(undone.previous).toBeUndefined();
    expect([...keys].sort()).toEqual(['layer:a', 'state']);
  });

  test('an import in place of another leaves the other to be undone to, then frees it', async () => {
    const { shelf, keys } = watched();
    const store = new ImportedStore(shelf);
    for (const id of ['a', 'b', 'c']) await store.put(arrangementUnder('only', null), layer(id), tables(1));
    expect([...keys].sort()).toEqual(['layer:b', 'layer:c', 'state']);
    expect((await store.undo()).current?.layers[0]?.id).toBe('b');
    await store.clear();
    expect([...keys]).toEqual(['state']);
    expect(await store.state()).toMatchObject({ current: null, previous: undefined });
  });

  test('the first import is undone to nothing', async () => {
    const store = new ImportedStore(memoryShelf());
    const put = await store.put(arrangementUnder('only', null), layer('a'), tables(1));
    expect(put.previous).toBeNull();
    expect((await store.undo()).current).toBeNull();
    expect(put.persistent).toBe(false);
  });

  test('bytes handed out are copies', async () => {
    const store = new ImportedStore(memoryShelf());
    await store.put(arrangementUnder('only', null), layer('a'), tables(7));
    const first = (await store.tables())?.layers[0]?.[0];
    if (first && 'parquet' in first) first.parquet[0] = 0;
    expect(await bytesOf(store)).toEqual([[[7]]]);
  });

  test('a foreign value counts as nothing; a missing part says so', async () => {
    const shelf = memoryShelf();
    await shelf.change(new Map([['state', { version: 9 }]]), []);
    const store = new ImportedStore(shelf);
    expect((await store.state()).current).toBeNull();
    await store.put(arrangementUnder('only', null), layer('a'), tables(1));
    await shelf.change(new Map(), ['layer:a']);
    await expect(store.tables()).rejects.toThrow('missing');
  });

  test('an import is the data set before it is kept, and a reload finds it only afterwards', async () => {
    const { shelf } = watched();
    const store = new ImportedStore(shelf);
    await store.put(arrangementUnder('only', null), layer('a'), tables(1));
    const rows = () => [{ table: 'unit', rows: [{ unit_id: 'u' }] }] as const;
    const adopted = await store.adopt(arrangementUnder('only', null), layer('b'), rows);
    expect(adopted).toMatchObject({ unkept: 'writing', current: { layers: [{ id: 'b' }] } });
    expect((await store.tables())?.layers).toEqual([rows()]);
    expect((await new ImportedStore(shelf).state()).current?.layers[0]?.id).toBe('a');
    const kept = await store.keep('b', [{ table: 'unit', parquet: new Uint8Array(9) }]);
    expect(kept).toMatchObject({ unkept: null, current: { layers: [{ id: 'b', bytes: 9 }] } });
    expect((await new ImportedStore(shelf).state()).current?.layers[0]?.id).toBe('b');
    expect((await store.undo()).current?.layers[0]?.id).toBe('a');
  });

  test('an import that is undone, or replaced, while it is written is not kept', async () => {
    const { shelf, keys } = watched();
    const store = new ImportedStore(shelf);
    await store.put(arrangementUnder('only', null), layer('a'), tables(1));
    await store.adopt(arrangementUnder('only', null), layer('b'), () => []);
    expect((await store.undo()).current?.layers[0]?.id).toBe('a');
    await store.keep('b', tables(2));
    await store.adopt(arrangementUnder('only', null), layer('c'), () => []);
    await store.put(arrangementUnder('only', null), layer('d'), tables(2));
    expect((await store.keep('c', tables(3))).current?.layers[0]?.id).toBe('d');
    expect([...keys].sort()).toEqual(['layer:a', 'layer:d', 'state']);
  });

  test('an import that cannot be written stays in view, and that is said', async () => {
    const { shelf } = watched();
    const full: Shelf = {
      ...shelf,
      change: async () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const store = new ImportedStore(full);
    await store.adopt(arrangementUnder('only', null), layer('b'), () => []);
    const state = await keepInBackground(store, 'b', async () => tables(1));
    expect(state).toMatchObject({ unkept: 'failed', current: { layers: [{ id: 'b' }] } });
    expect((await store.undo()).current).toBeNull();
    const refused = await adoptAndLoad(
      store,
      arrangementUnder('only', null),
      layer('c'),
      fromMemory({}),
      async () => ({ ok: false, message: 'memory' }),
    );
    expect(refused.ok).toBe(false);
    expect(await store.state()).toMatchObject({ unkept: null, current: null });
  });

  test('an import that cannot be loaded is taken back', async () => {
    const store = new ImportedStore(memoryShelf());
    await store.put(arrangementUnder('only', null), layer('a'), tables(1));
    const loaded = await keepAndLoad(
      store,
      arrangementUnder('only', null),
      layer('b'),
      tables(2),
      async () => ({
        ok: false,
        message: 'memory',
      }),
    );
    expect(loaded.ok).toBe(false);
    expect((await store.state()).current?.layers[0]?.id).toBe('a');
  });
});

describe('the session', () => {
  test('lays imports over the published tables: a form of the same key is replaced, others are added', async () => {
    const published = await readPackage('data');
    const evaluations = published.flatMap((t) => (t.table === 'evaluation' && 'rows' in t ? t.rows : []));
    const first = evaluations[0]!;
    const session = new Session({
      openEngine: () => NodeEngine.open(),
      readTables: async () => published,
      readLayers: async () => [
        [
          {
            table: 'evaluation',
            rows: [
              { ...first, total_reported: 12.5 },
              { ...first, evaluation_id: 'new-form', total_reported: 50 },
            ],
          },
        ],
        [{ table: 'evaluation', rows: [{ ...first, evaluation_id: 'new-form', total_reported: 60 }] }],
      ],
      derivations: async () => [],
    });
    await session.start('imported');
    const [row] = await session.query<{ n: number; changed: number; added: number }>({
      sql: `SELECT CAST(count(*) AS DOUBLE) AS n,
        CAST(max(CASE WHEN evaluation_id = ? THEN total_reported END) AS DOUBLE) AS changed,
        CAST(max(CASE WHEN evaluation_id = 'new-form' THEN total_reported END) AS DOUBLE) AS added
        FROM evaluation`,
      params: [String(first.evaluation_id)],
    });
    expect(row).toEqual({ n: evaluations.length + 1, changed: 12.5, added: 60 });
  });
});
