import { notPrinted, type PrintedField } from '../../model/printed-fields.ts';
import type { Settled } from './duplicates.ts';
import type { FlatFieldId } from './fields.ts';
import type { Mapping } from './mapping.ts';

/** The column that gives a field of the form; null for what no list has. */
const OF_FORM: Readonly<Partial<Record<PrintedField, FlatFieldId | null>>> = {
  'evaluation.title_raw': null,
  'evaluation.filed_on': null,
  'evaluation.budget_points': null,
  'fund_line.kind': null,
  'evaluation.rate_reported': 'rate',
  'evaluation.total_reported': 'score',
  'evaluation.deviation_reason': 'reason',
  'evaluation.improvement': 'improvement',
};

const OF_INDICATOR: Readonly<Partial<Record<PrintedField, FlatFieldId>>> = {
  'indicator.target_raw': 'target',
  'indicator.actual_raw': 'actual',
  'indicator.points_max': 'points_max',
  'indicator.points': 'points',
  'indicator.deviation_reason': 'reason',
};

/**
 * Which fields the tables of an import lack, form by form: a form's own fields by the table of its amounts, those
 * of its indicators by every table that gave one. In a wide table a column stands for its year only.
 */
export class PrintedColumns {
  readonly #known = new Map<string, string | null>();

  constructor(readonly mappings: readonly Mapping[]) {}

  /** `not_printed` of a form; `source` is the table that its amounts, or else its first row, stand in. */
  missing(settled: Settled, source: number, year: number): string | null {
    const indicators = new Set<number>();
    for (const record of settled.indicators) indicators.add(record.source);
    if (indicators.size === 0) indicators.add(source);
    const key = `${year} ${source} ${[...indicators].join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = notPrinted((field) => {
      const column = OF_INDICATOR[field];
      if (column !== undefined) return [...indicators].some((each) => !this.#has(each, column, year));
      if (field === 'fund_line.money_unit_declared')
        return this.mappings[source]?.moneyUnitBasis !== 'declared';
      const own = OF_FORM[field] ?? null;
      return own === null || !this.#has(source, own, year);
    });
    this.#known.set(key, made);
    return made;
  }

  #has(source: number, field: FlatFieldId, year: number): boolean {
    const columns = this.mappings[source]?.columns ?? [];
    return columns.some((c) => c.field === field && (c.year === null || c.year === year));
  }
}
