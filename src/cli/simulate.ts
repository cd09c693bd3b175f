import { parseArgs } from 'node:util';
import { planProblem, type SimulationPlan } from '../engine/simulation/plan.ts';
import { type PackageFormat, writeSimulation } from '../publish/simulate.ts';

const USAGE =
  'jilan simulate --units N --years A..B --projects M --seed S --out DIR [--evaluations N] [--format csv|parquet]';

function readPlan(values: Readonly<Record<string, string | undefined>>): SimulationPlan | null {
  const years = /^(\d{4})\.\.(\d{4})$/.exec(values.years ?? '');
  const [from, to] = [Number(years?.[1]), Number(years?.[2])];
  const number = (text: string | undefined) =>
    text !== undefined && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  const plan = {
    units: number(values.units),
    years: [from, to] as const,
    projects: number(values.projects),
    seed: number(values.seed),
    evaluations: values.evaluations === undefined ? null : number(values.evaluations),
  };
  const problem = planProblem(plan);
  if (problem === null) return plan;
  console.error(`${problem.zh} ${problem.en}`);
  return null;
}

/** `jilan simulate`: writes a simulated package; exit code 1 when the plan makes no sense. */
export async function run(args: readonly string[]): Promise<number> {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      units: option,
      years: option,
      projects: option,
      seed: option,
      out: option,
      evaluations: option,
      format: option,
    },
  });
  const format = values.format ?? 'csv';
  const plan = readPlan(values);
  if (plan === null || values.out === undefined || (format !== 'csv' && format !== 'parquet')) {
    console.error(USAGE);
    return 1;
  }
  const start = performance.now();
  const report = await writeSimulation(plan, format satisfies PackageFormat, values.out);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${report.evaluations} 张表 forms, ${report.indicators} 条指标 indicators, ${(report.bytes / 1e6).toFixed(1)} MB, ${seconds} s → ${values.out}`,
  );
  return 0;
}
