import type { Rows } from '../../model/rows.gen.ts';
import { TABLE_NAMES, type TableName } from '../../model/schema.ts';
import type { Origin, TableRows, ValueOrigin } from '../types.ts';

/** How one value of a row came about; columns without a note count as printed beyond doubt. */
export interface Note {
  readonly locator: string;
  readonly confidence: number;
  readonly origin: Origin;
}

export type Notes<T extends TableName> = Readonly<Partial<Record<keyof Rows[T] & string, Note>>>;

/** Collects rows table by table, with the origin of every value that a file gave. */
export class RowWriter {
  private readonly tables: { [T in TableName]?: Rows[T][] } = {};
  readonly origins: ValueOrigin[] = [];

  add<T extends TableName>(table: T, row: Rows[T], notes?: Notes<T>): void {
    const held: Rows[T][] | undefined = this.tables[table];
    const rows: Rows[T][] = held ?? [];
    if (held === undefined) Object.assign(this.tables, { [table]: rows });
    const index = rows.length;
    rows.push(row);
    for (const [column, note] of Object.entries(notes ?? {}) as [string, Note | undefined][]) {
      if (note === undefined) continue;
      this.origins.push({ table, row: index, column, ...note });
    }
  }

  count(table: TableName): number {
    return this.tables[table]?.length ?? 0;
  }

  has<T extends TableName>(table: T, test: (row: Rows[T]) => boolean): boolean {
    const rows: readonly Rows[T][] | undefined = this.tables[table];
    return rows?.some(test) ?? false;
  }

  rows(): TableRows {
    return Object.fromEntries(
      TABLE_NAMES.filter((name) => this.tables[name] !== undefined).map((name) => [name, this.tables[name]]),
    );
  }
}
