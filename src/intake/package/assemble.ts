import type { TablePortions } from '../../model/portion.ts';
import type { EvaluationRow, ProjectRow, UnitRow } from '../../model/rows.gen.ts';
import { TABLE_NAMES, TABLES, type TableName } from '../../model/schema.ts';
import type { Problem, TableRows } from '../types.ts';
import { isReviewAlone, reviewsAlone } from './review-alone.ts';
import { allRows, portionsOf } from './table-writer.ts';

/** What one file, or all flat tables together, gave. */
export interface Contribution {
  readonly file: string;
  readonly rows: TableRows;
}

/** What all flat tables together gave, which may be too many rows to hold as objects. */
export interface FlatContribution {
  readonly file: string;
  readonly tables: TablePortions;
}

export interface Assembled {
  readonly tables: TablePortions;
  readonly problems: readonly Problem[];
}

type AnyRow = Readonly<Record<string, unknown>>;

/** Tables whose rows belong to one form and stand or fall with it. */
const OF_A_FORM: readonly TableName[] = TABLE_NAMES.filter(
  (name) => name !== 'evaluation' && TABLES[name].primaryKey.includes('evaluation_id'),
);

/**
 * Joins what several files gave into one package. Units and projects meet under their keys. The same form
 * twice counts once; a second form of the same unit, project and year that says something else is left
 * out, and a person is asked. A review list adds its scores to the forms it reviews. Flat tables by themselves are
 * one package already and stay as they are.
 */
export function assemble(
  all: readonly Contribution[],
  flat: FlatContribution = { file: '', tables: {} },
): Assembled {
  const others = all.filter(({ rows }) => Object.keys(rows).length > 0);
  if (others.length === 0) {
    const units = allRows({ unit: flat.tables.unit ?? [] });
    const review = reviewsAlone(flat.file, flat.tables);
    return {
      tables: { ...flat.tables, ...portionsOf(alone(units)) },
      problems: review === null ? [] : [review],
    };
  }
  const flatRows = allRows(flat.tables);
  const { rows, problems } = joined(
    Object.keys(flatRows).length === 0 ? others : [...others, { file: flat.file, rows: flatRows }],
  );
  const tables = portionsOf(rows);
  const review = reviewsAlone(flat.file, tables);
  return { tables, problems: review === null ? problems : [...problems, review] };
}

function joined(contributions: readonly Contribution[]): {
  readonly rows: TableRows;
  readonly problems: readonly Problem[];
} {
  const only = contributions[0];
  if (contributions.length === 1 && only) return { rows: alone(only.rows), problems: [] };
  const problems: Problem[] = [];
  const tables = new Map<TableName, Map<string, AnyRow>>(TABLE_NAMES.map((name) => [name, new Map()]));
  const owner = new Map<string, string>();
  for (const { file, rows } of contributions) {
    const dropped = new Set<string>();
    for (const evaluation of rows.evaluation ?? []) {
      const id = evaluation.evaluation_id;
      const first = owner.get(id);
      if (first === undefined) {
        owner.set(id, file);
        put(tables, 'evaluation', evaluation);
        continue;
      }
      dropped.add(id);
      const held = tables.get('evaluation')?.get(id);
      if (held && held.reviewed_total === null && isReviewAlone(rows, evaluation)) {
        put(tables, 'evaluation', { ...held, reviewed_total: evaluation.reviewed_total });
        problems.push(reviewed(file, first, evaluation));
        continue;
      }
      const before = contributions.find((c) => c.file === first)?.rows ?? {};
      const same = fingerprint(before, id) === fingerprint(rows, id);
      problems.push(repeated(file, first, evaluation, same));
    }
    for (const name of TABLE_NAMES) {
      if (name === 'evaluation') continue;
      const own = OF_A_FORM.includes(name);
      for (const row of (rows[name] ?? []) as readonly unknown[] as readonly AnyRow[]) {
        if (own && dropped.has(String(row.evaluation_id))) continue;
        if (typeof row.evaluation_id === 'string' && !owner.has(row.evaluation_id)) continue;
        put(tables, name, row);
      }
    }
  }
  return { rows: inOrder(tables), problems };
}

/** The rows of a single contribution, which are one package already; only units are put in order. */
function alone(rows: TableRows): TableRows {
  return rows.unit
    ? {
        ...rows,
        unit: parentsFirst(
          rows.unit as readonly unknown[] as readonly AnyRow[],
        ) as readonly unknown[] as readonly UnitRow[],
      }
    : rows;
}

function put(tables: ReadonlyMap<TableName, Map<string, AnyRow>>, name: TableName, row: object): void {
  const held = tables.get(name);
  if (!held) return;
  const key = TABLES[name].primaryKey.map((column) => String((row as AnyRow)[column])).join('\u001f');
  const before = held.get(key);
  if (before === undefined || name === 'evaluation') held.set(key, row as AnyRow);
  else if (name === 'unit' || name === 'project') held.set(key, united(before, row as AnyRow));
}

/** One unit or project under two spellings: the first name stays, the other becomes an alias. */
function united(before: AnyRow, after: AnyRow): AnyRow {
  const a = before as unknown as UnitRow | ProjectRow;
  const b = after as unknown as UnitRow | ProjectRow;
  const aliases = new Set([...(a.aliases?.split(';') ?? []), ...(b.aliases?.split(';') ?? []), b.name]);
  aliases.delete(a.name);
  const filled = Object.fromEntries(
    Object.entries(before).map(([column, value]) => [column, value ?? after[column] ?? null]),
  );
  return { ...filled, aliases: aliases.size === 0 ? null : [...aliases].join(';') };
}

function inOrder(tables: ReadonlyMap<TableName, ReadonlyMap<string, AnyRow>>): TableRows {
  const out = TABLE_NAMES.flatMap((name) => {
    const rows = [...(tables.get(name)?.values() ?? [])];
    return rows.length === 0 ? [] : [[name, name === 'unit' ? parentsFirst(rows) : rows] as const];
  });
  return Object.fromEntries(out) as TableRows;
}

/** Parents before children; a parent that nobody names is taken out, so that no reference dangles. */
function parentsFirst(rows: readonly AnyRow[]): readonly AnyRow[] {
  const known = new Set(rows.map((row) => row.unit_id));
  const done = new Set<unknown>();
  const out: AnyRow[] = [];
  let waiting = rows.map((row) => (known.has(row.parent_unit_id) ? row : { ...row, parent_unit_id: null }));
  while (waiting.length > 0) {
    const ready = waiting.filter((row) => row.parent_unit_id === null || done.has(row.parent_unit_id));
    const next: readonly AnyRow[] =
      ready.length > 0 ? ready : waiting.map((row) => ({ ...row, parent_unit_id: null }));
    for (const row of next) {
      done.add(row.unit_id);
      out.push(row);
    }
    waiting = waiting.filter((row) => !done.has(row.unit_id));
  }
  return out;
}

/** What a form says, whatever file it stands in: its own columns, its amounts and its indicators. */
function fingerprint(rows: TableRows, id: string): string {
  const places = new Set(['source_id', 'locator', 'extraction_confidence', 'layout']);
  const said = (row: object): unknown[] => Object.entries(row).filter(([column]) => !places.has(column));
  const of = <T extends { evaluation_id: string }>(list: readonly T[] | undefined): unknown[] =>
    (list ?? []).filter((row) => row.evaluation_id === id).map(said);
  return JSON.stringify([of(rows.evaluation), of(rows.fund_line), of(rows.indicator)]);
}

function reviewed(file: string, first: string, form: EvaluationRow): Problem {
  return {
    file,
    place: form.locator,
    column: 'evaluation.reviewed_total',
    value: String(form.reviewed_total),
    kind: 'review-joined',
    severity: 'info',
    message: {
      zh: `复核得分已并入“${first}”中的自评表`,
      en: `The reviewed score was added to the form in “${first}”`,
    },
    remedy: { zh: '无需处理', en: 'Nothing to do' },
  };
}

function repeated(file: string, first: string, again: EvaluationRow, same: boolean): Problem {
  return {
    file,
    place: again.locator,
    column: 'evaluation.evaluation_id',
    value: again.evaluation_id,
    kind: same ? 'same-form-again' : 'form-conflict',
    severity: same ? 'info' : 'ask',
    message: same
      ? { zh: `与“${first}”中的是同一张表，只计一次`, en: `The same form as in “${first}”; counted once` }
      : {
          zh: `“${first}”中已有同一单位、项目和年度的表，内容不同；这一张没有导入`,
          en: `“${first}” already holds a form of this unit, project and year that differs; this one was not imported`,
        },
    remedy: same
      ? { zh: '无需处理', en: 'Nothing to do' }
      : {
          zh: '请确定以哪一份为准，去掉另一份后重新导入',
          en: 'Decide which one counts, take the other away and import again',
        },
  };
}
