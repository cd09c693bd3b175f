import type { Row, Statement } from '../engine/engine.ts';
import type { Bilingual } from '../model/schema.ts';

/** What the reader chose; everything empty or null is the default. Serialised in the URL by app/url-state. */
export interface Filters {
  /** Fiscal years; empty means all. */
  readonly years: readonly number[];
  /** unit_id of implementing units; empty means all. */
  readonly units: readonly string[];
  /** unit_id of supervising departments; empty means all. */
  readonly departments: readonly string[];
  readonly regions: readonly string[];
  /** `project` or `department`; null means both. */
  readonly kind: 'project' | 'department' | null;
  readonly categories: readonly string[];
  readonly attributes: readonly string[];
  readonly terms: readonly string[];
  /** What-if profile; null means each form under its own. */
  readonly profile: string | null;
  /** A brushed range of the execution rate (fractions) and of the score share, from charts. */
  readonly rateRange: readonly [number, number] | null;
  readonly scoreRange: readonly [number, number] | null;
}

export const NO_FILTERS: Filters = {
  years: [],
  units: [],
  departments: [],
  regions: [],
  kind: null,
  categories: [],
  attributes: [],
  terms: [],
  profile: null,
  rateRange: null,
  scoreRange: null,
};

export type ValueUnit = '元' | 'fraction' | 'points' | 'count' | 'ratio' | 'text' | 'year' | 'flag';

/** A metric, defined once: tooltips, dictionary, SQL and exports read it. */
export interface Metric {
  readonly id: string;
  readonly name: Bilingual;
  readonly unit: ValueUnit;
  /** The formula in words, shown to the reader. */
  readonly formula: Bilingual;
  /** When the value is missing, and why. */
  readonly nullRule: Bilingual;
  /** Aggregate SQL over `evaluation_summary` (alias e). */
  readonly sql: string;
}

/** A named question with typed parameters. The row type is declared and checked against the real engine. */
export interface Question<P, R extends Row> {
  readonly id: string;
  readonly title: Bilingual;
  /** Columns of the answer, in order, for tables, exports and the test of the row type. */
  readonly columns: readonly AnswerColumn[];
  compile(params: P): Statement;
  /** Only carries the row type; never set. */
  readonly rowType?: R;
}

export interface AnswerColumn {
  readonly name: string;
  readonly title: Bilingual;
  readonly unit: ValueUnit;
  readonly nullable: boolean;
}
