import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ask } from '../../src/app/session/answers.ts';
import { isAuditing, Session, type SessionSources } from '../../src/app/session/session.ts';
import { NodeEngine } from '../../src/engine/duckdb-node.ts';
import { startWasmEngineInNode } from '../../src/engine/duckdb-wasm-node.ts';
import { EngineError, type TableData } from '../../src/engine/engine.ts';
import { readPackage } from '../../src/publish/package-reader.ts';
import { DERIVATIONS } from '../../src/questions/derivations.ts';
import { overviewFigures } from '../../src/questions/overview.ts';
import { NO_FILTERS } from '../../src/questions/types.ts';

const FIGURES = ask(overviewFigures, { filters: NO_FILTERS }).statement;

/** The session as the page has it, with DuckDB in Node in place of the worker. */
function sources(changes: Partial<SessionSources> = {}): SessionSources {
  return {
    openEngine: () => NodeEngine.open(),
    readTables: () => readPackage('data'),
    derivations: async (stage) => (stage === 'first' ? DERIVATIONS : []),
    ...changes,
  };
}

describe('the session', () => {
  it('starts once, loads the package and answers', async () => {
    let opened = 0;
    const session = new Session(
      sources({
        openEngine: () => {
          opened += 1;
          return NodeEngine.open();
        },
      }),
    );
    await expect(session.query(FIGURES)).rejects.toThrow('not ready');
    await Promise.all([session.start('reported'), session.start('reported')]);
    expect(session.state().status).toMatchObject({ state: 'ready', revision: 1 });
    expect(opened).toBe(1);
    const [row] = await session.query(FIGURES);
    expect(row?.evaluations).toBe(23);
  });

  it('tells its progress apart from its state, which stays the same object meanwhile', async () => {
    const session = new Session(sources());
    const states = new Set<unknown>();
    const steps = new Set<string>();
    session.subscribe(() => {
      states.add(session.state());
      const { status } = session.state();
      const progress = session.progress();
      if (status.state === 'starting' && progress !== null) steps.add(progress.step);
    });
    await session.start('reported');
    expect([...steps]).toEqual(['load', 'derive']);
    expect(states.size).toBeLessThanOrEqual(3);
    expect(session.progress()).toBeNull();
  });

  it('never mixes data sets: another one takes the place of the first', async () => {
    const session = new Session(
      sources({
        readTables: async (dataset) => {
          const tables = await readPackage('data');
          if (dataset === 'reported') return tables;
          return tables.map((table) =>
            table.table === 'evaluation' && 'rows' in table
              ? { ...table, rows: table.rows.slice(0, 5) }
              : table,
          );
        },
      }),
    );
    await session.start('reported');
    await session.start('simulated');
    expect(session.state().dataset).toBe('simulated');
    const [row] = await session.query(FIGURES);
    expect(row?.evaluations).toBe(5);
  });

  it('says why it failed and starts anew when asked', async () => {
    let broken = true;
    const session = new Session(
      sources({
        readTables: async () => {
          if (broken) throw new EngineError('network', 'HTTP 404');
          return readPackage('data');
        },
      }),
    );
    await session.start('reported');
    expect(session.state().status).toEqual({ state: 'failed', failure: 'network', message: 'HTTP 404' });
    broken = false;
    await session.retry();
    expect(session.state().status.state).toBe('ready');
  });

  it('takes silence of a starting engine for a failure', async () => {
    const session = new Session(sources({ openEngine: () => new Promise(() => {}) }), 50);
    await session.start('reported');
    expect(session.state().status).toMatchObject({ state: 'failed', failure: 'network' });
  });

  it('stays called off', async () => {
    let release: () => void = () => {};
    const session = new Session(
      sources({
        readTables: () => new Promise((resolve) => (release = () => void readPackage('data').then(resolve))),
      }),
    );
    const started = session.start('reported');
    session.cancel();
    release();
    await started;
    expect(session.state().status).toEqual({ state: 'cancelled' });
  });

  it('answers before the audit is done, and says when it is', async () => {
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const session = new Session(
      sources({
        derivations: async (stage) => {
          if (stage === 'first') return DERIVATIONS;
          if (stage === 'scoring') return ['CREATE OR REPLACE TABLE recomputed_evaluation AS SELECT 2 AS n'];
          await held;
          return ['CREATE OR REPLACE TABLE finding AS SELECT 1 AS n'];
        },
      }),
    );
    await session.start('reported');
    expect(session.state().status).toMatchObject({ state: 'ready', audit: 'before' });
    const [row] = await session.query(FIGURES);
    expect(row?.evaluations).toBe(23);
    const seen: string[] = [];
    const done = new Promise<void>((resolve) => {
      session.subscribe(() => {
        const { status } = session.state();
        if (status.state === 'ready') seen.push(status.audit);
        if (status.state === 'ready' && status.audit === 'done') resolve();
      });
    });
    release();
    await done;
    expect(session.state().status).toMatchObject({ state: 'ready', revision: 1 });
    expect(seen).toContain('running');
    expect(await session.query({ sql: 'SELECT n FROM finding', params: [] })).toEqual([{ n: 1 }]);
    expect(await session.query({ sql: 'SELECT n FROM recomputed_evaluation', params: [] })).toEqual([
      { n: 2 },
    ]);
  });

  it('says which derivation failed and why, and goes on answering from the rows', async () => {
    const session = new Session(
      sources({
        derivations: async (stage) => {
          if (stage === 'first') return DERIVATIONS;
          return stage === 'audit' ? ['SELECT * FROM no_such_table'] : [];
        },
      }),
    );
    await session.start('reported');
    for (;;) {
      const { status } = session.state();
      if (status.state !== 'ready' || !isAuditing(status)) break;
      await wait(5);
    }
    expect(session.state().status).toMatchObject({
      state: 'ready',
      audit: 'failed',
      failed: { stage: 'audit', message: expect.stringContaining('no_such_table') },
    });
    expect((await session.query(FIGURES))[0]?.evaluations).toBe(23);
  });

  describe('makes rows ready beside what is in view', () => {
    const started = async () => {
      const session = new Session(sources({ openEngine: () => startWasmEngineInNode() }));
      await session.start('reported');
      while (session.state().status.state !== 'ready' || isAuditing(session.state().status)) await wait(5);
      return session;
    };
    const count = async (session: Session) => (await session.query(FIGURES))[0]?.evaluations;
    /** The published tables, a few forms first, the rest when told. */
    async function* arriving(rest: Promise<void>): AsyncGenerator<TableData> {
      for (const data of await readPackage('data')) {
        if (data.table === 'evaluation' && 'rows' in data) {
          yield { ...data, rows: data.rows.slice(0, 3) };
          await rest;
          yield { ...data, rows: data.rows.slice(3, 7) };
        } else yield data;
      }
    }

    it('and shows them when they are taken', async () => {
      const session = await started();
      const prepared = session.prepare(arriving(Promise.resolve()), 'imported');
      await wait(300);
      expect(session.state().dataset).toBe('reported');
      expect(await count(session)).toBe(23);
      await prepared?.take();
      expect(session.state().dataset).toBe('imported');
      expect(await count(session)).toBe(7);
    });

    it('and forgets them when they are dropped, or when other data are wanted', async () => {
      const session = await started();
      const first = session.prepare(arriving(new Promise(() => {})), 'imported');
      await wait(50);
      first?.drop();
      const second = session.prepare(arriving(Promise.resolve()), 'imported');
      expect(await count(session)).toBe(23);
      await session.start('simulated');
      expect(session.state().dataset).toBe('simulated');
      await expect(second?.take()).rejects.toThrow();
      expect(await count(session)).toBe(23);
    });

    it('and keeps what is in view when they prove unreadable', async () => {
      const session = await started();
      const bad = (async function* (): AsyncGenerator<TableData> {
        yield { table: 'unit', rows: [{ unit_id: 'u' }] };
        yield { table: 'evaluation', rows: [{ evaluation_id: 'x', filed_on: 'not a date' }] };
      })();
      const prepared = session.prepare(bad, 'imported');
      await expect(prepared?.take()).rejects.toThrow();
      expect(session.state()).toMatchObject({ dataset: 'reported', status: { state: 'ready' } });
      expect(await count(session)).toBe(23);
    });

    it('not before the engine has come to rest', () => {
      expect(new Session(sources()).prepare(arriving(Promise.resolve()), 'imported')).toBeNull();
    });
  });

  it('tells its listeners of each change', async () => {
    const session = new Session(sources());
    const states: string[] = [];
    const stop = session.subscribe(() => states.push(session.state().status.state));
    await session.start('reported');
    stop();
    expect(states.at(0)).toBe('starting');
    expect(states.at(-1)).toBe('ready');
  });
});
