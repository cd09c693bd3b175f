import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';

const aborted = () => new DOMException('The query was cancelled', 'AbortError');

interface Lease {
  readonly connection: AsyncDuckDBConnection;
  database: string;
}

/**
 * Connections that queries share: one query at a time on each, the others wait in line. After a load they move
 * over to the new database, each as soon as it is free, so that a query under way still ends on the old one.
 */
export class ConnectionPool {
  readonly #free: Lease[];
  readonly #waiting: ((lease: Lease) => void)[] = [];
  readonly #all: readonly Lease[];
  #current: string;
  #moved: () => void = () => undefined;
  #chore: ((connection: AsyncDuckDBConnection) => Promise<unknown>) | null = null;

  constructor(connections: readonly AsyncDuckDBConnection[], database: string) {
    this.#all = connections.map((connection) => ({ connection, database }));
    this.#free = [...this.#all];
    this.#current = database;
  }

  /** Runs work on a free connection; an abort while still in line rejects with an AbortError. */
  async use<T>(work: (connection: AsyncDuckDBConnection) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const lease = await this.#take(signal);
    try {
      return await work(lease.connection);
    } finally {
      await this.#give(lease);
    }
  }

  /** Sends everything that starts from now on to another database; resolves when nobody is on the old one. */
  async moveTo(database: string): Promise<void> {
    this.#current = database;
    const left = new Promise<void>((resolve) => {
      this.#moved = resolve;
    });
    for (const lease of this.#free.splice(0)) await this.#give(lease);
    await left;
  }

  /**
   * Runs work as soon as no query is under way, alone; the last one asked for counts. Not to be waited for:
   * under constant questions it comes late.
   */
  whenIdle(work: (connection: AsyncDuckDBConnection) => Promise<unknown>): void {
    this.#chore = work;
    this.#doChore();
  }

  #doChore(): void {
    const [lease] = this.#free;
    const chore = this.#chore;
    if (chore === null || lease === undefined || this.#free.length < this.#all.length) return;
    this.#chore = null;
    const held = this.#free.splice(0);
    const giveBack = () => {
      for (const each of held) void this.#give(each);
    };
    chore(lease.connection).then(giveBack, giveBack);
  }

  #take(signal?: AbortSignal): Promise<Lease> {
    const free = this.#free.pop();
    if (free !== undefined) return Promise.resolve(free);
    return new Promise((resolve, reject) => {
      const turn = (lease: Lease) => {
        signal?.removeEventListener('abort', leave);
        resolve(lease);
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(aborted());
      };
      this.#waiting.push(turn);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  async #give(lease: Lease): Promise<void> {
    if (lease.database !== this.#current) {
      const database = this.#current;
      await lease.connection.query(`USE ${database}`);
      lease.database = database;
      if (this.#all.every((l) => l.database === this.#current)) this.#moved();
    }
    const next = this.#waiting.shift();
    if (next !== undefined) next(lease);
    else {
      this.#free.push(lease);
      this.#doChore();
    }
  }
}
