/** A statement that was run on this machine. */
export interface PastStatement {
  readonly sql: string;
  /** ISO time at which it was last run. */
  readonly at: string;
}

const KEPT = 40;
const KEY = 'jilan.console-history';

/** The newest first; running a statement again moves it to the front. */
export function remembered(history: readonly PastStatement[], sql: string, at: string): PastStatement[] {
  return [{ sql, at }, ...history.filter((past) => past.sql !== sql)].slice(0, KEPT);
}

/** Reads what was kept; anything that is not a list of statements counts as none. */
export function parseHistory(kept: string | null): PastStatement[] {
  if (kept === null) return [];
  try {
    const value: unknown = JSON.parse(kept);
    if (!Array.isArray(value)) return [];
    return value
      .filter(
        (past: Partial<PastStatement> | null) => typeof past?.sql === 'string' && typeof past.at === 'string',
      )
      .slice(0, KEPT);
  } catch {
    return [];
  }
}

/** Local storage may be closed or full: history is then for this visit only. */
export function readHistory(): PastStatement[] {
  try {
    return parseHistory(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

export function keepHistory(history: readonly PastStatement[]): void {
  try {
    if (history.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(history));
  } catch {
    // The history then lasts for this visit.
  }
}
