import type { FileEntry, ImportResult } from '../intake/import-session.ts';
import type { Problem } from '../intake/types.ts';
import { countOf, type TablePortions } from '../model/portion.ts';
import { TABLE_NAMES, type TableName } from '../model/schema.ts';

export type IngestOutcome = 'read' | 'needs-person' | 'failed';

/** What `jilan ingest` says of an import, for people and for other programs. */
export interface IngestReport {
  readonly outcome: IngestOutcome;
  readonly rows: Readonly<Partial<Record<TableName, number>>>;
  readonly files: readonly {
    readonly file: string;
    readonly kind: string | null;
    readonly forms: readonly {
      readonly kind: string;
      readonly title: string;
      readonly family: string | null;
      readonly place: string;
      readonly evaluation_id: string | null;
      readonly confidence: number;
    }[];
    readonly tables: readonly {
      readonly sheet: string;
      readonly columns: readonly {
        readonly header: string;
        readonly field: string;
        readonly year: number | null;
      }[];
      readonly rows: ImportResult['counts'][number]['rows'] | null;
    }[];
  }[];
  readonly decisions: ImportResult['decisions'];
  readonly problems: readonly Problem[];
  readonly not_understood: ImportResult['notUnderstood'];
  readonly repairs: ImportResult['repairs'];
}

export function countRows(tables: TablePortions): Partial<Record<TableName, number>> {
  return Object.fromEntries(
    TABLE_NAMES.flatMap((name) => (tables[name]?.length ? [[name, countOf(tables[name])]] : [])),
  );
}

/** Something needs a person when a file or row was not read, or when a choice is open. */
export function outcomeOf(result: ImportResult): IngestOutcome {
  const { evaluation, base_metric, text_section } = result.tables;
  if (countOf(evaluation) + countOf(base_metric) + countOf(text_section) === 0) return 'failed';
  const open =
    result.decisions.length > 0 ||
    result.problems.some((p) => p.severity === 'ask' || p.severity === 'error');
  return open ? 'needs-person' : 'read';
}

export function makeReport(
  outcome: IngestOutcome,
  entries: readonly FileEntry[],
  result: ImportResult,
): IngestReport {
  return {
    outcome,
    rows: countRows(result.tables),
    files: entries.map((entry) => ({
      file: entry.file,
      kind: entry.kind,
      forms: result.found
        .filter((found) => found.file === entry.file)
        .map(({ kind, title, family, locator, evaluationId, confidence }) => ({
          kind,
          title,
          family,
          place: locator,
          evaluation_id: evaluationId,
          confidence,
        })),
      tables: entry.flat.map((flat) => ({
        sheet: flat.sheet,
        columns: flat.mapping.columns.flatMap(({ header, field, year }) =>
          field ? [{ header, field, year }] : [],
        ),
        rows: result.counts.find((c) => c.file === entry.file && c.sheet === flat.sheet)?.rows ?? null,
      })),
    })),
    decisions: result.decisions,
    problems: result.problems,
    not_understood: result.notUnderstood,
    repairs: result.repairs,
  };
}

const ORDER: Readonly<Record<Problem['severity'], number>> = { error: 0, ask: 1, warning: 2, info: 3 };
const MARKS: Readonly<Record<Problem['severity'], string>> = {
  error: '✗',
  ask: '?',
  warning: '!',
  info: '·',
};
const SHOWN = 60;

/** The report as lines for a terminal, in both languages, weightiest first. */
export function reportLines(report: IngestReport): string[] {
  const lines: string[] = [];
  const sorted = [...report.problems].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  for (const p of sorted.slice(0, SHOWN)) {
    const place = [p.file, p.place, p.column].filter((part) => part !== null && part !== '').join(' · ');
    const value = p.value === null ? '' : ` [${p.value.replace(/\s+/gu, ' ').slice(0, 60)}]`;
    lines.push(`${MARKS[p.severity]} ${place}${value}: ${p.message.zh} → ${p.remedy.zh}`);
    lines.push(`    ${p.message.en} → ${p.remedy.en}`);
  }
  if (sorted.length > SHOWN) lines.push(`… 另有 ${sorted.length - SHOWN} 条 more, see --report`);
  for (const decision of report.decisions) {
    lines.push(`? ${decision.question.zh} ${decision.question.en}`);
    lines.push(`    --answers: {"${decision.id}": "${decision.options.map((o) => o.id).join(' | ')}"}`);
  }
  if (report.not_understood.length > 0)
    lines.push(
      `! 有 ${report.not_understood.length} 格没有读懂，见报告 cells not understood: ${report.not_understood.length}, see --report`,
    );
  const rows = Object.entries(report.rows).map(([table, count]) => `${table} ${count}`);
  lines.push(rows.length === 0 ? '没有读到数据 nothing was read' : `读入 read: ${rows.join(', ')}`);
  return lines;
}
