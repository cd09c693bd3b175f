/** A place that keeps values by key, across visits where it can. */
export interface Shelf {
  /** False when what is put here is gone with the page. */
  readonly persistent: boolean;
  get(key: string): Promise<unknown>;
  /** Puts and deletes together: all of it takes effect, or nothing. */
  change(put: ReadonlyMap<string, unknown>, remove: readonly string[]): Promise<void>;
}

/** The database of this browser in which imports are kept; named to the reader, who may delete it. */
export const DATABASE = 'jilan-imported';
const STORE = 'kept';

export function memoryShelf(): Shelf {
  const held = new Map<string, unknown>();
  return {
    persistent: false,
    get: async (key) => held.get(key),
    change: async (put, remove) => {
      for (const key of remove) held.delete(key);
      for (const [key, value] of put) held.set(key, value);
    },
  };
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('IndexedDB is blocked by another tab'));
  });
}

/** Keeps in IndexedDB; in the page's memory where the browser forbids that (private windows, closed storage). */
export async function browserShelf(): Promise<Shelf> {
  try {
    return indexedDbShelf(await opened());
  } catch {
    return memoryShelf();
  }
}

function indexedDbShelf(database: IDBDatabase): Shelf {
  return {
    persistent: true,
    get: (key) =>
      new Promise((resolve, reject) => {
        const request = database.transaction(STORE, 'readonly').objectStore(STORE).get(key);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      }),
    change: (put, remove) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction(STORE, 'readwrite');
        const store = transaction.objectStore(STORE);
        for (const key of remove) store.delete(key);
        for (const [key, value] of put) store.put(value, key);
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(transaction.error);
        transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up'));
      }),
  };
}
