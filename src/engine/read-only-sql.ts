import type { Bilingual } from '../model/schema.ts';
import type { Engine, Row } from './engine.ts';

/** A statement of the SQL console that will not be run, and why. */
export class RefusedStatement extends Error {
  constructor(readonly reason: Bilingual) {
    super(reason.en);
    this.name = 'RefusedStatement';
  }
}

export interface ConsoleColumn {
  readonly name: string;
  /** The engine's own type name, such as DECIMAL(18,2). */
  readonly type: string;
}

export interface ConsoleAnswer {
  readonly columns: readonly ConsoleColumn[];
  readonly rows: readonly Row[];
  /** More rows were there than the limit let through. */
  readonly truncated: boolean;
}

const READS = new Set([
  'SELECT',
  'WITH',
  'FROM',
  'VALUES',
  'TABLE',
  'DESCRIBE',
  'DESC',
  'SHOW',
  'SUMMARIZE',
  'PIVOT',
  'UNPIVOT',
]);

const EMPTY: Bilingual = { zh: '没有语句。', en: 'There is no statement.' };
const SEVERAL: Bilingual = {
  zh: '一次只能运行一条语句：请删去分号后面的内容。',
  en: 'One statement at a time: remove what follows the semicolon.',
};
const UNFINISHED: Bilingual = { zh: '引号或注释没有结束。', en: 'A quote or a comment is not closed.' };

function notReading(word: string): Bilingual {
  return {
    zh: `这里只读：不能运行 ${word}。可以用 SELECT、WITH、DESCRIBE、SHOW、SUMMARIZE 和 EXPLAIN。`,
    en: `Reading only: ${word} cannot be run here. SELECT, WITH, DESCRIBE, SHOW, SUMMARIZE and EXPLAIN can.`,
  };
}

/** Texts, quoted names, dollar quotes and comments: what may hold a semicolon that ends nothing. */
const OPAQUE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([A-Za-z_]*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** The statement without its comments and closing semicolon. @throws RefusedStatement unless it is exactly one. */
function single(input: string): string {
  const uncommented = input.replace(OPAQUE, (found) =>
    found.startsWith('--') || found.startsWith('/*') ? ' ' : found,
  );
  const masked = uncommented.replace(OPAQUE, (found) => 'x'.repeat(found.length));
  if (/['"]|\/\*|\$\$/.test(masked)) throw new RefusedStatement(UNFINISHED);
  const ended = masked.replace(/[;\s]+$/, '');
  if (ended.trim() === '') throw new RefusedStatement(EMPTY);
  if (ended.includes(';')) throw new RefusedStatement(SEVERAL);
  return uncommented.slice(0, ended.length).trim();
}

/** The verb outside all brackets when a WITH leads to a write. */
function writesAfterWith(statement: string): string | null {
  let open = statement.replace(OPAQUE, (found) => 'x'.repeat(found.length));
  for (let before = ''; before !== open; ) {
    before = open;
    open = open.replace(/\([^()]*\)/g, ' ');
  }
  return /\b(INSERT|UPDATE|DELETE|MERGE)\b/i.exec(open)?.[1]?.toUpperCase() ?? null;
}

const firstWord = (statement: string) =>
  /^[\s(]*([A-Za-z]+)/.exec(statement)?.[1]?.toUpperCase() ?? statement.slice(0, 12);

/**
 * Makes one reading statement safe to run: it is set inside a SELECT, where the grammar has no place for
 * anything that writes, and cut off after `limit` + 1 rows.
 * @throws RefusedStatement for writes, settings, several statements, and nothing at all.
 */
export function readOnly(input: string, limit: number): { readonly sql: string; readonly explains: boolean } {
  const statement = single(input);
  const word = firstWord(statement);
  if (word === 'EXPLAIN') {
    const explained = statement.replace(/^EXPLAIN\s+(ANALYZE\s+)?/i, '');
    const inner = readOnly(explained, limit);
    if (inner.explains) throw new RefusedStatement(notReading('EXPLAIN EXPLAIN'));
    return {
      sql: `${statement.slice(0, statement.length - explained.length)}SELECT * FROM (\n${explained}\n)`,
      explains: true,
    };
  }
  const writes = word === 'WITH' ? writesAfterWith(statement) : null;
  if (writes !== null) throw new RefusedStatement(notReading(writes));
  if (!READS.has(word)) throw new RefusedStatement(notReading(word));
  return { sql: `SELECT * FROM (\n${statement}\n) LIMIT ${limit + 1}`, explains: false };
}

/**
 * Runs one statement of the reader's own. Repeated column names are told apart by the engine (a, a_1).
 * @throws RefusedStatement when it would not only read; Error with the engine's words when it fails.
 */
export async function runReadOnly(
  engine: Pick<Engine, 'query'>,
  input: string,
  options: { readonly limit: number; readonly signal?: AbortSignal },
): Promise<ConsoleAnswer> {
  const { sql, explains } = readOnly(input, options.limit);
  if (explains) {
    const rows = await engine.query({ sql, params: [] }, options.signal);
    const names = Object.keys(rows[0] ?? {});
    return { columns: names.map((name) => ({ name, type: 'VARCHAR' })), rows, truncated: false };
  }
  const described = await engine.query({ sql: `DESCRIBE ${sql}`, params: [] }, options.signal);
  const rows = await engine.query({ sql, params: [] }, options.signal);
  return {
    columns: described.map((d) => ({ name: String(d.column_name), type: String(d.column_type) })),
    rows: rows.slice(0, options.limit),
    truncated: rows.length > options.limit,
  };
}
