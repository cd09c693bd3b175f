import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ImportSession } from '../intake/import-session.ts';
import type { Arrivals } from '../intake/mapping/collect.ts';
import { currencyOf } from '../intake/package/currency.ts';
import { IMPORTED } from '../intake/package/descriptor.ts';
import { problemLine } from '../publish/problem.ts';
import { INGEST_USAGE, type IngestArguments, parseIngestArguments } from './ingest-arguments.ts';
import { makeReport, outcomeOf, reportLines } from './ingest-report.ts';
import { inputFiles } from './input-files.ts';
import { findLibreOffice, libreOfficeConverter } from './libre-office.ts';
import { refusesPackage, writePackage } from './write-package.ts';

/** A list whose rows are forms by themselves is written while it is read, though nobody hears of it. */
const UNHEARD: Arrivals = { onPortion: () => undefined, onRepeal: () => undefined };

/**
 * `jilan ingest FILE|DIR … --out DIR`: reads forms and flat tables into a data package. Exit code 0 when all
 * was read, 2 when something needs a person (the package holds what was read), 1 when nothing was written.
 */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseIngestArguments(args);
  if (typeof parsed === 'string') {
    console.error(`${parsed}\n\n${INGEST_USAGE}`);
    return 1;
  }
  const answers = await readAnswers(parsed.answers);
  const refusal =
    missingPath(parsed) ?? (typeof answers === 'string' ? answers : await refusesPackage(parsed.out));
  if (refusal !== null || typeof answers === 'string') {
    console.error(refusal);
    return 1;
  }
  const session = await openSession(parsed, answers);
  const files = await inputFiles(parsed.inputs);
  for (const file of files) await session.add(file);
  const result = await session.finish({ arrivals: UNHEARD });
  const outcome = outcomeOf(result);
  const report = makeReport(outcome, session.entries, result);
  if (parsed.report !== null) await writeFile(parsed.report, `${JSON.stringify(report, null, 2)}\n`);
  for (const line of reportLines(report)) console.log(line);
  if (outcome === 'failed') return 1;
  const info = { ...IMPORTED, name: parsed.name ?? IMPORTED.name, currency: currencyOf(result.tables) };
  const problems = await writePackage(parsed.out, info, result.tables);
  if (problems.length > 0) {
    console.error('读到的数据不合规范，没有写出 What was read breaks the schema; nothing was written:');
    for (const problem of problems.slice(0, 50))
      console.error(`${problemLine(problem, 'zh')}\n  ${problemLine(problem, 'en')}`);
    return 1;
  }
  return outcome === 'read' ? 0 : 2;
}

/** Names a file or folder that is not there; null when all are. */
function missingPath({ inputs, report }: IngestArguments): string | null {
  const paths = report === null ? inputs : [...inputs, dirname(resolve(report))];
  const missing = paths.find((path) => !existsSync(path));
  return missing === undefined ? null : `没有这个文件或文件夹 no such file or folder: ${missing}`;
}

/** The answers of a file; a text says what is wrong with it. */
async function readAnswers(path: string | null): Promise<Readonly<Record<string, unknown>> | string> {
  if (path === null) return {};
  if (!existsSync(path)) return `没有这个文件 no such file: ${path}`;
  try {
    const answers: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof answers === 'object' && answers !== null && !Array.isArray(answers))
      return answers as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return `--answers ${path}: 应为 JSON 对象（编号 → 选项） must be a JSON object (id → option)`;
}

async function openSession(
  args: IngestArguments,
  answers: Readonly<Record<string, unknown>>,
): Promise<ImportSession> {
  const soffice = await findLibreOffice();
  const session = new ImportSession({
    moneyUnit: args.moneyUnit,
    duplicates: args.duplicates,
    unit: args.unit,
    year: args.year,
    hiddenSheets: args.hiddenSheets,
    ...(args.encoding ? { encoding: args.encoding } : {}),
    ...(soffice ? { convert: libreOfficeConverter(soffice) } : {}),
  });
  for (const [id, option] of Object.entries(answers)) session.answer(id, String(option));
  return session;
}
