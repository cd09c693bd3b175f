import type { MoneyUnit } from '../values/money.ts';
import type { NumberStyle, RateScale } from './amounts.ts';
import type { FlatFieldId } from './fields.ts';

/** What one column of a table is taken for. */
export interface ColumnChoice {
  readonly index: number;
  readonly header: string;
  /** Null: not used. */
  readonly field: FlatFieldId | null;
  /** The year in the column's name, in a wide table. */
  readonly year: number | null;
  readonly style: NumberStyle;
  /** Scale of rates without a percent sign. */
  readonly rateScale: RateScale;
  /** The unit of a money column; the mapping's own where null. */
  readonly moneyUnit: MoneyUnit | null;
}

/**
 * What to do when several rows speak of the same unit, project and year. Where the table states when each was
 * published, only those of the latest publication are weighed. `ask` imports none of those that differ. Rows that
 * say the same are never a conflict.
 */
export type DuplicateRule = 'keep-last' | 'latest-publication' | 'sum' | 'ask';

/** How a flat table is read: what the proposal says and the reader corrects. */
export interface Mapping {
  /** Rows before the header, which hold titles; the header is the next. */
  readonly headerAt: number;
  readonly columns: readonly ColumnChoice[];
  /** Unit of money columns whose name states none. */
  readonly moneyUnit: MoneyUnit;
  /** How the unit was settled: printed on the table, chosen by a person, or assumed. */
  readonly moneyUnitBasis: 'declared' | 'chosen' | 'assumed';
  /** For tables without a year or unit column. */
  readonly year: number | null;
  readonly unit: string | null;
  readonly duplicates: DuplicateRule;
}

/** Choices of earlier imports, kept by the app on the reader's machine. */
export interface MappingMemory {
  /** The mapping last confirmed for a table with these very headers. */
  recall(signature: string): Mapping | null;
  /** The field last chosen for a column of this name; null when it was set aside, undefined when never seen. */
  recallColumn(core: string): FlatFieldId | null | undefined;
  remember(signature: string, mapping: Mapping): void;
}

/** What identifies a kind of table: its headers in order. */
export function signatureOf(headers: readonly string[]): string {
  return headers.map((header) => header.replace(/\s+/gu, ' ').trim()).join('\u001f');
}

/**
 * An earlier choice for the same headers, applied to a table that is proposed to be read in another way. Year, unit,
 * how numbers are written and the money unit that is printed are each file's own; a money unit that another file
 * printed is no more than a guess for this one.
 */
export function recalledFor(earlier: Mapping, proposed: Mapping): Mapping {
  const { headerAt, year, unit } = proposed;
  const own = new Map(proposed.columns.map((column) => [column.index, column]));
  const columns = earlier.columns.map((column) => {
    const { style, rateScale } = own.get(column.index) ?? column;
    return { ...column, style, rateScale };
  });
  const { moneyUnit, moneyUnitBasis } = proposed.moneyUnitBasis === 'assumed' ? earlier : proposed;
  const basis =
    proposed.moneyUnitBasis === 'assumed' && moneyUnitBasis === 'declared' ? 'assumed' : moneyUnitBasis;
  return { ...earlier, headerAt, year, unit, columns, moneyUnit, moneyUnitBasis: basis };
}
