import type { Prepared } from '../../app/session/session.ts';
import type { TableData } from '../../engine/engine.ts';
import type { EarlyRows } from '../../intake/client.ts';
import type { ImportReport } from '../../intake/messages.ts';

/** Starts to make rows ready that are still arriving; null when that cannot be done now. */
export type Prepare = (arriving: AsyncIterable<TableData>) => Prepared | null;

/** Portions that wait for the engine at most, some twenty megabytes each. */
const MOST_WAITING = 6;

/**
 * The rows of an import on their way into the engine while its list is still read, so that little is left to do once
 * it is confirmed. Whatever goes wrong here only means that the rows are loaded after the confirmation.
 */
export class Arrivals {
  readonly #waiting: TableData[] = [];
  #wake: () => void = () => {};
  #isWhole = false;
  #prepared: Prepared | null = null;
  #isLost = false;
  /** What the rows belong to, once it is there. */
  #report: ImportReport | null = null;

  constructor(readonly prepare: Prepare) {}

  /** Takes rows on; null says that those before do not hold. */
  readonly add = (rows: EarlyRows | null): void => {
    if (this.#isLost) return;
    if (rows === null) {
      this.drop();
      return;
    }
    this.#waiting.push({ table: rows.table, portions: [rows.portion] });
    // The engine may still be starting.
    this.#prepared ??= this.prepare(this.#rows());
    if (this.#prepared === null && this.#waiting.length > MOST_WAITING) this.drop();
    this.#wake();
  };

  /** All rows of this report have been added. */
  end(report: ImportReport): void {
    this.#report = report;
    this.#isWhole = true;
    this.#wake();
  }

  /** What was made ready for exactly this report; null when nothing was. */
  preparedFor(report: ImportReport): Prepared | null {
    return this.#report === report && !this.#isLost ? this.#prepared : null;
  }

  drop(): void {
    this.#isLost = true;
    this.#waiting.length = 0;
    this.#prepared?.drop();
    this.#prepared = null;
    this.#wake();
  }

  async *#rows(): AsyncGenerator<TableData> {
    while (!this.#isLost) {
      const next = this.#waiting.shift();
      if (next !== undefined) yield next;
      else if (this.#isWhole) return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
    throw new DOMException('The rows do not hold', 'AbortError');
  }
}
