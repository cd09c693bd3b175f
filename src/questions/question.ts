import type { SqlValue, Statement } from '../engine/engine.ts';
import { answerColumns, type ColumnMark, type RowOf } from './columns.ts';
import type { Condition } from './filters.ts';
import type { Question } from './types.ts';

/** Names a question and types its rows by the columns it lists; see COLUMNS. */
export function question<P, const M extends readonly ColumnMark[]>(
  id: string,
  zh: string,
  en: string,
  columns: M,
  compile: (params: P) => Statement,
): Question<P, RowOf<M>> {
  return { id, title: { zh, en }, columns: answerColumns(columns), compile };
}

/**
 * SQL with conditions and values in it, in the order in which they are written: a condition puts its text and
 * its values, any other value becomes a placeholder. Fixed text (metric SQL, column lists) goes in `text()`.
 */
export function sql(
  strings: TemplateStringsArray,
  ...parts: readonly (Condition | Text | SqlValue)[]
): Statement {
  const params: SqlValue[] = [];
  const written = parts.map((part) => {
    if (part instanceof Text) return part.sql;
    if (part !== null && typeof part === 'object') {
      params.push(...part.params);
      return part.sql;
    }
    params.push(part);
    return '?';
  });
  const all = strings.reduce((text, piece, i) => text + piece + (written[i] ?? ''), '');
  return { sql: all.trim(), params };
}

export class Text {
  constructor(readonly sql: string) {}
}

/** SQL text of our own catalogue, never of a reader. */
export function text(fixed: string): Text {
  return new Text(fixed);
}
