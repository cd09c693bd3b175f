import { FIELD_BY_ID, type FlatFieldId } from '../../intake/mapping/fields.ts';
import type { ColumnChoice, DuplicateRule, Mapping } from '../../intake/mapping/mapping.ts';
import type { MoneyUnit } from '../../intake/values/money.ts';

function withColumn(mapping: Mapping, index: number, change: Partial<ColumnChoice>): Mapping {
  return {
    ...mapping,
    columns: mapping.columns.map((column) => (column.index === index ? { ...column, ...change } : column)),
  };
}

/** Takes a column for a field; another column that held the same field (and year) lets it go. */
export function chooseField(mapping: Mapping, index: number, field: FlatFieldId | null): Mapping {
  const own = mapping.columns.find((column) => column.index === index);
  const yearly = field !== null && (FIELD_BY_ID.get(field)?.yearly ?? false);
  const year = yearly ? (own?.year ?? null) : null;
  const columns = mapping.columns.map((column) => {
    if (column.index === index) return { ...column, field };
    const held = field !== null && column.field === field && (yearly ? column.year : null) === year;
    return held ? { ...column, field: null } : column;
  });
  return { ...mapping, columns };
}

/** The unit of one money column; null follows the table. */
export function chooseColumnUnit(mapping: Mapping, index: number, moneyUnit: MoneyUnit | null): Mapping {
  return withColumn(mapping, index, { moneyUnit });
}

export function chooseRateScale(
  mapping: Mapping,
  index: number,
  rateScale: ColumnChoice['rateScale'],
): Mapping {
  return withColumn(mapping, index, { rateScale });
}

export function chooseStyle(mapping: Mapping, index: number, style: ColumnChoice['style']): Mapping {
  return withColumn(mapping, index, { style });
}

/** The year that a column of a wide table stands for. */
export function chooseColumnYear(mapping: Mapping, index: number, year: number | null): Mapping {
  return withColumn(mapping, index, { year });
}

export function chooseTableUnit(mapping: Mapping, moneyUnit: MoneyUnit): Mapping {
  return { ...mapping, moneyUnit, moneyUnitBasis: 'chosen' };
}

/** What a mapping says to the questions that are asked about its table, by their ids. */
export function answersTo(
  file: string,
  sheet: string,
  mapping: Mapping,
): readonly (readonly [string, string])[] {
  return [
    [`money-unit:${file}:${sheet}`, mapping.moneyUnit],
    [`duplicate-key:${file}:${sheet}`, mapping.duplicates],
  ];
}

/** The mapping that an answer to a question about its table makes; null when the question is about something else. */
export function withAnswer(
  file: string,
  sheet: string,
  mapping: Mapping,
  id: string,
  option: string,
): Mapping | null {
  if (id === `money-unit:${file}:${sheet}`) return chooseTableUnit(mapping, option as MoneyUnit);
  if (id === `duplicate-key:${file}:${sheet}`) return { ...mapping, duplicates: option as DuplicateRule };
  return null;
}

/** A year as typed; null for anything that is none. */
export function yearOf(typed: string): number | null {
  const year = Number(typed.trim());
  return /^\d{4}$/.test(typed.trim()) && year >= 1990 && year <= 2100 ? year : null;
}
