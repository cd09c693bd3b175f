import { type Portion, rowsOfPortions, type TablePortions, type Value } from '../../model/portion.ts';
import type { Rows } from '../../model/rows.gen.ts';
import { TABLE_NAMES, TABLES, type TableName } from '../../model/schema.ts';
import type { TableRows } from '../types.ts';
import { type ColumnBuilder, columnBuilder } from './column-builder.ts';

/**
 * Rows of a portion: as many as the engine stores and compresses together. It takes a table that ends in the middle of
 * such a group out of its compression before it adds to it, which costs as much as all the rest.
 */
export const PORTION_ROWS = 122_880;

/** Values that every row of a table has alike. */
export type FixedValues = { readonly [T in TableName]?: Readonly<Partial<Rows[T]>> };

/** Hears of each portion as soon as it is full. */
export type OnPortion = (table: TableName, portion: Portion) => void;

class PortionWriter {
  readonly #fixed: Portion['columns'];
  readonly #names: readonly string[];
  readonly #builders: readonly ColumnBuilder[];
  readonly #portions: Portion[] = [];
  #held = 0;

  constructor(
    readonly table: TableName,
    fixed: Readonly<Record<string, Value>>,
    readonly onPortion: OnPortion | null,
  ) {
    const entries = Object.entries(fixed);
    this.#fixed = Object.fromEntries(entries.map(([name, value]) => [name, { kind: 'constant', value }]));
    const fields = TABLES[table].fields.filter((field) => !(field.name in fixed));
    this.#names = fields.map((field) => field.name);
    this.#builders = fields.map((field) => columnBuilder(field.type));
  }

  add(row: object): void {
    const values = row as Record<string, Value | undefined>;
    const names = this.#names;
    for (let i = 0; i < names.length; i += 1) this.#builders[i]?.push(values[names[i] ?? ''] ?? null);
    this.#held += 1;
    if (this.#held === PORTION_ROWS) this.#seal();
  }

  #seal(): void {
    const columns = Object.fromEntries(
      this.#names.flatMap((name, i) => {
        const builder = this.#builders[i];
        return builder ? [[name, builder.seal()]] : [];
      }),
    );
    const portion = { length: this.#held, columns: { ...this.#fixed, ...columns } };
    this.#portions.push(portion);
    this.#held = 0;
    this.onPortion?.(this.table, portion);
  }

  finish(): readonly Portion[] {
    if (this.#held > 0) this.#seal();
    return this.#portions;
  }
}

/** Takes rows of the model one by one and keeps them column by column. `fixed` values are left out of the rows. */
export class TableWriter<F extends FixedValues = Record<never, never>> {
  readonly #tables = new Map<TableName, PortionWriter>();

  constructor(
    readonly fixed: F,
    readonly onPortion: OnPortion | null = null,
  ) {}

  add<T extends TableName>(table: T, row: T extends keyof F ? Omit<Rows[T], keyof F[T]> : Rows[T]): void {
    let writer = this.#tables.get(table);
    if (writer === undefined) {
      writer = new PortionWriter(table, { ...this.fixed[table] }, this.onPortion);
      this.#tables.set(table, writer);
    }
    writer.add(row);
  }

  /** Tables without a row are left out. */
  finish(): TablePortions {
    return Object.fromEntries(
      TABLE_NAMES.flatMap((name) => {
        const writer = this.#tables.get(name);
        return writer ? [[name, writer.finish()]] : [];
      }),
    );
  }
}

/** Rows that are objects already, column by column. */
export function portionsOf(rows: TableRows): TablePortions {
  const writer = new TableWriter({});
  for (const name of TABLE_NAMES) for (const row of rows[name] ?? []) writer.add(name, row);
  return writer.finish();
}

/** Every row of every table as an object: for imports that are small, or that forms and tables make together. */
export function allRows(tables: TablePortions): TableRows {
  const entries = Object.entries(tables).map(([name, portions]) => [name, [...rowsOfPortions(portions)]]);
  return Object.fromEntries(entries) as TableRows;
}
