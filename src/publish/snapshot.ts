import type { Answers, Asked, ScreenQuestions } from '../app/session/answers.ts';
import { defaultParameters } from '../app/session/answers.ts';
import { derivations } from '../app/session/derivations.ts';
import type { Engine } from '../engine/engine.ts';
import { NO_FILTERS } from '../questions/types.ts';
import { packageFolder } from './package-folder.ts';
import { readPackage } from './package-reader.ts';

let opened: Promise<Engine> | null = null;

/** The published package in DuckDB in Node, derived tables and all; opened once for a whole build. */
export function snapshotEngine(): Promise<Engine> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Engine> {
  const { NodeEngine } = await import('../engine/duckdb-node.ts');
  const engine = await NodeEngine.open();
  await engine.load(await readPackage(packageFolder()), { derivations: await derivations() });
  return engine;
}

/** Asks everything at once; the names of the answers are those of the questions. */
export async function answersTo<Q extends Asked>(asked: Q): Promise<Answers<Q>> {
  const engine = await snapshotEngine();
  const entries = await Promise.all(
    Object.entries(asked).map(
      async ([name, { statement }]) => [name, await engine.query(statement)] as const,
    ),
  );
  return Object.fromEntries(entries) as Answers<Q>;
}

/** What a screen shows at its defaults: the rows that go into its prerendered page. */
export function snapshotOf<P, Q extends Asked>(screen: ScreenQuestions<P, Q>): Promise<Answers<Q>> {
  return answersTo(screen.questions(NO_FILTERS, defaultParameters(screen.parameters)));
}
