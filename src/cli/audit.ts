import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DERIVATIONS as AUDIT } from '../audit/derivations.ts';
import { FINDING_VIEW_COLUMNS, type FindingRow } from '../audit/finding.ts';
import { composeFormula, composeMessage, explanationOf } from '../audit/message.ts';
import { ruleById, SEVERITIES, SQL_RULES } from '../audit/registry.ts';
import type { Severity } from '../audit/rule.ts';
import { NodeEngine, type TableFile } from '../engine/duckdb-node.ts';
import { TABLE_NAMES } from '../model/schema.ts';
import { csvRecords, tablePath } from '../publish/package-reader.ts';
import { DERIVATIONS as QUESTIONS } from '../questions/derivations.ts';
import { DERIVATIONS as SCORING } from '../scoring/derivations.ts';
import { DEFAULT_PROFILES } from '../scoring/profiles.ts';

const USAGE =
  'jilan audit DIR [--format json|csv|table] [--profile ID] [--rule ID] [--severity E,W] [--fail-on E]';
const FORMATS = ['json', 'csv', 'table'] as const;
type Format = (typeof FORMATS)[number];

interface Request {
  readonly folder: string;
  readonly format: Format;
  readonly profile: string | null;
  readonly rules: readonly string[];
  readonly severities: readonly Severity[];
  readonly failOn: readonly Severity[];
}

/** What was wrong with the arguments, in both languages. */
class UsageError extends Error {}

const list = (value: string | undefined) =>
  (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function severities(option: string, value: string | undefined): readonly Severity[] {
  return list(value).map((part) => {
    const severity = part.toUpperCase();
    if (!(severity in SEVERITIES)) {
      throw new UsageError(
        `${option}: 没有级别 no severity “${part}”; ${Object.keys(SEVERITIES).join(', ')}`,
      );
    }
    return severity as Severity;
  });
}

function parse(args: readonly string[]): Request {
  const option = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: option, profile: option, rule: option, severity: option, 'fail-on': option },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError(USAGE);
  if (!existsSync(folder)) throw new UsageError(`没有这个数据包 no such package: ${folder}`);
  const format = FORMATS.find((f) => f === (values.format ?? 'table'));
  if (format === undefined) throw new UsageError(`--format: ${FORMATS.join(', ')}`);
  const rules = list(values.rule).map((id) => id.toUpperCase());
  const unknown = rules.find((id) => ruleById(id) === undefined);
  if (unknown !== undefined) throw new UsageError(`--rule: 没有规则 no rule ${unknown}`);
  return {
    folder,
    format,
    profile: values.profile ?? null,
    rules,
    severities: severities('--severity', values.severity),
    failOn: severities('--fail-on', values['fail-on']),
  };
}

async function filesOf(folder: string): Promise<readonly TableFile[]> {
  const files: TableFile[] = [];
  for (const table of TABLE_NAMES) {
    const csvPath = tablePath(folder, table);
    if (!existsSync(csvPath)) continue;
    for await (const record of csvRecords(csvPath)) {
      files.push({ table, csvPath, header: record.cells });
      break;
    }
  }
  return files;
}

/** The scheme asked for must be one of the package or one of ours; then every form is read under it. */
async function profileScript(folder: string, profile: string | null): Promise<readonly string[]> {
  if (profile === null) return [];
  const known = new Set(DEFAULT_PROFILES.map((p) => p.profile_id));
  const path = tablePath(folder, 'profile');
  if (existsSync(path)) {
    for await (const record of csvRecords(path)) known.add(record.cells[0] ?? '');
  }
  if (!known.has(profile)) {
    throw new UsageError(`--profile: 没有口径 no profile “${profile}”; ${[...known].sort().join(', ')}`);
  }
  return [`UPDATE evaluation SET profile_id = '${profile.replaceAll("'", "''")}'`];
}

/** A finding as it is printed: the view's columns, then words in both languages. */
function printed(finding: FindingRow): Record<string, string | number | boolean | null> {
  const message = composeMessage(finding);
  const formula = composeFormula(finding);
  const rule = ruleById(finding.rule);
  const kept = FINDING_VIEW_COLUMNS.filter((c) => !/^[vt]\d$/.test(c)).map((c) => [c, finding[c] ?? null]);
  return {
    ...Object.fromEntries(kept),
    explanation: explanationOf(finding),
    rule_name_zh: rule?.name.zh ?? null,
    rule_name_en: rule?.name.en ?? null,
    unit: rule?.unit ?? null,
    formula_zh: formula?.zh ?? null,
    formula_en: formula?.en ?? null,
    message_zh: message.zh,
    message_en: message.en,
  };
}

function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function* lines(findings: readonly FindingRow[], format: Format): Generator<string> {
  if (format === 'json') {
    yield '[';
    for (const [i, finding] of findings.entries()) {
      yield `${JSON.stringify(printed(finding))}${i < findings.length - 1 ? ',' : ''}`;
    }
    yield ']';
    return;
  }
  if (format === 'csv') {
    for (const [i, finding] of findings.entries()) {
      const row = printed(finding);
      if (i === 0) yield `\uFEFF${Object.keys(row).join(',')}`;
      yield Object.values(row).map(csvCell).join(',');
    }
    return;
  }
  for (const finding of findings) {
    const place = [finding.evaluation_id ?? finding.unit_id ?? '', finding.locator ?? ''].join(' ').trim();
    yield `${finding.severity} ${finding.rule}  ${place}\n    ${composeMessage(finding).zh}`;
  }
}

async function write(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * `jilan audit DIR`: audits a data package and prints its findings, E first. Exit code 0; with `--fail-on E`
 * 1 when any finding of such severity stands, whatever the other filters show; 2 when it cannot be run.
 */
export async function run(args: readonly string[]): Promise<number> {
  let request: Request;
  let override: readonly string[];
  try {
    request = parse(args);
    override = await profileScript(request.folder, request.profile);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    if (!(error instanceof UsageError)) console.error(USAGE);
    return 2;
  }
  const engine = await NodeEngine.open();
  try {
    await engine.loadFiles(await filesOf(request.folder), {
      derivations: [...override, ...QUESTIONS, ...SCORING, ...AUDIT],
    });
    const all = await engine.query<FindingRow>({
      sql: `SELECT ${FINDING_VIEW_COLUMNS.join(', ')} FROM finding
        ORDER BY CASE severity WHEN 'E' THEN 0 WHEN 'W' THEN 1 WHEN 'N' THEN 2 ELSE 3 END, rule_no, evaluation_id, finding_id`,
      params: [],
    });
    const wanted = all.filter(
      (f) =>
        (request.rules.length === 0 || request.rules.includes(f.rule)) &&
        (request.severities.length === 0 || request.severities.includes(f.severity)),
    );
    let buffer = '';
    for (const line of lines(wanted, request.format)) {
      buffer += `${line}\n`;
      if (buffer.length > 1 << 20) {
        await write(buffer);
        buffer = '';
      }
    }
    if (request.format === 'table') buffer += await summary(engine, wanted.length, request);
    await write(buffer);
    return all.some((f) => request.failOn.includes(f.severity)) ? 1 : 0;
  } finally {
    await engine.close();
  }
}

/** How many findings are shown, and what became of the checks of the rules asked for. */
async function summary(engine: NodeEngine, shown: number, { rules, severities }: Request): Promise<string> {
  const asked = SQL_RULES.filter(
    (rule) =>
      (rules.length === 0 || rules.includes(rule.id)) &&
      (severities.length === 0 || severities.includes(rule.severity)),
  );
  const [counts] = await engine.query<{ passed: number; failed: number; not_checkable: number }>({
    sql: `SELECT coalesce(sum(passed), 0) AS passed, coalesce(sum(failed), 0) AS failed, coalesce(sum(not_checkable), 0) AS not_checkable
      FROM rule_check_count WHERE rule IN (${asked.map(() => '?').join(', ') || 'NULL'})`,
    params: asked.map((rule) => rule.id),
  });
  if (counts === undefined) return '';
  return (
    `\n${shown} 个疑点；检查通过 ${counts.passed} 项，未通过 ${counts.failed} 项，缺少依据、无法检查 ${counts.not_checkable} 项\n` +
    `${shown} points to verify; ${counts.passed} checks passed, ${counts.failed} did not, ${counts.not_checkable} lack what they need\n`
  );
}
