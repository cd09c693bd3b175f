import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TABLE_NAMES, TABLES, type Table, type TableName } from '../model/schema.ts';
import { checkCell, checkHeader } from './check-cell.ts';
import { KeySet } from './key-set.ts';
import { csvRecords, tablePath } from './package-reader.ts';
import type { PackageProblem } from './problem.ts';

export interface CheckReport {
  readonly problems: readonly PackageProblem[];
  /** Records read in each table that has a file. */
  readonly rows: Readonly<Partial<Record<TableName, number>>>;
}

/** Keys seen so far. A key is kept as the text of its columns; tables come parents first. */
type Keys = Map<string, KeySet>;

const SEPARATOR = '\u001f';
const keyName = (table: TableName, columns: readonly string[]) => `${table}(${columns.join(',')})`;

/** The column lists of a table that some other table, or itself, refers to. */
function referencedKeys(table: TableName): readonly (readonly string[])[] {
  const lists = TABLE_NAMES.flatMap((name) =>
    TABLES[name].foreignKeys.filter((k) => k.table === table).map((k) => k.references),
  );
  return [...new Map(lists.map((l) => [l.join(), l])).values()];
}

interface Later {
  readonly line: number;
  readonly value: string;
}

function brokenReference(
  table: Table,
  columns: readonly string[],
  parent: string,
  at: Later,
): PackageProblem {
  const shown = at.value.split(SEPARATOR).join(' / ');
  return {
    kind: 'broken_reference',
    table: table.name,
    line: at.line,
    column: columns.join(', '),
    value: shown,
    message: { zh: `“${shown}”在 ${parent} 表中不存在`, en: `“${shown}” is not in ${parent}` },
    remedy: { zh: `在 ${parent} 表中补上，或改正编号`, en: `add it to ${parent}, or correct the identifier` },
  };
}

async function* checkTable(folder: string, table: Table, keys: Keys): AsyncGenerator<PackageProblem, number> {
  let header: readonly string[] | null = null;
  let rows = 0;
  let places: { readonly field: Table['fields'][number]; readonly at: number }[] = [];
  const own = new KeySet();
  const referenced = referencedKeys(table.name).map((columns) => ({ columns, seen: new KeySet() }));
  for (const { columns, seen } of referenced) keys.set(keyName(table.name, columns), seen);
  const selfReferences: { readonly columns: readonly string[]; readonly key: string; readonly at: Later }[] =
    [];

  for await (const { line, cells } of csvRecords(tablePath(folder, table.name))) {
    if (header === null) {
      header = cells;
      yield* checkHeader(table, cells);
      places = table.fields
        .map((field) => ({ field, at: cells.indexOf(field.name) }))
        .filter((p) => p.at >= 0);
      continue;
    }
    rows += 1;
    const names = header;
    if (cells.length !== names.length) {
      yield {
        kind: 'cell_count',
        table: table.name,
        line,
        column: null,
        value: String(cells.length),
        message: {
          zh: `有 ${cells.length} 格，表头有 ${names.length} 列`,
          en: `${cells.length} cells under a header of ${names.length} columns`,
        },
        remedy: {
          zh: '检查逗号和引号：含逗号或换行的格要加引号',
          en: 'check commas and quotes: cells with commas or line breaks need quotes',
        },
      };
    }
    for (const { field, at } of places) {
      const problem = checkCell(field, cells[at] ?? '');
      if (problem !== null)
        yield { table: table.name, line, column: field.name, value: cells[at] ?? '', ...problem };
    }
    const cellsOf = (columns: readonly string[]) => columns.map((c) => cells[names.indexOf(c)] ?? '');
    const key = cellsOf(table.primaryKey).join(SEPARATOR);
    if (!own.add(key)) {
      const shown = cellsOf(table.primaryKey).join(' / ');
      yield {
        kind: 'duplicate_key',
        table: table.name,
        line,
        column: table.primaryKey.join(', '),
        value: shown,
        message: { zh: `主键“${shown}”已经出现过`, en: `the key “${shown}” was already used` },
        remedy: {
          zh: '合并两行，或给其中一行另一个编号',
          en: 'merge the two rows, or give one another identifier',
        },
      };
    }
    for (const { columns, seen } of referenced) seen.add(cellsOf(columns).join(SEPARATOR));
    for (const reference of table.foreignKeys) {
      const values = cellsOf(reference.columns);
      if (values.some((v) => v === '')) continue;
      const value = values.join(SEPARATOR);
      const name = keyName(reference.table, reference.references);
      if (reference.table === table.name) {
        selfReferences.push({ columns: reference.columns, key: name, at: { line, value } });
      } else if (!keys.get(name)?.has(value)) {
        yield brokenReference(table, reference.columns, reference.table, { line, value });
      }
    }
  }
  for (const { columns, key, at } of selfReferences) {
    if (!keys.get(key)?.has(at.value)) yield brokenReference(table, columns, table.name, at);
  }
  return rows;
}

async function* describeFolder(folder: string): AsyncGenerator<PackageProblem> {
  const path = join(folder, 'datapackage.json');
  const whole = { table: null, line: null, column: null, value: null } as const;
  if (!existsSync(folder) || !(await stat(folder)).isDirectory()) {
    yield {
      ...whole,
      kind: 'missing_file',
      message: { zh: `没有文件夹 ${folder}`, en: `there is no folder ${folder}` },
      remedy: { zh: '给出数据包所在的文件夹', en: 'name the folder that holds the package' },
    };
  } else if (!existsSync(path)) {
    yield {
      ...whole,
      kind: 'missing_file',
      message: { zh: '没有 datapackage.json', en: 'datapackage.json is missing' },
      remedy: {
        zh: '从本项目 data/ 复制一份并改写标题',
        en: 'copy the one in data/ of this project and change its title',
      },
    };
  } else {
    try {
      JSON.parse(await readFile(path, 'utf8'));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      yield {
        ...whole,
        kind: 'unreadable',
        message: { zh: `datapackage.json 不是 JSON：${why}`, en: `datapackage.json is not JSON: ${why}` },
        remedy: { zh: '改正语法', en: 'correct its syntax' },
      };
    }
  }
}

/** Tables without which there is nothing to show; the others may be absent or empty. */
const NEEDED: ReadonlySet<TableName> = new Set(['source', 'unit', 'evaluation', 'fund_line']);

/**
 * Checks the package in a folder against its schemas: files, columns, types, required values, enumerations,
 * ranges, patterns, keys, references. Reads each file as a stream and hands over each problem as it is met.
 * Cells must be UTF-8 CSV. Returns the number of records of each table.
 */
export async function* packageProblems(folder: string): AsyncGenerator<PackageProblem, CheckReport['rows']> {
  const counts: Partial<Record<TableName, number>> = {};
  yield* describeFolder(folder);
  if (!existsSync(folder)) return counts;
  const keys: Keys = new Map();
  for (const name of TABLE_NAMES) {
    const table = TABLES[name];
    if (!existsSync(tablePath(folder, name))) {
      for (const columns of referencedKeys(name)) keys.set(keyName(name, columns), new KeySet());
      if (NEEDED.has(name)) {
        yield {
          kind: 'missing_file',
          table: name,
          line: null,
          column: null,
          value: table.path,
          message: {
            zh: `缺少文件 ${table.path}（${table.title.zh}）`,
            en: `${table.path} is missing (${table.title.en})`,
          },
          remedy: {
            zh: '补上文件，没有记录时只写表头',
            en: 'add the file; with no records, only its header',
          },
        };
      }
      continue;
    }
    counts[name] = yield* checkTable(folder, table, keys);
  }
  return counts;
}

/** All problems of a package at once; see `packageProblems`. */
export async function checkPackage(folder: string): Promise<CheckReport> {
  const problems: PackageProblem[] = [];
  const stream = packageProblems(folder);
  for (;;) {
    const next = await stream.next();
    if (next.done) return { problems, rows: next.value };
    problems.push(next.value);
  }
}
