import { loadavg } from 'node:os';
import { DERIVATIONS as AUDIT } from '../src/audit/derivations.ts';
import { NodeEngine } from '../src/engine/duckdb-node.ts';
import { startWasmEngineInNode } from '../src/engine/duckdb-wasm-node.ts';
import type { Engine, Statement } from '../src/engine/engine.ts';
import { DEMONSTRATION, evaluationCount } from '../src/engine/simulation/plan.ts';
import { simulatedTables } from '../src/engine/simulation/tables.ts';
import { overviewQuestions } from '../src/pages/overview/questions.ts';
import { agreementAsked } from '../src/pages/what-if/asked.ts';
import { DERIVATIONS } from '../src/questions/derivations.ts';
import { NO_FILTERS } from '../src/questions/types.ts';
import { DERIVATIONS as SCORING } from '../src/scoring/derivations.ts';
import { DEFAULT_PROFILES } from '../src/scoring/profiles.ts';
import { recompute } from '../src/scoring/recompute.ts';
import { line, quantile } from './machine.ts';

const PLAN = { ...DEMONSTRATION, units: 1_250 };
const REPEATS = 7;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/** Median of several runs, and processor time of the best one: the second does not depend on what else runs. */
async function repeated(work: () => Promise<unknown>): Promise<{ median: number; cpu: number }> {
  const walls: number[] = [];
  const cpus: number[] = [];
  for (let run = 0; run < REPEATS; run += 1) {
    const before = process.cpuUsage();
    walls.push(await timed(work));
    const { user, system } = process.cpuUsage(before);
    cpus.push((user + system) / 1000);
  }
  return { median: quantile(walls, 0.5), cpu: Math.min(...cpus) };
}

/** The answer is counted in the engine, as the screens do: no hundred thousand rows cross to the page. */
const counted = ({ sql, params }: Statement): Statement => ({
  sql: `SELECT count(*) AS forms, count(r.total_recomputed) AS determined, avg(r.gap) AS gap FROM (${sql}) r`,
  params,
});

async function measure(home: string, engine: Engine, auditLimit: number): Promise<void> {
  const tables = simulatedTables(PLAN);
  line(
    `${home}: making and loading the rows`,
    await timed(() => engine.load(tables, { derivations: [] })),
    'ms',
  );
  const derive = (derivations: readonly string[]) =>
    timed(() => engine.load([], { derivations, append: true }));
  const first = await derive([...DERIVATIONS, ...SCORING]);
  const audit = await derive(AUDIT);
  line(`${home}: derived tables and recomputation`, first, 'ms');
  line(`${home}: whole audit`, audit, 'ms');
  line(`${home}: derivations and audit together`, first + audit, 'ms', auditLimit);
  const [profile] = DEFAULT_PROFILES;
  if (profile !== undefined) {
    const whatIf = await repeated(() => engine.query(counted(recompute(profile))));
    line(`${home}: what-if recomputation, median of ${REPEATS}`, whatIf.median, 'ms', 300);
    line(`${home}: what-if recomputation, processor time of the best run`, whatIf.cpu, 'ms');
  }
  for (const { profile_id } of DEFAULT_PROFILES.filter(({ caps }, i) => i === 0 || caps !== null)) {
    const asked = agreementAsked({ sql: 'TRUE', params: [] }, profile_id, 'unit');
    const switched = await repeated(() => engine.query(asked.statement));
    line(`${home}: switch to ${profile_id}, all it asks, median`, switched.median, 'ms', 300);
    line(`${home}: the same, processor time of the best run`, switched.cpu, 'ms');
  }
  const asked = Object.values(overviewQuestions.questions({ ...NO_FILTERS, years: [2021] }, {}));
  const screen = await repeated(async () => {
    for (const { statement } of asked) await engine.query(statement);
  });
  line(`${home}: the ${asked.length} questions of the overview, one year, median`, screen.median, 'ms', 100);
  line(`${home}: the same, processor time of the best run`, screen.cpu, 'ms');
  line(`${home}: memory of the process`, process.memoryUsage().rss / 2 ** 20, 'MiB');
  await engine.close();
}

/** Derivations, audit and recomputation over simulated forms, in both homes of the engine, without a browser. */
export async function benchNode(): Promise<void> {
  console.log(
    `\n${evaluationCount(PLAN)} simulated evaluations in Node (load of the machine ${loadavg()[0]?.toFixed(1)})`,
  );
  await measure('native engine', await NodeEngine.open(), 10_000);
  await measure('browser engine', await startWasmEngineInNode(), 10_000);
}
