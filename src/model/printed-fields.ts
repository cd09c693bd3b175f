/**
 * Fields that a form or list may not have at all, as `table.column`. What has no place on the paper cannot have been
 * left blank: `evaluation.not_printed` names them, and no rule may then say that they were.
 */
const PRINTED_FIELDS = [
  /** A heading of its own: a row of a list has none. */
  'evaluation.title_raw',
  'evaluation.filed_on',
  'evaluation.rate_reported',
  'evaluation.budget_points',
  'evaluation.total_reported',
  'evaluation.deviation_reason',
  'evaluation.improvement',
  /** Money lines by source beside the total. */
  'fund_line.kind',
  'fund_line.money_unit_declared',
  'indicator.target_raw',
  'indicator.actual_raw',
  'indicator.points_max',
  'indicator.points',
  'indicator.deviation_reason',
] as const;
export type PrintedField = (typeof PRINTED_FIELDS)[number];

/** The value of `not_printed` that names the fields for which `isMissing` holds; null when there are none. */
export function notPrinted(isMissing: (field: PrintedField) => boolean): string | null {
  const missing = PRINTED_FIELDS.filter(isMissing);
  return missing.length === 0 ? null : missing.join(';');
}

/** Whether a form whose `not_printed` this is has the field; of a data set that does not tell, no field is known. */
export function isPrinted(field: PrintedField, missing: string | null, ofDataset: boolean): boolean {
  return missing === null ? !ofDataset : !missing.split(';').includes(field);
}

/**
 * SQL: whether a form has the field, from its `not_printed` and whether its source is a data set; of a data set that
 * does not tell, no field is known.
 */
export function isPrintedSql(field: PrintedField, missing: string, ofDataset: string): string {
  return `coalesce(NOT contains(concat(';', ${missing}, ';'), ';${field};'), TRUE) AND NOT (${missing} IS NULL AND ${ofDataset})`;
}
