import type { Row } from '../engine/engine.ts';
import type { Severity } from './rule.ts';

/** A row of the `finding` view: money in 元, rates as fractions, points as points; see each rule's `unit`. */
export interface FindingRow extends Row {
  readonly finding_id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly family: string;
  readonly evaluation_id: string | null;
  readonly unit_id: string | null;
  readonly project_id: string | null;
  readonly fiscal_year: number | null;
  readonly source_id: string | null;
  readonly locator: string | null;
  readonly indicator_no: number | null;
  readonly line_no: number | null;
  readonly indicator_name: string | null;
  readonly quote: string | null;
  readonly reported: number | null;
  readonly expected: number | null;
  readonly difference: number | null;
  readonly v1: number | null;
  readonly v2: number | null;
  readonly v3: number | null;
  readonly v4: number | null;
  readonly t1: string | null;
  readonly t2: string | null;
  /** The unit's own words: the row's reason, else the form's. */
  readonly explanation: string | null;
  readonly related_evaluation_id: string | null;
}

/** Columns of a finding in the order in which questions and exports list them. */
export const FINDING_VIEW_COLUMNS = [
  'finding_id',
  'rule',
  'severity',
  'family',
  'evaluation_id',
  'unit_id',
  'project_id',
  'fiscal_year',
  'source_id',
  'locator',
  'indicator_no',
  'line_no',
  'indicator_name',
  'quote',
  'reported',
  'expected',
  'difference',
  'v1',
  'v2',
  'v3',
  'v4',
  't1',
  't2',
  'explanation',
  'related_evaluation_id',
] as const satisfies readonly (keyof FindingRow)[];
