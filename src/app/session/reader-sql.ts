import { type ConsoleAnswer, RefusedStatement, runReadOnly } from '../../engine/read-only-sql.ts';
import type { Bilingual } from '../../model/schema.ts';
import { session } from './site-session.ts';

export type { ConsoleAnswer };

/** Runs one reading statement of the reader's own in the engine of this page; see `runReadOnly`. */
export function runReaderSql(sql: string, limit: number, signal: AbortSignal): Promise<ConsoleAnswer> {
  return runReadOnly(session, sql, { limit, signal });
}

/** Why a statement was not even tried; null for any other error. */
export function refusalOf(error: unknown): Bilingual | null {
  return error instanceof RefusedStatement ? error.reason : null;
}
