import { listLayoutOf, type PrintedField } from '../../model/printed-fields.ts';
import type { Settled } from './duplicates.ts';
import type { FlatFieldId } from './fields.ts';
import type { Mapping } from './mapping.ts';

/** The column that gives a field of the form; null for what no list has. */
const OF_FORM: Readonly<Partial<Record<PrintedField, FlatFieldId | null>>> = {
  heading: null,
  filed_on: null,
  budget_points: null,
  sources: null,
  rate: 'rate',
  total: 'score',
  reason: 'reason',
  improvement: 'improvement',
};

const OF_INDICATOR: Readonly<Partial<Record<PrintedField, FlatFieldId>>> = {
  target: 'target',
  actual: 'actual',
  points_max: 'points_max',
  points: 'points',
  row_reason: 'reason',
};

/**
 * Which fields the tables of an import have, form by form: a form's own fields by the table of its amounts, those
 * of its indicators by every table that gave one. In a wide table a column stands for its year only.
 */
export class PrintedColumns {
  readonly #known = new Map<string, string>();
  /** The same for forms without indicators, of which there are millions: by year, then table. */
  readonly #plain = new Map<number, string[]>();

  constructor(readonly mappings: readonly Mapping[]) {}

  /** `layout` of a form; `source` is the table that its amounts, or else its first row, stand in. */
  layout(settled: Settled, source: number, year: number): string {
    const money = settled.figures?.money.from.source ?? source;
    if (settled.indicators.length > 0 || money !== source)
      return this.#made(new Set(settled.indicators.map((record) => record.source)), source, year, money);
    const byTable = this.#plain.get(year) ?? [];
    this.#plain.set(year, byTable);
    byTable[source] ??= this.#made(new Set([source]), source, year, source);
    return byTable[source];
  }

  /** `indicators`: the tables that gave indicators; `money`: the one that gave amounts. */
  #made(indicators: ReadonlySet<number>, source: number, year: number, money: number): string {
    const key = `${year} ${source} ${money} ${[...indicators].join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = listLayoutOf((field) => {
      const column = OF_INDICATOR[field];
      if (column !== undefined) return [...indicators].every((each) => this.#has(each, column, year));
      if (field === 'money_unit') return this.mappings[money]?.moneyUnitBasis === 'declared';
      const own = OF_FORM[field] ?? null;
      return own !== null && this.#has(source, own, year);
    });
    this.#known.set(key, made);
    return made;
  }

  #has(source: number, field: FlatFieldId, year: number): boolean {
    const columns = this.mappings[source]?.columns ?? [];
    return columns.some((c) => c.field === field && (c.year === null || c.year === year));
  }
}
