import type { MoneyUnit } from '../values/money.ts';

/** A money cell: as printed, and in the base unit of its currency. */
export interface MoneyCell {
  readonly raw: string;
  readonly value: number | null;
}

export interface IndicatorCell {
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly measure: string | null;
  readonly nature: string;
  readonly target: string;
  readonly actual: string;
  readonly pointsMax: NumberCell | null;
  readonly points: NumberCell | null;
  readonly reviewedActual: string | null;
  readonly reviewedPoints: number | null;
}

export interface NumberCell {
  readonly raw: string;
  readonly value: number | null;
}

/** One row of a flat table for one year, read but not yet joined with the others that share its key. */
export interface FlatRecord {
  /** Index of the source among those of the import, and of the row in it. */
  readonly source: number;
  readonly row: number;
  readonly locator: string;
  readonly unit: string;
  readonly department: string | null;
  readonly region: string | null;
  /** Empty for a form of the unit as a whole. */
  readonly project: string;
  readonly code: string;
  readonly year: number;
  readonly yearBasis: 'stated' | 'inferred';
  readonly publication: number | null;
  readonly initial: MoneyCell | null;
  readonly budget: MoneyCell | null;
  readonly executed: MoneyCell | null;
  readonly moneyUnit: MoneyUnit;
  readonly rate: NumberCell | null;
  readonly score: NumberCell | null;
  readonly scoreMax: NumberCell | null;
  readonly reviewedScore: number | null;
  readonly category: string | null;
  readonly attribute: string | null;
  readonly term: string | null;
  readonly goalExpected: string | null;
  readonly goalActual: string | null;
  readonly reason: string | null;
  readonly improvement: string | null;
  readonly indicator: IndicatorCell | null;
}

/** True when the record says something of the form as a whole. */
export function hasFormFigures(r: FlatRecord): boolean {
  return (
    r.initial !== null ||
    r.budget !== null ||
    r.executed !== null ||
    r.rate !== null ||
    r.score !== null ||
    r.reviewedScore !== null
  );
}

/** True when its indicator states a target, a result or points. */
export function hasIndicatorFigures(r: FlatRecord): boolean {
  const i = r.indicator;
  return i !== null && (i.target !== '' || i.actual !== '' || i.points !== null || i.pointsMax !== null);
}

/** What became of a row of the table. */
export type RowFate = 'accepted' | 'repaired' | 'refused' | 'superseded' | 'empty' | 'total';

export type FateCounts = Readonly<Record<RowFate, number>>;
