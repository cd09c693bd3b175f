import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import datapackage from '../../data/datapackage.json' with { type: 'json' };
import { columnType } from '../engine/ddl.ts';
import { NodeEngine } from '../engine/duckdb-node.ts';
import type { TableData } from '../engine/engine.ts';
import { evaluationCount, INDICATORS_PER_FORM, type SimulationPlan } from '../engine/simulation/plan.ts';
import { simulatedTables } from '../engine/simulation/tables.ts';
import { quoteIdentifier, quoteText } from '../model/quote-identifier.ts';
import { TABLES } from '../model/schema.ts';
import type { PublishedManifest } from './parquet.ts';

export type PackageFormat = 'csv' | 'parquet';

export interface SimulationReport {
  readonly evaluations: number;
  readonly indicators: number;
  readonly bytes: number;
}

function titles(plan: SimulationPlan) {
  const [from, to] = plan.years;
  const n = evaluationCount(plan);
  return {
    title: `模拟数据：${plan.units} 个虚构单位，${from}–${to} 年，${n} 张自评表（种子 ${plan.seed}）`,
    title_en: `Simulated data: ${plan.units} made-up units, ${from}–${to}, ${n} forms (seed ${plan.seed})`,
  };
}

/** The schema's columns in its order and types, by key, so that two runs write the same bytes. */
function ordered(data: TableData & { readonly select: string }): string {
  const table = TABLES[data.table];
  const columns = table.fields.map(
    (f) => `CAST(${quoteIdentifier(f.name)} AS ${columnType(f)}) AS ${quoteIdentifier(f.name)}`,
  );
  const names = new Set(table.fields.map((f) => f.name));
  const near = data.table === 'evaluation' ? ['fiscal_year', 'unit_id'].filter((n) => names.has(n)) : [];
  const order = [...near, ...table.primaryKey].map(quoteIdentifier).join(', ');
  return `SELECT ${columns.join(', ')} FROM (${data.select}) ORDER BY ${order}`;
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

const OPTIONS: Readonly<Record<PackageFormat, string>> = {
  csv: "FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', NULLSTR ''",
  parquet: 'FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880',
};

/**
 * Writes a simulated package into a folder: CSV files with `datapackage.json` (passes `jilan check`), or
 * Parquet files with that and `manifest.json`. The same plan writes the same bytes.
 */
export async function writeSimulation(
  plan: SimulationPlan,
  format: PackageFormat,
  folder: string,
): Promise<SimulationReport> {
  await mkdir(folder, { recursive: true });
  const engine = await NodeEngine.open();
  const tables: PublishedManifest['tables'][number][] = [];
  try {
    for (const data of simulatedTables(plan)) {
      if (!('select' in data)) continue;
      const file = format === 'csv' ? TABLES[data.table].path : `${data.table}.parquet`;
      const path = join(folder, file);
      await engine.run(`COPY (${ordered(data)}) TO ${quoteText(path)} (${OPTIONS[format]})`);
      const { size } = await stat(path);
      if (format === 'csv') {
        tables.push({ table: data.table, file, bytes: size, rows: 0, sha256: '' });
        continue;
      }
      const [counted] = await engine.query({
        sql: `SELECT count(*) AS rows FROM read_parquet(${quoteText(path)})`,
        params: [],
      });
      tables.push({
        table: data.table,
        file,
        bytes: size,
        rows: Number(counted?.rows),
        sha256: await fileHash(path),
      });
    }
  } finally {
    await engine.close();
  }
  const description = { ...datapackage, name: 'jilan-simulated', ...titles(plan), data_origin: 'simulated' };
  await writeFile(join(folder, 'datapackage.json'), `${JSON.stringify(description, null, 1)}\n`);
  if (format === 'parquet') {
    const { title, title_en } = titles(plan);
    const manifest: PublishedManifest = {
      name: description.name,
      title: { zh: title, en: title_en },
      version: datapackage.version,
      data_origin: 'simulated',
      tables,
    };
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  }
  const evaluations = evaluationCount(plan);
  return {
    evaluations,
    indicators: evaluations * INDICATORS_PER_FORM,
    bytes: tables.reduce((sum, t) => sum + t.bytes, 0),
  };
}
